"""Gold articles: a text with its annotations marked in place, so that no offset is counted by hand.

An annotation stands in the text as ⟦id|what it marks⟧; ids begin with q (quantity), d (date),
t (a trap: a number that is no claim) or s (a statement without a figure), and marks may nest. What
an id means stands below the text, a table for each kind:

    [quantities]
    q1 = { value = "498", unit = "kilometre", counted = ["tunnel"], speaker = "Rana Aziz" }
    q2 = { value = "212", unit = "kilometre", counted = ["tunnel"], place = "Sal", part_of = "q1" }
    [dates]
    d1 = { iso = "2031-07-21" }
    [traps]
    t1 = "edition"
    [statements]
    s1 = { speaker = "Rana Aziz" }
    [sums]
    x1 = { total = "q1", parts = ["q2", "q3"], result = "adds_up" }

What a table leaves out is null, false or "=". `same_as` names the first place that states the same
claim. `counted` and `speaker` list every form that a careful reader would accept, the best first;
an empty list means that any answer will do.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

CORPUS = Path(__file__).parent
LANGUAGES = ("ar", "tr", "en")
Split = Literal["dev", "test"]

_MARK = re.compile(r"⟦([qdts]\d+)\||⟧")


class GoldQuantity(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A figure that somebody could check."""

    value: str | None = None
    low: str | None = None
    high: str | None = None
    comparator: Literal["=", "~", ">", "<", ">=", "<="] = "="
    unit: str | None = None
    counted: tuple[str, ...] | None = None
    place: str | None = None
    basis: (
        Literal["day", "week", "month", "quarter", "year", "ytd", "cumulative", "point"] | None
    ) = None
    period: str | None = None
    negated: bool = False
    speaker: tuple[str, ...] | None = None
    via: tuple[str, ...] | None = None
    quoted: bool | None = None
    part_of: str | None = None
    same_as: str | None = None


class GoldDate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A date that the text names."""

    iso: str
    calendar: Literal["gregorian", "hijri"] = "gregorian"
    year_explicit: bool = True


class GoldStatement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A checkable statement without a figure."""

    speaker: tuple[str, ...] | None = None
    negated: bool = False
    same_as: str | None = None


class GoldSum(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole and its parts, and whether they meet."""

    total: str
    parts: tuple[str, ...]
    result: Literal["adds_up", "does_not_add_up", "cannot_tell"]


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    lang: Literal["ar", "tr", "en"]
    domain: str
    text: str
    published: date | None = None
    quantities: dict[str, GoldQuantity] = {}
    dates: dict[str, GoldDate] = {}
    traps: dict[str, str] = {}
    statements: dict[str, GoldStatement] = {}
    sums: dict[str, GoldSum] = {}


class GoldArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article without its marks; `spans` gives each id its code points in `text`."""

    name: str
    lang: str
    domain: str
    text: str
    published: date | None
    spans: dict[str, tuple[int, int]]
    quantities: dict[str, GoldQuantity]
    dates: dict[str, GoldDate]
    traps: dict[str, str]
    statements: dict[str, GoldStatement]
    sums: dict[str, GoldSum]


def load_articles(lang: str, split: Split) -> list[GoldArticle]:
    """Return the gold articles of a language and a split, in order of their names."""
    return [load_article(path) for path in sorted((CORPUS / lang / split).glob("*.toml"))]


def load_article(path: Path) -> GoldArticle:
    """Read one gold article.

    Raises:
        ValueError: A mark is not closed, means nothing or is missing, or names what is not there.
    """
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    file = msgspec.convert(raw, _File, strict=False)
    try:
        text, spans = without_marks(file.text)
        article = GoldArticle(
            name=f"{path.parent.parent.name}/{path.stem}",
            lang=file.lang,
            domain=file.domain,
            text=text,
            published=file.published,
            spans=spans,
            quantities=file.quantities,
            dates=file.dates,
            traps=file.traps,
            statements=file.statements,
            sums=file.sums,
        )
        _check(article)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
    return article


def without_marks(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Take the marks out of a text; say where what they marked stands now."""
    pieces: list[str] = []
    spans: dict[str, tuple[int, int]] = {}
    opened: list[tuple[str, int]] = []
    length = at = 0
    for mark in _MARK.finditer(marked):
        piece = marked[at : mark.start()]
        pieces.append(piece)
        length += len(piece)
        at = mark.end()
        name = mark.group(1)
        if name is not None:
            opened.append((name, length))
            continue
        if not opened:
            raise ValueError(f"a mark is closed that was never opened: ...{piece[-30:]}")
        closed, start = opened.pop()
        if closed in spans:
            raise ValueError(f"{closed} marks two places")
        spans[closed] = (start, length)
    if opened:
        raise ValueError(f"{opened[-1][0]} is never closed")
    pieces.append(marked[at:])
    return "".join(pieces), spans


def _check(article: GoldArticle) -> None:
    tables: dict[str, Mapping[str, object]] = {
        "q": article.quantities,
        "d": article.dates,
        "t": article.traps,
        "s": article.statements,
    }
    named = {name for table in tables.values() for name in table}
    for letter, table in tables.items():
        wrong = [name for name in table if name[0] != letter]
        if wrong:
            raise ValueError(f"{wrong[0]} stands in the wrong table")
    if missing := sorted(set(article.spans) ^ named):
        raise ValueError(f"in the text or in a table, but not in both: {', '.join(missing)}")
    figures = article.quantities
    for name, quantity in figures.items():
        ranged = quantity.low is not None and quantity.high is not None
        if (quantity.value is not None) == ranged:
            raise ValueError(f"{name} wants a value, or low and high")
        for other in (quantity.part_of, quantity.same_as):
            if other is not None and other not in figures:
                raise ValueError(f"{name} names {other}, which is no quantity")
    for name, one in article.sums.items():
        if unknown := {one.total, *one.parts} - set(figures):
            raise ValueError(f"{name} names {unknown.pop()}, which is no quantity")
    for name, (start, end) in article.spans.items():
        if name[0] != "s" and article.text[start:end] != article.text[start:end].strip():
            raise ValueError(f"{name} begins or ends with a space")
