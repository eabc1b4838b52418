"""An article becomes claims that know their place, or nothing at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.api import ClaimQuery, Ledger
from ledger.api.intake import Origin
from ledger.errors import InvalidValue, LedgerError, MissingText, Unreadable
from tests.desks import BRIEFING, SLIP, figure, new_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Ledger]:
    with new_desk(tmp_path) as opened:
        yield opened


def test_every_claim_knows_its_place_in_the_text(desk: Ledger) -> None:
    taken = desk.add_article(BRIEFING, Origin(published_on="2031-05-02", publisher="Marwan Post"))

    rows = desk.claims(ClaimQuery(article=taken.id))

    assert {row.quantity.value for row in rows if row.quantity} >= {"41", "25", "16", "12"}
    text = desk.article_text(taken.id)
    assert text == BRIEFING
    for row in rows:
        assert text[row.start : row.end] == row.text
        if row.quantity is not None:
            assert text[row.quantity.start : row.quantity.end] == row.quantity.text
        assert (row.publisher, row.said_on, row.status) == ("Marwan Post", "2031-05-02", "new")


def test_a_part_names_the_claim_of_its_whole(desk: Ledger) -> None:
    desk.add_article(BRIEFING)

    whole = figure(desk, "41")

    for part in ("25", "16"):
        quantity = desk.claim(figure(desk, part)).quantity
        assert quantity is not None
        assert quantity.part_of == whole


def test_the_same_text_again_changes_nothing(desk: Ledger) -> None:
    first = desk.add_article(BRIEFING)
    size = desk.size()

    again = desk.add_article(BRIEFING)

    assert (again.id, again.already, desk.size()) == (first.id, True, size)


def test_parts_that_miss_their_whole_raise_a_finding_on_it(desk: Ledger) -> None:
    taken = desk.add_article(SLIP)

    whole = desk.claim(figure(desk, "90"))

    assert taken.findings == 1
    (finding,) = whole.open_findings
    assert (finding.check, finding.expected, finding.observed) == ("sum", "90", "110")
    assert [row.id for row in desk.claims(ClaimQuery(flag="has_findings"))] == [whole.id]


def test_the_title_is_the_first_line_unless_one_is_given(desk: Ledger) -> None:
    desk.add_article(BRIEFING)
    desk.add_article(SLIP, Origin(title="Boats"))

    assert [row.title for row in desk.articles()] == [
        "Boats",
        "مجلس مياه مروان يعرض حصيلة الشهر",
    ]


@pytest.mark.parametrize(
    ("text", "origin", "error"),
    [
        ("", Origin(), Unreadable),
        (" \n\t", Origin(), Unreadable),
        ("41 wells \ud800", Origin(), Unreadable),
        ("The board said 41 wells\0 were cleared.", Origin(), LedgerError),
        (BRIEFING, Origin(published_on="last week"), InvalidValue),
        (BRIEFING, Origin(lang="tlh"), LedgerError),
    ],
    ids=["empty", "blank", "surrogate", "nul", "date", "language"],
)
def test_what_cannot_be_recorded_is_refused_whole(
    desk: Ledger, text: str, origin: Origin, error: type[LedgerError]
) -> None:
    size = desk.size()

    with pytest.raises(error):
        desk.add_article(text, origin)

    assert (desk.size(), desk.articles()) == (size, [])


def test_a_source_has_a_title_and_a_known_tier(desk: Ledger) -> None:
    source = desk.add_source(" Water board ", url="https://water.example", tier="primary")

    assert desk.source(source[:6]).title == "Water board"
    with pytest.raises(MissingText):
        desk.add_source("  ")
    with pytest.raises(InvalidValue):
        desk.add_source("Water board", tier="tertiary")
