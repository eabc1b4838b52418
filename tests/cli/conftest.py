"""A desk to type commands at: a ledger of its own, keys of its own, this process."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command_line import CommandLine


@pytest.fixture
def bare(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> CommandLine:
    """A command line whose ledger does not exist yet."""
    monkeypatch.setenv("FACTLEDGER_LEDGER", str(tmp_path / "desk.db"))
    monkeypatch.setenv("FACTLEDGER_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("FACTLEDGER_ACTOR", "amal")
    return CommandLine(tmp_path, capsysbinary, monkeypatch)


@pytest.fixture
def desk(bare: CommandLine) -> CommandLine:
    """A command line with a ledger."""
    assert bare("init").code == 0
    return bare


@pytest.fixture
def busy(desk: CommandLine) -> CommandLine:
    """A command line with a ledger that holds one article."""
    assert desk("add", desk.article(), "--publisher", "Marwan Post").code == 0
    return desk
