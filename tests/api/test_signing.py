"""The log signs one history: with its own key, one at a time, and never against what it signed."""

from __future__ import annotations

import multiprocessing
import stat
import threading
from pathlib import Path

import pytest

from ledger.api import Ledger, create_ledger, open_ledger
from ledger.errors import (
    IntegrityBroken,
    KeyAbsent,
    KeyMalformed,
    LogForked,
    LogShrank,
    PassphraseNeeded,
    PassphraseWrong,
    StorageUnavailable,
)
from ledger.merkle import SigningKey, open_checkpoint
from tests.desks import new_desk, reopened, world

WORDS = "forty-one wells"
OTHER_WORDS = "forty-two wells"


class Answers:
    """Somebody who is asked for passphrases, and what they were asked."""

    def __init__(self, *answers: str | None) -> None:
        self._answers = list(answers)
        self.asked: list[tuple[str, bool]] = []

    def __call__(self, what: str, *, new: bool) -> str | None:
        self.asked.append((what, new))
        return self._answers.pop(0)


def locked_desk(folder: Path, asked: Answers) -> Ledger:
    return create_ledger(
        str(folder / "desk.db"),
        actor="amal",
        keys=folder / "keys",
        lock_key=True,
        ask_passphrase=asked,
        surroundings=world(),
    )


def opened_by(folder: Path, asked: Answers) -> Ledger:
    return open_ledger(
        str(folder / "desk.db"), actor="amal", keys=folder / "keys", ask_passphrase=asked
    )


def file_of(folder: Path, name: str) -> Path:
    (found,) = (folder / "keys").glob(f"*/{name}")
    return found


def test_a_key_under_a_passphrase_signs_for_whoever_knows_it(tmp_path: Path) -> None:
    making = Answers(WORDS)
    with locked_desk(tmp_path, making) as desk:
        vkey = desk.identity().vkey
    assert making.asked == [("the ledger's signing key", True)]
    key = file_of(tmp_path, "signing.key")
    assert key.read_text().startswith("LOCKED+KEY+factledger/")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600

    using = Answers(WORDS)
    with opened_by(tmp_path, using) as desk:
        for title in ("Water board", "Harbour office"):
            desk.add_source(title)
            note = desk.checkpoint()
        assert desk.verify("replay").holds

    assert using.asked == [("the ledger's signing key", False)]
    assert open_checkpoint(note=note, vkeys=[vkey]).size == 7


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [(OTHER_WORDS, PassphraseWrong), ("", PassphraseWrong), (None, PassphraseNeeded)],
)
def test_without_the_passphrase_nothing_is_signed(
    tmp_path: Path, answer: str | None, refusal: type[Exception]
) -> None:
    locked_desk(tmp_path, Answers(WORDS)).close()

    with opened_by(tmp_path, Answers(answer)) as desk:
        desk.add_source("Water board")
        size = desk.size()
        with pytest.raises(refusal):
            desk.checkpoint()
        assert desk.size() == size
        assert desk.verify().holds


def test_a_passphrase_that_nobody_gives_makes_no_ledger(tmp_path: Path) -> None:
    for answer in (None, ""):
        with pytest.raises(PassphraseNeeded):
            locked_desk(tmp_path, Answers(answer))

    assert list(tmp_path.iterdir()) == []


def test_a_key_that_is_not_here_is_missed_only_when_there_is_something_to_sign(
    tmp_path: Path,
) -> None:
    new_desk(tmp_path).close()
    file_of(tmp_path, "signing.key").unlink()

    with reopened(tmp_path) as desk:
        assert desk.checkpoint().startswith("factledger/")
        desk.add_source("Water board")
        with pytest.raises(KeyAbsent, match="signing key") as refusal:
            desk.checkpoint()

    assert str(tmp_path / "keys") in refusal.value.hint


@pytest.mark.parametrize("text", ["", "PRIVATE+KEY+x", "\n", "LOCKED+KEY+x+00000000+AAAA"])
def test_a_damaged_key_is_said_to_be_damaged(tmp_path: Path, text: str) -> None:
    new_desk(tmp_path).close()
    file_of(tmp_path, "signing.key").write_text(text)

    with opened_by(tmp_path, Answers(WORDS)) as desk:
        desk.add_source("Water board")
        with pytest.raises(KeyMalformed):
            desk.checkpoint()


def test_the_key_of_another_log_does_not_sign(tmp_path: Path) -> None:
    with new_desk(tmp_path) as desk:
        origin = desk.identity().origin
        forged = SigningKey(name=origin, seed=b"x" * 32)
        file_of(tmp_path, "signing.key").write_text(forged.private_text)
        desk.add_source("Water board")
        size = desk.size()

        with pytest.raises(IntegrityBroken, match="not the one of this log"):
            desk.checkpoint()

        assert desk.size() == size


def test_an_older_copy_of_the_ledger_is_not_signed_even_with_nothing_new(tmp_path: Path) -> None:
    # Given a backup that ends with a checkpoint of its own
    new_desk(tmp_path).close()
    backup = (tmp_path / "desk.db").read_bytes()
    with reopened(tmp_path) as desk:
        desk.add_source("Water board")
        desk.checkpoint()

    # When it is put back
    (tmp_path / "desk.db").write_bytes(backup)

    # Then it shrank; and once it has grown in another way, it is a fork
    with reopened(tmp_path, seed=12) as desk:
        with pytest.raises(LogShrank, match="were signed before"):
            desk.checkpoint()
        desk.add_source("Another board")
        with pytest.raises(LogForked, match="not those that were signed before"):
            desk.checkpoint()


def test_a_lost_memory_is_replaced_by_a_checkpoint_that_somebody_kept(tmp_path: Path) -> None:
    with new_desk(tmp_path) as desk:
        desk.add_source("Water board")
        kept = desk.checkpoint()
        desk.add_source("Harbour office")
    file_of(tmp_path, "last-checkpoint").unlink()

    with reopened(tmp_path) as desk:
        with pytest.raises(KeyAbsent, match="signed last") as refusal:
            desk.checkpoint()
        assert "--since" in refusal.value.hint
        note = desk.checkpoint(since=kept)
        assert desk.checkpoint() == note
        assert desk.verify().holds


def test_a_checkpoint_of_another_ledger_stands_in_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with new_desk(tmp_path / "other", seed=8) as other:
        foreign = other.checkpoint()
    with new_desk(tmp_path) as desk:
        desk.add_source("Water board")
        for note in (foreign, "nothing", ""):
            with pytest.raises(IntegrityBroken):
                desk.checkpoint(since=note)


def test_threads_that_sign_at_once_take_turns(tmp_path: Path) -> None:
    with new_desk(tmp_path) as desk:
        desk.add_source("Water board")
        notes: list[str] = []
        threads = [
            threading.Thread(target=lambda: notes.append(desk.checkpoint())) for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert len(notes) == 8
        assert len(set(notes)) == 1
        assert [record.envelope.type for record in desk.log(5)] == ["checkpoint.published"]


def _record_and_sign(folder: str, name: str) -> None:
    ledger = open_ledger(str(Path(folder) / "desk.db"), actor=name, keys=Path(folder) / "keys")
    with ledger as desk:
        for at in range(5):
            desk.add_source(f"{name} {at}")
            desk.checkpoint()


def test_processes_that_sign_at_once_take_turns(tmp_path: Path) -> None:
    new_desk(tmp_path).close()
    start = multiprocessing.get_context("spawn").Process
    signers = [start(target=_record_and_sign, args=(str(tmp_path), f"desk-{at}")) for at in (1, 2)]

    for signer in signers:
        signer.start()
    for signer in signers:
        signer.join(60)

    assert [signer.exitcode for signer in signers] == [0, 0]
    with reopened(tmp_path) as desk:
        assert desk.verify("replay").holds
        assert len(desk.sources()) == 10


def test_who_waits_too_long_for_the_turn_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ledger.storage.private_folder.PATIENCE_S", 0.1)
    with new_desk(tmp_path) as desk:
        files = desk._keys.files  # a second program would hold the same lock
        desk.add_source("Water board")
        with (
            files.signing_turn(),
            pytest.raises(StorageUnavailable, match="another program has been signing"),
        ):
            desk.checkpoint()
        assert desk.checkpoint()


def test_a_reviewers_key_is_opened_before_a_program_that_cannot_ask(tmp_path: Path) -> None:
    asked = Answers(WORDS, WORDS)
    with create_ledger(
        str(tmp_path / "desk.db"),
        actor="amal",
        keys=tmp_path / "keys",
        ask_passphrase=asked,
        surroundings=world(),
    ) as desk:
        desk.create_key(locked=True)
    with opened_by(tmp_path, asked) as desk:
        desk.unlock()
        assert asked.asked[-1] == ("the key of amal", False)
        desk.add_source("Water board")
        assert desk.verify().holds
    with open_ledger(
        str(tmp_path / "desk.db"), actor="amal", keys=tmp_path / "none", ask_passphrase=asked
    ) as desk:
        desk.unlock()  # to look around no key is needed
        with pytest.raises(KeyAbsent):
            desk.add_source("Harbour office")
    assert len(asked.asked) == 2
