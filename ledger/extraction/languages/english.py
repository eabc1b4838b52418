"""English: plurals, "a" and "and" in numbers, subject-first and inverted frames of speech."""

from __future__ import annotations

from typing import ClassVar

from ledger.extraction.languages.language import FRAME_KINDS, Frame, Language, Piece
from ledger.extraction.names import capital_run, clause_start, past_dateline
from ledger.extraction.numerals import Grammar
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.tokens import WORD

_SHORTEST = 3
_NOUN_REACH = 3
_NAME_PHRASE = 8
_LONGEST_SUBJECT = 14
_BREAKS = frozenset(',;:()“”"«»–—') | {"that", "and", "but", "while", "as", "which", "because"}
_SIGNS = frozenset(',;:.!?()“”"«»–—')
_AUXILIARIES = frozenset(
    ("has", "have", "had", "also", "later", "then", "who", "is", "was", "be", "again")
)
_DETERMINERS = frozenset(("the", "a", "an", "its", "their", "his", "her", "our", "this"))

# The first ending that fits; what doubles or keeps its "s" stands before the plain one.
_PLURALS = (
    ("ies", "y"), ("buses", "bus"), ("gases", "gas"), ("sses", "ss"), ("shes", "sh"),
    ("ches", "ch"), ("xes", "x"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""),
)  # fmt: skip


class English(Language):
    """English of any shore."""

    code: ClassVar[str] = "en"
    name: ClassVar[str] = "English"
    month_first: ClassVar[bool] = True
    day_after_month: ClassVar[bool] = True
    capital_months: ClassVar[bool] = True
    grammar: ClassVar[Grammar] = Grammar(joined=False, units_first=False, bare_scale=False)

    def find_forms(self, word: str) -> tuple[str, ...]:
        """The word, and without a plural ending."""
        if len(word) > _SHORTEST and word.endswith("ies"):
            return word, word[:-3] + "y"
        if len(word) > _SHORTEST and word.endswith("s") and not word.endswith("ss"):
            return word, word[:-1]
        return (word,)

    def find_pieces(self, word: str) -> tuple[Piece, ...]:
        """A number word; English glues nothing to it."""
        found = self.lexicon.numbers.get(word)
        return (Piece(found[0], found[1], 0, len(word)),) if found else ()

    def frames(self, reading: Reading, first: int, after: int) -> tuple[Frame, ...]:
        """Frames of the shapes "X said that", "said X", "according to X", "citing X"."""
        found: list[Frame] = []
        for mark in reading.within(first, after, "speech", "according", "relay"):
            if mark.category == "speech":
                frame = self._speech(reading, mark, first, after)
            else:
                end = self._phrase_end(reading, mark.after, min(after, mark.after + _NAME_PHRASE))
                source = self._bare(reading, mark.after, end)
                kind = FRAME_KINDS[mark.category]
                frame = Frame(kind, mark.first, first, after, source) if source else None
            if frame is not None:
                found.append(frame)
        return tuple(found)

    def _speech(self, reading: Reading, mark: Mark, first: int, after: int) -> Frame | None:
        opening = past_dateline(reading, first, mark.first)
        start = self._subject_start(reading, opening, mark.first)
        source = self._bare(reading, start, mark.first)
        following = reading.text(mark.after)
        closing = (
            mark.after >= after
            or following in _SIGNS - {":", "“", '"', "«"}
            or reading.mark(mark.after, "adverb") is not None
        )
        if source is None:
            source, end = self._inverted(reading, mark.after, after)
            if source is None:
                return None
            return Frame("says", mark.first, first, end, source)
        opens = first if closing and start > first else mark.after
        return Frame("says", mark.first, opens, after, source)

    def _subject_start(self, reading: Reading, first: int, verb: int) -> int:
        """Where the subject of *verb* begins: an apposition between commas is stepped over."""
        end = verb
        if end > first and reading.text(end - 1) == ",":
            inner = clause_start(reading, first, end - 1, _BREAKS)
            if inner > first and reading.text(inner - 1) == "," and inner < end - 1:
                if capital_run(reading, inner, end - 1) == end - 1:
                    return inner  # "the spokeswoman, Dana Whitlock, said": the name is the source
                end = inner - 1
        start = clause_start(reading, first, end, _BREAKS)
        return max(start, verb - _LONGEST_SUBJECT)

    def _bare(self, reading: Reading, start: int, end: int) -> tuple[int, int] | None:
        """A name phrase without times in front, determiners and auxiliaries; None when empty."""
        for mark in reading.within(start, end, "adverb", "period"):
            if mark.first <= start + 1:
                start = max(start, mark.after)
        stop = start
        while stop < end and reading.text(stop) not in _SIGNS:
            stop += 1
        while stop > start and reading.text(stop - 1) in _AUXILIARIES:
            stop -= 1
        while start < stop and reading.text(start) in _DETERMINERS:
            start += 1
        if start >= stop or reading.tokens[start].kind != WORD:
            return None
        return start, stop

    def _inverted(
        self, reading: Reading, at: int, after: int
    ) -> tuple[tuple[int, int] | None, int]:
        end = self._phrase_end(reading, at, min(after, at + _NAME_PHRASE))
        if end == at or reading.mark(at, "complement"):
            return None, at
        return self._bare(reading, at, end), end

    def _phrase_end(self, reading: Reading, at: int, limit: int) -> int:
        end = at
        while end < limit and reading.text(end) not in _SIGNS:
            if end > at and reading.mark(end, "adverb", "complement", "speech", "period"):
                break
            end += 1
        return end

    def is_name_word(self, reading: Reading, index: int) -> bool:
        """A capitalised word that the lexicon knows nothing about may be part of a name."""
        token = reading.tokens[index]
        return token.kind == WORD and reading.capital(index) and not reading.marks.get(index)

    def noun(self, text: str) -> str:
        """The singular of a regular plural."""
        for ending, singular in _PLURALS:
            if text.endswith(ending) and len(text) > len(ending) + 1:
                return text[: -len(ending)] + singular
        return text

    def counted(self, reading: Reading, at: int, after: int) -> tuple[int, int] | None:
        """The first known noun of the next words, else the first plural, else what is "of" it."""
        linked = reading.text(at) == "of"
        if reading.text(at) == "of" and at + 1 < after:
            at += 1
            if reading.text(at) in _DETERMINERS:
                at += 1
        plural: int | None = None
        end = at
        while end < min(after, at + _NOUN_REACH) and reading.tokens[end].kind == WORD:
            if reading.mark(end, "noun"):
                return end, end + 1
            text = reading.text(end)
            plain = text.endswith("s") and not text.endswith("ss")
            # What numbers things when it stands alone is counted when there are many: "41 gates"
            marks = {mark.category for mark in reading.marks.get(end, ())}
            if text in self.lexicon.stopwords or marks - ({"guard_before"} if plain else set()):
                break
            if plural is None and plain:
                plural = end
            end += 1
        if end == at or (plural is None and not linked):
            return None
        chosen = plural if plural is not None else at
        return chosen, chosen + 1

    def place(self, reading: Reading, first: int, after: int) -> tuple[int, int] | None:
        """The capitalised words after a preposition of place."""
        for link in reading.within(first, after, "place_link"):
            if reading.text(link.first) not in ("in", "near", "at", "around", "outside", "across"):
                continue
            start = link.after
            if start < after and reading.text(start) in _DETERMINERS:
                start += 1
            if start >= after or reading.mark(start, "month", "adverb", "period"):
                continue
            end = capital_run(reading, start, after)
            if end > start:
                return start, end
        return None
