"""One process at a time: a lock on a file, which the system lets go if its holder dies."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _taken(door: IO[bytes]) -> bool:
        try:
            msvcrt.locking(door.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _taken(door: IO[bytes]) -> bool:
        try:
            fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def one_at_a_time(path: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold the lock file *path* for the length of the block; *on_wait* is called once, if ever.

    A process started in the block with `close_fds=False` holds it too: should this one be killed,
    the next waits until that one has ended.
    """
    with path.open("ab") as door:
        os.set_inheritable(door.fileno(), True)
        if not _taken(door):
            on_wait()
            while not _taken(door):
                time.sleep(0.2)
        yield
