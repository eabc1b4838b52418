"""Arabic: attached particles, the order of its numbers, and verb-first frames of speech."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from typing import ClassVar

from ledger.extraction.languages.language import FRAME_KINDS, Frame, Language, Piece
from ledger.extraction.numerals import Grammar
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.segments import OPENERS
from ledger.extraction.tokens import SIGN, WORD

_SHORTEST = 2
_SUBJECT_REACH = 30
_NAME_PHRASE = 8
_PLACE_WORDS = 2
_AND, _BY, _THE = "وف", "بلك", "ال"
_CLITICS = frozenset({"و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "ال", "بال", "وال", "لل"})
_IN = "في"
_TANWIN = "\u064b"
_JOIN = Fraction(0)
_STOPS = "،,:؛.!؟()"


class Arabic(Language):
    """Modern written Arabic."""

    code: ClassVar[str] = "ar"
    name: ClassVar[str] = "Arabic"
    subject_first: ClassVar[bool] = False
    grammar: ClassVar[Grammar] = Grammar(joined=True, units_first=True, bare_scale=True)

    def is_clitic(self, text: str) -> bool:
        """One attached particle, or a preposition after "and"."""
        return text in _CLITICS

    def attached(self, word: str) -> int:
        """What stands before the longest ending of the word that the lexicon has as written."""
        known = self.lexicon.phrases
        return next((at for at in range(min(4, len(word))) if word[at:] in known), 0)

    def find_forms(self, word: str) -> tuple[str, ...]:
        """The word, then without "and", without a preposition, without the article."""
        forms = [word]
        if word[0] in _AND and len(word) > _SHORTEST:
            forms.append(word[1:])
        for form in tuple(forms):
            if form.startswith("لل") and len(form) > _SHORTEST + 1:
                forms.extend((_THE + form[2:], form[1:], form[2:]))
            elif form[0] in _BY and len(form) > _SHORTEST:
                forms.append(form[1:])
        for form in tuple(forms):
            if form.startswith(_THE) and len(form) > _SHORTEST + 1:
                forms.append(form[2:])
        return tuple(dict.fromkeys(forms))

    def find_pieces(self, word: str) -> tuple[Piece, ...]:
        """A number word with its particles split off; a lone "and" is a joiner."""
        if word == "و":
            return (Piece("join", _JOIN, 0, 1),)
        whole = self._piece(word, 0)
        if whole is not None:
            return (whole,)
        if word[0] in _AND and (rest := self._piece(word, 1)) is not None:
            return (Piece("join", _JOIN, 0, 1), rest)
        if word[0] in _BY and (rest := self._piece(word, 1)) is not None:
            return (rest,)
        return ()

    def _piece(self, word: str, skip: int) -> Piece | None:
        bare = word[skip:]
        found = self.lexicon.numbers.get(bare)
        if found is None and bare.startswith(_THE):
            found = self.lexicon.numbers.get(bare[2:])
        elif found is None and bare.startswith("ل") and skip:
            found = self.lexicon.numbers.get(bare[1:])
        if found is None or (bare not in self.lexicon.numbers and not found[1]):
            return None  # "الصفر" is the zero of a scale
        return Piece(found[0], found[1], skip, len(word))

    def frames(self, reading: Reading, first: int, after: int) -> tuple[Frame, ...]:
        """Verb, source, "that" or a quotation; "according to" and relays with a name phrase."""
        found: list[Frame] = []
        for mark in reading.within(first, after, "speech", "said_inside", "according", "relay"):
            index = mark.first
            if found and index < found[-1].first:
                continue
            if mark.category == "speech":
                found.append(self._speech(reading, mark, after))
            elif mark.category == "said_inside":
                source = self._verb_subject(reading, first, index)
                found.append(Frame("says", index, mark.after, after, source))
            elif reading.text(mark.after) not in ("لما", "ما"):
                end = _name_end(reading, mark.after, min(after, mark.after + _NAME_PHRASE))
                if end > mark.after:
                    kind = FRAME_KINDS[mark.category]
                    found.append(Frame(kind, index, first, after, (mark.after, end)))
        return tuple(found)

    def _speech(self, reading: Reading, mark: Mark, after: int) -> Frame:
        limit = min(after, mark.after + _SUBJECT_REACH)
        opens = stop = limit
        for index in range(mark.after, limit):
            text = reading.text(index)
            if reading.mark(index, "complement") or text in OPENERS or text in ':"':
                opens = index
                break
            if reading.mark(index, "adverb", "said_inside", "speech"):
                stop = min(stop, index)
        if opens == limit:
            end = _noun_phrase(reading, mark.after, limit)
            return Frame("says", mark.first, end, after, _filled(mark.after, end))
        end = min(opens, stop)
        while end > mark.after and reading.text(end - 1) in _STOPS:
            end -= 1
        return Frame("says", mark.first, opens, after, _filled(mark.after, end))

    def _verb_subject(self, reading: Reading, first: int, index: int) -> tuple[int, int] | None:
        """The subject of a sentence that goes on with "saying": after its verb, or named."""
        if index - first <= 1 or reading.mark(first, "place_link", "period", "adverb"):
            return None
        return _filled(first + 1, _noun_phrase(reading, first + 1, index))

    def is_name_word(self, reading: Reading, index: int) -> bool:
        """A word that the lexicon knows nothing about may be part of a name."""
        token = reading.tokens[index]
        return token.kind == WORD and index not in reading.marks

    def noun(self, text: str) -> str:
        """Without vowel marks, the accusative's alif and the article: "قارباً", "الأنابيب"."""
        bare = "".join(char for char in text if not unicodedata.combining(char))
        if bare != text and bare.endswith("ا") and _TANWIN in text:
            bare = bare[:-1]
        if bare.startswith(_THE) and len(bare) > len(_THE) + _SHORTEST:
            bare = bare[len(_THE) :]
        return bare

    def counted(self, reading: Reading, at: int, after: int) -> tuple[int, int] | None:
        """The word after the number, "من" between them or not."""
        if reading.text(at) == "من" and at + 1 < after:
            at += 1
        if at >= after or reading.tokens[at].kind != WORD or not self._is_noun(reading, at):
            return None
        return at, at + 1

    def _is_noun(self, reading: Reading, at: int) -> bool:
        if reading.mark(at, "noun"):
            return True
        text = reading.text(at)
        # After its number "قارب" is a boat; "about" stands before one.
        marks = {mark.category for mark in reading.marks.get(at, ())} - {"compare_before"}
        return len(text) > _SHORTEST and not (marks or self.is_stopword(text))

    def place(self, reading: Reading, first: int, after: int) -> tuple[int, int] | None:
        """A gazetteer name, the words after "in the region of", or a bare name right after "in"."""
        for mark in reading.within(first, after, "place", "place_kind"):
            if mark.category == "place":
                return mark.first, mark.after
            end = self._place_end(reading, mark.after, after)
            if end > mark.after:
                return mark.after, end
        if reading.text(first) == _IN and self._may_be_place(reading, first + 1, after):
            return _filled(first + 1, self._place_end(reading, first + 1, after))
        return None

    def _may_be_place(self, reading: Reading, index: int, after: int) -> bool:
        """Say whether an unknown word after "in" can be a name: most others are definite."""
        return (
            index < after
            and self.is_name_word(reading, index)
            and not reading.text(index).startswith(_THE)
            and not self.is_stopword(reading.text(index))
        )

    def _place_end(self, reading: Reading, first: int, after: int) -> int:
        """The end of a place's name: all words before a sign if they are few, else name words.

        A name may look like a verb of the lexicon, so the sign decides before the words do.
        """
        end = first
        while end < after and reading.tokens[end].kind == WORD:
            if self.is_stopword(reading.text(end)) or self.is_clitic(reading.text(end)):
                break
            end += 1
        if end - first <= _PLACE_WORDS:
            return end
        end = first + 1
        while end < first + _PLACE_WORDS and self.is_name_word(reading, end):
            end += 1
        return end


def _ends_as_name(reading: Reading, index: int, after: int) -> bool:
    """Say whether what could be a verb of change is the last word of its clause, so a name."""
    last = index + 1 >= after or reading.tokens[index + 1].kind == SIGN
    return last and all(mark.category == "change" for mark in reading.marks.get(index, ()))


def _filled(first: int, after: int) -> tuple[int, int] | None:
    return (first, after) if after > first else None


def _noun_phrase(reading: Reading, first: int, limit: int) -> int:
    """The end of a head noun and the definite words that go with it."""
    end = first
    while end < limit and reading.tokens[end].kind == WORD:
        definite = reading.text(end).startswith((_THE, "لل"))
        if end > first and not definite and not reading.mark(first, "title"):
            break
        if reading.mark(end, "complement", "adverb", "place_link", "period"):
            break
        end += 1
    return end


def _name_end(reading: Reading, first: int, limit: int) -> int:
    """The end of a name phrase after "according to": at a sign, a verb of its clause or a mark."""
    end = first
    while end < limit and reading.tokens[end].kind == WORD:
        if end > first and reading.mark(
            end, "complement", "adverb", "speech", "statistic", "period", "relay"
        ):
            break
        end += 1
    return end
