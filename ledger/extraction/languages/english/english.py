"""English: plurals, "a" and "and" in numbers, subject-first and inverted frames of speech."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

import msgspec

from ledger.extraction.languages.english.bare_figures import refused
from ledger.extraction.languages.english.denials import is_denied
from ledger.extraction.languages.english.frames import find_frames
from ledger.extraction.languages.english.guards import find_guards
from ledger.extraction.languages.english.subjects import DETERMINERS, SIGNS
from ledger.extraction.languages.language import Frame, Language, Piece
from ledger.extraction.names import capital_run
from ledger.extraction.numerals import Grammar
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.tokens import DIGITS, WORD

if TYPE_CHECKING:
    from ledger.extraction.figures import Figure

_SHORTEST = 3
_RIGHTED = 3
_NOUN_REACH = 4
_NAME_PHRASE = 8
_RATE_REACH = 20
_WEIGHT_REACH = 8
_LONGEST_TEN = 7
_CURRENCY_CODE = 3
_MONEY = frozenset(
    ("rupee", "lira", "pound", "peso", "franc", "shilling", "rial", "dinar", "riyal")
)
_LONGEST_SUBJECT = 14
_SINGULAR_S = ("ss", "us", "is")
_QUANTIFIERS = frozenset(
    ("more", "fewer", "extra", "additional", "other", "further", "such", "new")
)
_NO_PLURALS = frozenset(
    (
        "always", "perhaps", "sometimes", "overseas", "besides", "towards", "afterwards", "says",
        "does", "goes", "news", "thanks", "upwards", "downwards", "indoors", "outdoors", "yes",
        "nowadays", "gets", "makes", "takes", "comes", "gives", "works", "means", "remains",
        "stands", "lives", "includes", "needs", "wants", "seems", "becomes", "whereas", "hers",
    )
)  # fmt: skip
# Marks that a word between a number and its noun, or the noun itself, may have.
_PASSED_OVER = frozenset(
    (
        "noun", "guard_before", "person", "sport", "title", "label_after", "idiom", "street",
        "outlet", "halved", "record", "phone", "usual", "exhaustive", "event", "opinion", "older",
        "tags", "byline", "dimension", "guard_after", "total", "statistic",
    )
)  # fmt: skip
_BREAKS = frozenset(',;:()“”"«»–—') | {"that", "and", "but", "while", "as", "which", "because"}
_SIGNS = frozenset(',;:.!?()“”"«»–—')
_AUXILIARIES = frozenset(
    ("has", "have", "had", "also", "later", "then", "who", "is", "was", "be", "again")
)

# The first ending that fits; what doubles or keeps its "s" stands before the plain one.
_PLURALS = (
    ("ies", "y"), ("buses", "bus"), ("gases", "gas"), ("sses", "ss"), ("shes", "sh"),
    ("ches", "ch"), ("xes", "x"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""),
)  # fmt: skip


def _is_currency(unit: str) -> bool:
    return (len(unit) == _CURRENCY_CODE and unit.isupper()) or unit in _MONEY


def _is_percent(reading: Reading, index: int) -> bool:
    unit = reading.mark(index, "unit")
    return unit is not None and unit.value in ("percent", "percentage_point")


class English(Language):
    """English of any shore."""

    code: ClassVar[str] = "en"
    name: ClassVar[str] = "English"
    month_first: ClassVar[bool] = True
    day_after_month: ClassVar[bool] = True
    single_quotes: ClassVar[bool] = True
    capital_months: ClassVar[bool] = True
    labels_yield: ClassVar[bool] = True
    counts_plural: ClassVar[bool] = True
    carries_on: ClassVar[bool] = False
    determiners: ClassVar[frozenset[str]] = DETERMINERS
    joins_measures: ClassVar[bool] = False
    grammar: ClassVar[Grammar] = Grammar(joined=False, units_first=False, bare_scale=False)

    def find_forms(self, word: str) -> tuple[str, ...]:
        """The word, and without a plural ending."""
        if len(word) > _SHORTEST and word.endswith("ies"):
            return word, word[:-3] + "y", word[:-1]
        if len(word) > _SHORTEST and word.endswith("s") and not word.endswith("ss"):
            return word, word[:-1]
        return (word,)

    def find_pieces(self, word: str) -> tuple[Piece, ...]:
        """A number word; English glues nothing to it."""
        numbers = self.lexicon.numbers
        found = numbers.get(word)
        if found is not None:
            return (Piece(found[0], found[1], 0, len(word)),)
        for cut in range(_SHORTEST + 2, min(len(word) - 2, _LONGEST_TEN) + 1):  # "thirtyeight"
            ten, unit = numbers.get(word[:cut]), numbers.get(word[cut:])
            if ten and unit and ten[0] == "ten" and unit[0] == "unit" and unit[1]:
                return (Piece("ten", ten[1], 0, cut), Piece("unit", unit[1], cut, len(word)))
        return ()

    def guards(self, reading: Reading, first: int, after: int) -> Iterable[tuple[int, int, str]]:
        """Ages, addresses, scores, labels, rates, names and lengths."""
        return find_guards(reading, self, first, after)

    def refused(self, reading: Reading, figure: Figure) -> str | None:
        """See `bare_figures`."""
        return refused(reading, figure)

    def unit(self, reading: Reading, mark: Mark, figure: int) -> str | None:
        """Points are of a percentage or of an index; "won" and "stone" are units after amounts."""
        if mark.value == "KRW" and mark.after == mark.first + 1:
            pieces = self.pieces(reading.text(mark.first - 1))
            return mark.value if any(piece.kind == "scale" for piece in pieces) else None
        if mark.value == "stone":
            following = reading.text(mark.after)
            alone = not following or following[:1].isdecimal() or following in SIGNS
            return mark.value if alone or self._weighs(reading, figure) else None
        if mark.value == "point":
            low = max(0, figure - _RATE_REACH)
            high = min(len(reading.tokens), mark.after + _RATE_REACH)
            around = range(low, high)
            rated = any(reading.mark(at, "rate") or _is_percent(reading, at) for at in around)
            traded = any(reading.mark(at, "traded") for at in around)
            small = len(reading.text(figure).partition(".")[0]) < _CURRENCY_CODE
            return "percentage_point" if rated and small and not traded else None
        symbol = mark.after == mark.first + 1 and len(reading.text(mark.first)) == 1
        if symbol and mark.value.startswith("degree"):  # "two C-130s" are not warm
            tied = reading.text(mark.after) == "-" and reading.tokens[mark.after].glued
            counts = reading.tokens[mark.first - 1].kind == WORD
            return None if tied or counts else mark.value
        return mark.value

    def _weighs(self, reading: Reading, figure: int) -> bool:
        low = max(0, figure - _WEIGHT_REACH)
        return any(reading.mark(at, "weighing") for at in range(low, figure))

    def implied_unit(self, reading: Reading, first: int, tail: int) -> str | None:
        """The currency quoted in "the koruna at 21.46 to the franc"."""
        if reading.text(tail) == "in" and (before := reading.ending(first, "unit")) is not None:
            return "inch" if before.value == "foot" else None  # "7 ft 3 in"
        if reading.text(tail) not in ("to", "against", "per", "versus"):
            return None
        at = tail + 1 + (reading.text(tail + 1) in ("the", "one", "a"))
        base = reading.mark(at, "unit")
        if base is None or not _is_currency(base.value):
            return None
        for index in range(first - 1, max(-1, first - _RATE_REACH), -1):
            quoted = reading.mark(index, "unit")
            if quoted is not None and _is_currency(quoted.value) and quoted.value != base.value:
                return quoted.value
        return None

    def completed(self, reading: Reading, figures: Sequence[Figure]) -> Sequence[Figure]:
        """What "not 85 but 35 grams" measures is told by the second figure."""
        done: list[Figure] = []
        for figure, following in zip_longest(figures, figures[1:]):
            bare = figure.unit is None and figure.counted is None
            turned = following is not None and reading.text(figure.tail) == "but"
            if bare and turned and following.first - figure.tail <= _RIGHTED:
                unit, counted = following.unit, following.counted
                done.append(msgspec.structs.replace(figure, unit=unit, counted=counted))
            else:
                done.append(figure)
        return done

    def denied(  # noqa: PLR0917  # the clause and the sentence are two places each
        self, reading: Reading, figure: Figure, low: int, high: int, first: int, after: int
    ) -> bool:
        """Negated verbs, denials and their reach, plans called off."""
        return is_denied(reading, (figure.first, figure.after), (low, high), (first, after))

    def frames(self, reading: Reading, first: int, after: int) -> tuple[Frame, ...]:
        """Frames of the shapes "X said that", "said X", "according to X", "citing X"."""
        return find_frames(reading, first, after)

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
        """The first plural of the next words, else a known noun, also behind "of" or a hyphen."""
        if reading.text(at) == "-" and at + 1 < after and reading.tokens[at + 1].glued:
            tied = reading.tokens[at + 1].kind == WORD and not reading.mark(at + 1, "unit", "idiom")
            tied = tied and not self.is_stopword(reading.text(at + 1))
            return (at + 1, at + 2) if tied else None
        at += reading.text(at) == "the" and reading.text(at - 1) == "half"
        linked = reading.text(at) == "of" and at + 1 < after
        at += linked
        while at < after and (
            reading.text(at) in _QUANTIFIERS or (linked and reading.text(at) in DETERMINERS)
        ):
            at += 1
        if at + 1 < after and reading.tokens[at].kind == DIGITS and reading.tokens[at + 1].glued:
            at += 2  # "six 12mm bolts"
        at += linked and at < after and reading.tokens[at].kind == DIGITS  # "of the 2,640 orchards"
        known: int | None = None
        end = at
        while end < min(after, at + _NOUN_REACH) and reading.tokens[end].kind == WORD:
            text = reading.text(end)
            noun = reading.mark(end, "noun")
            if self._is_plural(reading, end):
                return end, end + 1
            marks = {mark.category for mark in reading.marks.get(end, ())}
            if text in self.lexicon.stopwords or marks - _PASSED_OVER:
                break
            if noun is not None:
                known = end
            end += 1
            if reading.text(end) == "-" and end + 1 < after and reading.tokens[end].glued:
                end += 1
        if known is None and linked and end > at and not reading.mark(at, "pronoun"):
            glued = end < after and reading.tokens[end].kind == DIGITS and reading.tokens[end].glued
            return at, end + glued if glued else at + 1  # "litres of H2O"
        return (known, known + 1) if known is not None else None

    def _is_plural(self, reading: Reading, index: int) -> bool:
        """Say whether the word is a plural: of a known noun, or by its ending."""
        text = reading.text(index)
        noun = reading.mark(index, "noun")
        if noun is not None:
            return noun.after == index + 1 and noun.value != text
        if text in self.lexicon.stopwords or not text.endswith("s") or text.endswith(_SINGULAR_S):
            return False
        if text in _NO_PLURALS or len(text) <= _SHORTEST:
            return False
        # What numbers things when it stands alone is counted when there are many: "41 gates"
        return not {mark.category for mark in reading.marks.get(index, ())} - _PASSED_OVER

    def place(self, reading: Reading, first: int, after: int) -> tuple[int, int] | None:
        """The capitalised words after a preposition of place."""
        for link in reading.within(first, after, "place_link"):
            if reading.text(link.first) not in ("in", "near", "at", "around", "outside", "across"):
                continue
            start = link.after
            if start < after and reading.text(start) in DETERMINERS:
                start += 1
            if start >= after or reading.mark(start, "month", "adverb", "period"):
                continue
            end = capital_run(reading, start, after)
            labels = end < after and reading.tokens[end].kind == DIGITS
            if labels and (reading.tokens[end].glued or reading.mark(end - 1, "guard_before")):
                continue  # "in Q3", "in Hall 7"
            if end > start:
                return start, end
        return None
