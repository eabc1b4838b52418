"""The tamper table: each way to alter a ledger with plain SQL, on each database, and its name.

Guards are taken down first, and where a careful forger would make heads fit, so does the table.
"""

from __future__ import annotations

import contextlib
import itertools
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from ledger.api import ClaimQuery, Ledger, create_ledger, open_ledger
from ledger.errors import IntegrityBroken
from ledger.merkle import Frontier, SigningKey, leaf_hash, parse_note, sign_note
from ledger.storage.sql.postgresql.guards import GUARD_FUNCTIONS
from ledger.storage.sql.tables import Table
from ledger.verification.audit import Depth
from tests.desks import verdict, world
from tests.storage.engines import server

ARTICLE: Final = 4  # three openings and a checkpoint told, then the article
EVENT: Final = 6
SIGNED: Final = 277
"""The size that the newest checkpoint covers; the event that tells of it comes after."""
KEPT: Final = 40
"""How much of the log is left where its tail is cut; less than was signed."""

WELLS: Final = "Wells of the month\n\n" + "\n\n".join(
    f"Crews cleaned {number} wells in Marwan, Dana Hale said." for number in range(1001, 1270)
)
_SCHEMAS = itertools.count()


class Forger:
    """Somebody with every right on the database, who speaks plain SQL."""

    def __init__(self, run: Callable[..., Sequence[Any]]) -> None:
        self.run = run

    def one(self, sql: str, **values: object) -> Any:
        """The first value that a query answers."""
        return next(iter(self.run(sql, **values)))[0]

    def copy(self, table: str, seq: int, to: int, **changes: str) -> None:
        """Put a row in a second time."""
        names = [column.name for column in Table.metadata.tables[table].columns]
        values = [str(to) if name == "seq" else changes.get(name, name) for name in names]
        self.run(
            f"INSERT INTO {table} ({', '.join(names)})"  # noqa: S608  # names of our tables
            f" SELECT {', '.join(values)} FROM {table} WHERE seq = {seq}"
        )

    def make_head_fit(self) -> None:
        """Make the head that of the events which are there."""
        leaves = [bytes(leaf) for (leaf,) in self.run("SELECT leaf FROM events ORDER BY seq")]
        head = Frontier.empty().extend(leaves)
        self.run(
            "UPDATE log_head SET size = :size, frontier = :frontier, root = :root",
            size=len(leaves),
            frontier=head.to_bytes(),
            root=head.root(),
        )
        self.run("UPDATE projections SET position = :size", size=len(leaves))

    def cut(self, size: int) -> None:
        """Leave the first events only, as if no others had ever been."""
        for table in ("payloads", "events"):
            self.run(f"DELETE FROM {table} WHERE seq >= {size}")  # noqa: S608  # names of our tables
        self.run("DELETE FROM tiles")
        self.run(f"DELETE FROM checkpoints WHERE size > {size}")  # noqa: S608  # a number
        self.make_head_fit()


@dataclass
class Place:
    """A ledger somewhere, and how a forger gets at it."""

    address: str
    keys: Path
    forging: Callable[[], contextlib.AbstractContextManager[Forger]]
    size: int = 0
    kept: str = ""

    def opened(self, actor: str = "amal", seed: int = 11) -> Ledger:
        return open_ledger(self.address, actor=actor, keys=self.keys, surroundings=world(seed))

    def found(self, depth: Depth = "full", against: str | None = None) -> set[tuple[str, Any]]:
        with self.opened() as desk:
            report = desk.verify(depth, against=against)
        return {(finding.kind, finding.seq) for finding in report.findings}


def oldest(desk: Ledger) -> str:
    """The id of the claim that was found first."""
    return desk.claims(ClaimQuery(order="oldest", limit=1))[0].id


def _in_a_file(folder: Path) -> Place:
    path = folder / "desk.db"

    @contextlib.contextmanager
    def forging() -> Iterator[Forger]:
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
            names = db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
            for (name,) in names:
                db.execute(f'DROP TRIGGER "{name}"')
            yield Forger(lambda sql, **values: db.execute(sql, values).fetchall())

    return Place(str(path), folder / "keys", forging)


def _on_a_server(folder: Path) -> Place:
    running, schema = server(), f"tampered{next(_SCHEMAS)}"

    @contextlib.contextmanager
    def forging() -> Iterator[Forger]:
        with contextlib.closing(running.connection()) as connection:
            connection.run(f"SET search_path TO {schema}")
            for function in GUARD_FUNCTIONS:
                connection.run(f"DROP FUNCTION {function}() CASCADE")
            yield Forger(lambda sql, **values: connection.run(sql, **values) or ())

    return Place(running.address(schema), folder / "keys", forging)


@pytest.fixture(
    params=[
        pytest.param(_in_a_file, id="sqlite"),
        pytest.param(_on_a_server, id="postgresql", marks=pytest.mark.postgresql),
    ]
)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A ledger of 280 events with a tile, a proposal, and a checkpoint over all of it."""
    made: Place = request.param(tmp_path)
    with create_ledger(made.address, actor="amal", keys=made.keys, surroundings=world()) as desk:
        desk.add_article(WELLS)
        desk.propose(oldest(desk), verdict())
        made.kept = desk.checkpoint()
        made.size = desk.size()
    return made


# ---- the ways ----------------------------------------------------------------------------------


def edited_body(forger: Forger) -> None:
    body = bytes(forger.one(f"SELECT body FROM payloads WHERE seq = {EVENT}"))  # noqa: S608  # a number
    assert b"1002" in body
    forger.run(
        f"UPDATE payloads SET body = :body WHERE seq = {EVENT}",  # noqa: S608  # a number
        body=body.replace(b"1002", b"9002"),
    )


def edited_envelope(forger: Forger) -> None:
    envelope = bytes(forger.one(f"SELECT envelope FROM events WHERE seq = {EVENT}"))  # noqa: S608  # a number
    forger.run(
        f"UPDATE events SET envelope = :envelope, actor = 'boris' WHERE seq = {EVENT}",  # noqa: S608  # a number
        envelope=envelope.replace(b'"amal"', b'"boris"'),
    )


def edited_envelope_and_leaf(forger: Forger) -> None:
    edited_envelope(forger)
    envelope = bytes(forger.one(f"SELECT envelope FROM events WHERE seq = {EVENT}"))  # noqa: S608  # a number
    forger.run(
        f"UPDATE events SET leaf = :leaf WHERE seq = {EVENT}",  # noqa: S608  # a number
        leaf=leaf_hash(envelope),
    )
    forger.make_head_fit()


def edited_column(forger: Forger) -> None:
    forger.run(f"UPDATE events SET recorded_at = '2031' WHERE seq = {EVENT}")  # noqa: S608  # a number


def swapped_rows(forger: Forger) -> None:
    for old, new in ((EVENT, 9000), (EVENT + 1, EVENT), (9000, EVENT + 1)):
        for table in ("events", "payloads"):
            forger.run(f"UPDATE {table} SET seq = {new} WHERE seq = {old}")  # noqa: S608  # names of our tables


def deleted_row(forger: Forger) -> None:
    forger.run(f"DELETE FROM events WHERE seq = {EVENT}")  # noqa: S608  # a number


def duplicated_row(forger: Forger) -> None:
    last = int(forger.one("SELECT max(seq) FROM events"))
    forger.run("DROP INDEX events_by_id")
    forger.run("DROP INDEX events_by_stream")
    for table in ("events", "payloads"):
        forger.copy(table, EVENT, last + 1)
    forger.make_head_fit()


def truncated_tail(forger: Forger) -> None:
    forger.cut(KEPT)


def deleted_payload(forger: Forger) -> None:
    forger.run(f"DELETE FROM payloads WHERE seq = {EVENT}")  # noqa: S608  # a number


def emptied_payload(forger: Forger) -> None:
    forger.run(f"UPDATE payloads SET body = NULL WHERE seq = {EVENT}")  # noqa: S608  # a number


def altered_text(forger: Forger) -> None:
    forger.run("UPDATE blobs SET body = :body", body=b"Crews cleaned 9000 wells.")


def deleted_text(forger: Forger) -> None:
    forger.run("DELETE FROM blobs")


def altered_tile(forger: Forger) -> None:
    hashes = bytes(forger.one("SELECT hashes FROM tiles WHERE level = 0 AND n = 0"))
    forger.run("UPDATE tiles SET hashes = :hashes", hashes=hashes[32:] + hashes[:32])


def altered_head(forger: Forger) -> None:
    forger.run("UPDATE log_head SET root = :root", root=b"\0" * 32)


def wrong_key(forger: Forger) -> None:
    note = str(forger.one("SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1"))
    parsed = parse_note(note)
    other = SigningKey(name=parsed.text.splitlines()[0], seed=b"x" * 32)
    forged = sign_note(parsed.text, keys=[other])
    forger.run("UPDATE checkpoints SET note = :new WHERE note = :old", new=forged, old=note)


def altered_list(forger: Forger) -> None:
    forger.run(f"UPDATE claims SET status = 'confirmed' WHERE seq = {EVENT}")  # noqa: S608  # a number


def deleted_from_list(forger: Forger) -> None:
    forger.run(f"DELETE FROM claims WHERE seq = {EVENT}")  # noqa: S608  # a number


Way = tuple[Callable[[Forger], None], Depth, str, int | None]
WAYS: Final[tuple[Way, ...]] = (
    (edited_body, "full", "payload_altered", EVENT),
    (edited_envelope, "full", "envelope_altered", EVENT),
    (edited_envelope_and_leaf, "full", "checkpoint_mismatch", 3),
    (edited_envelope_and_leaf, "quick", "head_altered", None),
    (edited_column, "full", "column_altered", EVENT),
    (swapped_rows, "full", "event_moved", EVENT),
    (swapped_rows, "full", "event_moved", EVENT + 1),
    (deleted_row, "full", "event_missing", EVENT),
    (duplicated_row, "full", "event_moved", -1),
    (truncated_tail, "full", "log_truncated", KEPT),
    (truncated_tail, "quick", "log_truncated", KEPT),
    (deleted_payload, "full", "payload_missing", EVENT),
    (emptied_payload, "full", "payload_missing", EVENT),
    (altered_text, "full", "text_altered", ARTICLE),
    (deleted_text, "full", "text_missing", ARTICLE),
    (altered_tile, "full", "tile_altered", 0),
    (altered_head, "full", "head_altered", None),
    (altered_head, "quick", "head_altered", None),
    (wrong_key, "full", "checkpoint_invalid", SIGNED),
    (wrong_key, "quick", "checkpoint_invalid", SIGNED),
    (altered_list, "replay", "projection_differs", EVENT),
    (deleted_from_list, "replay", "projection_differs", EVENT),
)


def test_an_untouched_ledger_holds(place: Place) -> None:
    with place.forging():
        pass  # taking the guards down alone changes nothing that an audit looks at

    assert place.found("replay", against=place.kept) == set()


@pytest.mark.parametrize(
    ("alter", "depth", "kind", "seq"), WAYS, ids=[f"{w[0].__name__}-{w[1]}-{w[3]}" for w in WAYS]
)
def test_each_way_is_reported_by_its_kind_and_place(
    place: Place, alter: Callable[[Forger], None], depth: Depth, kind: str, seq: int | None
) -> None:
    with place.forging() as forger:
        alter(forger)

    assert (kind, place.size if seq == -1 else seq) in place.found(depth)


def test_a_restored_backup_is_found_and_not_signed(place: Place) -> None:
    with place.forging() as forger:
        forger.cut(KEPT)
    with place.opened() as desk:
        desk.rebuild()
        with pytest.raises(IntegrityBroken, match="were signed before"):
            desk.checkpoint()

    assert ("log_truncated", KEPT) in place.found("quick")


def test_a_tail_cut_and_grown_anew_is_found_and_not_signed(place: Place) -> None:
    with place.forging() as forger:
        forger.cut(KEPT)
    with place.opened("boris", seed=23) as desk:
        desk.rebuild()
        claim = oldest(desk)
        while desk.size() < place.size:
            desk.annotate(claim, f"another story {desk.size()}")
        with pytest.raises(IntegrityBroken, match="not those that were signed before"):
            desk.checkpoint()

    assert ("checkpoint_mismatch", 3) in place.found("quick")  # the first checkpoint still holds


def test_a_smaller_log_signed_anew_is_found_by_what_others_kept(place: Place) -> None:
    with place.forging() as forger:
        forger.cut(KEPT)
    (memory,) = place.keys.rglob("last-checkpoint")
    memory.unlink()
    with place.opened() as desk:
        desk.rebuild()
        desk.annotate(oldest(desk), "nothing to see")
        desk.checkpoint(since=desk.newest_checkpoint())
        assert desk.verify().holds

    found = {kind for kind, _ in place.found("quick", against=place.kept)}
    assert found == {"log_truncated"}
