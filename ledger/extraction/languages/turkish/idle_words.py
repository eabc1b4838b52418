"""Number words that are common words in Turkish, and figures that only say when or how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.extraction.languages.turkish.clocks import is_time
from ledger.extraction.languages.turkish.idioms import is_turn_of_phrase
from ledger.extraction.lexicon import TIME_UNITS
from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS, WORD

if TYPE_CHECKING:
    from ledger.extraction.figures import Figure

_APOSTROPHES = "'’"
# A number word that is a common word as well, alone and in this shape.
_THIS = frozenset(("bu", "o", "şu", "ne", "hangi"))
_FACES = frozenset(
    (
        *("yüzü", "yüzün", "yüzünü", "yüzüne", "yüzünde", "yüzünden", "yüzüyle", "yüze"),
        *("yüzden",),
    )
)
LATE_WORDS = frozenset(("ona", "onu", "onun", "ondan", "bindi", "yüzdü", "yüzünü", "yüzüne"))
_IDLE = frozenset(
    (
        *(
            "bir",
            "bindi",
            "yüzdü",
            "biri",
            "birini",
            "birine",
            "birinin",
            "birinde",
            "birinden",
            "birer",
            "birle",
        ),
        *("biriyle", "bire", "birden", "birde", "birin", "birdir", "biridir", "birindeki", "onu"),
        *("ona", "onun", "onda", "ondan", "onla", "onunla", "ondaki", "yüzer", "biner", "binin"),
        *("bine", "bini", "binde", "binden", "yüz", "bin", "altı", "altıya", "altına", "altında"),
        *("altıdan", "altın", "kırk", "kırkın", "kırkı", "yediye", "yedi", "yedir", "ikili", "eli"),
        *("yarım", "yarıma", "yarımı", "çeyrek", "çeyreği", "çeyreğe", "çeyrekte", "çeyreğin"),
        *("çeyreğinde", "çeyreğinin", "çeyreğini", "çeyreğine", "çeyrekten", "elliye", "sıfır"),
        *("sıfırdan", "sıfıra", "sıfırı", "sıfırın", "ikide", "üçte", "dörtte", "beşte", "onar"),
    )
)
_GROWN = ("art", "büyü", "fazla", "azal", "daha")
_EITHER = frozenset(("altı", "yedi", "kırk", "yüz", "bin", "elli", "dokuz"))
_ONE = frozenset(("bir", "birer"))
_HALF = "yarı"
_ORDINARY_GENITIVES = ("ın", "in", "un", "ün")
_BENEATH = frozenset(("yer", "su", "deniz", "ayak", "toprak", "sıfır", "göz", "bilinç", "rakım"))
_WITHIN = frozenset(
    (
        *("içinde", "içerisinde", "zarfında", "önce", "sonra", "önceki", "sonraki", "öncesinde"),
        *("sonrasında", "öncesi", "sonrası", "önceye", "sonraya", "öncesine", "sonrasına"),
    )
)


def is_no_figure(reading: Reading, figure: Figure) -> str | None:
    """Return why a number that was read is no claim, None where nothing speaks against it."""
    word = reading.text(figure.first)
    if reading.mark(figure.after, "vague") and figure.words:
        return "vague"  # "on binlerce"
    if reading.text(figure.first - 1) in ("birkaç", "kaç"):
        return "vague"  # "birkaç yüz"
    if is_time(reading, figure):
        return "time"
    if _is_idiom(reading, figure, word) or is_turn_of_phrase(reading, figure):
        return "vague"
    if word in ("mn", "mlr", "mr") or (word == "sıfır" and figure.unit == "kilometre"):
        return "word"
    if _is_rate_base(reading, figure):
        return "rate"
    if figure.value == 0 and reading.mark(figure.first, "below_zero"):
        return "word"
    if _one_of(reading, figure):
        return "vague"
    if figure.unit in TIME_UNITS and _is_a_length(reading, figure):
        return "period"
    if not figure.words or figure.value is None:
        return None
    if figure.atoms > 1:
        return None
    if word.startswith(_HALF) and not word.startswith("yarım"):
        return _half_of_nothing(reading, figure)
    return _idle(reading, figure, word) if word in _IDLE or word in _FACES else None


def _is_idiom(reading: Reading, figure: Figure, word: str) -> bool:
    """Say whether the words only mean some or all: "üç beş kişi", "yediden yetmişe"."""
    before, following = reading.text(figure.first - 1), reading.text(figure.after)
    pairs = (("üç", "beş"), ("beş", "on"), ("yediden", "yetmişe"))
    if following in ("katına", "katı", "katından") or (
        following == "kat" and reading.text(figure.after + 1).startswith(_GROWN)
    ):
        return True  # "iki katına çıktı"
    if not figure.words:
        return False
    if (word, following) in pairs or (before, word) in pairs:
        return True
    return reading.text(figure.after).startswith("kuruşluk")


def _is_rate_base(reading: Reading, figure: Figure) -> bool:
    """Say whether a figure is what another is counted by: "yüz kilogramda 8,3 gram"."""
    if figure.value not in (1, 100, 1000) or figure.unit in (None, "percent", *TIME_UNITS):
        return False
    tail = reading.text(figure.tail - 1)
    following = reading.tokens[figure.tail] if figure.tail < len(reading.tokens) else None
    return (
        tail.endswith(("de", "da", "te", "ta"))
        and following is not None
        and (following.kind == DIGITS)
    )


def _idle(reading: Reading, figure: Figure, word: str) -> str | None:
    """Why a number word alone is a common word here."""
    before = reading.text(figure.first - 1)
    if figure.unit in ("percent", "per_mille"):
        return None
    if figure.comparator != "=" and word not in _ONE:
        return "word" if before in _THIS or reading.mark(figure.first - 1, "dimension") else None
    if word in _ONE:
        only = reading.ending(figure.first, "exceptive") or before == "tek"
        counts = figure.counted == "kişi" or bool(only and figure.counted)
        measured = figure.unit is not None and figure.unit not in (*TIME_UNITS, "fraction")
        return None if counts or measured else "word"
    if word == "altı" and (before in _BENEATH or before.endswith(_ORDINARY_GENITIVES)):
        known = reading.mark(figure.after, "noun", "unit") is not None
        return None if known and before not in _BENEATH else "word"
    if word in _EITHER and figure.counted is not None:
        return None
    if reading.mark(figure.after, "statistic") and word not in _FACES:
        return None  # "bini buldu"
    plain = figure.unit is not None and figure.unit != "fraction"
    if word.startswith(("yarım", "çeyre")) and reading.text(figure.after).startswith("altın"):
        return "name"
    if word.startswith("çeyreğ") and reading.text(figure.first - 1).endswith(_ORDINARY_GENITIVES):
        return None
    if word.startswith(("yarım", "çeyre")):
        if word == "çeyrek" and reading.mark(figure.after, "noun") is None:
            return None if plain else "word"
        return None if plain or reading.mark(figure.after, "noun") else "word"
    return None if plain or reading.mark(figure.after, "noun") else "word"


def _half_of_nothing(reading: Reading, figure: Figure) -> str | None:
    """Half of a time ("yılın ilk yarısı") or of nothing that is named."""
    before = figure.first - 1
    if reading.mark(before, "ordinal") or reading.text(before) in ("ilk", "son"):
        return "period"
    bound = reading.ending(figure.first, "compare_before")
    if bound is not None:
        before = bound.first - 1
    if reading.mark(before, "period", "match") or _names_a_time(reading, before):
        return "period"
    owner = reading.tokens[before] if before >= 0 and reading.tokens[before].kind == WORD else None
    if reading.text(before) in _APOSTROPHES or (owner is not None and owner.glued):
        return None
    if owner is None or not owner.text.endswith(_ORDINARY_GENITIVES):
        return "word"
    return None


def _names_a_time(reading: Reading, index: int) -> bool:
    unit = reading.mark(index, "unit")
    return unit is not None and unit.value in TIME_UNITS


def _one_of(reading: Reading, figure: Figure) -> bool:
    """Say whether the figure is of "her on arıcıdan biri" (one in ten), which is no count."""
    first = figure.first
    if reading.text(first - 1) == "her" and figure.unit is None:
        return True
    return any(reading.text(at) == "her" for at in range(max(0, first - 4), first)) and (
        reading.text(first - 1).endswith(("den", "dan", "ten", "tan"))
    )


def _is_a_length(reading: Reading, figure: Figure) -> bool:
    """Say whether a number of days or hours only says when: "üç gün içinde", "6 ayda"."""
    tail = figure.tail
    if reading.text(tail) in _WITHIN:
        return True
    return figure.comparator == "=" and reading.text(tail - 1) in (
        "günde", "haftada", "ayda", "yılda", "saatte", "dakikada", "yıldan", "aydan", "senede",
    )  # fmt: skip
