"""What an extractor answers is believed as far as it holds; what does not hold is told."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.arithmetic import judge_sum
from ledger.domain.quantities import Quantity
from ledger.domain.spans import Span
from ledger.errors import ExtractorFailed
from ledger.extraction import (
    Candidate,
    DateRef,
    Document,
    Extraction,
    NotClaim,
    Note,
    SumCheck,
    extract,
)
from ledger.extraction.validation import MOST_MENTIONS, validated

TEXT = "The board counted 41 wells, 25 in Marwan and 16 in Sahl. It met on page 7 on 2031-03-21."
END = TEXT.index(".") + 1


def figure(words: str = "41", **changes: Any) -> Quantity:
    start = TEXT.index(words)
    fields = {"text": words, "start": start, "end": start + len(words), "value": words}
    return Quantity(**{**fields, **changes})


def claim(**changes: Any) -> Candidate:
    fields = {"kind": "quantity", "start": 0, "end": END, "text": TEXT[:END]}
    return Candidate(**{**fields, "quantity": figure(), **changes})


def judged(*claims: Any, **parts: Any) -> Extraction:
    answer = Extraction(lang="en", extractor="who knows", claims=claims, **parts)
    return validated(Document(TEXT), answer, extractor="model/2")


def reasons(found: Extraction) -> list[str]:
    return [f"{note.what} {note.reason}" for note in found.notes]


def test_an_answer_that_holds_stays_as_it_is_under_the_name_of_what_gave_it() -> None:
    date_at, page_at = TEXT.index("2031"), TEXT.index("7")

    found = judged(
        claim(score="0.92", rules=("net.7",)),
        dates=(DateRef(start=date_at, end=date_at + 10, text="2031-03-21", iso="2031-03-21"),),
        not_claims=(NotClaim(start=page_at, end=page_at + 1, text="7", reason="page"),),
    )

    assert found.extractor == "model/2"
    assert (found.claims[0].score, found.claims[0].rules) == ("0.92", ("net.7",))
    assert found.claims[0].mentions == (Span(0, END),)
    assert (len(found.dates), len(found.not_claims), found.notes) == (1, 1, ())


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (claim(start=1), "its text is not what stands at 1 to"),
        (claim(start=-3), "its place -3 to"),
        (claim(end=10_000), "its place 0 to 10000 is not in the text"),
        (claim(start=5, end=5, text=""), "its place 5 to 5 is not in the text"),
        (claim(text="The board counted 14 wells"), "its text is not what stands at 0 to"),
        (claim(start="0"), "Expected `int`, got `str` - at `$.start`"),
        (claim(start=True), "Expected `int`, got `bool` - at `$.start`"),
        (claim(start=10**5000), "its place of countless digits to"),
        (claim(kind="guess"), "Invalid enum value 'guess' - at `$.kind`"),
        (claim(kind="statement"), "it is a statement with a figure"),
        (claim(quantity=None), "it is a quantity with no figure"),
        (claim(score="1.2"), "its score '1.2' is no decimal from 0 to 1"),
        (claim(score="NaN"), "is no decimal from 0 to 1"),
        (claim(score=0.9), "Expected `str`, got `float` - at `$.score`"),
        (claim(speaker="Dana\0"), "its speaker holds a control character"),
        (claim(via="\ud800"), "its relay holds a control character"),
        (claim(speaker="x" * 1_001), "its speaker is longer than 1,000 characters"),
        (claim(speaker=" "), "its speaker is empty"),
        (claim(rules=("",)), "a rule's id is empty"),
        (claim(rules=("net",) * 101), "it names more than 100 rules"),
        (claim(mentions=((0, 4),)), "Expected `object`, got `array`"),
        (claim(quantity=figure(start=17)), "its figure's text is not what stands at 17 to 20"),
        (claim(quantity=figure("7")), "its figure stands outside its text"),
        (claim(quantity=figure(value=None)), "neither a value nor both ends"),
        (claim(quantity=figure(low="1", high="2")), "or has both"),
        (claim(quantity=figure(value=None, low="1")), "neither a value nor both ends"),
        (claim(quantity=figure(value="4e1")), "'4e1' is no plain decimal"),
        (claim(quantity=figure(value="+41")), "'+41' is no plain decimal"),
        (claim(quantity=figure(value="٤١")), "is no plain decimal"),
        (claim(quantity=figure(value="1" * 101)), "is longer than 100 digits"),
        (claim(quantity=figure(comparator="≈")), "Invalid enum value"),
        (claim(quantity=figure(basis="decade")), "Invalid enum value"),
        (claim(quantity=figure(period="lately")), "'lately' is no period"),
        (claim(quantity=figure(counted="")), "its counted is empty"),
        (claim(quantity={"value": "41"}), "Object missing required field"),
        ({"kind": "quantity"}, "Object missing required field `start`"),
        ("kind", "it is str, not Candidate"),
        (claim(rules=(object(),)), "its fields hold what they cannot"),
    ],
)
def test_a_claim_that_does_not_hold_is_left_out_and_told(wrong: object, why: str) -> None:
    found = judged(wrong, claim())

    assert len(found.claims) == 1
    (told,) = reasons(found)
    assert told.startswith("claim 1 was left out: ")
    assert why in told


def test_indices_of_wholes_follow_when_claims_are_left_out_or_stand_in_another_order() -> None:
    # Given parts before their whole, and a wrong claim among them
    part, other = figure("25", part_of=3), figure("16", part_of=3)

    found = judged(
        claim(quantity=part), claim(text="no"), claim(quantity=other), claim(quantity=figure())
    )

    values = [one.quantity and one.quantity.value for one in found.claims]
    wholes = [one.quantity and one.quantity.part_of for one in found.claims]
    assert (values, wholes) == (["41", "25", "16"], [None, 0, 0])


@pytest.mark.parametrize(
    ("wholes", "kept", "why"),
    [
        ((1, 0, None), (None, None, None), "it would be a part of itself"),
        ((0, 0, 0), (None, 0, 0), "it would be a part of itself"),
        ((1, 2, 1), (1, None, None), "it would be a part of itself"),
        ((None, 10**5000, -1), (None, None, None), "there is no claim"),
        ((None, "c-1", None), (None, None, None), "there is no claim"),
    ],
)
def test_a_whole_that_cannot_be_is_dropped_and_the_claim_stays(
    wholes: tuple[Any, ...], kept: tuple[Any, ...], why: str
) -> None:
    figures = [
        figure(words, part_of=whole)
        for words, whole in zip(("41", "25", "16"), wholes, strict=True)
    ]

    found = judged(*(claim(quantity=each) for each in figures))

    assert tuple(one.quantity and one.quantity.part_of for one in found.claims) == kept
    assert reasons(found)
    assert all(why in told for told in reasons(found))


def test_a_whole_that_was_left_out_takes_its_relation_with_it() -> None:
    found = judged(claim(score="9"), claim(quantity=figure("25", part_of=0)))

    assert [one.quantity and one.quantity.part_of for one in found.claims] == [None]
    assert "there is no claim 1" in reasons(found)[1]


def test_mentions_outside_the_text_are_left_out_and_its_own_place_is_always_one() -> None:
    found = judged(claim(mentions=(Span(60, 70), Span(0, 900), Span(60, 70))))

    assert found.claims[0].mentions == (Span(0, END), Span(60, 70))
    assert reasons(found) == ["1 mention(s) of claim 1 was left out: the place is not in the text"]


def test_more_mentions_than_can_be_recorded_are_cut() -> None:
    text = TEXT * 40
    many = tuple(Span(at, at + 1) for at in range(2 * MOST_MENTIONS))
    answer = Extraction(lang="en", extractor="", claims=(claim(mentions=many),))

    found = validated(Document(text), answer, extractor="model/2")

    assert len(found.claims[0].mentions) == MOST_MENTIONS
    assert len(found.notes) == 1


def test_only_sums_of_claims_that_add_up_as_they_say_are_kept() -> None:
    total, parts = figure(), (figure("25"), figure("16"))
    spans = [Span(each.start, each.end) for each in (total, *parts)]
    right = judge_sum(total, parts, exhaustive=True)
    assert right is not None
    true = SumCheck(
        total=spans[0],
        parts=tuple(spans[1:]),
        expected=right.expected,
        observed=right.observed,
        result=right.result,
        exhaustive=True,
    )
    invented = msgspec.structs.replace(true, observed="44")
    elsewhere = msgspec.structs.replace(true, total=Span(1, 2))

    found = judged(
        *(claim(quantity=each) for each in (total, *parts)), checks=(true, invented, elsewhere)
    )

    assert found.checks == (true,)
    assert sorted(told.partition(": ")[2] for told in reasons(found)) == [
        "it names figures that are no claims here",
        "its arithmetic is not right",
    ]


@pytest.mark.parametrize(
    "parts",
    [
        {"dates": (DateRef(start=0, end=3, text="The", iso="soon"),)},
        {"dates": (DateRef(start=0, end=3, text="the", iso="2031"),)},
        {"not_claims": (NotClaim(start=0, end=3, text="The", reason=""),)},
        {"not_claims": (None,)},
        {"notes": (Note(kind="dropped", what="x", reason="y", start=3, end=900),)},
        {"notes": (Note(kind="dropped", what="\x1b[2J", reason="y"),)},
    ],
)
def test_other_parts_that_do_not_hold_are_left_out_too(parts: dict[str, Any]) -> None:
    found = judged(**parts)

    assert (found.dates, found.not_claims) == ((), ())
    assert len(found.notes) == 1
    assert "was left out: " in found.notes[0].reason


@pytest.mark.parametrize(
    "answer",
    [
        None,
        {"claims": []},
        Extraction(lang="", extractor="x"),
        Extraction(lang=7, extractor="x"),  # type: ignore[arg-type]  # a plug-in may err
        Extraction(lang="en", extractor="x", claims=7),  # type: ignore[arg-type]  # the same
        Extraction(lang="en", extractor="x", dates=None),  # type: ignore[arg-type]  # the same
    ],
)
def test_what_is_no_answer_at_all_is_an_error(answer: object) -> None:
    with pytest.raises(ExtractorFailed, match="model/2"):
        validated(Document(TEXT), answer, extractor="model/2")


def test_notes_come_in_the_order_of_the_text_and_those_without_a_place_first() -> None:
    late, early = Note(kind="value_too_long", what="a", reason="b", start=50, end=51), figure("25")

    found = judged(
        claim(quantity=msgspec.structs.replace(early, value="x")),
        notes=(late, Note(kind="language", what="the text", reason="may be Dutch")),
    )

    assert [note.start for note in found.notes] == [None, 0, 50]


@given(text=st.text(max_size=200).filter(lambda text: "\0" not in text))
def test_the_rules_own_answers_hold(text: str) -> None:
    found = extract(text)

    kept = validated(Document(text), found, extractor=found.extractor)

    assert kept.notes == found.notes
    assert kept.dates == found.dates
    assert kept.not_claims == found.not_claims
    assert [one.text for one in kept.claims] == [one.text for one in found.claims]


def test_digits_that_are_too_many_are_a_note_and_no_crash() -> None:
    found = extract("The well gave " + "9" * 1_000_000 + " litres.", lang="en")

    assert [note.kind for note in found.notes] == ["value_too_long"]
    assert found.notes[0].start == 14


def test_a_range_that_ends_below_its_beginning_is_left_out() -> None:
    backwards = claim(quantity=figure(value=None, low="9", high="-10.5"))

    found = judged(backwards, claim())

    assert [one.quantity and one.quantity.value for one in found.claims] == ["41"]
    assert "its range ends below its beginning (9 to -10.5)" in reasons(found)[0]


def test_a_range_of_one_value_holds() -> None:
    found = judged(claim(quantity=figure(value=None, low="9", high="9.0")))

    assert (len(found.claims), found.notes) == (1, ())


def test_a_claim_told_twice_is_kept_once_and_stays_the_whole_of_its_parts() -> None:
    part = claim(quantity=figure("25", part_of=1))

    found = judged(claim(score="0.90"), claim(score="0.10", speaker="Dana"), part)

    assert [one.score for one in found.claims] == ["0.90", "0.50"]
    assert [one.quantity and one.quantity.part_of for one in found.claims] == [None, 0]
    assert reasons(found) == ["claim 2 was left out: it is claim 1 again"]


def test_two_figures_of_one_sentence_are_two_claims() -> None:
    found = judged(claim(), claim(quantity=figure("25")))

    assert (len(found.claims), found.notes) == (2, ())
