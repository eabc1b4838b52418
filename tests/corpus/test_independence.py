"""The extractor knows nothing of the gold: no phrase, figure or name of an article stands in it.

A rule that quotes an article would be scored on what it was written from. What any text may say is
no quotation and is listed below; the lists hold no more than they must.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import ledger.extraction
from tests.corpus.gold import LANGUAGES, GoldArticle, Split, load_articles

EXTRACTOR = Path(ledger.extraction.__file__).parent
FILES = sorted(file for kind in ("py", "toml", "tsv") for file in EXTRACTOR.rglob(f"*.{kind}"))
NAMES_OF_THE_WORLD = ("places.tsv", "currencies.tsv")

QUOTATION = 5
QUOTATION_WITH_A_FIGURE = 3
PLAIN_RUNS = {
    "it is not true that",
    "a quarter of a million",
    "a quarter of an hour",
    "son 24 saatte",
    "11 ذو القعدة",
    # The example of figures that the documents of this project share.
    "km 212 in",
}
PLAIN_SOURCES = {"المسؤول ذاته", "التقرير السنوي", "state television", "satellite images"}
INSTITUTIONS = {
    "الأمم المتحدة",
    "الأمن العام",
    "البنك الدولي",
    "الدفاع المدني",
    "الصليب الأحمر",
    "الهلال الأحمر",
}

_WORD = re.compile(r"[^\W_]+(?:[.,٫٬'’-][^\W_]+)*")
_UPPER = "A-ZÇĞİÖŞÜ"
_TWO_CAPITALS = re.compile(rf"(?<!\w)[{_UPPER}][\w’'-]+ [{_UPPER}][\w’'-]+")
_SMALL_WORDS = re.compile(r"(?:an?|the) [a-z]+", re.IGNORECASE)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(EXTRACTOR)))
def test_no_file_of_the_extractor_quotes_an_article(file: Path) -> None:
    quoted = (_quotations(file.read_text(encoding="utf-8")) & _quoted_of_articles()) - PLAIN_RUNS

    assert quoted == set()


@pytest.mark.parametrize(
    "file",
    [file for file in FILES if file.name not in NAMES_OF_THE_WORLD],
    ids=lambda file: str(file.relative_to(EXTRACTOR)),
)
def test_no_file_of_the_extractor_names_who_or_what_an_article_names(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    written = {name for name in _names_of_articles() if name in text}
    named = {name for name in written if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)}

    assert named == set()


def test_a_quotation_is_told_by_its_length_or_by_its_figure() -> None:
    found = _quotations("Of the 1,870 kites\nfour were blue and red")

    assert found == {
        "of the 1,870", "the 1,870 kites", "1,870 kites four",
        "of the 1,870 kites four", "the 1,870 kites four were", "1,870 kites four were blue",
        "kites four were blue and", "four were blue and red",
    }  # fmt: skip


def test_what_is_let_through_is_of_the_articles_and_of_the_extractor() -> None:
    texts = [file.read_text(encoding="utf-8") for file in FILES]

    assert set().union(*map(_quotations, texts)) >= PLAIN_RUNS
    assert _quoted_of_articles() >= PLAIN_RUNS
    assert all(any(source in text for text in texts) for source in PLAIN_SOURCES | INSTITUTIONS)


def _quotations(text: str) -> set[str]:
    """The runs of words that are long enough for a quotation, shorter where a figure is in one."""
    words = [found[0].casefold() for found in _WORD.finditer(text)]
    with_figure = {
        run
        for run in _runs(words, QUOTATION_WITH_A_FIGURE)
        if any(char.isdecimal() for char in run)
    }
    return {*_runs(words, QUOTATION), *with_figure}


def _runs(words: list[str], length: int) -> Iterator[str]:
    return (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))


@cache
def _quoted_of_articles() -> frozenset[str]:
    return frozenset().union(*(_quotations(article.text) for article in _articles()))


@cache
def _articles() -> tuple[GoldArticle, ...]:
    splits: tuple[Split, ...] = ("dev", "test")
    return tuple(
        article for lang in LANGUAGES for split in splits for article in load_articles(lang, split)
    )


@cache
def _names_of_articles() -> frozenset[str]:
    """Two words with capitals, and the sources of several words that the gold names."""
    written = {
        found[0] for article in _articles() for found in _TWO_CAPITALS.finditer(article.text)
    }
    marked = {
        name
        for article in _articles()
        for speaker in (
            *(figure.speaker for figure in article.quantities.values()),
            *(statement.speaker for statement in article.statements.values()),
        )
        for name in speaker or ()
        if " " in name and not _SMALL_WORDS.fullmatch(name)
    }
    return frozenset((written | marked) - PLAIN_SOURCES - INSTITUTIONS)
