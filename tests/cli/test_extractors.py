"""Extractors that other packages bring: found by name, believed as far as they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command_line import CommandLine
from tests.cli.packages import Site
from tests.cli.refusals import refused

HEAD = """
from ledger.errors import Unsupported
from ledger.extraction import Candidate, Document, Extraction
from ledger.domain.quantities import Quantity

def claim(text, start, words, **changes):
    end = start + len(words)
    figure = Quantity(text=words, start=start, end=end, value=words)
    return Candidate(**{"kind": "quantity", "start": start, "end": end, "text": words,
                        "quantity": figure, "score": "0.31", "rules": ("wells",), **changes})

class Wells:
    name, version, langs = "wells", "7", ("ar", "en")

    def extract(self, document):
        text = document.text
        at = text.index("41")
        claims = %s
        return Extraction(lang=%s, extractor="rules/1", claims=claims)
"""
HONEST = HEAD % ('(claim(text, at, "41"),)', '"ar"')
TALKATIVE = "print('loading')\n" + HONEST.replace(
    "text = document", "print('at work'); text = document"
)
CARELESS = HEAD % ('(claim(text, at, "41"), claim(text, at, "14"))', '"ar"')


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "site")


def test_a_plug_in_is_found_by_its_name_and_recorded_with_its_version_and_confidence(
    site: Site, desk: CommandLine
) -> None:
    site.install("wells", "plug:Wells", source=TALKATIVE)
    article = desk.article()

    seen = site("extract", article, "--extractor", "wells", "--format", "json")
    added = site("add", article, "--extractor", "wells", "--format", "json")

    assert (seen.code, added.code) == (0, 0), seen.err + added.err
    (report,) = seen.json
    assert (report["extractor"], report["notes"]) == ("wells/7", [])
    assert [each["quantity"]["value"] for each in report["claims"]] == ["41"]
    (taken,) = added.json
    assert "at work" in seen.err
    history = desk.done("history", taken["claims"][0]).out
    assert "by wells/7" in history
    recorded = desk.done("show", taken["claims"][0], "--format", "json").out
    assert '"0.31"' in recorded
    assert "wells" in recorded


def test_what_does_not_hold_in_an_answer_is_left_out_and_told(
    site: Site, desk: CommandLine
) -> None:
    site.install("wells", "plug:Wells", source=CARELESS)
    article = desk.article()

    seen = site("extract", article, "--extractor", "wells", "--format", "json")
    added = site("add", article, "--extractor", "wells", "--format", "json")

    assert "claim 2 was left out: its text is not what stands at" in seen.err
    assert "claim 2 was left out: its text is not what stands at" in added.err
    assert [note["kind"] for note in seen.json[0]["notes"]] == ["dropped"]
    assert [note["kind"] for note in added.json[0]["notes"]] == ["dropped"]
    assert len(added.json[0]["claims"]) == 1


def test_an_unknown_name_lists_those_installed(site: Site, desk: CommandLine) -> None:
    site.install("wells", "plug:Wells", source=HONEST)

    answer = site("extract", desk.article(), "--extractor", "welle")

    refused(answer, 2)
    assert "'welle' is no extractor that is known here; there are: rules, wells" in answer.err


def test_a_shell_completes_the_names(site: Site) -> None:
    site.install("wells", "plug:Wells", source=HONEST)

    answer = site(
        _FACTLEDGER_COMPLETE="complete_bash",
        COMP_WORDS="factledger extract --extractor ",
        COMP_CWORD="3",
    )

    assert answer.out.split() == ["rules", "wells"]


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("import nowhere_to_be_found", "cannot be loaded, ModuleNotFoundError"),
        ("raise SystemExit(0)", "cannot be loaded, SystemExit"),
        ("Wells = (", "cannot be loaded, File"),
        ("", "cannot be loaded, "),
        ("Wells = 7", "plug:Wells has no method extract"),
        (HONEST.replace('"wells", "7"', '"rules", "7"'), "it calls itself 'rules'"),
        (HONEST.replace('"wells", "7"', '"wells", ""'), "it names no version"),
        (HONEST.replace('("ar", "en")', '"ar"'), "its languages are no tuple of codes"),
        (HONEST.replace('index("41")', 'index("no such words")'), "ValueError: substring"),
        (HONEST.replace('index("41")', 'index("41") / 0'), "ZeroDivisionError"),
        (HONEST.replace("claims = (", "raise SystemExit; claims = ("), "SystemExit"),
        (HONEST.replace("return Extraction", "return dict"), "answered dict, not an Extraction"),
        (HONEST.replace('lang="ar"', 'lang="de"'), "read the text as de"),
        (HONEST.replace('lang="ar"', "lang=None"), "names no language"),
        (HONEST.replace("def extract", "def extrakt"), "has no method extract"),
    ],
    ids=lambda text: text[:30] if "\n" not in text else "",
)
def test_a_plug_in_that_fails_is_one_clear_error_and_nothing_is_recorded(
    source: str, says: str, site: Site, desk: CommandLine
) -> None:
    site.install("wells", "plug:Wells", source=source or "\n")
    before = desk.size()

    for command in ("extract", "add"):
        answer = site(command, desk.article(), "--extractor", "wells")

        refused(answer, 5)
        assert says in answer.err
        assert "Traceback" not in answer.err
    assert desk.size() == before


def test_a_failure_at_the_last_article_leaves_the_first_out_too(
    site: Site, desk: CommandLine
) -> None:
    site.install("wells", "plug:Wells", source=HONEST)
    before = desk.size()

    answer = site(
        "add", desk.article(), desk.file("dry.txt", "No figure here.\n"), "--extractor", "wells"
    )

    refused(answer, 5)
    assert desk.size() == before


def test_a_language_that_it_does_not_read_is_refused_before_it_is_asked(
    site: Site, desk: CommandLine
) -> None:
    site.install("wells", "plug:Wells", source=HONEST)

    answer = site("extract", desk.article(), "--extractor", "wells", "--lang", "tr")

    refused(answer, 2)
    assert "ar, en" in answer.err
    assert "extractor wells" in answer.err


def test_two_packages_of_one_name_are_refused(site: Site, desk: CommandLine) -> None:
    site.install("wells", "plug:Wells", source=HONEST)
    site.install("wells", "other:Wells", source=HONEST, package="other")

    answer = site("extract", desk.article(), "--extractor", "wells")

    refused(answer, 5)
    assert "several packages bring one of this name (other, plug)" in answer.err


def test_no_package_takes_the_place_of_the_rules(site: Site, desk: CommandLine) -> None:
    site.install("rules", "plug:Wells", source=HONEST)

    seen = site("extract", desk.article(), "--format", "json")

    assert seen.json[0]["extractor"].startswith("rules/")
    assert len(seen.json[0]["claims"]) > 1


@pytest.mark.parametrize("line", [("--help",), ("extract", "--help"), ("stats",), ("extract",)])
def test_nothing_of_a_plug_in_is_loaded_unless_it_is_asked_for(
    line: tuple[str, ...], site: Site, desk: CommandLine
) -> None:
    site.install("wells", "plug:Wells", source="raise RuntimeError('loaded')")
    words = (*line, str(desk.article())) if line == ("extract",) else line

    answer = site(*words)

    assert (answer.code, answer.err) == (0, "")
