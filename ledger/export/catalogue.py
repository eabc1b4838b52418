"""The export formats, in the order in which help shows them."""

from __future__ import annotations

from typing import Final

from ledger.errors import Unsupported
from ledger.export.exporter import Exporter
from ledger.export.jsonl import JsonLines

EXPORTERS: Final[tuple[Exporter, ...]] = (JsonLines(),)


def exporter(name: str) -> Exporter:
    """Return the exporter of this name.

    Raises:
        Unsupported: There is none; the message lists those there are.
    """
    for known in EXPORTERS:
        if known.name == name:
            return known
    names = ", ".join(known.name for known in EXPORTERS)
    raise Unsupported(kind="export format", name=name, known=names)
