"""The small files that commands read and write themselves: checkpoint notes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ledger import api
from ledger.errors import Unreadable

LARGEST_NOTE: Final = 64 << 10


def read_note(path: Path) -> str:
    """Return a signed note's text.

    Raises:
        Unreadable: There is no such file, or it is no text of a note's size.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_NOTE + 1)
        if not raw or len(raw) > LARGEST_NOTE:
            reason = "it is empty" if not raw else "it is too large to be a checkpoint"
            raise Unreadable(
                what=str(path), reason=reason, hint="give a note made by `factledger checkpoint`"
            )
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(
            what=str(path),
            reason="it is not UTF-8 text",
            hint="give a note made by `factledger checkpoint`",
        ) from error
    except OSError as error:
        raise Unreadable(
            what=str(path), reason=error.strerror or str(error), hint="check the name"
        ) from error


def write_whole(path: Path, text: str) -> None:
    """Write a file that appears whole or not at all.

    Raises:
        StorageUnavailable: The place cannot be written, or the disk is full.
    """
    with api.whole_file(path) as file:
        file.write(text.encode("utf-8"))
