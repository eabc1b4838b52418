"""The audit log as JSON lines: everything that a stranger needs to recompute the Merkle root.

The first line tells of the log: format, log id, origin, public key and latest signed checkpoint.
Then follows one line an event, in order of seq. `envelope` and `payload` are the very bytes that
were hashed: leaf = SHA-256(0x00 || envelope), and `payload_digest` in the envelope is
SHA-256(0x02 || salt || payload). Salt and leaf are hexadecimal. Two exports of one log are equal.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from ledger.domain.events import LedgerOpened
from ledger.domain.identity import LEDGER_STREAM
from ledger.errors import IntegrityBroken
from ledger.export.exporter import whole_file
from ledger.merkle import leaf_hash
from ledger.storage.engine import Engine
from ledger.storage.event_store import Stored

FORMAT: Final = "factledger-log/1"

_encode = msgspec.json.Encoder(order="sorted").encode


class JsonLines:
    """The whole log, one JSON object a line."""

    name: Final = "jsonl"
    summary: Final = "the audit log, one event a line, with all that its Merkle root needs"

    def write(self, engine: Engine, out: Path) -> int:
        """Write the log to *out*; see the module for the shape of the lines."""
        count = 0
        with whole_file(out) as file:
            file.write(_encode(_heading(engine)) + b"\n")
            for stored in engine.scan():
                if leaf_hash(stored.envelope) != stored.leaf:
                    raise IntegrityBroken(
                        reason=f"event {stored.seq} is not what was recorded; nothing was exported",
                        hint="`factledger verify` says what else is wrong",
                    )
                file.write(line_of(stored))
                count += 1
        return count


def line_of(stored: Stored) -> bytes:
    """Return the line of one event; an erased payload is null."""
    body = b"null" if stored.body is None else stored.body
    return b'{"envelope":%b,"leaf":"%b","payload":%b,"salt":"%b"}\n' % (
        stored.envelope,
        stored.leaf.hex().encode(),
        body,
        stored.salt.hex().encode(),
    )


def _heading(engine: Engine) -> dict[str, object]:
    opening = engine.read_stream(LEDGER_STREAM)
    opened = opening[0].event if opening else None
    checkpoints = engine.checkpoints()
    return {
        "format": FORMAT,
        "log": engine.log_id,
        "origin": opened.origin if isinstance(opened, LedgerOpened) else None,
        "vkey": opened.vkey if isinstance(opened, LedgerOpened) else None,
        "checkpoint": checkpoints[-1].note if checkpoints else None,
    }
