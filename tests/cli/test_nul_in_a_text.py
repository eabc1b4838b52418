"""An article with a stray NUL: its claims are shown with notes, and no ledger takes it in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command_line import CommandLine

ARTICLE = b"The board planted 41 trees.\n\nIt felled 12 poplars\0 in May.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "trees.txt"
    file.write_bytes(ARTICLE)
    return file


def test_what_stands_beside_the_nul_is_read_and_the_rest_is_told(
    desk: CommandLine, article: Path
) -> None:
    seen = desk("extract", article, "--format", "json")

    (report,) = seen.json
    assert [claim["quantity"]["text"] for claim in report["claims"]] == ["41"]
    assert (seen.code, "its text holds a NUL" in seen.err) == (0, True)


def test_a_ledger_refuses_it_in_one_line(desk: CommandLine, article: Path) -> None:
    added = desk("add", article)

    assert (added.code, "NUL" in added.err, "Traceback" in added.err) == (1, True, False)
    assert "the text holds a NUL character" in added.err
    assert "take it out of the text" in added.err
