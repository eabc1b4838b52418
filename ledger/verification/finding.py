"""What an audit can say."""

from __future__ import annotations

from typing import Literal

import msgspec

FindingKind = Literal[
    "envelope_altered",
    "envelope_unreadable",
    "event_missing",
    "event_moved",
    "column_altered",
    "payload_altered",
    "payload_missing",
    "payload_unreadable",
    "erasure_undone",
    "text_altered",
    "text_missing",
    "head_altered",
    "tile_altered",
    "checkpoint_invalid",
    "checkpoint_mismatch",
    "log_truncated",
    "key_differs",
    "signature_missing",
    "signature_invalid",
    "projection_differs",
    "opening_missing",
]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that does not add up; `seq` is the event it concerns, where it concerns one."""

    kind: FindingKind
    detail: str
    seq: int | None = None

    def __str__(self) -> str:
        place = f"seq {self.seq}: " if self.seq is not None else ""
        return f"{place}{self.kind}: {self.detail}"


class Erasure(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was removed on purpose: what, by whom, when, why.

    `seq` is the event that it belonged to, where that still names it; `event` the one that says so.
    """

    what: str
    seq: int | None
    by: str
    at: str
    because: str
    event: int


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What an audit looked at and what it found, in order of seq.

    `root` is the hexadecimal Merkle root over `size` events as recomputed (a quick audit takes
    the head's word for it). `checkpoints` counts the signed notes that were checked. `erasures` is
    what was removed by an event of the log; a quick audit does not look for it. `anchored` says
    that a checkpoint kept outside the ledger was at hand: without one, a log that was cut at its
    end and made to fit would look whole.
    """

    depth: str
    log_id: str
    size: int
    root: str
    checkpoints: int
    findings: tuple[Finding, ...] = ()
    erasures: tuple[Erasure, ...] = ()
    anchored: bool = False

    @property
    def holds(self) -> bool:
        """Say whether nothing was found."""
        return not self.findings
