"""Arabic numbers that were read and yet count nothing: results, sayings, the numbers of nouns.

A bare figure behind a noun with the article is that noun's number ("اللواء 93") unless something
counts, bounds or announces it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.extraction.languages.arabic.label_words import (
    ABOVE,
    AGAINST,
    AGAINST_NUMBERS,
    ANNOUNCES,
    COMPARATIVES,
    EACH,
    FOLLOWS,
    HOW_OFTEN,
    LINKS,
    NOTHING,
    RESULTS,
    TELLS,
    THANKS,
    WEAPONS,
)
from ledger.extraction.languages.arabic.labels import noun_stem
from ledger.extraction.languages.arabic.numbers import crosses_line, definite
from ledger.extraction.reading import Reading
from ledger.extraction.tokens import WORD
from ledger.extraction.view import fold_word

if TYPE_CHECKING:
    from ledger.extraction.figures import Figure

_FEW = 3
_NEAR = 6
_TEN = 10


def label_of(reading: Reading, figure: Figure, at: int) -> str | None:
    """Return why a figure that was read only names something: a result, how often, a label.

    *at* is the token of the figure with what is written onto it.
    """
    if figure.kind == "range" and figure.unit is None and reading.text(at - 1) == "بنسبه":
        return "ratio"
    result = _result(reading, figure) or _saying(reading, figure, at)
    if result is not None:
        return result
    if _is_round(reading, at):
        return "ordinal"
    if figure.unit == "carat" and figure.comparator == "=":
        return "calibre"
    if figure.counted == "مرة" and _is_how_often(reading, figure.tail):
        return "rate"
    if figure.kind == "fraction" or figure.unit == "fraction":
        compared = reading.text(figure.after) in ("ما", "مما")
        was = reading.text(figure.after + 1) in ("كان", "كانت", "كانوا", "هو", "هي")
        if compared and was:
            return "vague"
    return _bare_label(reading, figure, at)


def _is_round(reading: Reading, at: int) -> bool:
    """Say whether the figure names a round of a cup: "دور الستة عشر"."""
    before = reading.text(at - 1)
    return noun_stem(before) in ("دور", "الدور") and definite(reading.text(at))


def _saying(reading: Reading, figure: Figure, at: int) -> str | None:
    """A thousand thanks, ten times worse, those above sixty, 155-millimetre shells, 5 plus 2."""
    if figure.kind == "dual" and reading.text(figure.first).startswith("ميوي"):
        return "word"  # "نقطتين مئويتين"
    text, before, following = (
        reading.text(index) for index in (figure.first, at - 1, figure.after)
    )
    if following in THANKS and text in ("الف", "مليون", "ميه", "مايه"):
        return "word"
    if figure.counted == "مرة" and _is_comparative(before):
        return "vague"
    if following in ("زايد", "+") or before == "زايد":
        return "number"
    if figure.unit == "millimetre" and noun_stem(before).lstrip("ب") in WEAPONS:
        return "calibre"
    if figure.unit is None and text.lstrip("ل") in AGAINST_NUMBERS and text[0] == "ل":
        goals = reading.mark(figure.first - 1, "noun", "thing")
        return "score" if goals is not None and goals.value in RESULTS else None
    alone = figure.counted is None and figure.unit is None and figure.tail == figure.after
    if alone and figure.words and definite(text) and text.endswith("ين"):
        return "age" if before in ABOVE else None
    return None


def _is_comparative(word: str) -> bool:
    """Say whether a word compares ("أعلى", "أسوأ") in the way that times multiply."""
    return word in COMPARATIVES


def _result(reading: Reading, figure: Figure) -> str | None:
    if figure.counted not in RESULTS and figure.unit != "point":
        return None
    tail = figure.tail
    while tail - figure.tail < 2 and definite(reading.text(tail)):  # noqa: PLR2004  # adjectives
        tail += 1
    text = reading.text(tail)
    if text not in AGAINST:
        return None
    against = text in ("مقابل", "دون", "بلا", "بدون")
    sure = not against or reading.text(tail + 1).lstrip("ل") in NOTHING
    return "score" if sure else None


def _is_how_often(reading: Reading, at: int) -> bool:
    text = reading.text(at)
    return text in HOW_OFTEN or (text == "في" and reading.text(at + 1) in EACH)


def _bare_label(reading: Reading, figure: Figure, at: int) -> str | None:
    """A bare integer right behind a noun is that noun's number: "اللواء 93", "القطعة 58".

    A unit, a counted noun, thousands apart, a bound, or a word that announces it make it a figure.
    """
    text = reading.text(figure.first)
    if (
        figure.after - figure.first != 1
        or figure.unit is not None
        or not text.isdecimal()
        or figure.negated
        or at != figure.first
        or at < 1
        or crosses_line(reading, at - 1, at)
    ):
        return None
    before = reading.tokens[at - 1]
    if before.kind != WORD or len(before.text) < _FEW:
        return None
    if not definite(before.text) and (
        figure.tail > figure.after or not _is_singular(reading, at - 1)
    ):
        return None
    if reading.ending(at, *TELLS) or reading.mark(at - 1, *TELLS):
        return None
    if reading.mark(figure.after, *FOLLOWS, "thing") is not None:
        return None
    if figure.tail > figure.after:
        following = reading.text(figure.after)
        counted = following.endswith(("ا", "ه")) or len(text) > len("00") or int(text) <= _TEN
        if counted:
            return None
    low = max(0, at - _NEAR)
    follows = reading.text(figure.after)
    if follows.startswith("وال") and reading.text(figure.after + 1).isdecimal():
        return None  # "الذكور 52 والإناث 48"
    told = any(
        reading.text(mark.first) not in LINKS for mark in reading.within(low, at, *ANNOUNCES)
    )
    return None if told or _is_plural(reading, at - 1) else "number"


def _is_singular(reading: Reading, index: int) -> bool:
    """Say whether an indefinite noun is one that can have a number: "بئر 14", "كتيبة 51"."""
    text = reading.text(index)
    thing = reading.mark(index, "thing")
    if thing is not None:
        return fold_word(thing.value) in (text, text[1:])
    return reading.mark(index, "institution", "place_kind") is not None


def _is_plural(reading: Reading, index: int) -> bool:
    """Say whether a definite noun is in the plural: "القتلى 212" counts them."""
    stem = noun_stem(reading.text(index))
    thing = reading.mark(index, "thing")
    if thing is not None and fold_word(thing.value) != stem:
        return True
    return stem.endswith(("ات", "ين", "ون"))
