"""Typing a command, and what comes back."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ledger.cli.main import main

BRIEFING = """مجلس مياه مروان يعلن حصيلة الشهر

قالت المتحدثة باسم مجلس المياه دانا حلبي، يوم الثلاثاء 21 مارس/آذار 2031، إن الفرق نظفت 41 بئراً \
في المنطقة، منها 25 بئراً في مروان و16 بئراً في السهل.

وأضافت حلبي: "أصلحنا 12 كيلومتراً من الأنابيب".
"""


@dataclass(frozen=True)
class Answer:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it wrote, read as JSON."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        """What it wrote, line by line."""
        return self.out.splitlines()


class CommandLine:
    """`factledger` in this process."""

    def __init__(
        self,
        place: Path,
        captured: pytest.CaptureFixture[bytes],
        patch: pytest.MonkeyPatch,
    ) -> None:
        self.place = place
        self._captured = captured
        self._patch = patch

    @property
    def ledger(self) -> Path:
        """Where the ledger is, or will be."""
        return self.place / "desk.db"

    def __call__(self, *arguments: str | Path, stdin: str | bytes = "") -> Answer:
        """Run one command line."""
        raw = stdin.encode() if isinstance(stdin, str) else stdin
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
        self._captured.readouterr()
        code = main([str(each) for each in arguments])
        out, err = self._captured.readouterr()
        return Answer(code, out.decode(), err.decode())

    def done(self, *arguments: str | Path, stdin: str | bytes = "") -> Answer:
        """Run one command line that must succeed."""
        answer = self(*arguments, stdin=stdin)
        assert answer.code == 0, answer
        return answer

    def file(self, name: str, content: str | bytes) -> Path:
        """Put a file beside the ledger."""
        path = self.place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def article(self) -> Path:
        """An article to add."""
        return self.file("briefing.txt", BRIEFING)

    def claim(self, value: str = "41") -> str:
        """The id of the claim that states this figure."""
        found: list[dict[str, Any]] = self.done("claims", "--format", "json").json
        return next(
            str(row["id"])
            for row in found
            if row["quantity"] is not None and row["quantity"]["value"] == value
        )

    def size(self) -> int:
        """How many events there are."""
        return len(self.done("log", "--format", "json").lines)


PROPOSAL = (
    *("--verdict", "unproven", "--attribution", "exact", "--corroboration", "single_source"),
    *("--confidence", "moderate", "--because", "only the board says so"),
)
