"""The demonstration without a terminal: a summary, and nothing left behind."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tests.cli.command_line import CommandLine


def test_without_a_terminal_a_summary_is_printed_and_the_ledger_is_gone(
    bare: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = bare.place / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))

    answer = bare.done("demo")

    assert "verified    OK" in answer.out
    assert "confirmed" in answer.out
    assert "gone" in answer.err
    assert list(place.iterdir()) == []
    assert not bare.ledger.exists()


def test_a_demonstration_can_be_kept_and_worked_on(bare: CommandLine) -> None:
    kept = bare.place / "kept.db"

    answer = bare.done("demo", "--keep", kept)

    assert f"factledger -l {kept}" in answer.err
    assert bare.done("-l", kept, "verify").lines[-1] == "OK"
    assert bare.done("-l", kept, "checkpoint").out
    (waiting,) = bare.done("-l", kept, "claims", "--status", "in_review", "--format", "json").json
    assert "confirmed" in bare.done("-l", kept, "--as", "visitor", "approve", waiting["id"]).out


def test_a_demonstration_never_takes_the_place_of_something_else(bare: CommandLine) -> None:
    kept = bare.file("kept.db", "words")

    answer = bare("demo", "--keep", kept)

    assert answer.code == 1
    assert Path(kept).read_text() == "words"
