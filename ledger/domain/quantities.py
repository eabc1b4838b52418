"""A figure of the world as an article states it. Decimals are strings; nothing is a float."""

from __future__ import annotations

from typing import Literal

import msgspec

Comparator = Literal["=", "~", ">", "<", ">=", "<="]
Basis = Literal["day", "week", "month", "quarter", "year", "ytd", "cumulative", "point"]


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """One figure: its place in the text, its value, and what it says it counts.

    `start` and `end` are code-point offsets into the article's text (half-open) and name the
    number expression alone. `value`, `low` and `high` are plain decimals as strings ("43630",
    "12.5", "-3"): either `value` is set, or `low` and `high` are (a range). `unit` is a singular
    name ("kilometre", "percent") or an ISO 4217 code, None for counts. `period` is
    "2025-01-01/2025-07-24". `part_of` names the claim of the whole: an index into the claims of
    one extraction while it is a candidate, a claim id once it is recorded.
    """

    text: str
    start: int
    end: int
    value: str | None = None
    low: str | None = None
    high: str | None = None
    comparator: Comparator = "="
    unit: str | None = None
    counted: str | None = None
    place: str | None = None
    basis: Basis | None = None
    period: str | None = None
    part_of: int | str | None = None
