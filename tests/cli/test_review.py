"""Claims go through review, one command a step."""

from __future__ import annotations

from ledger.cli.words import axes
from tests.cli.command_line import BRIEFING, PROPOSAL, CommandLine


def a_source(desk: CommandLine, *options: str) -> str:
    return desk.done("source", "add", "Water board, yearly table", *options).out.strip()


def test_a_claim_goes_through_review_and_show_tells_all_of_it(busy: CommandLine) -> None:
    claim = busy.claim("41")
    source = a_source(busy, "--tier", "primary", "--publisher", "Water board")
    evidence = busy.done(
        *("evidence", "add", claim, "--source", source, "--relation", "supports"),
        *("--quote", "41 wells"),
    ).out.strip()
    busy.done("annotate", claim, "Asked the board on the telephone.")
    busy.done("propose", claim, *PROPOSAL, "--evidence", evidence)

    answer = busy.done("--as", "boris", "approve", claim)

    said = axes("exact", "unproven", "single_source", "moderate")
    assert answer.out == f"{claim}  confirmed  {said}\n"
    page = busy.done("show", claim[:8]).out
    for words in (
        *("[41]", "confirmed", "unproven", "single_source", "only the board says so"),
        *(evidence, source, "41 wells", "Asked the board", "boris", "amal"),
    ):
        assert words in page
    shown = busy.done("show", claim, "--format", "json").json
    assert (shown["status"], shown["verdict"]) == ("confirmed", "unproven")
    assert shown["approvals"][0]["actor"] == "boris"
    assert shown["sources"][0]["id"] == source


def test_a_proposal_comes_back_with_a_reason(busy: CommandLine) -> None:
    claim = busy.claim()
    busy.done("propose", claim, *PROPOSAL)

    answer = busy.done("--as", "boris", "request-changes", claim, "--because", "which month?")

    assert answer.out == f"{claim}  in_check\n"
    assert "which month?" in busy.done("history", claim, "--format", "json").out


def test_an_approval_of_another_revision_is_refused(busy: CommandLine) -> None:
    claim = busy.claim()
    busy.done("propose", claim, *PROPOSAL)

    answer = busy("--as", "boris", "approve", claim, "--revision", "1")

    assert answer.code == 1
    assert "revision 1" in answer.err


def test_a_note_can_come_from_a_pipe(busy: CommandLine) -> None:
    claim = busy.claim()

    busy.done("annotate", claim, "-", stdin="two\nlines\n")

    notes = busy.done("show", claim, "--format", "json").json["annotations"]
    assert [note["text"] for note in notes] == ["two\nlines"]


def test_a_claim_is_put_aside_and_taken_back(busy: CommandLine) -> None:
    claim = busy.claim()
    busy.done("claim", "dismiss", claim, "--reason", "out_of_scope", "--because", "not ours")
    assert "dismissed" in busy.done("show", claim).out

    answer = busy.done("undo")

    assert answer.out == f"{claim}  queued\n"


def test_a_step_can_be_undone_by_its_place_in_the_log(busy: CommandLine) -> None:
    claim = busy.claim()
    busy.done("annotate", claim, "first")
    place = str(busy.size() - 1)
    busy.done("annotate", claim, "second")

    busy.done("undo", place)

    notes = busy.done("show", claim, "--format", "json").json["annotations"]
    assert [note["text"] for note in notes] == ["second"]
    assert busy("undo", "99999").code == 1
    assert busy("--as", "boris", "undo", str(busy.size() - 2)).code == 1


def test_evidence_is_taken_back_by_whoever_linked_it(busy: CommandLine) -> None:
    claim = busy.claim()
    evidence = busy.done(
        "evidence", "add", claim, "--source", a_source(busy), "--relation", "contradicts"
    ).out.strip()

    assert busy("--as", "boris", "evidence", "remove", claim, evidence).code == 1
    busy.done("evidence", "remove", claim, evidence)

    assert busy.done("show", claim, "--format", "json").json["evidence"] == []


def test_a_sum_that_fails_raises_a_finding_that_blocks_until_it_is_settled(
    desk: CommandLine,
) -> None:
    article = desk.file("slip.txt", BRIEFING.replace("41", "38"))
    added = desk.done("add", article, "--format", "json").json[0]
    assert added["findings"] == 1
    (row,) = desk.done("claims", "--flag", "has_findings", "--format", "json").json
    claim = row["id"]
    (finding,) = desk.done("show", claim, "--format", "json").json["findings"]
    assert (finding["expected"], finding["observed"]) == ("38", "41")
    desk.done("propose", claim, *PROPOSAL)

    refused = desk("--as", "boris", "approve", claim)
    desk.done("finding", "resolve", claim, finding["id"], "--because", "a slip of the reporter")

    assert refused.code == 1
    assert "open finding" in refused.err
    assert "confirmed" in desk.done("--as", "boris", "approve", claim).out
