"""Word search on PostgreSQL: a vector of the words of each claim, beside its row.

The words are cut in Python, so that every engine agrees on what a word is; nothing is stemmed and
no language of the server's has a say.
"""

from __future__ import annotations

from itertools import takewhile
from typing import Any, Final

from sqlalchemy import BigInteger, and_, bindparam, cast, column, table
from sqlalchemy.dialects.postgresql import TSQUERY

from ledger.domain.folding import words as words_of
from ledger.storage.rows import ClaimRow
from ledger.storage.sql.database import Texts, Transaction
from ledger.storage.sql.statements import ROW_TABLES, Statement

DEFINITIONS: Final = (
    "CREATE TABLE claim_words (seq bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX claim_words_by_word ON claim_words USING gin (words)",
)

_ADD: Final = Statement(
    "INSERT INTO claim_words (seq, words) VALUES ($1, $2)", ("seq", "words"), {}
)
_REMOVE: Final = Statement("DELETE FROM claim_words WHERE seq = $1", ("seq",), {})
_CLEAR: Final = Statement("DELETE FROM claim_words", (), {})
_LARGEST: Final = 1_000_000  # bytes of a vector; the server refuses more than 1 MB

_claims = ROW_TABLES[ClaimRow]
_words = table("claim_words", column("seq", BigInteger), column("words"))


class VectorWords:
    """The words of claims in `claim_words` (`database.Words`)."""

    def sought(self, words: list[str]) -> str:
        """Return a query of quoted word beginnings: letters and digits, so no text breaks out."""
        return " & ".join(f"'{word}':*" for word in words)

    def joined(self) -> tuple[Any, Any, Any]:
        """Return the join of claims with their words, the condition, and seq."""
        source = _claims.join(_words, _words.c.seq == _claims.c.seq)
        found = _words.c.words.op("@@")(cast(bindparam("words"), TSQUERY))
        return source, and_(found), _claims.c.seq

    def change(self, transaction: Transaction, removed: Texts, added: Texts) -> None:
        """Forget the *removed* texts and know the *added* ones."""
        if removed:
            transaction.run_many(_REMOVE, [(seq,) for seq, _ in removed])
        if added:
            transaction.run_many(_ADD, [(seq, _vector(folded)) for seq, folded in added])

    def clear(self, transaction: Transaction) -> None:
        """Forget every text."""
        transaction.run(_CLEAR, ())


def _vector(folded: str) -> str:
    """Return the words as the server reads a vector; what is beyond its limit is not found."""
    size = 0

    def fits(word: str) -> bool:
        nonlocal size
        size += len(word.encode()) + 8
        return size <= _LARGEST

    distinct = dict.fromkeys(words_of(folded))
    return " ".join(f"'{word}'" for word in takewhile(fits, distinct))
