"""English number words: "and" or none, hyphens, commas, "a hundred", "twelve hundred"."""

from __future__ import annotations

from tests.extraction.writing import Pick

SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES = {10**9: "billion", 10**6: "million", 1000: "thousand"}


def words(number: int, pick: Pick) -> str:
    """Write *number* in one style, kept up to its end."""
    hyphen = pick(("-", "-", " ", "\u2011"))
    link = pick((" and ", " "))
    comma = pick((" ", ", "))
    hundreds, rest = divmod(number, 100)
    if 10 < hundreds < 100 and hundreds % 10 and pick(("plain", "plain", "hundreds")) == "hundreds":
        tail = link + _below_hundred(rest, hyphen) if rest else ""
        return f"{_below_hundred(hundreds, hyphen)} hundred{tail}"
    one = pick(("one", "one", "a"))
    parts: list[str] = []
    for scale, name in SCALES.items():
        count, number = divmod(number, scale)
        if count:
            head = below_thousand(count, link, hyphen, "one" if parts else one)
            parts.append(f"{one if count == 1 and not parts else head} {name}")
    if not number:
        return comma.join(parts)
    tail = below_thousand(number, link, hyphen, "one" if parts else one)
    if not parts:
        return tail
    return comma.join(parts) + (link if number < 100 else comma) + tail


def below_thousand(number: int, link: str, hyphen: str, one: str) -> str:
    """Write a number from 1 to 999; *one* stands before "hundred"."""
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest, hyphen)
    head = f"{one if hundreds == 1 else SMALL[hundreds]} hundred"
    return head + link + _below_hundred(rest, hyphen) if rest else head


def _below_hundred(number: int, hyphen: str) -> str:
    if number < 20:
        return SMALL[number]
    tens, unit = divmod(number, 10)
    return _TENS[tens - 2] + (hyphen + SMALL[unit] if unit else "")
