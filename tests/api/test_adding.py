"""Stories of claims made by hand: what is offered, what is recorded, what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.api import Changes, ClaimQuery, Ledger, Origin
from ledger.domain.events import ClaimAdded
from ledger.errors import AlreadyClaimed, CannotUndo, InvalidValue, NotTheAuthor, Refused
from tests.desks import BRIEFING, new_desk

REPORT = """Harbour office reports

The harbour office said on Tuesday that inspectors checked 90 boats, of which 50 were in Ander.

Page 12 of the report names the owners. It denied that a quay was closed. The quay is old.
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Ledger]:
    with new_desk(tmp_path) as ledger:
        yield ledger


@pytest.fixture
def article(desk: Ledger) -> str:
    return desk.add_article(REPORT, Origin(lang="en", published_on="2031-05-01")).id


def place(words: str, text: str = REPORT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


class TestTheOffer:
    def test_a_figure_that_the_rules_left_out_is_read_when_a_person_points_at_it(
        self, desk: Ledger, article: str
    ) -> None:
        offer = desk.read_span(article, *place("Page 12 of the report"))

        assert offer.quantity is not None
        assert (offer.quantity.text, offer.quantity.value) == ("12", "12")
        assert offer.sentence.of(REPORT) == "Page 12 of the report names the owners."
        assert offer.already is None
        assert offer.reader.startswith("rules/")

    def test_a_place_in_an_article_of_several_languages_is_read_in_its_own(
        self, desk: Ledger
    ) -> None:
        turkish = "Müdür Dana Halabi, iskelede 12 teknenin daha denetlendiğini söyledi."
        text = f"{REPORT}\n{turkish}\n"
        of = desk.add_article(text).id

        offer = desk.read_span(of, *place(turkish, text))

        assert desk.article(of).lang == "en"
        assert offer.quantity is not None
        assert (offer.quantity.value, offer.quantity.counted) == ("12", "tekne")
        assert offer.sentence.of(text) == turkish
        assert text[offer.quantity.start : offer.quantity.end] == "12"
        assert turkish in [sentence.of(text) for sentence in desk.sentences(of)]

    def test_a_place_without_a_figure_is_read_as_a_statement_with_its_denial(
        self, desk: Ledger, article: str
    ) -> None:
        offer = desk.read_span(article, *place("It denied that a quay was closed"))

        assert (offer.kind, offer.quantity, offer.negated) == ("statement", None, True)

    def test_a_claim_of_the_article_is_offered_as_it_was_read_and_named(
        self, desk: Ledger, article: str
    ) -> None:
        offer = desk.read_span(article, *place("inspectors checked 90 boats"))

        known = {row.quantity.value: row for row in desk.claims() if row.quantity is not None}
        assert offer.quantity == known["90"].quantity
        assert offer.speaker == known["90"].speaker
        assert offer.already == known["90"].id

    def test_of_several_figures_the_first_that_is_no_claim_yet_is_offered(
        self, desk: Ledger, article: str
    ) -> None:
        span = place("checked 90 boats, of which 50 were")
        taken = desk.read_span(article, *span)
        assert taken.already is not None
        assert taken.figures == ("90", "50")
        assert desk.read_span(article, *span, figure="50").quantity == next(
            row.quantity for row in desk.claims() if row.quantity and row.quantity.value == "50"
        )

    def test_a_sentence_is_no_figure_for_its_page_number_or_date(
        self, desk: Ledger, article: str
    ) -> None:
        whole = place("Page 12 of the report names the owners.")
        assert desk.read_span(article, *whole).kind == "statement"
        named = desk.read_span(article, *whole, figure="12").quantity
        assert named is not None
        assert named.value == "12"

        dated = desk.add_article("It was signed on 21 March 2031 in Sal.", Origin(lang="en")).id
        assert desk.read_span(dated, 0, 30).kind == "statement"
        assert desk.read_span(dated, 14, 30).kind == "statement"
        day = desk.read_span(dated, 14, 30, figure="21").quantity
        assert day is not None
        assert day.value == "21"

    def test_white_space_at_the_ends_is_left_out(self, desk: Ledger, article: str) -> None:
        start, end = place("Page 12")

        offer = desk.read_span(article, start - 2, end + 1)

        assert (offer.start, offer.end, offer.text) == (start, end, "Page 12")

    def test_arabic_is_exact_to_the_code_point(self, desk: Ledger) -> None:
        text = BRIEFING.replace("41", "٤١")
        of = desk.add_article(text).id

        offer = desk.read_span(of, *place("نظفت ٤١ بئراً", text))

        assert offer.quantity is not None
        assert text[offer.quantity.start : offer.quantity.end] == "٤١"
        assert offer.quantity.value == "41"

    def test_sentences_are_those_of_the_rules(self, desk: Ledger, article: str) -> None:
        found = [each.of(REPORT) for each in desk.sentences(article)]

        assert found[0] == "Harbour office reports"
        assert found[-1] == "The quay is old."


class TestAdding:
    def test_the_offer_is_recorded_as_it_is(self, desk: Ledger, article: str) -> None:
        start, end = place("Page 12 of the report")

        claim = desk.add_claim(article, start, end)

        assert (claim.status, claim.start, claim.end, claim.text) == (
            *("new", start, end),
            "Page 12 of the report",
        )
        assert claim.extractor == "hand"
        assert claim.quantity is not None
        assert claim.quantity.value == "12"
        event = desk.history(claim.id)[0].event
        assert isinstance(event, ClaimAdded)
        assert event.changed == ()
        assert event.offered_by == desk.read_span(article, start, end).reader

    def test_single_fields_are_read_otherwise(self, desk: Ledger, article: str) -> None:
        changes = Changes(
            value="١٣", comparator=">=", unit="page", counted=" pages ", speaker="", negated=True
        )

        claim = desk.add_claim(article, *place("Page 12"), changes)

        quantity = claim.quantity
        assert quantity is not None
        assert (quantity.value, quantity.comparator, quantity.unit) == ("13", ">=", "page")
        assert (quantity.counted, quantity.text, claim.negated) == ("pages", "12", True)
        event = desk.history(claim.id)[0].event
        assert isinstance(event, ClaimAdded)
        assert {"value", "comparator", "unit", "negated"} <= set(event.changed)

    def test_a_figure_in_words_that_nobody_could_read_gets_its_value_from_the_person(
        self, desk: Ledger, article: str
    ) -> None:
        claim = desk.add_claim(
            article, *place("a quay was closed"), Changes(figure="a", value="1", counted="quay")
        )

        assert claim.kind == "quantity"
        assert claim.quantity is not None
        assert (claim.quantity.text, claim.quantity.value) == ("a", "1")
        assert REPORT[claim.quantity.start : claim.quantity.end] == "a"

    def test_a_range_takes_the_place_of_a_value(self, desk: Ledger, article: str) -> None:
        claim = desk.add_claim(article, *place("Page 12"), Changes(low="10", high="20"))

        assert claim.quantity is not None
        assert (claim.quantity.value, claim.quantity.low, claim.quantity.high) == (
            *(None, "10"),
            "20",
        )

    def test_it_stands_in_lists_search_and_among_the_articles_claims(
        self, desk: Ledger, article: str
    ) -> None:
        claim = desk.add_claim(article, *place("The quay is old"))

        assert desk.claims(ClaimQuery(words="quay old", status=("new",)))[0].id == claim.id
        assert claim.id in {row.id for row in desk.claims(ClaimQuery(article=article))}

    def test_the_log_still_verifies_and_replays(self, desk: Ledger, article: str) -> None:
        claim = desk.add_claim(article, *place("The quay is old"))
        desk.undo()

        assert desk.claim(claim.id).status == "retracted"
        assert not desk.verify("replay").findings

    def test_it_is_erased_like_any_claim(self, desk: Ledger, article: str) -> None:
        claim = desk.add_claim(article, *place("The quay is old"))

        desk.redact([claim.id], because="a private matter")

        after = desk.claim(claim.id)
        assert (after.text, after.status, after.erased) == ("", "new", 1)
        assert not desk.verify("replay").findings

    def test_an_articles_erasure_takes_it_along(self, desk: Ledger, article: str) -> None:
        claim = desk.add_claim(article, *place("The quay is old"))

        desk.redact([article], because="a private matter")

        assert not desk.claim(claim.id).text


class TestRefusals:
    @pytest.mark.parametrize(
        ("start", "end"), [(-1, 3), (5, 3), (0, 10_000), (7, 7), (22, 24)], ids=str
    )
    def test_a_place_that_is_none(self, desk: Ledger, article: str, start: int, end: int) -> None:
        size = desk.size()

        with pytest.raises(Refused) as refusal:
            desk.add_claim(article, start, end)

        assert refusal.value.hint
        assert desk.size() == size

    def test_the_same_figure_is_claimed_once(self, desk: Ledger, article: str) -> None:
        known = next(row for row in desk.claims() if row.quantity and row.quantity.value == "90")

        with pytest.raises(AlreadyClaimed, match=known.id):
            desk.add_claim(article, *place("90"), Changes(value="91"))

    def test_a_figure_that_another_claim_mentions_is_claimed_too(self, desk: Ledger) -> None:
        text = "Board counts\n\nThe board said 41 wells were cleaned in Sal.\n\n" * 2
        of = desk.add_article(text, Origin(lang="en"))
        (first,) = of.claims
        again = text.rindex("41")

        with pytest.raises(AlreadyClaimed, match=first):
            desk.add_claim(of.id, again, again + 2)

    def test_the_same_statement_is_claimed_once_and_again_after_it_was_taken_back(
        self, desk: Ledger, article: str
    ) -> None:
        first = desk.add_claim(article, *place("The quay is old."))

        with pytest.raises(AlreadyClaimed, match=first.id):
            desk.add_claim(article, *place("The quay is old"))

        desk.undo()
        assert desk.add_claim(article, *place("The quay is old")).id != first.id

    def test_a_statement_in_a_sentence_with_a_figure_is_another_claim(
        self, desk: Ledger, article: str
    ) -> None:
        claim = desk.add_claim(
            article, *place("inspectors checked 90 boats"), Changes(kind="statement")
        )

        assert (claim.kind, claim.quantity) == ("statement", None)

    @pytest.mark.parametrize(
        "changes",
        [
            Changes(value="many"),
            Changes(value="1e9"),
            Changes(value="9" * 100),
            Changes(comparator="!"),
            Changes(kind="guess"),
            Changes(basis="hour"),
            Changes(unit="km²"),
            Changes(period="May"),
            Changes(period="2031-05-02/2031-05-01"),
            Changes(low="20", high="10"),
            Changes(low="20"),
            Changes(value="3", low="1", high="2"),
            Changes(kind="statement", value="3"),
            Changes(kind="quantity", value=""),
            Changes(figure="99"),
            Changes(figure="the", value="3"),
        ],
        ids=repr,
    )
    def test_changes_that_make_no_claim(self, desk: Ledger, article: str, changes: Changes) -> None:
        size = desk.size()

        with pytest.raises((InvalidValue, Refused)):
            desk.add_claim(article, *place("Page 12 of the report names the"), changes)

        assert desk.size() == size

    def test_a_unit_needs_a_figure(self, desk: Ledger, article: str) -> None:
        with pytest.raises(Refused, match="no figure"):
            desk.add_claim(article, *place("The quay is old"), Changes(unit="tonne"))

    def test_bots_add_nothing_by_hand(self, desk: Ledger, article: str) -> None:
        desk.add_actor("reader", bot=True)
        desk.act_as("reader")

        with pytest.raises(Refused, match="bot"):
            desk.add_claim(article, *place("The quay is old"))

    def test_words_that_stand_twice_are_asked_about(self, desk: Ledger, article: str) -> None:
        with pytest.raises(Refused, match=r"2 times .* to ") as refusal:
            desk.place_of(article, "quay")

        assert "--occurrence" in refusal.value.hint
        assert desk.place_of(article, "quay", occurrence=2).start == REPORT.rindex("quay")
        for quote, number in (("quays", None), (" ", None), ("quay", 3), ("quay", 0)):
            with pytest.raises(Refused):
                desk.place_of(article, quote, occurrence=number)


class TestUndo:
    def test_only_its_author_takes_it_back(self, desk: Ledger, article: str) -> None:
        claim = desk.add_claim(article, *place("The quay is old"))
        event = desk.history(claim.id)[0].envelope.id
        desk.act_as("boris")

        with pytest.raises(NotTheAuthor):
            desk.undo(event)

    def test_not_once_somebodys_work_rests_on_it(self, desk: Ledger, article: str) -> None:
        claim = desk.add_claim(article, *place("The quay is old"))
        desk.act_as("boris")
        desk.annotate(claim.id, "since 1990")
        desk.act_as("amal")

        with pytest.raises(CannotUndo):
            desk.undo(desk.history(claim.id)[0].envelope.id)

    def test_a_claim_taken_back_is_closed(self, desk: Ledger, article: str) -> None:
        claim = desk.add_claim(article, *place("The quay is old"))
        after = desk.undo(desk.history(claim.id)[0].envelope.id)

        assert after.status == "retracted"
        with pytest.raises(Refused, match="retracted"):
            desk.dismiss(claim.id, reason="out_of_scope", because="gone")
        with pytest.raises(CannotUndo):
            desk.undo(desk.history(claim.id)[0].envelope.id)
