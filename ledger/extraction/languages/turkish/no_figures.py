"""Numbers that are no figures in Turkish: plates, clock times, scores, decades, idle words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ledger.extraction.lexicon import TIME_UNITS
from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS, WORD, Token

if TYPE_CHECKING:
    from ledger.extraction.figures import Figure

Guard = tuple[int, int, str]

_APOSTROPHES = "'’"
_DASHES = "-–"
_PROVINCES = 81
_PLATE_LETTERS, _PLATE_DIGITS = 3, (2, 5)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_AT_A_TIME = frozenset(("de", "da", "te", "ta", "den", "dan", "ten", "tan", "e", "a", "ye", "ya"))
_DECADES = re.compile(r"(?:l[ae]r|l[ıiuü])\w{0,8}")
_FOLD = re.compile(r"l[ıiuü]k?")
_STREETS = ("sok", "cad", "cd", "sk", "bulv", "blv")
_SCORE_DIGITS = 3  # of a basketball match
_DECADE_DIGITS = (2, 4)
_SCORE_REACH = 8
# A number word that is a common word as well, alone and in this shape.
_THIS = frozenset(("bu", "o", "şu", "ne", "hangi"))
_FACES = frozenset(("yüzü", "yüzün", "yüzünü", "yüzüne", "yüzünde", "yüzünden", "yüzüyle", "yüze"))
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


def guard_at(reading: Reading, index: int, first: int, after: int) -> Guard | None:
    """Return what makes the figure at the token *index* none: a range of tokens and the reason."""
    return (
        _plate(reading, index)
        or _clock(reading, index)
        or _decade(reading, index)
        or _score(reading, index, first, after)
        or _band(reading, index)
        or _letter(reading, index)
        or _message(reading, index, after)
        or _day_of_month(reading, index)
        or _called(reading, index)
        or _street(reading, index)
    )


def _word(reading: Reading, index: int) -> Token | None:
    token = reading.tokens[index] if 0 <= index < len(reading.tokens) else None
    return token if token is not None and token.kind == WORD else None


def _suffix(reading: Reading, index: int) -> str:
    """The ending that an apostrophe sets off from the token before *index*, or that touches it."""
    at = index + (reading.text(index) in _APOSTROPHES)
    token = _word(reading, at)
    return token.text if token is not None and token.glued else ""


def _plate(reading: Reading, index: int) -> Guard | None:
    """The form "34 ABC 123"."""
    text, letters = reading.text(index), _word(reading, index + 1)
    if (
        len(text) != len("34")
        or not text.isdigit()
        or not 1 <= int(text) <= _PROVINCES
        or letters is None
    ):
        return None
    raw, number = reading.raw(index + 1, index + 2), reading.text(index + 2)
    if len(raw) > _PLATE_LETTERS or not raw.isupper() or not number.isdigit():
        return None
    shortest, longest = _PLATE_DIGITS
    if not shortest <= len(number) <= longest or reading.mark(index + 1, "unit"):
        return None
    return index, index + 3, "plate"


def _clock(reading: Reading, index: int) -> Guard | None:
    """The form "14.30'da": Turkish writes decimals with a comma."""
    if _CLOCK.fullmatch(reading.text(index)) is None:
        return None
    if reading.ending(index, "percent_before", "currency_before"):
        return None
    after = index + 1
    if reading.text(after) in _APOSTROPHES and _suffix(reading, after) in _AT_A_TIME:
        return index, after, "time"
    dash = reading.text(after) in _DASHES and reading.text(after) != ""
    if dash and _CLOCK.fullmatch(reading.text(after + 1)):
        measured = reading.mark(after + 2, "unit", "noun") or not reading.tokens[after].glued
        return None if measured else (index, after + 2, "time")
    return (index, after, "time") if reading.mark(after, "guard_after") else None


def _decade(reading: Reading, index: int) -> Guard | None:
    """The forms "1980'lerde", "90'lı yıllarda", and "3'lü" of a set."""
    text, suffix = reading.text(index), _suffix(reading, index + 1)
    if not text.isdigit() or not suffix or reading.text(index + 1) not in _APOSTROPHES:
        return None
    if len(text) in _DECADE_DIGITS and text[-1] == "0" and _DECADES.fullmatch(suffix):
        return index, index + 3, "period"
    return (index, index + 3, "model") if _FOLD.fullmatch(suffix) else None


def _score(reading: Reading, index: int, first: int, after: int) -> Guard | None:
    """The form "1-3" in a sentence about a match."""
    tokens = reading.tokens
    if index + 2 >= after or reading.text(index + 1) not in _DASHES or not tokens[index + 1].glued:
        return None
    left, right = reading.text(index), reading.text(index + 2)
    if tokens[index + 2].kind != DIGITS or not (left.isdigit() and right.isdigit()):
        return None
    if max(len(left), len(right)) > _SCORE_DIGITS:
        return None
    if reading.mark(index + 3, "unit", "noun", "guard_after"):
        return None
    low, high = max(first, index - _SCORE_REACH), min(after, index + _SCORE_REACH)
    if left == right or reading.within(low, high, "match"):
        return index, index + 3, "score"
    return None


def _band(reading: Reading, index: int) -> Guard | None:
    """Both ends of a rank or band: "601-800 bandında"."""
    if index + 2 >= len(reading.tokens) or reading.text(index + 1) not in _DASHES:
        return None
    if reading.ending(index, "percent_before"):
        return None
    mark = reading.mark(index + 3, "guard_after")
    if mark is None or reading.tokens[index + 2].kind != DIGITS:
        return None
    return index, index + 3, mark.value


def _letter(reading: Reading, index: int) -> Guard | None:
    """A figure and a letter behind a stroke: "9/b", "45/A"."""
    letter = _word(reading, index + 2)
    touching = letter is not None and letter.glued and reading.tokens[index + 1].glued
    if reading.text(index + 1) == "/" and touching and len(reading.text(index + 2)) == 1:
        return index, index + 3, "law"
    return None


def _message(reading: Reading, index: int, after: int) -> Guard | None:
    """A short number that messages go to: "4455'e ... SMS"."""
    text = reading.text(index)
    if (
        len(text) != len("4455")
        or not text.isdigit()
        or reading.text(index + 1) not in _APOSTROPHES
    ):
        return None
    near = range(index + 2, min(after, index + _SCORE_REACH))
    return (index, index + 1, "phone") if any(reading.text(at) == "sms" for at in near) else None


def _day_of_month(reading: Reading, index: int) -> Guard | None:
    """The form "ayın 15'inde"."""
    month = reading.text(index - 1) in ("ayının", "ayın")
    suffixed = reading.text(index + 1) in _APOSTROPHES and reading.text(index + 1) != ""
    if month and suffixed and len(reading.text(index)) <= len("31"):
        return index, index + 1, "date"
    return None


def _called(reading: Reading, index: int) -> Guard | None:
    """Numbers that are called: "155'i arayarak", "444 0 123"."""
    text, tokens = reading.text(index), reading.tokens
    if not text.isdigit() or len(text) != len("155"):
        return None
    if reading.text(index + 1) in _APOSTROPHES and reading.text(index + 1):
        call = any(reading.text(at).startswith(("ara", "ihbar")) for at in (index + 3, index + 4))
        return (index, index + 1, "phone") if call and text[0] == "1" else None
    if text == "444" and index + 2 < len(tokens) and tokens[index + 1].kind == DIGITS:
        end = index + 2
        while end < min(len(tokens), index + 4) and tokens[end].kind == DIGITS:
            end += 1
        return index, end, "phone"
    return None


def _street(reading: Reading, index: int) -> Guard | None:
    """The form "1523. Sok."."""
    named = reading.text(index + 1) == "." and reading.text(index + 2).startswith(_STREETS)
    return (index, index + 2, "address") if named else None


def is_no_figure(reading: Reading, figure: Figure) -> str | None:
    """Return why a number that was read is no claim, None where nothing speaks against it."""
    word = reading.text(figure.first)
    if reading.mark(figure.after, "vague") and figure.words:
        return "vague"  # "on binlerce"
    if reading.text(figure.first - 1) in ("birkaç", "kaç"):
        return "vague"  # "birkaç yüz"
    if _is_idiom(reading, figure, word):
        return "vague"
    if word in ("mn", "mlr", "mr") or (word == "sıfır" and figure.unit == "kilometre"):
        return "word"
    if _is_rate_base(reading, figure):
        return "rate"
    if word.startswith("sıfır") and reading.mark(figure.first, "below_zero"):
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
    if not figure.words:
        return False
    if (word, following) in pairs or (before, word) in pairs:
        return True
    return reading.text(figure.after).startswith("kuruşluk")


def _is_rate_base(reading: Reading, figure: Figure) -> bool:
    """Say whether a figure is what another is counted by: "yüz kilometrede 5,6 litre"."""
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
    owner = _word(reading, before)
    if reading.text(before) in _APOSTROPHES or (owner is not None and owner.glued):
        return None
    if owner is None or not owner.text.endswith(_ORDINARY_GENITIVES):
        return "word"
    return None


def _names_a_time(reading: Reading, index: int) -> bool:
    unit = reading.mark(index, "unit")
    return unit is not None and unit.value in TIME_UNITS


def _one_of(reading: Reading, figure: Figure) -> bool:
    """Say whether the figure is of "her on aileden biri" (one in ten), which is no count."""
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
