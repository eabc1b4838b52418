"""What an article would bring in, without any ledger."""

from __future__ import annotations

import hashlib
from datetime import date

import msgspec

from ledger.domain.spans import Span
from ledger.extraction import Document, Extraction
from ledger.extraction.explanation import Explanation
from ledger.extraction.plugins import RULES, explain_claims, read_claims
from ledger.ingest.inputs import Input


class Preview(msgspec.Struct, frozen=True):
    """The claims of one input; offsets count code points of its `text` as it was read."""

    source: str
    text_sha256: str
    extraction: Extraction
    text: str = ""
    explanation: Explanation | None = None

    def as_report(self) -> dict[str, object]:
        """Return plain values for JSON: `source, lang, text_sha256, extractor, claims, dates,
        not_claims, checks, notes`, and `trace` where it was asked for. Spans are pairs
        `[start, end]`.
        """
        found = self.extraction
        report: dict[str, object] = {
            "source": self.source,
            "lang": found.lang,
            "text_sha256": self.text_sha256,
            "extractor": found.extractor,
            "claims": [_plain(claim) for claim in found.claims],
            "dates": [_plain(named) for named in found.dates],
            "not_claims": [_plain(number) for number in found.not_claims],
            "checks": [_plain(check) for check in found.checks],
            "notes": [_plain(note) for note in found.notes],
        }
        if self.explanation is not None:
            report["trace"] = [_plain(one) for one in self.explanation.considered]
        return report


def preview(
    read: Input,
    *,
    lang: str | None = None,
    published: str | None = None,
    extractor: str = RULES,
    explain: bool = False,
) -> Preview:
    """Read the claims out of an input; *published* is an ISO date that resolves years and periods.

    What is not given is what the input says of itself. With *explain* the preview also says how
    the claims came about.

    Raises:
        Unsupported: There is no such extractor, or the language is none that it can read.
        ExtractorFailed: The extractor did not do what it promises.
    """
    stated = published or read.published
    day = None if stated is None else date.fromisoformat(stated)
    document = Document(read.text, lang or read.lang, day)
    explanation = None
    if explain:
        found, explanation = explain_claims(document, extractor)
    else:
        found = read_claims(document, extractor)
    return Preview(
        source=read.name,
        text_sha256=hashlib.sha256(read.text.encode("utf-8")).hexdigest(),
        extraction=found,
        text=read.text,
        explanation=explanation,
    )


def _plain(value: msgspec.Struct) -> dict[str, object]:
    return {name: _value(part) for name, part in msgspec.structs.asdict(value).items()}


def _value(part: object) -> object:
    if isinstance(part, Span):
        return [part.start, part.end]
    if isinstance(part, tuple):
        return [_value(each) for each in part]
    return _plain(part) if isinstance(part, msgspec.Struct) else part
