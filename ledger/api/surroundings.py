"""The only places where a clock is read and randomness is drawn; tests put their own here."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

_VERSION_7: Final = 7
_VARIANT: Final = 0b10


@dataclass(frozen=True)
class Surroundings:
    """What the ledger takes from the world: the time and random bytes."""

    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    random_bytes: Callable[[int], bytes] = secrets.token_bytes

    def timestamp(self) -> str:
        """Return the moment as the log writes it: UTC with microseconds, ending in Z."""
        return self.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def event_id(self) -> str:
        """Return a new UUIDv7 in text form (RFC 9562, section 5.7)."""
        milliseconds = int(self.now().timestamp() * 1000)
        noise = int.from_bytes(self.random_bytes(10), "big")
        high, low = (noise >> 62) & 0xFFF, noise & ((1 << 62) - 1)
        number = (milliseconds << 80) | (_VERSION_7 << 76) | (high << 64) | (_VARIANT << 62) | low
        digits = f"{number:032x}"
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

    def salt(self) -> bytes:
        """Return 16 random bytes that blind one payload's digest."""
        return self.random_bytes(16)
