"""Erasing, as somebody at a desk and as whoever gets the export sees it."""

from __future__ import annotations

import hashlib
import json

import pytest

from tests.cli.command_line import PROPOSAL, CommandLine

WHY = ("--because", "order 14 of the court in Andar")


def the_article(desk: CommandLine) -> str:
    (article,) = desk.done("articles", "--format", "json").json
    return str(article["id"])


def test_an_article_goes_and_the_record_stays_whole(busy: CommandLine) -> None:
    claim, article = busy.claim(), the_article(busy)
    busy.done("propose", claim, *PROPOSAL)
    busy.done("checkpoint", "--out", busy.place / "before.txt")
    proof = busy.done("prove", "5").out
    assert "دانا" in busy.done("log", "--format", "json").out

    answer = busy.done("redact", article, *WHY, "--yes")

    assert f"erased the text of {article}" in answer.out
    assert answer.out.count("claim.extracted") == 4
    assert "backups and exports" in answer.err
    for command in (["log", "--format", "json"], ["claims"], ["show", claim], ["articles"]):
        assert "دانا" not in busy.done(*command).out
    assert "(erased)" in busy.done("show", claim).out
    assert "(erased)" in busy.done("articles").out
    told = busy.done("history", claim).out
    assert "claim extracted: (erased)" in told
    assert "payload(s)" in told.splitlines()[-1]
    verified = busy.done("verify", "--replay", "--against", busy.place / "before.txt")
    assert verified.out.count("order 14") == 7  # one of them the text
    assert verified.lines[-1] == "OK"
    assert busy.done("verify-proof", busy.file("p.tlog", proof)).lines[-1] == "OK"


def test_the_export_says_what_was_removed_and_its_root_is_the_same(busy: CommandLine) -> None:
    out = busy.place / "log.jsonl"
    busy.done("redact", busy.claim(), *WHY, "--yes")
    busy.done("checkpoint")
    busy.done("export", "jsonl", out)

    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()[1:]]
    (gone,) = [line for line in lines if line["payload"] is None]
    assert gone["salt"] == ""
    assert gone["envelope"]["type"] == "claim.extracted"
    (said,) = [line for line in lines if line["envelope"]["type"] == "payload.redacted"]
    assert said["payload"]["seqs"] == [gone["envelope"]["seq"]]
    assert said["envelope"]["actor"] == "amal"
    raw = out.read_bytes().splitlines()[1 + gone["envelope"]["seq"]]
    envelope = raw[len(b'{"envelope":') : raw.index(b',"leaf":"')]
    assert hashlib.sha256(b"\0" + envelope).hexdigest() == gone["leaf"]


def test_only_the_text_or_one_event_can_go(busy: CommandLine) -> None:
    claim, article = busy.claim(), the_article(busy)
    busy.done("annotate", claim, "she rang back")
    seq = busy.size() - 1

    busy.done("redact", str(seq), *WHY, "--yes")
    busy.done("redact", article, "--only-text", *WHY, "--yes")

    assert "she rang back" not in busy.done("show", claim).out
    assert "Marwan Post" in busy.done("show", article).out
    assert busy.done("show", article, "--format", "json").json["text"] is None
    assert "41" in busy.done("show", claim).out


def test_the_same_text_does_not_come_in_again_unnoticed(busy: CommandLine) -> None:
    busy.done("redact", the_article(busy), *WHY, "--yes")
    size = busy.size()

    answer = busy("add", busy.article())

    assert answer.code == 1
    assert "was erased" in answer.err
    assert busy.size() == size


def test_doing_it_twice_records_it_once(busy: CommandLine) -> None:
    claim = busy.claim()
    busy.done("redact", claim, *WHY, "--yes")
    size = busy.size()

    again = busy.done("redact", claim, *WHY, "--yes")

    assert "nothing was left to erase" in again.out
    assert busy.size() == size


@pytest.mark.parametrize(
    ("things", "options", "code", "said"),
    [
        (["0"], ["--yes"], 1, "cannot be erased"),
        (["c-nothing"], ["--yes"], 1, "there is no claim"),
        (["900"], ["--yes"], 1, "there is no event"),
        (["5"], [], 2, "--yes"),
        ([], ["--yes"], 2, ""),
    ],
)
def test_what_cannot_be_erased_is_refused_and_nothing_is_written(
    busy: CommandLine, things: list[str], options: list[str], code: int, said: str
) -> None:
    size = busy.size()

    answer = busy("redact", *things, *WHY, *options)

    assert answer.code == code
    assert said in answer.err
    assert "Traceback" not in answer.err
    assert busy.size() == size


def test_a_reason_is_needed(busy: CommandLine) -> None:
    assert busy("redact", "5", "--because", " ", "--yes").code == 1
    assert busy("redact", "5", "--yes").code == 2
