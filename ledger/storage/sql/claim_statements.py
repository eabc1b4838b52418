"""Questions about claims as SQL: one statement for each shape of question, compiled once.

The shape is which filters are given and how many values each has; the values are parameters. What
a statement answers is defined in plain Python by `ledger.storage.claim_filter`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import product
from typing import Any, Final

import msgspec
from sqlalchemy import BindParameter, Dialect, bindparam, func, or_, select, union_all

from ledger.domain.folding import fold
from ledger.storage.claim_filter import bound_sought, words_sought
from ledger.storage.claim_query import ClaimQuery
from ledger.storage.rows import ClaimRow
from ledger.storage.sql.database import Words
from ledger.storage.sql.number_key import number_key
from ledger.storage.sql.statements import ROW_TABLES, Statement, compiled, limit, row_columns

MAX_BRANCHES: Final = 16
_NUMBER_MAX: Final = 2**62

_claims = ROW_TABLES[ClaimRow]
_c = _claims.c


class Shape(msgspec.Struct, frozen=True):
    """What two questions share when only their values differ."""

    given: frozenset[str]
    statuses: int
    verdicts: int
    newest: bool


_SINGLE: Final = (
    *("lang", "article", "assignee", "unit", "since", "until"),
    *("speaker", "publisher", "counted", "flag", "minimum", "maximum"),
)


def shape_of(query: ClaimQuery) -> Shape:
    """Return the shape of a question."""
    given = {name for name in _SINGLE if getattr(query, name) is not None}
    if query.after is not None:
        given.add("after")
    if words_sought(query) is not None:
        given.add("words")
    return Shape(
        frozenset(given),
        len(set(query.status)),
        len(set(query.verdict)),
        query.order == "newest",
    )


def parameters_of(query: ClaimQuery, words: Words) -> dict[str, object]:
    """Return the values of a question, by the names that its statement knows.

    Raises:
        InvalidValue: A bound is no number.
    """
    minimum = bound_sought("minimum", query.minimum)
    maximum = bound_sought("maximum", query.maximum)
    flag = query.flag or ""
    named: dict[str, object] = {
        "limit": min(query.limit, _NUMBER_MAX),
        "after": None if query.after is None else max(min(query.after, _NUMBER_MAX), -1),
        "words": words.sought(words_sought(query) or []),
        "lang": query.lang,
        "article": query.article,
        "assignee": query.assignee,
        "unit": query.unit,
        "since": query.since,
        "until": query.until,
        "speaker": _folded(query.speaker),
        "publisher": _folded(query.publisher),
        "counted": _folded(query.counted),
        # A comma within would reach over two of the row's flags; ",," is in none.
        "flag": ",," if "," in flag else f",{flag},",
        "minimum": None if minimum is None else number_key(minimum),
        "maximum": None if maximum is None else number_key(maximum),
    }
    named.update({f"status_{at}": each for at, each in enumerate(sorted(set(query.status)))})
    named.update({f"verdict_{at}": each for at, each in enumerate(sorted(set(query.verdict)))})
    return named


class ClaimStatements:
    """The questions about claims in one dialect."""

    def __init__(self, dialect: Dialect, words: Words) -> None:
        self._dialect = dialect
        self._words = words
        self._holds = func.instr if dialect.name == "sqlite" else func.strpos
        self.page: Callable[[Shape], Statement] = lru_cache(maxsize=512)(self._page)

    def _page(self, shape: Shape) -> Statement:
        """Return the statement that answers one page: the columns of `ClaimRow`."""
        source: Any = _claims
        seq: Any = _c.seq
        conditions = [_c.log_id == bindparam("log_id"), *self._conditions(shape.given)]
        if "words" in shape.given:
            source, found, seq = self._words.joined()
            conditions.append(found)
        if "after" in shape.given:
            after: BindParameter[int] = bindparam("after")
            conditions.append(seq < after if shape.newest else seq > after)
        order = seq.desc() if shape.newest else seq.asc()
        branches = self._branches(shape)
        columns = row_columns(ClaimRow)
        if len(branches) == 1 or "words" in shape.given or len(branches) > MAX_BRANCHES:
            whole = select(*columns).select_from(source).where(*conditions, *_any_of(branches))
            return compiled(whole.order_by(order).limit(limit()), self._dialect)
        # Each branch is a short walk along an index; one list of statuses would sort every match.
        pages = [
            select(_c.seq).where(*conditions, *branch).order_by(order).limit(limit()).subquery()
            for branch in branches
        ]
        found_in_branches = union_all(*(select(each.c.seq) for each in pages))
        whole = select(*columns).where(
            _c.log_id == bindparam("log_id"), _c.seq.in_(found_in_branches)
        )
        return compiled(whole.order_by(order).limit(limit()), self._dialect)

    def _branches(self, shape: Shape) -> list[list[Any]]:
        """Return the conditions on status and verdict, one list for each pair of values."""
        statuses: list[list[Any]] = [
            [_c.status == _text(f"status_{at}")] for at in range(shape.statuses)
        ]
        verdicts: list[list[Any]] = [
            [_c.verdict == _text(f"verdict_{at}")] for at in range(shape.verdicts)
        ]
        return [left + right for left, right in product(statuses or [[]], verdicts or [[]])]

    def _conditions(self, given: frozenset[str]) -> list[Any]:
        conditions = {
            "lang": _c.lang == _text("lang"),
            "article": _c.article == _text("article"),
            "assignee": _c.assignee == _text("assignee"),
            "unit": _c.unit == _text("unit"),
            "since": _c.said_on >= _text("since"),
            "until": _c.said_on <= _text("until"),
            "minimum": _c.high_key >= _text("minimum"),
            "maximum": _c.low_key <= _text("maximum"),
            "speaker": self._holds(_c.speaker_folded, _text("speaker")) > 0,
            "publisher": self._holds(_c.publisher_folded, _text("publisher")) > 0,
            "counted": self._holds(_c.counted_folded, _text("counted")) > 0,
            "flag": self._holds(_c.flags, _text("flag")) > 0,
        }
        return [conditions[name] for name in _SINGLE if name in given]


def _any_of(branches: list[list[Any]]) -> list[Any]:
    if len(branches) == 1:
        return branches[0]
    return [or_(*(branch[0] if len(branch) == 1 else branch[0] & branch[1] for branch in branches))]


def _text(name: str) -> BindParameter[str]:
    return bindparam(name)


def _folded(name: str | None) -> str | None:
    return None if name is None else fold(name)


@lru_cache(maxsize=8)
def claim_statements(dialect: Dialect, words: Words) -> ClaimStatements:
    """Return the questions in this dialect; what was compiled once stays compiled."""
    return ClaimStatements(dialect, words)
