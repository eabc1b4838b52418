"""Arabic in its old presentation forms is Arabic, ligatures and all."""

from __future__ import annotations

from ledger.extraction import extract

TEXT = "ﺃﻋﻠﻨﺖ ﺍﻟﻮﺯﺍﺭﺓ ﺗﺪﻣﻴﺮ ٤٣ ﻣﻨﺰﻻً ﻭﺛﻼﺛﺔ ﺁﻻﻑ ﺩﻭﻻﺭ"


def test_a_ligature_is_read_as_its_letters_and_stands_where_it_stood() -> None:
    found = extract(TEXT)

    assert found.lang == "ar"
    figures = [claim.quantity for claim in found.claims if claim.quantity]
    assert [(one.text, one.value) for one in figures] == [("٤٣", "43"), ("ﺛﻼﺛﺔ ﺁﻻﻑ", "3000")]
    assert all(TEXT[one.start : one.end] == one.text for one in figures)
