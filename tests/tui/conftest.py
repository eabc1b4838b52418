"""A desk of its own for every story."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.api import Ledger
from tests.tui.desk_stories import full_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with two English claims and three Arabic ones, opened by amal."""
    with full_desk(tmp_path) as ledger:
        yield ledger
