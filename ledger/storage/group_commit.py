"""Appends of several threads in one transaction: the disk is waited for once for all of them.

Whoever comes while nobody writes leads: it takes along what others have asked for meanwhile. The
next leader is the first that came too late, so nobody waits for more than one group before its own.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

AskedT = TypeVar("AskedT")
AnswerT = TypeVar("AnswerT")

MOST: Final = 64


class Request(Generic[AskedT, AnswerT]):
    """What one thread wants, and what came of it: an answer or an error."""

    def __init__(self, asked: AskedT) -> None:
        self.asked = asked
        self.answer: AnswerT | None = None
        self.error: BaseException | None = None
        self.leads = False
        self.called = threading.Event()

    def outcome(self) -> AnswerT:
        """Return the answer or raise the error."""
        if self.error is not None:
            raise self.error
        if self.answer is None:
            raise RuntimeError("a group was committed without an answer to each of its requests")
        return self.answer


class GroupCommit(Generic[AskedT, AnswerT]):
    """Gathers the requests of threads into groups and commits one group at a time.

    *commit* answers every request of a group, or raises; then nothing of the group has happened,
    and every thread of it gets what was raised.
    """

    def __init__(self, commit: Callable[[Sequence[Request[AskedT, AnswerT]]], None]) -> None:
        self._commit = commit
        self._door = threading.Lock()
        self._waiting: list[Request[AskedT, AnswerT]] = []
        self._busy = False

    def submit(self, asked: AskedT) -> AnswerT:
        """Have *asked* committed, with what others ask for or alone, and return its answer."""
        request: Request[AskedT, AnswerT] = Request(asked)
        with self._door:
            self._waiting.append(request)
            request.leads = not self._busy
            self._busy = True
        if not request.leads:
            request.called.wait()
        if request.leads:
            self._lead()
        return request.outcome()

    def _lead(self) -> None:
        with self._door:
            group, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
        try:
            self._commit(group)
        except BaseException as error:
            for request in group:
                request.answer, request.error = None, error
            if not isinstance(error, Exception):
                raise
        finally:
            self._hand_over()
            for request in group:
                request.called.set()

    def _hand_over(self) -> None:
        with self._door:
            self._busy = bool(self._waiting)
            if self._waiting:
                self._waiting[0].leads = True
                self._waiting[0].called.set()
