"""The version that stands with every claim names one state of the rules."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from ledger.extraction import RulesExtractor, extract

ROOT = Path(__file__).resolve().parents[2]
ASK = "from ledger.extraction import RulesExtractor; print(RulesExtractor().version)"


def _version_in(folder: Path) -> str:
    asked = subprocess.run(
        [sys.executable, "-c", ASK], cwd=folder, capture_output=True, text=True, check=True
    )
    return asked.stdout.strip()


def test_every_claim_can_name_the_rules_that_read_it() -> None:
    assert extract("41 wells").extractor == f"rules/{RulesExtractor().version}"


def test_another_word_in_a_lexicon_is_another_version(tmp_path: Path) -> None:
    shutil.copytree(
        ROOT / "ledger", tmp_path / "ledger", ignore=shutil.ignore_patterns("__pycache__")
    )
    before = _version_in(tmp_path)

    words = tmp_path / "ledger" / "extraction" / "lexicons" / "en.toml"
    words.write_text(words.read_text("utf-8") + '\n[marks.no_such]\nnone = ["wells"]\n', "utf-8")

    assert before == _version_in(ROOT)
    assert before != _version_in(tmp_path)
