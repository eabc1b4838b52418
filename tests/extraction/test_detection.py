"""Which language a text is in, and when that is no more than a guess."""

from __future__ import annotations

import pytest

from ledger.extraction.detection import detect_language, is_doubtful
from ledger.samples import sample_articles


def test_every_sample_is_known_without_a_doubt() -> None:
    samples = sample_articles()

    assert {sample.lang for sample in samples} == {"ar", "tr", "en"}
    for sample in samples:
        assert detect_language(sample.text) == sample.lang
        assert not is_doubtful(sample.text, sample.lang)


@pytest.mark.parametrize(
    "text",
    [
        "Zwei Brunnen wurden 2031 repariert und zwölf andere gereinigt.",
        "Dos pozos fueron reparados en 2031 y otros 12 en la ciudad de Marwan.",
        "Deux puits ont été réparés en 2031 et 12 autres à Marwan.",
        "شورای آب گفت که ۴۱ چاه در یک هفته پاک شده است و کار ادامه دارد",
    ],
)
def test_another_language_is_read_with_a_doubt(text: str) -> None:
    assert is_doubtful(text, detect_language(text))


@pytest.mark.parametrize("text", ["", "41 wells", "Sal", "41"])
def test_a_few_words_decide_nothing(text: str) -> None:
    assert not is_doubtful(text, detect_language(text))
