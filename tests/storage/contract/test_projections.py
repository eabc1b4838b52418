"""Read models and the log never part: what was kept live is what a rebuild makes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.claim import Claim
from ledger.domain.events import (
    ClaimDismissed,
    ClaimReopened,
    ClaimRetracted,
    Event,
    EvidenceLinked,
    EvidenceUnlinked,
    FindingRaised,
    FindingResolved,
    SourceAdded,
    VerdictApproved,
    VerdictConfirmed,
    VerdictProposed,
)
from ledger.domain.evolution import fold
from ledger.storage.claim_query import ClaimQuery
from ledger.storage.engine import Engine
from ledger.storage.rows import ActorRow, ArticleRow, ClaimRow, Row, SourceRow
from tests.storage.engines import Workshop
from tests.storage.histories import (
    Ids,
    article,
    assigned,
    batch,
    by_hand,
    claim,
    note,
    on,
    registered,
    triaged,
)

LATER: tuple[Event, ...] = (
    triaged(),
    assigned("omar"),
    note("Asked the harbour office"),
    note("اتصلوا بالمجلس"),
    ClaimDismissed(reason="out_of_scope", because="old"),
    ClaimReopened(because="new figures"),
    ClaimRetracted(because="adding it was undone", undoes="some event"),
    EvidenceLinked(evidence="e-1", source="s-1", relation="supports"),
    EvidenceLinked(evidence="e-2", source="s-2", relation="contradicts"),
    EvidenceUnlinked(evidence="e-1", undoes="some event"),
    FindingRaised(finding="f-1", check="sum", expected="41", observed="40"),
    FindingResolved(finding="f-1", because="rounded"),
    VerdictProposed(
        attribution="exact",
        verdict="unproven",
        corroboration="single_source",
        confidence="low",
        because="one voice",
        policy=0,
    ),
    VerdictApproved(revision=2, policy=0),
    VerdictConfirmed(revision=2, policy=0),
)
NAMES = st.sampled_from(("amal", "omar", "Ömer"))


@given(data=st.data())
def test_rebuild_equals_live(workshop: Workshop, data: st.DataObject) -> None:
    # Given a random history, in batches of random size
    engine = workshop.new()
    ids, versions = Ids(), dict[str, int]()
    for _ in range(data.draw(st.integers(1, 6), label="batches")):
        appends = []
        for stream, events in data.draw(st.lists(_changes(), max_size=4), label="changes"):
            first = versions.get(stream, 0)
            whole = (_first(stream), *events) if first == 0 else events
            appends.append(on(stream, first, whole, ids))
            versions[stream] = first + len(whole)
        if not any(append.stream == "article/a-1" for append in appends) and not versions.get(
            "article/a-1"
        ):
            appends.insert(0, on("article/a-1", 0, [article()], ids))
            versions["article/a-1"] = 1
        appends.sort(key=lambda append: append.stream)
        engine.append(batch(*appends, actor=data.draw(NAMES)))
    live, counts = _rows(engine), engine.count_claims("status")
    found = engine.claims(ClaimQuery(words="harbour"))

    engine.rebuild()

    assert _rows(engine) == live
    assert engine.count_claims("status") == counts
    assert engine.claims(ClaimQuery(words="harbour")) == found
    # and each row says what the claim's own stream says
    for row in engine.all_rows(ClaimRow):
        folded = fold(engine.read_stream(f"claim/{row.id}"))
        assert isinstance(folded, Claim)
        assert (row.status, row.version, row.flags) == (
            folded.status,
            folded.version,
            folded.flags,
        )
    engine.close()


@st.composite
def _changes(draw: st.DrawFn) -> tuple[str, tuple[Event, ...]]:
    stream = draw(
        st.sampled_from(("claim/c-1", "claim/c-2", "claim/c-3", "actor/zeynep", "source/s-1"))
    )
    if not stream.startswith("claim/"):
        return stream, ()
    return stream, tuple(draw(st.lists(st.sampled_from(LATER), max_size=4)))


def _first(stream: str) -> Event:
    kind, _, name = stream.partition("/")
    if kind == "claim":
        text = f"Claim {name} of 41 wells."
        return by_hand(text=text) if name == "c-3" else claim(text=text)
    return registered(name) if kind == "actor" else SourceAdded(title=name)


def _rows(engine: Engine) -> list[list[Row]]:
    return [
        list(engine.all_rows(ActorRow)),
        list(engine.all_rows(ArticleRow)),
        list(engine.all_rows(SourceRow)),
        list(engine.all_rows(ClaimRow)),
    ]
