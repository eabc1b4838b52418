"""Actors at the command line: who may act, and the keys that they sign with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command_line import PROPOSAL, CommandLine
from tests.cli.refusals import refused


def test_reviewers_and_bots_are_registered_and_listed(desk: CommandLine) -> None:
    assert desk.done("actor", "add", "نور").out == "نور  human\n"
    desk.done("actor", "add", "nightly", "--bot")

    shown = desk.done("actor", "list", "--format", "json").json

    assert [(row["name"], row["kind"]) for row in shown] == [
        *(("amal", "human"), ("نور", "human"), ("nightly", "bot"))
    ]
    assert "nightly" in desk.done("actor", "list").out
    assert "vkeys" in desk.done("actor", "list", "--format", "csv").lines[0]
    refused(desk("actor", "add", "amal"), 1)
    refused(desk("actor", "add", "  "), 1)


def test_a_bot_may_propose_and_never_approve(busy: CommandLine) -> None:
    busy.done("actor", "add", "nightly", "--bot")
    claim = busy.claim()
    busy.done("propose", claim, *PROPOSAL)

    refused(busy("--as", "nightly", "approve", claim), 1)


def test_with_a_key_every_step_is_signed(busy: CommandLine) -> None:
    claim = busy.claim()
    made = busy.done("actor", "key", "create")
    vkey = made.out.split()[-1]
    assert "signs every step from now on" in made.err
    busy.done("propose", claim, *PROPOSAL)
    busy.done("--as", "chiara", "approve", claim)

    events = [json.loads(line) for line in busy.done("log", "--format", "json").lines]
    signed = {event["type"] for event in events if "signature" in event}
    assert signed >= {"actor.key_added", "verdict.proposed"}
    assert "verdict.approved" not in signed
    assert busy.done("actor", "key", "show").lines == [vkey]
    assert busy.done("actor", "key", "show", "chiara").out == ""
    assert busy.done("verify", "--replay").lines[-1] == "OK"
    refused(busy("actor", "key", "create"), 1)
    refused(busy("actor", "key", "add", vkey), 1)
    refused(busy("actor", "key", "add", "no key"), 5)


def test_elsewhere_the_name_cannot_be_used_until_its_new_key_is_added(
    busy: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = busy.place / "keys", busy.place / "laptop"
    claim = busy.claim()
    busy.done("actor", "key", "create")

    monkeypatch.setenv("FACTLEDGER_KEYS", str(there))
    answer = busy("annotate", claim, "from the laptop")
    refused(answer, 1)
    assert "key of amal is not on this machine" in answer.err
    made = busy.done("actor", "key", "create")
    assert "actor key add" in made.err
    (busy.place / "vkey").write_text(made.out.split()[-1] + "\n")

    monkeypatch.setenv("FACTLEDGER_KEYS", str(here))
    assert busy.done("actor", "key", "add", busy.place / "vkey").out == "amal holds 2 key(s)\n"
    monkeypatch.setenv("FACTLEDGER_KEYS", str(there))
    busy.done("annotate", claim, "from the laptop")
    assert busy.done("verify").lines[-1] == "OK"


def test_a_reviewers_key_can_be_under_a_passphrase(
    busy: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = busy.claim()
    refused(busy("actor", "key", "create", "--passphrase"), 1)
    assert busy.done("actor", "key", "show").out == ""
    monkeypatch.setenv("FACTLEDGER_PASSPHRASE", "forty-one wells")
    busy.done("actor", "key", "create", "--passphrase")
    busy.done("annotate", claim, "signed")
    monkeypatch.setenv("FACTLEDGER_PASSPHRASE", "forty-two wells")
    size = busy.size()
    refused(busy("annotate", claim, "not signed"), 1)
    monkeypatch.delenv("FACTLEDGER_PASSPHRASE")
    refused(busy("annotate", claim, "not signed"), 1)
    assert busy.size() == size


@pytest.mark.parametrize("name", ["a b", "a+b", "نور\u200f الهدى", "x" * 300, "../x", "%"])
def test_any_name_can_hold_a_key(name: str, desk: CommandLine) -> None:
    desk.done("--as", name, "actor", "key", "create")

    desk.done("--as", name, "source", "add", "Water board")
    assert desk.done("verify").lines[-1] == "OK"
    files = [path for path in (desk.place / "keys").rglob("*") if path.is_file()]
    assert all(Path(path).parent.parent == desk.place / "keys" for path in files)


def test_a_hostile_name_is_shown_harmless(desk: CommandLine) -> None:
    desk.done("actor", "add", "\x1b[31mred\x07")

    shown = desk.done("actor", "list").out

    assert "\x1b" not in shown
    assert "\x07" not in shown


@pytest.mark.parametrize("name", ["AMAL", "\u00a0amal ", "Ａmal"])
def test_nobody_becomes_two_people_by_another_spelling(name: str, busy: CommandLine) -> None:
    claim = busy.claim()
    busy.done("--as", "amal", "propose", claim, *PROPOSAL)

    refused = busy("--as", name, "approve", claim)

    assert refused.code == 1
    assert "amal" in refused.err
    assert busy.done("show", claim, "--format", "json").json["status"] == "in_review"
