"""Reading: an article, a language's load, growth with length, and shapes made to be slow.

The baseline is a plain regex pass that only cuts the same text into words and signs.
"""

from __future__ import annotations

import re
import tomllib
from functools import partial
from importlib import resources

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.hostile_shapes import SHAPES
from benchmarks.workloads import fastest, least
from ledger.extraction import extract
from ledger.extraction.catalogue import load_language
from tests.corpus.gold import load_articles

LANGS = ("ar", "tr", "en")
WORDS = 500
ROUNDS = 30
PLAIN = re.compile(r"\w+|\S")
SHORT, LONG = 5_000, 20_000


def texts(lang: str) -> str:
    """The development articles of a language, one after the other."""
    return "\n\n".join(article.text for article in load_articles(lang, "dev"))


def long_text(lang: str, length: int) -> str:
    """So much of the articles that they are *length* characters."""
    text = texts(lang) + "\n\n"
    return (text * (length // len(text) + 1))[:length]


@pytest.mark.parametrize("lang", LANGS)
def test_article(benchmark: BenchmarkFixture, lang: str) -> None:
    """Articles after load, per 500 words, against cutting them into words."""
    articles = [article.text for article in load_articles(lang, "dev")]
    words = sum(len(text.split()) for text in articles)
    benchmark.pedantic(
        lambda: [extract(text, lang=lang) for text in articles], rounds=ROUNDS, warmup_rounds=1
    )
    baseline = fastest(lambda: [PLAIN.findall(text) for text in articles], ROUNDS)
    benchmark.extra_info["milliseconds per 500 words"] = 1000 * least(benchmark) * WORDS / words
    benchmark.extra_info["time against a plain pass"] = least(benchmark) / baseline


@pytest.mark.parametrize("lang", LANGS)
def test_load(benchmark: BenchmarkFixture, lang: str) -> None:
    """A language's lexicon read and folded, against parsing its file alone."""
    file = resources.files("ledger.extraction") / "lexicons" / f"{lang}.toml"
    kept = load_language(lang)
    benchmark.pedantic(load_language.__wrapped__, args=(lang,), rounds=ROUNDS)
    baseline = fastest(lambda: tomllib.loads(file.read_text(encoding="utf-8")), ROUNDS)
    benchmark.extra_info["milliseconds"] = 1000 * least(benchmark)
    benchmark.extra_info["time against parsing alone"] = least(benchmark) / baseline
    assert load_language(lang) is kept


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("length", [10_000, 100_000, 1_000_000, 10_000_000])
def test_growth(benchmark: BenchmarkFixture, lang: str, length: int) -> None:
    """Time per character of a long text against that of 10,000 characters: 1 is linear."""
    text, short = long_text(lang, length), long_text(lang, 10_000)
    unit = fastest(lambda: extract(short, lang=lang), 5) / len(short)
    benchmark.pedantic(extract, args=(text, lang), rounds=1)
    benchmark.extra_info["time per character against 10 KB"] = least(benchmark) / len(text) / unit


@pytest.mark.parametrize("lang", LANGS)
def test_hostile_shapes(benchmark: BenchmarkFixture, lang: str) -> None:
    """The slowest of many repeated shapes by character, against an article's character."""
    article = long_text(lang, LONG)
    unit = fastest(lambda: extract(article, lang=lang), 5) / LONG
    slowest, growth = (0.0, ""), (0.0, "")
    for shape in SHAPES[lang]:
        short, text = (shape * SHORT)[:SHORT], (shape * LONG)[:LONG]
        few = fastest(partial(extract, short, lang=lang), 2) / SHORT
        many = fastest(partial(extract, text, lang=lang), 2) / LONG
        slowest = max(slowest, (many / unit, shape))
        growth = max(growth, (many / few, shape))
    worst = (slowest[1] * LONG)[:LONG]
    benchmark.pedantic(extract, args=(worst, lang), rounds=3)
    benchmark.extra_info["slowest shape"] = ascii(slowest[1])
    benchmark.extra_info["its time per character against an article"] = slowest[0]
    benchmark.extra_info["greatest growth by four times the length"] = growth[0]
    benchmark.extra_info["of the shape"] = ascii(growth[1])
