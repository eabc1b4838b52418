"""The rows of the read models: plain values, the same in every engine."""

from __future__ import annotations

import msgspec

from ledger.domain.quantities import Quantity


class ActorRow(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who may act."""

    id: str
    seq: int
    kind: str
    registered_at: str


class ArticleRow(msgspec.Struct, frozen=True, kw_only=True):
    """An article; `sha256` names its text among the blobs, `length` counts code points.

    `sha256` is empty once the text was erased; so is `title` once that was erased too.
    """

    id: str
    seq: int
    sha256: str
    title: str
    lang: str
    length: int
    added_at: str
    added_by: str
    input: str | None = None
    url: str | None = None
    publisher: str | None = None
    published_on: str | None = None


def blank_article(*, added_at: str) -> ArticleRow:
    """Return what stands for the article of a claim that no longer says where it was found."""
    return ArticleRow(
        id="", seq=-1, sha256="", title="", lang="", length=0, added_at=added_at, added_by=""
    )


class SourceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A source that claims can be checked against."""

    id: str
    seq: int
    title: str
    tier: str
    added_at: str
    added_by: str
    url: str | None = None
    publisher: str | None = None
    independence_group: str | None = None


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as lists show it and filters find it.

    The verdict's axes are those on the table. `said_on` is the day the article was published, or
    was added when that is not known. `search` is the folded text that word search looks in.
    """

    id: str
    seq: int
    version: int
    article: str
    lang: str
    status: str
    revision: int
    kind: str
    text: str
    start: int
    end: int
    said_on: str
    created_at: str
    updated_at: str
    search: str
    publisher: str | None = None
    speaker: str | None = None
    via: str | None = None
    quoted: bool = False
    negated: bool = False
    score: str | None = None
    quantity: Quantity | None = None
    attribution: str | None = None
    verdict: str | None = None
    corroboration: str | None = None
    confidence: str | None = None
    proposer: str | None = None
    assignee: str | None = None
    flags: tuple[str, ...] = ()


Row = ActorRow | ArticleRow | SourceRow | ClaimRow
