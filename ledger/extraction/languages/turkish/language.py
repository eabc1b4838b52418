"""Turkish: endings and vowel harmony, glued number words, verb-last frames of speech."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from ledger.extraction.bearings import Bound
from ledger.extraction.digits import is_ratio
from ledger.extraction.languages.language import FRAME_KINDS, Frame, Language, Piece
from ledger.extraction.languages.turkish.bounds import bound_of, is_denied_figure
from ledger.extraction.languages.turkish.endings import (
    FIGURE_ENDINGS,
    declined,
    is_denied,
    of_that_size,
    stems_of,
)
from ledger.extraction.languages.turkish.measures import unit_of
from ledger.extraction.languages.turkish.no_figures import guard_at, is_no_figure
from ledger.extraction.languages.turkish.verbs import verbs_of
from ledger.extraction.lexicon import Lexicon
from ledger.extraction.names import capital_run, clause_start, past_dateline
from ledger.extraction.numerals import Grammar
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.tokens import DIGITS, WORD

if TYPE_CHECKING:
    from ledger.extraction.figures import Figure

_SHORTEST = 2
_LONGEST_SUBJECT = 10
_NAME_PHRASE = 8
_BREAKS = frozenset(',;:()“”"«»–—')
_APOSTROPHES = "'’"
_IN = ("de", "da", "te", "ta")

_OCCASIONS = frozenset(("yaptığı", "düzenlediği", "katıldığı", "verdiği", "yayımladığı"))
_DENIED = "madı"  # what the lexicon lists for every verb in the negative
_NUMBER_KINDS = ("unit", "ten", "hundred", "scale", "more", "fraction")

_FUTURE = ("acak", "ecek", "acaktır", "ecektir", "acaklar", "ecekler", "acağız", "eceğiz")


class Turkish(Language):
    """Turkish in the Latin alphabet."""

    code: ClassVar[str] = "tr"
    name: ClassVar[str] = "Turkish"
    dotless_i: ClassVar[bool] = True
    dotted_ordinals: ClassVar[bool] = True
    bare_ranges: ClassVar[bool] = True
    grammar: ClassVar[Grammar] = Grammar(joined=False, units_first=False, bare_scale=True)

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self._bent = {
            bent: word
            for word, (kind, _) in lexicon.numbers.items()
            if kind in _NUMBER_KINDS and word[-1].isalpha()
            for bent in (*declined(word), *(of_that_size(word) if kind == "scale" else ()))
        }
        self._heads = {word[:_SHORTEST] for word in lexicon.numbers}
        self._plain = sorted(
            (
                word
                for word, (kind, _) in lexicon.numbers.items()
                if kind in ("unit", "ten", "hundred", "scale")
            ),
            key=len,
            reverse=True,
        )
        self._verbs = {
            word
            for first, phrases in lexicon.phrases.items()
            for phrase in phrases
            for word in (first, *phrase.rest)
            if word.endswith(("mak", "mek"))
        }
        self._short = {
            word
            for word, phrases in lexicon.phrases.items()
            if len(word) == _SHORTEST
            and any(phrase.category in ("noun", "unit") for phrase in phrases)
        }

    def asserts(self, reading: Reading, first: int, after: int) -> bool:
        """A sentence whose last verb is of the future tells a plan."""
        last = after - 1
        while last > first and reading.tokens[last].kind != WORD:
            last -= 1
        return not reading.text(last).endswith(_FUTURE)

    def find_forms(self, word: str) -> tuple[str, ...]:
        """The word, what a verb in the negative stands for, the word without its endings."""
        forms = [word]
        if is_denied(word):
            forms.append(_DENIED)
        forms.extend(verb for verb, _ in verbs_of(word) if verb in self._verbs)
        forms.extend(
            stem for stem in stems_of(word) if len(stem) > _SHORTEST or stem in self._short
        )
        return tuple(dict.fromkeys(forms))

    def find_pieces(self, word: str) -> tuple[Piece, ...]:
        """A number word, with an ending, or several written as one ("ikiyüzelli")."""
        numbers = self.lexicon.numbers
        if word in numbers:
            kind, value = numbers[word]
            return (Piece(kind, value, 0, len(word)),)
        if word[:_SHORTEST] not in self._heads or self._is_percent(word):
            return ()
        if word in self._bent:
            kind, value = numbers[self._bent[word]]
            return (Piece(kind, value, 0, len(word)),)
        return self._glued(word)

    def _is_percent(self, word: str) -> bool:
        return any(phrase.category == "percent_before" for phrase in self.phrases(word))

    def _glued(self, word: str) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        at = 0
        while at < len(word):
            rest = word[at:]
            head = next((plain for plain in self._plain if rest.startswith(plain)), None)
            bent = self._bent.get(rest)
            if bent is not None and pieces:
                kind, value = self.lexicon.numbers[bent]
                pieces.append(Piece(kind, value, at, len(word)))
                return tuple(pieces)
            if head is None:
                return ()
            kind, value = self.lexicon.numbers[head]
            pieces.append(Piece(kind, value, at, at + len(head)))
            at += len(head)
        return tuple(pieces)

    def is_ending(self, text: str) -> bool:
        """Say whether *text* is a case or possessive ending as one writes it onto a figure."""
        return text in FIGURE_ENDINGS

    def ratio(self, reading: Reading, index: int) -> tuple[Fraction, int] | None:
        """The form "4'te 1": the denominator stands first, in the locative."""
        suffixed = reading.text(index + 1) in _APOSTROPHES
        over, under = reading.text(index + 2 + suffixed), reading.text(index)
        if reading.text(index + 1 + suffixed) not in _IN or not is_ratio(over, under):
            return None
        if not reading.tokens[index + 1 + suffixed].glued:
            return None
        return Fraction(int(over), int(under)), index + 3 + suffixed

    def unit(self, reading: Reading, mark: Mark, figure: int) -> str | None:
        """A speed where "saatte" stands before it, and no points that are none of a rate."""
        return unit_of(reading, mark, figure)

    def bound(self, reading: Reading, figure: Figure, first: int, after: int) -> Bound:
        """By the case of the figure and the word after it."""
        comparator = bound_of(reading, figure, first, after)
        return comparator, () if comparator == "=" else ("turkish.bound",)

    def denied(  # noqa: PLR0917  # the clause and the sentence are two places each
        self, reading: Reading, figure: Figure, low: int, high: int, first: int, after: int
    ) -> bool:
        """By "değil", a verb in the negative, or a verb that calls the clause false."""
        return is_denied_figure(reading, figure, low, high, first, after)

    def guards(self, reading: Reading, first: int, after: int) -> Iterator[tuple[int, int, str]]:
        """Plates, clock times, scores and what else Turkish writes in figures that are none."""
        for index in range(first, after):
            if reading.tokens[index].kind == DIGITS:
                found = guard_at(reading, index, first, after)
                if found is not None:
                    yield found

    def refused(self, reading: Reading, figure: Figure) -> str | None:
        """Number words that are common words as well, and figures that only say when."""
        return is_no_figure(reading, figure)

    def frames(self, reading: Reading, first: int, after: int) -> tuple[Frame, ...]:
        """The source opens the sentence and the verb closes it; "X'e göre" stands anywhere."""
        found: list[Frame] = []
        for mark in reading.within(first, after, "speech", "according", "said_inside", "relay"):
            if mark.category in ("according", "relay"):
                source = self._before_suffix(reading, first, mark.first)
                if source is not None:
                    found.append(
                        Frame(FRAME_KINDS[mark.category], mark.first, first, after, source)
                    )
            elif mark.category == "speech":
                source = self._subject(reading, first, mark)
                found.append(Frame("says", mark.first, first, mark.after, source))
        return tuple(found)

    def _subject(self, reading: Reading, first: int, verb: Mark) -> tuple[int, int] | None:
        """The words before the first comma if they can be a source, else the leading capitals."""
        first = past_dateline(reading, first, verb.first)
        end = first
        limit = min(verb.first, first + _LONGEST_SUBJECT)
        while end < limit and reading.tokens[end].kind == WORD:
            end += 1
        named = end < limit and reading.text(end) == "," and end > first
        if named and not reading.mark(first, "period", "adverb", "place_link"):
            return first, self._before_occasion(reading, first, end)
        end = capital_run(reading, first, verb.first)
        if end == first or reading.mark(first, "period", "adverb", "ordinal", "pronoun"):
            return None
        known = self.is_stopword(reading.text(first)) and not reading.mark(first, "title")
        if end == first + 1 and known:
            return None
        return (first, end) if not self.is_stopword(reading.text(first)) else (first + 1, end)

    def _before_occasion(self, reading: Reading, first: int, end: int) -> int:
        """Where the name ends when the occasion follows it: "X pazartesi günü yaptığı ..."."""
        for index in range(first + 1, end):
            occasion = reading.text(index) in _OCCASIONS
            if occasion or reading.mark(index, "period", "adverb", "weekday"):
                return index
        return end

    def _before_suffix(self, reading: Reading, first: int, at: int) -> tuple[int, int] | None:
        """The name before "göre", without the ending after its apostrophe."""
        end = at
        if end - 2 >= first and reading.text(end - 2) in _APOSTROPHES:
            end -= 2
        start = clause_start(reading, first, end, _BREAKS)
        start = max(start, end - _NAME_PHRASE)
        if end > start and reading.mark(end - 1, "adverb"):
            return None  # "geçen yıla göre": compared with a time, told by nobody
        return (start, end) if end > start else None

    def base_name(self, text: str) -> str:
        """Take off the dative that "göre" asks for: "Bakanlığa", "Bakanlığına"."""
        for ending in ("na", "ne", "ya", "ye"):
            if text.endswith(ending) and len(text) > len(ending) + _SHORTEST + 1:
                return text[: -len(ending)]
        if text.endswith(("ğa", "ğe")):
            return text[:-2] + "k"
        return text

    def is_name_word(self, reading: Reading, index: int) -> bool:
        """A capitalised word that the lexicon knows nothing about may be part of a name."""
        token = reading.tokens[index]
        return token.kind == WORD and reading.capital(index) and not reading.marks.get(index)

    def counted(self, reading: Reading, at: int, after: int) -> tuple[int, int] | None:
        """The known noun among the next two words, else the next word."""
        if reading.text(at) in _APOSTROPHES and at + 2 < after:
            at += 2
        for index in (at, at + 1):
            if index < after and reading.mark(index, "noun"):
                return index, index + 1
        if at >= after or reading.tokens[at].kind != WORD:
            return None
        if self.is_stopword(reading.text(at)) or reading.marks.get(at) or reading.capital(at):
            return None
        return at, at + 1

    def place(self, reading: Reading, first: int, after: int) -> tuple[int, int] | None:
        """A capitalised name with a locative ending, or before "in the region of"."""
        index = first
        while index < after:
            token = reading.tokens[index]
            if token.kind == DIGITS or token.kind != WORD or not reading.capital(index):
                index += 1
                continue
            end = capital_run(reading, index, after)
            locative = end + 1 < after and reading.text(end) in _APOSTROPHES
            if locative and reading.mark(end + 1, "place_link"):
                return index, end
            if end < after and reading.mark(end, "place_kind"):
                return index, end
            index = end
        return None
