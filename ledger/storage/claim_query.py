"""A question about claims: filters, order and page, the same for every engine."""

from __future__ import annotations

from typing import Literal

import msgspec


class ClaimQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Which claims, in which order, how many.

    All given filters must hold; a tuple means "one of these". `words` are matched word by word in
    the folded text (each word may be the beginning of a longer one). `speaker`, `publisher` and
    `counted` match a part of the name, folded. `minimum` and `maximum` are decimal strings and
    bound the value; a range matches when it overlaps. `since` and `until` are ISO dates on
    `said_on`, both included. `after` is the `seq` of the last claim of the page before.
    Pages are by key, so a page costs the same however deep it lies.
    """

    words: str | None = None
    status: tuple[str, ...] = ()
    verdict: tuple[str, ...] = ()
    lang: str | None = None
    article: str | None = None
    speaker: str | None = None
    publisher: str | None = None
    counted: str | None = None
    unit: str | None = None
    minimum: str | None = None
    maximum: str | None = None
    since: str | None = None
    until: str | None = None
    assignee: str | None = None
    flag: str | None = None
    order: Literal["newest", "oldest"] = "newest"
    limit: int = 50
    after: int | None = None
