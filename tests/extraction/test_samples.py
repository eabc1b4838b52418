"""The articles that the product ships are read as their writer meant them."""

from __future__ import annotations

from importlib import resources

import pytest

from ledger.extraction import extract

# Of each sample: what is said, by whom.
SAID = [
    ("water-week.txt", {"41": "دانة حلبي", "3280": "دانة حلبي", "90": "دانة حلبي"}),
    ("water-again.txt", {"41": "مصدر في مجلس مياه مروان", "3310": "مصدر في مجلس مياه مروان"}),
    ("harbour-count.txt", {"90": "مكتب الميناء", "2400000": "سامي راشد"}),
    ("liman-sayimi.txt", {"41": "Derya Aktaş", "3400": "Derya Aktaş"}),
    ("kuyu-raporu.txt", {"118": "Su idaresi", "64": "Su idaresi", "12.5": "Selim Kaya"}),
    ("reservoir-year.txt", {"41": "Dana Whitlock", "16": "Dana Whitlock", "30": "The board"}),
    ("bridge-audit.txt", {"118": "The bridge office", "64": "The bridge office"}),
]


@pytest.mark.parametrize(("name", "said"), SAID)
def test_a_sample_says_who_says_what(name: str, said: dict[str, str]) -> None:
    text = (resources.files("ledger.samples") / name).read_text("utf-8")

    claims = extract(text).claims

    found = {c.quantity.value: c.speaker for c in claims if c.quantity and c.quantity.value}
    assert {value: found.get(value) for value in said} == said


def test_a_list_takes_the_source_that_introduces_it() -> None:
    text = "Rana Aziz said 118 wells were cleared. Of these, 64 were in Marwan and 54 in Sal."

    claims = extract(text, lang="en").claims

    assert [claim.speaker for claim in claims] == ["Rana Aziz"] * 3
