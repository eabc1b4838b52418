"""Blocks, sentences and quotations of a text, and which blocks are no report at all.

Everything is a range of tokens, so that a figure is never cut and nothing is searched twice.
Quotations nest: a stack follows the marks, heals what stays open at the end of its block, and only
the outermost pairs are kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

import msgspec

from ledger.extraction.reading import Reading
from ledger.extraction.single_quotes import single_quoted
from ledger.extraction.tokens import DIGITS, SIGN, WORD, Token

VERSION = "3"

LONGEST_SENTENCE = 1000
WRAPPED_LINE = 60
_HEADING = 120
_TAG_TAIL = 100
_TAIL_BLOCKS = 2
_FEW_BLOCKS = 3
_CLAUSE_REACH = 300
_INITIAL = 1

Role = Literal["headline", "body", "heading", "byline", "tags"]

OPENERS = {"“": '”″"', "«": "»", "„": '“”"', "‘": "’", "‹": "›"}
_CLOSERS = "”»’›″"
_QUOTE_MARKS = frozenset('“”«»„"″')
ITEM_MARK = "•"
_ENDS = ".!?؟…۔"
_CLAUSE_MARKS = "،,;؛:"
CLOSING_MARKS = _ENDS + _CLOSERS + ':"'
_TAIL_MARKS = ".!?؟…۔،,;؛:"
_LINE = re.compile(r"[^\n\r]+")
_ORDINAL_DIGITS = 3


class Block(msgspec.Struct, frozen=True):
    """A paragraph, headline or other block: its tokens and its role."""

    first: int
    after: int
    role: Role


class Sentence(msgspec.Struct, frozen=True):
    """A sentence's tokens and the block it stands in."""

    first: int
    after: int
    block: int


class Quote(msgspec.Struct, frozen=True):
    """An outermost quotation: the tokens between its marks and the block it stands in."""

    first: int
    after: int
    block: int


class Segments(msgspec.Struct, frozen=True):
    """The three layers, each in text order."""

    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    open_blocks: frozenset[int]

    def quote_at(self, index: int) -> Quote | None:
        """Return the quotation that holds the token *index*."""
        at = bisect_right(self.quotes, index, key=lambda quote: quote.first) - 1
        return self.quotes[at] if at >= 0 and index < self.quotes[at].after else None

    def opens_quote(self, block: int) -> bool:
        """Say whether the block ends with a colon: what follows is what was said."""
        return block in self.open_blocks


def segment(
    reading: Reading, *, dotted_ordinals: bool = False, single_quotes: bool = False
) -> Segments:
    """Cut the reading into blocks, sentences and quotations. Linear in the length.

    With *dotted_ordinals* a point after a figure seldom ends a sentence; with *single_quotes*
    'words between apostrophes' are a quotation.
    """
    ranges = list(_blocks(reading))
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    quotes: list[Quote] = []
    goes_on = False  # a quotation is open where the block before ends
    for number, (first, after) in enumerate(ranges):
        role = _role(reading, first, after, number, len(ranges))
        blocks.append(Block(first, after, role))
        if role in ("byline", "tags"):
            continue
        inside = goes_on and _ends_quote(reading.tokens, first, after)
        found = list(_quotes(reading.tokens, first, after, number, inside=inside))
        if single_quotes and not found:
            pairs = single_quoted(reading.tokens, first, after)
            found = [Quote(start, end, number) for start, end in pairs]
        quotes.extend(found)
        goes_on = bool(found) and found[-1].after == after
        for start, end in _sentences(reading, first, after, dotted=dotted_ordinals):
            sentences.extend(
                Sentence(left, right, number) for left, right in _capped(reading.tokens, start, end)
            )
    open_blocks = frozenset(
        number for number, (_, after) in enumerate(ranges) if reading.text(after - 1) == ":"
    )
    return Segments(tuple(blocks), tuple(sentences), tuple(quotes), open_blocks)


def _blocks(reading: Reading) -> Iterator[tuple[int, int]]:
    """Token ranges between line ends; a line that was wrapped goes on in the next one, unless that
    begins an item of a list.
    """
    tokens, text = reading.tokens, reading.view.text
    first, index, previous_end = 0, 0, 0
    open_line = False
    for line in _LINE.finditer(text):
        start = index
        while index < len(tokens) and tokens[index].start < line.end():
            index += 1
        if index == start:
            continue
        blank = text.count("\n", previous_end, line.start()) > 1
        if start > first and (blank or not open_line or tokens[start].text == ITEM_MARK):
            yield first, start
            first = start
        closed = tokens[index - 1].text in CLOSING_MARKS
        open_line = len(line.group()) >= WRAPPED_LINE and not closed
        previous_end = line.end()
    if index > first:
        yield first, index


def _role(reading: Reading, first: int, after: int, number: int, count: int) -> Role:
    tokens = reading.tokens
    length = tokens[after - 1].end - tokens[first].start
    ended = tokens[after - 1].text in _ENDS + _CLOSERS + ":" or (
        after - first > 1 and tokens[after - 1].text == "'" and tokens[after - 2].text in _ENDS
    )
    role: Role = "body"
    if number == 0:
        role = "body" if ended or count == 1 else "headline"
    elif length <= _HEADING and _names_writer(reading, first, after):
        role = "byline"
    elif reading.mark(first, "tags") and not ended:
        role = "tags"
    elif not ended and number >= count - _TAIL_BLOCKS and count > _FEW_BLOCKS:
        if length >= _TAG_TAIL and not any(
            tokens[i].text in _TAIL_MARKS for i in range(first, after)
        ):
            role = "tags"
        elif length <= _HEADING:
            role = "heading"
    elif not ended and length <= _HEADING:
        role = "heading"
    return role


def _names_writer(reading: Reading, first: int, after: int) -> bool:
    """Say whether a line is a byline: "By Dana Whitlock", and not "By 2040"."""
    mark = reading.mark(first, "byline")
    if mark is None or mark.after >= after:
        return mark is not None
    token = reading.tokens[mark.after]
    if token.kind == DIGITS:
        return False
    return token.kind == SIGN or not _cased(token) or reading.capital(mark.after)


def _sentences(
    reading: Reading, first: int, after: int, *, dotted: bool
) -> Iterator[tuple[int, int]]:
    start = index = first
    while index < after:
        if not _ends_sentence(reading, index, after, dotted=dotted):
            index += 1
            continue
        index += 1
        while (
            index < after
            and reading.tokens[index].glued
            and (_closes(reading.tokens[index].text) or _is_apart(reading.tokens, index))
        ):
            index += 1
        yield start, index
        start = index
    if start < after:
        yield start, after


def _closes(text: str) -> bool:
    return text in _CLOSERS or text in _ENDS or text in '")]'


def _is_apart(tokens: tuple[Token, ...], index: int) -> bool:
    """Say whether an apostrophe has nothing glued behind it: then it closes a quotation."""
    last = index + 1 >= len(tokens) or not tokens[index + 1].glued
    return tokens[index].text == "'" and last


def _ends_sentence(reading: Reading, index: int, after: int, *, dotted: bool) -> bool:
    tokens = reading.tokens
    token = tokens[index]
    if token.kind != SIGN or token.text not in _ENDS or index + 1 >= after:
        return token.kind == SIGN and token.text in _ENDS
    following = tokens[index + 1]
    if following.glued and not (_closes(following.text) or _is_apart(tokens, index + 1)):
        return False
    if token.text != ".":
        return True
    before = tokens[index - 1] if index else token
    if before.kind == WORD and token.glued:
        initial = len(before.text) == _INITIAL and not before.glued
        dotted = len(before.text) == _INITIAL and before.glued and following.kind == WORD
        if dotted and not reading.capital(index + 1) and _cased(following):
            return False  # "U.S. dollars"
        if initial or reading.ending(index, "abbreviation") is not None:
            return False
    if before.kind == DIGITS and token.glued and len(before.text) <= _ORDINAL_DIGITS:
        if following.kind != WORD:
            return True
        small = not reading.capital(index + 1) and _cased(following)
        return not (small or (dotted and _names_ordinal(reading, index - 1)))
    return True


def _names_ordinal(reading: Reading, index: int) -> bool:
    """Say whether a figure and a point before a capital are an ordinal ("9. Şube Amiri")."""
    if reading.tokens[index].glued:
        return False
    joined = reading.ending(index, "range_join")
    if joined is not None and joined.first and reading.tokens[joined.first - 1].kind == DIGITS:
        return False
    return not reading.ending(index, "statistic", "total", "percent_before", "compare_before")


def _cased(token: Token) -> bool:
    return token.text[0].upper() != token.text[0]


def _capped(tokens: tuple[Token, ...], first: int, after: int) -> Iterator[tuple[int, int]]:
    """Cut what is no sentence of any language (a line of a megabyte) at clause marks or spaces."""
    while first < after:
        limit = tokens[first].start + LONGEST_SENTENCE
        if tokens[after - 1].end <= limit:
            yield first, after
            return
        cut = first
        clause = None
        while cut < after and tokens[cut].end <= limit:
            if tokens[cut].text in _CLAUSE_MARKS and tokens[cut].end > limit - _CLAUSE_REACH:
                clause = cut + 1
            cut += 1
        cut = clause or cut
        if cut == first:
            first += 1  # a single word longer than any sentence carries nothing
            continue
        yield first, cut
        first = cut


def _ends_quote(tokens: tuple[Token, ...], first: int, after: int) -> bool:
    """Say whether a block ends a quotation that an earlier one has opened, and opens none first."""
    marks = [tokens[index].text for index in range(first, after) if tokens[index].kind == SIGN]
    marks = [mark for mark in marks if mark in _QUOTE_MARKS]
    if not marks or tokens[first].text in _QUOTE_MARKS:
        return False
    return marks[0] in _CLOSERS or (marks[0] in '"″' and len(marks) % 2 == 1)


def _quotes(
    tokens: tuple[Token, ...], first: int, after: int, block: int, *, inside: bool
) -> Iterator[Quote]:
    stack: list[tuple[str, int]] = [('"', first)] if inside else []
    for index in range(first, after):
        token = tokens[index]
        if token.kind != SIGN:
            continue
        outer = stack[0][1] if stack else 0
        if stack and _closes_top(tokens, index, stack[-1][0]):
            stack.pop()
            if not stack and index > outer:
                yield Quote(outer, index, block)
        elif token.text in OPENERS or token.text in '"″':
            stack.append((token.text, index + 1))
    if stack and after > stack[0][1]:
        yield Quote(stack[0][1], after, block)


def _closes_top(tokens: tuple[Token, ...], index: int, opener: str) -> bool:
    text = tokens[index].text
    if text == "’":
        inside = index + 1 < len(tokens) and tokens[index + 1].glued
        return opener == "‘" and not (inside and tokens[index].glued)
    return text in OPENERS.get(opener, '"″”')
