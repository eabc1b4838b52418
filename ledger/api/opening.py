"""The composition root: only here do engine, projections, keys, clock and randomness meet."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import platformdirs

from ledger.api.facade import Ledger
from ledger.api.recorder import POLICY_STREAM, Change
from ledger.api.surroundings import Surroundings
from ledger.domain.events import ActorRegistered, LedgerOpened, PolicySet
from ledger.domain.identity import LEDGER_STREAM, stream_name
from ledger.domain.policy import Policy
from ledger.errors import LedgerError
from ledger.merkle import SigningKey
from ledger.projections.catalogue import PROJECTIONS
from ledger.storage.engines import create_engine, open_engine, remove_failed
from ledger.storage.key_files import KeyFiles

APPLICATION: Final = "factledger"
SEED_LENGTH: Final = 32


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
    surroundings: Surroundings | None = None,
) -> Ledger:
    """Create a ledger with its signing key, its policy and its first checkpoint, and open it.

    Raises:
        Refused: There is a ledger at *address* already.
        StorageUnavailable: The place cannot be written. Nothing is left behind.
    """
    world = surroundings or Surroundings()
    log_id = world.event_id()
    origin = f"{APPLICATION}/{log_id}"
    key = SigningKey(name=origin, seed=world.random_bytes(SEED_LENGTH))
    files = KeyFiles(keys or default_keys(), log_id)
    engine = create_engine(address, log_id=log_id, projections=PROJECTIONS)
    ledger = Ledger(engine, actor=actor, surroundings=world, keys=files)
    try:
        files.create(private_text=key.private_text, vkey=key.vkey)
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
        ledger.checkpoint()
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
    surroundings: Surroundings | None = None,
) -> Ledger:
    """Open the ledger at *address* (a path, or `sqlite:///path`) to record as *actor*.

    Raises:
        StorageUnavailable: There is no ledger there, or the machine refuses it.
        Unreadable: What is there is no ledger, or is of a newer release.
    """
    engine = open_engine(address, projections=PROJECTIONS, read_only=read_only)
    return Ledger(
        engine,
        actor=actor,
        surroundings=surroundings or Surroundings(),
        keys=KeyFiles(keys or default_keys(), engine.log_id),
    )
