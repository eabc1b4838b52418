"""Who says it in English: before and after the verb, in appositions, reports and relays."""

from __future__ import annotations

import pytest

from ledger.extraction import extract


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Some 40 homes burned, fire chief Maria Ortiz told reporters.", "Maria Ortiz"),
        ("The union's leader, Mick Dunne, said 40 men had left.", "Mick Dunne"),
        ("Mick Dunne, the union's leader, said 40 men had left.", "Mick Dunne"),
        ('"We lost 40 beds at once," said its head, Ann Lee, on Monday.', "Ann Lee"),
        ("Figures from the Rail Office show that 40 trains broke down.", "Rail Office"),
        ("According to a report by the Library Trust, 45 branches shut.", "Library Trust"),
        ("It was announced by the Rail Office that 40 trains were sold.", "Rail Office"),
        ("The bank's economist, Tom Hale, put growth at 2.1%.", "Tom Hale"),
        ("In its report the Rail Office said 40 trains were late.", "Rail Office"),
        ("The Rail Office, which runs 12 depots, said nothing.", None),
        ("A federation plans a race. The winner gets 40 sheep.", None),
    ],
)
def test_the_source_is_named_around_its_verb(text: str, speaker: str | None) -> None:
    (claim,) = [claim for claim in extract(text, lang="en").claims if claim.quantity]

    assert claim.speaker == speaker


def test_who_cites_another_relays() -> None:
    text = "Harbour Daily reported, citing the Port Board, that 40 ships were waiting."

    (claim,) = extract(text, lang="en").claims

    assert (claim.speaker, claim.via) == ("Port Board", "Harbour Daily")


def test_a_pronoun_means_the_person_or_the_body_that_spoke_last() -> None:
    text = (
        "The Port Board said 40 ships were waiting. Mr Tom Hale said 12 had left. "
        "It added that 28 were full. He said that 3 were empty."
    )

    speakers = [claim.speaker for claim in extract(text, lang="en").claims]

    assert speakers == ["Port Board", "Tom Hale", "Port Board", "Tom Hale"]


def test_a_source_goes_on_only_where_it_is_named_again() -> None:
    text = (
        "The Port Board said 40 ships were waiting. In all, 90 came. Another 12 left, it said. "
        "The dredger cost 3 tonnes of gold."
    )

    speakers = [claim.speaker for claim in extract(text, lang="en").claims]

    assert speakers == ["Port Board", "Port Board", "Port Board", None]


def test_what_follows_a_quotation_owns_it_before_what_stood_before() -> None:
    text = 'Tom Hale said 40 men had left. "We kept 12 of the best," Ann Lee said.'

    speakers = [claim.speaker for claim in extract(text, lang="en").claims]

    assert speakers == ["Tom Hale", "Ann Lee"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In a survey by the group Rail Voice, 61% of passengers backed it.", "Rail Voice"),
        ("The Health Union (HU) said 40 wards were shut.", "Health Union"),
        ("Forty masts were lost, said Odile Carrow.", "Odile Carrow"),
        ("'We lost 40 sheep in a night,' farmer Wes Hollis said.", "Wes Hollis"),
        ("About 900 people have left, officials estimate.", "officials"),
    ],
)
def test_a_source_stands_before_a_clause_behind_it_and_beside_brackets(
    text: str, speaker: str
) -> None:
    (claim,) = [claim for claim in extract(text, lang="en").claims if claim.quantity]

    assert claim.speaker is not None
    assert claim.speaker.endswith(speaker)


def test_an_apostrophe_that_closes_nothing_is_no_quotation() -> None:
    (claim,) = extract("The owners' 31 boats weren't insured.", lang="en").claims

    assert not claim.quoted
