"""Lists are filtered, paged, and printed in three forms."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from ledger.domain.claim import STATUSES
from ledger.terminal import text_width
from tests.cli.command_line import BRIEFING, PROPOSAL, CommandLine


def a_source(desk: CommandLine, *options: str) -> str:
    return desk.done("source", "add", "Water board, yearly table", *options).out.strip()


def test_claims_as_json_have_the_promised_fields(busy: CommandLine) -> None:
    rows = busy.done("claims", "--format", "json").json

    promised = {
        *("id", "article", "status", "verdict", "text", "start", "end", "lang", "speaker"),
        *("quantity", "flags", "updated_at"),
    }
    assert len(rows) == 4
    assert all(promised <= row.keys() for row in rows)
    assert all(BRIEFING[row["start"] : row["end"]] == row["text"] for row in rows)


def values(desk: CommandLine, *filters: str) -> list[str]:
    rows: list[dict[str, Any]] = desk.done("claims", *filters, "--format", "json").json
    return sorted(row["quantity"]["value"] for row in rows)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (("كيلومتراً",), ["12"]),
        (("أصلحنا", "الأنابيب"), ["12"]),
        (("أنابيب",), ["12"]),
        (("--status", "new"), ["12", "16", "25", "41"]),
        (("--status", "in_review", "--status", "confirmed"), []),
        (("--verdict", "unproven"), []),
        (("--lang", "ar"), ["12", "16", "25", "41"]),
        (("--lang", "tr"), []),
        (("--speaker", "دانا"), ["12", "16", "25", "41"]),
        (("--speaker", "بدر"), []),
        (("--publisher", "marwan"), ["12", "16", "25", "41"]),
        (("--publisher", "harbour"), []),
        (("--unit", "kilometre"), ["12"]),
        (("--counted", "بئر"), ["16", "25", "41"]),
        (("--min", "16", "--max", "25.0"), ["16", "25"]),
        (("--since", "2000-01-01"), ["12", "16", "25", "41"]),
        (("--until", "2000-01-01"), []),
        (("--assigned", "amal"), []),
        (("--flag", "has_findings"), []),
    ],
)
def test_every_filter_of_claims_filters(
    filters: tuple[str, ...], found: list[str], busy: CommandLine
) -> None:
    assert values(busy, *filters) == found


def test_filters_see_what_reviewers_did(busy: CommandLine) -> None:
    busy.done("propose", busy.claim("41"), *PROPOSAL)

    assert values(busy, "--status", "in_review", "--verdict", "unproven") == ["41"]
    assert values(busy, "--assigned", "amal") == ["41"]


def test_claims_of_an_article_by_the_beginning_of_its_id(busy: CommandLine) -> None:
    (article,) = busy.done("articles", "--format", "json").json

    assert len(values(busy, "--article", article["id"][:8])) == 4
    assert busy("claims", "--article", "a-zzzzzzzz").code == 1


def test_pages_follow_each_other_and_say_so(busy: CommandLine) -> None:
    first = busy.done("claims", "--limit", "3", "--format", "json")
    after = str(first.json[-1]["seq"])
    second = busy.done("claims", "--limit", "3", "--after", after, "--format", "json")

    assert f"--after {after}" in first.err
    assert len(second.json) == 1
    assert not second.err
    assert first.json[-1]["id"] != second.json[0]["id"]


def test_lists_are_read_back_from_csv(busy: CommandLine) -> None:
    a_source(busy)
    for line in (("claims",), ("articles",), ("source", "list"), ("log",), ("stats",)):
        objects = busy.done(*line, "--format", "json").out
        rows = list(csv.DictReader(io.StringIO(busy.done(*line, "--format", "csv").out)))

        listed = (
            [json.loads(each) for each in objects.splitlines()]
            if line == ("log",)
            else json.loads(objects)
        )
        assert len(rows) == len(listed) > 0
        assert None not in rows[0]


def test_nothing_to_list_is_an_empty_list(desk: CommandLine) -> None:
    assert desk.done("claims", "--format", "json").json == []
    assert desk.done("articles").out == ""


def test_stats_count_every_state(busy: CommandLine) -> None:
    counted = {row["status"]: row["claims"] for row in busy.done("stats", "--format", "json").json}

    assert counted == dict.fromkeys(STATUSES, 0) | {"new": 4}


def test_a_table_fits_eighty_columns_with_whole_ids(busy: CommandLine) -> None:
    claim = busy.claim("41")

    for line in (("claims",), ("articles",), ("history", claim), ("show", claim), ("log",)):
        assert all(text_width(each) <= 80 for each in busy.done(*line).lines), line
    assert claim in busy.done("claims").out


def test_lists_that_another_version_wrote_say_so(busy: CommandLine) -> None:
    # Given a ledger whose read models were written by earlier rules
    with closing(sqlite3.connect(busy.ledger)) as shell:
        shell.execute("UPDATE projections SET version = 0")
        shell.commit()

    told = busy.done("claims").err
    assert "factledger rebuild" in told

    busy.done("rebuild")
    assert not busy.done("claims").err


def test_a_search_that_finds_nothing_says_so(busy: CommandLine) -> None:
    answer = busy.done("claims", "harbour")

    assert answer.out == ""
    assert "no claim matches" in answer.err
    assert busy.done("claims", "harbour", "--format", "json").json == []


def test_the_shortest_beginning_that_only_one_thing_has_will_do(busy: CommandLine) -> None:
    (article,) = busy.done("articles", "--format", "json").json

    assert busy.done("show", article["id"][:3], "--format", "json").json["id"] == article["id"]
