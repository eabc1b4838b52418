"""What `ledger.api` offers is there, and loads no more than its use asks for."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from ledger import api

LOADED = """
import sys
from ledger import api
for name in sys.argv[1:]:
    getattr(api, name)
print(*sys.modules)
"""


def test_every_name_is_there_and_told_to_type_checkers_from_the_same_home() -> None:
    tree = ast.parse(Path(str(api.__file__)).read_text("utf-8"))
    told = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("ledger.")
        for alias in node.names
    }

    assert set(told) == set(api.__all__)
    for name, home in told.items():
        assert getattr(api, name) is getattr(sys.modules[str(home)], name)


def test_a_name_that_is_not_there_is_an_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'reader'"):
        _ = api.reader


def test_reading_a_text_loads_no_database() -> None:
    line = [sys.executable, "-c", LOADED, "preview", "read_inputs", "default_address"]
    loaded = subprocess.run(line, capture_output=True, text=True, check=True).stdout.split()

    assert "ledger.api.article_preview" in loaded
    assert not {"sqlalchemy", "sqlmodel"} & set(loaded)
