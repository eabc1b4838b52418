"""Numbers half in figures, half in words: "43 thousand 630", "3,5 milyon", "مليون ونصف المليون"."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from tests.extraction.writing import Pick, arabic, english, turkish

SCALES = (10**9, 10**6, 1000)
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_DECIMAL_SIGNS = {"ar": (".", ",", "٫"), "tr": (",",), "en": (".",)}
_ARABIC_PARTS = {Fraction(1, 2): "نصف", Fraction(1, 4): "ربع", Fraction(1, 3): "ثلث"}

Written = tuple[str, Fraction]


def grouped(number: int, lang: str, pick: Pick) -> str:
    """Write *number* scale by scale, each count in figures or in words."""
    parts: list[str] = []
    for scale in SCALES:
        count, number = divmod(number, scale)
        if count:
            parts.append(f"{_count(count, lang, pick)} {scale_name(scale, count, lang, pick)}")
    if number:
        parts.append(str(number) if parts else _count(number, lang, pick))
    if lang == "ar":
        return arabic.join(parts, pick)
    return (pick((" ", " and ")) if lang == "en" else " ").join(parts)


def _count(count: int, lang: str, pick: Pick) -> str:
    if pick(("figure", "words")) == "figure":
        return str(count)
    if lang == "ar":
        return arabic.below_thousand(count, pick, construct=count % 100 == 0)
    if lang == "tr":
        return turkish.words(count, pick)
    return english.below_thousand(count, " and ", "-", "one")


def scale_name(scale: int, count: int, lang: str, pick: Pick) -> str:
    """The word for *scale* after *count* of it."""
    if lang == "ar":
        return arabic.scale_name(scale, count, pick)
    return (turkish.SCALES if lang == "tr" else english.SCALES)[scale]


def decimal(whole: int, places: str, scale: int, lang: str, pick: Pick) -> Written:
    """Write a decimal in figures before its scale."""
    text = f"{whole}{pick(_DECIMAL_SIGNS[lang])}{places}"
    if lang == "ar" and pick(("western", "eastern")) == "eastern":
        text = text.translate(_EASTERN)
    name = scale_name(scale, 3 if lang == "ar" and whole < 11 else 1, lang, pick)
    return f"{text} {name}", Fraction(f"{whole}.{places}") * scale


def spelled_decimal(whole: int, places: str, scale: int, lang: str, pick: Pick) -> Written:
    """Write a decimal in words, before a scale if it is above one."""
    value = Fraction(f"{whole}.{places}") * scale
    text = {"ar": _arabic_decimal, "tr": _turkish_decimal, "en": _english_decimal}[lang](
        whole, places, pick
    )
    return f"{text} {scale_name(scale, 1, lang, pick)}" if scale > 1 else text, value


def _arabic_decimal(whole: int, places: str, pick: Pick) -> str:
    zeros = "صفر " * (len(places) - len(places.lstrip("0")))
    head = arabic.below_thousand(whole, pick) if whole else "صفر"
    point = pick(("فاصل", "فاصلة"))
    return f"{head} {point} {zeros}{arabic.below_thousand(int(places), pick)}"


def _turkish_decimal(whole: int, places: str, pick: Pick) -> str:
    zeros = "sıfır " * (len(places) - len(places.lstrip("0")))
    head = turkish.words(whole, pick) if whole else "sıfır"
    point = pick(("virgül", "nokta"))
    return f"{head} {point} {zeros}{turkish.words(int(places), pick)}"


def _english_decimal(whole: int, places: str, pick: Pick) -> str:
    digits = " ".join(english.SMALL[int(place)] for place in places)
    head = english.below_thousand(whole, " and ", "-", "one") if whole else "zero"
    return f"{head} point {digits}"


def with_half(count: int, scale: int, lang: str, pick: Pick) -> Written:
    """Write *count* and a half (in Arabic also a quarter or a third) of a scale."""
    return {"ar": _arabic_half, "tr": _turkish_half, "en": _english_half}[lang](count, scale, pick)


def _turkish_half(count: int, scale: int, pick: Pick) -> Written:
    head = pick((str(count), turkish.words(count, pick)))
    return f"{head} buçuk {turkish.SCALES[scale]}", (count + Fraction(1, 2)) * scale


def _english_half(count: int, scale: int, pick: Pick) -> Written:
    name = english.SCALES[scale]
    text = pick(
        (
            f"{english.below_thousand(count, ' and ', '-', 'one')} and a half {name}",
            f"{count} and a half {name}",
            f"{count}½ {name}",
        )
    )
    return text, (count + Fraction(1, 2)) * scale


def _arabic_half(count: int, scale: int, pick: Pick) -> Written:
    part = (Fraction(1, 2), Fraction(1, 4), Fraction(1, 3))[int(pick(("0", "1", "2")))]
    word, one = _ARABIC_PARTS[part], arabic.scale_name(scale, 1, pick)
    head = pick((str(count), arabic.below_thousand(count, pick)))
    many = f"{head} {arabic.scale_name(scale, count, pick)}"
    text = pick(
        (
            f"{many} و{word}",
            f"{many} و{word} ال{one}",
            f"{many} و{word} {one}",
            f"{head} و{word} {one}",
        )
    )
    return text, (count + part) * scale


def part_of_scale(scale: int, lang: str, pick: Pick) -> Written:
    """Write a simple part of a scale: "half a million", "yarım milyon", "ثلاثة أرباع المليون"."""
    found: dict[str, Callable[[], dict[str, Fraction]]] = {
        "ar": lambda: _arabic_parts(arabic.scale_name(scale, 1, pick)),
        "tr": lambda: _turkish_parts(turkish.SCALES[scale]),
        "en": lambda: _english_parts(english.SCALES[scale]),
    }
    parts = found[lang]()
    text = pick(tuple(parts))
    return text, parts[text] * scale


def _arabic_parts(one: str) -> dict[str, Fraction]:
    return {
        f"نصف {one}": Fraction(1, 2), f"نصف ال{one}": Fraction(1, 2), f"ربع {one}": Fraction(1, 4),
        f"ثلث {one}": Fraction(1, 3), f"ثلثي {one}": Fraction(2, 3),
        f"ثلاثة أرباع ال{one}": Fraction(3, 4), f"{one} ونصف": Fraction(3, 2),
        f"{one} ونصف ال{one}": Fraction(3, 2), f"{one} وربع ال{one}": Fraction(5, 4),
    }  # fmt: skip


def _turkish_parts(name: str) -> dict[str, Fraction]:
    return {
        f"yarım {name}": Fraction(1, 2), f"çeyrek {name}": Fraction(1, 4),
        f"bir buçuk {name}": Fraction(3, 2),
    }  # fmt: skip


def _english_parts(name: str) -> dict[str, Fraction]:
    return {
        f"half a {name}": Fraction(1, 2), f"a quarter of a {name}": Fraction(1, 4),
        f"three quarters of a {name}": Fraction(3, 4), f"a {name} and a half": Fraction(3, 2),
        f"two thirds of a {name}": Fraction(2, 3), f"three-quarters of a {name}": Fraction(3, 4),
        f"one and a half {name}": Fraction(3, 2), f"one and a quarter {name}": Fraction(5, 4),
    }  # fmt: skip
