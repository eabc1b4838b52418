"""The contract of the content-addressed store for long texts: articles and snapshots.

Blobs are written by `EventStore.append`, with the events that name them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol


class BlobStore(Protocol):
    """Bytes by their hexadecimal SHA-256."""

    def blob(self, sha256: str) -> bytes | None:
        """Return the bytes, or None when they are absent or erased."""
        ...

    def blob_names(self) -> Iterator[str]:
        """Yield the names of all blobs, in order."""
        ...
