"""No ledger, no ledger of ours, one that is there already, one that somebody else writes to."""

from __future__ import annotations

import sqlite3
from functools import partial

import pytest

from ledger.api import opening
from ledger.storage.engines import open_engine
from tests.cli.command_line import CommandLine
from tests.cli.refusals import refused

ANY_COMMAND = [("claims",), ("log",), ("verify",), ("add", "{article}"), ("checkpoint",)]


@pytest.mark.parametrize("line", ANY_COMMAND)
def test_no_ledger_is_answered_with_init(line: tuple[str, ...], bare: CommandLine) -> None:
    article = bare.article()

    answer = bare(*(part.format(article=article) for part in line))

    refused(answer, 6)
    assert "init" in answer.err
    assert not bare.ledger.exists()


@pytest.mark.parametrize(
    "content",
    [b"just some words, long enough to be a page" * 100, b"", b"SQLite format 3\0" + b"x" * 4080],
)
@pytest.mark.parametrize("line", ANY_COMMAND)
def test_a_file_that_is_no_ledger_is_left_alone(
    line: tuple[str, ...], content: bytes, bare: CommandLine
) -> None:
    bare.file("desk.db", content)
    article = bare.article()

    answer = bare(*(part.format(article=article) for part in line))

    refused(answer, 5)
    assert bare.ledger.read_bytes() == content


def test_another_programs_database_is_no_ledger(bare: CommandLine) -> None:
    with sqlite3.connect(bare.ledger) as other:
        other.execute("CREATE TABLE events (id INTEGER)")
    other.close()

    refused(bare("claims"), 5)


def test_a_second_init_leaves_the_first_ledger_as_it_is(busy: CommandLine) -> None:
    before = busy.done("log", "--format", "json").out

    refused(busy("init"), 1)

    assert busy.done("log", "--format", "json").out == before
    assert len(list((busy.place / "keys").iterdir())) == 1


def test_init_where_nothing_can_be_written_leaves_nothing(bare: CommandLine) -> None:
    blocked = bare.file("blocked", "a file, no folder")

    answer = bare("-l", str(blocked / "desk.db"), "init")

    refused(answer, 6)
    assert not (bare.place / "keys").exists() or not list((bare.place / "keys").iterdir())


def test_a_second_process_that_writes_is_waited_for_and_then_named(
    busy: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = busy.claim()
    monkeypatch.setattr(opening, "open_engine", partial(open_engine, lock_timeout_s=0.2))
    holder = sqlite3.connect(busy.ledger, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        answer = busy("annotate", claim, "from here")
        seen = busy("claims")
    finally:
        holder.execute("ROLLBACK")
        holder.close()

    refused(answer, 6)
    assert seen.code == 0
    assert busy.done("show", claim, "--format", "json").json["annotations"] == []
