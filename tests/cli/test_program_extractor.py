"""The example of docs/plugins: built, installed, and asked through the command line, also when the
program behind it misbehaves in every way that a program can.
"""

from __future__ import annotations

import json
import shlex
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from tests.cli.command_line import CommandLine
from tests.cli.packages import Site
from tests.cli.refusals import refused

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "plugins" / "program"

# What the program does when it is asked; `asked` is the request, `say` prints an answer.
PROGRAM = """
import json, os, sys, time
from pathlib import Path

def say(**answer):
    print(json.dumps({"id": asked["id"], "version": "test-1", **answer}), flush=True)

def claim(words, start, **more):
    quantity = {"text": words, "start": start, "end": start + len(words), "value": words}
    return {"kind": "quantity", "start": start, "end": start + len(words), "text": words,
            "score": "0.66", "quantity": quantity, **more}

for line in sys.stdin:
    asked = json.loads(line)
    at = asked["text"].find("41")
    exec(sys.argv[1])
"""
ANSWER = 'say(claims=[claim("41", at)])'


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("wheel")
    line = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)]
    built = subprocess.run(line, cwd=EXAMPLE, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = place.glob("*.whl")
    return path


@pytest.fixture
def site(wheel: Path, tmp_path: Path) -> Site:
    """The example as it is after `pip install`."""
    made = Site(tmp_path / "site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(made.place)
    (made.place / "program.py").write_text(PROGRAM, "utf-8")
    return made


def program(site: Site, body: str) -> str:
    """The command that runs the program with this behaviour."""
    return shlex.join([sys.executable, str(site.place / "program.py"), body])


def test_the_example_program_finds_figures_with_exact_places(site: Site, desk: CommandLine) -> None:
    article = desk.article()
    command = shlex.join([sys.executable, str(EXAMPLE / "examples" / "find_figures.py")])

    seen = site(
        *("extract", article, "--extractor", "program", "--format", "json"),
        FACTLEDGER_PROGRAM=command,
    )
    added = site("add", article, "--extractor", "program", FACTLEDGER_PROGRAM=command)

    assert (seen.code, seen.err, added.code) == (0, "", 0)
    (report,) = seen.json
    text = article.read_text("utf-8")
    assert report["lang"] == "ar"
    assert report["extractor"] == "program/1+figures-1"
    assert report["claims"]
    for claim in report["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["text"]
        quantity = claim["quantity"]
        assert text[quantity["start"] : quantity["end"]] == quantity["text"]
    assert "by program/1+figures-1" in desk.done("history", desk.claim()).out


def test_one_program_is_asked_for_every_article_and_ends_with_the_command(
    site: Site, desk: CommandLine
) -> None:
    notes = desk.place / "notes"
    body = f"open({str(notes)!r}, 'a').write(f'{{os.getpid()}}\\n'); {ANSWER}"
    articles = [desk.file(f"{name}.txt", f"{name}: 41 wells.\n") for name in "abc"]

    answer = site(
        "extract", *articles, "--extractor", "program", FACTLEDGER_PROGRAM=program(site, body)
    )

    assert answer.code == 0, answer.err
    asked = notes.read_text().split()
    assert len(asked) == 3
    assert len(set(asked)) == 1
    assert not Path(f"/proc/{asked[0]}").exists()


def test_what_a_program_gets_wrong_is_left_out_and_told(site: Site, desk: CommandLine) -> None:
    # Offsets that count bytes, a claim without a place, a part of nothing, a wrong mention
    body = """say(claims=[
        claim("41", at * 2), {"kind": "quantity"}, claim("41", at, mentions=[[0, 10**9], [0, 5]]),
        "words",
    ], dates=7 and [[1]], lang="ar")"""

    answer = site(
        *("extract", desk.article(), "--extractor", "program", "--format", "json"),
        FACTLEDGER_PROGRAM=program(site, " ".join(body.split())),
    )

    assert answer.code == 0, answer.err
    (report,) = answer.json
    (kept,) = report["claims"]
    assert kept["mentions"] == [[0, 5], [kept["start"], kept["end"]]]
    assert {note["what"] for note in report["notes"]} == {
        *("claim 1", "claim 2", "1 mention(s) of claim 3", "claim 4", "date 1"),
    }
    assert answer.err.count("was left out: ") == 5


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("sys.exit(3)", "it ended with status 3 instead of answering"),
        ("os.abort()", "it was ended by SIGABRT instead of answering"),
        ("os.close(1); time.sleep(60)", "it closed its standard output instead of answering"),
        ("time.sleep(60)", "it gave no answer in 1 seconds"),
        ("print('loading model', flush=True); " + ANSWER, "its answer is no JSON"),
        ("print('[' * 100_000, flush=True)", "its answer is no JSON"),
        ("os.write(1, b'\\xff\\xfe\\n')", "its answer is no JSON"),
        ("print('[]', flush=True)", "its answer is no JSON object"),
        ("print('x' * (20 << 20), flush=True)", "its answer is longer than 16 MiB"),
        ("asked['id'] = 9; " + ANSWER, "it answered another question"),
        ("say(error='out of memory')", "it says: out of memory"),
        ("say(claims=7)", "its claims are int, not a tuple"),
        ("say(claims=[], lang='de')", "it read the text as de"),
        ("say(claims=[], lang=[])", "names no language"),
        ("print('the gpu is gone', file=sys.stderr); sys.exit(1)", "it wrote: the gpu is gone"),
    ],
)
def test_a_program_that_fails_is_one_clear_error_and_nothing_is_recorded(
    body: str, says: str, site: Site, desk: CommandLine
) -> None:
    before = desk.size()

    answer = site(
        *("add", desk.article(), "--extractor", "program"),
        FACTLEDGER_PROGRAM=program(site, body),
        FACTLEDGER_PROGRAM_SECONDS="1" if "sleep(60)" in body and "close" not in body else "30",
    )

    refused(answer, 5)
    assert says in answer.err
    assert desk.size() == before


def test_a_program_that_reads_nothing_of_a_long_text_is_given_up(
    site: Site, desk: CommandLine
) -> None:
    article = desk.file("long.txt", "41 wells. " * 100_000)
    deaf = shlex.join([sys.executable, "-c", "import time; time.sleep(60)"])
    begun = time.monotonic()

    answer = site(
        *("extract", article, "--extractor", "program"),
        FACTLEDGER_PROGRAM=deaf,
        FACTLEDGER_PROGRAM_SECONDS="1",
    )

    refused(answer, 5)
    assert "it gave no answer in 1 seconds" in answer.err
    assert time.monotonic() - begun < 30


def test_a_program_that_died_once_is_started_again(site: Site, desk: CommandLine) -> None:
    mark = desk.place / "died"
    body = f"p = Path({str(mark)!r}); (p.exists() or (p.touch(), os._exit(1))); {ANSWER}"

    answer = site(
        *("extract", desk.article(), "--extractor", "program", "--format", "json"),
        FACTLEDGER_PROGRAM=program(site, body),
    )

    assert answer.code == 0, answer.err
    assert len(answer.json[0]["claims"]) == 1


@pytest.mark.parametrize(
    ("command", "seconds", "says"),
    [
        ("", "60", "FACTLEDGER_PROGRAM names no program"),
        ("'", "60", "FACTLEDGER_PROGRAM is no command"),
        ("/nowhere/model", "60", "/nowhere/model cannot be started"),
        ("cat", "soon", "FACTLEDGER_PROGRAM_SECONDS is no time"),
        ("cat", "nan", "FACTLEDGER_PROGRAM_SECONDS is no time"),
    ],
)
def test_a_program_that_is_not_there_is_told_with_what_to_do(
    command: str, seconds: str, says: str, site: Site, desk: CommandLine
) -> None:
    answer = site(
        *("extract", desk.article(), "--extractor", "program"),
        FACTLEDGER_PROGRAM=command,
        FACTLEDGER_PROGRAM_SECONDS=seconds,
    )

    refused(answer, 5)
    assert says in answer.err


def test_the_answer_in_the_documentation_holds(site: Site, desk: CommandLine) -> None:
    told = (EXAMPLE.parents[1] / "extractors.md").read_text("utf-8")
    answer = told[told.index('{"id": 1, "version"') :].partition("```")[0]
    text = json.loads(answer)["claims"][0]["text"]

    seen = site(
        *("extract", desk.file("told.txt", text), "--extractor", "program", "--format", "json"),
        FACTLEDGER_PROGRAM=program(site, f"print(json.dumps(json.loads({answer!r})), flush=True)"),
    )

    assert seen.code == 0, seen.err
    assert seen.json[0]["notes"] == []
    assert len(seen.json[0]["claims"]) == 1


def test_an_interruption_ends_the_program_too(site: Site, desk: CommandLine) -> None:
    mark = desk.place / "asked"
    body = f"Path({str(mark)!r}).write_text(str(os.getpid())); time.sleep(60)"
    with site.started(
        *("extract", desk.article(), "--extractor", "program"),
        FACTLEDGER_PROGRAM=program(site, body),
    ) as running:
        until = time.monotonic() + 30
        while not (mark.exists() and mark.read_text()) and time.monotonic() < until:
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate()

    assert (running.returncode, out, err) == (130, b"", b"")
    assert not Path(f"/proc/{mark.read_text()}").exists()
