"""A ledger to try things on: sample articles, and reviewers at every stage of their work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ledger.api.facade import Ledger
from ledger.api.intake import Origin
from ledger.api.opening import create_ledger
from ledger.api.surroundings import Surroundings
from ledger.domain.rules import Verdict
from ledger.samples import sample_articles
from ledger.storage.claim_query import ClaimQuery
from ledger.storage.rows import ClaimRow

CHECKER: Final = "amal"
SECOND_READER: Final = "boris"
DESK_HEAD: Final = "chiara"

UNPROVEN: Final = Verdict(
    attribution="exact",
    verdict="unproven",
    corroboration="single_source",
    confidence="moderate",
    because="Only the speaker's own office says so; no other source has counted.",
)


def create_demonstration(
    address: str, *, keys: Path | None = None, surroundings: Surroundings | None = None
) -> Ledger:
    """Create a ledger of sample articles in which claims stand in every state a desk reaches.

    Nobody but its three invented reviewers has acted on it; call `act_as` to join them.

    Raises:
        Refused: There is a ledger at *address* already.
        StorageUnavailable: The place cannot be written.
    """
    desk = create_ledger(
        address, actor=DESK_HEAD, title="demonstration", keys=keys, surroundings=surroundings
    )
    for sample in sample_articles():
        desk.add_article(
            sample.text,
            Origin(
                title=sample.title,
                url=sample.url,
                publisher=sample.publisher,
                published_on=sample.published_on,
                lang=sample.lang,
            ),
        )
    cases = _cases(desk)
    _confirm(desk, next(cases))
    _put_in_review(desk, next(cases))
    _send_back(desk, next(cases))
    _dispute(desk, next(cases))
    _dismiss(desk, next(cases))
    _reopen(desk, next(cases))
    desk.act_as(DESK_HEAD)
    desk.checkpoint()
    return desk


def _cases(desk: Ledger) -> Iterator[ClaimRow]:
    """Claims with a figure and without findings, the articles taken in turns."""
    shelves = [
        iter(desk.claims(ClaimQuery(article=article.id, order="oldest", limit=100)))
        for article in desk.articles()
    ]
    while shelves:
        for shelf in tuple(shelves):
            case = next((row for row in shelf if row.quantity and not row.flags), None)
            if case is None:
                shelves.remove(shelf)
            else:
                yield case


def _confirm(desk: Ledger, case: ClaimRow) -> None:
    desk.act_as(CHECKER)
    source = desk.add_source(
        "Monthly table of the statistics office",
        url="https://statistics.example/monthly",
        publisher="Statistics office",
        tier="primary",
        independence_group="statistics-office",
    )
    linked = desk.add_evidence(
        case.id, source, relation="supports", quote="Table 3, last column: the same figure."
    )
    desk.annotate(case.id, "Asked the office on the telephone: the table is final.")
    desk.propose(
        case.id,
        Verdict(
            attribution="exact",
            verdict="supported",
            corroboration="multi_source",
            confidence="high",
            because="The statistics office publishes the same figure for the same period.",
            evidence=(linked.evidence[-1].id,),
        ),
    )
    desk.act_as(SECOND_READER)
    desk.approve(case.id)


def _put_in_review(desk: Ledger, case: ClaimRow) -> None:
    desk.act_as(CHECKER)
    desk.propose(case.id, UNPROVEN)
    desk.annotate(case.id, "Waiting for the office's answer; please read this one today.")


def _send_back(desk: Ledger, case: ClaimRow) -> None:
    desk.act_as(SECOND_READER)
    desk.propose(case.id, UNPROVEN)
    desk.act_as(DESK_HEAD)
    desk.request_changes(case.id, because="Say which period the figure is for.")


def _dispute(desk: Ledger, case: ClaimRow) -> None:
    desk.act_as(CHECKER)
    for title, relation in (
        ("Press release of the speaker's office", "supports"),
        ("Count by a local newspaper", "contradicts"),
    ):
        desk.add_evidence(case.id, desk.add_source(title), relation=relation)
    desk.annotate(case.id, "The two counts differ by a third. Who counted what?")


def _dismiss(desk: Ledger, case: ClaimRow) -> None:
    desk.act_as(SECOND_READER)
    desk.dismiss(
        case.id, reason="out_of_scope", because="Nobody disputes it and little hangs on it."
    )


def _reopen(desk: Ledger, case: ClaimRow) -> None:
    desk.act_as(SECOND_READER)
    desk.dismiss(case.id, reason="not_checkable", because="No public record of this.")
    desk.undo()
