"""Arabic number words: both genders and cases, constructs, three spellings of a hundred."""

from __future__ import annotations

from tests.extraction.writing import Pick

_UNITS = {
    1: ("واحد", "واحدة"),
    2: ("اثنان", "اثنين", "اثنتان", "اثنتين", "إثنان"),
    3: ("ثلاثة", "ثلاث"),
    4: ("أربعة", "أربع", "اربعة"),
    5: ("خمسة", "خمس", "خَمْسَةُ"),
    6: ("ستة", "ست"),
    7: ("سبعة", "سبع", "سبعه"),
    8: ("ثمانية", "ثماني", "ثمان", "ثمانٍ"),
    9: ("تسعة", "تسع"),
    10: ("عشرة", "عشر"),
}
_TEENS = {1: ("أحد", "إحدى", "احد"), 2: ("اثنا", "اثني", "اثنتا", "اثنتي", "إثني")}
_TENS = ("عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_ENDINGS = ("ون", "ين")
_HUNDRED = ("مئة", "مائة")
_TWO_HUNDRED = ("مئتان", "مئتين", "مائتان", "مائتين")
_TWO_HUNDRED_OF = ("مئتا", "مئتي", "مائتا", "مائتي")
_HUNDREDS_OF = ("ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
# singular, accusative, plural, dual, dual before its noun
_SCALES = {
    10**9: (
        ("مليار", "بليون"), ("ملياراً", "مليارا", "بليون", "مليارًا"), ("مليارات", "بلايين"),
        ("ملياران", "مليارين"), ("مليارا", "ملياري"),
    ),
    10**6: (
        ("مليون",), ("مليوناً", "مليونا", "مليون", "مليونًا"), ("ملايين",),
        ("مليونان", "مليونين"), ("مليونا", "مليوني"),
    ),
    1000: (
        ("ألف", "الف"), ("ألفاً", "ألفا", "ألف", "ألفًا"), ("آلاف", "الاف"),
        ("ألفان", "ألفين"), ("ألفا", "ألفي"),
    ),
}  # fmt: skip


def words(number: int, pick: Pick, *, before_noun: bool = False) -> str:
    """Write *number*; *before_noun* says that a noun in the genitive follows at once."""
    parts: list[str] = []
    for scale in _SCALES:
        count, number = divmod(number, scale)
        if count:
            parts.append(_scaled(count, scale, pick, last=before_noun and not number))
    if number:
        parts.append(below_thousand(number, pick, construct=before_noun))
    return join(parts, pick)


def join(parts: list[str], pick: Pick) -> str:
    """Put "and" between *parts*, written together with the next or loose."""
    text = parts[0]
    for part in parts[1:]:
        text += pick((" و", " و", " و ")) + part
    return text


def scale_name(scale: int, count: int, pick: Pick) -> str:
    """Return the form of a scale after *count* of it."""
    single, accusative, plural, *_ = _SCALES[scale]
    few, some = 2 < count % 100 <= 10, count % 100 > 10
    return pick(plural if few else accusative if some else single)


def _scaled(count: int, scale: int, pick: Pick, *, last: bool) -> str:
    single, _, _, dual, construct = _SCALES[scale]
    if count == 1:
        return pick(single)
    if count == 2:
        return pick(construct if last else dual)
    over = count % 100
    if over in (1, 2) and pick(("again", "counted")) == "again":
        hundreds = below_thousand(count - over, pick, construct=True)
        return join([f"{hundreds} {pick(single)}", pick(single if over == 1 else dual)], pick)
    return f"{below_thousand(count, pick, construct=over == 0)} {scale_name(scale, count, pick)}"


def below_thousand(number: int, pick: Pick, *, construct: bool = False) -> str:
    """Write a number from 1 to 999."""
    hundreds, rest = divmod(number, 100)
    parts: list[str] = []
    if hundreds == 1:
        parts.append(pick(_HUNDRED))
    elif hundreds == 2:
        parts.append(pick(_TWO_HUNDRED_OF if construct and not rest else _TWO_HUNDRED))
    elif hundreds:
        head = pick(("ثمان", "ثماني")) if hundreds == 8 else _HUNDREDS_OF[hundreds - 3]
        parts.append(head + pick(("", "", " ")) + pick(_HUNDRED))
    if rest:
        parts.append(_below_hundred(rest, pick))
    return join(parts, pick)


def _below_hundred(number: int, pick: Pick) -> str:
    tens, unit = divmod(number, 10)
    if number <= 10:
        return pick(_UNITS[number])
    if tens == 1:
        return f"{pick(_TEENS.get(unit) or _UNITS[unit])} {pick(_UNITS[10])}"
    ten = _TENS[tens - 2] + pick(_ENDINGS)
    return join([pick(_UNITS[unit]), ten], pick) if unit else ten
