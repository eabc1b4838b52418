"""Old payload shapes to current ones, one pure step per function, applied on read.

A step takes the payload of schema n and returns that of schema n + 1; the log keeps the old bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ledger.errors import Unreadable

Payload = dict[str, object]
Step = Callable[[Payload], Payload]


def _unchanged(payload: Payload) -> Payload:
    """Return what a later schema only adds optional fields to."""
    return payload


STEPS: Final[dict[tuple[str, int], Step]] = {
    ("claim.extracted", 1): _unchanged,  # 2 adds `dated`
}


def upcast(
    type_: str,
    schema: int,
    target: int,
    payload: Payload,
    steps: Mapping[tuple[str, int], Step] = STEPS,
) -> Payload:
    """Return *payload* of *schema* in the shape of schema *target*, step by step.

    Raises:
        Unreadable: A step is missing; the release that wrote the event had it.
    """
    for past in range(schema, target):
        step = steps.get((type_, past))
        if step is None:
            raise Unreadable(
                what=f"a {type_} event of schema {past}", reason="its upcast is missing"
            )
        payload = step(payload)
    return payload
