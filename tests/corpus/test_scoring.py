"""The scorer: what is right counts, what is wrong does not, and both are told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from ledger.extraction import Extraction, extract
from tests.corpus.gold import GoldArticle, load_article
from tests.corpus.scoring import Score, score_articles

ARTICLE = """
lang = "en"
domain = "water"
published = 2031-05-08
text = '''
Rana Aziz said on ⟦d1|3 May 2031⟧ that crews had cleared ⟦q1|41⟧ wells, of which ⟦q2|25⟧ in Marwan
and ⟦q3|16⟧ in Sal. It was the ⟦t1|2nd⟧ edition.
'''
[quantities]
q1 = { value = "41", counted = ["well"], speaker = ["Rana Aziz"] }
q2 = { value = "25", counted = ["well"], place = "Marwan", speaker = ["Rana Aziz"], part_of = "q1" }
q3 = { value = "16", counted = ["well"], place = "Sal", speaker = ["Rana Aziz"], part_of = "q1" }
[dates]
d1 = { iso = "2031-05-03" }
[traps]
t1 = "edition"
[sums]
x1 = { total = "q1", parts = ["q2", "q3"], result = "adds_up" }
"""


@pytest.fixture
def article(tmp_path: Path) -> GoldArticle:
    file = tmp_path / "en" / "dev" / "wells.toml"
    file.parent.mkdir(parents=True)
    file.write_text(ARTICLE, encoding="utf-8")
    return load_article(file)


def _scored(article: GoldArticle, **changed: object) -> Score:
    """Score what the extractor says of the article, with some of it exchanged."""

    def read(text: str, lang: str | None, published: date | None) -> Extraction:
        found = extract(text, lang, published)
        made = {
            name: value(getattr(found, name)) if callable(value) else value
            for name, value in changed.items()
        }
        return msgspec.structs.replace(found, **made)

    return score_articles([article], read)


def test_a_right_answer_is_right_in_every_measure(article: GoldArticle) -> None:
    score = _scored(article)

    assert score.misses == []
    assert score.row() | {"traps hit": "0.000", "false alarms": "0"} == score.row()
    assert set(score.row().values()) == {"1.000", "0.000", "0"}


def test_what_is_left_out_is_missed(article: GoldArticle) -> None:
    score = _scored(article, claims=lambda claims: claims[1:], dates=(), checks=())

    assert score.quantities.recall == pytest.approx(2 / 3)
    assert score.quantities.precision == 1
    assert score.dates.recall == 0
    assert score.sums.share == 0
    assert {miss.kind for miss in score.misses} >= {"missed", "date", "sum"}


def test_another_value_is_a_miss_and_an_extra(article: GoldArticle) -> None:
    def altered(claims: tuple[object, ...]) -> tuple[object, ...]:
        first = claims[0]
        quantity = msgspec.structs.replace(first.quantity, value="14")  # type: ignore[attr-defined]
        return (msgspec.structs.replace(first, quantity=quantity), *claims[1:])  # type: ignore[type-var]

    score = _scored(article, claims=altered)

    assert (score.quantities.hits, score.quantities.said, score.quantities.gold) == (2, 3, 3)


def test_a_wrong_side_of_a_match_is_counted_where_it_is_wrong(article: GoldArticle) -> None:
    def altered(claims: tuple[object, ...]) -> tuple[object, ...]:
        first = claims[0]
        quantity = msgspec.structs.replace(first.quantity, unit="metre", comparator=">")  # type: ignore[attr-defined]
        changed = msgspec.structs.replace(
            first,  # type: ignore[type-var]
            quantity=quantity,
            speaker="Somebody",
            negated=True,
        )
        return (changed, *claims[1:])

    score = _scored(article, claims=altered)

    assert score.quantities.f1 == 1
    assert score.unit.share == pytest.approx(2 / 3)
    assert score.comparator.share == pytest.approx(2 / 3)
    assert score.speaker.share == pytest.approx(2 / 3)
    assert score.negation.precision == 0
