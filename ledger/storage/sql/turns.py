"""A lock that is given in the order of asking: no writer of a process is passed over."""

from __future__ import annotations

import threading
from collections import deque
from typing import Final


class Turns:
    """One holder at a time; who asks first is served first."""

    def __init__(self) -> None:
        self._door: Final = threading.Lock()
        self._held = False
        self._waiting: deque[threading.Event] = deque()

    def take(self, timeout_s: float) -> bool:
        """Wait for the turn; False when it did not come in time."""
        with self._door:
            if not self._held:
                self._held = True
                return True
            called = threading.Event()
            self._waiting.append(called)
        try:
            if called.wait(timeout_s):
                return True
        except BaseException:
            self._leave(called)
            raise
        return not self._left(called)

    def give(self) -> None:
        """Let the next in line have the turn."""
        with self._door:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._held = False

    def _left(self, called: threading.Event) -> bool:
        """Leave the line; False when the turn had come meanwhile."""
        with self._door:
            if called.is_set():
                return False
            self._waiting.remove(called)
            return True

    def _leave(self, called: threading.Event) -> None:
        """Leave for good, passing on a turn that had come meanwhile."""
        if not self._left(called):
            self.give()
