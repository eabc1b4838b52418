"""The record is told, proved and handed on."""

from __future__ import annotations

import json

import pytest

from tests.cli.command_line import PROPOSAL, CommandLine


def a_source(desk: CommandLine, *options: str) -> str:
    return desk.done("source", "add", "Water board, yearly table", *options).out.strip()


def test_history_stops_at_a_moment(busy: CommandLine) -> None:
    claim = busy.claim()
    busy.done("propose", claim, *PROPOSAL)
    whole = busy.done("history", claim, "--format", "json").json

    part = busy.done("history", claim, "--at", str(whole[1]["seq"]), "--format", "json").json
    later = busy.done("history", claim, "--at", "2999-01-01", "--format", "json").json

    assert [each["type"] for each in whole] == [
        *("claim.extracted", "claim.triaged", "claim.assigned", "verdict.proposed")
    ]
    assert part == whole[:2]
    assert later == whole
    assert "nothing had happened by then" in busy.done("history", claim, "--at", "1").err
    assert len(busy.done("history", claim).lines) == len(whole) + 1


def test_articles_and_sources_have_a_history_too(busy: CommandLine) -> None:
    source = a_source(busy)
    (article,) = busy.done("articles", "--format", "json").json

    assert "source added" in busy.done("history", source).out
    assert "added: " in busy.done("history", article["id"]).out
    assert "Water board, yearly table" in busy.done("show", source).out
    assert "Marwan Post" in busy.done("show", article["id"]).out


def test_the_log_as_json_is_one_whole_envelope_a_line(busy: CommandLine) -> None:
    events = [json.loads(line) for line in busy.done("log", "--format", "json").lines]

    assert [event["seq"] for event in events] == list(range(len(events)))
    envelope = {
        *("v", "log", "seq", "id", "stream", "version", "type", "schema", "actor", "at"),
        *("payload_digest", "payload"),
    }
    assert all(envelope <= event.keys() for event in events)
    found = [event["payload"]["quantity"] for event in events if event["type"] == "claim.extracted"]
    assert [figure["value"] for figure in found] == ["41", "25", "16", "12"]


def test_the_log_is_read_in_pages(busy: CommandLine) -> None:
    page = busy.done("log", "--after", "1", "--limit", "2", "--format", "json").lines

    assert [json.loads(line)["seq"] for line in page] == [2, 3]


def test_a_checkpoint_is_printed_or_written_and_held_against_the_log(busy: CommandLine) -> None:
    note = busy.place / "note"
    printed = busy.done("checkpoint").out
    busy.done("checkpoint", "--out", note)
    busy.done("annotate", busy.claim(), "later")

    assert note.read_text() == printed
    assert printed.startswith("factledger/")
    assert busy.done("verify", "--against", note).lines[-1] == "OK"


def test_a_checkpoint_of_another_log_is_not_kept(busy: CommandLine) -> None:
    other = busy.place / "other.db"
    busy.done("-l", str(other), "init")
    note = busy.place / "note"
    busy.done("-l", str(other), "checkpoint", "--out", note)

    answer = busy("verify", "--against", note)

    assert answer.code == 4
    assert "checkpoint_invalid" in answer.out


@pytest.mark.parametrize("depth", ["--quick", "--full", "--replay"])
def test_verify_says_what_it_looked_at(depth: str, busy: CommandLine) -> None:
    told = busy.done("verify", depth)
    report = busy.done("verify", depth, "--format", "json").json

    assert told.lines[-1] == "OK"
    assert "checked" in told.out
    assert report["holds"] is True
    assert report["depth"] == depth[2:]
    assert report["findings"] == []


def test_export_writes_the_log_or_hands_it_on(busy: CommandLine) -> None:
    out = busy.place / "desk.jsonl"

    told = busy.done("export", "jsonl", out)
    handed = busy.done("export", "jsonl", "-")

    assert told.out == ""
    assert f"wrote {busy.size()} events" in told.err
    assert out.read_text("utf-8") == handed.out
    assert len(out.read_text("utf-8").splitlines()) == busy.size() + 1


def test_rebuild_changes_nothing_that_can_be_seen(busy: CommandLine) -> None:
    before = busy.done("claims", "--format", "json").out

    told = busy.done("rebuild")

    assert told.out == f"rebuilt from {busy.size()} events\n"
    assert busy.done("claims", "--format", "json").out == before


def test_who_acts_is_who_was_named(busy: CommandLine) -> None:
    busy.done("--as", "  chiara ", "annotate", busy.claim(), "mine")

    last = json.loads(busy.done("log", "--format", "json").lines[-1])
    assert last["actor"] == "chiara"


def test_the_ledger_can_be_named_by_an_address(busy: CommandLine) -> None:
    named = busy.done("-l", f"sqlite:///{busy.ledger}", "stats").out

    assert named == busy.done("stats").out


def test_without_a_terminal_the_app_says_what_to_do(busy: CommandLine) -> None:
    answer = busy()

    assert answer.code == 2
    assert answer.out == ""
    assert "terminal" in answer.err
    assert "--help" in answer.err


def test_verify_says_when_nothing_from_outside_was_at_hand(
    busy: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = busy.place / "note.txt"
    busy.done("checkpoint", "--out", note)
    assert "from outside" not in busy.done("verify").err

    monkeypatch.setenv("FACTLEDGER_KEYS", str(busy.place / "elsewhere"))

    assert "no checkpoint from outside" in busy.done("verify").err
    assert busy.done("verify", "--format", "json").json["anchored"] is False
    assert "from outside" not in busy.done("verify", "--against", note).err
