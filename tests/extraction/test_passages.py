"""An article in several languages is read paragraph by paragraph, each in its own."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ledger.extraction import Extraction, extract
from ledger.extraction.passages import find_passages
from ledger.samples import sample_articles

ENGLISH = (
    "The water board said on 8 May 2031 that 41 wells were cleared, of which 25 are in Marwan.\n"
)
TURKISH = "Su kurulu sözcüsü, bunların dışında 12 kilometre boru onarıldığını söyledi.\n"
ARABIC = "قالت المتحدثة باسم المجلس إن الفرق نظفت 16 بئراً في السهل خلال الأسبوع.\n"


def langs(text: str) -> list[str]:
    return [passage.lang for passage in find_passages(text)]


def figures(found: Extraction) -> list[str | None]:
    return [claim.quantity.value for claim in found.claims if claim.quantity is not None]


def holds(text: str, found: Extraction) -> bool:
    """Say whether every span of an answer equals its text."""
    quantities = [claim.quantity for claim in found.claims if claim.quantity is not None]
    return all(
        text[one.start : one.end] == one.text
        for placed in (found.claims, found.dates, found.not_claims, quantities)
        for one in placed
    )


def test_each_paragraph_is_read_in_its_own_language() -> None:
    text = ENGLISH + "\n" + TURKISH + "\n" + ARABIC

    found = extract(text)

    assert langs(text) == ["en", "tr", "ar"]
    assert figures(found) == ["41", "25", "12", "16"]
    assert [claim.quantity.counted for claim in found.claims if claim.quantity][::3] == [
        "well",
        "بئر",
    ]
    assert holds(text, found)


def test_spans_parts_and_sums_refer_to_the_whole_text() -> None:
    whole = "The board cleared 41 wells this week: 25 wells in Marwan and 16 wells in Sal.\n\n"
    text = TURKISH + "\n" + whole + ARABIC

    found = extract(text)

    (check,) = found.checks
    assert check.total.of(text) == "41"
    assert [part.of(text) for part in check.parts] == ["25", "16"]
    parts = [claim.quantity for claim in found.claims if claim.quantity]
    total = next(at for at, quantity in enumerate(parts) if quantity.value == "41")
    assert [each.part_of for each in parts if each.value in ("25", "16")][:2] == [total, total]
    for claim in found.claims:
        assert claim.mentions[0].of(text) == claim.text


def test_the_language_of_the_answer_is_that_of_most_of_the_text() -> None:
    assert extract(ENGLISH + "\n" + TURKISH * 3).lang == "tr"
    assert extract(ENGLISH * 3 + "\n" + ARABIC).lang == "en"
    assert extract(ARABIC * 3 + "\n" + TURKISH).lang == "ar"


def test_a_language_that_is_named_is_that_of_every_paragraph() -> None:
    text = ENGLISH + "\n" + TURKISH

    assert extract(text, lang="tr").lang == "tr"
    assert extract(text, lang="en").lang == "en"


def test_a_short_or_figure_only_paragraph_goes_with_its_neighbour() -> None:
    for short in ("41", "2031-05-08", "Dana Halabi, Marwan Post", "Kuyu", "12 km", "***"):
        assert langs(f"{short}\n\n{ENGLISH}\n{short}\n\n{ARABIC}\n{short}\n") == ["en", "ar"]


def test_foreign_words_quoted_inside_a_paragraph_change_nothing() -> None:
    quoted = (
        'The spokeswoman said "kuyuların temizlendiğini ve boruların onarıldığını gördük" and that '
        'the signs read "المياه ملوثة" until the board cleared 41 wells in the district.\n'
    )

    assert langs(ENGLISH + "\n" + quoted) == ["en"]
    assert figures(extract(quoted)) == ["41"]


def test_a_wrapped_paragraph_stays_whole() -> None:
    wrapped = (
        "The spokeswoman of the water board told reporters in Marwan on Tuesday that the\n"
        "Su Kurulu ve Belediye, Kuyu Dairesi ile Boru Dairesi had been asked for a report on\n"
        "the 41 wells that were cleared.\n"
    )

    assert langs(wrapped) == ["en"]


def test_every_sample_is_one_passage() -> None:
    for sample in sample_articles():
        assert langs(sample.text) == [sample.lang]


def test_a_passage_in_a_language_that_is_not_read_gets_a_note_with_its_place() -> None:
    persian = "شورای آب گفت که ۴۱ چاه در یک هفته پاک شده است و کار ادامه دارد\n"
    text = ENGLISH + "\n" + persian

    (note,) = extract(text).notes

    assert (note.kind, note.what) == ("language", "a passage")
    assert text[note.start : note.end] == persian


@given(st.lists(st.sampled_from([ENGLISH, TURKISH, ARABIC, "41\n", "\n", "\r\n\r\n", "Sal. "])))
def test_passages_together_are_the_text(parts: list[str]) -> None:
    text = "".join(parts)

    passages = find_passages(text)

    assert "".join(passage.span.of(text) for passage in passages) == text
    assert all(one.lang != other.lang for one, other in pairwise(passages))
    assert holds(text, extract(text))
