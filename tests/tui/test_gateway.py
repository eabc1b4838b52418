"""The door to the ledger: refusals become notices, and nothing the ledger says ends the app."""

from __future__ import annotations

import asyncio
import threading

import pytest

from ledger.api import ClaimQuery, Ledger
from ledger.errors import IntegrityBroken
from tests.tui.sittings import SMALL, sitting
from tui.gateway import Gateway, Refusal


async def test_a_refusal_carries_one_line_and_a_hint(desk: Ledger) -> None:
    gateway = Gateway(desk)
    with pytest.raises(Refusal) as refused:
        await gateway.view("c-nowhere")
    assert refused.value.notice.text == "there is no claim c-nowhere"
    assert refused.value.notice.hint
    assert refused.value.notice.severity == "error"
    assert not refused.value.outdated
    gateway.close()


async def test_a_decision_on_an_older_version_is_outdated(desk: Ledger) -> None:
    gateway = Gateway(desk)
    claim = desk.claims()[0]
    desk.annotate(claim.id, "meanwhile")
    with pytest.raises(Refusal) as refused:
        await gateway.dismiss(claim.id, "out_of_scope", "not ours", seen=claim.version)
    assert refused.value.outdated
    assert "amal changed it meanwhile: claim.annotated" in refused.value.notice.text
    gateway.close()


async def test_calls_run_off_the_apps_thread(desk: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "size", threading.get_ident)
    gateway = Gateway(desk)
    assert await gateway.size() != threading.get_ident()
    gateway.close()


async def test_a_decision_is_recorded_though_its_asker_went_away(desk: Ledger) -> None:
    gateway = Gateway(desk)
    claim = desk.claims()[0].id
    asking = asyncio.ensure_future(gateway.annotate(claim, "sent"))
    await asyncio.sleep(0)
    asking.cancel()
    gateway._writes.shutdown(wait=True)
    assert [note.text for note in desk.claim(claim).annotations] == ["sent"]
    gateway.close()


async def test_a_read_that_nobody_waits_for_any_more_is_not_made(
    desk: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold, made = threading.Event(), []

    def slow(query: ClaimQuery) -> list[object]:
        made.append(query)
        hold.wait(10)
        return []

    monkeypatch.setattr(desk, "claims", slow)
    gateway = Gateway(desk)
    asked = [asyncio.ensure_future(gateway.claims(ClaimQuery(limit=n))) for n in range(6)]
    await asyncio.sleep(0.05)
    for each in asked[:-1]:
        each.cancel()
    await asyncio.sleep(0.05)
    hold.set()
    await asked[-1]
    # Two were under way at once; of the others only the one still wanted was made.
    assert [query.limit for query in made] == [0, 1, 5]
    gateway.close()


async def test_a_text_that_is_absent_is_said_in_its_place(
    desk: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(article: str) -> str:
        raise IntegrityBroken(reason=f"the text of article {article} is absent")

    monkeypatch.setattr(desk, "article_text", absent)
    async with sitting(desk, SMALL) as seat:
        assert "the text of article" in seat.screen
        assert "factledger verify" in seat.screen
        await seat.press("j", "n")
        await seat.write("still")
        await seat.press("enter")
        assert desk.claims(ClaimQuery(order="oldest"))[1].version == 2


async def test_a_ledger_that_goes_away_is_said_and_the_app_stays(desk: Ledger) -> None:
    async with sitting(desk, SMALL) as seat:
        desk.close()
        await seat.press("j", "n")
        await seat.write("lost?")
        await seat.press("enter")
        assert "the ledger is closed" in seat.screen
        assert "lost?" in seat.screen
        await seat.press("escape", "ctrl+r", "o", "u")
        assert "the ledger is closed" in seat.message


async def test_a_mistake_of_the_app_itself_does_not_end_it(
    desk: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(article: str) -> str:
        raise ZeroDivisionError("a mistake")

    monkeypatch.setattr(desk, "article_text", broken)
    async with sitting(desk, SMALL) as seat:
        assert "went wrong in the app itself: ZeroDivisionError: a mistake" in seat.message
        await seat.press("j", "k")
        assert seat.app.is_running
