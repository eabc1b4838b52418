"""The README's five minutes, line by line, as somebody would type them."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.cli.command_line import CommandLine

ROOT = Path(__file__).parents[2]


def walk() -> list[str]:
    """The commands of the README's walk, continued lines joined."""
    section = (ROOT / "README.md").read_text("utf-8").partition("## Five minutes")[2]
    block = section.split("```")[1].replace("\\\n", " ")
    return [line for line in block.splitlines() if line.startswith("factledger")]


def test_every_line_of_the_walk_works_and_ends_with_a_proof(
    bare: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = walk()
    assert len(lines) >= 9
    known: dict[str, str] = {}

    for line in lines:
        words = [known.get(word, word) for word in shlex.split(line)[1:]]
        words = [str(ROOT / word) if word.startswith("ledger/") else word for word in words]
        monkeypatch.chdir(bare.place)
        answer = bare.done(*words)
        if words[0] == "claims":
            known["CLAIM"] = bare.claim("41")
        if words[:2] == ["source", "add"]:
            known["SOURCE"] = answer.out.strip()

    assert answer.out.splitlines()[-1] == "OK"
    assert (bare.place / "desk.jsonl").stat().st_size > 0
    assert bare.done("show", known["CLAIM"], "--format", "json").json["status"] == "confirmed"
