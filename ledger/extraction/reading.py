"""A text with everything the lexicon knows about it marked: what all later stages look at."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ledger.domain.spans import Span
from ledger.extraction.lexicon import Lexicon, Phrase
from ledger.extraction.tokens import Token
from ledger.extraction.view import SearchView


class Mark(msgspec.Struct, frozen=True, gc=False):
    """A lexicon entry found at the tokens `first` to `after` (half-open)."""

    category: str
    value: str
    first: int
    after: int


class Reading(msgspec.Struct, frozen=True):
    """A view, its tokens, and the marks by the token they begin at."""

    view: SearchView
    tokens: tuple[Token, ...]
    marks: dict[int, tuple[Mark, ...]]

    def mark(self, index: int, *categories: str) -> Mark | None:
        """Return the longest mark of one of *categories* that begins at the token *index*."""
        for mark in self.marks.get(index, ()):
            if mark.category in categories:
                return mark
        return None

    def ending(self, after: int, *categories: str, reach: int = 4) -> Mark | None:
        """Return a mark of *categories* that ends right before the token *after*."""
        for index in range(after - 1, max(-1, after - 1 - reach), -1):
            mark = self.mark(index, *categories)
            if mark is not None and mark.after == after:
                return mark
        return None

    def within(self, first: int, after: int, *categories: str) -> list[Mark]:
        """Return the marks of *categories* that begin in the token range, in order."""
        found = (self.mark(index, *categories) for index in range(first, after))
        return [mark for mark in found if mark is not None]

    def text(self, index: int) -> str:
        """Return the view's text of a token, "" outside the text."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

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
    keys: Sequence[tuple[str, ...]],
    lexicon: Lexicon,
) -> Reading:
    """Find every lexicon entry; *keys* gives the forms under which each token may be looked up."""
    marks: dict[int, tuple[Mark, ...]] = {}
    phrases = lexicon.phrases
    for index, forms in enumerate(keys):
        found: list[Mark] = []
        for form in forms:
            for phrase in phrases.get(form, ()):
                after = index + 1 + len(phrase.rest)
                if not phrase.rest or _matches(phrase, index, tokens, keys):
                    found.append(Mark(phrase.category, phrase.value, index, after))
        if found:
            if len(found) > 1:
                found.sort(key=lambda mark: -mark.after)
            marks[index] = tuple(found)
    return Reading(view=view, tokens=tokens, marks=marks)


def _matches(
    phrase: Phrase, index: int, tokens: tuple[Token, ...], keys: Sequence[tuple[str, ...]]
) -> bool:
    if index + len(phrase.rest) >= len(tokens):
        return False
    return all(word in keys[index + 1 + step] for step, word in enumerate(phrase.rest))
