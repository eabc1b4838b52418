"""Nothing of what was erased is left in the file, and only what an event orders can be erased."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ledger.api import ClaimQuery, Ledger, open_ledger
from ledger.errors import StorageUnavailable
from ledger.storage.sql.sqlite_ledger import COMPANIONS
from tests.desks import BRIEFING, figure, new_desk, reopened

WORD = "الأنابيب"  # a word of the briefing
NOTE = "zephyrous informant"


def bytes_of(folder: Path) -> bytes:
    """Everything that the ledger keeps in its files."""
    there = (folder / f"desk.db{suffix}" for suffix in COMPANIONS)
    return b"".join(path.read_bytes() for path in there if path.exists())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ledger with an article and a note that changed rows now and then."""
    with new_desk(tmp_path) as desk:
        desk.add_article(BRIEFING)
        for text in ("a first note", NOTE, "a third note"):
            desk.annotate(figure(desk, "12"), text)
    return tmp_path


def test_no_byte_of_it_is_left_in_the_files(folder: Path) -> None:
    held = bytes_of(folder)
    assert WORD.encode() in held
    assert NOTE.encode() in held
    assert b"zephyrous" in held  # the word index has it too

    with reopened(folder) as desk:
        (article,) = desk.articles()
        desk.redact([article.id], because="a court")
        swept = bytes_of(folder)
        assert desk.verify("replay").holds

    for left in (swept, bytes_of(folder)):
        assert WORD.encode() not in left
        assert b"zephyrous" not in left
        assert "مروان".encode() not in left


def test_a_reader_in_the_way_is_named_and_the_next_run_sweeps(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "desk.db")) as reader, reopened(folder) as desk:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM events").fetchone()
        with pytest.raises(StorageUnavailable, match="write-ahead log") as refusal:
            desk.redact([figure(desk, "12")], because="a court")
        assert "run the same command again" in refusal.value.hint
        size = desk.size()
        reader.execute("ROLLBACK")
        erased = next(row.id for row in desk.claims() if "erased" in row.flags)

        again = desk.redact([erased], because="a court")

        assert (again.records, again.texts) == ((), {})
        assert desk.size() == size
    assert NOTE.encode() not in bytes_of(folder)


ORDERED = "UPDATE payloads SET body = NULL, salt = x'' WHERE seq = 6"


@pytest.mark.parametrize(
    "statement",
    [
        ORDERED,
        "UPDATE payloads SET body = x'00', salt = x'' WHERE seq = 5",
        "UPDATE payloads SET body = NULL, salt = x'', seq = 900 WHERE seq = 5",
        "UPDATE payloads SET body = NULL, salt = x''",
        "DELETE FROM payloads WHERE seq = 5",
        "DELETE FROM blobs",
    ],
)
def test_the_guards_let_pass_only_what_the_last_event_orders(folder: Path, statement: str) -> None:
    with reopened(folder) as desk:
        desk.redact(["5"], because="a court")
    with closing(sqlite3.connect(folder / "desk.db", isolation_level=None)) as shell:
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            shell.execute(statement)
        shell.execute("UPDATE payloads SET body = NULL, salt = x'' WHERE seq = 5")
    # And after the next event not even that
    with reopened(folder) as desk:
        desk.annotate(figure(desk, "25"), "work goes on")
    with (
        closing(sqlite3.connect(folder / "desk.db", isolation_level=None)) as shell,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        shell.execute("UPDATE payloads SET body = NULL, salt = x'' WHERE seq = 5")


def test_who_opens_to_look_cannot_erase(folder: Path) -> None:
    place = str(folder / "desk.db")
    with (
        open_ledger(place, actor="amal", keys=folder / "keys", read_only=True) as desk,
        pytest.raises(StorageUnavailable, match="reading only"),
    ):
        desk.redact(["5"], because="a court")


class Interrupted(Exception):
    """The rebuild ends here."""


def test_an_interrupted_rebuild_keeps_no_copy(tmp_path: Path) -> None:
    # Given a ledger large enough for a rebuild in parts, and one that ended after the first
    with new_desk(tmp_path) as desk:
        desk.add_article(BRIEFING)
        desk.add_article("Wells\n\n" + "\n\n".join(f"{n} wells in Sal." for n in range(1200)))
        desk.annotate(figure_in(desk, "41"), NOTE)

        def interrupt(done: int, total: int) -> None:
            raise Interrupted

        with pytest.raises(Interrupted):
            desk.rebuild(interrupt)
        assert bytes_of(tmp_path).count(WORD.encode()) > 2
        # When the article goes
        desk.redact([next(a.id for a in desk.articles() if a.lang == "ar")], because="a court")
    # Then so does what the rebuild had made
    assert WORD.encode() not in bytes_of(tmp_path)
    assert NOTE.encode() not in bytes_of(tmp_path)


def figure_in(desk: Ledger, value: str) -> str:
    for row in desk.claims(ClaimQuery(lang="ar")):
        if row.quantity is not None and row.quantity.value == value:
            return row.id
    raise LookupError(value)
