"""The extractor against the gold: no measure falls below its floor."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import cast, get_args

import pytest

from tests.corpus.gold import CORPUS, LANGUAGES, Split, load_articles
from tests.corpus.scoring import CEILINGS, Score, score_articles

FLOORS = tomllib.loads((CORPUS / "floors.toml").read_text(encoding="utf-8"))
FLOORED = [
    (lang, split, measure, floor)
    for lang in LANGUAGES
    for split in get_args(Split)
    for measure, floor in FLOORS[lang][split].items()
]


@cache
def _score(lang: str, split: Split) -> Score:
    return score_articles(load_articles(lang, split))


@pytest.mark.parametrize(("lang", "split", "measure", "floor"), FLOORED)
def test_no_measure_falls_below_its_floor(
    lang: str, split: str, measure: str, floor: float
) -> None:
    score = _score(lang, cast(Split, split))

    reached = float(score.row()[measure])

    if measure in CEILINGS:
        assert reached <= floor
    else:
        assert reached >= floor


def test_every_language_and_split_has_floors_for_every_measure() -> None:
    for lang in LANGUAGES:
        for split in get_args(Split):
            assert set(FLOORS[lang][split]) == set(_score(lang, split).row())
