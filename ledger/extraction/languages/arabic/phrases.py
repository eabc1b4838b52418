"""Where an Arabic noun phrase ends: what a name, an office or an institution takes with it."""

from __future__ import annotations

from ledger.extraction.languages.arabic.numbers import definite
from ledger.extraction.reading import Reading
from ledger.extraction.segments import OPENERS
from ledger.extraction.tokens import SIGN, WORD

LONGEST_NAME_IN_QUOTES = 6
_ENDS = ("complement", "adverb", "place_link", "period", "said_inside", "relay", "according")
_REOPENS = ("باسم", "بلسان", "لشوون", "لدي", "وشوون")
_AT = ("لدي", "باسم", "بلسان")
_ON, _ALI = "علي", "علي"
_CLOSERS = '»”"’'


def ends_phrase(reading: Reading, index: int) -> bool:
    """Say whether the word can be no part of a noun phrase: "that", "on", "today"."""
    mark = reading.mark(index, *_ENDS)
    if mark is None:
        return reading.text(index) in _AT
    if mark.category == "place_link" and reading.text(index).startswith("العلي"):
        return False  # the name, and no "on"
    return not (mark.category == "place_link" and is_ali(reading, index))


def is_ali(reading: Reading, index: int) -> bool:
    """Say whether "علي" is the name, not "على" (the view writes both alike)."""
    return reading.text(index) == _ON and reading.raw(index, index + 1) == _ALI


def quoted_name(reading: Reading, index: int, limit: int) -> int | None:
    """Return the token after a name in quotation marks that opens at *index*: «أفق اليوم»."""
    text = reading.text(index)
    if text not in OPENERS and text != '"':
        return None
    for end in range(index + 1, min(limit, index + LONGEST_NAME_IN_QUOTES + 1)):
        if reading.text(end) in _CLOSERS:
            return end + 1
        if reading.tokens[end].kind != WORD:
            return None
    return None


def phrase_end(reading: Reading, first: int, limit: int) -> int:
    """The end of a noun phrase: its head, what completes it, and the adjectives after that."""
    end, closed = first, False
    while end < limit:
        after_quotes = quoted_name(reading, end, limit)
        if after_quotes is not None and end > first:
            return after_quotes
        outlet = reading.mark(end, "outlet") if end == first else None
        if outlet is not None and outlet.after > end + 1:
            end = outlet.after
            return end + _is_adjective(reading, end, limit)
        if reading.tokens[end].kind != WORD or (end > first and ends_phrase(reading, end)):
            if reading.text(end) in _REOPENS:
                end, closed = end + 1, False
                continue
            break
        text = reading.text(end)
        before = (reading.text(end - 1), reading.text(end - 2)) if end > first + 1 else ()
        if before and definite(text) and all(word.endswith("ون") for word in before):
            break  # "مسؤولون محليون (الصحفيين)"
        if _is_no_adjective(reading, end, first):
            break
        if text in _REOPENS or _goes_with(reading, end, first, limit):
            closed = False
        elif definite(text) or reading.mark(end, "place"):
            closed = True
        elif closed:
            break
        else:
            counts = bool(reading.numbers_within(end, end + 1))
            opens = ("institution", "office", "thing", "report")
            closed = reading.mark(end, *opens) is None and not counts
        end += 1
    return end


def _is_no_adjective(reading: Reading, index: int, first: int) -> bool:
    """Say whether a definite word behind a feminine one is no adjective of it but an object:
    "تقدر الحكومة (الخسائر)".
    """
    head, text = reading.text(index - 1), reading.text(index)
    alone = index == first + 1 or reading.text(index - 2) in ("باسم", "بلسان")
    if not (alone and index > first and head.endswith("ه") and definite(head) and definite(text)):
        return False
    return not text.endswith(("ه", "ا", "ي")) and not reading.mark(index, "title", "given_name")


def _is_adjective(reading: Reading, index: int, limit: int) -> bool:
    """Say whether an adjective without an article goes on: "وسائل إعلام محلية"."""
    text = reading.text(index) if index < limit else ""
    return text.endswith(("يه", "ي")) and not ends_phrase(reading, index)


def _goes_with(reading: Reading, index: int, first: int, limit: int) -> bool:
    """Say whether the word begins what completes the phrase: "لشرطة (دبي)", "لعلوم (الفضاء)",
    "غير (المباشرة)".
    """
    text = reading.text(index)
    if index == first or definite(text):
        return False
    followed = index + 1 < limit and definite(reading.text(index + 1))
    if text == "غير":
        return followed
    if text[0] not in "لب" or text.startswith("لل"):
        return False
    if reading.mark(index, "institution") is not None:
        return True
    return text[0] == "ل" and followed and reading.mark(index, "given_name") is None


def source_end(reading: Reading, start: int, opens: int) -> int:
    """The end of a source before "that": without the adverbs and the commas that follow it."""
    end = start
    while end < opens and not reading.mark(end, "adverb", "according", "said_inside"):
        if end == start and ends_phrase(reading, end):
            return start
        end += 1
    while (
        end > start and reading.tokens[end - 1].kind == SIGN and reading.text(end - 1) in "،,؛:(-–"
    ):
        end -= 1
    return end


def filled(first: int, after: int) -> tuple[int, int] | None:
    """Return a range of tokens, None for an empty one."""
    return (first, after) if after > first else None
