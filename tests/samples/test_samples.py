"""The samples are what the demonstration needs: readable, with claims, and a slip to find."""

from __future__ import annotations

from datetime import date

from ledger.extraction import extract
from ledger.samples import sample_articles


def test_every_sample_has_claims_in_its_own_language() -> None:
    for sample in sample_articles():
        found = extract(sample.text, published=date.fromisoformat(sample.published_on))

        assert found.lang == sample.lang
        assert found.claims, sample.title


def test_one_sample_has_parts_that_miss_their_whole() -> None:
    results = [check.result for each in sample_articles() for check in extract(each.text).checks]

    assert "does_not_add_up" in results
    assert "adds_up" in results
