"""The extractor `program`: a text goes to a program as one line of JSON, claims come back as one.

The command stands in FACTLEDGER_PROGRAM, the longest wait for an answer in
FACTLEDGER_PROGRAM_SECONDS, the languages that the program reads in FACTLEDGER_PROGRAM_LANGS.
"""

from __future__ import annotations

import os
import shlex
from itertools import count
from typing import Any, Final, cast

import msgspec

from factledger_program.conversation import Conversation, Silent
from ledger.errors import ExtractorFailed
from ledger.extraction import Document, Extraction
from ledger.extraction.detection import detect_language

PROTOCOL: Final = 1
SECONDS: Final = 60.0
LANGS: Final = "ar,tr,en"
_PARTS: Final = ("claims", "dates", "not_claims", "checks", "notes")


class ProgramExtractor:
    """Claims as a program finds them. The core checks every one of them.

    The program is started with the first text, asked for every further one, and ends when its
    standard input does.
    """

    name = "program"

    def __init__(self) -> None:
        self._conversation: Conversation | None = None
        self._numbers = count(1)
        self._program_version = "unknown"

    @property
    def version(self) -> str:
        """The version of this protocol and the program's own, as its last answer told it."""
        return f"{PROTOCOL}+{self._program_version}"

    @property
    def langs(self) -> tuple[str, ...]:
        """The languages in FACTLEDGER_PROGRAM_LANGS."""
        named = os.environ.get("FACTLEDGER_PROGRAM_LANGS", LANGS)
        return tuple(code.strip() for code in named.split(",") if code.strip())

    def extract(self, document: Document) -> Extraction:
        """Ask the program about *document*.

        Raises:
            ExtractorFailed: No program is named, or it did not answer as the protocol wants.
        """
        if self._conversation is None:
            self._conversation = Conversation(_command(), _seconds())
        number = next(self._numbers)
        published = None if document.published is None else document.published.isoformat()
        request = {
            "protocol": PROTOCOL,
            "id": number,
            "text": document.text,
            "lang": document.lang,
            "published": published,
        }
        try:
            answer = _object(self._conversation.ask(msgspec.json.encode(request)))
            if answer.get("id") != number:
                raise Silent("it answered another question than it was asked")
            if "error" in answer:
                raise Silent(f"it says: {answer['error']!s:.500}")
        except Silent as silent:
            said = self._conversation.stop()
            reason = f"{silent}; it wrote: {said}" if said else str(silent)
            raise ExtractorFailed(name=self.name, reason=reason) from silent
        self._program_version = str(answer.get("version", "unknown"))
        return _extraction(answer, document)


def _command() -> list[str]:
    try:
        command = shlex.split(os.environ.get("FACTLEDGER_PROGRAM", ""))
    except ValueError as error:
        raise _misnamed(f"FACTLEDGER_PROGRAM is no command: {error}") from error
    if not command:
        raise _misnamed("FACTLEDGER_PROGRAM names no program")
    return command


def _seconds() -> float:
    named = os.environ.get("FACTLEDGER_PROGRAM_SECONDS", str(SECONDS))
    try:
        seconds = float(named)
    except ValueError:
        seconds = 0
    if not 0 < seconds < float("inf"):
        raise _misnamed(f"FACTLEDGER_PROGRAM_SECONDS is no time: {named!r:.40}")
    return seconds


def _misnamed(reason: str) -> ExtractorFailed:
    return ExtractorFailed(
        name=ProgramExtractor.name,
        reason=reason,
        hint='set it, for instance FACTLEDGER_PROGRAM="python3 my_model.py"',
    )


def _object(line: bytes) -> dict[str, Any]:
    try:
        answer = msgspec.json.decode(line)
    except (ValueError, RecursionError) as error:
        raise Silent(f"its answer is no JSON ({error}); only answers go to standard output") from (
            error
        )
    if not isinstance(answer, dict):
        raise Silent("its answer is no JSON object")
    return answer


def _extraction(answer: dict[str, Any], document: Document) -> Extraction:
    """Return the answer as the core takes it: parts as mappings, places as such, all unproved."""
    parts = {name: answer.get(name, []) for name in _PARTS}
    for name, listed in parts.items():
        if isinstance(listed, list):
            parts[name] = tuple(map(_with_places, listed))
    lang = answer.get("lang")
    if lang is None:
        lang = document.lang or detect_language(document.text)
    return Extraction(lang=cast(str, lang), extractor=ProgramExtractor.name, **parts)


def _with_places(part: object) -> object:
    """Return a claim or a sum in which every pair [start, end] is a place."""
    if not isinstance(part, dict):
        return part
    placed = dict(part)
    for name in ("mentions", "parts"):
        if isinstance(placed.get(name), list):
            placed[name] = [_place(pair) for pair in placed[name]]
    if "total" in placed:
        placed["total"] = _place(placed["total"])
    return placed


def _place(pair: object) -> object:
    match pair:
        case [start, end]:
            return {"start": start, "end": end}
    return pair
