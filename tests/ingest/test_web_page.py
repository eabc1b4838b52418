"""A page gives its article; one that is built to do harm is refused in time."""

from __future__ import annotations

import sys

import pytest

from ledger.errors import Unreadable, Unsupported
from ledger.ingest.reader import Article
from ledger.ingest.web_page import WebPage, is_page

PAGE = """<!DOCTYPE html>
<html lang="tr"><head><title>Kuyu raporu | Marwan Post</title>
<meta property="og:title" content="Kuyu raporu">
{day}
<script>var wells = "<p>77 kuyu</p>";</script></head>
<body><nav><a href="/">Ana sayfa</a> <a href="/spor">Spor</a></nav>
<article><h1>Kuyu raporu</h1>
<p>Su kurulu sözcüsü Dana Halabi salı günü <b>41</b> kuyunun temizlendiğini
<a href="x">söyledi</a>.</p>
<ul><li>25 kuyu Marwan'da</li><li>16 kuyu Sal'da</li></ul>
<table><tr><th>Yer</th><th>Kuyu</th></tr><tr><td>Sal</td><td>16</td></tr></table>
<p>Ekipler 12 kilometre boru onardı<br>ve işe devam ediyor.</p>
</article><footer>© 2031 Marwan Post</footer></body></html>
"""

TEXT = """\
Kuyu raporu

Su kurulu sözcüsü Dana Halabi salı günü 41 kuyunun temizlendiğini söyledi.

• 25 kuyu Marwan'da
• 16 kuyu Sal'da

Yer | Kuyu
Sal | 16

Ekipler 12 kilometre boru onardı
ve işe devam ediyor."""

PUBLISHED = '<meta property="article:published_time" content="2031-05-08T10:00:00Z">'
LINKED = '<script type="application/ld+json">{"datePublished": "2031-05-08T10:00Z"}</script>'


def read(source: str) -> Article:
    (article,) = WebPage().read(source, "it")
    return article


@pytest.mark.parametrize("day", [PUBLISHED, LINKED])
def test_a_page_gives_its_article_its_title_and_its_day(day: str) -> None:
    found = read(PAGE.replace("{day}", day))

    assert found == Article(text=TEXT, title="Kuyu raporu", published="2031-05-08")


def test_a_page_that_states_no_day_offers_none() -> None:
    assert read(PAGE.replace("{day}", "")).published is None


@pytest.mark.parametrize(
    "beginning",
    [
        "<!DOCTYPE html>\n",
        "\n <html lang='ar'>",
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">',
        "<!-- saved -->\n<html>",
    ],
)
def test_a_page_is_known_by_its_beginning(beginning: str) -> None:
    assert is_page(beginning + "<p>40 wells</p>")
    assert not is_page("40 wells " + beginning)


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)

    with pytest.raises(Unsupported, match="extra `web`") as refusal:
        read(PAGE)

    assert "factledger[web]" in refusal.value.hint
    assert refusal.value.exit_code == 2


@pytest.mark.parametrize(
    "source",
    [
        "<html></html>",
        "<!doctype html>",
        "<html>" + "<div>" * 5_000 + "41 wells",
        "<html>" + "<table><tr><td>" * 5_000 + "41 wells",
        "<!--" * 100_000,
        "<html><script>" * 1_000,
    ],
    ids=lambda source: source[:12],
)
def test_a_page_without_an_article_is_refused(source: str) -> None:
    with pytest.raises(Unreadable, match="no article was found"):
        read(source)


@pytest.mark.parametrize(
    "source",
    [
        "<p>" + "<span>41</span> wells " * 100_000,
        "<p>" * 40_000,
        "<p " + " ".join(f"a{number}=x" for number in range(100_000)) + ">41 wells",
        "<p>" + "wells " * (10_000_000 // 6),
    ],
    ids=["elements", "depth", "attributes", "text"],
)
def test_a_page_that_would_take_hours_is_refused(source: str) -> None:
    with pytest.raises(Unreadable, match=r"too large for an article's|no article"):
        read("<html><body>" + source)


def test_entities_of_a_document_type_stay_unread() -> None:
    kinds = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    file = '<!ENTITY file SYSTEM "file:///etc/hosts">'

    page = f'<!DOCTYPE html [<!ENTITY e0 "ten wells">{kinds}{file}]><html><body>'
    text = read(f"{page}<p>&e8; and &file; and 41 wells were cleared.</p></body></html>").text

    assert "41 wells were cleared." in text
    assert "ten wells" not in text
    assert "localhost" not in text


def test_control_characters_do_not_cost_the_article() -> None:
    page = "<html><body><article><p>The board \x1b[31m said that &#27; 41 wells were cleared.</p>"

    assert read(page).text == "The board \ufffd[31m said that \ufffd 41 wells were cleared."
