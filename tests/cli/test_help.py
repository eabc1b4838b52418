"""Help is complete, true and quick."""

from __future__ import annotations

import inspect
import subprocess
import sys
import time
from importlib import import_module

import pytest

from ledger import __version__
from ledger.cli.catalogue import COMMANDS, Entry
from ledger.domain.claim import FLAGS, Claim
from tests.cli.command_line import CommandLine

GROUPS = {
    "claim": ("add", "dismiss"),
    "source": ("add", "list"),
    "evidence": ("add", "remove"),
    "finding": ("resolve",),
    "actor": ("add", "list", "key"),
}


def test_help_lists_every_command_in_the_catalogues_order(bare: CommandLine) -> None:
    told = bare.done("--help").out

    places = [told.index(f"\n  {entry.name} ") for entry in COMMANDS]
    assert places == sorted(places)


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_every_command_explains_itself_in_the_catalogues_words(
    entry: Entry, bare: CommandLine
) -> None:
    told = " ".join(bare.done(entry.name, "--help").out.split())

    assert entry.summary in told


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_every_line_of_the_catalogue_is_a_module_that_says_which_command_it_is(
    entry: Entry,
) -> None:
    module = import_module(f"ledger.cli.commands.{entry.module}")

    assert f"`factledger {entry.name}" in str(inspect.getdoc(module))


@pytest.mark.parametrize(
    "line", [(group, name) for group, names in GROUPS.items() for name in names]
)
def test_every_command_of_a_group_has_help(line: tuple[str, str], bare: CommandLine) -> None:
    assert "Usage: factledger" in bare.done(*line, "--help").out
    assert line[1] in bare.done(line[0], "--help").out


def test_the_version_is_the_packages(bare: CommandLine) -> None:
    assert bare.done("--version").out == f"factledger {__version__}\n"


def test_a_mistyped_command_is_answered_with_the_nearest(bare: CommandLine) -> None:
    answer = bare("aprove", "c-1")

    assert answer.code == 2
    assert "did you mean 'approve'" in answer.err


def test_the_flags_that_can_be_asked_for_are_those_that_claims_raise() -> None:
    source = inspect.getsource(Claim.flags.fget)  # type: ignore[attr-defined]  # a property

    assert all(f'"{flag}"' in source for flag in FLAGS)
    assert source.count('": ') == len(FLAGS)


def test_a_shell_can_complete_commands_and_choices() -> None:
    def completed(words: str) -> str:
        line = [sys.executable, "-m", "ledger.cli"]
        environment = {
            "_FACTLEDGER_COMPLETE": "complete_bash",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1),
            "PATH": "/usr/bin:/bin",
        }
        return subprocess.run(
            line, capture_output=True, text=True, env=environment, check=False
        ).stdout

    assert completed("factledger hist").split() == ["history"]
    assert set(completed("factledger claims --status in_").split()) == {"in_check", "in_review"}


@pytest.mark.slow
def test_help_costs_hardly_more_than_its_library() -> None:
    def seconds(*arguments: str) -> float:
        begun = time.perf_counter()
        subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
        return time.perf_counter() - begun

    library, told = [], []
    for _ in range(12):  # in turns, so that a busy moment meets both; the best of each is compared
        library.append(seconds("-c", "import typer"))
        told.append(seconds("-m", "ledger.cli", "--help"))

    assert min(told) <= 1.5 * min(library)
