"""Who says a figure: the frame of its own sentence, the one before, the owner of a quotation."""

from __future__ import annotations

from ledger.extraction import extract


def speakers(text: str) -> list[str | None]:
    return [claim.speaker for claim in extract(text, lang="en").claims]


def test_a_verb_of_saying_names_its_subject() -> None:
    assert speakers("Kerem Sol said the club flew 37 kites.") == ["Kerem Sol"]


def test_a_pronoun_goes_on_with_who_spoke_last() -> None:
    found = speakers("Kerem Sol said the club flew 37 kites. He added that it lost 8 kites.")

    assert found == ["Kerem Sol", "Kerem Sol"]


def test_what_nobody_says_has_no_speaker() -> None:
    assert speakers("The club flew 37 kites.") == [None]
