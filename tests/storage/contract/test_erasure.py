"""What a caller may rely on when an event says that earlier ones are erased."""

from __future__ import annotations

import hashlib

import pytest

from ledger.domain.erasure import is_erased
from ledger.domain.events import PayloadRedacted, SourceAdded
from ledger.errors import InvalidValue
from ledger.merkle import Builder
from ledger.storage.claim_query import ClaimQuery
from ledger.storage.engine import Engine
from ledger.storage.event_store import Batch
from ledger.storage.rows import ArticleRow, ClaimRow, SourceRow
from tests.storage.histories import Ids, article, batch, claim, note, on, registered

TEXT = b"Wells"  # its hash is what `histories.article` names
TEXT_NAME = hashlib.sha256(TEXT).hexdigest()
ARTICLE, CLAIM, OTHER, SOURCE, NOTE = 1, 2, 3, 4, 5


def history(ids: Ids) -> Batch:
    return batch(
        on("actor/amal", 0, [registered("amal")], ids),
        on("article/a-1", 0, [article(publisher="Marwan Post")], ids),
        on("claim/c-1", 0, [claim(text="Dana Hale owes 41 wells.")], ids),
        on("claim/c-2", 0, [claim()], ids),
        on("source/s-1", 0, [SourceAdded(title="Diary of Dana Hale")], ids),
        on("claim/c-2", 1, [note("Dana Hale rang")], ids),
        blobs=(TEXT,),
    )


def redaction(*seqs: int, streams: tuple[str, ...], texts: tuple[str, ...] = ()) -> Batch:
    said = PayloadRedacted(because="a court", seqs=seqs, streams=streams, texts=texts)
    return batch(on("ledger/redactions", 0, [said], Ids(start=90)))


@pytest.fixture
def told(engine: Engine) -> Engine:
    engine.append(history(Ids()))
    return engine


def test_payload_and_salt_go_and_everything_hashed_stays(told: Engine) -> None:
    before = list(told.scan())
    told.append(redaction(CLAIM, NOTE, streams=("claim/c-1", "claim/c-2")))
    after = list(told.scan())

    for old, new in zip(before, after, strict=False):
        gone = old.seq in (CLAIM, NOTE)
        assert (new.body, new.salt) == ((None, b"") if gone else (old.body, old.salt))
        assert (new.envelope, new.leaf, new.event_id) == (old.envelope, old.leaf, old.event_id)
    builder = Builder()
    builder.add([each.leaf for each in after])
    assert told.frontier() == builder.frontier
    assert [is_erased(r) for r in told.read_stream("claim/c-2")] == [False, True]


def test_rows_forget_what_was_erased(told: Engine) -> None:
    assert told.claims(ClaimQuery(words="owes"))
    told.append(redaction(CLAIM, SOURCE, NOTE, streams=("claim/c-1", "claim/c-2", "source/s-1")))

    assert told.claims(ClaimQuery(words="owes")) == []
    assert told.claims(ClaimQuery(words="rang")) == []
    row = told.row(ClaimRow, "c-1")
    assert row is not None
    assert (row.text, row.article, row.flags) == ("", "", ("erased",))
    source = told.row(SourceRow, "s-1")
    assert source is not None
    assert source.title == ""
    assert "Hale" not in repr([*told.all_rows(ClaimRow), *told.all_rows(SourceRow)])
    assert told.count_claims("lang") == {"en": 1}


def test_an_erased_article_takes_its_facts_from_its_claims(told: Engine) -> None:
    told.append(redaction(ARTICLE, streams=("article/a-1",), texts=(TEXT_NAME,)))

    assert told.blob(TEXT_NAME) is None
    assert list(told.blob_names()) == []
    row = told.row(ArticleRow, "a-1")
    assert row is not None
    assert (row.title, row.sha256, row.publisher) == ("", "", None)
    assert told.claims_of("a-1") == ["c-1", "c-2"]
    assert {row.publisher for row in told.all_rows(ClaimRow)} == {None}
    assert {row.lang for row in told.all_rows(ClaimRow)} == {""}


def test_a_text_alone_can_go(told: Engine) -> None:
    told.append(redaction(streams=("article/a-1",), texts=(TEXT_NAME,)))

    row = told.row(ArticleRow, "a-1")
    assert row is not None
    assert (row.title, row.sha256) == ("Wells", "")
    assert {row.publisher for row in told.all_rows(ClaimRow)} == {"Marwan Post"}


@pytest.mark.parametrize(
    "erasing",
    [
        redaction(CLAIM, NOTE, streams=("claim/c-1", "claim/c-2")),
        redaction(ARTICLE, streams=("article/a-1",), texts=(TEXT_NAME,)),
        redaction(ARTICLE, CLAIM, streams=("article/a-1", "claim/c-1"), texts=(TEXT_NAME,)),
        redaction(streams=("article/a-1",), texts=(TEXT_NAME,)),
        redaction(SOURCE, streams=("source/s-1",)),
    ],
)
def test_a_rebuild_equals_what_was_live(told: Engine, erasing: Batch) -> None:
    told.append(erasing)
    live = (list(told.all_rows(ArticleRow)), list(told.all_rows(ClaimRow)))
    digests = told.projection_states()

    told.rebuild()

    assert (list(told.all_rows(ArticleRow)), list(told.all_rows(ClaimRow))) == live
    assert told.projection_states() == digests


def test_both_can_be_repeated_and_change_nothing(told: Engine) -> None:
    erasing = redaction(CLAIM, streams=("claim/c-1",))
    told.append(erasing)
    size = told.frontier().size

    assert told.append(history(Ids())).repeated
    assert told.append(erasing).repeated
    assert told.frontier().size == size
    assert [each.seq for each in told.scan() if each.body is None] == [CLAIM]


@pytest.mark.parametrize("seq", [-1, 6, 7, 5000])
def test_what_is_not_there_cannot_be_erased(told: Engine, seq: int) -> None:
    before = list(told.scan())

    with pytest.raises(InvalidValue):
        told.append(redaction(seq, streams=()))

    assert list(told.scan()) == before


def test_an_erasure_is_the_last_event_of_its_batch(told: Engine) -> None:
    said = PayloadRedacted(because="a court", seqs=(CLAIM,), streams=("claim/c-1",))
    ids = Ids(start=90)
    late = on("claim/c-2", 2, [note()], ids)

    with pytest.raises(InvalidValue, match="last event"):
        told.append(batch(on("ledger/redactions", 0, [said], ids), late))
    with pytest.raises(InvalidValue, match="last event"):
        told.append(batch(on("ledger/redactions", 0, [said, said], ids)))

    assert all(each.body is not None for each in told.scan())


def test_sweeping_changes_nothing_that_is_there(told: Engine) -> None:
    told.append(redaction(CLAIM, streams=("claim/c-1",)))
    before = (list(told.scan()), list(told.all_rows(ClaimRow)), told.projection_states())

    told.sweep()

    assert (list(told.scan()), list(told.all_rows(ClaimRow)), told.projection_states()) == before
    told.append(batch(on("claim/c-2", 2, [note()], Ids(start=200))))
    assert [row.id for row in told.claims(ClaimQuery(words="wells"))] == ["c-2"]
