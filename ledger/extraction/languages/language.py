"""The contract of a language: what differs between languages and is no lexicon entry.

A language says under which forms a word may be looked up, what number words are inside a word,
how its numbers are put together, and where its sentences name their source.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar, Literal, TypeVar

import msgspec

from ledger.extraction.bearings import Bound, is_negated, read_comparator
from ledger.extraction.lexicon import Inflected, Lexicon, Phrase, Word
from ledger.extraction.numerals import Grammar
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.tokens import WORD

if TYPE_CHECKING:
    from ledger.extraction.figures import Figure

CACHED_WORDS = 50_000


_Answer = TypeVar("_Answer")


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A number atom inside a word; offsets count from the word's start."""

    kind: str
    value: Fraction
    start: int
    end: int


FrameKind = Literal["says", "according", "relay", "topic"]

# What a mark of the lexicon makes of the name beside it.
FRAME_KINDS: dict[str, FrameKind] = {
    "speech": "says", "said_inside": "says", "according": "according", "relay": "relay"
}  # fmt: skip


# What the form of a figure makes of it: a part of one before it or right behind it, or a whole.
Role = Literal["", "whole", "part", "part_ahead"]


class Frame(msgspec.Struct, frozen=True):
    """A place where a sentence names the source of something.

    A topic says nothing; it names whom the next frame without a source means. `first` to `after`
    are the tokens that the source stands for, `source` its name's tokens (None:
    the last speaker goes on). `trigger` is the token that gave the frame away, `bent` says that
    the name may stand in a case that its sentence asks for.
    """

    kind: FrameKind
    trigger: int
    first: int
    after: int
    source: tuple[int, int] | None
    bent: bool = True


class _Kept(dict[str, _Answer]):
    """Answers about words, each worked out when it is first asked for."""

    def __init__(self, find: Callable[[str], _Answer]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> _Answer:
        found = self._find(word)
        if len(self) < CACHED_WORDS:
            self[word] = found
        return found


class Language(ABC):
    """What a language module must answer. Answers depend on the arguments alone.

    `forms` gives the forms under which a word may be looked up, the word itself first; `pieces` the
    number atoms that make it up, none when it is no number word; `words` all that the lexicon knows
    about it.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    dotless_i: ClassVar[bool] = False
    # Whether 'words between apostrophes' are a quotation.
    single_quotes: ClassVar[bool] = False
    dotted_ordinals: ClassVar[bool] = False
    month_first: ClassVar[bool] = False  # 07/04/2031 is the fourth of July
    day_after_month: ClassVar[bool] = False  # "July 9"
    capital_months: ClassVar[bool] = False  # "may" and "march" in lower case are verbs
    has_capitals: ClassVar[bool] = True
    labels_yield: ClassVar[bool] = False  # "the station 12 km away": a measure is no label
    carries_on: ClassVar[bool] = True  # a sentence without a source goes on with the last one
    determiners: ClassVar[frozenset[str]] = frozenset()  # "the", where a name may begin with it
    counts_plural: ClassVar[bool] = False  # what is counted is in the plural
    subject_first: ClassVar[bool] = True  # a verb's subject stands before it
    joins_measures: ClassVar[bool] = True  # "2 hours 15 minutes" is one figure
    own_names: ClassVar[bool] = False  # the language names sources itself (`named`)
    bare_ranges: ClassVar[bool] = False  # "three four people" are three or four
    carried_kind: ClassVar[FrameKind] = "says"  # after which a plain sentence goes on with it
    verb_last: ClassVar[bool] = False  # whose quotation it is stands right behind it: ..." dedi
    grammar: ClassVar[Grammar]

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        # A text asks these of every word, so each answer is kept and costs one look at a table.
        self.forms: Callable[[str], tuple[str, ...]] = _Kept(self.find_forms).__getitem__
        self.pieces: Callable[[str], tuple[Piece, ...]] = _Kept(self._find_pieces).__getitem__
        self.words: Callable[[str], Word] = _Kept(self._find_word).__getitem__

    @classmethod
    def inflected(cls) -> Iterable[Inflected]:
        """Return the forms that the language makes itself and its lexicon need not list."""
        return ()

    def is_clitic(self, text: str) -> bool:
        """Say whether *text* may be written onto the figure after it ("و630")."""
        return False

    def attached(self, word: str) -> int:
        """Return how many letters of *word* are particles written together with what it names."""
        return 0

    def _find_pieces(self, word: str) -> tuple[Piece, ...]:
        return self.find_pieces(word) if word else ()

    def _find_word(self, word: str) -> Word:
        """Work out `words` (asked once for each word)."""
        longer: dict[str, list[tuple[int, Phrase]]] = {}
        phrases = self.phrases(word)
        for rank, phrase in enumerate(phrases):
            if phrase.rest:
                longer.setdefault(phrase.rest[0], []).append((rank, phrase))
        return Word(
            is_number=bool(self.pieces(word)),
            alone=tuple(phrase for phrase in phrases if not phrase.rest),
            longer={second: tuple(ranked) for second, ranked in longer.items()},
        )

    def phrases(self, word: str) -> list[Phrase]:
        """Return the lexicon's phrases that may begin with *word*, longest first."""
        listed = (
            phrase
            for form in self.forms(word)
            for phrase in self.lexicon.phrases.get(form, ())
            if not phrase.bare or form == word
        )
        return sorted(listed, key=lambda phrase: -len(phrase.rest))

    def is_stopword(self, word: str) -> bool:
        """Say whether *word*, in any of its forms, is a stop word."""
        return not self.lexicon.stopwords.isdisjoint(self.forms(word))

    def asserts(self, reading: Reading, first: int, after: int) -> bool:
        """Say whether the sentence could assert something: it has a verb of the past or present."""
        return True

    def is_proper(self, reading: Reading, index: int) -> bool:
        """Say whether the word at *index*, not the first of its sentence, is a proper name's."""
        return reading.tokens[index].kind == WORD and reading.capital(index)

    def in_context(self, reading: Reading, index: int, piece: Piece) -> Piece | None:
        """Return what *piece* of the word at *index* is in its place, None where no number."""
        return piece

    def begins_date(self, reading: Reading, index: int) -> bool:
        """Say whether the figure at *index* may begin a date here: a law's year does not."""
        return True

    def pairs(
        self, reading: Reading, within: tuple[int, int], taken: bytearray
    ) -> Iterable[Figure]:
        """Yield the figures of a sentence that have no number word: "a metre or two"."""
        return ()

    def asserts_dual(self, reading: Reading, mark: Mark) -> bool:
        """Say whether the noun in the dual says that there are two of it."""
        return True

    def named(self, reading: Reading, source: tuple[int, int], names: dict[str, str]) -> str | None:
        """Return who the source at the tokens *source* is, None where the last one is meant.

        Asked where `own_names` says so. *names* remembers who was named before, and how.
        """
        return None

    def base_name(self, text: str) -> str:
        """Return a source's name without the ending its place in the sentence gives it."""
        return text

    def noun(self, text: str) -> str:
        """Return a counted noun that the lexicon does not know without its ending and article."""
        return text

    def guards(self, reading: Reading, first: int, after: int) -> Iterable[tuple[int, int, str]]:
        """Yield the numbers of a sentence that this language's own habits make no claims: first
        token, token after, reason.
        """
        return ()

    def unit(self, reading: Reading, mark: Mark, figure: int) -> str | None:
        """Return the unit that *mark* names after the figure *figure* (a token), None for none."""
        return mark.value

    def implied_unit(self, reading: Reading, first: int, tail: int) -> str | None:
        """Return the unit of a figure at the tokens *first* to *tail* that only its sentence
        tells: an exchange rate is in the currency that is quoted.
        """
        return None

    def runs_on(self, text: str) -> bool:
        """Say whether *text* is a word of its own though written onto a figure ("15عضوا")."""
        return False

    def is_ending(self, text: str) -> bool:
        """Say whether *text*, written onto a figure, is its ending ("85i")."""
        return False

    def ratio(self, reading: Reading, index: int) -> tuple[Fraction, int] | None:
        """Return a fraction that begins with the figure *index* ("4'te 1") and the token after."""
        return None

    def bound(self, reading: Reading, figure: Figure, first: int, after: int) -> Bound:
        """Return how a sentence bounds a figure in it, and the rules that said so."""
        return read_comparator(reading, figure, first)

    def denied(  # noqa: PLR0917  # the clause and the sentence are two places each
        self, reading: Reading, figure: Figure, low: int, high: int, first: int, after: int
    ) -> bool:
        """Say whether a sentence denies a figure in it."""
        return is_negated(reading, figure, low, high, first, after)

    def owner(self, reading: Reading, figure: Figure, first: int) -> tuple[int, int] | None:
        """Return the tokens of a noun before the figure that says what it counts."""
        return None

    def names(self, reading: Reading, after: int) -> bool:
        """Say whether what stands after a day and month makes a name of it ("4 July Street")."""
        return False

    def completed(self, reading: Reading, figures: Sequence[Figure]) -> Sequence[Figure]:
        """Return the figures of a sentence with what only their neighbours tell."""
        return figures

    def role(self, reading: Reading, figure: Figure) -> Role:
        """Say whether the form of a figure makes it a part of one before it, or a whole."""
        return ""

    def place_before(self, reading: Reading, at: int, first: int) -> tuple[int, int] | None:
        """Return the place that a sentence from *first* on has named for the figure at *at*."""
        return None

    def refused(self, reading: Reading, figure: Figure) -> str | None:
        """Return why a number that was read is no claim in this language, None where it may be."""
        return None

    @abstractmethod
    def find_forms(self, word: str) -> tuple[str, ...]:
        """Work out `forms` (asked once for each word)."""

    @abstractmethod
    def find_pieces(self, word: str) -> tuple[Piece, ...]:
        """Work out `pieces` (asked once for each word)."""

    @abstractmethod
    def frames(self, reading: Reading, first: int, after: int) -> tuple[Frame, ...]:
        """Return the frames of the sentence at the tokens *first* to *after*, in text order."""

    @abstractmethod
    def is_name_word(self, reading: Reading, index: int) -> bool:
        """Say whether the token could be part of a person's name."""

    @abstractmethod
    def counted(self, reading: Reading, at: int, after: int) -> tuple[int, int] | None:
        """Return the tokens of the noun counted by a number that ends before the token *at*."""

    @abstractmethod
    def place(self, reading: Reading, first: int, after: int) -> tuple[int, int] | None:
        """Return the tokens of the first place named in the range."""
