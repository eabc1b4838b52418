"""An article that attacks the terminal, the spreadsheet and the reader gets nowhere."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import select
import subprocess
import sys

import pytest

from tests.cli.command_line import CommandLine

ATTACK = (
    "\x1b]0;owned\x07\x1b[2J\x1b[31mقالت\x9b31m [/bold][@click=app.quit]x[/] \u202eالوزارة\u202c "
    "إن 41 بئراً\x08\x08 نظفت\x85\u2066.\u200f"
)
ARTICLE = f"=HYPERLINK(0) {ATTACK}\n\n{ATTACK} في المنطقة، و25 كيلومتراً.\n\n{ATTACK}\n"
ARABIC = ("--lang", "ar")  # too little of it is left to tell

# Everything that a terminal acts on, or that changes the order of what it shows.
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def attacked(desk: CommandLine) -> CommandLine:
    desk.done(
        "--as", "am\x1b[1mal", "add", desk.file("a.txt", ARTICLE), *ARABIC, "--publisher", ATTACK
    )
    desk.done("source", "add", ATTACK, "--url", f"https://x/{ATTACK}", "--publisher", ATTACK)
    return desk


def every_view(desk: CommandLine) -> list[tuple[str, ...]]:
    (article,) = desk.done("articles", "--format", "json").json
    (source,) = desk.done("source", "list", "--format", "json").json
    claim = desk.done("claims", "--format", "json").json[0]["id"]
    desk.done(
        *("evidence", "add", claim, "--source", source["id"], "--relation", "supports"),
        *("--quote", ATTACK),
    )
    desk.done("annotate", claim, ATTACK)
    return [
        *(("claims",), ("articles",), ("source", "list"), ("log",), ("history", claim)),
        *(("show", claim), ("show", article["id"]), ("show", source["id"])),
        *(("history", article["id"]), ("history", source["id"]), ("verify",)),
        ("extract", str(desk.place / "a.txt"), *ARABIC),
    ]


def test_nothing_that_a_terminal_obeys_reaches_it(attacked: CommandLine) -> None:
    for line in every_view(attacked):
        answer = attacked.done(*line)

        assert answer.out, line
        assert not OBEYED.search(answer.out + answer.err), line


def test_markup_is_text(attacked: CommandLine) -> None:
    claim = attacked.done("claims", "--format", "json").json[0]["id"]
    attacked.done("annotate", claim, "[/bold] [@click=app.quit]x[/] [red]y")

    assert "[/bold] [@click=app.quit]x[/] [red]y" in attacked.done("show", claim).out


def test_json_keeps_the_exact_text_and_is_harmless_all_the_same(attacked: CommandLine) -> None:
    (article,) = attacked.done("articles", "--format", "json").json
    answer = attacked.done("show", article["id"], "--format", "json")

    assert answer.json["text"] == ARTICLE
    assert answer.json["publisher"] == ATTACK
    assert not OBEYED.search(answer.out)


def test_errors_repeat_nothing_that_a_terminal_obeys(desk: CommandLine) -> None:
    lines = [
        ("show", f"c-{ATTACK}"),
        ("add", f"{desk.place}/{ATTACK}"),
        ("claims", "--status", ATTACK),
        (ATTACK,),
        (f"--{ATTACK}",),
        ("-l", f"{desk.place}/{ATTACK}", "claims"),
        ("export", ATTACK, "out"),
        ("verify", "--against", ATTACK),
    ]
    for line in lines:
        answer = desk(*line)

        assert answer.code != 0
        assert len(answer.err.splitlines()) == 2, answer.err
        assert not OBEYED.search(answer.err), line


def test_no_cell_of_a_csv_list_begins_a_formula(desk: CommandLine) -> None:
    desk.done("add", desk.file("a.txt", ARTICLE), *ARABIC, "--publisher", "+1+cmd|'/C calc'!A0")
    desk.done("source", "add", "@SUM(1)", "--publisher", "=1+1", "--url", "-2+3")

    for line in (("claims",), ("articles",), ("source", "list"), ("log",)):
        rows = list(csv.reader(io.StringIO(desk.done(*line, "--format", "csv").out)))
        for cell in (cell for row in rows for cell in row):
            assert not re.match(r"\s*[=@＝＠]|[+-](?![\d.]+$)", cell) or len(cell) == 1, cell


def terminal_output(*line: str, **environment: str) -> str:
    """Run a command on a terminal of its own and return what the terminal received."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "ledger.cli", *line],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **environment},
    ) as running:
        os.close(theirs)
        received = b""
        while select.select([ours], [], [], 60)[0]:
            try:
                part = os.read(ours, 65_536)
            except OSError:  # Linux's way to say that nobody holds the other end any more
                break
            if not part:
                break
            received += part
        os.close(ours)
    assert running.returncode == 0, received
    return received.decode().replace("\r\n", "\n")


def test_on_a_terminal_only_our_own_styles_are_sent(attacked: CommandLine) -> None:
    claim = attacked.done("claims", "--format", "json").json[0]["id"]

    page = terminal_output("show", claim)
    table = terminal_output("claims", "--format", "csv")

    assert "\x1b[1m" in page
    assert not OBEYED.search(re.sub("\x1b\\[[012]?m", "", page))
    assert not OBEYED.search(table)


@pytest.mark.parametrize("wish", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_who_wants_no_colours_gets_none(wish: dict[str, str], attacked: CommandLine) -> None:
    claim = attacked.done("claims", "--format", "json").json[0]["id"]

    assert "\x1b" not in terminal_output("show", claim, **wish)
    assert "\x1b" not in terminal_output("--no-color", "show", claim)


def test_arabic_is_ordered_for_a_terminal_and_left_alone_in_a_pipe(busy: CommandLine) -> None:
    # Given a terminal that orders nothing itself, and one that does
    plain = terminal_output("claims")
    ordering = terminal_output("claims", VTE_VERSION="7600")
    piped = busy.done("claims").out

    assert "كيلومتراً" in piped
    assert "كيلومتراً" in ordering
    assert "كيلومتراً" not in plain
    assert "12 kilometre" in plain


def test_the_log_as_json_holds_nothing_to_obey(attacked: CommandLine) -> None:
    answer = attacked.done("log", "--format", "json")

    assert not OBEYED.search(answer.out)
    actors = {json.loads(line)["actor"] for line in answer.lines}
    assert "am\x1b[1mal" in actors
