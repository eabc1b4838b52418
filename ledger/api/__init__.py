"""What programs and both front ends call: open a ledger, then ask and decide.

    from ledger.api import create_ledger, open_ledger

    with create_ledger("desk.db", actor="amal") as desk:
        article = desk.add_article(text, Origin(title="Border briefing"))
        for claim in desk.claims(ClaimQuery(article=article.id)):
            print(claim.id, claim.text)

Every decision is an event; every refusal is an error of `ledger.errors` that says what to do.
Names load when they are first used, so that whoever reads a text need not load a database.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ledger.api.article_preview import Preview as Preview
    from ledger.api.article_preview import preview as preview
    from ledger.api.demonstration import create_demonstration as create_demonstration
    from ledger.api.doctor import examine as examine
    from ledger.api.facade import Ledger as Ledger
    from ledger.api.intake import Origin as Origin
    from ledger.api.intake import Taken as Taken
    from ledger.api.opening import create_ledger as create_ledger
    from ledger.api.opening import default_address as default_address
    from ledger.api.opening import open_ledger as open_ledger
    from ledger.api.proof_checking import Proven as Proven
    from ledger.api.proof_checking import check_proof as check_proof
    from ledger.api.proving import Proof as Proof
    from ledger.api.redaction import Erasable as Erasable
    from ledger.api.signing import Identity as Identity
    from ledger.api.witnessing import Witness as Witness
    from ledger.api.witnessing import Witnessed as Witnessed
    from ledger.domain.actors import Standing as Standing
    from ledger.domain.claim import Claim as Claim
    from ledger.domain.claim_reading import Changes as Changes
    from ledger.domain.claim_reading import ClaimReading as ClaimReading
    from ledger.domain.policy import Policy as Policy
    from ledger.domain.records import Recorded as Recorded
    from ledger.domain.rules import Verdict as Verdict
    from ledger.export.exporter import whole_file as whole_file
    from ledger.extraction.explanation import Explained as Explained
    from ledger.extraction.extractor import Candidate as Candidate
    from ledger.extraction.extractor import Note as Note
    from ledger.extraction.plugins import extractor_names as extractor_names
    from ledger.extraction.trace import Considered as Considered
    from ledger.ingest.inputs import Input as Input
    from ledger.ingest.inputs import read_inputs as read_inputs
    from ledger.storage.claim_query import ClaimQuery as ClaimQuery
    from ledger.storage.engines import back_up as back_up
    from ledger.storage.engines import left_to_do as left_to_do
    from ledger.storage.engines import migrate as migrate
    from ledger.storage.engines import shown_address as shown_address
    from ledger.storage.examination import Examination as Examination
    from ledger.storage.rows import ActorRow as ActorRow
    from ledger.storage.rows import ArticleRow as ArticleRow
    from ledger.storage.rows import ClaimRow as ClaimRow
    from ledger.storage.rows import SourceRow as SourceRow
    from ledger.verification.audit import Depth as Depth
    from ledger.verification.finding import Erasure as Erasure
    from ledger.verification.finding import Finding as Finding
    from ledger.verification.finding import Report as Report

_HOMES: Final = {
    "ActorRow": "ledger.storage.rows",
    "ArticleRow": "ledger.storage.rows",
    "Changes": "ledger.domain.claim_reading",
    "Candidate": "ledger.extraction.extractor",
    "Claim": "ledger.domain.claim",
    "ClaimReading": "ledger.domain.claim_reading",
    "ClaimQuery": "ledger.storage.claim_query",
    "ClaimRow": "ledger.storage.rows",
    "Erasable": "ledger.api.redaction",
    "Erasure": "ledger.verification.finding",
    "Examination": "ledger.storage.examination",
    "back_up": "ledger.storage.engines",
    "examine": "ledger.api.doctor",
    "Considered": "ledger.extraction.trace",
    "Depth": "ledger.verification.audit",
    "Explained": "ledger.extraction.explanation",
    "Finding": "ledger.verification.finding",
    "Identity": "ledger.api.signing",
    "Input": "ledger.ingest.inputs",
    "Ledger": "ledger.api.facade",
    "Note": "ledger.extraction.extractor",
    "Origin": "ledger.api.intake",
    "Policy": "ledger.domain.policy",
    "Preview": "ledger.api.article_preview",
    "Proof": "ledger.api.proving",
    "Proven": "ledger.api.proof_checking",
    "Recorded": "ledger.domain.records",
    "Report": "ledger.verification.finding",
    "SourceRow": "ledger.storage.rows",
    "Standing": "ledger.domain.actors",
    "Taken": "ledger.api.intake",
    "Verdict": "ledger.domain.rules",
    "Witness": "ledger.api.witnessing",
    "Witnessed": "ledger.api.witnessing",
    "check_proof": "ledger.api.proof_checking",
    "create_demonstration": "ledger.api.demonstration",
    "create_ledger": "ledger.api.opening",
    "default_address": "ledger.api.opening",
    "extractor_names": "ledger.extraction.plugins",
    "left_to_do": "ledger.storage.engines",
    "migrate": "ledger.storage.engines",
    "open_ledger": "ledger.api.opening",
    "shown_address": "ledger.storage.engines",
    "preview": "ledger.api.article_preview",
    "read_inputs": "ledger.ingest.inputs",
    "whole_file": "ledger.export.exporter",
}

__all__ = list(_HOMES)  # the homes are the list


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
