"""Notes on a text as a whole: digits that are too many, a language that may be another one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ledger.extraction.detection import is_doubtful
from ledger.extraction.extractor import Document, NotClaim, Note


def notes_on(document: Document, lang: str, refused: Iterable[NotClaim]) -> tuple[Note, ...]:
    """Return what there is to say about a text that was read as *lang*."""
    notes = [
        Note(
            kind="value_too_long",
            what="a number",
            reason=f"is too long to have a value ({one.end - one.start} characters)",
            start=one.start,
            end=one.end,
        )
        for one in refused
        if one.reason == "too_long"
    ]
    if document.lang is None and is_doubtful(document.text, lang):
        reason = f"was read as {lang}; if it is in another language, its claims are not right"
        notes.append(Note(kind="language", what="the text", reason=reason))
    return in_text_order(notes)


def in_text_order(notes: Sequence[Note]) -> tuple[Note, ...]:
    """Return the notes as they follow each other in the text; those without a place come first."""
    return tuple(sorted(notes, key=lambda note: -1 if note.start is None else note.start))


def dropped(what: str, why: str, start: int | None = None, end: int | None = None) -> Note:
    """Return the note that *what* was left out, and why."""
    return Note(kind="dropped", what=what, reason=f"was left out: {why}", start=start, end=end)
