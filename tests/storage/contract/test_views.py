"""The read models: rows, lists, counts, and making them anew."""

from __future__ import annotations

from ledger.domain.events import SourceAdded
from ledger.storage.claim_query import ClaimQuery
from ledger.storage.engine import Engine
from ledger.storage.rows import ActorRow, ArticleRow, ClaimRow, Row, SourceRow
from tests.storage.engines import Workshop
from tests.storage.histories import (
    AT,
    Ids,
    article,
    assigned,
    batch,
    claim,
    note,
    on,
    opening,
    registered,
    triaged,
)


def _filled(engine: Engine) -> Engine:
    ids = Ids()
    engine.append(opening(ids))
    engine.append(
        batch(
            on("actor/Ömer", 0, [registered("Ömer")], ids),
            on("article/a-2", 0, [article("آبار", "ar", "وكالة سال")], ids),
            on("article/b-1", 0, [article("Kuyular", "tr")], ids),
            on("source/s-1", 0, [SourceAdded(title="Council minutes", tier="primary")], ids),
            on("claim/c-4", 0, [claim("a-2", "نظفت الفرق 41 بئراً", "دانة حلبي"), triaged()], ids),
            on("claim/d-1", 0, [claim("b-1", "Kırk bir kuyu temizlendi")], ids),
        )
    )
    return engine


def _rows(engine: Engine) -> list[list[Row]]:
    return [
        list(engine.all_rows(ActorRow)),
        list(engine.all_rows(ArticleRow)),
        list(engine.all_rows(SourceRow)),
        list(engine.all_rows(ClaimRow)),
    ]


def test_rows_are_found_by_id_and_kind(engine: Engine) -> None:
    _filled(engine)
    found = engine.row(ClaimRow, "c-4")
    assert found is not None
    assert (found.lang, found.status, found.speaker, found.publisher) == (
        "ar",
        "queued",
        "دانة حلبي",
        "وكالة سال",
    )
    assert engine.row(ArticleRow, "c-4") is None
    assert engine.row(ActorRow, "Ömer") == ActorRow(
        id="Ömer", seq=5, kind="human", registered_at=AT
    )
    source = engine.row(SourceRow, "s-1")
    assert source is not None
    assert source.tier == "primary"


def test_ids_are_completed(engine: Engine) -> None:
    _filled(engine)
    assert engine.ids(ClaimRow, "c-", 10) == ["c-1", "c-2", "c-3", "c-4"]
    assert engine.ids(ClaimRow, "c-", 2) == ["c-1", "c-2"]
    assert engine.ids(ClaimRow, "c-4", 2) == ["c-4"]
    assert engine.ids(ClaimRow, "", 10) == ["c-1", "c-2", "c-3", "c-4", "d-1"]
    assert engine.ids(ClaimRow, "%", 10) == []
    assert engine.ids(ActorRow, "Ö", 10) == ["Ömer"]
    assert engine.ids(ClaimRow, "c-", 0) == []


def test_articles_and_sources_come_newest_first_in_pages(engine: Engine) -> None:
    _filled(engine)
    first = engine.articles(limit=2)
    assert [row.id for row in first] == ["b-1", "a-2"]
    assert [row.id for row in engine.articles(limit=2, after=first[-1].seq)] == ["a-1"]
    assert engine.articles(limit=0) == []
    assert [row.id for row in engine.sources(limit=5)] == ["s-1"]
    assert [row.id for row in engine.actors()] == ["amal", "Ömer"]


def test_counts_follow_every_change(engine: Engine) -> None:
    _filled(engine)
    assert engine.count_claims("status") == {"new": 4, "queued": 1}
    assert engine.count_claims("lang") == {"ar": 1, "en": 3, "tr": 1}
    assert engine.count_claims("verdict") == {}
    ids = Ids(start=50)
    engine.append(batch(on("claim/c-4", 2, [assigned()], ids)))
    engine.append(batch(*(on(f"claim/c-{n}", 1, [triaged()], ids) for n in (1, 2, 3))))
    engine.append(batch(on("claim/d-1", 1, [triaged()], ids)))
    assert engine.count_claims("status") == {"in_check": 1, "queued": 4}


def test_words_follow_every_change(engine: Engine) -> None:
    _filled(engine)
    assert engine.claims(ClaimQuery(words="harbour")) == []
    ids = Ids(start=50)
    engine.append(batch(on("claim/c-2", 1, [note("Asked the harbour office")], ids)))
    engine.append(batch(on("claim/c-2", 2, [triaged()], ids)))
    assert [row.id for row in engine.claims(ClaimQuery(words="HARB office"))] == ["c-2"]
    assert [row.id for row in engine.claims(ClaimQuery(words="آبار"))] == ["c-4"]
    assert [row.id for row in engine.claims(ClaimQuery(words="kirk"))] == ["d-1"]


def test_a_rebuild_changes_nothing_and_tells_how_far_it_is(workshop: Workshop) -> None:
    engine = workshop.new()
    engine.append(opening(Ids(), claims=2200))
    engine.append(batch(on("claim/c-2", 1, [note("Asked the harbour office")], Ids(start=5000))))
    before = _rows(engine)
    counts = engine.count_claims("status")
    told: list[tuple[int, int]] = []

    done = engine.rebuild(lambda done, total: told.append((done, total)))

    assert done == 2203
    assert told == [(1000, 2203), (2000, 2203), (2203, 2203)]
    assert _rows(engine) == before
    assert engine.count_claims("status") == counts == {"new": 2200}
    assert [row.id for row in engine.claims(ClaimQuery(words="harbour"))] == ["c-2"]
    assert len(engine.claims(ClaimQuery(words="wells", limit=3000))) == 2200


def test_rows_are_listed_in_order_of_id(engine: Engine) -> None:
    _filled(engine)
    assert [row.id for row in engine.all_rows(ClaimRow)] == ["c-1", "c-2", "c-3", "c-4", "d-1"]
    assert [row.id for row in engine.all_rows(ActorRow)] == ["amal", "Ömer"]
