"""A program that is asked one line and answers one line, and all the ways in which it may not."""

from __future__ import annotations

import os
import signal
import subprocess
import weakref
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Final

LONGEST_LINE: Final = 16 << 20
GRACE: Final = 1.0
_ATTEMPTS: Final = 2
_LAST_WORDS: Final = 500
_PIECE: Final = 4_096
_KEPT_PIECES: Final = 4


class Silent(Exception):
    """The program gave no answer; the words say why."""


class _Died(Silent):
    """It ended instead of answering."""


class Conversation:
    """A program that is started when it is first asked, and once more when it has died."""

    def __init__(self, command: Sequence[str], seconds: float) -> None:
        self._command = list(command)
        self._seconds = seconds
        self._running: _Running | None = None

    def ask(self, line: bytes) -> bytes:
        """Send one line and return the line that answers it.

        Raises:
            Silent: It cannot be started, died twice, took too long, or answers without end.
        """
        for attempt in range(_ATTEMPTS):
            running = self._running
            if running is None or running.ended:
                self.stop()
                running = self._running = _Running(self._command)
            try:
                return running.ask(line, self._seconds)
            except _Died:
                if attempt + 1 == _ATTEMPTS:
                    raise
                self.stop()
        raise AssertionError("the last attempt answers or raises")

    def stop(self) -> str:
        """End the program, if it runs, and return what it last wrote to standard error."""
        running, self._running = self._running, None
        return "" if running is None else running.stop()


class _Running:
    """One run of the program. Threads carry the lines, so that no full pipe stops both sides."""

    def __init__(self, command: list[str]) -> None:
        try:
            self._process = subprocess.Popen(  # noqa: S603  # the user's own words, and no shell
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            raise Silent(f"{command[0]} cannot be started: {error}") from error
        process = self._process
        if process.stdin is None or process.stdout is None or process.stderr is None:
            raise AssertionError("all three streams are pipes")
        self._stdin = process.stdin
        self._answers: SimpleQueue[bytes] = SimpleQueue()
        self._said: deque[bytes] = deque(maxlen=_KEPT_PIECES)
        self._senders: list[Thread] = []
        self._listener = _started(partial(_listen, process.stderr, self._said))
        _started(partial(_receive, process.stdout, self._answers))
        # When this process ends, so does the program.
        self._end = weakref.finalize(self, _end, process, process.stdin, self._senders)

    @property
    def ended(self) -> bool:
        """Whether the program has ended by itself."""
        return self._process.poll() is not None

    def ask(self, line: bytes, seconds: float) -> bytes:
        """Send one line and wait for one, so many seconds at most."""
        self._senders[:] = [_started(partial(_send, self._stdin, line + b"\n"))]
        try:
            answer = self._answers.get(timeout=seconds)
        except Empty:
            raise Silent(f"it gave no answer in {seconds:g} seconds") from None
        if len(answer) > LONGEST_LINE:
            raise Silent(f"its answer is longer than {LONGEST_LINE >> 20} MiB")
        if not answer.endswith(b"\n"):
            raise _Died(self._how_it_ended())
        return answer

    def stop(self) -> str:
        """End it and return what it wrote last, before it was told to end."""
        if self.ended:
            self._listener.join(GRACE)  # it may have ended faster than it is heard
        words = b"".join(self._said).decode("utf-8", errors="replace")
        self._end()
        return " ".join(words.split())[-_LAST_WORDS:]

    def _how_it_ended(self) -> str:
        try:
            status = self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            return "it closed its standard output instead of answering"
        if status < 0:
            return f"it was ended by {signal.Signals(-status).name} instead of answering"
        return f"it ended with status {status} instead of answering"


def _started(run: Callable[[], None]) -> Thread:
    thread = Thread(target=run, daemon=True)
    thread.start()
    return thread


def _send(stdin: IO[bytes], line: bytes) -> None:
    with suppress(OSError, ValueError):  # it died: whoever waits for the answer hears that
        stdin.write(line)
        stdin.flush()


def _receive(out: IO[bytes], answers: SimpleQueue[bytes]) -> None:
    """Hand over line after line; one without an end is the last."""
    line = b"\n"
    while line.endswith(b"\n"):
        line = out.readline(LONGEST_LINE + 1)
        answers.put(line)


def _listen(err: IO[bytes], said: deque[bytes]) -> None:
    while piece := os.read(err.fileno(), _PIECE):
        said.append(piece)


def _end(process: subprocess.Popen[bytes], stdin: IO[bytes], senders: list[Thread]) -> None:
    """End the program: close its input, then tell it to end, then make it."""
    if not any(sender.is_alive() for sender in senders):  # else closing waits for it to read
        with suppress(OSError):
            stdin.close()
        _wait(process)
    for end in (process.terminate, process.kill):
        if process.poll() is None:
            end()
            _wait(process)


def _wait(process: subprocess.Popen[bytes]) -> None:
    with suppress(subprocess.TimeoutExpired):
        process.wait(GRACE)
