"""Turkish: endings and vowel harmony, glued number words, verb-last frames of speech."""

from __future__ import annotations

from typing import ClassVar

from ledger.extraction.languages.language import FRAME_KINDS, Frame, Language, Piece
from ledger.extraction.lexicon import Lexicon
from ledger.extraction.names import capital_run, clause_start, past_dateline
from ledger.extraction.numerals import Grammar
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.tokens import DIGITS, WORD

_SHORTEST = 2
_LONGEST_SUBJECT = 10
_NAME_PHRASE = 8
_BREAKS = frozenset(',;:()“”"«»–—')
_APOSTROPHES = "'’"
_VOWELS = "aeıioöuü"
_HARD = "fstkçşhp"

# Case, possessive and plural endings, longest first.
_ENDINGS = (
    "larının", "lerinin", "lardan", "lerden", "larını", "lerini", "sından", "sinden", "ların",
    "lerin", "larda", "lerde", "sında", "sinde", "sunda", "sünde", "sının", "sinin", "sunun",
    "sünün", "ları", "leri", "lara", "lere", "ndan", "nden", "sını", "sini", "sunu", "sünü",
    "sına", "sine", "suna", "süne", "ında", "inde", "unda", "ünde", "ının", "inin", "unun",
    "ünün", "lar", "ler", "nın", "nin", "nun", "nün", "dan", "den", "tan", "ten", "nda", "nde",
    "ını", "ini", "unu", "ünü", "ına", "ine", "una", "üne", "yla", "yle", "ın", "in", "un",
    "ün", "da", "de", "ta", "te", "ya", "ye", "na", "ne", "yı", "yi", "yu", "yü", "nı", "ni",
    "nu", "nü", "sı", "si", "su", "sü", "la", "le", "a", "e", "ı", "i", "u", "ü",
)  # fmt: skip
_SOFT = {"d": "t", "b": "p", "c": "ç", "ğ": "k"}
_DENIALS = (
    "madığını", "mediğini", "mayacak", "meyecek", "madılar", "mediler", "mamış", "memiş", "mıyor",
    "miyor", "muyor", "müyor", "madı", "medi",
)  # fmt: skip
# With endings these are other words: "ona" (to him), "biri" (somebody), "yüzü" (its face).
_UNBENT = frozenset(("bir", "on", "yüz"))
_OCCASIONS = frozenset(("yaptığı", "düzenlediği", "katıldığı", "verdiği", "yayımladığı"))


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
            if kind in ("unit", "ten", "hundred", "scale", "more") and word not in _UNBENT
            for bent in _declined(word)
        }
        self._bent_late = {
            bent: word for word in _UNBENT for bent in _declined(word) if bent not in self._bent
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

    def find_forms(self, word: str) -> tuple[str, ...]:
        """The word, its stems without endings, and the denial its verb ends in."""
        forms = [word]
        for ending in _ENDINGS:
            stem = word[: -len(ending)]
            if len(stem) > _SHORTEST and word.endswith(ending):
                forms.append(stem)
                if stem[-1] in _SOFT:
                    forms.append(stem[:-1] + _SOFT[stem[-1]])
        forms.extend(
            denial for denial in _DENIALS if word.endswith(denial) and len(word) > len(denial) + 1
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
        return self._late(word) or self._glued(word)

    def _is_percent(self, word: str) -> bool:
        return any(phrase.category == "percent_before" for phrase in self.known(word))

    def _late(self, word: str) -> tuple[Piece, ...]:
        """A form that is a number only behind another number word: "yirmi biri"."""
        numbers = self.lexicon.numbers
        found = self._bent_late.get(word)
        if found is None:
            return ()
        kind, value = numbers[found]
        return (Piece(f"late_{kind}", value, 0, len(word)),)

    def _glued(self, word: str) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        at = 0
        while at < len(word):
            rest = word[at:]
            head = next((plain for plain in self._plain if rest.startswith(plain)), None)
            bent = self._bent.get(rest) or self._bent_late.get(rest)
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


def _declined(word: str) -> tuple[str, ...]:
    """The case and possessive forms of a number word, by vowel harmony."""
    last = next(char for char in reversed(word) if char in _VOWELS)
    wide = "a" if last in "aıou" else "e"
    narrow = {"a": "ı", "ı": "ı", "e": "i", "i": "i", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}[last]
    stop = "t" if word[-1] in _HARD else "d"
    stems = [word]
    if word.endswith("t"):
        stems.append(word[:-1] + "d")
    if word.endswith("k") and len(word) > _SHORTEST + 2:
        stems.append(word[:-1] + "ğ")
    open_end = word[-1] in _VOWELS
    glide, link, own = ("y", "n", "s") if open_end else ("", "", "")
    forms: list[str] = []
    for stem in stems:
        owned = f"{stem}{own}{narrow}"
        forms.extend(
            [
                f"{stem}{glide}{wide}",
                f"{stem}{glide}{narrow}",
                f"{stem}{link}{narrow}n",
                owned,
                *(
                    f"{owned}n{case}"
                    for case in (narrow, wide, f"d{wide}", f"d{wide}n", f"{narrow}n")
                ),
            ]
        )
    forms.extend([f"{word}{stop}{wide}", f"{word}{stop}{wide}n"])
    return tuple(forms)
