"""Damaged files: an answer or an error of ours, whatever byte is wrong."""

from __future__ import annotations

import contextlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ledger.errors import (
    IntegrityBroken,
    LedgerError,
)
from ledger.storage.claim_query import ClaimQuery
from ledger.storage.engine import Engine
from ledger.storage.event_store import Stored
from ledger.storage.rows import ClaimRow
from tests.storage.histories import Ids, batch, note, on
from tests.storage.sql.desk import opened


def test_damage_is_told_from_absence(ledger: Path) -> None:
    content = bytearray(ledger.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    ledger.write_bytes(content)
    with pytest.raises(IntegrityBroken, match="damaged"):
        opened(ledger)


def test_one_flipped_byte_is_read_as_it_is_or_called_damage(ledger: Path) -> None:
    # Whatever byte of the data is flipped: an answer or an error of ours, never a driver's.
    good = ledger.read_bytes()
    for place in range(4096, len(good), 1501):
        bad = bytearray(good)
        bad[place] ^= 0x80
        ledger.write_bytes(bad)
        try:
            engine = opened(ledger, read_only=True)
        except LedgerError:
            continue
        for look in (_frontier, _scan, _claims, _words, _stream):
            with contextlib.suppress(LedgerError):
                look(engine)
        engine.close()


def _frontier(engine: Engine) -> object:
    return engine.frontier()


def _scan(engine: Engine) -> object:
    return list(engine.scan())


def _claims(engine: Engine) -> object:
    return list(engine.all_rows(ClaimRow))


def _words(engine: Engine) -> object:
    return engine.claims(ClaimQuery(words="wells"))


def _stream(engine: Engine) -> object:
    return engine.read_stream("claim/c-1")


def test_a_scan_shows_what_can_be_read_before_the_damage(ledger: Path) -> None:
    # Given an actor's name that is no text any more, and behind it a page that is no page
    engine = opened(ledger)
    engine.append(batch(on("claim/c-1", 1, [note("X" * 20_000)] * 3, Ids(start=50))))
    stored = list(engine.scan())
    engine.close()
    with closing(sqlite3.connect(ledger)) as shell:
        shell.execute("DROP TRIGGER events_no_update")
        shell.execute("UPDATE events SET actor = CAST(x'61ff' AS TEXT) WHERE seq = 2")
        shell.commit()
    content = bytearray(ledger.read_bytes())
    whole = [
        page for page in range(0, len(content), 4096) if b"X" * 4092 in content[page : page + 4096]
    ]
    content[whole[4] : whole[4] + 4] = b"\x7f\xff\xff\xff"  # leads to a page that is not there
    ledger.write_bytes(content)
    # Then a scan shows all before it, and names the event that it cannot read
    engine = opened(ledger, read_only=True)
    seen: list[Stored] = []
    with pytest.raises(IntegrityBroken, match=r"event \d cannot be read"):
        seen.extend(engine.scan())
    assert seen[2].actor == "a\ufffd"
    assert [each.leaf for each in seen] == [each.leaf for each in stored[: len(seen)]]
    assert 5 <= len(seen) < 8
    engine.close()


def test_an_altered_row_of_a_read_model_is_said(ledger: Path) -> None:
    with closing(sqlite3.connect(ledger)) as shell:
        shell.execute("UPDATE claims SET quantity = x'00' WHERE id = 'c-2'")
        shell.commit()
    engine = opened(ledger)
    with pytest.raises(IntegrityBroken, match="row of c-2 was altered"):
        engine.row(ClaimRow, "c-2")
    engine.rebuild()
    assert engine.row(ClaimRow, "c-2") is not None
    engine.close()
