"""Numbers whose shape says that they are no figures: addresses, clock times, phones, models, ids.

Shapes need no words around them, so they are the same in every language and are looked at first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from ledger.extraction.digits import LONGEST_FIGURE, figure
from ledger.extraction.grouping import is_group
from ledger.extraction.joined_figures import joined_reason
from ledger.extraction.languages.language import Language
from ledger.extraction.lexicon import Lexicon
from ledger.extraction.powers import power_of_ten
from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS, SIGN, WORD, Token
from ledger.extraction.years import found_year

VERSION = "3"

# Bounded repeats: a long run of any letters costs its length, never more.
_ADDRESS = re.compile(
    r"(?P<url>(?:https?://|www\.)[^\s<>\"“”]{1,2000})"
    r"|(?P<control>\x1b\[[0-9;]{0,16}[A-Za-z])"
    r"|(?P<email>[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8})"
)
_LAP = re.compile(r"\d\d\.\d+")
_CLOCK_DIGITS, _CLOCK_PARTS = 2, 2
_PHONE_DIGITS = 7
_AREA_CODE_DIGITS = 3
_PHONE_PARTS = 3
_BRACKETED, _COUNTRY_DIGITS, _WITH_AREA_CODE = 4, 3, 10


class Guarded(msgspec.Struct, frozen=True):
    """A token range that is no claim."""

    first: int
    after: int
    reason: str


def guards_by_shape(reading: Reading, language: Language) -> Iterator[Guarded]:
    """Yield what its shape gives away, but for addresses."""
    tokens = reading.tokens
    skip = 0
    for index in reading.numbers:
        token = tokens[index]
        if index < skip or token.kind != DIGITS:
            continue
        power = power_of_ten(tokens, index)
        if power is not None:
            skip = power[1]
            continue
        guarded = (
            _clock(tokens, index)
            or _phone(tokens, index)
            or _joined(reading, index)
            or _model(reading, language, index)
            or _unreadable(token, index, language.lexicon)
        )
        if guarded is not None:
            skip = guarded.after
            yield guarded


def addresses(reading: Reading) -> Iterator[Guarded]:
    """Yield the addresses of pages and mail; what looks like a date in one is none."""
    text = reading.view.text
    if not any(sign in text for sign in ("@", "://", "www.", "\x1b")):
        return
    starts = [token.start for token in reading.tokens]
    for match in _ADDRESS.finditer(text):
        first = bisect_left(starts, match.start())
        after = bisect_left(starts, match.end())
        yield Guarded(first, after, match.lastgroup or "url")


def _clock(tokens: tuple[Token, ...], index: int) -> Guarded | None:
    end = index + 1
    longest = index + 2 * _CLOCK_PARTS + 1
    lap = tokens[end + 1] if glued_sign(tokens, end, ":") and end + 1 < len(tokens) else None
    if lap is not None and lap.glued and _LAP.fullmatch(lap.text):  # a runner's 28:51.07
        return Guarded(index, end + 2, "time")
    while end < longest and glued_sign(tokens, end, ":") and _short(tokens, end + 1):
        end += 2
    if end > index + 1 and len(tokens[index].text) <= _CLOCK_DIGITS:
        return Guarded(index, end, "time")
    return None


def _joined(reading: Reading, index: int) -> Guarded | None:
    """Figures glued into one sign, and figures with a zero before them: no. 0836."""
    joined = joined_reason(reading, index)
    if joined is not None:
        return Guarded(index, joined[1], joined[0])
    text, tokens = reading.text(index), reading.tokens
    dated = reading.mark(index + 1, "month", "hijri_month") is not None  # "03 March"
    zero = len(text) > 1 and text[0] == "0" and text[1].isdecimal()
    if zero and not dated and not is_group(tokens, index):
        return Guarded(index, index + 1, "number" if text.isdecimal() else "time")
    return None


def _short(tokens: tuple[Token, ...], index: int) -> bool:
    token = tokens[index] if index < len(tokens) else None
    return (
        token is not None
        and token.kind == DIGITS
        and token.glued
        and len(token.text) == _CLOCK_DIGITS
    )


def glued_sign(tokens: tuple[Token, ...], index: int, signs: str) -> bool:
    """Say whether the token *index* is one of *signs* and touches the token before."""
    return index < len(tokens) and tokens[index].glued and tokens[index].text in signs


def _phone(tokens: tuple[Token, ...], index: int) -> Guarded | None:
    whole = _local_phone(tokens, index)
    if whole is not None:
        return whole
    plus = index > 0 and tokens[index - 1].text == "+" and tokens[index].glued
    spaced = plus or (_trunk_code(tokens[index].text) and not is_group(tokens, index))
    end, digits, parts = index + 1, len(tokens[index].text), 1
    while end + 1 < len(tokens) and digits <= LONGEST_FIGURE:
        step = 1 if glued_sign(tokens, end, "-") else 0
        following = tokens[end + step]
        if following.kind != DIGITS or (not step and not spaced) or (step and not following.glued):
            break
        digits, parts, end = digits + len(following.text), parts + 1, end + step + 1
    enough = digits >= _PHONE_DIGITS
    if enough and (plus or parts >= _PHONE_PARTS):
        return Guarded(index - plus, end, "phone")
    if tokens[index].text.startswith("00") and enough and tokens[index].text.isdecimal():
        return Guarded(index, end, "phone")
    return None


def _local_phone(tokens: tuple[Token, ...], index: int) -> Guarded | None:
    """An area code in brackets and what follows it: "+44 (630) 758 37 85"."""
    at, first = index, index
    texts = [token.text for token in tokens[index : index + _BRACKETED]]
    if texts[1:2] == ["("] and texts[3:4] == [")"] and len(texts[0]) <= _COUNTRY_DIGITS:
        at = index + 2
        first -= index > 0 and tokens[index - 1].text == "+"
    elif index == 0 or tokens[index - 1].text != "(" or texts[1:2] != [")"]:
        return None
    else:
        first -= 1
    end, digits = at + 2, len(tokens[at].text)
    while end < len(tokens) and digits < LONGEST_FIGURE:
        step = 1 if glued_sign(tokens, end, "-") and end + 1 < len(tokens) else 0
        if not tokens[end + step].text.isdecimal():
            break
        digits, end = digits + len(tokens[end + step].text), end + step + 1
    code = tokens[at].text
    area = code.isdecimal() and len(code.lstrip("0")) == _AREA_CODE_DIGITS
    return Guarded(first, end, "phone") if area and digits >= _WITH_AREA_CODE else None


def _trunk_code(text: str) -> bool:
    """Say whether the digits begin like an area code ("0212"): numbers have no leading zero."""
    return len(text) >= _AREA_CODE_DIGITS and text[0] == "0" and text.isdecimal()


def _model(reading: Reading, language: Language, index: int) -> Guarded | None:
    """Letters and digits in one word: F-16, COVID-19, H3N2, 5G; not 10km, 3bn, و630."""
    tokens = reading.tokens
    first, after = index, index + 1
    if found_year(reading, index) is not None:
        return None
    if tokens[index].glued and index:
        before = tokens[index - 1]
        if before.kind == WORD and not language.is_clitic(before.text):
            first = index - 1
        elif (
            before.text in "-–"
            and before.glued
            and index > 1
            and tokens[index - 2].kind == WORD
            and not reading.mark(index - 2, "compare_before", "measure_before", "month")
            and not language.is_clitic(tokens[index - 2].text)
            and not (tokens[index - 2].glued and tokens[index - 3].kind == DIGITS)  # "5km-10km"
        ):
            first = index - 2
    while after < len(tokens) and tokens[after].glued and tokens[after].kind != SIGN:
        after += 1
    tail = after > index + 1 and not (
        _measures(reading, language, index + 1)
        or language.is_ending(reading.text(index + 1))
        or language.runs_on(reading.text(index + 1))
    )
    if first < index and not _is_money(reading, language, first, index):
        first = _mark_start(tokens, first)
        return Guarded(first, _whole_mark(tokens, after), "model")
    if not tail:
        return None
    if is_suffixed(reading, index):
        return None
    decade = tokens[index].text.endswith("0") and tokens[index + 1].text == "s"
    return Guarded(index, _whole_mark(tokens, after), "decade" if decade else "model")


def _mark_start(tokens: tuple[Token, ...], first: int) -> int:
    """Where a mark begins that has figures before its letters too: "2A4", "34-TCA-55"."""
    if first and tokens[first].glued and tokens[first - 1].kind == DIGITS:
        return first - 1
    tied = first > 1 and glued_sign(tokens, first - 1, "-") and tokens[first].glued
    return first - 2 if tied and tokens[first - 2].kind == DIGITS else first


def _whole_mark(tokens: tuple[Token, ...], after: int) -> int:
    """The end of a mark that goes on behind a sign with more figures: "1KX-7QP", "R63/5820"."""
    while glued_sign(tokens, after, "-/.") and after + 1 < len(tokens):
        end = after + 1
        while end < len(tokens) and tokens[end].glued and tokens[end].kind != SIGN:
            end += 1
        if all(token.kind != DIGITS for token in tokens[after + 1 : end]):
            break
        after = end
    return after


def _is_money(reading: Reading, language: Language, first: int, index: int) -> bool:
    """Say whether letters before a figure are money: "US$5"; a lone letter only with an amount."""
    if not reading.mark(first, "currency_before"):
        return False
    text = reading.text(index)
    letter = len(reading.text(first)) == 1 and reading.text(first).isalpha()
    return not letter or not text.isdecimal() or _is_scale(language, reading.text(index + 1))


def _is_scale(language: Language, word: str) -> bool:
    return any(piece.kind in ("scale", "money_scale") for piece in language.pieces(word))


def _measures(reading: Reading, language: Language, index: int) -> bool:
    known = reading.mark(
        index, "unit", "currency_before", "guard_after", "year_link", "hijri_era", "month"
    )
    pieces = language.pieces(reading.text(index))
    return known is not None or any(piece.kind != "article" for piece in pieces)


def is_suffixed(reading: Reading, index: int) -> bool:
    """Say whether the word after the figure *index* is an ordinal ending ("21st")."""
    return reading.mark(index + 1, "ordinal") is not None


def _unreadable(token: Token, index: int, lexicon: Lexicon) -> Guarded | None:
    if sum(char.isdecimal() for char in token.text[: 2 * LONGEST_FIGURE]) > LONGEST_FIGURE:
        return Guarded(index, index + 1, "too_long")
    if figure(token.text, decimal=lexicon.decimal, thousands=lexicon.thousands) is None:
        parts = token.text.count(".")
        dated = parts + 1 == _PHONE_PARTS and "," not in token.text
        return None if dated else Guarded(index, index + 1, "number")
    return None
