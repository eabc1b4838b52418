"""A claim follows from its events alone."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from msgspec.structs import replace

from ledger.domain import events, rules
from ledger.domain.claim import Claim
from ledger.domain.evolution import fold
from ledger.domain.policy import Policy
from ledger.domain.records import Opaque
from ledger.domain.rules import Actor
from ledger.domain.undoing import decide_undo
from ledger.errors import Refused, Unreadable
from tests.domain.stories import ClaimStory, extracted, verdict


def test_the_extraction_is_the_beginning() -> None:
    claim = ClaimStory().claim

    assert (claim.id, claim.status, claim.revision, claim.version) == ("c-wells", "new", 1, 1)
    assert claim.text[14:16] == "41"
    assert claim.quantity is not None
    assert claim.quantity.value == "41"


def test_a_stream_that_begins_otherwise_cannot_be_read() -> None:
    story = ClaimStory().happened(events.ClaimTriaged())

    with pytest.raises(Unreadable, match=r"begins with claim\.triaged"):
        fold(story.records[1:])


def test_a_second_extraction_cannot_be_read() -> None:
    with pytest.raises(Unreadable, match="begins twice"):
        ClaimStory().happened(extracted())


def test_an_event_of_a_newer_release_stops_the_fold_and_is_named() -> None:
    story = ClaimStory()
    unknown = Opaque(type="claim.sung", schema=1, reason="unknown type", body=b"{}")
    record = replace(story.records[0], event=unknown)

    with pytest.raises(Unreadable, match=r"event 0 \(claim\.sung, schema 1\): unknown type"):
        fold([record])


def test_supporting_and_contradicting_evidence_make_a_conflict() -> None:
    story = ClaimStory().happened(
        events.EvidenceLinked(evidence="e-1", source="s-1", relation="supports"),
    )
    assert story.flags == ["single_source"]

    story.happened(events.EvidenceLinked(evidence="e-2", source="s-2", relation="contradicts"))

    assert story.flags == ["conflicted", "single_source"]


PEOPLE = st.sampled_from([Actor("amal"), Actor("boris"), Actor("carla"), Actor("sieve", bot=True)])


class Desk(RuleBasedStateMachine):
    """People try anything; whatever the rules let through must keep the guards."""

    def __init__(self) -> None:
        super().__init__()
        self.story = ClaimStory()
        self.policy = Policy(required_approvals=2)
        self.made = 0

    @property
    def claim(self) -> Claim:
        return self.story.claim

    @rule(actor=PEOPLE, value=st.sampled_from(["refuted", "mixed", "unproven"]))
    def propose(self, actor: Actor, value: str) -> None:
        self._try(
            lambda: rules.decide_propose(
                self.claim, verdict(verdict=value), actor=actor, policy=self.policy
            ),
            actor,
        )

    @rule(actor=PEOPLE, behind=st.integers(0, 2))
    def approve(self, actor: Actor, behind: int) -> None:
        self._try(
            lambda: rules.decide_approve(
                self.claim,
                actor=actor,
                policy=self.policy,
                revision=self.claim.revision - behind,
            ),
            actor,
        )

    @rule(actor=PEOPLE)
    def request_changes(self, actor: Actor) -> None:
        self._try(
            lambda: rules.decide_request_changes(self.claim, actor=actor, because="look again"),
            actor,
        )

    @rule(actor=PEOPLE)
    def annotate(self, actor: Actor) -> None:
        self.made += 1
        self._try(
            lambda: rules.decide_annotate(
                self.claim, annotation=f"n-{self.made}", text="a thought"
            ),
            actor,
        )

    @rule(actor=PEOPLE)
    def link(self, actor: Actor) -> None:
        self.made += 1
        self._try(
            lambda: rules.decide_link_evidence(
                self.claim,
                evidence=f"e-{self.made}",
                source="s-1",
                relation="supports",
                tier="primary",
            ),
            actor,
        )

    @rule(actor=PEOPLE)
    def dismiss(self, actor: Actor) -> None:
        self._try(
            lambda: rules.decide_dismiss(self.claim, reason="out_of_scope", because="sports"),
            actor,
        )

    @rule(actor=PEOPLE, back=st.integers(1, 6))
    def undo(self, actor: Actor, back: int) -> None:
        record = self.story.records[-min(back, len(self.story.records))]
        self._try(
            lambda: decide_undo(
                self.claim, event=record.envelope.id, author=record.envelope.actor, actor=actor
            ),
            actor,
        )

    def _try(self, decide: object, actor: Actor) -> None:
        assert callable(decide)
        try:
            decision = decide()
        except Refused:
            return
        self.story.happened(*decision, by=actor.name)

    @invariant()
    def a_confirmed_verdict_has_two_approvals_of_its_revision_by_others(self) -> None:
        if self.claim.status != "confirmed":
            return
        proposal = self.claim.proposal
        assert proposal is not None
        approvers = {given.actor for given in self.claim.standing_approvals}
        assert len(approvers) >= self.policy.required_approvals
        assert proposal.actor not in approvers
        assert "sieve" not in approvers

    @invariant()
    def what_is_in_review_has_a_verdict(self) -> None:
        if self.claim.status == "in_review":
            assert self.claim.proposal is not None

    @invariant()
    def folding_the_whole_stream_gives_the_same_claim(self) -> None:
        assert fold(self.story.records) == self.claim

    @invariant()
    def versions_are_dense(self) -> None:
        assert self.claim.version == len(self.story.records)


TestDesk = Desk.TestCase
