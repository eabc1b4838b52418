"""A text with everything the lexicon knows about it marked: what all later stages look at."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from fractions import Fraction
from operator import itemgetter

import msgspec

from ledger.domain.spans import Span
from ledger.extraction.decimals import decimal_text
from ledger.extraction.lexicon import Phrase, Word
from ledger.extraction.tokens import DIGITS, Token
from ledger.extraction.trace import Considered, Trace
from ledger.extraction.view import SearchView

VERSION = "1"

CLAUSE_SIGNS = frozenset("،,;؛:()")
_NONE: tuple[list[int], list[Mark]] = ([], [])


class Mark(msgspec.Struct, frozen=True, gc=False):
    """A lexicon entry found at the tokens `first` to `after` (half-open)."""

    category: str
    value: str
    first: int
    after: int


class Reading(msgspec.Struct, frozen=True):
    """A view, its tokens and their texts, and the marks by where they begin, where they end and by
    category. `numbers` are the tokens that can be part of a number, `stops` the clause signs.
    """

    view: SearchView
    tokens: tuple[Token, ...]
    texts: tuple[str, ...]
    marks: dict[int, tuple[Mark, ...]]
    endings: dict[int, tuple[Mark, ...]]
    by_category: dict[str, tuple[list[int], list[Mark]]]
    numbers: list[int]
    stops: list[int]
    trace: Trace | None = None

    def reject(
        self, first: int, after: int, rule: str, reason: str, value: Fraction | None = None
    ) -> None:
        """Tell, where somebody asked, that what *rule* makes of the tokens does not hold."""
        if self.trace is None:
            return
        span = self.span(first, after)
        self.trace.rejected.append(
            Considered(
                start=span.start,
                end=span.end,
                text=span.of(self.view.stored),
                rule=rule,
                verdict="rejected",
                reason=reason,
                value=None if value is None else decimal_text(value),
            )
        )

    def mark(self, index: int, *categories: str) -> Mark | None:
        """Return the longest mark of one of *categories* that begins at the token *index*."""
        found = self.marks.get(index)
        if found is not None:
            for mark in found:
                if mark.category in categories:
                    return mark
        return None

    def ending(self, after: int, *categories: str, reach: int = 5) -> Mark | None:
        """Return the longest mark of *categories* that ends right before the token *after*."""
        found = self.endings.get(after)
        if found is not None:
            for mark in found:
                if mark.category in categories and after - mark.first <= reach:
                    return mark
        return None

    def numbers_within(self, first: int, after: int) -> list[int]:
        """Return the tokens of the range that can be part of a number."""
        low = bisect_left(self.numbers, first)
        return self.numbers[low : bisect_left(self.numbers, after, low)]

    def candidates(self, *categories: str) -> list[int]:
        """Return all tokens that can be part of a number or begin a mark of *categories*."""
        found = set(self.numbers)
        for category in categories:
            found.update(self.by_category.get(category, _NONE)[0])
        return sorted(found)

    def stops_within(self, first: int, after: int) -> list[int]:
        """Return the clause signs of the range."""
        low = bisect_left(self.stops, first)
        return self.stops[low : bisect_left(self.stops, after, low)]

    def clause(self, index: int, first: int, after: int) -> tuple[int, int]:
        """Return the tokens between the clause signs around *index*, within *first* to *after*."""
        at = bisect_left(self.stops, index)
        low = self.stops[at - 1] + 1 if at else 0
        high = self.stops[at] if at < len(self.stops) else len(self.tokens)
        return max(low, first), min(high, after)

    def within(self, first: int, after: int, *categories: str) -> list[Mark]:
        """Return the marks of *categories* that begin in the token range, in order.

        Of several marks of one category at one token only the longest is given.
        """
        found: list[Mark] = []
        for category in categories:
            listed = self.by_category.get(category)
            if listed is None:
                continue
            starts, marks = listed
            low = bisect_left(starts, first)
            if low < len(starts) and starts[low] < after:
                found += marks[low : bisect_left(starts, after, low)]
        if len(found) > 1 and len(categories) > 1:
            found.sort(key=lambda mark: (mark.first, -mark.after))
        return found

    def text(self, index: int) -> str:
        """Return the view's text of a token, "" outside the text."""
        try:
            return self.texts[index] if index >= 0 else ""
        except IndexError:
            return ""

    def span(self, first: int, after: int) -> Span:
        """Return the stored span of a non-empty token range."""
        return self.view.span(self.tokens[first].start, self.tokens[after - 1].end)

    def raw(self, first: int, after: int) -> str:
        """Return the stored text of a token range, runs of white space as one space."""
        if after <= first:
            return ""
        return " ".join(self.span(first, after).of(self.view.stored).split())

    def capital(self, index: int) -> bool:
        """Say whether the token begins with an upper-case letter in the stored text."""
        return self.view.capital(self.tokens[index].start)


def mark_up(
    view: SearchView,
    tokens: tuple[Token, ...],
    words: Callable[[str], Word],
    forms: Callable[[str], tuple[str, ...]],
) -> Reading:
    """Find every lexicon entry. *words* gives what the lexicon knows about a word, *forms* the
    shapes under which a later word of a phrase may stand.
    """
    marks: dict[int, tuple[Mark, ...]] = {}
    endings: dict[int, tuple[Mark, ...]] = {}
    by_category: dict[str, tuple[list[int], list[Mark]]] = defaultdict(lambda: ([], []))
    numbers: list[int] = []
    stops: list[int] = []
    for index, token in enumerate(tokens):
        text = token.text
        word = words(text)
        if word.is_number or token.kind == DIGITS:
            numbers.append(index)
        elif text in CLAUSE_SIGNS:
            stops.append(index)
        phrases = word.alone
        if word.longer:
            phrases = (*_longer(word, tokens, index, forms), *phrases)
        found = tuple(
            [
                Mark(phrase.category, phrase.value, index, index + 1 + len(phrase.rest))
                for phrase in phrases
                if not phrase.spelled or _is_spelled(phrase, view, tokens, index)
            ]
        )
        if not found:
            continue
        marks[index] = found
        if word.longer:
            for mark in found:
                endings[mark.after] = (*endings.get(mark.after, ()), mark)
        else:  # mostly: the same marks begin and end here
            earlier = endings.get(index + 1)
            endings[index + 1] = found if earlier is None else earlier + found
        for mark in found:
            starts, listed = by_category[mark.category]
            if not starts or starts[-1] != index:
                starts.append(index)
                listed.append(mark)
    return Reading(
        view=view,
        tokens=tokens,
        texts=tuple([token.text for token in tokens]),
        marks=marks,
        endings=endings,
        by_category=dict(by_category),
        numbers=numbers,
        stops=stops,
    )


def _is_spelled(phrase: Phrase, view: SearchView, tokens: tuple[Token, ...], index: int) -> bool:
    end = tokens[index + len(phrase.rest)].end
    return view.raw(tokens[index].start, end) == phrase.spelled


def _longer(
    word: Word,
    tokens: tuple[Token, ...],
    index: int,
    forms: Callable[[str], tuple[str, ...]],
) -> list[Phrase]:
    """The phrases that begin with *word* at *index* and go on in the text, longest first."""
    if index + 1 >= len(tokens):
        return []
    ranked = [
        one
        for form in forms(tokens[index + 1].text)
        for one in word.longer.get(form, ())
        if len(one[1].rest) == 1 or _continues(one[1].rest, index + 1, tokens, forms)
    ]
    return [phrase for _, phrase in sorted(ranked, key=itemgetter(0))]


def _continues(
    rest: tuple[str, ...],
    at: int,
    tokens: tuple[Token, ...],
    forms: Callable[[str], tuple[str, ...]],
) -> bool:
    for step, word in enumerate(rest, start=at):
        if step >= len(tokens):
            return False
        text = tokens[step].text
        if text != word and word not in forms(text):
            return False
    return True
