"""A fingerprint of the rules: every module and every lexicon that a text is read by."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

_RULES = (".py", ".toml", ".tsv")
_LENGTH = 8


@cache
def fingerprint() -> str:
    """Return the first hexadecimal digits of a SHA-256 over this package's code and words.

    Read once in the life of the process. A changed comment changes it too: better a version more
    than two readings under one name.
    """
    digest = hashlib.sha256()
    for name, file in sorted(_files(resources.files("ledger.extraction"), "")):
        digest.update(f"{name}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:_LENGTH]


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, f"{path}{entry.name}/")
        elif entry.name.endswith(_RULES):
            yield f"{path}{entry.name}", entry
