"""What a `ClaimQuery` means, in plain Python: the measure for every engine's own queries.

The memory engine answers with this; engines with indexes must answer the same, and a property
test holds them to it. What both sides need (words, bounds, folded names) is defined once, here.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Final

from ledger.domain import folding
from ledger.domain.quantities import Quantity
from ledger.errors import InvalidValue
from ledger.storage.claim_query import ClaimQuery
from ledger.storage.rows import ClaimRow

LARGEST_EXPONENT: Final = 9_999


def words_sought(query: ClaimQuery) -> list[str] | None:
    """Return the words that a claim must have, None when the query names none.

    An empty list means that only marks were asked for, which no claim can have.
    """
    if query.words is None or not query.words.strip():
        return None
    return folding.words_sought(folding.fold(query.words))


def decimal_of(text: str | None) -> Decimal | None:
    """Return the number, None when the text is no plain one of a sensible size."""
    if text is None:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > LARGEST_EXPONENT:
        return None
    return number


def bounds_of(quantity: Quantity | None) -> tuple[Decimal, Decimal] | None:
    """Return the least and the greatest value that a figure may have; None without a number."""
    if quantity is None:
        return None
    value = decimal_of(quantity.value)
    if value is not None:
        return (value, value)
    low, high = decimal_of(quantity.low), decimal_of(quantity.high)
    if low is None or high is None:
        return None
    return (low, high)


def bound_sought(field: str, text: str | None) -> Decimal | None:
    """Return a bound of a query.

    Raises:
        InvalidValue: The text is no number.
    """
    number = decimal_of(text)
    if number is None and text is not None:
        raise InvalidValue(field=field, value=text, allowed="a plain decimal such as 498 or 12.5")
    return number


def page(rows: Iterable[ClaimRow], query: ClaimQuery) -> list[ClaimRow]:
    """Return the page of *rows* that *query* asks for, by looking at each of them.

    Raises:
        InvalidValue: A bound is no number.
    """
    bound_sought("minimum", query.minimum)
    bound_sought("maximum", query.maximum)
    newest = query.order == "newest"
    found = sorted(
        (row for row in rows if matches(row, query)), key=lambda row: row.seq, reverse=newest
    )
    if query.after is not None:
        past = query.after
        found = [row for row in found if (row.seq < past if newest else row.seq > past)]
    return found[: max(query.limit, 0)]


def matches(row: ClaimRow, query: ClaimQuery) -> bool:
    """Say whether the claim passes every filter of the query."""
    return (
        (not query.status or row.status in query.status)
        and (not query.verdict or row.verdict in query.verdict)
        and query.lang in (None, row.lang)
        and query.article in (None, row.article)
        and query.assignee in (None, row.assignee)
        and (query.flag is None or query.flag in row.flags)
        and (query.since is None or row.said_on >= query.since)
        and (query.until is None or row.said_on <= query.until)
        and _has(row.speaker, query.speaker)
        and _has(row.publisher, query.publisher)
        and _matches_quantity(row.quantity, query)
        and _matches_words(row.search, query)
    )


def _has(name: str | None, part: str | None) -> bool:
    return part is None or (name is not None and folding.fold(part) in folding.fold(name))


def _matches_quantity(quantity: Quantity | None, query: ClaimQuery) -> bool:
    minimum = bound_sought("minimum", query.minimum)
    maximum = bound_sought("maximum", query.maximum)
    if query.unit is not None and (quantity is None or quantity.unit != query.unit):
        return False
    if not _has(quantity.counted if quantity else None, query.counted):
        return False
    if minimum is None and maximum is None:
        return True
    bounds = bounds_of(quantity)
    return (
        bounds is not None
        and (minimum is None or bounds[1] >= minimum)
        and (maximum is None or bounds[0] <= maximum)
    )


def _matches_words(search: str, query: ClaimQuery) -> bool:
    sought = words_sought(query)
    if sought is None:
        return True
    words = folding.words(search)
    return bool(sought) and all(any(word.startswith(each) for word in words) for each in sought)
