"""Two people work on one claim, and the ledger remembers every step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.api import ClaimQuery, Ledger
from ledger.errors import (
    AmbiguousId,
    CannotUndo,
    NotTheAuthor,
    OwnProposal,
    StreamConflict,
    UnknownId,
)
from tests.desks import BRIEFING, figure, new_desk, reopened, verdict


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Ledger]:
    with new_desk(tmp_path) as opened:
        opened.add_article(BRIEFING)
        yield opened


def test_from_proposal_to_confirmation(desk: Ledger, tmp_path: Path) -> None:
    claim = figure(desk, "41")

    desk.propose(claim, verdict("unproven"))
    with pytest.raises(OwnProposal):
        desk.approve(claim)
    with reopened(tmp_path, actor="boris") as second:
        second.approve(claim, revision=second.claim(claim).revision)

    (row,) = desk.claims(ClaimQuery(status=("confirmed",)))
    assert (row.id, row.verdict, row.attribution, row.proposer) == (
        claim,
        "unproven",
        "exact",
        "amal",
    )
    assert [record.envelope.type for record in desk.history(claim)] == [
        "claim.extracted",
        "claim.triaged",
        "claim.assigned",
        "verdict.proposed",
        "verdict.approved",
        "verdict.confirmed",
    ]
    assert [actor.id for actor in desk.actors()] == ["amal", "boris"]


def test_evidence_takes_the_tier_of_its_source_and_can_be_taken_back(desk: Ledger) -> None:
    claim, source = figure(desk, "12"), desk.add_source("Pipe records", tier="primary")

    (link,) = desk.add_evidence(claim, source, relation="supports", quote="12 km").evidence
    assert (link.source, link.tier, link.quote) == (source, "primary", "12 km")

    assert desk.remove_evidence(claim, link.id).evidence == ()
    with pytest.raises(UnknownId):
        desk.remove_evidence(claim, link.id)


def test_undo_takes_back_ones_own_latest_step_and_then_the_one_before(desk: Ledger) -> None:
    claim = figure(desk, "41")
    desk.annotate(claim, "ask the board")
    desk.propose(claim, verdict())

    assert desk.undo().proposals == ()
    assert desk.undo().annotations == ()
    with pytest.raises(CannotUndo, match="no step left"):
        desk.undo()
    assert len(desk.history(claim)) == 7


def test_nobody_undoes_the_step_of_another(desk: Ledger, tmp_path: Path) -> None:
    claim = figure(desk, "41")
    desk.annotate(claim, "ask the board")
    event = desk.claim(claim).annotations[0].event

    with reopened(tmp_path, actor="boris") as second:
        with pytest.raises(NotTheAuthor):
            second.undo(event)
        with pytest.raises(UnknownId):
            second.undo("no-such-event")


def test_a_decision_made_on_an_old_look_is_a_conflict_that_tells_what_was_missed(
    desk: Ledger, tmp_path: Path
) -> None:
    claim = desk.claim(figure(desk, "41"))
    with reopened(tmp_path, actor="boris") as second:
        second.annotate(claim.id, "I have called them")

    with pytest.raises(StreamConflict) as conflict:
        desk.annotate(claim.id, "who calls them?", seen=claim.version)

    assert (conflict.value.expected, conflict.value.actual) == (1, 2)
    assert len(conflict.value.missed) == 1
    assert len(desk.claim(claim.id).annotations) == 1


def test_an_id_may_be_shortened_while_only_one_begins_like_it(desk: Ledger) -> None:
    claim = figure(desk, "41")

    assert desk.claim(claim[:8]).id == claim
    with pytest.raises(UnknownId):
        desk.claim("c-zzzzzz")
    with pytest.raises(UnknownId):
        desk.claim("c-")
    with pytest.raises((AmbiguousId, UnknownId)):
        desk.claim("")


def test_history_can_stop_at_a_moment(desk: Ledger) -> None:
    claim = figure(desk, "41")
    seq = desk.claim(claim).seq
    desk.annotate(claim, "ask the board")
    day = desk.history(claim)[0].envelope.at[:10]

    assert len(desk.history(claim)) == 2
    assert len(desk.history(claim, at=str(seq))) == 1
    assert len(desk.history(claim, at=day)) == 2
    assert desk.history(claim, at="1999-01") == []
    before = desk.claim_at(claim, str(seq))
    assert before is not None
    assert before.annotations == ()
