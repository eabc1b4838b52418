"""A closed ledger with five events, alone in its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.storage.histories import Ids, opening
from tests.storage.sql.desk import created


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "desk.db"
    engine = created(path)
    engine.append(opening(Ids()))
    engine.close()
    return path
