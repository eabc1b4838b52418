"""The contract of an export format, and writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from ledger.errors import StorageUnavailable
from ledger.storage.engine import Engine


class Exporter(Protocol):
    """One format."""

    @property
    def name(self) -> str:
        """The name by which it is asked for."""
        ...

    @property
    def summary(self) -> str:
        """What it is for, in a few words."""
        ...

    def write(self, engine: Engine, out: Path) -> int:
        """Write the ledger to *out* and return how many records were written.

        Raises:
            StorageUnavailable: The place cannot be written; nothing is left there.
        """
        ...


@contextmanager
def whole_file(out: Path) -> Iterator[BinaryIO]:
    """Yield a file that appears at *out* only when the block ends well; an older one is replaced.

    Raises:
        StorageUnavailable: The place cannot be written, or the disk is full.
    """
    draft: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
        draft = Path(name)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o644)
        draft.replace(out)
        draft = None
    except OSError as error:
        raise StorageUnavailable(
            what=f"cannot write {out}",
            reason=error.strerror or str(error),
            hint="name a place that can be written and has room",
        ) from error
    finally:
        if draft is not None:
            draft.unlink(missing_ok=True)
