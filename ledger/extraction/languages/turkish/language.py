"""Turkish: endings and vowel harmony, glued number words, verb-last frames of speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from ledger.extraction.bearings import Bound
from ledger.extraction.digits import is_ratio
from ledger.extraction.languages.language import (
    CACHED_WORDS,
    Frame,
    FrameKind,
    Language,
    Piece,
    Role,
)
from ledger.extraction.languages.turkish.bounds import bound_of, is_denied_figure
from ledger.extraction.languages.turkish.endings import (
    FIGURE_ENDINGS,
    base_name,
    is_denied,
    stems_of,
)
from ledger.extraction.languages.turkish.frames import find_frames, says_nothing
from ledger.extraction.languages.turkish.idle_words import LATE_WORDS, is_no_figure
from ledger.extraction.languages.turkish.joined import completed
from ledger.extraction.languages.turkish.labels import guard_at
from ledger.extraction.languages.turkish.measures import unit_of
from ledger.extraction.languages.turkish.nouns import noun_after, owner_of, role_of, singular
from ledger.extraction.languages.turkish.number_words import NumberWords
from ledger.extraction.languages.turkish.places import place_before, place_within
from ledger.extraction.languages.turkish.verbs import Form, verbs_of
from ledger.extraction.lexicon import Lexicon
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
_EACH = ("ar", "er", "şar", "şer")
_IN = ("de", "da", "te", "ta")

_OCCASIONS = frozenset(("yaptığı", "düzenlediği", "katıldığı", "verdiği", "yayımladığı"))
_DENIED = "madı"  # what the lexicon lists for every verb in the negative

_FUTURE = ("acak", "ecek", "acaktır", "ecektir", "acaklar", "ecekler", "acağız", "eceğiz")


_OWNED = ("sı", "si", "su", "sü", "ı", "i", "u", "ü")
_STEMLESS = frozenset(
    (
        *("ile", "ilk", "ise", "aynı", "kadar", "için", "yoğun", "ayrı", "ayrıca"),
        *("altında", "altına", "altından", "altındaki", "yeni", "yeniden"),
    )
)
_SHORT = frozenset(("ev", "ay", "il", "iş", "at", "oy"))
_SIZES = ("lı", "li", "lu", "lü")
_HOLDERS = frozenset(
    (
        *("kişi", "yatak", "oda", "koltuk", "öğrenci", "araç", "daire", "sayfa", "madde", "parça"),
        *(
            "yolcu",
            "hasta",
            "hane",
            "konut",
            "çocuk",
            "katılımcı",
            "derslik",
            "üye",
            "bin",
            "milyon",
        ),
    )
)
_NO_NAMES = ("title", "period", "speech", "according", "adverb", "place_kind", "outlet")


class Turkish(Language):
    """Turkish in the Latin alphabet."""

    code: ClassVar[str] = "tr"
    name: ClassVar[str] = "Turkish"
    dotless_i: ClassVar[bool] = True
    dotted_ordinals: ClassVar[bool] = True
    bare_ranges: ClassVar[bool] = True
    labels_yield: ClassVar[bool] = True
    carried_kind: ClassVar[FrameKind] = "according"
    verb_last: ClassVar[bool] = True
    grammar: ClassVar[Grammar] = Grammar(joined=False, units_first=False, bare_scale=True)

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self._numbers = NumberWords(lexicon.numbers)
        self._verbs = {
            word
            for first, phrases in lexicon.phrases.items()
            for phrase in phrases
            for word in (first, *phrase.rest)
            if word.endswith(("mak", "mek"))
        }
        self._verb_forms: dict[str, dict[str, Form]] = {}
        self._sized = _HOLDERS | {
            word
            for word, phrases in lexicon.phrases.items()
            if any(phrase.category == "unit" for phrase in phrases)
        }

    def asserts(self, reading: Reading, first: int, after: int) -> bool:
        """A sentence whose last verb is of the future tells a plan, and one that only says that
        somebody spoke tells nothing.
        """
        if says_nothing(reading, self, first, after):
            return False
        last = after - 1
        while last > first and reading.tokens[last].kind != WORD:
            last -= 1
        return not reading.text(last).endswith(_FUTURE)

    def find_forms(self, word: str) -> tuple[str, ...]:
        """The word, what a verb in the negative stands for, the word without its endings."""
        if word in _STEMLESS:
            return (word,)
        forms = [word]
        if is_denied(word):
            forms.append(_DENIED)
        forms.extend(verb for verb, _ in verbs_of(word) if verb in self._verbs)
        forms.extend(stem for stem in stems_of(word) if self._may_be_of(word, stem))
        return tuple(dict.fromkeys(forms))

    def _may_be_of(self, word: str, stem: str) -> bool:
        """Say whether a stem may be looked up: a short one, or one of a thing of that size ("2
        odalı", "5 tonluk"), only where the lexicon counts or measures in it.
        """
        if len(stem) <= _SHORTEST and stem not in _SHORT:
            return False
        derived = word.startswith(_SIZES, len(stem)) and word.startswith(stem)
        return not derived or stem in self._sized

    def find_pieces(self, word: str) -> tuple[Piece, ...]:
        """A number word, with an ending, or several written as one ("ikiyüzelli")."""
        return () if self._is_percent(word) else self._numbers.pieces(word)

    def in_context(self, reading: Reading, index: int, piece: Piece) -> Piece | None:
        """What is a number only behind another one, or before a bound: "ona", "yüzünü"."""
        if reading.text(index) not in LATE_WORDS:
            return piece
        before = reading.text(index - 1)
        behind = bool(self.pieces(before)) or reading.ending(index, "percent_before") is not None
        bound = reading.mark(index + 1, "compare_after", "statistic") is not None
        return piece if behind or bound else None

    def _is_percent(self, word: str) -> bool:
        if word in self.lexicon.numbers:
            return False
        return any(phrase.category == "percent_before" for phrase in self.phrases(word))

    def is_ending(self, text: str) -> bool:
        """Say whether *text* is a case or possessive ending as one writes it onto a figure."""
        return text in FIGURE_ENDINGS

    def ratio(self, reading: Reading, index: int) -> tuple[Fraction, int] | None:
        """The forms "4'te 1", whose denominator stands first, and "10'ar bin"."""
        if self._hands_out(reading, index):
            return Fraction(int(reading.text(index))), index + 3
        suffixed = reading.text(index + 1) in _APOSTROPHES
        over, under = reading.text(index + 2 + suffixed), reading.text(index)
        if reading.text(index + 1 + suffixed) not in _IN or not is_ratio(over, under):
            return None
        if not reading.tokens[index + 1 + suffixed].glued:
            return None
        return Fraction(int(over), int(under)), index + 3 + suffixed

    def _hands_out(self, reading: Reading, index: int) -> bool:
        """Say whether a scale follows the ending of "10'ar bin", ten thousand each."""
        if reading.text(index + 1) not in _APOSTROPHES or not reading.text(index).isdecimal():
            return False
        scale = self.pieces(reading.text(index + 3))
        return reading.text(index + 2) in _EACH and bool(scale) and scale[0].kind == "scale"

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
        for index in reading.numbers_within(first, after):
            if reading.tokens[index].kind == DIGITS:
                found = guard_at(reading, index, first, after)
                if found is not None:
                    yield found

    def refused(self, reading: Reading, figure: Figure) -> str | None:
        """Number words that are common words as well, and figures that only say when."""
        return is_no_figure(reading, figure)

    def verb_forms(self, word: str) -> dict[str, Form]:
        """Return the infinitives that *word* could be of, those of the lexicon first."""
        found = self._verb_forms.get(word)
        if found is None:
            every = dict(verbs_of(word))
            known = {verb: form for verb, form in every.items() if verb in self._verbs}
            found = known or every
            if len(self._verb_forms) < CACHED_WORDS:
                self._verb_forms[word] = found
        return found

    def frames(self, reading: Reading, first: int, after: int) -> tuple[Frame, ...]:
        """The source opens the sentence and the verb closes it; "X'e göre" stands anywhere."""
        return tuple(find_frames(reading, self, first, after))

    def base_name(self, text: str) -> str:
        """Take off the case that "göre" and "-den yapılan açıklama" ask for: "Bakanlığa"."""
        return base_name(text, self.lexicon.phrases)

    def is_name_word(self, reading: Reading, index: int) -> bool:
        """A capitalised word may be part of a name, unless it is a rank or a time."""
        token = reading.tokens[index]
        if token.kind != WORD or not reading.capital(index):
            return False
        return reading.mark(index, *_NO_NAMES) is None

    def counted(self, reading: Reading, at: int, after: int) -> tuple[int, int] | None:
        """The known noun among the next words, else the next word."""
        if at and reading.mark(at - 1, "unit") and not self._carries_noun(reading, at - 1):
            return None
        bent = at and self._numbers.is_bent(reading.text(at - 1))
        if bent and not reading.mark(at, "compare_after"):
            return None
        found = noun_after(reading, at, after, self.lexicon.stopwords)
        return (found, found + 1) if found is not None else None

    def _carries_noun(self, reading: Reading, unit: int) -> bool:
        """Say whether a noun may follow a unit: it has no case ("3 ton çay", "3 tonluk yük")."""
        word = reading.text(unit)
        if reading.text(unit + 1) in _APOSTROPHES and reading.text(unit + 1):
            return reading.text(unit + 2).startswith(("l", "L"))
        return word in self.lexicon.phrases or word.endswith(("lık", "lik", "luk", "lük"))

    def owner(self, reading: Reading, figure: Figure, first: int) -> tuple[int, int] | None:
        """The noun in the genitive before its part, or the one a measure is of."""
        found = owner_of(reading, figure, first)
        return (found, found + 1) if found is not None else None

    def names(self, reading: Reading, after: int) -> bool:
        """A day before a thing that is called so: "4 Mart Çeşmesi"."""
        token = reading.tokens[after] if after < len(reading.tokens) else None
        return (
            token is not None
            and token.kind == WORD
            and not token.glued
            and reading.capital(after)
            and token.text.endswith(_OWNED)
            and not self.pieces(token.text)
            and not reading.mark(after, "adverb", "month", "period")
        )

    def completed(self, reading: Reading, figures: Sequence[Figure]) -> Sequence[Figure]:
        """Name kuruş in lira, and give "35 değil 85 gram" one unit."""
        return completed(figures)

    def role(self, reading: Reading, figure: Figure) -> Role:
        """A part ends in a possessive, its whole in the genitive or the ablative."""
        return role_of(reading, figure)

    def noun(self, text: str) -> str:
        """Take off the endings that leave no doubt."""
        return singular(text)

    def is_stopword(self, word: str) -> bool:
        """Only as it is listed: stems are too short to tell."""
        return word in self.lexicon.stopwords

    def place(self, reading: Reading, first: int, after: int) -> tuple[int, int] | None:
        """A capitalised name with a locative ending, or before "in the region of"."""
        return place_within(reading, first, after)

    def place_before(self, reading: Reading, at: int, first: int) -> tuple[int, int] | None:
        """The place that the sentence has set before the figure."""
        return place_before(reading, at, first)
