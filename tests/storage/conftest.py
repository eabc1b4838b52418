"""Every test that asks for `workshop` or `engine` runs on each engine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ledger.storage.engine import Engine
from tests.storage.engines import ENGINES, EngineUnderTest, Workshop


@pytest.fixture(
    params=[pytest.param(kind, id=kind.name, marks=kind.marks) for kind in ENGINES], scope="module"
)
def workshop(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Workshop]:
    kind: EngineUnderTest = request.param
    made = Workshop(kind, tmp_path_factory.mktemp(kind.name))
    yield made
    made.close()


@pytest.fixture
def engine(workshop: Workshop) -> Engine:
    return workshop.new()
