"""A ledger in which a newer release recorded what this one does not know: nothing is skipped."""

from __future__ import annotations

import json
from typing import Any, ClassVar

import msgspec
import pytest

from ledger.api import open_ledger
from ledger.api.recorder import Change
from tests.cli.command_line import CommandLine

RELEASE = "newer release"


class VerdictWeighed(msgspec.Struct, frozen=True):
    """An event of a release to come."""

    type: ClassVar[str] = "verdict.weighed"
    schema: ClassVar[int] = 1
    grams: int


@pytest.fixture
def claim(busy: CommandLine) -> str:
    """A claim on which a newer release recorded its event, in lists of its own."""
    found = busy.claim()
    with open_ledger(str(busy.ledger), actor="amal", keys=busy.place / "keys") as ledger:
        engine: Any = ledger._engine
        engine._projections = ()
        event: Any = VerdictWeighed(grams=3)
        ledger._record([Change(stream=f"claim/{found}", expected=1, events=(event,))])
    return found


def test_it_is_shown_raw_and_every_other_part_stays_readable(busy: CommandLine, claim: str) -> None:
    raw = busy.done("log", "--format", "json").lines[-1]
    assert json.loads(raw)["payload"] == {"grams": 3}
    assert "verdict.weighed (not readable" in busy.done("history", claim).out
    assert len(busy.done("claims").lines) == 5
    assert RELEASE in busy.done("claims").err
    assert busy.done("verify").lines[-1] == "OK"
    assert busy.done("export", "jsonl", busy.place / "log.jsonl").code == 0


@pytest.mark.parametrize(
    "command",
    [
        ["annotate", "{claim}", "a note"],
        ["rebuild"],
        ["checkpoint"],
        ["verify", "--replay"],
        ["show", "{claim}"],
    ],
)
def test_what_would_have_to_skip_it_stops_and_says_what_to_do(
    busy: CommandLine, claim: str, command: list[str]
) -> None:
    size = busy.size()

    answer = busy(*(part.format(claim=claim) for part in command))

    assert answer.code == 5
    assert "verdict.weighed, schema 1): unknown type" in answer.err
    assert RELEASE in answer.err
    assert answer.out == ""
    assert busy.size() == size
