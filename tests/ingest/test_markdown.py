"""Markdown gives the text that a reader of the rendered page sees."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import Unreadable
from ledger.ingest import markdown
from ledger.ingest.markdown import Markdown
from ledger.ingest.reader import Article

SOURCE = """\
# Wells cleared in *Marwan*

The board said that **41 wells** were [cleared](http://board.example/9),
see `F-16` and the [map][1]; ![photo of 12 men](p.png)Break  
next line <b>bold</b> &amp; more.

- 25 wells in Marwan
- 16 wells in Sal
  - the last one

3. first
4. second

| Place | Wells |
|-------|------:|
| Sal   | 16    |

> "We repaired 12 kilometres," she said.

```
code 99
  more
```

<div>
<p>Raw 5 boats</p>
</div>

<!-- hidden 77 wells -->

[1]: http://board.example
"""  # noqa: W291  # two spaces end a line

TEXT = """\
Wells cleared in Marwan

The board said that 41 wells were cleared, see F-16 and the map; Break
next line bold & more.

• 25 wells in Marwan
• 16 wells in Sal
• the last one

3. first
4. second

Place | Wells
Sal | 16

"We repaired 12 kilometres," she said.

code 99
  more

Raw 5 boats"""


def read(source: str) -> Article:
    (article,) = Markdown().read(source, "it")
    return article


def test_markup_goes_and_words_stay() -> None:
    assert read(SOURCE).text == TEXT


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "Wells: a count"\ndate: 2031-05-08T10:00:00Z\ntags: [a]\n---\n',
        "+++\r\ntitle = 'Wells: a count'\r\ndate = 2031-05-08\r\n+++\r\n",
    ],
)
def test_front_matter_is_what_the_file_says_of_itself(front: str) -> None:
    article = read(front + "\n41 wells\n")

    assert article == Article(text="41 wells", title="Wells: a count", published="2031-05-08")


def test_a_date_that_is_none_is_not_offered() -> None:
    assert read("---\ndate: 2031-15-40\n---\ntext").published is None
    assert read("---\ndate: yesterday\n---\ntext").published is None


def test_a_rule_at_the_beginning_is_no_front_matter() -> None:
    assert read("---\n\n41 wells\n").text == "41 wells"


@pytest.mark.parametrize("source", ["---\na: b\n---\n", "[1]: http://board.example", "<!-- x -->"])
def test_without_any_text_it_is_refused(source: str) -> None:
    with pytest.raises(Unreadable, match="no text in it"):
        read(source)


def test_what_is_longer_than_any_article_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "LARGEST", 10)

    with pytest.raises(Unreadable, match="Markdown of more than"):
        read("x" * 11)


@pytest.mark.parametrize(
    "piece", ["> ", "- ", "[", "![", "**", "`a``", "|a", "<!--", "*a ", "[a]("]
)
def test_hostile_nesting_ends_in_an_answer(piece: str) -> None:
    assert "wells" in read("41 wells\n\n" + piece * 3000).text


@given(st.text("ab1 \n\t#*_-`~[]()<>!|&;\\:.+=\"'", max_size=80))
def test_any_source_is_answered_or_refused(source: str) -> None:
    with suppress(Unreadable):
        assert read(source).text.strip()
