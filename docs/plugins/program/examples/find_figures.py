"""A program that factledger can ask: every number followed by a word is a claim.

A stand-in for a model of your own. It needs Python and nothing else; any language will do that
reads a line, writes a line, and counts code points.

    FACTLEDGER_PROGRAM="python3 find_figures.py" factledger extract --extractor program FILE
"""

from __future__ import annotations

import json
import re
import sys

FIGURE = re.compile(r"(?<![\w.,])(\d{1,15})(?![.,]?\d) +([^\W\d_]+)")
NO_NOUNS = frozenset(
    [
        "in",
        "of",
        "on",
        "at",
        "to",
        "and",
        "or",
        "were",
        "was",
        "are",
        "is",
        "had",
        "have",
        "from",
        "by",
        "per",
    ]
)
SENTENCE = re.compile(r"[^\s.!?؟][^.!?؟\n]*[.!?؟]?")


def claims(text: str) -> list[dict[str, object]]:
    """Return a claim for each figure, in the shape that `factledger extract` prints."""
    found: list[dict[str, object]] = []
    for sentence in SENTENCE.finditer(text):
        for figure in FIGURE.finditer(text, sentence.start(), sentence.end()):
            start, end = figure.span(1)
            quantity = {
                "text": figure[1],
                "start": start,
                "end": end,
                "value": str(int(figure[1])),
                "counted": None if figure[2].lower() in NO_NOUNS else figure[2],
            }
            found.append(
                {
                    "kind": "quantity",
                    "start": sentence.start(),
                    "end": sentence.end(),
                    "text": sentence[0],
                    "score": "0.40",
                    "rules": ["figure-and-word"],
                    "quantity": quantity,
                }
            )
    return found


def main() -> None:
    """Answer line after line until there are no more."""
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a real stream
    for line in sys.stdin:
        asked = json.loads(line)
        answer = {"id": asked["id"], "version": "figures-1", "claims": claims(asked["text"])}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
