"""Turkish number words: one word, word by word or scale by scale; with case endings."""

from __future__ import annotations

from tests.extraction.writing import Pick

_UNITS = ("", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz")
_TENS = ("", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan")
SCALES = {10**9: "milyar", 10**6: "milyon", 1000: "bin"}
_CASES = {  # dative, accusative, ablative, locative, genitive after the last word
    "a": ("a", "ı", "dan", "da", "ın"), "ı": ("a", "ı", "dan", "da", "ın"),
    "o": ("a", "u", "dan", "da", "un"), "u": ("a", "u", "dan", "da", "un"),
    "e": ("e", "i", "den", "de", "in"), "i": ("e", "i", "den", "de", "in"),
    "ö": ("e", "ü", "den", "de", "ün"), "ü": ("e", "ü", "den", "de", "ün"),
}  # fmt: skip
_HARD = "fstkçşhp"


def words(number: int, pick: Pick) -> str:
    """Write *number* in one of the three ways of spacing."""
    between, inside = {"spaced": (" ", " "), "glued": ("", ""), "scaled": (" ", "")}[
        pick(("spaced", "glued", "scaled"))
    ]
    parts: list[str] = []
    for scale, name in SCALES.items():
        count, number = divmod(number, scale)
        if count == 1 and scale == 1000:
            parts.append(name)
        elif count:
            parts.append(inside.join((*_below_thousand(count), name)))
    if number:
        parts.append(inside.join(_below_thousand(number)))
    return between.join(parts)


def declined(written: str, pick: Pick) -> str:
    """Return what is *written* with a case ending written on."""
    ended = ending(written, pick)
    soft = written.endswith("dört") and ended[0] in _CASES
    return (written[:-1] + "d" if soft else written) + ended


def ending(written: str, pick: Pick) -> str:
    """Return a case ending that fits what is *written*."""
    vowel = next(char for char in reversed(written) if char in _CASES)
    wide, narrow, away, at, of = _CASES[vowel]
    if written[-1] in _HARD:
        away, at = "t" + away[1:], "t" + at[1:]
    if written[-1] in _CASES:
        wide, narrow, of = "y" + wide, "y" + narrow, "n" + of
    return pick((wide, narrow, away, at, of))


def _below_thousand(number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    tens, unit = divmod(rest, 10)
    found = [] if not hundreds else ["yüz"] if hundreds == 1 else [_UNITS[hundreds], "yüz"]
    return [*found, *filter(None, (_TENS[tens], _UNITS[unit]))]
