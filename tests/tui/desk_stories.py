"""A desk for stories about the app: a real ledger, two articles, claims that are known exactly."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from ledger.api import Ledger, Recorded, create_ledger
from ledger.api.recorder import Change
from ledger.api.surroundings import Surroundings
from ledger.domain.events import ArticleAdded, ClaimExtracted, Event, FindingRaised
from ledger.domain.identity import form_id, stream_name
from ledger.domain.quantities import Quantity
from ledger.domain.selectors import selectors_of

ENGLISH: Final = """Rail works on the northern line

Crews replaced 1,240 sleepers between Ostrava Gate and Lindholm, project lead Mira Sand said.

At least 18 bridges were inspected in the month, two more than planned.
"""
ARABIC: Final = """حصيلة موسم القطاف في الوادي

قال مدير التعاونية سامر حداد إن المزارعين جمعوا 730 طناً من الزيتون (منها 410 أطنان في السهل) \
خلال تشرين الأول.

وأضاف أن المعصرة لم تستقبل أكثر من 95 طناً في اليوم.
"""
# (sentence, figure as written, value, comparator, unit, counted, speaker)
Told = tuple[str, str, str, str, str | None, str | None, str | None]

ENGLISH_CLAIMS: Final[tuple[Told, ...]] = (
    (
        "Crews replaced 1,240 sleepers between Ostrava Gate and Lindholm",
        *("1,240", "1240", "=", None, "sleepers", "Mira Sand"),
    ),
    (
        "At least 18 bridges were inspected in the month",
        *("18", "18", ">=", None, "bridges", None),
    ),
)
ARABIC_CLAIMS: Final[tuple[Told, ...]] = (
    (
        "المزارعين جمعوا 730 طناً من الزيتون",
        *("730", "730", "=", "tonne", "الزيتون", "سامر حداد"),
    ),
    ("منها 410 أطنان في السهل", "410", "410", "=", "tonne", None, "سامر حداد"),
    (
        "المعصرة لم تستقبل أكثر من 95 طناً في اليوم",
        *("95", "95", "<=", "tonne", None, "سامر حداد"),
    ),
)


class Ticking:
    """A clock that moves on by a second whenever it is read."""

    def __init__(self) -> None:
        self._now = datetime(2031, 5, 1, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


def empty_desk(folder: Path, *, address: str = "memory:", actor: str = "amal") -> Ledger:
    """A ledger without claims, in memory unless an address says otherwise."""
    return create_ledger(
        address,
        actor=actor,
        title="Northern desk",
        keys=folder / "keys",
        surroundings=Surroundings(now=Ticking(), random_bytes=random.Random(7).randbytes),
    )


def full_desk(folder: Path, *, address: str = "memory:", actor: str = "amal") -> Ledger:
    """A ledger with two claims of an English article, then three of an Arabic one."""
    desk = empty_desk(folder, address=address, actor=actor)
    add_claims(desk, ENGLISH, ENGLISH_CLAIMS, lang="en", publisher="Rail Post")
    add_claims(desk, ARABIC, ARABIC_CLAIMS, lang="ar", publisher="صحيفة الوادي")
    return desk


def add_claims(
    desk: Ledger,
    text: str,
    told: tuple[Told, ...],
    *,
    lang: str = "en",
    publisher: str | None = None,
    title: str | None = None,
) -> list[str]:
    """Record an article and exactly these claims of it, as the intake would; return their ids."""
    added = ArticleAdded(
        blob=_digest(text),
        sha256=_digest(text),
        title=title or text.splitlines()[0],
        lang=lang,
        length=len(text),
        publisher=publisher,
        published_on="2031-04-30",
    )
    article = form_id("article", bytes.fromhex(_digest(text)))
    changes = [Change(stream=stream_name("article", article), expected=0, events=(added,))]
    ids = []
    for one in told:
        claim = desk._new_id("claim")
        ids.append(claim)
        stream = stream_name("claim", claim)
        changes.append(Change(stream=stream, expected=0, events=(extracted(article, text, one),)))
    desk._record(changes, blobs=(text.encode(),))
    return ids


def extracted(article: str, text: str, told: Told) -> ClaimExtracted:
    """The event of one claim."""
    sentence, written, value, comparator, unit, counted, speaker = told
    start = text.index(sentence)
    at = text.index(written, start)
    return ClaimExtracted(
        article=article,
        selectors=selectors_of(text, start, start + len(sentence)),
        kind="quantity",
        text=sentence,
        extractor="story/1",
        speaker=speaker,
        quantity=Quantity(
            text=written,
            start=at,
            end=at + len(written),
            value=value,
            comparator=comparator,  # type: ignore[arg-type]  # one of the six signs
            unit=unit,
            counted=counted,
            period="2031-04-01/2031-04-30",
        ),
    )


def raise_finding(desk: Ledger, claim: str) -> None:
    """Record what a machine check would."""
    found = FindingRaised(finding="f-story0000001", check="sum", expected="730", observed="703")
    append(desk, claim, found)


def append(desk: Ledger, claim: str, event: Event) -> None:
    """Record one event on a claim."""
    version = desk.claim(claim).version
    stream = stream_name("claim", claim)
    desk._record([Change(stream=stream, expected=version, events=(event,))])


def types(desk: Ledger, since: int) -> list[str]:
    """The types of the events recorded since the log had this size."""
    return [record.envelope.type for record in since_then(desk, since)]


def since_then(desk: Ledger, since: int) -> list[Recorded]:
    """The events recorded since the log had this size."""
    return list(desk.log(since))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
