"""Articles come in, and claims out of them."""

from __future__ import annotations

import csv
import io

from tests.cli.command_line import BRIEFING, PROPOSAL, CommandLine


def test_init_names_the_ledger_and_its_public_key(bare: CommandLine) -> None:
    answer = bare.done("init", "--title", "Desk of Marwan")

    assert str(bare.ledger) in answer.out
    assert "public key  factledger/" in answer.out
    assert bare.done("verify", "--quick").lines[-1] == "OK"


def test_a_desk_of_one_person_needs_no_approval(bare: CommandLine) -> None:
    bare.done("init", "--approvals", "0")
    bare.done("add", bare.article())

    answer = bare.done("propose", bare.claim(), *PROPOSAL)

    assert "confirmed" in answer.out
    assert "single reviewer" in bare.done("show", bare.claim()).out


def test_a_policy_that_asks_for_sources_is_kept(bare: CommandLine) -> None:
    bare.done("init", "--min-sources", "1")
    bare.done("add", bare.article())

    answer = bare("propose", bare.claim(), *PROPOSAL, "--verdict", "supported")

    assert answer.code == 1
    assert "needs 1 independent source(s)" in answer.err


def test_add_says_what_it_found_and_knows_it_again(desk: CommandLine) -> None:
    first = desk.done("add", desk.article(), "--format", "json").json[0]
    again = desk.done("add", desk.article()).out

    assert (first["lang"], len(first["claims"]), first["already"]) == ("ar", 4, False)
    assert first["id"] in again
    assert "already there" in again
    assert len(desk.done("articles", "--format", "json").json) == 1


def test_add_keeps_where_an_article_comes_from(desk: CommandLine) -> None:
    desk.done(
        *("add", "-", "--title", "Wells", "--url", "https://marwan.example/1"),
        *("--publisher", "Marwan Post", "--published", "2031-04-01", "--lang", "ar"),
        stdin=BRIEFING,
    )

    (row,) = desk.done("articles", "--format", "json").json
    assert {name: row[name] for name in ("title", "url", "publisher", "published_on", "input")} == {
        "title": "Wells",
        "url": "https://marwan.example/1",
        "publisher": "Marwan Post",
        "published_on": "2031-04-01",
        "input": "-",
    }
    assert desk.done("show", row["id"], "--format", "json").json["text"] == BRIEFING


def test_one_title_cannot_be_that_of_two_articles(desk: CommandLine) -> None:
    two = [desk.file(f"{name}.txt", BRIEFING + name) for name in "ab"]

    answer = desk("add", *two, "--title", "Wells")

    assert answer.code == 2
    assert desk.done("articles", "--format", "json").json == []


def test_a_whole_folder_is_added_in_order(desk: CommandLine) -> None:
    for name in "ba":
        desk.file(f"inbox/{name}.txt", f"{name}\n{BRIEFING}")

    added = desk.done("add", desk.place / "inbox", "--format", "json").json

    assert [each["title"] for each in added] == ["a", "b"]


def test_extract_needs_no_ledger_and_names_exact_places(bare: CommandLine) -> None:
    article = bare.article()

    (report,) = bare.done("extract", article, "--format", "json").json

    assert report["source"] == str(article)
    assert not bare.ledger.exists()
    figures = [claim["quantity"] for claim in report["claims"] if claim["quantity"]]
    assert [figure["value"] for figure in figures] == ["41", "25", "16", "12"]
    for figure in figures:
        assert BRIEFING[figure["start"] : figure["end"]] == figure["text"]
    for claim in report["claims"]:
        assert BRIEFING[claim["start"] : claim["end"]] == claim["text"]
    (check,) = report["checks"]
    assert (check["kind"], check["expected"], check["result"]) == ("sum", "41", "adds_up")
    assert BRIEFING[slice(*check["total"])] == "41"
    assert [named["iso"] for named in report["dates"]] == ["2031-03-21"]


def test_extract_gives_one_object_for_each_input(bare: CommandLine) -> None:
    article = bare.article()

    reports = bare.done("extract", article, "-", "--format", "json", stdin=BRIEFING).json

    assert [report["source"] for report in reports] == [str(article), "-"]
    assert reports[0]["claims"] == reports[1]["claims"]
    assert reports[0]["text_sha256"] == reports[1]["text_sha256"]


def test_extract_can_be_read_and_tabulated(bare: CommandLine) -> None:
    told = bare.done("extract", bare.article())
    rows = list(
        csv.DictReader(io.StringIO(bare.done("extract", bare.article(), "--format", "csv").out))
    )

    assert "sum: stated 41, parts give 41: adds up" in told.out
    assert [row["value"] for row in rows] == ["41", "25", "16", "12"]
    assert {row["quoted"] for row in rows} <= {"true", "false"}


def test_a_text_in_no_known_language_is_taken_with_a_note(desk: CommandLine) -> None:
    foreign = desk.file("de.txt", "Zwei Brunnen wurden 2031 repariert und 12 andere gereinigt.")

    assert "de.txt: the text was read as en" in desk.done("add", foreign).err
    assert "de.txt: the text was read as en" in desk.done("extract", foreign).err
    assert desk.done("extract", foreign, "--lang", "en").err == ""
    assert desk.done("add", desk.article()).err == ""


def test_a_page_brings_its_own_title_and_day(desk: CommandLine) -> None:
    page = desk.file(
        "page.html",
        "<!DOCTYPE html><title>Wells of Marwan</title>"
        '<meta property="article:published_time" content="2031-05-08T10:00Z">'
        "<p>The water board said that 41 <b>wells</b> were cleared.</p>",
    )

    desk.done("add", page)
    desk.done("add", desk.file("b.md", "---\ntitle: Other\n---\n12 wells."), "--title", "Given")

    rows = desk.done("articles", "--format", "json").json
    assert [(row["title"], row["published_on"]) for row in rows] == [
        ("Given", None),
        ("Wells of Marwan", "2031-05-08"),
    ]
    assert desk.done("claims", "wells", "--format", "json").json[1]["start"] == 0


def test_a_text_in_a_code_page_is_taken_with_a_note(desk: CommandLine) -> None:
    file = desk.file("old.txt", "قالت المتحدثة باسم المجلس إن الفرق نظفت 41 بئراً.".encode("cp1256"))

    for command in ("extract", "add"):
        answer = desk.done(command, file)

        assert answer.err == f"note: {file} is not in UTF-8 and was read as Windows-1256\n"
    assert desk.done("claims", "بئر", "--format", "json").json
