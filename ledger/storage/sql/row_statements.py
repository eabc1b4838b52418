"""The statements of the read models, apart from the queries about claims."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import BindParameter, Dialect, Table, bindparam, delete, insert, select, update

from ledger.storage.rows import ClaimRow, Row
from ledger.storage.sql import tables
from ledger.storage.sql.log_statements import upsert_into
from ledger.storage.sql.statements import (
    ROW_TABLES,
    Membership,
    Statement,
    compiled,
    limit,
    membership,
    row_columns,
    table_of,
)

_claims = ROW_TABLES[ClaimRow]
_counts = table_of(tables.ClaimCountTable)
_log: BindParameter[int] = bindparam("log_id")
_after: BindParameter[int] = bindparam("after")


def _moving(table: Table) -> Any:
    return (
        update(table)
        .where(table.c.log_id == bindparam("from_log"))
        .values(log_id=bindparam("to_log"))
    )


class KindStatements:
    """The statements of one kind of row."""

    def __init__(self, kind: type[Row], dialect: Dialect) -> None:
        self._kind = kind
        self._table = ROW_TABLES[kind]
        self._dialect = dialect

    def _compiled(self, statement: Any) -> Statement:
        return compiled(statement, self._dialect)

    @property
    def _ours(self) -> Any:
        return self._table.c.log_id == _log

    @property
    def _rows(self) -> Any:
        return select(*row_columns(self._kind)).where(self._ours)

    @cached_property
    def insert(self) -> Statement:
        """Insert a row that is not there."""
        return self._compiled(insert(self._table))

    @cached_property
    def put(self) -> Statement:
        """Insert a row, or replace the one that has its id."""
        put = upsert_into(self._dialect)(self._table)
        others = {c.name: put.excluded[c.name] for c in self._table.c if not c.primary_key}
        return self._compiled(
            put.on_conflict_do_update(index_elements=["log_id", "id"], set_=others)
        )

    @cached_property
    def one(self) -> Statement:
        """The row of an id."""
        return self._compiled(self._rows.where(self._table.c.id == bindparam("id")))

    @cached_property
    def ids(self) -> Statement:
        """(id,) from *first* on, without *last*."""
        ids = self._table.c.id
        return self._compiled(
            select(ids)
            .where(self._ours, ids >= bindparam("first"), ids < bindparam("last"))
            .order_by(ids)
            .limit(limit())
        )

    @cached_property
    def all(self) -> Statement:
        """Every row, in order of id."""
        return self._compiled(self._rows.order_by(self._table.c.id))

    @cached_property
    def by_age(self) -> Statement:
        """Every row, in order of seq."""
        return self._compiled(self._rows.order_by(self._table.c.seq))

    @cached_property
    def newest(self) -> Statement:
        """A page of rows below the seq *after*, newest first."""
        seq = self._table.c.seq
        return self._compiled(self._rows.where(seq < _after).order_by(seq.desc()).limit(limit()))

    @cached_property
    def move(self) -> Statement:
        """Give every row of a log another log's number."""
        return self._compiled(_moving(self._table))

    @cached_property
    def clear(self) -> Statement:
        """Remove every row."""
        return self._compiled(delete(self._table).where(self._ours))


class ClaimCountStatements:
    """What keeping claims in step with what hangs on them needs: counts, words, articles."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect

    @cached_property
    def before(self) -> Membership:
        """(id, seq, search, status, lang, verdict) of these claims as they stand."""
        columns = [_claims.c[name] for name in ("id", "seq", "search", "status", "lang", "verdict")]
        return membership(
            lambda ids: select(*columns).where(_claims.c.log_id == _log, _claims.c.id.in_(ids)),
            self._dialect,
        )

    @cached_property
    def of_article(self) -> Statement:
        """(id,) of the claims found in an article."""
        return compiled(
            select(_claims.c.id)
            .where(_claims.c.log_id == _log, _claims.c.article == bindparam("article"))
            .order_by(_claims.c.id),
            self._dialect,
        )

    @cached_property
    def add(self) -> Statement:
        """Add to a count, which may be a negative number."""
        put = upsert_into(self._dialect)(_counts)
        return compiled(
            put.on_conflict_do_update(
                index_elements=["log_id", "field", "value"],
                set_={"claims": _counts.c.claims + put.excluded.claims},
            ),
            self._dialect,
        )

    @cached_property
    def of_field(self) -> Statement:
        """(value, claims) of a field."""
        return compiled(
            select(_counts.c.value, _counts.c.claims)
            .where(
                _counts.c.log_id == _log,
                _counts.c.field == bindparam("field"),
                _counts.c.claims > 0,
            )
            .order_by(_counts.c.value),
            self._dialect,
        )

    @cached_property
    def texts(self) -> Statement:
        """(seq, search) of the claims above the seq *after*, in order of seq."""
        return compiled(
            select(_claims.c.seq, _claims.c.search)
            .where(_claims.c.log_id == _log, _claims.c.seq > _after)
            .order_by(_claims.c.seq)
            .limit(limit()),
            self._dialect,
        )

    @cached_property
    def move(self) -> Statement:
        """Give every count of a log another log's number."""
        return compiled(_moving(_counts), self._dialect)

    @cached_property
    def clear(self) -> Statement:
        """Forget every count."""
        return compiled(delete(_counts).where(_counts.c.log_id == _log), self._dialect)


@lru_cache(maxsize=32)
def kind_statements(kind: type[Row], dialect: Dialect) -> KindStatements:
    """Return the statements of this kind in this dialect, compiled at most once."""
    return KindStatements(kind, dialect)


@lru_cache(maxsize=8)
def count_statements(dialect: Dialect) -> ClaimCountStatements:
    """Return the statements of the counts in this dialect, compiled at most once."""
    return ClaimCountStatements(dialect)
