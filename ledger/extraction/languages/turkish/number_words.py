"""Turkish number words: with their endings, and several written as one."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from ledger.extraction.languages.language import Piece
from ledger.extraction.languages.turkish.endings import declined, of_that_size
from ledger.extraction.lexicon import NumberKind

_HEAD = 2
_BENDING = ("unit", "ten", "hundred", "scale", "more", "fraction")
_GLUED = ("unit", "ten", "hundred", "scale")
_PARTS = ("yarısı", "yarıdan", "çeyreği")  # the forms in which they are shares
_SHARED_OUT = ("ar", "er", "lık", "lik", "luk", "lük")


class NumberWords:
    """The number words of the lexicon in all their forms."""

    def __init__(self, numbers: Mapping[str, tuple[NumberKind, Fraction]]) -> None:
        self._numbers = numbers
        self._bent = {
            bent: word
            for word, (kind, _) in numbers.items()
            if kind in _BENDING and word[-1].isalpha()
            for bent in (*declined(word), *(of_that_size(word) if kind == "scale" else ()))
            if kind != "fraction" or bent.startswith(_PARTS)
        }
        self._heads = {word[:_HEAD] for word in numbers}
        plain = [word for word, (kind, _) in numbers.items() if kind in _GLUED]
        self._plain = sorted(plain, key=len, reverse=True)

    def is_bent(self, word: str) -> bool:
        """Say whether *word* has a case, so that no noun that it counts can follow."""
        return word in self._bent and word not in self._numbers and not word.endswith(_SHARED_OUT)

    def pieces(self, word: str) -> tuple[Piece, ...]:
        """Return the number atoms of *word*, none when it is no number."""
        if word in self._numbers:
            kind, value = self._numbers[word]
            return (Piece(kind, value, 0, len(word)),)
        if word[:_HEAD] not in self._heads:
            return ()
        if word in self._bent:
            kind, value = self._numbers[self._bent[word]]
            return (Piece(kind, value, 0, len(word)),)
        return self._glued(word)

    def _glued(self, word: str) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        at = 0
        while at < len(word):
            rest = word[at:]
            head = next((plain for plain in self._plain if rest.startswith(plain)), None)
            bent = self._bent.get(rest)
            if bent is not None and pieces:
                kind, value = self._numbers[bent]
                pieces.append(Piece(kind, value, at, len(word)))
                return tuple(pieces)
            if head is None:
                return ()
            kind, value = self._numbers[head]
            pieces.append(Piece(kind, value, at, at + len(head)))
            at += len(head)
        return tuple(pieces)
