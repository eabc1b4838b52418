"""Everything that can go wrong, as one tree. The name tells who must act.

LedgerError
├── Refused                 the rules say no: change the request            exit 1
│   ├── UnknownId           no such claim, article, source, actor or event
│   ├── AmbiguousId         a prefix that several ids share
│   ├── NotAllowedNow       the claim's state does not permit the step
│   ├── OwnProposal         the proposer may not approve
│   ├── NotTheAuthor        only the author may undo
│   ├── CannotUndo          something depends on the event
│   ├── NotErasable         later steps rest on what the event says
│   ├── TextErased          the text is gone on purpose
│   ├── OpenFindings        machine findings are unresolved
│   ├── EvidenceMissing     the policy asks for more independent sources
│   ├── InvalidValue        a value is not one of those allowed
│   ├── AlreadyClaimed      a claim states the same already
│   ├── MissingText         a reason or a note is empty
│   ├── LedgerExists        something is there already
│   ├── ActorExists         the name is registered
│   ├── KeyExists           the actor holds the key already
│   ├── NotSignedYet        no checkpoint covers the event
│   ├── KeyAbsent           a private or public key is needed and is not here
│   ├── PassphraseNeeded    a key wants a passphrase and nobody can be asked
│   ├── PassphraseWrong     the passphrase does not open the key
│   └── UnknownActor        the name is not registered on this ledger
├── Unsupported             a name we do not have (format, language, engine) exit 2
├── Conflict                someone wrote first: reload, decide, retry       exit 3
│   ├── StreamConflict      the stream moved on; carries the events missed
│   └── DuplicateEvent      the event id is taken by other content
├── IntegrityBroken         the record does not add up: stop, keep it        exit 4
│   ├── TreeBroken          stored tree hashes are missing or malformed
│   ├── ProofInvalid        an inclusion or consistency proof does not hold
│   │   └── RootMismatch    a computed root is not the root that was promised
│   ├── NoteMalformed       a signed note that is not shaped like one
│   │   └── CheckpointMalformed  a signed text that is no checkpoint
│   ├── SignatureInvalid    no signature, or a wrong one, by a key that we know
│   ├── LogShrank           there is less than what was signed or seen before
│   └── LogForked           what was signed or seen before is not how the log begins
├── Unreadable              bytes we cannot understand                       exit 5
│   ├── ExtractorFailed     an extractor gave no answer that can be understood
│   └── KeyMalformed        a key's text is damaged; also an IntegrityBroken
└── StorageUnavailable      the machine said no: the operator                exit 6

Errors carry facts as keyword fields; `str(error)` is one line made from them and `error.hint`
says what to do next. Drawing them is the front ends' business.
"""

from __future__ import annotations

from typing import ClassVar


class LedgerError(Exception):
    """The root: catch this to catch everything the ledger says on purpose.

    Subclasses set `template` (formatted with the keyword fields) and `hint`.
    """

    exit_code: ClassVar[int] = 1
    template: ClassVar[str] = "{reason}"
    hint: str = ""

    def __init__(self, *, hint: str | None = None, **facts: object) -> None:
        self.facts: dict[str, object] = facts
        super().__init__(self.template.format_map(facts))
        if hint is not None:
            self.hint = hint
        elif self.hint:
            self.hint = self.hint.format_map(facts)


class Refused(LedgerError):
    """The rules say no: the person changes the request."""

    exit_code = 1


class UnknownId(Refused):
    """No such thing on this ledger. Fields: kind, id."""

    template = "there is no {kind} {id}"
    hint = "list what there is with `factledger {kind}s`"


class AmbiguousId(Refused):
    """A prefix that several ids share. Fields: kind, id, count."""

    template = "{id} is the beginning of {count} {kind} ids"
    hint = "type more of the id"


class NotAllowedNow(Refused):
    """The claim's state does not permit the step. Fields: action, claim, status, allowed."""

    template = "cannot {action} {claim}: it is {status}, and this needs {allowed}"
    hint = "see `factledger show {claim}`"


class OwnProposal(Refused):
    """The proposer may not approve; nobody can override this. Fields: claim, actor."""

    template = "{actor} proposed the verdict on {claim} and cannot approve it"
    hint = "somebody else must approve: use --as NAME, or set required_approvals to 0"


class NotTheAuthor(Refused):
    """Only the author of an event may undo it. Fields: event, author, actor."""

    template = "{event} was recorded by {author}, so {actor} cannot undo it"
    hint = "ask {author}, or record a step of your own"


class CannotUndo(Refused):
    """The event cannot be taken back. Fields: event, reason."""

    template = "cannot undo {event}: {reason}"
    hint = "record a new step instead; nothing in the log is ever removed"


class NotErasable(Refused):
    """What the event says carries later steps. Fields: seq, type."""

    template = "event {seq} ({type}) cannot be erased: later steps rest on what it says"
    hint = "events that hold somebody's words can be: articles, claims, notes, reasons, evidence"


class TextErased(Refused):
    """The text is gone on purpose. Fields: what."""

    template = "the text of {what} was erased"
    hint = "`factledger verify` says by whom, when and why"


class OpenFindings(Refused):
    """Machine findings stand in the way. Fields: claim, count."""

    template = "{claim} has {count} open finding(s)"
    hint = "resolve each with a reason, then approve"


class EvidenceMissing(Refused):
    """The policy asks for more independent sources. Fields: claim, needed, present."""

    template = "{claim} needs {needed} independent source(s), it has {present}"
    hint = "link a source with `factledger evidence add {claim} --source ID --relation supports`"


class InvalidValue(Refused):
    """A value is not one of those allowed. Fields: field, value, allowed."""

    template = "{value!r} is no {field}; use one of: {allowed}"


class MissingText(Refused):
    """Words are needed and none were given. Fields: field."""

    template = "the {field} is empty"
    hint = "write it in a few words"


class AlreadyClaimed(Refused):
    """A claim of the article states the same. Fields: claim, what."""

    template = "{what} is claimed already: {claim}"
    hint = "see `factledger show {claim}`, or select other words"


class LedgerExists(Refused):
    """Something is already where a ledger was to be created. Fields: what."""

    template = "{what} is there already"
    hint = "open it without `init`, or name another place"


class ActorExists(Refused):
    """The name is registered already. Fields: actor, kind."""

    template = "{actor} is registered already ({kind})"
    hint = "choose another name; people are never merged or renamed"


class KeyExists(Refused):
    """The actor holds this key already. Fields: actor."""

    template = "{actor} holds this key already"
    hint = "see `factledger actor key show`"


class NotSignedYet(Refused):
    """No checkpoint covers the event yet. Fields: event."""

    template = "no checkpoint covers event {event} yet"
    hint = "sign one with `factledger checkpoint`"

    def __init__(self, *, event: int) -> None:
        self.event = event
        super().__init__(event=event)


class KeyAbsent(Refused):
    """A key is needed and is not on this machine. Fields: what."""

    template = "{what} is not on this machine"
    hint = "FACTLEDGER_KEYS names the directory where keys are kept"


class PassphraseNeeded(Refused):
    """A passphrase is needed and nobody can be asked. Fields: what."""

    template = "{what} needs a passphrase"
    hint = "run this at a terminal, or put the passphrase into FACTLEDGER_PASSPHRASE"


class PassphraseWrong(Refused):
    """The passphrase does not open the key. Fields: what."""

    template = "the passphrase does not open {what}"
    hint = "try again; without the passphrase nobody can use the key"


class UnknownActor(Refused):
    """The name is not registered here. Fields: actor."""

    template = "{actor} is not registered on this ledger"
    hint = "register the name first"


class Unsupported(LedgerError):
    """A name we do not have: a format, a language, an engine. Fields: kind, name, known."""

    exit_code = 2
    template = "{name!r} is no {kind} that is known here; there are: {known}"


class Conflict(LedgerError):
    """Someone wrote first: reload, decide again, retry."""

    exit_code = 3
    hint = "reload, look at what changed, and decide again"


class StreamConflict(Conflict):
    """The stream moved on. Fields: stream, expected, actual; `missed` holds the events."""

    template = "{stream} is at version {actual}, the decision was made at {expected}"

    def __init__(
        self, *, stream: str, expected: int, actual: int, missed: tuple[object, ...] = ()
    ) -> None:
        self.stream, self.expected, self.actual, self.missed = stream, expected, actual, missed
        super().__init__(stream=stream, expected=expected, actual=actual)


class DuplicateEvent(Conflict):
    """The event id is taken by an event with other content. Fields: event."""

    template = "event {event} is recorded already, with other content"
    hint = "give the new event an id of its own"


class IntegrityBroken(LedgerError):
    """The record does not add up: stop, keep the evidence. Fields: reason."""

    exit_code = 4
    hint = "stop writing, keep a copy of the ledger as it is, and run `factledger verify`"


class TreeBroken(IntegrityBroken):
    """Stored hashes of the Merkle tree are missing or malformed. Fields: reason."""

    template = "the stored tree is damaged: {reason}"


class ProofInvalid(IntegrityBroken):
    """An inclusion or consistency proof does not hold. Fields: reason."""

    template = "the proof does not hold: {reason}"
    hint = "rely on nothing it was to prove; keep it, and ask for a new proof and checkpoint"


class RootMismatch(ProofInvalid):
    """A computed root is not the promised one. Fields: what, expected, actual (both hex)."""

    template = "{what} should be {expected}, but the hashes lead to {actual}"

    def __init__(self, *, what: str, expected: bytes, actual: bytes) -> None:
        self.what, self.expected, self.actual = what, expected, actual
        super().__init__(what=what, expected=expected.hex(), actual=actual.hex())


class NoteMalformed(IntegrityBroken):
    """The bytes are no signed note (c2sp.org/signed-note). Fields: reason."""

    template = "this is no signed note: {reason}"
    hint = "fetch it again as raw bytes; if it stays like this, whoever serves it altered it"


class CheckpointMalformed(NoteMalformed):
    """The signed text is no checkpoint (c2sp.org/tlog-checkpoint). Fields: reason."""

    template = "this is no checkpoint: {reason}"


class SignatureInvalid(IntegrityBroken):
    """No key that we know signed this, or one of them did not verify. Fields: reason."""

    template = "the signature does not hold: {reason}"
    hint = "do not rely on the text; compare the key with the one its owner publishes elsewhere"


class LogShrank(IntegrityBroken):
    """There is less than before: an older copy, or a cut log. Fields: log, size, before."""

    template = "{log} has {size} events, but {before} were signed before"


class LogForked(IntegrityBroken):
    """The log does not begin with what was signed before. Fields: log, before."""

    template = "{log} is a fork: the first {before} events are not those that were signed before"


class Unreadable(LedgerError):
    """Bytes we cannot understand. Fields: what, reason."""

    exit_code = 5
    template = "cannot read {what}: {reason}"


class ExtractorFailed(Unreadable):
    """A plug-in could not be loaded, failed, or answered no answer. Fields: name, reason."""

    template = "the extractor {name} failed: {reason}"
    hint = "nothing was recorded; mend or uninstall the plug-in, or leave --extractor out"


class KeyMalformed(Unreadable, IntegrityBroken):
    """A key's text is damaged: whatever it vouches for is not vouched for. Fields: what, reason.

    Whoever checks a proof catches it with IntegrityBroken, whoever reads a file with Unreadable.
    """

    hint = "compare it with what its owner published, character by character"


class StorageUnavailable(LedgerError):
    """The machine said no. Fields: what, reason."""

    exit_code = 6
    template = "{what}: {reason}"
