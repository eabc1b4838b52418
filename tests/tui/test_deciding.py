"""Stories of decisions: first what the log holds afterwards, then what the screen says."""

from __future__ import annotations

from ledger.api import Ledger, Verdict
from ledger.domain import events
from tests.tui.desk_stories import append, raise_finding, since_then, types
from tests.tui.sittings import MEDIUM, SMALL, sitting
from tui.widgets.claim_list import ClaimList
from tui.widgets.text_input import TextInput

VERDICT = Verdict(
    attribution="exact",
    verdict="unproven",
    corroboration="single_source",
    confidence="low",
    because="only the project says so",
)


async def test_a_verdict_takes_a_digit_enter_a_reason_enter(desk: Ledger) -> None:
    before = desk.size()
    async with sitting(desk, SMALL) as seat:
        claim = seat.claim
        await seat.press("p", "7", "enter")
        await seat.write("no count")
        await seat.press("enter")

        assert types(desk, before) == ["claim.triaged", "claim.assigned", "verdict.proposed"]
        proposed = since_then(desk, before)[-1]
        assert proposed.stream == f"claim/{claim}"
        assert proposed.envelope.actor == "amal"
        assert proposed.event == events.VerdictProposed(
            attribution="exact",
            verdict="unproven",
            corroboration="single_source",
            confidence="moderate",
            because="no count",
            policy=1,
        )
        assert f"proposed: {claim} is in review, unproven" in seat.message
        assert "in review" in seat.lines[1]
        # The next claim that waits is there already.
        assert seat.claim != claim
        assert "2/5" in seat.lines[-2]


async def test_every_axis_can_be_set_by_its_digit(desk: Ledger) -> None:
    before = desk.size()
    async with sitting(desk) as seat:
        await seat.press("p", "1", "1", "2", "4")
        await seat.write("why")
        await seat.press("enter")

        proposed = since_then(desk, before)[-1].event
        assert isinstance(proposed, events.VerdictProposed)
        assert proposed.verdict == "supported"
        assert proposed.confidence == "high"
        assert proposed.attribution == "accurate_paraphrase"
        assert proposed.corroboration == "contested"
        assert proposed.because == "why"


async def test_nothing_is_recorded_without_a_verdict_or_a_reason(desk: Ledger) -> None:
    before = desk.size()
    async with sitting(desk) as seat:
        await seat.press("p", "enter")
        await seat.write("why")
        await seat.press("enter")
        assert "no verdict is picked" in seat.screen
        await seat.press("3", "enter", *["backspace"] * 3, "enter")
        assert "the reason is empty" in seat.screen
    assert desk.size() == before


async def test_the_proposer_cannot_approve_and_is_told_in_one_line(desk: Ledger) -> None:
    claim = desk.claims()[-1].id
    desk.propose(claim, VERDICT)
    before = desk.size()
    async with sitting(desk) as seat:
        assert seat.claim == claim
        await seat.press("a")

        assert desk.size() == before
        assert f"amal proposed the verdict on {claim} and cannot approve it" in seat.message
        assert "somebody else must approve" in seat.message


async def test_another_reviewer_approves(desk: Ledger) -> None:
    claim = desk.claims()[-1].id
    desk.propose(claim, VERDICT)
    before = desk.size()
    async with sitting(desk) as seat:
        await seat.press("i")
        await seat.write("zeynep")
        await seat.press("enter")
        assert "zeynep" in seat.lines[-2]
        assert "a approve" in seat.lines[-1]
        await seat.press("a")

        assert types(desk, before) == [
            "actor.registered",
            "verdict.approved",
            "verdict.confirmed",
        ]
        assert since_then(desk, before)[1].envelope.actor == "zeynep"
        assert f"approved: {claim} is confirmed, unproven" in seat.message
        await seat.press("k")
        assert "approved     zeynep · " in seat.screen


async def test_changes_are_requested_with_a_reason(desk: Ledger) -> None:
    claim = desk.claims()[-1].id
    desk.propose(claim, VERDICT)
    desk.act_as("zeynep")
    before = desk.size()
    async with sitting(desk) as seat:
        await seat.press("r")
        await seat.write("ask them")
        await seat.press("enter")

        requested = since_then(desk, before)[-1]
        assert requested.event == events.ChangesRequested(revision=2, because="ask them")
        assert desk.claim(claim).status == "in_check"


async def test_there_is_nothing_to_send_back_on_a_new_claim(desk: Ledger) -> None:
    async with sitting(desk) as seat:
        await seat.press("r")
        assert "no verdict on this claim waits for review" in seat.message


async def test_a_claim_is_dismissed_with_a_reason(desk: Ledger) -> None:
    before = desk.size()
    async with sitting(desk) as seat:
        claim = seat.claim
        await seat.press("d", "3")
        await seat.write("twice")
        await seat.press("enter")

        dismissed = since_then(desk, before)[-1]
        assert dismissed.stream == f"claim/{claim}"
        assert dismissed.event == events.ClaimDismissed(reason="extraction_error", because="twice")
        assert "× dismissed" in seat.lines[1]


async def test_a_note_is_written_and_undone(desk: Ledger) -> None:
    before = desk.size()
    async with sitting(desk) as seat:
        claim = seat.claim
        await seat.press("n")
        await seat.write("ask Mira")
        await seat.press("enter")
        assert types(desk, before) == ["claim.annotated"]
        assert "ask Mira" in seat.screen

        await seat.press("j", "u")
        assert types(desk, before) == ["claim.annotated", "annotation.withdrawn"]
        undone, undoing = since_then(desk, before)
        assert isinstance(undoing.event, events.AnnotationWithdrawn)
        assert undoing.event.undoes == undone.envelope.id
        assert f"undone: claim annotated #{before} on {claim}" in seat.message
        # One sees what was undone: the cursor is on that claim again.
        assert seat.claim == claim
        assert desk.claim(claim).annotations == ()


async def test_with_nothing_left_undo_says_so(desk: Ledger) -> None:
    before = desk.size()
    async with sitting(desk) as seat:
        await seat.press("u")
        assert "amal has no step left to undo" in seat.message
    assert desk.size() == before


async def test_a_finding_is_settled_and_then_the_verdict_approved(desk: Ledger) -> None:
    claim = desk.claims()[-1].id
    raise_finding(desk, claim)
    desk.propose(claim, VERDICT)
    desk.act_as("zeynep")
    before = desk.size()
    async with sitting(desk) as seat:
        await seat.press("a")
        assert "1 open finding(s)" in seat.message
        assert "s settle finding" in seat.lines[-1]
        await seat.press("s")
        await seat.write("a slip")
        await seat.press("enter", "a")

        assert types(desk, before)[1:] == [
            "finding.resolved",
            "verdict.approved",
            "verdict.confirmed",
        ]


async def test_what_somebody_else_did_meanwhile_is_told_and_the_text_is_kept(desk: Ledger) -> None:
    async with sitting(desk, MEDIUM) as seat:
        claim = seat.claim
        await seat.press("p", "5", "enter")
        await seat.write("wrong")
        desk.act_as("zeynep")
        desk.annotate(claim, "I called them")
        desk.act_as("amal")
        before = desk.size()
        await seat.press("enter")

        assert desk.size() == before
        assert "zeynep changed it meanwhile: claim.annotated" in seat.screen
        assert seat.app.screen.query_one("#because", TextInput).value == "wrong"

        await seat.press("enter")
        assert types(desk, before)[-1] == "verdict.proposed"
        assert desk.claim(claim).proposals[-1].because == "wrong"


async def test_an_approval_binds_to_the_revision_that_was_shown(desk: Ledger) -> None:
    claim = desk.claims()[-1].id
    desk.propose(claim, VERDICT)
    desk.act_as("zeynep")
    async with sitting(desk) as seat:
        desk.act_as("amal")
        desk.propose(claim, VERDICT)
        desk.act_as("zeynep")
        before = desk.size()
        await seat.press("a")

        assert desk.size() == before
        assert "approve revision 2" in seat.message
        assert seat.review.view is not None
        assert seat.review.view.claim.revision == 3
        await seat.press("a")
        assert desk.claim(claim).status == "confirmed"


async def test_what_was_typed_and_not_sent_is_there_again(desk: Ledger) -> None:
    before = desk.size()
    async with sitting(desk) as seat:
        await seat.press("n")
        await seat.write("half a")
        await seat.press("escape")
        assert desk.size() == before
        await seat.press("j", "n")
        assert seat.app.screen.query_one("#text", TextInput).value == ""
        await seat.press("escape", "k", "n")
        assert seat.app.screen.query_one("#text", TextInput).value == "half a"
        await seat.write(" note")
        await seat.press("enter")
        noted = since_then(desk, before)[-1].event
        assert isinstance(noted, events.ClaimAnnotated)
        assert noted.text == "half a note"
        await seat.press("n")
        assert seat.app.screen.query_one("#text", TextInput).value == ""


async def test_the_step_of_another_program_shows_after_reloading(desk: Ledger) -> None:
    async with sitting(desk) as seat:
        claim = seat.claim
        append(desk, claim, events.ClaimAnnotated(annotation="n-1", text="from elsewhere"))
        await seat.press("ctrl+r")
        assert "from elsewhere" in seat.screen
        row = seat.review.query_one("#queue", ClaimList).row
        assert row is not None
        assert row.id == claim
