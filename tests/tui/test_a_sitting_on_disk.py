"""One whole sitting on a ledger file: two reviewers, sources, notes, an undo; then the proof."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ledger.api import ClaimQuery, open_ledger
from ledger.errors import LedgerError
from tests.tui.desk_stories import full_desk, types
from tests.tui.sittings import MEDIUM, sitting
from tui.app import NoTerminal, run


async def test_two_reviewers_work_and_the_log_verifies(tmp_path: Path) -> None:
    file = tmp_path / "desk.db"
    with full_desk(tmp_path, address=str(file)) as desk:
        before = desk.size()
        async with sitting(desk, MEDIUM) as seat:
            first = seat.claim
            # amal links a source, notes, proposes; takes a second note back.
            await seat.press("l")
            await seat.write("Line log")
            await seat.press(*["enter"] * 6)
            await seat.press("n")
            await seat.write("عدد العوارض مطابق للسجل")
            await seat.press("enter", "p", "1", "enter")
            await seat.write("the log has 1,240")
            await seat.press("enter", "k", "n")
            await seat.write("oops")
            await seat.press("enter", "u")
            # zeynep approves.
            await seat.press("i")
            await seat.write("zeynep")
            await seat.press("enter", "a")
            assert f"approved: {first} is confirmed, supported" in seat.message

    expected = [
        "source.added",
        "evidence.linked",
        "claim.annotated",
        "claim.triaged",
        "claim.assigned",
        "verdict.proposed",
        "claim.annotated",
        "annotation.withdrawn",
        "actor.registered",
        "verdict.approved",
        "verdict.confirmed",
    ]
    with open_ledger(str(file), actor="auditor", keys=tmp_path / "keys") as again:
        assert types(again, before) == expected
        assert [row.id for row in again.claims(ClaimQuery(status=("confirmed",)))] == [first]
        claim = again.claim(first)
        assert [note.text for note in claim.annotations] == ["عدد العوارض مطابق للسجل"]
        assert claim.proposals[-1].evidence == (claim.evidence[0].id,)
        assert again.verify("replay").findings == ()


def test_without_a_terminal_the_app_does_not_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "out").open("w+") as stream:
        for name in ("__stdin__", "__stdout__", "__stderr__"):
            monkeypatch.setattr(sys, name, stream)
        with full_desk(tmp_path) as desk, pytest.raises(NoTerminal) as refused:
            run(desk)
        stream.seek(0)
        assert stream.read() == ""
    assert isinstance(refused.value, LedgerError)
    assert refused.value.exit_code == 2
    assert refused.value.hint
