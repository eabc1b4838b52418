"""Who may act here, and the keys that they sign with."""

from __future__ import annotations

from ledger.api.recorder import Change, Recorder
from ledger.api.signatures import key_name
from ledger.domain.actors import Standing
from ledger.domain.events import ActorKeyAdded, ActorRegistered
from ledger.domain.identity import stream_name
from ledger.errors import ActorExists, InvalidValue, KeyExists, MissingText
from ledger.merkle import ED25519, SigningKey, VerifierKey


class People(Recorder):
    """The part of the ledger that knows its actors."""

    def standing(self, name: str) -> Standing:
        """Return what the log knows of a name: whether it is registered, and its public keys."""
        return self._standing(name)

    def add_actor(self, name: str, *, bot: bool = False) -> Standing:
        """Register somebody who has not acted yet; a bot must be, before it does.

        Raises:
            MissingText: The name is empty.
            ActorExists: The name is registered.
            Refused: It is registered in another spelling.
        """
        name = name.strip()
        if not name:
            raise MissingText(field="actor's name")
        theirs = self._standing(name)
        if theirs.kind is not None:
            raise ActorExists(actor=name, kind=theirs.kind)
        self._refuse_other_spelling(name)
        event = ActorRegistered(name=name, kind="bot" if bot else "human")
        stream = stream_name("actor", name)
        self._record([Change(stream=stream, expected=theirs.version, events=(event,))])
        return self._standing(name)

    def create_key(self, *, locked: bool = False) -> str:
        """Make a key for the acting name, keep it on this machine, and return its public text.

        The first key of a name is recorded, and from then on everything recorded under the name
        is signed. Where the name holds a key elsewhere, the new one is recorded there, with
        `add_key`, and works here afterwards. With *locked* it is kept under a passphrase.

        Raises:
            KeyExists: This machine holds a key of the name that is recorded.
            PassphraseNeeded: A passphrase is wanted and nobody can be asked.
        """
        mine = self._standing(self._actor)
        pending = self._keys.actor_key(self._actor) if mine.vkeys else None
        if pending is not None and pending.vkey in mine.vkeys:
            raise KeyExists(actor=self._actor)
        if pending is not None:
            return pending.vkey
        key = self._keys.new_key(key_name(self._actor))
        what = f"the key of {self._actor}"
        self._keys.files.keep_actor(
            self._actor, self._keys.text_of(key, what=what, locked=locked) + "\n"
        )
        if not mine.vkeys:
            self._add_key(mine, key.vkey, key)
        return key.vkey

    def add_key(self, vkey: str) -> Standing:
        """Record a public key of the acting name whose private half is elsewhere.

        Raises:
            KeyMalformed: It is no public key.
            InvalidValue: It is a witness's key.
            KeyExists: It is recorded already.
            KeyAbsent: The name holds a key, which must sign this, and it is not on this machine.
        """
        key = VerifierKey.parse(vkey.strip())
        if key.kind != ED25519:
            raise InvalidValue(field="reviewer's key", value=key.vkey, allowed="an Ed25519 key")
        mine = self._standing(self._actor)
        if key.vkey in mine.vkeys:
            raise KeyExists(actor=self._actor)
        self._add_key(mine, key.vkey, None)
        return self._standing(self._actor)

    def holds_key(self) -> bool:
        """Say whether this machine has a key with which the acting name can sign."""
        key = self._keys.actor_key(self._actor)
        return key is not None and key.vkey in self._standing(self._actor).vkeys

    def unlock(self) -> None:
        """Open the acting name's key now, if it is here, and ask for no passphrase later on.

        For programs that cannot be interrupted by a question once they run.

        Raises:
            PassphraseNeeded: It is locked and nobody can be asked.
            PassphraseWrong: The answer does not open it.
        """
        if self._standing(self._actor).vkeys:
            self._keys.actor_key(self._actor)
        self._keys.stop_asking()

    def _add_key(self, mine: Standing, vkey: str, key: SigningKey | None) -> None:
        stream = stream_name("actor", mine.name)
        version = mine.version
        if mine.kind is None:  # before the key, which cannot sign what came before it
            registered = ActorRegistered(name=mine.name)
            self._record([Change(stream=stream, expected=version, events=(registered,))])
            version += 1
        added = ActorKeyAdded(name=mine.name, vkey=vkey)
        self._record([Change(stream=stream, expected=version, events=(added,))], key=key)
