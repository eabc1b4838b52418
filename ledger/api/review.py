"""What reviewers do to a claim. Each step loads the claim, asks the rules, records the answer."""

from __future__ import annotations

from typing import Final

from ledger.api.recorder import Change, Recorder
from ledger.domain import rules
from ledger.domain.claim import Claim
from ledger.domain.identity import stream_id, stream_name
from ledger.domain.records import Recorded
from ledger.domain.rules import Decision, Verdict
from ledger.domain.undoing import decide_undo
from ledger.errors import CannotUndo, StreamConflict, UnknownId
from ledger.storage.event_store import Appended
from ledger.storage.rows import SourceRow

UNDO_DEPTH: Final = 200


class Review(Recorder):
    """Decisions on claims.

    Every method takes a claim's id (an unambiguous beginning will do) and answers the claim as it
    stands afterwards. `seen` is the claim's version that the decision was made on: when the claim
    has moved on since, nothing is recorded and StreamConflict carries the events missed. All may
    raise UnknownId, AmbiguousId, StreamConflict and StorageUnavailable, besides what the rule
    itself refuses.
    """

    def propose(self, claim_id: str, verdict: Verdict, *, seen: int | None = None) -> Claim:
        """Put a verdict forward; see `rules.decide_propose` for what may be refused."""
        claim = self._look(claim_id, seen)
        independence = self._independence(claim)
        decision = rules.decide_propose(
            claim,
            verdict,
            actor=self._deciding(),
            policy=self.policy(),
            independence=independence,
        )
        return self._decide(claim, decision)

    def approve(
        self, claim_id: str, *, revision: int | None = None, seen: int | None = None
    ) -> Claim:
        """Agree with the verdict on the table, at the revision that was looked at."""
        claim = self._look(claim_id, seen)
        decision = rules.decide_approve(
            claim, actor=self._deciding(), policy=self.policy(), revision=revision
        )
        return self._decide(claim, decision)

    def request_changes(self, claim_id: str, *, because: str, seen: int | None = None) -> Claim:
        """Send the verdict on the table back with a reason."""
        claim = self._look(claim_id, seen)
        decision = rules.decide_request_changes(claim, actor=self._deciding(), because=because)
        return self._decide(claim, decision)

    def annotate(self, claim_id: str, text: str, *, seen: int | None = None) -> Claim:
        """Write a note on the claim."""
        claim = self._look(claim_id, seen)
        decision = rules.decide_annotate(claim, annotation=self._new_id("annotation"), text=text)
        return self._decide(claim, decision)

    def dismiss(
        self, claim_id: str, *, reason: str, because: str, seen: int | None = None
    ) -> Claim:
        """Put the claim aside without a verdict."""
        claim = self._look(claim_id, seen)
        return self._decide(claim, rules.decide_dismiss(claim, reason=reason, because=because))

    def add_evidence(
        self,
        claim_id: str,
        source_id: str,
        *,
        relation: str,
        tier: str | None = None,
        quote: str | None = None,
        seen: int | None = None,
    ) -> Claim:
        """Link a source to the claim; the tier is the source's own unless one is given."""
        claim = self._look(claim_id, seen)
        source = self._engine.row(SourceRow, self._resolve_source(source_id))
        if source is None:
            raise UnknownId(kind="source", id=source_id)
        decision = rules.decide_link_evidence(
            claim,
            evidence=self._new_id("evidence"),
            source=source.id,
            relation=relation,
            tier=tier or source.tier,
            quote=quote,
        )
        return self._decide(claim, decision)

    def remove_evidence(self, claim_id: str, evidence_id: str) -> Claim:
        """Take back a link to a source, which only the one who made it may do."""
        claim = self.claim(claim_id)
        for link in claim.evidence:
            if link.id == evidence_id:
                return self._undo(claim, event=link.event, author=link.actor)
        raise UnknownId(kind="evidence", id=evidence_id, hint=f"see `factledger show {claim.id}`")

    def resolve_finding(
        self, claim_id: str, finding: str, *, because: str, seen: int | None = None
    ) -> Claim:
        """Settle a machine finding with a reason."""
        claim = self._look(claim_id, seen)
        decision = rules.decide_resolve_finding(claim, finding=finding, because=because)
        return self._decide(claim, decision)

    def undo(self, event_id: str | None = None) -> Claim:
        """Take back one's own step, by default the latest that can be, with a compensating event.

        Raises:
            UnknownId: There is no such event.
            NotTheAuthor: Somebody else recorded it.
            CannotUndo: Something depends on it, or there is nothing left to undo.
        """
        if event_id is not None:
            record = self._engine.find_event(event_id)
            if record is None:
                raise UnknownId(kind="event", id=event_id, hint="see `factledger log`")
            return self._undo_recorded(record)
        for record in self._engine.read_recent(self._actor, UNDO_DEPTH):
            try:
                return self._undo_recorded(record)
            except CannotUndo:
                continue
        raise CannotUndo(event="anything", reason=f"{self._actor} has no step left to undo")

    def _undo_recorded(self, record: Recorded) -> Claim:
        envelope = record.envelope
        if not envelope.stream.startswith("claim/"):
            raise CannotUndo(event=envelope.id, reason=f"{envelope.type} stands for good")
        claim = self.claim(stream_id(envelope.stream))
        return self._undo(claim, event=envelope.id, author=envelope.actor)

    def _undo(self, claim: Claim, *, event: str, author: str) -> Claim:
        decision = decide_undo(claim, event=event, author=author, actor=self._deciding())
        return self._decide(claim, decision)

    def _look(self, claim_id: str, seen: int | None) -> Claim:
        claim = self.claim(claim_id)
        if seen is not None and seen != claim.version:
            stream = stream_name("claim", claim.id)
            missed = tuple(self._engine.read_stream(stream)[seen:])
            raise StreamConflict(stream=stream, expected=seen, actual=claim.version, missed=missed)
        return claim

    def _decide(self, claim: Claim, decision: Decision) -> Claim:
        self._append_to(claim, decision)
        return self.claim(claim.id)

    def _append_to(self, claim: Claim, decision: Decision) -> Appended:
        change = Change(
            stream=stream_name("claim", claim.id), expected=claim.version, events=decision
        )
        return self._record([change])

    def _independence(self, claim: Claim) -> dict[str, str]:
        groups: dict[str, str] = {}
        for link in claim.evidence:
            source = self._engine.row(SourceRow, link.source)
            if source is not None and source.independence_group is not None:
                groups[link.source] = source.independence_group
        return groups
