"""factledger: a fact-check ledger. Claims, verdicts, and a log that anyone can verify.

    from ledger import create_ledger, open_ledger

The names load on first use, so that `import ledger` costs nothing and touches no database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ledger.api import Ledger, create_ledger, open_ledger

__version__ = "0.1.0"
__all__ = ["Ledger", "__version__", "create_ledger", "open_ledger"]


def __getattr__(name: str) -> object:
    if name in __all__:
        from ledger import api  # noqa: PLC0415  # on first use: see the module's docstring

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
