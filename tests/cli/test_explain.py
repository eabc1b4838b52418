"""`extract --explain`: text with signs below it, and below those what each sign stands for."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from ledger.cli.explained import FIGURE, SPEAKER
from ledger.terminal import text_width
from tests.cli.command_line import CommandLine
from tests.cli.packages import Site

TEXT = """The board said on page 7 that it counted 41 wells on 12 May 2031.

Two of them left.
"""
SGR = re.compile("\x1b\\[[0-9;]*m")


def on_a_terminal(*line: str | Path, columns: int = 80, **environment: str) -> str:
    """Run one command line with a terminal for its output and return what it drew."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "ledger.cli", *map(str, line)],
        stdout=follower,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "TERM": "xterm-256color", **environment},
    )
    os.close(follower)
    drawn = b""
    try:
        while piece := os.read(leader, 65_536):
            drawn += piece
    except OSError:  # how a terminal says that nobody writes any more
        pass
    finally:
        os.close(leader)
    assert process.wait() == 0
    return drawn.decode().replace("\r\n", "\n")


def below(lines: list[str], words: str) -> str:
    """What stands below these words."""
    number = next(number for number, line in enumerate(lines) if words in line)
    start = lines[number].index(words)
    return lines[number + 1][start : start + len(words)]


def test_every_mark_has_a_sign_and_every_sign_its_line(bare: CommandLine) -> None:
    lines = bare.done("extract", "--explain", bare.file("a.txt", TEXT)).lines

    assert below(lines, "41") == "1^"
    assert below(lines, "12 May 2031") == "d" * 11
    assert below(lines, "page 7") == ".....x"
    assert below(lines, "board") == "sssss"
    told = "\n".join(lines)
    assert "1 “41” 41 · counts well" in told
    assert "by numerals.figure" in told
    assert "d “12 May 2031” · is 2031-05-12" in told
    assert "x “7” · no claim: page · guards.page" in told
    assert "- “12” · not as 12: part of the date 2031-05-12" in told
    assert "\x1b" not in told


def test_json_carries_the_same_as_data_only_when_it_is_asked_for(bare: CommandLine) -> None:
    article = bare.file("a.txt", TEXT)

    (plain,) = bare.done("extract", article, "--format", "json").json
    (report,) = bare.done("extract", "--explain", article, "--format", "json").json

    trace = report.pop("trace")
    assert report == plain
    assert all(one["text"] == TEXT[one["start"] : one["end"]] for one in trace)
    assert {one["verdict"] for one in trace} == {"date", "no_claim", "rejected"}
    assert [one["start"] for one in trace] == sorted(one["start"] for one in trace)


def test_csv_has_no_room_for_it(bare: CommandLine) -> None:
    answer = bare("extract", "--explain", bare.file("a.txt", TEXT), "--format", "csv")

    assert answer.code == 2
    assert answer.out == ""


def test_a_terminal_gets_colours_and_the_same_words(bare: CommandLine) -> None:
    article = bare.file("a.txt", TEXT)

    drawn = on_a_terminal("extract", "--explain", article)
    plain = on_a_terminal("extract", "--explain", article, NO_COLOR="1")

    assert f"{FIGURE}41\x1b[0m" in drawn
    assert f"{SPEAKER}" in drawn
    assert SGR.sub("", drawn) == plain


@pytest.mark.parametrize("columns", [80, 200])
def test_signs_stand_below_right_to_left_words_where_the_terminal_shows_them(
    columns: int, bare: CommandLine
) -> None:
    article = bare.article()

    lines = on_a_terminal("extract", "--explain", article, columns=columns, NO_COLOR="1").split(
        "\n"
    )

    number = next(number for number, line in enumerate(lines) if " 25 " in line and "16" in line)
    text, signs = lines[number : number + 2]
    # From the right: the whole, then its parts
    columns_of = [text_width(text[: text.index(value)]) for value in ("25", "16")]
    assert [signs[column:][:2] for column in columns_of] == ["2^", "3^"]
    assert text.index("16") < text.index("25")
    assert all(text_width(line) <= columns for line in lines)


def test_in_a_file_right_to_left_words_stay_in_order_and_have_no_signs_below(
    bare: CommandLine,
) -> None:
    told = bare.done("extract", "--explain", bare.article()).out

    assert "منها 25 بئراً في مروان و16 بئراً" in " ".join(told.split())
    assert "2^" not in told
    assert "2 “25” 25" in told


def test_what_a_text_would_do_to_a_terminal_it_does_not(bare: CommandLine) -> None:
    evil = "The board\x1b[31m said \u202e that it counted 41 wells\x07 at M\x1b]0;x\x07arwan.\n"

    drawn = on_a_terminal("extract", "--explain", bare.file("a.txt", evil * 3), NO_COLOR="1")

    assert "\x1b" not in drawn
    assert "\x07" not in drawn
    assert "\u202e" not in drawn


def test_a_plug_ins_answer_is_explained_by_what_it_says(tmp_path: Path, bare: CommandLine) -> None:
    source = """
from ledger.extraction import Candidate, Extraction
class Plug:
    name, version, langs = "plug", "1", ("en",)
    def extract(self, document):
        text = document.text[:30]
        claim = Candidate(kind="statement", start=0, end=30, text=text, rules=("layer.7",))
        return Extraction(lang="en", extractor="", claims=(claim,))
"""
    site = Site(tmp_path / "site")
    site.install("plug", "plug:Plug", source=source)

    answer = site("extract", "--explain", bare.file("a.txt", TEXT), "--extractor", "plug")

    assert answer.code == 0, answer.err
    assert "1 statement · score 0.50" in answer.out
    assert "by layer.7" in answer.out
