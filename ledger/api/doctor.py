"""Looking a ledger over before trouble comes: its place, its keys, its head, its lists."""

from __future__ import annotations

from pathlib import Path

from ledger.api.opening import default_keys, open_ledger
from ledger.errors import LedgerError
from ledger.storage.engines import inspect_place
from ledger.storage.examination import Examination
from ledger.storage.key_files import KeyFiles


def examine(address: str, *, keys: Path | None = None) -> tuple[Examination, ...]:
    """Look the ledger at *address* over and return what was seen; nothing is written.

    This is quick: the head and the signed checkpoints are checked by the stored hashes. `verify`
    recomputes them all.

    Raises:
        StorageUnavailable: There is no ledger, or it cannot be reached.
        Unreadable: What is there is no ledger.
    """
    seen = list(inspect_place(address))
    try:
        with open_ledger(address, actor="doctor", keys=keys, read_only=True) as ledger:
            report = ledger.verify("quick")
            current = ledger.views_are_current()
            files = KeyFiles(keys or default_keys(), ledger.log_id)
            size = ledger.size() if report.holds else report.size
    except LedgerError as error:
        hint = "stop writing and keep a copy of the ledger as it is, with its keys"
        return (*seen, Examination(what="head", state="bad", detail=str(error), hint=hint))
    if report.holds:
        head = Examination(what="head", state="good", detail=f"{size:,} events, as its tree says")
    else:
        head = Examination(
            what="head",
            state="bad",
            detail=str(report.findings[0]),
            hint="run `factledger verify` for all of it",
        )
    return (*seen, head, _lists(current=current), *_keys(files))


def _lists(*, current: bool) -> Examination:
    if current:
        return Examination(what="lists", state="good", detail="at the head of the log")
    hint = "`factledger rebuild` makes them anew"
    return Examination(what="lists", state="note", detail="behind the log", hint=hint)


def _keys(files: KeyFiles) -> tuple[Examination, ...]:
    try:
        held = files.private_text() is not None
        signed = files.last_checkpoint() is not None
    except LedgerError as error:
        return (Examination(what="signing key", state="bad", detail=str(error), hint=error.hint),)
    if held:
        key = Examination(what="signing key", state="good", detail=f"in {files.directory}")
    else:
        key = Examination(
            what="signing key",
            state="note",
            detail=f"not in {files.directory}",
            hint="checkpoints are signed on the machine that has it",
        )
    if signed:
        return key, Examination(
            what="last checkpoint", state="good", detail="kept outside the ledger"
        )
    return key, Examination(
        what="last checkpoint",
        state="note",
        detail="not kept here, so a truncated log would not be noticed here",
        hint="verify with --against a checkpoint that somebody else kept",
    )
