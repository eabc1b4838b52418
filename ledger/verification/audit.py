"""The audit of a ledger, at three depths.

quick   the head and the last checkpoints, by stored hashes: seconds, whatever the size
full    every envelope, payload, text, signature, tile and checkpoint, in one pass and constant
        memory
replay  the full audit, and every read model against a replay of the log
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from ledger.domain.events import LedgerOpened
from ledger.domain.identity import LEDGER_STREAM
from ledger.errors import IntegrityBroken, Unreadable
from ledger.merkle import Frontier
from ledger.storage.engine import Engine
from ledger.storage.projection import Projection
from ledger.verification.entry import check_entry
from ledger.verification.erasures import ErasureCheck
from ledger.verification.finding import Erasure, Finding, Report
from ledger.verification.promises import Promise, check_promises, gather_promises
from ledger.verification.replay import check_replay
from ledger.verification.roots import root_at
from ledger.verification.signatures import SignatureCheck
from ledger.verification.walk import Walk

Depth = Literal["quick", "full", "replay"]
Progress = Callable[[int, int], None]


class _Seen(msgspec.Struct):
    """What one look at the log came to."""

    size: int
    root: bytes
    findings: list[Finding]
    erasures: list[Erasure]


def audit(
    engine: Engine,
    *,
    depth: Depth,
    trusted_vkey: str | None,
    signed_last: str | None,
    against: str | None,
    witnesses: Sequence[str] = (),
    projections: Sequence[Projection],
    progress: Progress | None = None,
) -> Report:
    """Check a ledger and report; see the module for what each depth looks at.

    *trusted_vkey* is the log's public key as known outside the ledger, *signed_last* the last
    checkpoint kept there, *against* a checkpoint that somebody brought, which all *witnesses*
    (their public keys) must have signed.

    Raises:
        StorageUnavailable: The storage could not be read.
    """
    findings: list[Finding] = []
    of_identity: list[Finding] = []
    head = _head(engine, findings)
    origin, vkeys = _identity(engine, trusted_vkey, of_identity)
    promises, unsigned = gather_promises(
        engine,
        origin=origin,
        vkeys=vkeys,
        signed_last=signed_last,
        against=against,
        witnesses=witnesses,
    )
    findings += unsigned
    if depth == "quick":
        seen = _look(engine, head, promises)
    else:
        seen = _walk(engine, head, promises, progress)
    # An altered first event is named as such before what follows from it.
    findings += (*seen.findings, *of_identity)
    if depth == "replay" and not findings:
        told = _teller(progress, seen.size)
        findings += check_replay(engine, projections, told)
    findings.sort(key=lambda found: (found.seq is None, found.seq or 0))
    return Report(
        depth=depth,
        log_id=engine.log_id,
        size=seen.size,
        root=seen.root.hex(),
        checkpoints=len(promises),
        findings=tuple(findings),
        erasures=tuple(seen.erasures),
        anchored=signed_last is not None or against is not None,
    )


def _head(engine: Engine, findings: list[Finding]) -> Frontier | None:
    try:
        return engine.frontier()
    except IntegrityBroken as error:
        findings.append(Finding(kind="head_altered", detail=str(error)))
        return None


def _identity(
    engine: Engine, trusted_vkey: str | None, findings: list[Finding]
) -> tuple[str, list[str]]:
    try:
        opening = engine.read_stream(LEDGER_STREAM)
    except Unreadable:
        opening = []
    event = opening[0].event if opening else None
    if not isinstance(event, LedgerOpened):
        detail = "the log does not begin with its own opening"
        findings.append(Finding(kind="opening_missing", detail=detail, seq=0))
        return "", [trusted_vkey] if trusted_vkey else []
    if trusted_vkey is not None and event.vkey != trusted_vkey:
        detail = "the ledger names another public key than the one known outside it"
        findings.append(Finding(kind="key_differs", detail=detail, seq=0))
    return event.origin, [trusted_vkey or event.vkey]


def _look(engine: Engine, head: Frontier | None, promises: Sequence[Promise]) -> _Seen:
    if head is None:
        return _Seen(0, b"", [], [])
    findings: list[Finding] = []
    roots: dict[int, bytes] = {}
    for size in {head.size, *(p.size for p in promises if p.size <= head.size)}:
        try:
            roots[size] = root_at(engine, size)
        except IntegrityBroken as error:
            findings.append(Finding(kind="head_altered", detail=str(error)))
    if roots.get(head.size, head.root()) != head.root():
        detail = "the head's root does not follow from the stored hashes"
        findings.append(Finding(kind="head_altered", detail=detail))
    findings += check_promises(promises, size=head.size, roots=roots)
    return _Seen(head.size, head.root(), findings, [])


def _walk(
    engine: Engine,
    head: Frontier | None,
    promises: Sequence[Promise],
    progress: Progress | None,
) -> _Seen:
    log_id = engine.log_id
    erasures = ErasureCheck(engine)
    walk = Walk(
        (lambda stored: check_entry(stored, log_id), erasures, SignatureCheck()),
        {promise.size for promise in promises},
    )
    walk.run(engine.scan(), engine.tiles(), _teller(progress, head.size if head else 0))
    findings = [*walk.findings, *erasures.finish()]
    if head is not None and (head.size, head.root()) != (walk.size, walk.root):
        detail = f"the head names {head.size} events; the {walk.size} there give another root"
        if head.size != walk.size:
            detail = f"the head names {head.size} events, the log has {walk.size}"
        findings.append(Finding(kind="head_altered", detail=detail))
    findings += check_promises(promises, size=walk.size, roots=walk.roots)
    return _Seen(walk.size, walk.root, findings, erasures.erasures)


def _teller(progress: Progress | None, total: int) -> Callable[[int], None]:
    def tell(done: int) -> None:
        if progress is not None:
            progress(done, total)

    return tell
