"""A witness on another machine remembers what it saw, and cosigns nothing that takes it back."""

from __future__ import annotations

import json
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from ledger.merkle import (
    Checkpoint,
    Frontier,
    SigningKey,
    leaf_hash,
    open_checkpoint,
    sign_checkpoint,
)
from tests.cli.command_line import Answer, CommandLine
from tests.cli.refusals import refused


class Witness:
    """A second machine: keys of its own, nothing of the desk's."""

    def __init__(self, desk: CommandLine, patch: pytest.MonkeyPatch, name: str = "second") -> None:
        self._desk = desk
        self._patch = patch
        self.keys = desk.place / name

    @contextmanager
    def _at_home(self) -> Iterator[None]:
        with self._patch.context() as there:
            there.setenv("FACTLEDGER_KEYS", str(self.keys))
            there.delenv("FACTLEDGER_LEDGER")
            yield

    def __call__(self, *line: str | Path) -> Answer:
        with self._at_home():
            return self._desk("witness", *line)

    def done(self, *line: str | Path) -> Answer:
        answer = self(*line)
        assert answer.code == 0, answer
        return answer

    @property
    def vkey(self) -> str:
        return (self.keys / "witness" / "log.vkey").read_text().strip()


@pytest.fixture
def second(busy: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Witness:
    """A witness of the busy desk's log that has seen nothing yet."""
    busy.done("checkpoint")
    return Witness(busy, monkeypatch)


def export(desk: CommandLine, name: str = "desk.jsonl") -> Path:
    out = desk.place / name
    desk.done("export", "jsonl", out)
    return out


def log_vkey(desk: CommandLine) -> str:
    (found,) = (desk.place / "keys").glob("*-*/log.vkey")
    return found.read_text().strip()


def more(desk: CommandLine, *titles: str) -> None:
    for title in titles:
        desk.done("source", "add", title)
    desk.done("checkpoint")


def test_a_log_is_cosigned_as_it_grows_by_ledger_and_by_export(
    second: Witness, busy: CommandLine
) -> None:
    first = second.done(busy.ledger, "--name", "second.example/w")
    assert "for the first time" in first.err
    assert log_vkey(busy) in first.err
    more(busy, "Water board")
    by_export = second.done(export(busy))
    more(busy, "Harbour office", "Fire brigade")
    by_ledger = second.done(f"sqlite:///{busy.ledger}")

    sizes = []
    for answer in (first, by_export, by_ledger):
        opened = open_checkpoint(note=answer.out, vkeys=[log_vkey(busy), second.vkey])
        assert opened.names == (opened.origin, "second.example/w")
        sizes.append(opened.size)
    assert sizes == sorted(set(sizes))
    assert f"{sizes[1]} were seen before" in by_ledger.err


def test_the_same_again_is_cosigned_again(second: Witness, busy: CommandLine) -> None:
    first, again = second.done(busy.ledger), second.done(busy.ledger)

    assert first.out.splitlines()[:3] == again.out.splitlines()[:3]
    assert len(first.out.splitlines()) == len(again.out.splitlines())


def test_the_desk_uses_what_the_witness_gave_back(second: Witness, busy: CommandLine) -> None:
    note, proof = busy.place / "cosigned", busy.place / "proof"
    second.done(busy.ledger, "--out", note)
    more(busy, "Water board")
    key = ("--key", second.vkey)

    assert busy.done("verify", "--against", note, *key).lines[-1] == "OK"
    busy.done("prove", "4", "--under", note, "--out", proof)
    told = busy.done("verify-proof", proof, "--key", log_vkey(busy), *key)
    assert "factledger-witness" in told.out
    busy.done("prove", "4", "--out", proof)
    refused(busy("verify-proof", proof, "--key", log_vkey(busy), *key), 4)
    busy.done("checkpoint", "--out", note)
    bare = busy("verify", "--against", note, *key)
    assert bare.code == 4
    assert "did not sign it" in " ".join(bare.out.split())
    refused(busy("verify", *key), 2)
    refused(busy("verify", "--against", note, "--key", "a+b+c"), 5)
    refused(busy("prove", "4711", "--under", note), 1)


def test_the_witnesss_key_is_its_owners_alone_and_can_be_locked(
    second: Witness, busy: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused(second(busy.ledger, "--passphrase"), 1)
    monkeypatch.setenv("FACTLEDGER_PASSPHRASE", "forty-one wells")
    second.done(busy.ledger, "--passphrase")
    key = second.keys / "witness" / "signing.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert key.read_text().startswith("LOCKED+KEY+")
    monkeypatch.delenv("FACTLEDGER_PASSPHRASE")
    refused(second(busy.ledger), 1)


def test_an_older_copy_is_not_cosigned(second: Witness, busy: CommandLine) -> None:
    backup, old = busy.ledger.read_bytes(), export(busy, "old.jsonl")
    more(busy, "Water board")
    second.done(busy.ledger)
    busy.ledger.write_bytes(backup)

    for source in (busy.ledger, old):
        answer = second(source)
        refused(answer, 4)
        assert "were signed before" in answer.err


def forge(desk: CommandLine, *, size: int) -> None:
    """Rewrite who recorded event 4, and sign the forged log with its own true key."""
    (key_file,) = (desk.place / "keys").glob("*-*/signing.key")
    key = SigningKey.parse(key_file.read_text())
    with closing(sqlite3.connect(desk.ledger, isolation_level=None)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
            db.execute(f'DROP TRIGGER "{name}"')
        (raw,) = db.execute("SELECT envelope FROM events WHERE seq = 4").fetchone()
        forged = raw.replace(b'"actor":"amal"', b'"actor":"boris"')
        db.execute(
            "UPDATE events SET envelope = ?, leaf = ?, actor = 'boris' WHERE seq = 4",
            (forged, leaf_hash(forged)),
        )
        leaves = [leaf for (leaf,) in db.execute("SELECT leaf FROM events ORDER BY seq")]
        head = Frontier.empty().extend(leaves)
        db.execute("UPDATE log_head SET frontier = ?, root = ?", (head.to_bytes(), head.root()))
        root = Frontier.empty().extend(leaves[:size]).root()
        note = sign_checkpoint(Checkpoint(key.name, size, root), keys=[key])
        db.execute("DELETE FROM checkpoints")
        db.execute(
            "INSERT INTO checkpoints SELECT log_id, ?, ? FROM log_head LIMIT 1", (size, note)
        )


@pytest.mark.parametrize("grown", [0, 3])
@pytest.mark.parametrize("shown", ["ledger", "export"])
def test_a_rewritten_log_is_a_fork_though_its_own_key_signed_it(
    shown: str, grown: int, second: Witness, busy: CommandLine
) -> None:
    # Given a witness that has seen the log, whose keeper then rewrites an event in it
    seen = open_checkpoint(note=second.done(busy.ledger).out, vkeys=[log_vkey(busy)])
    if grown:
        more(busy, *map(str, range(grown)))
    forge(busy, size=busy.size() if grown else seen.size)
    # Then every other check of the forged log by itself might hold, but not this one
    answer = second(busy.ledger if shown == "ledger" else export(busy))
    refused(answer, 4)
    assert "fork" in answer.err
    # and the two notes that contradict each other stay with the witness
    (kept,) = (second.keys / "witness").glob("*contradiction*")
    assert str(kept) in " ".join(answer.err.split())
    assert open_checkpoint(note=kept.read_text(), vkeys=[log_vkey(busy)]).origin == seen.origin
    # What it saw before is still what it compares with
    refused(second(busy.ledger), 4)


def test_a_first_look_is_not_blind(second: Witness, busy: CommandLine) -> None:
    out = export(busy)
    lines = out.read_text("utf-8").splitlines()
    swapped = busy.file("swapped", "\n".join([*lines[:3], lines[4], lines[3], *lines[5:]]) + "\n")
    cut = busy.file("cut", "\n".join(lines[:5]) + "\n")
    edited = busy.file("edited", out.read_text("utf-8").replace('"actor":"amal"', '"actor":"b"'))
    doubled = busy.file("doubled", "\n".join([*lines[:5], lines[4], *lines[5:]]) + "\n")

    for source, code in ((swapped, 4), (cut, 4), (edited, 4), (doubled, 4)):
        refused(second(source), code)
    assert not (second.keys / "witness").exists() or not list(second.keys.rglob("log-*"))


def test_a_checkpoint_alone_does_for_a_first_look_only(second: Witness, busy: CommandLine) -> None:
    note = busy.place / "note"
    busy.done("checkpoint", "--out", note)
    unknown = second(note)
    refused(unknown, 1)
    assert "--key" in unknown.err
    second.done(note, "--key", log_vkey(busy))
    second.done(note)
    more(busy, "Water board")
    busy.done("checkpoint", "--out", note)
    grown = second(note)
    refused(grown, 4)
    assert "export" in grown.err
    second.done(busy.ledger)


def test_a_log_that_changes_its_key_is_not_believed(second: Witness, busy: CommandLine) -> None:
    second.done(busy.ledger)
    other = SigningKey(name=log_vkey(busy).split("+")[0], seed=b"x" * 32)

    refused(second(busy.ledger, "--key", other.vkey), 4)
    heading, *rest = export(busy).read_text("utf-8").splitlines()
    fields = json.loads(heading)
    opened = open_checkpoint(note=fields["checkpoint"], vkeys=[log_vkey(busy)])
    forged = Checkpoint(opened.origin, opened.size, opened.root)
    fields |= {"vkey": other.vkey, "checkpoint": sign_checkpoint(forged, keys=[other])}
    refused(second(busy.file("forged", "\n".join([json.dumps(fields), *rest]) + "\n")), 4)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, 5),
        (b"", 5),
        (b"good morning\n", 4),
        (b"\xff\xfe\x00", 5),
        (b"x" * 100_000, 5),
        (b"{", 5),
        (b"{}\n", 5),
        (b'{"format":"factledger-log/9","log":"x"}\n', 5),
        (b'{"format":"factledger-log/1","log":"x","checkpoint":"words"}\n', 4),
        (b'{"format":"factledger-log/1","log":"x"}\n', 1),
        (b"SQLite format 3\0" + b"x" * 4080, 5),
    ],
)
def test_what_is_no_log_is_one_clear_line(
    content: bytes | None, code: int, second: Witness, busy: CommandLine
) -> None:
    source = busy.place / "nowhere" if content is None else busy.file("odd", content)

    refused(second(source), code)


def test_other_odd_sources_are_one_clear_line(second: Witness, busy: CommandLine) -> None:
    refused(second(busy.place), 5)
    refused(second("ftp://example.org/desk"), 2)
    refused(second(busy.ledger, "--name", "two words"), 1)
    heading = export(busy).read_text("utf-8").splitlines()[0]
    long = busy.file("long", heading + "\n" + "x" * (5 << 20) + "\n")
    refused(second(long), 5)


def test_a_witness_sees_many_logs_apart(second: Witness, busy: CommandLine) -> None:
    other = busy.place / "other.db"
    busy.done("-l", other, "init")

    for source in (busy.ledger, other, busy.ledger, other):
        second.done(source)

    assert len(list((second.keys / "witness").glob("*.checkpoint"))) == 2
