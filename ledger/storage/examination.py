"""What looking a ledger's place over can say."""

from __future__ import annotations

from typing import Literal

import msgspec

State = Literal["good", "note", "bad"]


class Examination(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at: `what` it is, its `state`, and what was seen.

    "bad" means that the record may be in danger; "note" is worth knowing and may be as it should
    be. `hint` says what to do.
    """

    what: str
    state: State
    detail: str
    hint: str = ""
