"""Stories of sources: a new one, a known one, one that cannot be linked."""

from __future__ import annotations

from ledger.api import Ledger
from ledger.domain import events
from tests.tui.desk_stories import since_then, types
from tests.tui.sittings import MEDIUM, SMALL, sitting


async def test_a_new_source_is_recorded_and_linked(desk: Ledger) -> None:
    before = desk.size()
    async with sitting(desk, SMALL) as seat:
        await seat.press("l")
        await seat.write("Line log")
        await seat.press("enter")
        # The relation, the tier of the new source, its address and publisher, the quote.
        await seat.press("2", "1")
        await seat.write("https://example.org/log")
        await seat.press("enter")
        await seat.write("Rail")
        await seat.press("enter")
        await seat.write("1,204 sleepers")
        await seat.press("enter")

        assert types(desk, before) == ["source.added", "evidence.linked"]
        added, linked = (record.event for record in since_then(desk, before))
        assert added == events.SourceAdded(
            title="Line log", url="https://example.org/log", publisher="Rail", tier="primary"
        )
        assert isinstance(linked, events.EvidenceLinked)
        assert (linked.relation, linked.tier) == ("contradicts", "primary")
        assert linked.quote == "1,204 sleepers"
        await seat.press("tab", "tab", "G")
        assert "- against" in seat.screen
        assert "Line log" in seat.screen


async def test_a_known_source_is_found_by_a_part_of_its_name(desk: Ledger) -> None:
    desk.add_source("Monthly bulletin", publisher="Statistics office", tier="primary")
    wanted = desk.add_source("سجل المعصرة", publisher="التعاونية")
    before = desk.size()
    async with sitting(desk, MEDIUM) as seat:
        await seat.press("l")
        assert "Monthly bulletin · Statistics office · primary" in seat.screen
        await seat.press("down", "up")
        await seat.write("معصرة")
        await seat.press("enter")
        await seat.press("1")
        await seat.write("يوميا")
        await seat.press("enter")

        assert types(desk, before) == ["evidence.linked"]
        linked = since_then(desk, before)[0].event
        assert isinstance(linked, events.EvidenceLinked)
        assert linked.source == wanted
        assert linked.relation == "supports"
        assert linked.quote == "يوميا"


async def test_the_arrows_choose_among_the_sources(desk: Ledger) -> None:
    older = desk.add_source("Older")
    desk.add_source("Newer")
    before = desk.size()
    async with sitting(desk) as seat:
        await seat.press("l", "down", "enter", "enter", "enter")
        linked = since_then(desk, before)[0].event
        assert isinstance(linked, events.EvidenceLinked)
        assert linked.source == older


async def test_without_a_source_nothing_is_sent(desk: Ledger) -> None:
    before = desk.size()
    async with sitting(desk) as seat:
        await seat.press("l", "enter", "enter", "enter")
        assert "no source is named" in seat.screen
    assert desk.size() == before


async def test_a_source_is_recorded_once_however_often_linking_is_tried(desk: Ledger) -> None:
    # Given a claim that somebody dismisses while the form is open
    before = desk.size()
    async with sitting(desk) as seat:
        claim = seat.claim
        await seat.press("l")
        await seat.write("Line log")
        desk.dismiss(claim, reason="out_of_scope", because="not ours")
        # When the link is sent twice
        await seat.press(*["enter"] * 7)
        assert "cannot add evidence" in seat.screen
        await seat.press("enter")
        # Then the refusal is shown and the source stands once
        assert types(desk, before).count("source.added") == 1
        assert "evidence.linked" not in types(desk, before)
