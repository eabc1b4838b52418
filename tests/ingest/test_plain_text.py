"""Plain text is taken exactly as it is."""

from __future__ import annotations

from ledger.ingest.plain_text import PlainText


def test_line_ends_and_trailing_space_stay_as_they_are() -> None:
    text = "أول سطر\r\nثانٍ\rthird\n\n  end \t"

    (article,) = PlainText().read(text, "it")

    assert article.text == text
