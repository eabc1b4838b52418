"""The shape of every refusal."""

from __future__ import annotations

from tests.cli.command_line import Answer


def refused(answer: Answer, code: int) -> None:
    """Check the shape of every refusal."""
    assert answer.code == code, answer
    assert answer.out == ""
    first, *rest = answer.err.splitlines()
    assert first.startswith("error: ")
    assert len(rest) == 1
    assert rest[0].startswith("hint: ")
    assert "Traceback" not in answer.err
