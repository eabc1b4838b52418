"""The demonstration shows a claim in every state that a desk can reach, and its record holds."""

from __future__ import annotations

from pathlib import Path

from ledger.api import ClaimQuery, create_demonstration
from ledger.samples import sample_articles
from tests.desks import world


def test_every_state_that_can_be_reached_is_shown(tmp_path: Path) -> None:
    with create_demonstration(
        str(tmp_path / "demo.db"), keys=tmp_path / "keys", surroundings=world()
    ) as desk:
        claims = desk.claims(ClaimQuery(limit=1_000))
        report = desk.verify("replay")
        articles = desk.articles()
        whole = [desk.claim(row.id) for row in claims]

    states = {row.status for row in claims}
    assert states == {"new", "queued", "in_check", "in_review", "confirmed", "dismissed"}
    assert {row.title for row in articles} == {sample.title for sample in sample_articles()}
    assert report.holds
    assert any(claim.annotations for claim in whole)
    assert any("conflicted" in claim.flags for claim in whole)
    (confirmed,) = (claim for claim in whole if claim.status == "confirmed")
    assert confirmed.proposal is not None
    assert {given.actor for given in confirmed.approvals} - {confirmed.proposal.actor}
    assert confirmed.proposal.evidence == tuple(link.id for link in confirmed.evidence)


def test_whoever_looks_at_it_can_join(tmp_path: Path) -> None:
    with create_demonstration(
        str(tmp_path / "demo.db"), keys=tmp_path / "keys", surroundings=world()
    ) as desk:
        desk.act_as("visitor")
        (waiting,) = desk.claims(ClaimQuery(status=("in_review",)))

        assert desk.approve(waiting.id).status == "confirmed"
