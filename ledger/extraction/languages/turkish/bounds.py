"""What the words around a Turkish figure make of it: a bound, an approximation, a denial.

Turkish says both with the case of the figure: "500'e yakın", "500'den fazla", "500'ü aştı",
"500'ün üzerinde"; and a verb of going past in the negative is a bound, no denial ("aşmadı").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from ledger.domain.quantities import Comparator
from ledger.extraction.languages.turkish.nouns import role_of
from ledger.extraction.lexicon import TIME_UNITS
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.tokens import DIGITS, WORD

if TYPE_CHECKING:
    from ledger.extraction.figures import Figure

_APOSTROPHES = "'’"
# "-emedi": who could not. "başlamadı" and its like end in a verb's own vowel.
_UNABLE = re.compile(r"(?:y|[ıiuü][ln]|[ıiuüeo]r|[dtkçpşvz])[ae]m[aeıi]")
_STOPS = ",;:()"
_FOR_SO_LONG = ("dır", "dir", "dur", "dür", "tır", "tir")
_NOUN_REACH = 3
_DENIED_VERB_REACH = 3
_NOT_REACH = 5
_DENIAL_REACH = 16
_FROM = ("den", "dan", "ten", "tan", "nden", "ndan")
_TO = ("e", "a")
_OF = ("ın", "in", "un", "ün")
_WHAT = ("ı", "i", "u", "ü")
_OPEN_UNITS = ("metre", "litre", "lira", "saniye", "dakika", "hafta", "sene", "derece", "kare")
_UP_TO = "kadar"
_MORE = (
    "derin", "uzun", "yüksek", "büyük", "geniş", "ağır", "pahalı", "kısa", "küçük", "düşük",
    "alçak", "ucuz", "hafif", "genç", "başlıyor", "başlayan", "başladı",
)  # fmt: skip
# What the figure must end in for the word after it to be a bound.
_CASES: dict[str, tuple[str, ...]] = {
    "fazla": _FROM, "fazlası": _FROM, "az": _FROM, "çok": _FROM, "çoğu": _FROM,
    **dict.fromkeys(_MORE, _FROM), "aşağı": _FROM, "eksik": _FROM, "geçen": _WHAT,
    "geçti": _WHAT, "yakın": (*_TO, *_WHAT),
}  # fmt: skip


def bound_of(reading: Reading, figure: Figure, first: int, after: int) -> Comparator:
    """Return how the text bounds the figure."""
    mark = _before(reading, figure, first) or _after(reading, figure, after)
    if mark is None:
        return "="
    if reading.text(mark.first) == _UP_TO and _to(reading, mark.first - 1):
        return "<="  # "45 güne kadar"; "45 kadar" is about
    return cast(Comparator, mark.value)


def _to(reading: Reading, index: int) -> bool:
    """Say whether a word stands in the dative, and does not only end so by itself ("metre")."""
    word = reading.text(index)
    return word.endswith(_TO) and not word.endswith(_OPEN_UNITS)


def _before(reading: Reading, figure: Figure, first: int) -> Mark | None:
    at = figure.first
    sign = reading.ending(at, "percent_before", "currency_before")
    if sign is not None:
        at = sign.first
    mark = reading.ending(at, "compare_before")
    if mark is None:
        return None
    if reading.text(mark.first - 1) == "daha":
        return None
    return mark if mark.first >= first else None


def _after(reading: Reading, figure: Figure, after: int) -> Mark | None:
    """The bound behind the figure, its unit and perhaps its noun."""
    at = _past_ending(reading, figure.tail)
    bent = reading.mark(figure.after, "compare_after")
    if bent is not None and figure.after < figure.tail:
        return bent  # "85 milyonu aşkın lira"
    for step in range(_NOUN_REACH):
        place = at + step
        if place >= after or reading.text(place) in _STOPS:
            return None
        if step and reading.mark(place - 1, "noun", "unit") is None:
            return None
        mark = reading.mark(place, "compare_after")
        if mark is not None and not reading.mark(place, "period"):
            return mark if _fits(reading, mark, figure, place) else None
    return None


def _past_ending(reading: Reading, at: int) -> int:
    ending = reading.text(at) in _APOSTROPHES and reading.text(at) != ""
    return at + 2 if ending else at


def _fits(reading: Reading, mark: Mark, figure: Figure, place: int) -> bool:
    wanted = _CASES.get(reading.text(place))
    if wanted is None and place > _past_ending(reading, figure.tail):
        # a noun stands between: it carries the case
        return reading.text(place - 1).endswith((*_FROM, *_TO, *_OF, *_WHAT))
    return wanted is None or reading.text(place - 1).endswith(wanted)


def is_denied_figure(  # noqa: PLR0917  # the clause and the sentence are two places each
    reading: Reading, figure: Figure, low: int, high: int, first: int, after: int
) -> bool:
    """Say whether the text denies the figure."""
    if _not_so(reading, figure, high):
        return True
    if figure.unit in TIME_UNITS and reading.text(figure.tail - 1).endswith(_FOR_SO_LONG):
        return False  # "37 yıldır bakım görmedi": so long it has not
    if role_of(reading, figure) == "part":
        return False  # who of them did not do something is counted
    return _verb_denies(reading, figure, high) or _called_false(reading, figure, first, after)


def _not_so(reading: Reading, figure: Figure, high: int) -> bool:
    """The forms "85 değil 35", "8 cihaz yok"."""
    at = _past_ending(reading, figure.tail)
    if reading.ending(figure.first, "exceptive") is not None:
        return False  # "sadece 12 değil"
    for place in range(at, min(high, at + _NOT_REACH)):
        if reading.tokens[place].kind == DIGITS:
            return False
        mark = reading.mark(place, "negator")
        if mark is None or mark.value != "not_after":
            continue
        bound = reading.within(max(at, place - 2), place, "compare_after")
        return not bound and not (reading.text(place).startswith("yok") and place > at + 1)
    return False


def _verb_denies(reading: Reading, figure: Figure, high: int) -> bool:
    """The form "60 kliniği kapatmadı"; who could not do something is counted all the same."""
    at = _past_ending(reading, figure.tail)
    for place in range(at, min(high, at + _DENIED_VERB_REACH)):
        mark = reading.mark(place, "negator")
        if reading.mark(place, "compare_after"):
            return False
        if mark is not None and mark.value == "verb":
            unable = _UNABLE.search(reading.text(place)) is not None
            return not unable and not _oblique(reading, place - 1)
    return False


def _oblique(reading: Reading, index: int) -> bool:
    word = reading.text(index)
    noun = reading.mark(index, "noun")
    if noun is not None and noun.value == word:
        return False
    return word.endswith((*_TO, "da", "de", "ta", "te", *_FROM)) and len(word) > len("iki") + 1


def _called_false(reading: Reading, figure: Figure, first: int, after: int) -> bool:
    """The form "... iddiasını yalanladı": everything since the last clause of its own."""
    close = min(after, figure.after + _DENIAL_REACH)
    for mark in reading.within(figure.after, close, "denial_after"):
        closed = any(
            reading.text(place) in (";", '"', "”", "“")
            or (reading.text(place) == "," and _ends_clause(reading, place))
            for place in range(figure.after, mark.first)
        )
        if not closed:
            return True
    return False


def _ends_clause(reading: Reading, comma: int) -> bool:
    token = reading.tokens[comma - 1]
    return token.kind == WORD and token.text.endswith(
        ("dı", "di", "du", "dü", "tı", "ti", "tu", "tü", "yor", "nı", "ni", "nu", "nü")
    )
