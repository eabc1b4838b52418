"""Numbers that are no claims, each with its reason, before anybody reads them as quantities.

Hard guards look at shapes and need nothing else (addresses, clock times, phones, model names).
Soft guards look at the words around (law, page, edition, age) and run after dates are known.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from ledger.extraction.languages.language import Language
from ledger.extraction.lexicon import TIME_UNITS, Lexicon
from ledger.extraction.numerals import LONGEST_FIGURE, figure
from ledger.extraction.reading import Reading
from ledger.extraction.segments import Segments
from ledger.extraction.tokens import DIGITS, SIGN, WORD, Token
from ledger.extraction.years import found_year, is_pair

VERSION = "1"

# Bounded repeats: a long run of any letters costs its length, never more.
_ADDRESS = re.compile(
    r"(?P<url>(?:https?://|www\.)[^\s<>\"“”]{1,2000})"
    r"|(?P<email>[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8})"
)
_CLOCK_DIGITS, _CLOCK_PARTS = 2, 2
_PHONE_DIGITS = 7
_AREA_CODE_DIGITS = 3
_PHONE_PARTS = 3
_LIST_DIGITS = 2
_YEAR_DIGITS = 4
_YEARS = (1300, 2100)
_HIGH_SCORE = 30
_WORD_REACH = 2
_FRACTION_LINKS = ("of", "more", "less", "fewer", "higher", "lower")


class Guarded(msgspec.Struct, frozen=True):
    """A token range that is no claim."""

    first: int
    after: int
    reason: str


def hard_guards(reading: Reading, language: Language) -> Iterator[Guarded]:
    """Yield what its shape gives away."""
    tokens = reading.tokens
    yield from _addresses(reading)
    skip = 0
    for index, token in enumerate(tokens):
        if index < skip or token.kind != DIGITS:
            continue
        guarded = (
            _clock(tokens, index)
            or _phone(tokens, index)
            or _model(reading, language, index)
            or _unreadable(token, index, language.lexicon)
        )
        if guarded is not None:
            skip = guarded.after
            yield guarded


def _addresses(reading: Reading) -> Iterator[Guarded]:
    text = reading.view.text
    if "@" not in text and "://" not in text and "www." not in text:
        return
    starts = [token.start for token in reading.tokens]
    for match in _ADDRESS.finditer(text):
        first = bisect_left(starts, match.start())
        after = bisect_left(starts, match.end())
        yield Guarded(first, after, match.lastgroup or "url")


def _clock(tokens: tuple[Token, ...], index: int) -> Guarded | None:
    end = index + 1
    longest = index + 2 * _CLOCK_PARTS + 1
    while end < longest and _glued_sign(tokens, end, ":") and _short(tokens, end + 1):
        end += 2
    if end > index + 1 and len(tokens[index].text) <= _CLOCK_DIGITS:
        return Guarded(index, end, "time")
    return None


def _short(tokens: tuple[Token, ...], index: int) -> bool:
    token = tokens[index] if index < len(tokens) else None
    return (
        token is not None
        and token.kind == DIGITS
        and token.glued
        and len(token.text) == _CLOCK_DIGITS
    )


def _glued_sign(tokens: tuple[Token, ...], index: int, signs: str) -> bool:
    return index < len(tokens) and tokens[index].glued and tokens[index].text in signs


def _phone(tokens: tuple[Token, ...], index: int) -> Guarded | None:
    plus = index > 0 and tokens[index - 1].text == "+" and tokens[index].glued
    spaced = plus or _trunk_code(tokens[index].text)
    end, digits, parts = index + 1, len(tokens[index].text), 1
    while end + 1 < len(tokens) and digits <= LONGEST_FIGURE:
        step = 1 if _glued_sign(tokens, end, "-") else 0
        following = tokens[end + step]
        if following.kind != DIGITS or (not step and not spaced) or (step and not following.glued):
            break
        digits, parts, end = digits + len(following.text), parts + 1, end + step + 1
    enough = digits >= _PHONE_DIGITS
    if enough and (plus or parts >= _PHONE_PARTS):
        return Guarded(index - plus, end, "phone")
    if tokens[index].text.startswith("00") and enough and tokens[index].text.isdigit():
        return Guarded(index, end, "phone")
    return None


def _trunk_code(text: str) -> bool:
    """Say whether the digits begin like an area code ("0212"): numbers have no leading zero."""
    return len(text) >= _AREA_CODE_DIGITS and text[0] == "0" and text.isdigit()


def _model(reading: Reading, language: Language, index: int) -> Guarded | None:
    """Letters and digits in one word: F-16, COVID-19, H3N2, 5G; not 10km, 3bn, و630."""
    tokens = reading.tokens
    first, after = index, index + 1
    if found_year(reading, index) is not None:
        return None
    if tokens[index].glued and index:
        before = tokens[index - 1]
        if before.kind == WORD and not language.is_clitic(before.text):
            first = index - 1
        elif (
            before.text in "-–"
            and before.glued
            and index > 1
            and tokens[index - 2].kind == WORD
            and not reading.mark(index - 2, "compare_before")
            and not language.is_clitic(tokens[index - 2].text)
        ):
            first = index - 2
    while after < len(tokens) and tokens[after].glued and tokens[after].kind != SIGN:
        after += 1
    tail = after > index + 1 and not _measures(reading, language.lexicon, index + 1)
    if first < index and not reading.mark(first, "currency_before"):
        return Guarded(first, after, "model")
    if not tail:
        return None
    if _suffixed(reading, index):
        return None
    decade = tokens[index].text.endswith("0") and tokens[index + 1].text == "s"
    return Guarded(index, after, "decade" if decade else "model")


def _measures(reading: Reading, lexicon: Lexicon, index: int) -> bool:
    word = reading.text(index)
    known = reading.mark(index, "unit", "currency_before", "guard_after", "year_link", "hijri_era")
    return known is not None or word in lexicon.numbers


def _suffixed(reading: Reading, index: int) -> bool:
    return reading.mark(index + 1, "ordinal") is not None


def _unreadable(token: Token, index: int, lexicon: Lexicon) -> Guarded | None:
    if sum(char.isdigit() for char in token.text[: 2 * LONGEST_FIGURE]) > LONGEST_FIGURE:
        return Guarded(index, index + 1, "too_long")
    if figure(token.text, decimal=lexicon.decimal, thousands=lexicon.thousands) is None:
        parts = token.text.count(".")
        dated = parts + 1 == _PHONE_PARTS and "," not in token.text
        return None if dated else Guarded(index, index + 1, "number")
    return None


def soft_guards(
    reading: Reading, segments: Segments, taken: bytearray, language: Language
) -> Iterator[Guarded]:
    """Yield what the words around give away, among the tokens that are not *taken* yet."""
    for block in segments.blocks:
        mark = _list_mark(reading, block.first, block.after)
        if mark is not None and not taken[block.first]:
            yield mark
    for sentence in segments.sentences:
        for index in range(sentence.first, sentence.after):
            if not taken[index] and reading.tokens[index].kind == DIGITS:
                guarded = _by_context(reading, index, sentence.first, sentence.after)
                if guarded is None:
                    guarded = _written_ordinal(
                        reading, index, sentence.after, dotted=language.dotted_ordinals
                    )
                if guarded is not None:
                    yield guarded
        for ordinal in reading.within(sentence.first, sentence.after, "ordinal"):
            if not taken[ordinal.first] and not _is_fraction(reading, language, ordinal.first):
                yield _ordinal(reading, ordinal.first, sentence.first)


def _list_mark(reading: Reading, first: int, after: int) -> Guarded | None:
    tokens = reading.tokens
    if first + 2 >= after or tokens[first].kind != DIGITS:
        return None
    marked = _glued_sign(tokens, first + 1, ")-.") and not tokens[first + 2].glued
    if marked and len(tokens[first].text) <= _LIST_DIGITS:
        return Guarded(first, first + 1, "list")
    return None


def _by_context(reading: Reading, index: int, first: int, after: int) -> Guarded | None:
    before = reading.ending(index, "guard_before", "age")
    if before is not None and before.first >= first:
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
    if not _glued_sign(tokens, index + 1, "-–") or index + 2 >= len(tokens):
        return None
    left, right = tokens[index], tokens[index + 2]
    if not (right.kind == DIGITS and right.glued and left.text.isdigit() and right.text.isdigit()):
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
    if len(text) != _YEAR_DIGITS or not text.isdigit() or not _YEARS[0] <= int(text) <= _YEARS[1]:
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
    if _suffixed(reading, index) and tokens[index + 1].glued:
        return Guarded(index, index + 2, "ordinal")
    if _glued_sign(tokens, index + 1, "'’") and reading.mark(index + 2, "ordinal"):
        return Guarded(index, index + 3, "ordinal")
    point = dotted and _glued_sign(tokens, index + 1, ".") and index + 2 < after
    if point and tokens[index + 2].kind == WORD and len(tokens[index].text) <= _LIST_DIGITS:
        return Guarded(index, index + 2, "ordinal")
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
        return following is None or following.kind == SIGN or following.text in _FRACTION_LINKS
    return bool(kinds & {"unit", "ten", "teen", "digits"})


def _ordinal(reading: Reading, index: int, first: int) -> Guarded:
    after = index + 1
    if reading.text(index - 1) == "-" and index - 2 >= first and reading.tokens[index].glued:
        index -= 2  # "twenty-third"
    if reading.text(after) in ("عشر", "عشره"):
        after += 1
    edition = any(
        (mark := reading.mark(back, "guard_before")) is not None and mark.value == "edition"
        for back in range(max(first, index - _WORD_REACH), index)
    )
    return Guarded(index, after, "edition" if edition else "ordinal")


def says_only_a_length(reading: Reading, first: int, unit: str | None) -> bool:
    """Say whether a number of days or hours only names a period ("within 48 hours")."""
    return unit in TIME_UNITS and reading.ending(first, "length_before") is not None
