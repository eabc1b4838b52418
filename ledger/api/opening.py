"""The composition root: only here do engine, projections, keys, clock and randomness meet."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import platformdirs

from ledger.api.facade import Ledger
from ledger.api.key_ring import AskPassphrase, KeyRing, passphrase_from_environment
from ledger.api.recorder import POLICY_STREAM, Change
from ledger.api.surroundings import Surroundings
from ledger.domain.events import ActorRegistered, LedgerOpened, PolicySet
from ledger.domain.identity import LEDGER_STREAM, stream_name
from ledger.domain.policy import Policy
from ledger.errors import LedgerError
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.engines import create_engine, open_engine, remove_failed
from ledger.storage.key_files import KeyFiles

APPLICATION: Final = "factledger"


def default_address() -> str:
    """Return where the ledger is when nobody says: in the user's data directory."""
    return str(platformdirs.user_data_path(APPLICATION) / "ledger.db")


def default_keys() -> Path:
    """Return where keys are kept: FACTLEDGER_KEYS, else beside the user's data."""
    named = os.environ.get("FACTLEDGER_KEYS")
    return Path(named) if named else platformdirs.user_data_path(APPLICATION) / "keys"


def create_ledger(
    address: str,
    *,
    actor: str,
    title: str = "factledger",
    policy: Policy | None = None,
    keys: Path | None = None,
    lock_key: bool = False,
    ask_passphrase: AskPassphrase = passphrase_from_environment,
    surroundings: Surroundings | None = None,
) -> Ledger:
    """Create a ledger with its signing key, its policy and its first checkpoint, and open it.

    With *lock_key* the signing key is kept under a passphrase, which *ask_passphrase* answers.

    Raises:
        Refused: There is a ledger at *address* already, or nobody could be asked.
        StorageUnavailable: The place cannot be written. Nothing is left behind.
    """
    world = surroundings or Surroundings()
    log_id = world.event_id()
    origin = f"{APPLICATION}/{log_id}"
    files = KeyFiles(keys or default_keys(), log_id)
    ring = KeyRing(files, ask=ask_passphrase, random_bytes=world.random_bytes)
    key = ring.new_key(origin)
    private_text = ring.text_of(key, what="the ledger's signing key", locked=lock_key)
    engine = create_engine(address, log_id=log_id, projections=PROJECTIONS)
    ledger = Ledger(engine, actor=actor, surroundings=world, keys=ring)
    try:
        files.create(private_text=private_text, vkey=key.vkey)
        opened = LedgerOpened(title=title, origin=origin, vkey=key.vkey)
        ledger._record(  # the first events have no decision behind them
            [
                Change(stream=LEDGER_STREAM, expected=0, events=(opened,)),
                Change(
                    stream=POLICY_STREAM,
                    expected=0,
                    events=(PolicySet(policy=policy or Policy()),),
                ),
                Change(
                    stream=stream_name("actor", actor),
                    expected=0,
                    events=(ActorRegistered(name=actor),),
                ),
            ]
        )
        ledger._sign(key)  # the key is at hand: nobody has to be asked for its passphrase again
    except LedgerError:
        ledger.close()
        remove_failed(address)
        files.discard()
        raise
    return ledger


def open_ledger(
    address: str,
    *,
    actor: str,
    keys: Path | None = None,
    read_only: bool = False,
    ask_passphrase: AskPassphrase = passphrase_from_environment,
    surroundings: Surroundings | None = None,
) -> Ledger:
    """Open the ledger at *address* (a path, `sqlite:///path` or `postgresql://user@host/database`)
    to record as *actor*.

    A key under a passphrase is opened when it is first needed; *ask_passphrase* is asked then.

    Raises:
        StorageUnavailable: There is no ledger there, or the machine refuses it.
        Unreadable: What is there is no ledger, or is of a newer release.
    """
    engine = open_engine(address, projections=PROJECTIONS, read_only=read_only)
    world = surroundings or Surroundings()
    files = KeyFiles(keys or default_keys(), engine.log_id)
    return Ledger(
        engine,
        actor=actor,
        surroundings=world,
        keys=KeyRing(files, ask=ask_passphrase, random_bytes=world.random_bytes),
    )
