"""Clusters cover a text and count the cells that the painting toolkit counts."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from rich.cells import cell_len

from ledger.terminal import clusters, prepare, text_width
from tests.terminal.writings import ARTICLE, any_texts, ordinary_texts


@pytest.mark.parametrize(
    ("text", "widths"),
    [
        ("abc", [1, 1, 1]),
        ("e\u0301a", [1, 1]),
        ("مُحَمَّد", [1, 1, 1, 1]),
        ("日本a", [2, 2, 1]),
        ("한", [2]),
        ("\u1112\u1161\u11ab", [2]),
        ("क्षि", [1, 1]),
        ("ب\u200dه", [1, 1]),
        ("\U0001f469\u200d\U0001f467", [2, 2]),
        ("\u0301a", [1, 1]),
        ("\u200ea", [0, 1]),
    ],
)
def test_widths_of_clusters(text: str, widths: list[int]) -> None:
    assert [cluster.width for cluster in clusters(text)] == widths


def test_lam_alef_is_one_cluster_only_where_it_is_drawn_as_one() -> None:
    assert [c[:2] for c in clusters("سلام", ligatures=True)] == [(0, 1), (1, 3), (3, 4)]
    assert len(clusters("سلام")) == 4
    assert [c[:2] for c in clusters("لَا", ligatures=True)] == [(0, 3)]
    assert len(clusters("ل\u200cا", ligatures=True)) == 2


@given(any_texts)
def test_clusters_cover_every_code_point_once(text: str) -> None:
    for ligatures in (False, True):
        found = clusters(text, ligatures=ligatures)
        assert "".join(text[start:end] for start, end, _ in found) == text


def test_every_assigned_character_has_the_width_that_rich_gives_it() -> None:
    for code in range(0x20, 0x20000):
        char = chr(code)
        shown = prepare(char).text
        if shown == char and unicodedata.category(char) != "Cn":
            assert text_width(char) == cell_len(char) or char in "\u200c\u200d", hex(code)


@given(ordinary_texts)
def test_ordinary_text_is_as_wide_as_rich_says(text: str) -> None:
    for line in (*ARTICLE.split("\n"), *prepare(text).text.split("\n")):
        assert text_width(line) == cell_len(line)
