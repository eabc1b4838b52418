"""Numbers as texts: the order of the texts is the order of the numbers."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ledger.storage.claim_filter import decimal_of
from ledger.storage.sql.number_key import number_key

numbers = st.decimals(allow_nan=False, allow_infinity=False).filter(
    lambda number: decimal_of(str(number)) is not None
) | st.sampled_from([Decimal(text) for text in ("0", "-0", "1", "-1", "10", "0.1", "9.99", "-10")])


@given(left=numbers, right=numbers)
def test_keys_compare_like_their_numbers(left: Decimal, right: Decimal) -> None:
    assert (number_key(left) < number_key(right)) == (left < right)
    assert (number_key(left) == number_key(right)) == (left == right)


def test_writing_does_not_matter() -> None:
    ways = ("43630", "43630.0", "4.363E4", "0043630")
    assert len({number_key(Decimal(way)) for way in ways}) == 1


def test_figures_that_floats_confuse_are_kept_apart() -> None:
    keys = [number_key(Decimal(text)) for text in ("9007199254740992", "9007199254740993")]
    assert keys[0] < keys[1]
