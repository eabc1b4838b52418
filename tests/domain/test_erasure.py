"""What may be erased, and how a claim goes on when words in its history are gone."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.domain import events, rules
from ledger.domain.claim import Claim
from ledger.domain.erasure import ERASABLE, ERASED, decide_redact
from ledger.domain.events import EVENT_TYPES
from ledger.domain.evolution import fold
from ledger.domain.policy import Policy
from ledger.domain.records import Opaque, Recorded
from ledger.domain.rules import Actor
from ledger.domain.undoing import decide_undo
from ledger.errors import MissingText, NotErasable, Refused
from tests.domain.stories import ClaimStory, verdict

AMAL = Actor("amal")
BORIS = Actor("boris")


def erased(record: Recorded) -> Recorded:
    """The same event once its payload is gone."""
    gone = Opaque(
        type=record.envelope.type, schema=record.envelope.schema, reason=ERASED, body=None
    )
    return Recorded(envelope=record.envelope, event=gone)


def without(records: Iterable[Recorded], *types: str) -> Claim:
    claim = fold(erased(r) if r.envelope.type in types else r for r in records)
    assert claim is not None
    return claim


def reviewed() -> ClaimStory:
    """A claim with a note, evidence, a settled finding and a confirmed verdict."""
    story = ClaimStory()
    story.happened(events.FindingRaised(finding="f-1", check="sum", expected="41", observed="40"))
    story.decided(lambda c: rules.decide_annotate(c, annotation="n-1", text="she rang back"))
    story.decided(
        lambda c: rules.decide_link_evidence(
            c, evidence="e-1", source="s-1", relation="supports", tier="primary", quote="41 wells"
        )
    )
    story.decided(lambda c: rules.decide_resolve_finding(c, finding="f-1", because="a misprint"))
    story.decided(lambda c: rules.decide_propose(c, verdict(), actor=AMAL, policy=Policy()))
    story.decided(lambda c: rules.decide_request_changes(c, actor=BORIS, because="which wells?"))
    story.decided(lambda c: rules.decide_propose(c, verdict(), actor=AMAL, policy=Policy()))
    return story.decided(
        lambda c: rules.decide_approve(c, actor=BORIS, policy=Policy()), by="boris"
    )


@given(gone=st.sets(st.sampled_from(sorted(ERASABLE))))
def test_state_and_revision_never_depend_on_erased_words(gone: set[str]) -> None:
    story = reviewed()
    claim = without(story.records, *gone)

    assert (claim.status, claim.revision, claim.version) == (
        story.claim.status,
        story.claim.revision,
        story.claim.version,
    )
    assert claim.erased == sum(r.envelope.type in gone for r in story.records)
    assert ("erased" in claim.flags) == (claim.erased > 0)
    assert claim.standing_approvals == story.claim.standing_approvals


def test_a_claim_without_its_extraction_says_only_that_it_was_there() -> None:
    claim = without(reviewed().records, "claim.extracted")

    assert (claim.id, claim.text, claim.article, claim.quantity) == ("c-wells", "", "", None)
    assert claim.status == "confirmed"
    assert claim.proposal is not None


def test_what_is_left_of_each_kind_of_words() -> None:
    claim = without(reviewed().records, "claim.annotated", "evidence.linked", "verdict.proposed")

    assert [note.text for note in claim.annotations] == [""]
    assert claim.evidence == ()
    assert claim.proposal is not None
    assert (claim.proposal.verdict, claim.proposal.actor) == (ERASED, "amal")


def test_a_finding_whose_settlement_is_gone_is_open_again() -> None:
    assert [f.id for f in without(reviewed().records, "finding.resolved").open_findings] == ["f-1"]


def test_an_erased_note_can_still_be_taken_back() -> None:
    story = ClaimStory()
    story.decided(lambda c: rules.decide_annotate(c, annotation="n-1", text="she rang back"))
    note = story.event_id(events.ClaimAnnotated)
    records = [story.records[0], erased(story.records[1])]
    claim = fold(records)
    assert claim is not None

    taken_back = decide_undo(claim, event=note, author="amal", actor=AMAL)

    assert taken_back == (events.AnnotationWithdrawn(annotation="", undoes=note),)


Decide = Callable[[Claim], object]


@pytest.mark.parametrize(
    "decide",
    [
        lambda c: rules.decide_propose(c, verdict(), actor=AMAL, policy=Policy()),
        lambda c: rules.decide_dismiss(c, reason="out_of_scope", because="sports"),
        lambda c: rules.decide_link_evidence(
            c, evidence="e-1", source="s-1", relation="supports", tier="primary"
        ),
    ],
)
def test_nobody_decides_on_a_claim_that_says_nothing(decide: Decide) -> None:
    claim = without(ClaimStory().records, "claim.extracted")

    with pytest.raises(Refused, match="was erased"):
        decide(claim)


def test_an_erased_proposal_cannot_be_approved() -> None:
    story = ClaimStory()
    story.decided(lambda c: rules.decide_propose(c, verdict(), actor=AMAL, policy=Policy()))
    claim = without(story.records, "verdict.proposed")

    with pytest.raises(Refused, match="what was proposed"):
        rules.decide_approve(claim, actor=BORIS, policy=Policy())
    assert rules.decide_request_changes(claim, actor=BORIS, because="propose it again")


def test_the_event_names_what_goes_and_where() -> None:
    first, *_, last = reviewed().records
    said = decide_redact(
        [reviewed().records[2], first], texts={"ab": "article/a-1"}, because=" a court ", actor=AMAL
    )

    assert said == events.PayloadRedacted(
        because="a court", seqs=(0, 2), streams=("article/a-1", "claim/c-wells"), texts=("ab",)
    )
    with pytest.raises(NotErasable, match=r"verdict\.confirmed"):
        decide_redact([last], because="a court", actor=AMAL)


def test_bots_never_erase_and_nobody_without_a_reason() -> None:
    (record, *_) = reviewed().records
    with pytest.raises(Refused, match="bots never erase"):
        decide_redact([record], because="a court", actor=Actor("reader", bot=True))
    with pytest.raises(MissingText):
        decide_redact([record], because="  ", actor=AMAL)
    with pytest.raises(Refused, match="nothing left"):
        decide_redact([erased(record)], because="a court", actor=AMAL)


def test_what_may_be_erased_are_events_that_there_are() -> None:
    assert {event.type for event in EVENT_TYPES} >= ERASABLE
    assert "payload.redacted" not in ERASABLE
