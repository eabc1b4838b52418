"""Stories of `claim add`: by place, by words, with fields read otherwise, and taken back."""

from __future__ import annotations

import pytest

from tests.cli.command_line import BRIEFING, CommandLine
from tests.cli.refusals import refused

WORDS = "يوم الثلاثاء 21 مارس/آذار 2031"


def article_of(desk: CommandLine) -> str:
    return str(desk.done("articles", "--format", "json").json[0]["id"])


def test_a_place_becomes_a_claim_and_the_answer_says_what_was_read(busy: CommandLine) -> None:
    start = BRIEFING.index(WORDS)

    answer = busy.done(
        *("claim", "add", article_of(busy), "--start", str(start)),
        *("--end", str(start + len(WORDS)), "--figure", "21", "--counted", "يوم"),
    )

    claim, state = answer.lines[0].split()
    assert state == "new"
    assert "21  (as written: 21)" in answer.out
    shown = busy.done("show", claim, "--format", "json").json
    assert (shown["text"], shown["start"], shown["extractor"]) == (WORDS, start, "hand")
    assert shown["quantity"]["counted"] == "يوم"
    assert shown["article"] == article_of(busy)


def test_words_name_the_place_and_json_gives_the_whole_claim(busy: CommandLine) -> None:
    answer = busy.done(
        *("claim", "add", article_of(busy), "--quote", "مجلس مياه مروان يعلن حصيلة الشهر"),
        *("--speaker", "المجلس", "--negated", "--format", "json"),
    ).json

    assert (answer["kind"], answer["start"], answer["end"]) == ("statement", 0, 32)
    assert (answer["speaker"], answer["negated"], answer["status"]) == ("المجلس", True, "new")
    listed = busy.done("claims", "حصيلة", "--format", "json").json
    assert answer["id"] in {row["id"] for row in listed}
    told = busy.done("history", answer["id"], "--format", "csv").out
    assert "added by hand" in told
    assert "but for speaker, negated" in told


def test_words_that_stand_twice_need_a_number(busy: CommandLine) -> None:
    twice = busy("claim", "add", article_of(busy), "--quote", "مجلس")

    refused(twice, 1)
    assert "0 to 4" in twice.err
    assert "--occurrence N" in twice.err
    again = busy.done(
        *("claim", "add", article_of(busy), "--quote", "مجلس", "--occurrence", "2"),
        *("--format", "json"),
    )
    assert again.json["start"] == BRIEFING.index("مجلس", 10)


def test_the_same_figure_is_refused_with_the_claim_that_is_there(busy: CommandLine) -> None:
    size, known = busy.size(), busy.claim("41")

    answer = busy("claim", "add", article_of(busy), "--quote", "نظفت 41 بئراً")

    refused(answer, 1)
    assert known in answer.err
    assert busy.size() == size


def test_undo_takes_it_back_and_it_can_be_made_again(busy: CommandLine) -> None:
    line = ("claim", "add", article_of(busy), "--quote", WORDS, "--kind", "statement")
    claim = busy.done(*line).out.split()[0]
    refused(busy(*line), 1)

    assert busy.done("undo").lines == [f"{claim}  retracted"]

    assert busy.done("claims", "--status", "retracted", "--format", "json").json[0]["id"] == claim
    busy.done(*line)
    assert busy.done("verify", "--replay").lines[-1] == "OK"


def test_an_export_and_an_erasure_treat_it_like_any_claim(busy: CommandLine) -> None:
    claim = busy.done(
        "claim", "add", article_of(busy), "--quote", WORDS, "--kind", "statement"
    ).out.split()[0]

    busy.done("export", "jsonl", busy.place / "log.jsonl")
    assert '"claim.added"' in (busy.place / "log.jsonl").read_text("utf-8")

    busy.done("redact", claim, "--because", "a private matter", "--yes")
    assert busy.done("show", claim, "--format", "json").json["text"] == ""
    assert busy.done("verify", "--replay").lines[-1] == "OK"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 2),
        (("--start", "3"), 2),
        (("--start", "3", "--end", "9", "--quote", "مياه"), 2),
        (("--quote", "مياه", "--value", "many"), 2),
        (("--quote", "مياه", "--comparator", "!"), 2),
        (("--start", "x", "--end", "9"), 2),
        (("--start", "-3", "--end", "9"), 1),
        (("--start", "9", "--end", "3"), 1),
        (("--start", "4", "--end", "5"), 1),
        (("--start", "0", "--end", "99999"), 1),
        (("--quote", "لا شيء"), 1),
        (("--quote", "مياه", "--occurrence", "9"), 1),
        (("--quote", "حصيلة الشهر", "--unit", "tonne"), 1),
        (("--quote", "حصيلة الشهر", "--value", "3", "--unit", "طن"), 1),
        (("--quote", "حصيلة الشهر", "--value", "3", "--counted", "\udcff"), 1),
    ],
)
def test_a_wrong_place_or_field_is_refused_and_nothing_is_recorded(
    busy: CommandLine, options: tuple[str, ...], code: int
) -> None:
    article, size = article_of(busy), busy.size()

    refused(busy("claim", "add", article, *options), code)

    assert busy.size() == size


def test_an_article_that_is_not_there_is_refused(busy: CommandLine) -> None:
    refused(busy("claim", "add", "a-nothere", "--start", "0", "--end", "3"), 1)


def test_an_erased_article_is_refused(busy: CommandLine) -> None:
    article = article_of(busy)
    busy.done("redact", article, "--only-text", "--because", "a private matter", "--yes")

    refused(busy("claim", "add", article, "--start", "0", "--end", "3"), 1)
