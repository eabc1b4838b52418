"""Arabic: attached particles, number words, the nouns they count, places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from ledger.extraction.bearings import Bound
from ledger.extraction.languages.arabic.bounds import bound_of, denied
from ledger.extraction.languages.arabic.frames import find_frames
from ledger.extraction.languages.arabic.measures import implied_unit, in_thousandths, owner, unit_of
from ledger.extraction.languages.arabic.names import may_be_named, named_source
from ledger.extraction.languages.arabic.no_figures import (
    guards_in,
    is_law_year,
    is_street_day,
    refused,
)
from ledger.extraction.languages.arabic.numbers import THE, definite, in_context
from ledger.extraction.languages.arabic.pairs import find_pairs
from ledger.extraction.languages.arabic.words import inflected
from ledger.extraction.languages.language import Frame, Language, Piece
from ledger.extraction.lexicon import Inflected, unit_names
from ledger.extraction.numerals import Grammar
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.tokens import DIGITS, WORD
from ledger.extraction.view import fold_word

if TYPE_CHECKING:
    from ledger.extraction.figures import Figure

_SHORTEST = 2
_PLACE_WORDS = 3
_AND, _BY = "وف", "بلك"
_CLITICS = frozenset(
    {"و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "ال", "بال", "وال", "لل", "فال", "كال"}
)
_IN = (
    "في",
    "ب",
    "قرب",
    "داخل",
    "شمال",
    "جنوب",
    "شرق",
    "غرب",
    "شمالي",
    "جنوبي",
    "شرقي",
    "غربي",
    "من",
)
_BEFORE = _CLITICS | {"", "فل", "وك", "ولل", "وبال"}
_TANWIN, _FATHA = "\u064b", "\u064e"
_POSSESSIVES = ("ه", "ها", "هم", "هن", "نا", "هما")
_JOIN = Fraction(0)
_PLURAL = "ات"
_SOUND = ("ين", "ون")
_VERB_STARTS = ("ي", "ت", "سي", "ست", "ن")
_NOUN_ENDS = ("ا", "ه", "ات", "ين", "ي", "اء")
# What the word after a number is when it is no noun of it.
_NO_NOUN = frozenset(
    {
        "place_link", "adverb", "period", "complement", "compare_after", "unit", "month", "partial",
        "exhaustive", "according", "relay", "exceptive", "range_join", "negator", "year_link",
        "date_link", "pronoun", "length_after", "ordinal", "parallel", "statistic",
        "compare_verb", "place", "hijri_month", "no_negation", "said_inside",
    }
)  # fmt: skip
_DUAL_ONLY = frozenset({"اثنين", "اثنتين", "اثنان", "اثنتان"})

_FUTURE = re.compile(r"[وف]?س[يتنا]\w{2,}")


class Arabic(Language):
    """Modern written Arabic."""

    code: ClassVar[str] = "ar"
    name: ClassVar[str] = "Arabic"
    has_capitals: ClassVar[bool] = False
    subject_first: ClassVar[bool] = False
    own_names: ClassVar[bool] = True
    carries_on: ClassVar[bool] = False
    labels_yield: ClassVar[bool] = True
    grammar: ClassVar[Grammar] = Grammar(joined=True, units_first=True, bare_scale=True)

    @classmethod
    def inflected(cls) -> Iterable[Inflected]:
        """Nouns, duals of units, verbs of saying and bounding in all their forms."""
        singulars: dict[str, str] = {}
        for unit, name in unit_names(cls.code):
            if " " not in name and name.isalpha() and len(name) > _SHORTEST:
                singulars.setdefault(unit, name)
        return inflected(singulars.items())

    def asserts(self, reading: Reading, first: int, after: int) -> bool:
        """A sentence that begins with a verb of the future tells a plan."""
        head = next((at for at in range(first, after) if reading.tokens[at].kind == WORD), first)
        return _FUTURE.match(reading.text(head)) is None

    def is_clitic(self, text: str) -> bool:
        """One attached particle, or a preposition after "and"."""
        return text in _CLITICS

    def attached(self, word: str) -> int:
        """What stands before the longest ending of the word that the lexicon has as written."""
        known, numbers = self.lexicon.phrases, self.lexicon.numbers
        for at in range(min(4, len(word))):
            if (word[at:] in known or word[at:] in numbers) and word[:at] in _BEFORE:
                return at
        return 0

    def find_forms(self, word: str) -> tuple[str, ...]:
        """The word, then without "and", without a preposition, without the article."""
        forms = [word]
        if word[0] in _AND and len(word) > _SHORTEST:
            forms.append(word[1:])
        for form in tuple(forms):
            if form.startswith("لل") and len(form) > _SHORTEST + 1:
                forms.extend((THE + form[2:], form[1:], form[2:]))
            elif form[0] in _BY and len(form) > _SHORTEST:
                forms.append(form[1:])
        for form in tuple(forms):
            if form.startswith(THE) and len(form) > _SHORTEST + 1:
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
        if found is None and bare.startswith(THE):
            found = self.lexicon.numbers.get(bare[2:])
        elif found is None and bare[:1] in _BY and skip:
            found, skip = self.lexicon.numbers.get(bare[1:]), skip + 1
            bare = bare[1:]
        if found is None or (bare not in self.lexicon.numbers and not found[1]):
            return None  # "الصفر" is the zero of a scale
        return Piece(found[0], found[1], skip, len(word))

    def in_context(self, reading: Reading, index: int, piece: Piece) -> Piece | None:
        """See `arabic_numbers.in_context`."""
        return in_context(reading, index, piece, self.pieces)

    def guards(self, reading: Reading, first: int, after: int) -> Iterable[tuple[int, int, str]]:
        """See `no_figures`."""
        return guards_in(reading, first, after)

    def refused(self, reading: Reading, figure: Figure) -> str | None:
        """See `no_figures`."""
        return refused(reading, figure)

    def begins_date(self, reading: Reading, index: int) -> bool:
        """Not the year of a law, and not the day that a street is named after."""
        return not (is_law_year(reading, index) or is_street_day(reading, index))

    def runs_on(self, text: str) -> bool:
        """An Arabic word of some length: "15عضوا"."""
        return len(text) > _SHORTEST and text[0] >= "\u0621"

    def pairs(
        self, reading: Reading, within: tuple[int, int], taken: bytearray
    ) -> Iterable[Figure]:
        """See `pairs`."""
        return find_pairs(reading, within, taken, self.pieces)

    def unit(self, reading: Reading, mark: Mark, figure: int) -> str | None:
        """See `measures`."""
        return unit_of(reading, mark, figure)

    def implied_unit(self, reading: Reading, first: int, tail: int) -> str | None:
        """The unit of the figure beside it, where the figure has no noun of its own."""
        if self.counted(reading, tail, min(tail + 2, len(reading.tokens))) is not None:
            return None
        return implied_unit(reading, first, tail, partial(self._is_number, reading))

    def completed(self, reading: Reading, figures: Sequence[Figure]) -> Sequence[Figure]:
        """See `measures`."""
        return [in_thousandths(reading, figure) for figure in figures]

    def owner(self, reading: Reading, figure: Figure, first: int) -> tuple[int, int] | None:
        """See `measures`."""
        return owner(reading, figure, first, partial(self._is_number, reading))

    def _is_number(self, reading: Reading, index: int) -> bool:
        if not 0 <= index < len(reading.tokens):
            return False
        token = reading.tokens[index]
        return token.kind == DIGITS or (token.kind == WORD and bool(self.pieces(token.text)))

    def bound(self, reading: Reading, figure: Figure, first: int, after: int) -> Bound:
        """See `bounds`."""
        return bound_of(reading, figure, first, after)

    def denied(  # noqa: PLR0917  # the clause and the sentence are two places each
        self, reading: Reading, figure: Figure, low: int, high: int, first: int, after: int
    ) -> bool:
        """See `bounds`."""
        return denied(reading, figure, low, high, first, after)

    def asserts_dual(self, reading: Reading, mark: Mark) -> bool:
        """Not with the article; a spelling that is also the plural needs its mark or "two"."""
        text = reading.text(mark.first)
        if definite(text):
            return False
        following = reading.text(mark.after)
        if mark.category == "dual_or_plural":
            spelled = reading.raw(mark.first, mark.after)
            return _FATHA + "ي" in spelled or following in _DUAL_ONLY
        if mark.category != "dual_construct":
            return True
        token = reading.tokens[mark.after] if mark.after < len(reading.tokens) else None
        if token is None or token.kind != WORD or self.pieces(reading.text(mark.first - 1)):
            return False
        if reading.mark(mark.after, "place_link", "adverb", "partial", "complement", "speech"):
            return False
        numbered = reading.tokens[mark.first - 1].kind == DIGITS if mark.first else False
        if numbered or _TANWIN in reading.raw(mark.first, mark.after):
            return False
        if mark.value.endswith("ة"):
            return True
        plain = following[0] not in "ولبفيت" and not following.endswith("ا")
        return _TANWIN in reading.view.stored and (plain or definite(following))

    def frames(self, reading: Reading, first: int, after: int) -> tuple[Frame, ...]:
        """See `arabic_frames`."""
        return find_frames(reading, first, after)

    def named(self, reading: Reading, source: tuple[int, int], names: dict[str, str]) -> str | None:
        """See `arabic_names`."""
        return named_source(reading, source, names)

    def is_name_word(self, reading: Reading, index: int) -> bool:
        """A word that the lexicon has no other use for may be part of a name."""
        return may_be_named(reading, index)

    def noun(self, text: str) -> str:
        """Its singular where the lexicon has it, else without marks, article and endings."""
        folded = fold_word(text)
        for form in (folded, *(folded.removesuffix(end) for end in _POSSESSIVES)):
            for phrase in self.words(form).alone if form else ():
                if phrase.category == "thing":
                    return phrase.value
        bare = "".join(char for char in text if not unicodedata.combining(char))
        if bare and bare[0] in _BY and self.attached(fold_word(bare)) == 1:
            bare = bare[1:]
        if bare.startswith(THE) and len(bare) > len(THE) + _SHORTEST:
            bare = bare[len(THE) :]
        if len(bare) <= _SHORTEST + 1:
            return bare
        if bare.endswith("ا") and (_TANWIN in text or not bare.endswith("يا")):
            return bare[:-1]
        if bare.endswith(_PLURAL) and len(bare) > _SHORTEST + 2:
            return bare[:-2] + "ة"
        return bare[:-2] if bare.endswith(_SOUND) and len(bare) > _SHORTEST + 2 else bare

    def counted(self, reading: Reading, at: int, after: int) -> tuple[int, int] | None:
        """The word after the number, "من" between them or not."""
        linked = reading.text(at) == "من" and at + 1 < after
        if linked:
            at += 1
        if at >= after or reading.tokens[at].kind != WORD:
            return None
        if not linked and definite(reading.text(at)) and not self._of_a_part(reading, at):
            return None
        return (at, at + 1) if self._is_noun(reading, at) else None

    def _of_a_part(self, reading: Reading, at: int) -> bool:
        """Say whether a fraction or a scale stands before: "ربع القطع", "ملايين الدولارات"."""
        kinds = {piece.kind for piece in self.pieces(reading.text(at - 1))}
        return bool(kinds & {"fraction", "maybe_fraction", "scale", "unit", "ten"})

    def _is_noun(self, reading: Reading, at: int) -> bool:
        if reading.mark(at, "noun", "thing"):
            return True
        text = reading.text(at)
        if len(text) <= _SHORTEST or self.is_stopword(text) or self.is_clitic(text):
            return False
        if not _NO_NOUN.isdisjoint(mark.category for mark in reading.marks.get(at, ())):
            return False
        if text.endswith(("وا", "هم", "هن")) or (text[0] == "و" and at + 1 not in reading.marks):
            return False
        return not text.startswith(_VERB_STARTS) or text.endswith(_NOUN_ENDS)

    def place(self, reading: Reading, first: int, after: int) -> tuple[int, int] | None:
        """A gazetteer name, the words after "in the region of", or a bare name right after "in"."""
        for mark in reading.within(first, after, "place", "place_kind"):
            if mark.category == "place":
                return mark.first, mark.after
            end = self._place_end(reading, mark.after, after)
            if end > mark.after:
                return mark.first, end
        if reading.text(first) == "في" and self._may_be_place(reading, first + 1, after):
            end = self._place_end(reading, first + 1, after)
            return (first + 1, end) if end > first + 1 else None
        return None

    def _may_be_place(self, reading: Reading, index: int, after: int) -> bool:
        """Say whether an unknown word after "in" can be a name: most others are definite."""
        return (
            index < after
            and self.is_name_word(reading, index)
            and not self.is_stopword(reading.text(index))
            and (not definite(reading.text(index)) or self._closes(reading, index, after))
        )

    def _closes(self, reading: Reading, index: int, after: int) -> bool:
        """Say whether the word is all there is before "and" or a sign: "في الداخلية و"."""
        following = index + 1
        if reading.text(index).endswith(("ين", "ات", "ون", "ان")) or reading.mark(index, "thing"):
            return False
        return following >= after or reading.text(following)[:1] in ("و", "،", ".", "؛", ",")

    def _place_end(self, reading: Reading, first: int, after: int) -> int:
        """The end of a place's name: all words before a sign if they are few, else name words.

        A name may look like a verb of the lexicon, so the sign decides before the words do.
        """
        end = first
        while end < after and reading.tokens[end].kind == WORD:
            if self.is_stopword(reading.text(end)) or self.is_clitic(reading.text(end)):
                break
            end += 1
        if end - first < _PLACE_WORDS:
            return end
        end = first + 1
        while end < first + _PLACE_WORDS - 1 and self.is_name_word(reading, end):
            end += 1
        return end
