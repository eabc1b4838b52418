"""What every event is: a frozen value with a wire name and a schema number."""

from __future__ import annotations

from typing import ClassVar

import msgspec


class Event(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """Something that happened. Subclasses set `type` (the wire name) and `schema`.

    A field that has its default is left out of the payload.
    """

    type: ClassVar[str]
    schema: ClassVar[int] = 1
