"""What is denied, and where a denial ends."""

from __future__ import annotations

import pytest

from ledger.extraction import extract

SENTENCES = [
    (
        "en",
        "Rana Aziz denied that 43 wells had been closed, saying that 12 wells were shut.",
        {"43": True, "12": False},
    ),
    (
        "en",
        "Rana Aziz denied that 43 wells had been closed but confirmed that 12 wells were shut.",
        {"43": True, "12": False},
    ),
    (
        "ar",
        "ونفت رنا عزيز إغلاق 43 بئراً، مؤكدة أن 12 بئراً تعمل.",
        {"43": True, "12": False},
    ),
    ("ar", "ونفت رنا عزيز إغلاق 43 بئراً.", {"43": True}),
]


@pytest.mark.parametrize(("lang", "text", "negated"), SENTENCES)
def test_a_denial_reaches_until_somebody_says_what_is_so(
    lang: str, text: str, negated: dict[str, bool]
) -> None:
    claims = extract(text, lang=lang).claims

    said = {claim.quantity.text: claim.negated for claim in claims if claim.quantity is not None}
    assert said == negated
