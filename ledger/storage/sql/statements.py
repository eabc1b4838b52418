"""SQL as it goes over the wire: built from the tables once a process, compiled once a dialect.

A `Statement` is text and the order of its parameters; running it costs what the driver costs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeAlias

import msgspec
from sqlalchemy import BigInteger, BindParameter, ClauseElement, Dialect, Table, bindparam
from sqlmodel import SQLModel

from ledger.storage.rows import ActorRow, ArticleRow, ClaimRow, Row, SourceRow
from ledger.storage.sql import tables

Parameters: TypeAlias = tuple[Any, ...]

ARITIES: Final = (1, 8, 128)
"""The lengths in which lists of members are compiled; a shorter list repeats its last member."""


class Statement(msgspec.Struct, frozen=True):
    """SQL with positional parameters: their names in order, and the values that never change."""

    sql: str
    names: tuple[str, ...]
    fixed: Mapping[str, object]

    def bound(self, **values: object) -> Parameters:
        """Return the parameters in order."""
        given = {**self.fixed, **values} if self.fixed else values
        return tuple([given[name] for name in self.names])


class Membership(msgspec.Struct, frozen=True):
    """One statement about the members of a list, compiled for lists of a few lengths."""

    by_arity: Mapping[int, Statement]

    def chunks(
        self, members: Sequence[str], **values: object
    ) -> list[tuple[Statement, Parameters]]:
        """Return what to run so that every one of *members* is asked for once."""
        result = []
        longest = ARITIES[-1]
        for start in range(0, len(members), longest):
            part = members[start : start + longest]
            arity = next(each for each in ARITIES if each >= len(part))
            padded = [*part, *[part[-1]] * (arity - len(part))]
            named = {f"member_{place}": member for place, member in enumerate(padded)}
            statement = self.by_arity[arity]
            result.append((statement, statement.bound(**values, **named)))
        return result


def table_of(model: type[SQLModel]) -> Table:
    """Return the Core table that a table class declares."""
    return tables.Table.metadata.tables[str(model.__tablename__)]


ROW_TABLES: Final[dict[type[Row], Table]] = {
    ActorRow: table_of(tables.ActorTable),
    ArticleRow: table_of(tables.ArticleTable),
    SourceRow: table_of(tables.SourceTable),
    ClaimRow: table_of(tables.ClaimTable),
}


def compiled(statement: ClauseElement, dialect: Dialect) -> Statement:
    """Return the statement in the words of one database."""
    result = statement.compile(dialect=dialect)
    names = tuple(getattr(result, "positiontup", None) or ())
    fixed = {name: value for name, value in result.params.items() if value is not None}
    return Statement(str(result), names, fixed)


def membership(
    build: Callable[[list[BindParameter[str]]], ClauseElement], dialect: Dialect
) -> Membership:
    """Compile what *build* makes of a list of parameters, for every arity."""
    return Membership(
        {
            arity: compiled(
                build([bindparam(f"member_{place}") for place in range(arity)]), dialect
            )
            for arity in ARITIES
        }
    )


def limit() -> BindParameter[int]:
    """Return the parameter that a LIMIT takes."""
    return bindparam("limit", type_=BigInteger)


def row_columns(kind: type[Row]) -> list[Any]:
    """Return the columns of a row's own fields, in their order."""
    table = ROW_TABLES[kind]
    return [table.c[name] for name in kind.__struct_fields__]
