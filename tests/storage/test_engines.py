"""The catalogue names engines without loading them."""

from __future__ import annotations

import subprocess
import sys

from ledger.storage.engines import ENGINES
from tests.storage.engines import ENGINES as UNDER_TEST

LOOK = """
import sys
import ledger.storage.engines as engines
from ledger.errors import LedgerError
engine = engines.create_engine("memory:", log_id="x", projections=())
try:
    engines.open_engine("mysql://host/x", projections=())
except LedgerError:
    pass
print(sorted({"sqlmodel", "sqlalchemy", "sqlite3", "pydantic"} & set(sys.modules)))
"""


def test_sql_is_loaded_only_for_an_sql_ledger() -> None:
    shown = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)
    assert shown.stdout == "[]\n"


def test_every_engine_is_under_the_contract_suite() -> None:
    assert len(UNDER_TEST) == len(ENGINES)
