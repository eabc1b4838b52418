"""Desks to tell stories about: real ledgers, a clock that ticks, random bytes from a seed."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ledger.api import Ledger, Verdict, create_ledger, open_ledger
from ledger.api.surroundings import Surroundings

BRIEFING = """مجلس مياه مروان يعرض حصيلة الشهر

قالت دانة حلبي، المتحدثة باسم مجلس المياه، إن الفرق نظفت 41 بئراً، منها 25 في مروان و16 في سال.

وأضافت أن العمال أصلحوا 12 كيلومتراً من الأنابيب.
"""

SLIP = """مكتب الميناء يحصي قواربه

أعلن مكتب الميناء فحص 90 قارباً، منها 50 في أندر و60 في ليسا.
"""


class Ticking:
    """A clock that moves on by a second whenever it is read."""

    def __init__(self) -> None:
        self._now = datetime(2031, 5, 1, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


def world(seed: int = 7) -> Surroundings:
    """Surroundings that come out the same every time."""
    return Surroundings(now=Ticking(), random_bytes=random.Random(seed).randbytes)


def new_desk(folder: Path, *, actor: str = "amal", seed: int = 7) -> Ledger:
    """A fresh ledger in a folder, with its keys beside it."""
    return create_ledger(
        str(folder / "desk.db"), actor=actor, keys=folder / "keys", surroundings=world(seed)
    )


def reopened(folder: Path, *, actor: str = "amal", seed: int = 11) -> Ledger:
    """The same ledger, opened again as a program of its own would."""
    return open_ledger(
        str(folder / "desk.db"), actor=actor, keys=folder / "keys", surroundings=world(seed)
    )


def verdict(value: str = "unproven", **changes: object) -> Verdict:
    """A verdict that every rule accepts."""
    fields: dict[str, object] = {
        "attribution": "exact",
        "verdict": value,
        "corroboration": "single_source",
        "confidence": "moderate",
        "because": "only the board says so",
    }
    return Verdict(**(fields | changes))  # type: ignore[arg-type]  # fields by name


def figure(desk: Ledger, value: str) -> str:
    """The id of the claim that states this figure."""
    return next(
        row.id for row in desk.claims() if row.quantity is not None and row.quantity.value == value
    )
