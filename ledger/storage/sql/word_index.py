"""Word search on SQLite: an FTS5 table over the words of the claims, kept beside their rows.

The words are cut in Python, so that every engine agrees on what a word is; FTS5's plain tokenizer
then finds exactly these. It keeps no text of its own (the rows have it) and no positions (phrases
are not asked for), which makes it small and quick to write. Its rowid is the claim's seq.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, cast

from sqlalchemy import ColumnElement, Integer, Join, Text, bindparam, column, table
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from ledger.domain.folding import words as words_of
from ledger.storage.rows import ClaimRow
from ledger.storage.sql.database import Texts, Transaction
from ledger.storage.sql.statements import ROW_TABLES, Statement

DEFINITION: Final = (
    "CREATE VIRTUAL TABLE claim_words USING fts5"
    "(words, content='', detail=none, columnsize=0, tokenize='ascii')"
)

_ADD: Final = Statement("INSERT INTO claim_words (rowid, words) VALUES (?, ?)", (), {})
_REMOVE: Final = Statement(
    "INSERT INTO claim_words (claim_words, rowid, words) VALUES ('delete', ?, ?)", (), {}
)
_CLEAR: Final = Statement("INSERT INTO claim_words (claim_words) VALUES ('delete-all')", (), {})

_claims = ROW_TABLES[ClaimRow]
_index = table("claim_words", column("rowid", Integer), column("claim_words", Text))


class OrderedJoin(Join):
    """An inner join whose left side is walked and whose right side is looked up."""

    inherit_cache = False


@compiles(OrderedJoin)
def _cross_join(join: OrderedJoin, compiler: SQLCompiler, **options: Any) -> str:
    # CROSS JOIN is SQLite's way to fix the order. Walking claims and asking the index for each
    # would run the search anew for every row.
    asked = {**options, "asfrom": True}
    sides = [compiler.process(side, **asked) for side in (join.left, join.right)]
    condition = compiler.process(cast("ColumnElement[bool]", join.onclause), **options)
    return f"{sides[0]} CROSS JOIN {sides[1]} ON {condition}"


class FtsWords:
    """The words of claims in `claim_words` (`database.Words`)."""

    MERGE: Final = Statement("INSERT INTO claim_words (claim_words) VALUES ('optimize')", (), {})
    """Writes the index anew without what was removed from it."""

    def sought(self, words: list[str]) -> str:
        """Return a MATCH expression of quoted word beginnings, which no text can break out of."""
        return " ".join(f'"{word}"*' for word in words)

    def joined(self) -> tuple[Any, Any, Any]:
        """Return the join that walks the matches in order of seq and looks up each claim."""
        source = OrderedJoin(_index, _claims, _claims.c.seq == _index.c.rowid)
        found = _index.c.claim_words.op("MATCH")(bindparam("words"))
        return source, found, _index.c.rowid

    def change(self, transaction: Transaction, removed: Texts, added: Texts) -> None:
        """Forget the *removed* texts, exactly as they were added, and know the *added* ones."""
        if removed:
            transaction.run_many(_REMOVE, _entries(removed))
        if added:
            transaction.run_many(_ADD, _entries(added))

    def clear(self, transaction: Transaction) -> None:
        """Forget every text."""
        transaction.run(_CLEAR, ())


def _entries(texts: Texts) -> Iterator[tuple[int, str]]:
    return ((seq, " ".join(words_of(folded))) for seq, folded in texts)
