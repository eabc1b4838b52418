"""The queue's pages, against a plain list: whatever is asked for in whatever order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ledger.api import ClaimQuery, ClaimRow
from tui.claim_pages import KEPT, PAGE, ClaimPages


def row(seq: int) -> ClaimRow:
    return ClaimRow(
        id=f"c-{seq}",
        seq=seq,
        version=1,
        article="a-1",
        lang="en",
        status="new",
        revision=1,
        kind="statement",
        text="",
        start=0,
        end=0,
        said_on="2031-05-01",
        created_at="",
        updated_at="",
        search="",
    )


def answer(rows: list[ClaimRow], query: ClaimQuery) -> list[ClaimRow]:
    """What a ledger with these claims, oldest first, answers."""
    newest = query.order == "newest"
    found = list(reversed(rows)) if newest else rows
    if query.after is not None:
        past = query.after
        found = [each for each in found if (each.seq < past if newest else each.seq > past)]
    return found[: query.limit]


def read(pages: ClaimPages, rows: list[ClaimRow], place: int) -> int:
    """Read towards a place; return how many pages were asked for."""
    asked = 0
    while (page := pages.wanted(place)) is not None:
        pages.take(page, answer(rows, pages.query_of(page)))
        asked += 1
        assert asked < 100, "reading towards a place comes to an end"
    return asked


@given(
    size=st.integers(0, 6 * PAGE),
    newest=st.booleans(),
    counted=st.booleans(),
    places=st.lists(st.integers(0, 7 * PAGE), max_size=8),
)
def test_every_place_holds_the_claim_that_a_list_would(
    size: int, newest: bool, counted: bool, places: list[int]
) -> None:
    rows = [row(seq * 3) for seq in range(size)]
    query = ClaimQuery(order="newest" if newest else "oldest")
    pages = ClaimPages(query, total=size if counted else None, bound=size * 3 + 1)
    plain = list(reversed(rows)) if newest else rows
    for place in [0, *places]:
        read(pages, rows, place)
        assert pages.row(place) == (plain[place] if place < size else None)
        if place < size:
            assert pages.place_of(plain[place].id) == place
        assert len(pages._kept) <= KEPT


@given(newest=st.booleans())
def test_both_ends_are_one_page_away(newest: bool) -> None:
    rows = [row(seq) for seq in range(50 * PAGE)]
    query = ClaimQuery(order="newest" if newest else "oldest")
    pages = ClaimPages(query, total=len(rows), bound=len(rows))
    assert read(pages, rows, 0) == 1
    assert read(pages, rows, len(rows) - 1) == 1


def test_claims_that_come_later_do_not_shift_the_end() -> None:
    rows = [row(seq) for seq in range(4 * PAGE)]
    pages = ClaimPages(ClaimQuery(order="oldest"), total=len(rows), bound=len(rows))
    read(pages, [*rows, row(9_999)], len(rows) - 1)
    assert pages.row(len(rows) - 1) == rows[-1]


def test_a_wrong_count_is_put_right_when_the_end_is_seen() -> None:
    rows = [row(seq) for seq in range(PAGE + 5)]
    pages = ClaimPages(ClaimQuery(order="oldest"), total=PAGE + 9, bound=1_000)
    read(pages, rows, PAGE)
    assert pages.size == PAGE + 5
    assert pages.counted


def test_a_newer_state_takes_its_place() -> None:
    rows = [row(seq) for seq in range(5)]
    pages = ClaimPages(ClaimQuery(order="oldest"), total=5, bound=5)
    read(pages, rows, 0)
    changed = ClaimRow(
        **{name: getattr(rows[2], name) for name in rows[2].__struct_fields__} | {"version": 2}
    )
    pages.replace(changed)
    assert pages.row(2) == changed
