"""What was signed: the checkpoints that the log must still keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from ledger.errors import IntegrityBroken, SignatureInvalid
from ledger.merkle import VerifierKey, open_checkpoint
from ledger.storage.event_store import EventStore
from ledger.verification.finding import Finding


class Promise(msgspec.Struct, frozen=True):
    """A root that was signed for a size, and where the note was kept."""

    size: int
    root: bytes
    kept: str


def gather_promises(
    store: EventStore,
    *,
    origin: str,
    vkeys: Sequence[str],
    signed_last: str | None,
    against: str | None,
    witnesses: Sequence[str] = (),
) -> tuple[list[Promise], list[Finding]]:
    """Open every checkpoint that is known; notes that nobody trusted has signed are findings.

    All *witnesses* (their public keys) must have signed the one *against*.
    """
    notes: list[tuple[str, str, Sequence[str], int | None]] = [
        (kept.note, f"the checkpoint at {kept.size}", vkeys, kept.size)
        for kept in store.checkpoints()
    ]
    if signed_last is not None:
        notes.append((signed_last, "the last checkpoint kept outside the ledger", vkeys, None))
    if against is not None:
        notes.append((against, "the checkpoint given", [*vkeys, *witnesses], None))
    promises: list[Promise] = []
    findings: list[Finding] = []
    for note, kept, trusted, size in notes:
        try:
            opened = open_checkpoint(note=note, vkeys=trusted)
            if trusted is not vkeys:
                _require_all(witnesses, opened.names)
        except IntegrityBroken as error:
            detail = f"{kept}: {error}"
            findings.append(Finding(kind="checkpoint_invalid", detail=detail, seq=size))
            continue
        if opened.origin != origin:
            detail = f"{kept} speaks of the log {opened.origin}, this one is {origin}"
            findings.append(Finding(kind="checkpoint_invalid", detail=detail, seq=size))
            continue
        promises.append(Promise(opened.size, opened.root, kept))
    return promises, findings


def _require_all(witnesses: Sequence[str], names: Sequence[str]) -> None:
    for name in (VerifierKey.parse(vkey).name for vkey in witnesses):
        if name not in names:
            raise SignatureInvalid(reason=f"{name} did not sign it")


def check_promises(
    promises: Sequence[Promise], *, size: int, roots: Mapping[int, bytes]
) -> Iterator[Finding]:
    """Yield the promises that a log of *size* with these *roots* does not keep.

    `seq` is the first event that may be another one: what an earlier checkpoint covers still holds.
    """
    held = max((p.size for p in promises if roots.get(p.size) == p.root), default=0)
    for promise in promises:
        if promise.size > size:
            detail = f"{promise.kept} covers {promise.size} events, the log has {size}"
            yield Finding(kind="log_truncated", detail=detail, seq=size)
        elif roots.get(promise.size) != promise.root:
            detail = f"{promise.kept}: the first {promise.size} events are not those signed"
            yield Finding(kind="checkpoint_mismatch", detail=detail, seq=min(held, promise.size))
