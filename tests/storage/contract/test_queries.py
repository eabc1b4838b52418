"""Questions about claims: every engine answers as the plain filter in Python does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ledger.domain.folding import fold
from ledger.domain.quantities import Quantity
from ledger.domain.records import Recorded
from ledger.errors import InvalidValue
from ledger.storage import claim_filter
from ledger.storage.claim_query import ClaimQuery
from ledger.storage.engine import Engine
from ledger.storage.projection import Reader
from ledger.storage.rows import ClaimRow
from tests.storage.engines import Workshop
from tests.storage.histories import AT, Ids, batch, note, on

NAMES = ("دانة حلبي", "Dana Halé", "DANA", "Şükran Işık", "100% a_b", "")
STATUSES = ("new", "queued", "in_check", "confirmed")
VERDICTS = ("supported", "mixed", "unproven")
NUMBERS = ("0", "-3", "-0.5", "41", "41.0", "498", "4.98e2", "1000000000000000001", "1e-9")
TEXTS = (
    "The council cleaned 41 wells in Marwan, it said.",
    "نظّفت الفِرَق ٤١ بئراً في مروان",
    "Kırk bir kuyu temizlendi; İzmir'de",
    "an under_scored word-with-dashes",
    "word wörd WORDS",
    "",
)
WORDS = (
    "41",
    "wel",
    "مروان",
    "الفرق",
    "kirk izmir",
    "word",
    'wo" OR *',
    "under scored",
    "* ^",
    " ",
)


@dataclass
class Scripted:
    """A projection that answers for each event the rows that a test laid down for it."""

    script: dict[str, list[ClaimRow]] = field(default_factory=dict)
    name: str = "scripted"
    version: int = 1
    rows: type[ClaimRow] = ClaimRow

    def apply(self, reader: Reader, recorded: Sequence[Recorded]) -> Sequence[ClaimRow]:
        del reader
        latest = {row.id: row for r in recorded for row in self.script[r.envelope.id]}
        return list(latest.values())


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    number = st.sampled_from((*NUMBERS, "many"))
    span = draw(st.booleans())
    return Quantity(
        text="n",
        start=0,
        end=1,
        value=None if span else draw(number),
        low=draw(number) if span else None,
        high=draw(number) if span else None,
        unit=draw(st.sampled_from((None, "kilometre", "percent"))),
        counted=draw(st.sampled_from((None, "آبار", "Wells", "wells"))),
    )


@st.composite
def claim_rows(draw: st.DrawFn, number: int) -> ClaimRow:
    optional_name = st.none() | st.sampled_from(NAMES)
    text = draw(st.sampled_from(TEXTS))
    return ClaimRow(
        id=f"c-{number}",
        seq=number,
        version=draw(st.integers(1, 9)),
        article=f"a-{draw(st.integers(1, 2))}",
        lang=draw(st.sampled_from(("ar", "en"))),
        status=draw(st.sampled_from(STATUSES)),
        revision=1,
        kind="statement",
        text=text,
        start=0,
        end=len(text),
        said_on=f"2031-05-{draw(st.integers(1, 4)):02d}",
        created_at=AT,
        updated_at=AT,
        search=fold(text),
        publisher=draw(optional_name),
        speaker=draw(optional_name),
        via=draw(optional_name),
        quoted=draw(st.booleans()),
        negated=draw(st.booleans()),
        score=draw(st.sampled_from((None, "0.80"))),
        quantity=draw(st.none() | quantities()),
        verdict=draw(st.none() | st.sampled_from(VERDICTS)),
        assignee=draw(st.sampled_from((None, "amal", "omar"))),
        flags=draw(st.sampled_from(((), ("conflicted",), ("conflicted", "single_source")))),
    )


def maybe(values: Sequence[str]) -> st.SearchStrategy[str | None]:
    return st.none() | st.none() | st.none() | st.sampled_from(values)


QUERIES = st.builds(
    ClaimQuery,
    words=st.none() | st.sampled_from(WORDS),
    status=st.lists(st.sampled_from((*STATUSES, "no such")), max_size=3).map(tuple),
    verdict=st.lists(st.sampled_from(VERDICTS), max_size=2).map(tuple),
    lang=maybe(("ar", "en", "tr")),
    article=maybe(("a-1", "a-9")),
    speaker=maybe(("dana", "حلبي", "isik", "%", "")),
    publisher=maybe(("DANA", "_b")),
    counted=maybe(("ابار", "well")),
    unit=maybe(("kilometre", "mile")),
    minimum=maybe(NUMBERS),
    maximum=maybe(NUMBERS),
    since=maybe(("2031-05-02",)),
    until=maybe(("2031-05-03", "2031-05")),
    assignee=maybe(("amal",)),
    flag=maybe(("conflicted", "single_source", "single", "conflicted,single_source", "")),
    order=st.sampled_from(("newest", "oldest")),
    limit=st.integers(0, 12),
    after=st.none() | st.integers(-1, 12),
)


@given(data=st.data())
def test_an_engine_answers_like_the_plain_filter(workshop: Workshop, data: st.DataObject) -> None:
    # Given rows, of which some were changed by a later append
    count = data.draw(st.integers(1, 8), label="claims")
    rows = {number: data.draw(claim_rows(number)) for number in range(count)}
    script = Scripted()
    engine = workshop.new([script])
    ids = Ids()
    _put(engine, script, list(rows.values()), ids)
    for number in data.draw(st.lists(st.integers(0, count - 1), unique=True), label="changed"):
        rows[number] = data.draw(claim_rows(number))
        _put(engine, script, [rows[number]], ids)
    if data.draw(st.booleans(), label="rebuilt"):
        engine.rebuild()

    # Then what is asked is answered as if each row had been looked at
    assert list(engine.all_rows(ClaimRow)) == list(rows.values())
    for query in data.draw(st.lists(QUERIES, min_size=1, max_size=8), label="queries"):
        assert engine.claims(query) == claim_filter.page(rows.values(), query)
    for name in ("status", "lang", "verdict"):
        values = [getattr(row, name) for row in rows.values() if getattr(row, name) is not None]
        assert engine.count_claims(name) == {value: values.count(value) for value in values}
    engine.close()


def test_pages_follow_each_other_without_a_gap(workshop: Workshop) -> None:
    script = Scripted()
    engine = workshop.new([script])
    rows = [replace(PLAIN, id=f"c-{n:03d}", seq=n, status=STATUSES[n % 4]) for n in range(120)]
    _put(engine, script, rows, Ids())
    query = ClaimQuery(status=("new", "confirmed"), words="cleaned", limit=7)
    for order in ("newest", "oldest"):
        seen: list[ClaimRow] = []
        after = None
        while page := engine.claims(replace(query, order=order, after=after)):
            assert len(page) <= 7
            seen += page
            after = page[-1].seq
        expected = [row for row in rows if row.status in ("new", "confirmed")]
        assert seen == (expected if order == "oldest" else expected[::-1])


@pytest.mark.parametrize(
    "text",
    [
        *('"', "*", "a*b", "-wells", "wells OR", "NEAR(wells, 3)", "search:wells", "{wells}:x"),
        *("wells'; DROP TABLE claims", "\0wells", "^wells", "(wells", "w" * 5000, "a " * 400),
    ],
)
def test_no_words_break_the_search(workshop: Workshop, text: str) -> None:
    script = Scripted()
    engine = workshop.new([script])
    _put(engine, script, [PLAIN], Ids())
    query = ClaimQuery(words=text)
    assert engine.claims(query) == claim_filter.page([PLAIN], query)
    assert engine.claims(ClaimQuery(words="wells")) == [PLAIN]


def test_a_bound_that_is_no_number_is_refused(engine: Engine) -> None:
    for text in ("many", "", "NaN", "1e999999999", "-Infinity"):
        with pytest.raises(InvalidValue, match="minimum"):
            engine.claims(ClaimQuery(minimum=text))
        with pytest.raises(InvalidValue, match="maximum"):
            engine.claims(ClaimQuery(maximum=text))


def test_enormous_limits_and_places_are_no_error(workshop: Workshop) -> None:
    script = Scripted()
    engine = workshop.new([script])
    _put(engine, script, [PLAIN], Ids())
    assert engine.claims(ClaimQuery(limit=10**30, after=10**30)) == [PLAIN]
    assert engine.claims(ClaimQuery(limit=-5)) == []
    assert engine.claims(ClaimQuery(after=-(10**30))) == []
    assert engine.claims(ClaimQuery(after=-(10**30), order="oldest")) == [PLAIN]


PLAIN = ClaimRow(
    id="c-0",
    seq=0,
    version=1,
    article="a-1",
    lang="en",
    status="new",
    revision=1,
    kind="statement",
    text=TEXTS[0],
    start=0,
    end=48,
    said_on="2031-05-01",
    created_at=AT,
    updated_at=AT,
    search=fold(TEXTS[0]),
)


def _put(engine: Engine, script: Scripted, rows: list[ClaimRow], ids: Ids) -> None:
    """Record one event for each row, at the row's seq if it is new."""
    appends = []
    for row in rows:
        past = len(engine.read_stream(f"claim/{row.id}"))
        append = on(f"claim/{row.id}", past, [note()], ids)
        script.script[append.events[0].id] = [row]
        appends.append(append)
    engine.append(batch(*appends))
