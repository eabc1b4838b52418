"""Extractors by name: the shipped rules, and what installed packages bring.

A package names its extractor as an entry point of the group `factledger.extractors`: a class that
needs no arguments, or an object, that keeps the contract of `Extractor`. Nothing is looked for
before a name other than `rules` is asked for. `docs/extractors.md` says how to write one.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Final

from ledger.errors import ExtractorFailed, LedgerError, Unsupported
from ledger.extraction.explanation import Explanation, explained
from ledger.extraction.extractor import Document, Extraction, Extractor
from ledger.extraction.pipeline import RulesExtractor
from ledger.extraction.trace import Trace
from ledger.extraction.validation import validated
from ledger.extraction.wording import no_name

GROUP: Final = "factledger.extractors"
RULES: Final = RulesExtractor.name
_LONGEST_REASON: Final = 500


def extractor_names() -> tuple[str, ...]:
    """Return the names of all extractors that are installed, the shipped one first.

    The packages are asked for their names only; nothing of them is loaded.
    """
    found = {entry.name for entry in entry_points(group=GROUP)} - {RULES}
    return (RULES, *sorted(found))


def read_claims(document: Document, extractor: str = RULES) -> Extraction:
    """Read *document* with the extractor of that name and keep what holds of its answer.

    Raises:
        Unsupported: There is no such extractor, or it does not read the document's language.
        ExtractorFailed: It could not be loaded, failed, or answered what is no answer.
    """
    return _read(load_extractor(extractor), document, extractor, None)


def explain_claims(document: Document, extractor: str = RULES) -> tuple[Extraction, Explanation]:
    """Read *document* and explain the answer; of a plug-in, as far as its answer does.

    Raises what `read_claims` does.
    """
    trace = Trace()
    found = _read(load_extractor(extractor), document, extractor, trace)
    return found, explained(document.text, found, trace)


def _read(chosen: Extractor, document: Document, name: str, trace: Trace | None) -> Extraction:
    with _told(name, "it"):
        langs = chosen.langs
        if not isinstance(langs, tuple | list) or not all(isinstance(each, str) for each in langs):
            raise ExtractorFailed(name=name, reason="its languages are no tuple of codes")
    if document.lang is not None and document.lang not in langs:
        raise Unsupported(
            kind="language",
            name=document.lang,
            known=", ".join(langs),
            hint=f"these are the languages of the extractor {name}",
        )
    if isinstance(chosen, RulesExtractor):
        # Our own defects show themselves whole.
        answer = chosen.explain(document, trace)
    else:
        with _told(name, "it"):
            answer = chosen.extract(document)
    with _told(name, "it"):
        version = chosen.version
    if not isinstance(version, str) or no_name(version) is not None:
        raise ExtractorFailed(name=name, reason="it names no version")
    kept = validated(document, answer, extractor=f"{name}/{version}")
    if kept.lang not in langs:
        raise ExtractorFailed(
            name=name,
            reason=f"it read the text as {kept.lang}, which is none of its languages"
            f" ({', '.join(langs)})",
        )
    return kept


@cache
def load_extractor(name: str) -> Extractor:
    """Return the extractor of that name, loaded once in the life of the process.

    Raises:
        Unsupported: There is none; the error lists those there are.
        ExtractorFailed: It cannot be loaded, or two packages bring one of this name.
    """
    if name == RULES:
        return RulesExtractor()
    entry = _entry(name)
    with _told(name, f"{entry.value} cannot be loaded,"):
        loaded = entry.load()
        made: Extractor = loaded() if isinstance(loaded, type) else loaded
        if not callable(getattr(made, "extract", None)):
            raise ExtractorFailed(name=name, reason=f"{entry.value} has no method extract")
        if made.name != name:
            # What is recorded with every claim must lead back to what made it.
            raise ExtractorFailed(name=name, reason=f"it calls itself {made.name!r:.100}")
    return made


def _entry(name: str) -> EntryPoint:
    found = list(entry_points(group=GROUP, name=name))
    if not found:
        raise Unsupported(
            kind="extractor",
            name=name,
            known=", ".join(extractor_names()),
            hint="install the package that brings it: "
            f"python3 -m pip --python {sys.executable} install PACKAGE",
        )
    if len(found) > 1:
        packages = ", ".join(sorted(entry.dist.name for entry in found if entry.dist is not None))
        raise ExtractorFailed(
            name=name,
            reason=f"several packages bring one of this name ({packages})",
            hint="uninstall all but one",
        )
    return found[0]


@contextmanager
def _told(name: str, what: str) -> Iterator[None]:
    """Turn whatever a plug-in raises into one error, and keep results free of what it prints."""
    try:
        with redirect_stdout(sys.stderr):
            yield
    except LedgerError:
        raise
    except (Exception, SystemExit) as error:  # somebody else's code may raise any
        said = " ".join("".join(traceback.format_exception_only(error)).split())
        raise ExtractorFailed(name=name, reason=f"{what} {said[:_LONGEST_REASON]}") from error
