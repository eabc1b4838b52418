"""What may happen to a claim, and what nobody can do."""

from __future__ import annotations

import pytest

from ledger.domain import events, rules
from ledger.domain.policy import Policy
from ledger.domain.rules import Actor
from ledger.domain.undoing import decide_undo
from ledger.errors import (
    CannotUndo,
    EvidenceMissing,
    InvalidValue,
    MissingText,
    NotAllowedNow,
    NotTheAuthor,
    OpenFindings,
    OwnProposal,
    Refused,
    UnknownId,
)
from tests.domain.stories import ClaimStory, verdict

AMAL, BORIS, BOT = Actor("amal"), Actor("boris"), Actor("sieve", bot=True)
DESK = Policy()


def proposed(by: Actor = AMAL, **changes: object) -> ClaimStory:
    return ClaimStory().decided(
        lambda claim: rules.decide_propose(claim, verdict(**changes), actor=by, policy=DESK),
        by=by.name,
    )


def confirmed() -> ClaimStory:
    return proposed().decided(
        lambda claim: rules.decide_approve(claim, actor=BORIS, policy=DESK), by="boris"
    )


def with_evidence(story: ClaimStory, source: str = "s-wells", relation: str = "supports") -> str:
    evidence = f"e-{len(story.records)}"
    story.decided(
        lambda claim: rules.decide_link_evidence(
            claim, evidence=evidence, source=source, relation=relation, tier="primary"
        )
    )
    return evidence


def test_proposing_on_a_new_claim_queues_it_takes_it_and_puts_the_verdict_up() -> None:
    story = proposed()

    assert [type(record.event) for record in story.records[1:]] == [
        events.ClaimTriaged,
        events.ClaimAssigned,
        events.VerdictProposed,
    ]
    assert story.status == "in_review"
    assert story.claim.assignee == "amal"
    assert story.claim.proposal is not None
    assert story.claim.proposal.verdict == "unproven"


def test_an_approval_by_somebody_else_confirms_the_verdict() -> None:
    story = confirmed()

    assert story.status == "confirmed"
    assert [given.actor for given in story.claim.standing_approvals] == ["boris"]


def test_the_proposer_cannot_approve() -> None:
    with pytest.raises(OwnProposal) as refusal:
        rules.decide_approve(proposed().claim, actor=AMAL, policy=DESK)

    assert refusal.value.facts == {"claim": "c-wells", "actor": "amal"}


def test_a_bot_may_propose_and_never_approves() -> None:
    by_bot = proposed(by=BOT)
    by_person = proposed()

    assert by_bot.claim.status == "in_review"
    with pytest.raises(Refused, match="bots never approve"):
        rules.decide_approve(by_person.claim, actor=BOT, policy=DESK)
    with pytest.raises(Refused, match="bots never judge"):
        rules.decide_request_changes(by_person.claim, actor=BOT, because="no")


def test_two_approvals_can_be_asked_and_one_person_gives_one() -> None:
    strict = Policy(required_approvals=2)
    story = proposed().decided(
        lambda claim: rules.decide_approve(claim, actor=BORIS, policy=strict), by="boris"
    )

    assert story.status == "in_review"
    with pytest.raises(Refused, match="has approved"):
        rules.decide_approve(story.claim, actor=BORIS, policy=strict)

    story.decided(
        lambda claim: rules.decide_approve(claim, actor=Actor("carla"), policy=strict), by="carla"
    )

    assert story.status == "confirmed"


def test_a_one_person_desk_confirms_at_once_and_says_so() -> None:
    story = ClaimStory().decided(
        lambda claim: rules.decide_propose(
            claim, verdict(), actor=AMAL, policy=Policy(required_approvals=0)
        )
    )

    assert story.status == "confirmed"
    assert story.claim.single_reviewer


def test_an_approval_binds_to_the_revision_that_was_looked_at() -> None:
    story = proposed()
    seen = story.claim.revision
    story.decided(
        lambda claim: rules.decide_propose(
            claim, verdict(verdict="refuted"), actor=AMAL, policy=DESK
        )
    )

    with pytest.raises(NotAllowedNow, match=f"approve revision {seen}"):
        rules.decide_approve(story.claim, actor=BORIS, policy=DESK, revision=seen)


def test_a_new_proposal_voids_the_approvals_of_the_one_before() -> None:
    strict = Policy(required_approvals=2)
    story = proposed().decided(
        lambda claim: rules.decide_approve(claim, actor=BORIS, policy=strict), by="boris"
    )

    story.decided(
        lambda claim: rules.decide_propose(
            claim, verdict(verdict="mixed"), actor=AMAL, policy=strict
        )
    )

    assert story.claim.standing_approvals == ()
    assert len(story.claim.approvals) == 1


def test_changes_requested_send_the_claim_back_with_no_verdict_on_the_table() -> None:
    story = proposed().decided(
        lambda claim: rules.decide_request_changes(claim, actor=BORIS, because="add a source"),
        by="boris",
    )

    assert story.status == "in_check"
    assert story.claim.proposal is None


def test_nothing_can_be_proposed_on_a_closed_claim() -> None:
    with pytest.raises(NotAllowedNow) as refusal:
        rules.decide_propose(confirmed().claim, verdict(), actor=AMAL, policy=DESK)

    assert refusal.value.facts["status"] == "confirmed"


def test_nothing_can_be_approved_before_it_is_proposed() -> None:
    with pytest.raises(NotAllowedNow):
        rules.decide_approve(ClaimStory().claim, actor=BORIS, policy=DESK)


@pytest.mark.parametrize("axis", ["attribution", "verdict", "corroboration", "confidence"])
def test_a_value_must_be_on_its_axis(axis: str) -> None:
    with pytest.raises(InvalidValue) as refusal:
        rules.decide_propose(
            ClaimStory().claim, verdict(**{axis: "maybe"}), actor=AMAL, policy=DESK
        )

    assert refusal.value.facts["field"] == axis


def test_a_verdict_needs_a_reason() -> None:
    with pytest.raises(MissingText):
        rules.decide_propose(ClaimStory().claim, verdict(because="  "), actor=AMAL, policy=DESK)


def test_a_verdict_on_the_scale_needs_as_many_independent_sources_as_the_policy_says() -> None:
    policy = Policy(min_sources=2)
    story = ClaimStory()
    with_evidence(story, "s-a")
    with_evidence(story, "s-b", "contradicts")
    with_evidence(story, "s-c", "contextualizes")
    scored = verdict(verdict="mixed")

    assert rules.decide_propose(story.claim, scored, actor=AMAL, policy=policy)
    with pytest.raises(EvidenceMissing) as refusal:
        rules.decide_propose(
            story.claim,
            scored,
            actor=AMAL,
            policy=policy,
            independence={"s-a": "agency", "s-b": "agency"},
        )

    assert refusal.value.facts == {"claim": "c-wells", "needed": 2, "present": 1}


def test_a_verdict_without_a_number_needs_no_sources() -> None:
    assert rules.decide_propose(
        ClaimStory().claim,
        verdict(verdict="not_checkable"),
        actor=AMAL,
        policy=Policy(min_sources=3),
    )


def test_cited_evidence_must_be_linked() -> None:
    with pytest.raises(UnknownId):
        rules.decide_propose(
            ClaimStory().claim, verdict(evidence=("e-nowhere",)), actor=AMAL, policy=DESK
        )


def test_an_open_finding_blocks_the_approval_until_it_is_resolved_with_a_reason() -> None:
    finding = events.FindingRaised(finding="f-1", check="sum", expected="41", observed="40")
    story = proposed().happened(finding, by="sieve")

    assert "has_findings" in story.claim.flags
    with pytest.raises(OpenFindings):
        rules.decide_approve(story.claim, actor=BORIS, policy=DESK)
    with pytest.raises(MissingText):
        rules.decide_resolve_finding(story.claim, finding="f-1", because=" ")

    story.decided(
        lambda claim: rules.decide_resolve_finding(claim, finding="f-1", because="a rounding")
    )

    assert story.claim.open_findings == ()
    assert rules.decide_approve(story.claim, actor=BORIS, policy=DESK)
    with pytest.raises(UnknownId):
        rules.decide_resolve_finding(story.claim, finding="f-1", because="again")


def test_a_dismissal_gives_its_reason_and_closes_the_claim() -> None:
    story = ClaimStory().decided(
        lambda claim: rules.decide_dismiss(claim, reason="not_checkable", because="a wish")
    )

    assert story.status == "dismissed"
    with pytest.raises(NotAllowedNow):
        with_evidence(story)
    with pytest.raises(InvalidValue):
        rules.decide_dismiss(ClaimStory().claim, reason="boring", because="so")


@pytest.mark.parametrize(
    ("field", "value"), [("relation", "proves"), ("tier", "tertiary")], ids=["relation", "tier"]
)
def test_evidence_is_linked_by_known_words_only(field: str, value: str) -> None:
    given = {"relation": "supports", "tier": "primary"} | {field: value}

    with pytest.raises(InvalidValue):
        rules.decide_link_evidence(ClaimStory().claim, evidence="e-1", source="s-1", **given)


class TestUndo:
    def test_a_note_is_withdrawn_by_its_author_only(self) -> None:
        story = ClaimStory().decided(
            lambda claim: rules.decide_annotate(claim, annotation="n-1", text="call them")
        )
        event = story.event_id(events.ClaimAnnotated)

        with pytest.raises(NotTheAuthor):
            decide_undo(story.claim, event=event, author="amal", actor=BORIS)
        story.decided(lambda claim: decide_undo(claim, event=event, author="amal", actor=AMAL))

        assert story.claim.annotations == ()
        assert isinstance(story.records[-1].event, events.AnnotationWithdrawn)
        with pytest.raises(CannotUndo):
            decide_undo(story.claim, event=event, author="amal", actor=AMAL)

    def test_a_proposal_is_withdrawn_while_nobody_has_approved(self) -> None:
        story = proposed()
        event = story.event_id(events.VerdictProposed)

        story.decided(lambda claim: decide_undo(claim, event=event, author="amal", actor=AMAL))

        assert story.status == "in_check"
        assert story.claim.proposal is None

    def test_a_proposal_that_was_approved_stands(self) -> None:
        story = confirmed()
        event = story.event_id(events.VerdictProposed)

        with pytest.raises(CannotUndo, match="approved"):
            decide_undo(story.claim, event=event, author="amal", actor=AMAL)

    def test_an_approval_taken_back_opens_the_review_again(self) -> None:
        story = confirmed()
        event = story.event_id(events.VerdictApproved)

        story.decided(
            lambda claim: decide_undo(claim, event=event, author="boris", actor=BORIS),
            by="boris",
        )

        assert story.status == "in_review"
        assert story.claim.standing_approvals == ()

    def test_evidence_that_the_verdict_cites_stays(self) -> None:
        story = ClaimStory()
        evidence = with_evidence(story)
        story.decided(
            lambda claim: rules.decide_propose(
                claim, verdict(evidence=(evidence,)), actor=AMAL, policy=DESK
            )
        )
        event = story.event_id(events.EvidenceLinked)

        with pytest.raises(CannotUndo, match="cites"):
            decide_undo(story.claim, event=event, author="amal", actor=AMAL)

    def test_evidence_nobody_leans_on_is_unlinked(self) -> None:
        story = ClaimStory()
        with_evidence(story)
        event = story.event_id(events.EvidenceLinked)

        story.decided(lambda claim: decide_undo(claim, event=event, author="amal", actor=AMAL))

        assert story.claim.evidence == ()

    def test_a_dismissal_taken_back_returns_the_claim_to_the_queue(self) -> None:
        story = ClaimStory().decided(
            lambda claim: rules.decide_dismiss(claim, reason="out_of_scope", because="sports")
        )
        event = story.event_id(events.ClaimDismissed)

        story.decided(lambda claim: decide_undo(claim, event=event, author="amal", actor=AMAL))

        assert story.status == "queued"
        assert story.claim.dismissal is None

    def test_an_extraction_cannot_be_undone(self) -> None:
        with pytest.raises(CannotUndo):
            decide_undo(ClaimStory().claim, event="event-0", author="reader", actor=Actor("reader"))
