"""What reaches standard output is harmless, exact where it must be, and fits."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.cli.output import Column, Output, csv_cell, safe_json
from ledger.terminal import text_width

OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXT)
def test_json_says_exactly_what_it_was_given_and_holds_nothing_to_obey(text: str) -> None:
    shown = safe_json(json.dumps(text, ensure_ascii=False).encode())

    assert json.loads(shown) == text
    assert not OBEYED.search(shown)


@given(TEXT)
def test_no_cell_begins_a_formula(text: str) -> None:
    cell = csv_cell(text)

    assert cell.removeprefix("'") == text.removeprefix("'")
    assert (
        len(cell) < 2
        or not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＠"))
        or (cell[1:].replace(".", "", 1).isdigit())
    )


@pytest.mark.parametrize(
    "formula",
    [
        '=HYPERLINK("http://x","y")',
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(1)",
        " =1+1",
        "\t=1",
        "＝1+1",
    ],
)
def test_what_a_spreadsheet_would_compute_becomes_text(formula: str) -> None:
    assert csv_cell(formula) == f"'{formula}"


@pytest.mark.parametrize("figure", ["-3", "+12.5", "43630", "=", "-"])
def test_figures_and_lone_signs_stay_as_they_are(figure: str) -> None:
    assert csv_cell(figure) == figure


def test_csv_is_read_back_as_it_was_written(capsys: pytest.CaptureFixture[str]) -> None:
    rows: list[list[object]] = [["a", 'says "no", twice', "two\nlines"], ["b", None, 7]]

    Output().csv(["one", "two", "three"], rows)

    read = list(csv.reader(io.StringIO(capsys.readouterr().out, newline="")))
    assert read == [
        ["one", "two", "three"],
        ["a", 'says "no", twice', "two\nlines"],
        ["b", "", "7"],
    ]


@given(cells=st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4))
def test_a_table_prints_one_harmless_line_a_row(cells: list[tuple[str, str]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", written := io.StringIO())
        patch.setenv("COLUMNS", "80")
        Output().table((Column("name", most=20), Column("text", flexible=True)), cells)

    assert len(written.getvalue().split("\n")) == len(cells) + 2
    assert not OBEYED.search(written.getvalue())
    assert all(text_width(line) <= 80 for line in written.getvalue().split("\n"))


def test_ids_stay_whole_and_long_text_gives_way(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")

    Output().table((Column("id"), Column("text", flexible=True)), [("c-0123456789ab", "بئر " * 90)])

    line = capsys.readouterr().out.splitlines()[1]
    assert line.startswith("c-0123456789ab  بئر")
    assert line.endswith("…")
    assert text_width(line) <= 60


def test_nothing_to_list_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Output().table((Column("id"),), [])

    assert capsys.readouterr().out == ""
