"""A witness: on a machine of its own it sees to it that a log never takes anything back.

It remembers the last checkpoint of every log that it has seen. A newer one is cosigned only when
the log shows that it grew from there; so a desk cannot show one history to one reader and another
to the next without the witness noticing (c2sp.org/tlog-witness, over files instead of HTTP).
"""

from __future__ import annotations

import platform
from pathlib import Path

import msgspec

from ledger.api.key_ring import AskPassphrase, KeyRing, passphrase_from_environment
from ledger.api.opening import default_keys
from ledger.api.signatures import quoted
from ledger.api.surroundings import Surroundings
from ledger.api.witnessed_logs import WitnessedLog, shown_log
from ledger.errors import IntegrityBroken, KeyAbsent, LogForked, LogShrank, SignatureInvalid
from ledger.merkle import (
    COSIGNATURE,
    OpenedCheckpoint,
    SigningKey,
    cosign_checkpoint,
    open_checkpoint,
    read_unverified_checkpoint,
)
from ledger.storage.witness_files import WitnessFiles


class Witnessed(msgspec.Struct, frozen=True, kw_only=True):
    """What a witness states: the cosigned `note` over `size` events of the log `origin`.

    `vkey` is the witness's public key, `log_key` the log's. `before` is how many events the
    witness had seen, None when it had never seen this log (then `log_key` is trusted from now on).
    """

    note: str
    origin: str
    size: int
    before: int | None
    vkey: str
    log_key: str


class Witness:
    """This machine's witness; its key is made at its first statement."""

    def __init__(
        self,
        *,
        keys: Path | None = None,
        ask_passphrase: AskPassphrase = passphrase_from_environment,
        surroundings: Surroundings | None = None,
    ) -> None:
        self._world = surroundings or Surroundings()
        self._files = WitnessFiles(keys or default_keys())
        self._ring = KeyRing(
            self._files.keys, ask=ask_passphrase, random_bytes=self._world.random_bytes
        )

    def key(self, *, name: str | None = None, locked: bool = False) -> SigningKey:
        """Return the witness's key; the first time it is made, under *name*.

        Raises as `KeyRing.log_key`, and InvalidValue when the name holds spaces or plus signs.
        """
        if self._files.keys.vkey() is None:
            name = name or f"{quoted(platform.node() or 'unnamed')}/factledger-witness"
            key = self._ring.new_key(name, kind=COSIGNATURE)
            text = self._ring.text_of(key, what="the witness's key", locked=locked)
            self._files.keys.create(private_text=text + "\n", vkey=key.vkey)
        return self._ring.log_key()

    def look(
        self,
        source: str,
        *,
        log_key: str | None = None,
        name: str | None = None,
        locked: bool = False,
    ) -> Witnessed:
        """Check the log that *source* shows against what was last seen of it, and cosign.

        *source* is a ledger's path or URL, a file made by `export jsonl`, or a checkpoint. The
        log's public key is *log_key*; else the one that it had when it was first seen; else,
        the first time, the one that it names itself.

        Raises:
            LogShrank: It shows less than was seen before.
            LogForked: It does not begin with what was seen before. The note that contradicts is
                kept, because two contradicting signed notes prove it to anybody.
            IntegrityBroken: Its checkpoint is not signed by its key, or does not hold.
            KeyAbsent: Nobody says which key is the log's.
            Unreadable: *source* is nothing that a witness can look at.
            NotSignedYet: The log has no checkpoint.
        """
        with shown_log(source) as shown:
            origin = read_unverified_checkpoint(shown.note).origin
            vkey = self._trusted(origin, log_key, shown)
            now = _opened(shown.note, vkey)
            key = self.key(name=name, locked=locked)
            with self._files.turn():
                before = self._before(origin, vkey)
                self._require_growth(shown, before, now)
                seconds = int(self._world.now().timestamp())
                note = cosign_checkpoint(shown.note, key=key, timestamp=seconds)
                # Remembered first: what was stated once is never contradicted after a crash.
                self._files.remember(origin, note=note, vkey=vkey)
        return Witnessed(
            note=note,
            origin=origin,
            size=now.size,
            before=None if before is None else before.size,
            vkey=key.vkey,
            log_key=vkey,
        )

    def _trusted(self, origin: str, given: str | None, shown: WitnessedLog) -> str:
        known = self._files.log_key(origin)
        if known is not None and given is not None and known != given:
            raise SignatureInvalid(
                reason=f"the key given for {origin} is not the one that it was first seen with"
            )
        vkey = given or known or shown.vkey
        if vkey is None:
            raise KeyAbsent(
                what=f"the public key of {origin}",
                hint="name it with --key; whoever keeps the ledger publishes it",
            )
        return vkey

    def _before(self, origin: str, vkey: str) -> OpenedCheckpoint | None:
        seen = self._files.seen(origin)
        return None if seen is None else _opened(seen, vkey)

    def _require_growth(
        self, shown: WitnessedLog, before: OpenedCheckpoint | None, now: OpenedCheckpoint
    ) -> None:
        try:
            if before is not None and now.size < before.size:
                raise LogShrank(
                    log=now.origin,
                    size=now.size,
                    before=before.size,
                    hint="it may be an older export or copy: look at a newer one; "
                    "if there is none, events were taken back",
                )
            shown.require_growth(before, now)
        except LogForked as fork:
            if before is not None:
                kept = self._files.keep_evidence(now.origin, shown.note)
                fork.hint = f"keep {kept}: with the checkpoint seen before it proves the fork"
            raise


def _opened(note: str, vkey: str) -> OpenedCheckpoint:
    opened = open_checkpoint(note=note, vkeys=[vkey])
    if opened.origin not in opened.names:
        raise IntegrityBroken(
            reason=f"the key that signed is not named {opened.origin}, as the log is",
            hint="name the log's own key with --key",
        )
    return opened
