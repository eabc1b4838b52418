"""Numbers in figures: every digit system, every way to group them."""

from __future__ import annotations

from tests.extraction.writing import Pick

_SYSTEMS = {
    "latin": "0123456789",
    "arabic": "٠١٢٣٤٥٦٧٨٩",
    "persian": "۰۱۲۳۴۵۶۷۸۹",
    "wide": "０１２３４５６７８９",
}
# For each language the thousands signs and the decimal signs that go with each other.
STYLES = {
    "ar": (",.", " .", " ,", " ٫", "٬٫", "\u202f,", "\u00a0."),
    "tr": (".,", " ,", "\u00a0,", "\u202f,"),
    "en": (",.", " .", "\u202f.", "\u2009.", "'.", "’.", "i."),
}
SYSTEMS = {"ar": ("latin", "arabic", "persian"), "tr": ("latin",), "en": ("latin", "wide")}
_TOGETHER, _INDIAN = " ", "i"


def figure(number: int, places: str, lang: str, pick: Pick) -> str:
    """Write *number* and its decimal *places* ("" for none) as *lang* does."""
    style = pick(STYLES[lang])
    text = _grouped(str(number), style[0]) + (style[1] + places if places else "")
    return text.translate(str.maketrans(_SYSTEMS["latin"], _SYSTEMS[pick(SYSTEMS[lang])]))


def _grouped(text: str, sign: str) -> str:
    """Put *sign* between groups of three, or commas between those of India (12,34,567)."""
    if sign == _TOGETHER:
        return text
    step = 2 if sign == _INDIAN else 3
    head, parts = text[:-3], [text[-3:]]
    while head:
        head, part = head[:-step], head[-step:]
        parts.insert(0, part)
    return ("," if sign == _INDIAN else sign).join(parts)
