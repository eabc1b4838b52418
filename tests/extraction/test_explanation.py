"""Why a claim is one, and why other readings are none: told where somebody asks, and exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.extraction import Document, extract
from ledger.extraction.explanation import explained
from ledger.extraction.plugins import explain_claims, read_claims
from ledger.extraction.trace import Considered, Trace

ENGLISH = """Water board counts 41 wells

1) The board, which met on page 7 of its plan, signed an agreement with the northern office.
2) One of the men left. The board will probably sign: it opened a great and long tunnel for Sahl.

The board said it counted 41 wells, and paid 3,400 crowns on 12 May 2031 for 1.2 million pipes.
"""
TURKISH = "Su idaresi, 12 Mayıs 2031'de 3.400 ton ve 43 bin 630 kuyu saydığını bildirdi.\n"
ARABIC = "قالت المتحدثة دانا حلبي إن الفرق نظفت 43 ألفاً و630 بئراً في 12 مايو/أيار 2031.\n"


def told(text: str, lang: str) -> dict[tuple[str, str], Considered]:
    _, explanation = explain_claims(Document(text, lang))
    return {(one.text, one.rule): one for one in explanation.considered}


@pytest.mark.parametrize(
    ("text", "lang", "words", "rule", "told_as"),
    [
        (ENGLISH, "en", "12 May 2031", "dates", "date: the year is written"),
        (ENGLISH, "en", "12", "numerals.figure", "rejected: part of the date 2031-05-12"),
        (ENGLISH, "en", "1", "guards.list", "no_claim: list"),
        (ENGLISH, "en", "7", "guards.page", "no_claim: page"),
        (ENGLISH, "en", "1.2", "numerals.figure", "rejected: part of 1200000"),
        (ENGLISH, "en", "million", "numerals.words", "rejected: part of 1200000"),
        (ENGLISH, "en", "One", "claims.word", "rejected: a number word that counts"),
        (ENGLISH, "en", "opened", "statements.opening", "rejected: a plan or a prediction"),
        (ENGLISH, "en", "3,400", "numerals.separators", "rejected: , is no decimal sign"),
        (TURKISH, "tr", "3.400", "numerals.separators", "rejected: . is no decimal sign"),
        (TURKISH, "tr", "bin", "numerals.words", "rejected: part of 43630"),
        (ARABIC, "ar", "43", "numerals.figure", "rejected: part of 43630"),
        (ARABIC, "ar", "630", "numerals.figure", "rejected: part of 43630"),
        (ARABIC, "ar", "12 مايو/أيار 2031", "dates", "date: the year is written"),
    ],
)
def test_what_was_looked_at_is_told_with_its_rule_and_its_reason(
    text: str, lang: str, words: str, rule: str, told_as: str
) -> None:
    found = told(text, lang)

    assert (words, rule) in found, sorted(found)
    one = found[words, rule]
    assert f"{one.verdict}: {one.reason}".startswith(told_as)


def test_another_reading_says_what_it_would_have_been() -> None:
    assert told(ENGLISH, "en")["3,400", "numerals.separators"].value == "3.4"
    assert told(TURKISH, "tr")["3.400", "numerals.separators"].value == "3.4"
    assert told(ENGLISH, "en")["12 May 2031", "dates"].value == "2031-05-12"


def test_a_repetition_names_the_claim_that_it_repeats() -> None:
    found, explanation = explain_claims(Document(ENGLISH, "en"))

    (one,) = [each for each in explanation.considered if each.verdict == "repetition"]

    assert one.text == "Water board counts 41 wells"
    assert one.claim is not None
    quantity = found.claims[one.claim].quantity
    assert quantity is not None
    assert quantity.value == "41"


def test_every_finding_stands_in_one_sentence_of_the_explanation() -> None:
    found, explanation = explain_claims(Document(ENGLISH, "en"))

    numbers = [number for each in explanation.sentences for number in each.claims]
    considered = [one for each in explanation.sentences for one in each.considered]

    assert numbers == list(range(len(found.claims)))
    assert tuple(considered) == explanation.considered
    for sentence in explanation.sentences:
        for one in sentence.considered:
            assert sentence.start <= one.start < one.end <= sentence.end


@pytest.mark.parametrize("lang", ["ar", "tr", "en"])
@given(text=st.text(max_size=120) | st.text("1,.-2 ٣٤ bin الف million\n\"'", max_size=60))
def test_asking_changes_no_answer_and_every_place_is_exact(lang: str, text: str) -> None:
    found, explanation = explain_claims(Document(text, lang))

    assert found == read_claims(Document(text, lang))
    for one in explanation.considered:
        assert text[one.start : one.end] == one.text
        assert one.text


def test_a_text_in_two_languages_is_told_with_the_places_of_the_whole() -> None:
    text = f"{ARABIC}\n{ENGLISH}"

    _, explanation = explain_claims(Document(text))

    told_of = {(one.text, one.rule) for one in explanation.considered}
    assert {("630", "numerals.figure"), ("3,400", "numerals.separators")} <= told_of
    assert all(text[one.start : one.end] == one.text for one in explanation.considered)
    first = explanation.sentences[0]
    assert text[first.start : first.end] == ARABIC.strip()


def test_an_answer_without_a_trace_is_explained_by_its_lines() -> None:
    text = "A long line before.\nWell 7 gave 41 litres on page 9.\nNothing here.\n"
    found = extract(text, lang="en")

    explanation = explained(text, found, Trace())

    assert [text[each.start : each.end] for each in explanation.sentences] == [
        "Well 7 gave 41 litres on page 9."
    ]
