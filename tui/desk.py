"""What the screens of one app share: the door to the ledger, the mode, what was typed."""

from __future__ import annotations

from dataclasses import dataclass, field

from ledger.terminal import CYCLE, RenderMode
from tui.gateway import Gateway


@dataclass
class Desk:
    """One reviewer's sitting. `drafts` keeps texts that were typed and not sent, by place."""

    gateway: Gateway
    mode: RenderMode
    drafts: dict[str, str] = field(default_factory=dict)

    def cycle_mode(self) -> RenderMode:
        """Take the next way of drawing right-to-left text and return it."""
        place = CYCLE.index(self.mode) if self.mode in CYCLE else -1
        self.mode = CYCLE[(place + 1) % len(CYCLE)]
        return self.mode
