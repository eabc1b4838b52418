"""The search view: the text as rules want to read it, with the way back to the text as stored.

Rules must not care about vowel marks, tatweel, bidi controls, digit systems, spelling variants of
alef or upper case, and the stored text must never be edited. So every rule reads this view and
every span that leaves the extraction is mapped back to stored code points.
"""

from __future__ import annotations

import unicodedata

import msgspec

from ledger.domain.spans import Span

VERSION = "1"

_TATWEEL = "\u0640"
_LETTERS = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    "ة": "ه",
    "ؤ": "و",
    "ئ": "ي",
}
_COMPATIBLE = ((0xFB50, 0xFDFF), (0xFE70, 0xFEFF), (0xFF01, 0xFFEE))


class _Table(dict[int, str | None]):
    """One code point to its form in the view (None: left out), worked out when first met."""

    def __init__(self, *, dotless_i: bool) -> None:
        super().__init__()
        self._capital_i = "ı" if dotless_i else "i"

    def __missing__(self, code: int) -> str | None:
        self[code] = form = self._form(code)
        return form

    def _form(self, code: int) -> str | None:
        char = chr(code)
        category = unicodedata.category(char)
        if category in ("Mn", "Cf") or char == _TATWEEL:
            return None
        if category == "Nd":
            return str(unicodedata.decimal(char))
        if category == "Zs" or char == "\t":
            return " "
        if any(low <= code <= high for low, high in _COMPATIBLE):
            plain = unicodedata.normalize("NFKC", char)
            if len(plain) > 1 and plain.isalpha():  # a ligature is its letters: lam and alef
                return "".join(self[ord(letter)] or "" for letter in plain)
            char = plain if len(plain) == 1 else char
        if char in "Iİ":
            return self._capital_i if char == "I" else "i"
        lower = char.lower()
        return _LETTERS.get(lower, lower if len(lower) == 1 else char)


_TABLES = {False: _Table(dotless_i=False), True: _Table(dotless_i=True)}


class SearchView(msgspec.Struct, frozen=True):
    """What rules read (`text`), and where each of its code points stands in the stored text.

    `kept` is None when the two run in step.
    """

    text: str
    stored: str
    kept: tuple[int, ...] | None

    def origin(self, index: int) -> int:
        """Return the stored offset of the view's code point *index*."""
        return index if self.kept is None else self.kept[index]

    def span(self, start: int, end: int) -> Span:
        """Return the stored span of a non-empty view range.

        Marks that stand on the last letter belong to it; controls after it do not.
        """
        if self.kept is None:
            return Span(start, end)
        first, last = self.kept[start], self.kept[end - 1] + 1
        while last < len(self.stored) and _clings(self.stored[last]):
            last += 1
        return Span(first, last)

    def raw(self, start: int, end: int) -> str:
        """Return the stored text of a view range."""
        return self.span(start, end).of(self.stored) if end > start else ""

    def capital(self, index: int) -> bool:
        """Say whether the stored code point behind *index* is an upper-case letter."""
        return self.stored[self.origin(index)].isupper()


def _clings(char: str) -> bool:
    """Say whether a code point that the view drops belongs to the letter before it."""
    return char == _TATWEEL or unicodedata.category(char) == "Mn"


def search_view(text: str, *, dotless_i: bool = False) -> SearchView:
    """Build the view of *text*; with *dotless_i* a capital I is Turkish ı.

    Linear in the length. Any string is taken, lone surrogates and NUL included.
    """
    table = _TABLES[dotless_i]
    if not unicodedata.is_normalized("NFC", text):
        return _composed(text, table)
    uneven = {char: len(table[ord(char)] or "") for char in set(text)}
    uneven = {char: length for char, length in uneven.items() if length != 1}
    folded = text.translate(table)
    if not uneven:
        return SearchView(text=folded, stored=text, kept=None)
    kept = [
        place
        for index, char in enumerate(text)
        for place in ((index,) if char not in uneven else (index,) * uneven[char])
    ]
    return SearchView(text=folded, stored=text, kept=tuple(kept))


def fold_word(word: str, *, dotless_i: bool = False) -> str:
    """Return *word* as the view shows it: how a lexicon entry becomes comparable."""
    return unicodedata.normalize("NFC", word).translate(_TABLES[dotless_i])


def _composed(text: str, table: _Table) -> SearchView:
    """The view of a text with free-standing marks: a letter and its mark count as one letter."""
    chars: list[str] = []
    kept: list[int] = []
    for index, char in enumerate(text):
        if chars and unicodedata.combining(char):
            whole = unicodedata.normalize("NFC", chars[-1] + char)
            if len(whole) == 1:
                chars[-1] = whole
                continue
        if table[ord(char)] is not None:
            chars.append(char)
            kept.append(index)
    forms = [table[ord(char)] or "" for char in chars]
    places = [place for place, form in zip(kept, forms, strict=True) for _ in form]
    return SearchView(text="".join(forms), stored=text, kept=tuple(places))
