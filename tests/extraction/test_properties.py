"""What holds of every text whatever: exact places, one answer, no surprise and no slowness."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ledger.extraction import Extraction, extract

LANGS = ("ar", "tr", "en")
WORDS = {
    "ar": "قال المتحدث إن الفرق نظفت منها بئراً كيلومتراً أكثر من نحو ألف مليون 41 ٢٥ 3,959 و16"
    ' نفى في مروان يناير 2031 ، . : " -',
    "tr": "sözcü Derya Aktaş kuyu yüzde 12,5 3.400 41'i milyon bin buçuk dedi geçen yıl Ocak 2031"
    " 'nin , . \" - fazla en az",
    "en": "said Dana the board 41 3,400 £5m two and a half million % of which in Marwan denied last"
    ' week 1 January , . " - 14th',
}
LIKELY = st.sampled_from(LANGS).flatmap(
    lambda lang: st.tuples(
        st.just(lang), st.lists(st.sampled_from(WORDS[lang].split(" ")), max_size=40)
    )
)


def assert_exact(text: str, found: Extraction) -> None:
    for claim in found.claims:
        assert text[claim.start : claim.end] == claim.text
        assert 0 <= float(claim.score) <= 1
        assert list(claim.mentions) == sorted(claim.mentions)
        if claim.quantity is not None:
            quantity = claim.quantity
            assert text[quantity.start : quantity.end] == quantity.text
            assert claim.start <= quantity.start < quantity.end <= claim.end
    for dated in found.dates:
        assert text[dated.start : dated.end] == dated.text
    for refused in found.not_claims:
        assert text[refused.start : refused.end] == refused.text
    for check in found.checks:
        for span in (check.total, *check.parts):
            assert text[span.start : span.end]


@given(text=st.text(max_size=300), lang=st.sampled_from((None, *LANGS)))
@example(text="-0", lang=None)
@example(text="-¼", lang=None)
@example(text="-12 درجة مئوية في مروان.", lang="ar")
def test_any_text_is_read_to_exact_places(text: str, lang: str | None) -> None:
    assert_exact(text, extract(text, lang=lang))


@given(likely=LIKELY)
def test_news_like_text_is_read_to_exact_places_and_the_same_twice(
    likely: tuple[str, list[str]],
) -> None:
    lang, words = likely
    text = " ".join(words)

    found = extract(text, lang=lang)

    assert_exact(text, found)
    assert extract(text, lang=lang) == found


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "text",
    [
        "9" * 20_000,
        "1," * 10_000,
        "مليون " * 5_000,
        '"' * 10_000,
        "\u202e\u2066" * 5_000,
        "of which 1 " * 2_000,
        "\x00\ufeff\ud7ff 41",
        "(" * 10_000 + "5",
    ],
    ids=["digits", "commas", "scales", "quotes", "bidi", "parts", "controls", "brackets"],
)
def test_hostile_text_is_answered(lang: str, text: str) -> None:
    assert_exact(text, extract(text, lang=lang))
