"""Statements without a figure: what can be looked up is a claim, talk is none."""

from __future__ import annotations

import pytest

from ledger.extraction import Candidate, extract

TOLD = [
    ("en", "The ministry opened the new bridge in Marwan on 3 May 2031.", "2031-05-03"),
    ("en", "A man was charged with theft in the port of Sal on Monday.", None),
    ("ar", "قالت رنا عزيز إن الوزارة افتتحت الجسر الجديد في مروان.", None),
    ("tr", "Bakanlık, yeni köprüyü 3 Mayıs 2031'de Mervan'da hizmete açtı.", "2031-05-03"),
]
TALK = [
    ("en", "Will the ministry open the new bridge in Marwan?"),
    ("en", "The ministry will open the new bridge in Marwan."),
    ("en", "We are proud of the bridge in Marwan and of everybody there."),
    ("en", "Things have become better for many people in recent times."),
    ("ar", "وستفتتح الوزارة الجسر الجديد في مروان بعد العيد."),
    ("ar", "يجب على الوزارة أن تفتتح الجسر الجديد في مروان."),
    ("tr", "Bakanlık, Mervan'daki yeni köprüyü yakında hizmete açacak."),
    ("tr", "Mervan'daki yeni köprü ne zaman hizmete açıldı?"),
]


def _statements(text: str, lang: str) -> list[Candidate]:
    return [claim for claim in extract(text, lang=lang).claims if claim.kind == "statement"]


@pytest.mark.parametrize(("lang", "text", "dated"), TOLD)
def test_what_happened_is_a_statement_with_its_date(
    lang: str, text: str, dated: str | None
) -> None:
    (claim,) = _statements(text, lang)

    assert claim.quantity is None
    assert claim.dated == dated


@pytest.mark.parametrize(("lang", "text"), TALK)
def test_questions_plans_and_judgements_are_none(lang: str, text: str) -> None:
    assert _statements(text, lang) == []


def test_what_is_denied_is_negated_and_has_its_speaker() -> None:
    (claim,) = _statements("Rana Aziz denied that the ministry had closed the clinic.", "en")

    assert (claim.speaker, claim.negated) == ("Rana Aziz", True)


def test_the_same_statement_again_is_a_mention() -> None:
    text = (
        "The ministry closed the old clinic in Marwan. Nurses were told by letter. "
        "The ministry closed the old clinic in Marwan, a nurse told reporters."
    )

    merged = [claim for claim in _statements(text, "en") if "old clinic" in claim.text]

    assert [len(claim.mentions) for claim in merged] == [2]


def test_what_can_be_looked_up_in_more_ways_stands_first_in_the_queue() -> None:
    bare, tied = (
        _statements(text, "en")[0]
        for text in (
            "The clinic in Marwan was painted again.",
            "The ministry closed the clinic in Marwan on 3 May 2031, Rana Aziz said.",
        )
    )

    assert float(tied.score) > float(bare.score)
