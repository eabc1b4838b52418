"""JSON lines give one article a line, or say which line gives none."""

from __future__ import annotations

import pytest

from ledger.errors import Unreadable
from ledger.ingest.json_lines import JsonLines
from ledger.ingest.reader import Article


def test_every_line_is_an_article_with_what_it_says_of_itself() -> None:
    source = (
        '{"text": "41 wells\\n", "title": "Wells", "url": "https://post.example/1",'
        ' "publisher": "Marwan Post", "published": "2031-05-08T10:00Z", "lang": "en-GB"}\n'
        "\n"
        '{"text": "41 puits", "lang": "fr", "title": "", "author": "nobody"}\r\n'
    )

    assert JsonLines().read(source, "it") == (
        Article(
            text="41 wells\n",
            title="Wells",
            url="https://post.example/1",
            publisher="Marwan Post",
            published="2031-05-08",
            lang="en",
        ),
        Article(text="41 puits"),
    )


@pytest.mark.parametrize(
    "line",
    [
        "41 wells",
        "[]",
        '{"title": "x"}',
        '{"text": 41}',
        '{"text": " "}',
        '{"text": "x", "published": "soon"}',
        '{"text": "\\ud800"}',
        '{"text": ' + "[" * 100_000,
        '{"text": "x", "more": ' + "[" * 100_000,
    ],
    ids=lambda line: line[:24],
)
def test_a_line_that_is_no_article_is_named(line: str) -> None:
    with pytest.raises(Unreadable, match="line 2"):
        JsonLines().read('{"text": "fine"}\n' + line, "it")
