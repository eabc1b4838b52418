"""Claims out of texts: Arabic, Turkish, English; offline, deterministic, exact to the character.

`extract(text)` is the shipped rules; `Extractor` is the contract for anything else that reads
claims, `plugins.read_claims` runs one by its name and believes nothing that it answers. This
package knows texts and figures, and nothing of ledgers, files or people.
"""

from ledger.extraction.extractor import (
    Candidate,
    DateRef,
    Document,
    Extraction,
    Extractor,
    NotClaim,
    Note,
    SumCheck,
)
from ledger.extraction.pipeline import RulesExtractor, extract

__all__ = [
    "Candidate",
    "DateRef",
    "Document",
    "Extraction",
    "Extractor",
    "NotClaim",
    "Note",
    "RulesExtractor",
    "SumCheck",
    "extract",
]
