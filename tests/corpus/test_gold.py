"""The gold itself: marks are where they are said to be, and slips of the pen are told."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.corpus.gold import LANGUAGES, load_article, load_articles, without_marks


def test_marks_come_out_and_leave_their_places() -> None:
    text, spans = without_marks("⟦s1|Rana said ⟦q1|41⟧ wells were cleared⟧ on ⟦d1|3 May⟧.")

    assert text == "Rana said 41 wells were cleared on 3 May."
    assert {name: text[start:end] for name, (start, end) in spans.items()} == {
        "q1": "41", "s1": "Rana said 41 wells were cleared", "d1": "3 May",
    }  # fmt: skip


@pytest.mark.parametrize("marked", ["⟦q1|41 wells", "41⟧ wells", "⟦q1|41⟧ and ⟦q1|42⟧"])
def test_marks_that_do_not_close_or_name_two_places_are_told(marked: str) -> None:
    with pytest.raises(ValueError, match=r"q1|never opened"):
        without_marks(marked)


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("⟦q1|41⟧ wells", "both"),
        ("41 wells'''\n[quantities]\nq1 = { value = \"41\" }\nx = '''", "both"),
        ("⟦q1|41⟧ wells'''\n[quantities]\nq1 = { unit = \"metre\" }\nx = '''", "wants a value"),
    ],
)
def test_an_annotation_without_its_other_half_is_told(
    tmp_path: Path, body: str, complaint: str
) -> None:
    file = tmp_path / "en" / "dev" / "slip.toml"
    file.parent.mkdir(parents=True)
    text = f"lang = \"en\"\ndomain = \"water\"\ntext = '''{body}'''\n".replace("\nx = ''''''", "")
    file.write_text(text, encoding="utf-8")

    with pytest.raises(ValueError, match=complaint):
        load_article(file)


def test_there_are_enough_articles_of_many_kinds() -> None:
    articles = {
        lang: [*load_articles(lang, "dev"), *load_articles(lang, "test")] for lang in LANGUAGES
    }

    assert all(len(articles[lang]) >= least for lang, least in (("ar", 30), ("tr", 15), ("en", 15)))
    for lang, found in articles.items():
        held_out = len(load_articles(lang, "test"))
        assert 3 * held_out >= len(found)
        assert len({article.domain for article in found}) > len(found) // 2
        assert Counter(article.text for article in found).most_common(1)[0][1] == 1
