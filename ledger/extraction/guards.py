"""Numbers that the words around them make no claims: laws, pages, editions, ages, list marks.

They are looked at when dates are known, among what no shape has given away (`shape_guards`).
"""

from __future__ import annotations

from collections.abc import Iterator

from ledger.extraction.languages.language import Language
from ledger.extraction.lexicon import TIME_UNITS
from ledger.extraction.reading import Reading
from ledger.extraction.segments import Segments
from ledger.extraction.shape_guards import Guarded, glued_sign, is_suffixed
from ledger.extraction.tokens import DIGITS, SIGN, WORD
from ledger.extraction.years import is_pair

VERSION = "2"

_LIST_DIGITS = 2
_ORDINAL_DIGITS = 3
_YEAR_DIGITS = 4
_YEARS = (1300, 2100)
_HIGH_SCORE = 30
_WORD_REACH = 2
_NUMBERED = ("page", "class", "number", "list", "part", "edition")
_OF = ("of", "من", "/")
_TEEN_TAILS = ("عشر", "عشره")  # "the second, ten": the twelfth
_FRACTION_LINKS = frozenset(
    (
        "of", "more", "less", "fewer", "higher", "lower", "and", "or", "but", "in", "on", "at",
        "to", "from", "by", "since", "last", "this", "after", "before", "over", "while", "as",
        "when", "with", "during", "compared", "year", "within", "because", "between", "for", "than",
    )
)  # fmt: skip


def guards_by_words(
    reading: Reading, segments: Segments, taken: bytearray, language: Language
) -> Iterator[Guarded]:
    """Yield what the words around give away, among the tokens that are not *taken* yet."""
    for guarded in _guards(reading, segments, taken, language):
        yield _with_whole(reading, guarded)


def _with_whole(reading: Reading, guarded: Guarded) -> Guarded:
    """Take in how many pages or parts there are ("page 3 of 12")."""
    tokens, after = reading.tokens, guarded.after
    if guarded.reason not in _NUMBERED or after + 1 >= len(tokens):
        return guarded
    of_all = reading.text(after) in _OF and tokens[after + 1].kind == DIGITS
    return Guarded(guarded.first, after + 2, guarded.reason) if of_all else guarded


def _guards(
    reading: Reading, segments: Segments, taken: bytearray, language: Language
) -> Iterator[Guarded]:
    for block in segments.blocks:
        mark = _list_mark(
            reading, block.first, block.after, dotted=language.dotted_ordinals
        ) or _heading(reading, block.first, block.after)
        if mark is not None and not taken[mark.first]:
            yield mark
    for sentence in segments.sentences:
        for first, after, reason in language.guards(reading, sentence.first, sentence.after):
            yield Guarded(first, after, reason)
        for index in reading.numbers_within(sentence.first, sentence.after):
            if not taken[index] and reading.tokens[index].kind == DIGITS:
                guarded = _by_context(reading, language, index, sentence.first, sentence.after)
                if guarded is None:
                    guarded = _written_ordinal(
                        reading, index, sentence.after, dotted=language.dotted_ordinals
                    )
                if guarded is not None:
                    yield guarded
        for ordinal in reading.within(sentence.first, sentence.after, "ordinal"):
            if taken[ordinal.first] or _is_unit(reading, ordinal.first):
                continue  # "8.2 seconds"
            if not _is_fraction(reading, language, ordinal.first):
                yield _ordinal(reading, language, ordinal.first, sentence.first)


def _list_mark(reading: Reading, first: int, after: int, *, dotted: bool) -> Guarded | None:
    tokens = reading.tokens
    if first + 2 >= after or tokens[first].kind != DIGITS:
        return None
    marked = glued_sign(tokens, first + 1, ")-.") and not tokens[first + 2].glued
    ordinal = dotted and reading.text(first + 1) == "." and not reading.capital(first + 2)
    if marked and not ordinal and len(tokens[first].text) <= _LIST_DIGITS:
        return Guarded(first, first + 1, "list")
    return None


def _heading(reading: Reading, first: int, after: int) -> Guarded | None:
    """The form "Step 1: …": a block that opens with one word, a small figure and a colon."""
    tokens = reading.tokens
    if first + 3 >= after or tokens[first].kind != WORD or tokens[first + 1].kind != DIGITS:
        return None
    small = len(tokens[first + 1].text) <= _LIST_DIGITS and not tokens[first + 1].glued
    counted = reading.mark(first, "total", "statistic") is not None
    if small and not counted and glued_sign(tokens, first + 2, ":") and not tokens[first + 3].glued:
        return Guarded(first + 1, first + 2, "list")
    return None


def _by_context(
    reading: Reading, language: Language, index: int, first: int, after: int
) -> Guarded | None:
    before = reading.ending(index, "guard_before", "age")
    scaled = any(piece.kind == "scale" for piece in language.pieces(reading.text(index + 1)))
    amount = language.labels_yield and (
        "," in reading.text(index) or scaled or reading.mark(index + 1, "unit", "noun") is not None
    )
    if scaled and before is not None and before.category == "age":
        before = None  # "yaşını 37 bin yıl diye"
    if before is not None and before.first >= first and (before.category == "age" or not amount):
        reason = "age" if before.category == "age" else before.value
        return Guarded(index, index + 1, reason)
    following = reading.mark(index + 1, "guard_after", "age")
    if following is not None and following.after <= after:
        reason = "age" if following.category == "age" else following.value
        return Guarded(index, index + 1, reason)
    if reading.text(index - 1) in ("#", "№"):
        return Guarded(index, index + 1, "number")
    return _score(reading, index) or _named_year(reading, index, first)


def _score(reading: Reading, index: int) -> Guarded | None:
    """The form "3-1": two small figures, the greater first, are no range."""
    tokens = reading.tokens
    if not glued_sign(tokens, index + 1, "-–") or index + 2 >= len(tokens):
        return None
    left, right = tokens[index], tokens[index + 2]
    if not (
        right.kind == DIGITS and right.glued and left.text.isdecimal() and right.text.isdecimal()
    ):
        return None
    if max(len(left.text), len(right.text)) > _LIST_DIGITS:
        return None
    if int(right.text) < int(left.text) < _HIGH_SCORE:
        return Guarded(index, index + 3, "score")
    return None


def _named_year(reading: Reading, index: int, first: int) -> Guarded | None:
    """A year that belongs to a name ("Expo 2031") is no figure, and a season is none."""
    if is_pair(reading, index):
        return Guarded(index, index + 3, "season")
    text = reading.text(index)
    if len(text) != _YEAR_DIGITS or not text.isdecimal() or not _YEARS[0] <= int(text) <= _YEARS[1]:
        return None
    if reading.mark(index + 1, "unit", "noun") or reading.ending(index, "compare_before"):
        return None
    previous = reading.tokens[index - 1] if index > first else None
    if previous is not None and previous.kind == WORD and index - 1 not in reading.marks:
        latin = previous.text.isascii()
        if latin and reading.capital(index - 1):
            return Guarded(index - 1, index + 1, "event")
    return None


def _written_ordinal(reading: Reading, index: int, after: int, *, dotted: bool) -> Guarded | None:
    """The forms "17'nci" and, where the language writes them, "17." before a lower-case word."""
    tokens = reading.tokens
    if is_suffixed(reading, index) and tokens[index + 1].glued:
        return Guarded(index, index + 2, "ordinal")
    if glued_sign(tokens, index + 1, "'’") and reading.mark(index + 2, "ordinal"):
        return Guarded(index, index + 3, "ordinal")
    point = dotted and glued_sign(tokens, index + 1, ".") and index + 2 < after
    if point and tokens[index + 2].kind == WORD and len(tokens[index].text) <= _ORDINAL_DIGITS:
        paired = glued_sign(tokens, index - 1, "-–") and tokens[index - 2].kind == DIGITS
        return Guarded(index - 2 if paired else index, index + 2, "ordinal")  # "20-22. pages"
    return None


def _is_fraction(reading: Reading, language: Language, index: int) -> bool:
    """Say whether a word that is also an ordinal closes a fraction ("a third", "two tenths")."""
    own = any(piece.kind == "fraction" for piece in language.pieces(reading.text(index)))
    if not own:
        return False
    before = index - 2 if reading.text(index - 1) == "-" else index - 1
    kinds = {piece.kind for piece in language.pieces(reading.text(before))}
    if "article" in kinds:  # "a third of it", and not "a third man"
        following = reading.tokens[index + 1] if index + 1 < len(reading.tokens) else None
        ended = following is None or following.kind == SIGN or _breaks(reading, index)
        return ended or following is None or following.text in _FRACTION_LINKS
    return bool(kinds & {"unit", "ten", "teen", "digits"})


def _breaks(reading: Reading, index: int) -> bool:
    """Say whether the line ends behind the token."""
    gap = reading.view.text[reading.tokens[index].end : reading.tokens[index + 1].start]
    return "\n" in gap


def _is_unit(reading: Reading, index: int) -> bool:
    """Say whether a word that is also an ordinal is a unit of time ("second")."""
    return reading.mark(index, "unit") is not None and reading.text(index + 1) not in _TEEN_TAILS


def _ordinal(reading: Reading, language: Language, index: int, first: int) -> Guarded:
    after = index + 1
    while language.dotted_ordinals and index > first and language.pieces(reading.text(index - 1)):
        index -= 1  # "yüz yirmi üçüncü"
    if reading.text(index - 1) == "-" and index - 2 >= first and reading.tokens[index].glued:
        index -= 2  # "twenty-third"
    if reading.text(after) in _TEEN_TAILS:
        after += 1
    edition = any(
        (mark := reading.mark(back, "guard_before")) is not None and mark.value == "edition"
        for back in range(max(first, index - _WORD_REACH), index)
    )
    return Guarded(index, after, "edition" if edition else "ordinal")


def says_only_a_length(reading: Reading, first: int, unit: str | None) -> bool:
    """Say whether a number of days or hours only names a period ("within 60 hours")."""
    return unit in TIME_UNITS and reading.ending(first, "length_before") is not None
