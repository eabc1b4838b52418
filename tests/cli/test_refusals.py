"""Bad input: one clear line, a hint, the right exit code, and nothing recorded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command_line import PROPOSAL, CommandLine
from tests.cli.refusals import refused

Line = Callable[[CommandLine], tuple[str | Path, ...]]

UNREADABLE: dict[str, tuple[Line, str]] = {
    "a missing file": (lambda d: (d.place / "gone.txt",), "there is no such file"),
    "an empty file": (lambda d: (d.file("e.txt", ""),), "it is empty"),
    "nothing but space": (lambda d: (d.file("s.txt", " \n\t\n"),), "it is empty"),
    "a binary file": (lambda d: (d.file("b.txt", b"\x7fELF\0\1\2"),), "it is binary"),
    "a PDF": (lambda d: (d.file("a.pdf", b"%PDF-1.7\n\0\1\2\3"),), "it is binary"),
    "invalid UTF-8": (lambda d: (d.file("u.txt", b"ten \xff wells"),), "byte 4 is wrong"),
    "half a letter of UTF-16": (lambda d: (d.file("w.txt", b"\xff\xfew\0e"),), "not UTF-16 LE"),
    "a page without an article": (lambda d: (d.file("p.html", "<html>"),), "no article was found"),
    "Markdown without a text": (lambda d: (d.file("m.md", "[1]: x"),), "there is no text in it"),
    "a line that is no JSON": (lambda d: (d.file("f.jsonl", "{}"),), "f.jsonl, line 1"),
    "a folder without articles": (lambda d: (d.file("f/.x", "").parent,), "no articles in it"),
    "one bad file after a good one": (
        lambda d: (d.article(), d.file("bad.txt", b"\xff")),
        "byte 0 is wrong",
    ),
    "an empty pipe": (lambda _: ("-",), "standard input: it is empty"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_cannot_be_read_is_not_added(case: str, desk: CommandLine) -> None:
    line, reason = UNREADABLE[case]
    before = desk.size()

    answer = desk("add", *line(desk))

    refused(answer, 5)
    assert reason in answer.err
    assert desk.size() == before
    refused(desk("extract", *line(desk)), 5)


@pytest.mark.parametrize("name", ["report.docx", "feed.xml", "table.csv", "page.warc"])
def test_what_has_a_structure_of_its_own_is_not_added(name: str, desk: CommandLine) -> None:
    refused(desk("add", desk.file(name, "<p>40 wells</p>")), 2)
    refused(desk("add", "https://marwan.example/wells"), 2)
    assert desk.size() == 4


USAGE: dict[str, tuple[tuple[str, ...], str]] = {
    "an unknown command": (("aprove",), "there is no command"),
    "an unknown option": (("claims", "--colour"), "--colour"),
    "no article": (("add",), "INPUT"),
    "a state that is none": (("claims", "--status", "open"), "new, queued, in_check"),
    "a verdict that is none": (("claims", "--verdict", "true"), "mostly_supported"),
    "a flag that is none": (("claims", "--flag", "red"), "conflicted"),
    "a form that is none": (("claims", "--format", "xml"), "table, json, csv"),
    "a day that is none": (("claims", "--since", "2031-02-30"), "2025-07-24"),
    "a moment that is none": (("history", "c-1", "--at", "noon"), "2025-07-24"),
    "a figure that is none": (("claims", "--min", "many"), "no number"),
    "a page of nothing": (("claims", "--limit", "0"), "--limit"),
    "a publication day that is none": (("add", "x", "--published", "yesterday"), "2025-07-24"),
    "two depths": (("verify", "--quick", "--replay"), "choose one"),
    "a verdict without its axes": (("propose", "c-1", "--verdict", "mixed"), "--attribution"),
    "an axis that has no such value": (
        ("propose", "c-1", *PROPOSAL, "--confidence", "sure"),
        "high, moderate, low",
    ),
    "a relation that is none": (
        ("evidence", "add", "c-1", "--source", "s-1", "--relation", "likes"),
        "supports, contradicts",
    ),
    "a reason that is none": (
        ("claim", "dismiss", "c-1", "--reason", "dull", "--because", "x"),
        "out_of_scope",
    ),
    "a group without its command": (("source",), "Missing command"),
    "a name of nothing": (("--as", " ", "annotate", "c-1", "x"), "--as"),
}


@pytest.mark.parametrize("case", USAGE)
def test_a_wrong_line_is_a_usage_error_that_says_what_is_right(
    case: str, desk: CommandLine
) -> None:
    line, words = USAGE[case]

    answer = desk(*line)

    refused(answer, 2)
    assert words in answer.err
    assert desk.size() == 4


UNKNOWN: dict[str, tuple[str, ...]] = {
    "show": ("show", "c-000000000000"),
    "show an article": ("show", "a-000000000000"),
    "show a source": ("show", "s-000000000000"),
    "show what looks like nothing": ("show", "wells"),
    "history": ("history", "c-000000000000"),
    "propose": ("propose", "c-000000000000", *PROPOSAL),
    "approve": ("approve", "c-000000000000"),
    "request changes": ("request-changes", "c-000000000000", "--because", "x"),
    "annotate": ("annotate", "c-000000000000", "x"),
    "dismiss": ("claim", "dismiss", "c-0000", "--reason", "out_of_scope", "--because", "x"),
    "evidence": ("evidence", "add", "c-0000", "--source", "s-0000", "--relation", "supports"),
    "no evidence": ("evidence", "remove", "c-000000000000", "e-0"),
    "finding": ("finding", "resolve", "c-000000000000", "f-0", "--because", "x"),
    "undo": ("undo", "00000000-0000-7000-8000-000000000000"),
    "undo by place": ("undo", "4711"),
    "claims of an article": ("claims", "--article", "a-000000000000"),
}


@pytest.mark.parametrize("case", UNKNOWN)
def test_an_unknown_id_is_refused(case: str, busy: CommandLine) -> None:
    before = busy.size()

    answer = busy(*UNKNOWN[case])

    refused(answer, 1)
    assert "there is no" in answer.err
    assert busy.size() == before


def test_a_beginning_that_claims_share_is_refused(busy: CommandLine) -> None:
    refused(busy("show", "c-"), 1)


def test_the_proposer_cannot_approve_under_the_same_name(busy: CommandLine) -> None:
    claim = busy.claim()
    busy.done("propose", claim, *PROPOSAL)
    before = busy.size()

    answer = busy("approve", claim)

    refused(answer, 1)
    assert "amal proposed" in answer.err
    assert busy.size() == before


@pytest.mark.parametrize(
    "line",
    [("annotate", "{claim}", "  "), ("propose", "{claim}", *PROPOSAL, "--because", " "), ("undo",)],
)
def test_a_rule_that_says_no_is_not_a_usage_error(line: tuple[str, ...], busy: CommandLine) -> None:
    claim = busy.claim()

    refused(busy(*(part.format(claim=claim) for part in line)), 1)
