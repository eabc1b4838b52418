"""Every test runs in the same surroundings, whoever's machine it is.

Nothing of the caller's home, time zone, colours or settings is seen, and nothing is left there.
The surroundings are set before the first test module is imported, and put back at the end.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A zone that is not UTC, written so that it needs no zone files: a time that was read as local
# where UTC was meant is three hours off and shows.
ZONE = "<+03>-3"

UNSET = frozenset(
    {
        *("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE"),
        *("TTY_INTERACTIVE", "GITHUB_ACTIONS", "COLUMNS", "LINES", "PYTHONPATH", "EDITOR", "PAGER"),
    }
)
UNSET_PREFIXES = ("FACTLEDGER_", "XDG_", "TEXTUAL", "LC_", "_FACTLEDGER_")

settings.register_profile(
    "dev",
    deadline=None,  # the machine's speed is no property of the code
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("ci", parent=settings.get_profile("dev"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI", "").lower() == "true" else "dev")

_surroundings = pytest.StashKey[Iterator[None]]()


def pytest_configure(config: pytest.Config) -> None:
    """Take the caller's surroundings away before any test module can look at them."""
    change = _hermetic()
    next(change)
    config.stash[_surroundings] = change


def pytest_unconfigure(config: pytest.Config) -> None:
    """Put the caller's surroundings back."""
    change = config.stash.get(_surroundings, None)
    if change is not None:
        next(change, None)


def _hermetic() -> Iterator[None]:
    with tempfile.TemporaryDirectory(prefix="factledger-tests-") as place:
        home = Path(place).resolve()
        folders = {
            "HOME": home,
            "USERPROFILE": home,
            "XDG_DATA_HOME": home / "data",
            "XDG_CONFIG_HOME": home / "config",
            "XDG_STATE_HOME": home / "state",
            "XDG_CACHE_HOME": home / "cache",
        }
        with pytest.MonkeyPatch.context() as patch:
            for name in tuple(os.environ):
                if name in UNSET or name.startswith(UNSET_PREFIXES):
                    patch.delenv(name)
            for name, folder in folders.items():
                folder.mkdir(exist_ok=True)
                patch.setenv(name, str(folder))
            patch.setenv("LANG", "C.UTF-8")
            patch.setenv("TZ", ZONE)
            _read_zone()
            yield
        _read_zone()


def _read_zone() -> None:
    """Make the process look at TZ again; Windows has no such door and keeps its zone."""
    if hasattr(time, "tzset"):
        time.tzset()
