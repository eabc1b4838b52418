"""A ledger is made whole, opened again, or refused with a reason."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from ledger.api import create_ledger, open_ledger
from ledger.errors import Refused, StorageUnavailable, Unreadable
from ledger.merkle import open_checkpoint
from tests.desks import new_desk, reopened


def test_a_new_ledger_begins_with_itself_its_policy_its_founder_and_a_checkpoint(
    tmp_path: Path,
) -> None:
    with new_desk(tmp_path) as desk:
        events = [record.envelope.type for record in desk.log()]
        note = desk.checkpoint()
        vkey = desk.identity().vkey

    assert events == ["ledger.opened", "policy.set", "actor.registered", "checkpoint.published"]
    opened = open_checkpoint(note=note, vkeys=[vkey])
    assert opened.size == 3


def test_the_signing_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    with new_desk(tmp_path):
        pass

    (key,) = (tmp_path / "keys").glob("*/signing.key")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_a_key_that_others_can_read_is_not_used(tmp_path: Path) -> None:
    with new_desk(tmp_path) as desk:
        (key,) = (tmp_path / "keys").glob("*/signing.key")
        key.chmod(0o644)
        desk.add_source("Water board")

        with pytest.raises(StorageUnavailable, match="other users can read it") as refusal:
            desk.checkpoint()

    assert "chmod 600" in refusal.value.hint


def test_a_second_ledger_in_the_same_place_is_refused_and_the_first_stays(tmp_path: Path) -> None:
    with new_desk(tmp_path) as desk:
        log_id = desk.log_id

    with pytest.raises(Refused):
        new_desk(tmp_path, seed=8)

    with reopened(tmp_path) as desk:
        assert desk.log_id == log_id
    assert len(list((tmp_path / "keys").iterdir())) == 1


def test_a_ledger_that_cannot_keep_its_keys_is_not_made(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("a file where the directory should be")

    with pytest.raises(StorageUnavailable):
        new_desk(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["keys"]


def test_nothing_there_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StorageUnavailable) as refusal:
        open_ledger(str(tmp_path / "none.db"), actor="amal")

    assert "init" in refusal.value.hint


@pytest.mark.parametrize(
    "content",
    [b"", b"some words\n", b"SQLite format 3\0" + b"x" * 500],
    ids=["empty", "words", "a header alone"],
)
def test_what_is_no_ledger_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)

    with pytest.raises(Unreadable):
        open_ledger(str(path), actor="amal")

    assert path.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == ["other.db"]


def test_a_place_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(StorageUnavailable):
        create_ledger(str(tmp_path / "file" / "desk.db"), actor="amal", keys=tmp_path / "keys")

    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]
