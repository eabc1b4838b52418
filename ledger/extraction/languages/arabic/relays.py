"""Who stands behind an Arabic report without a verb of saying: "according to X", "quoting X", and
the outlet that relays another's words.
"""

from __future__ import annotations

from ledger.extraction.languages.arabic.names import may_be_named, with_name
from ledger.extraction.languages.arabic.phrases import (
    filled,
    phrase_end,
    quoted_name,
    source_end,
)
from ledger.extraction.languages.language import Frame
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.tokens import DIGITS, WORD

Range = tuple[int, int]  # a range of tokens

_REACH = 40
_ACCORDING_WORDS = 12
_FROM = "عن"
_FEW = 4
_WHAT = frozenset({"ما", "حسبما", "وحسبما", "بحسبما", "وفقما"})
_RESTING = frozenset({"بموجب", "بمقتضي", "عملا"})
_BACK_WORDS = frozenset({"به", "عنه", "فيه", "عليه", "بها", "عنها", "اليه"})
_HIS_WORDS = frozenset({"قوله", "قولها", "قولهم", "تاكيده", "تاكيدها"})


def according(
    reading: Reading, mark: Mark, first: int, after: int, found: list[Frame]
) -> list[Frame]:
    """The form "according to X", with what X speaks through and with a relay behind "from"."""
    start = mark.after + (reading.text(mark.after) in _BACK_WORDS)
    if (
        start < after
        and reading.text(start - 1) in _WHAT
        and reading.mark(start, "speech", "relay")
    ):
        start += 1  # "على ما روت"
        start += reading.text(start) in _BACK_WORDS
    if start >= after or reading.mark(start, "no_source"):
        return []
    if reading.mark(start, "adverb", "complement") and not reading.mark(start, "pronoun"):
        return []
    rested = reading.text(mark.first).lstrip("و") in _RESTING
    if rested and mark.first > first and reading.text(mark.first - 1) not in "،,":
        return []  # what is done under a law is not what the law says
    label = reading.mark(start, "guard_before")
    if label is not None and label.value == "law":
        return _by_law(reading, mark, label, first, after)
    end = start
    limit = min(after, start + _ACCORDING_WORDS)
    while (report := reading.mark(end, "report")) is not None and report.after < limit:
        end = report.after
    if end > start:  # "إحصائية رسمية صادرة عن دائرة الإحصاءات"
        speaks = (at for at in range(end, min(limit, end + _FEW + 1)) if _names_body(reading, at))
        end = next(speaks, end)
    end = with_name(reading, phrase_end(reading, end, limit), limit)
    if end < limit and reading.text(end) == "،" and _names_person(reading, end + 1, after):
        end = phrase_end(reading, end + 1, min(after, end + _ACCORDING_WORDS))
        end = with_name(reading, end, min(after, end + _FEW))
    source = filled(start, end)
    if source is None or reading.tokens[start].kind == DIGITS:
        return []
    if reading.text(end) == "نقلا" and reading.text(end + 1) == _FROM and end + 2 < after:
        begins = end + 2
        end = phrase_end(reading, begins, min(after, begins + _ACCORDING_WORDS))
        relay = Frame("relay", mark.first, first, after, source)
        return [relay, Frame("according", mark.first, first, after, (begins, end))]
    if reading.raw(mark.first, mark.after).endswith(_FROM):
        return _taken_from(reading, mark, (first, after), source, found)
    carried = reading.text(end) == _FROM and _is_outlet(reading, *source)
    if carried:
        begins = end + 1
        end = phrase_end(reading, begins, min(after, begins + _ACCORDING_WORDS))
    low, high = _scope(reading, mark.first, end, first, after)
    says = any(frame.kind == "says" and frame.source for frame in found)
    if (says or _says_later(reading, end, after)) and _is_outlet(reading, *source) and not carried:
        return [Frame("relay", mark.first, first, after, source)]
    if carried:
        relay = Frame("relay", mark.first, first, after, source)
        return [relay, Frame("according", mark.first, low, high, (begins, end))]
    return [Frame("according", mark.first, low, high, source)]


def _says_later(reading: Reading, start: int, after: int) -> bool:
    """Say whether somebody else speaks in the sentence: "بحسب صحيفة س، أكد مقربون أن"."""
    for verb in reading.within(start, min(after, start + _FEW + 2), "speech"):
        low = min(after, verb.after + _ACCORDING_WORDS)
        if reading.text(verb.first - 1) in "،," and reading.within(verb.after, low, "complement"):
            return True
    return False


def _names_body(reading: Reading, index: int) -> bool:
    return reading.mark(index, "institution", "outlet", "office", "title") is not None


def _by_law(reading: Reading, mark: Mark, label: Mark, first: int, after: int) -> list[Frame]:
    """A law as the source: "وفقاً للمادة 30"; what only rests on one has another source."""
    if reading.text(mark.first).lstrip("و").startswith("استناد"):
        return []
    end = label.after
    while end < after and reading.tokens[end].kind == DIGITS:
        end += 1
    return [Frame("according", mark.first, first, after, (label.first, end))]


def _names_person(reading: Reading, index: int, after: int) -> bool:
    """Say whether a name follows a comma: after a title, or a few words up to the next comma."""
    if reading.mark(index, "title", "given_name") is not None:
        return True
    end = index
    while end < after and end - index < _FEW and may_be_named(reading, end):
        end += 1
    return end - index > 1 and (end >= after or reading.text(end) in "،.")


def _scope(reading: Reading, trigger: int, end: int, first: int, after: int) -> tuple[int, int]:
    """What "according to" speaks of: its sentence; where it stands inside, to the next clause."""
    if trigger - first <= 1:
        return first, after
    for index in range(end, after - 1):
        word = reading.tokens[index + 1].kind == WORD and reading.text(index + 1)[0] == "و"
        if word and index > end and reading.text(index) in "،؛":
            return first, index
    return first, after


def _taken_from(
    reading: Reading, mark: Mark, whole: Range, source: Range, found: list[Frame]
) -> list[Frame]:
    """The form "نقلا عن": an outlet relays; where an outlet speaks already, its own source."""
    first, after = whole
    said = next((frame for frame in reversed(found) if frame.kind == "says"), None)
    inside = said is not None and mark.first < said.first
    if said is not None and said.source and (inside or _is_outlet(reading, *said.source)):
        found.remove(said)
        found.append(Frame("relay", said.trigger, first, after, said.source))
        begins = min(said.first, mark.first)
        return [Frame("says", mark.first, begins, after, source)]
    if _is_outlet(reading, *source):
        return [Frame("relay", mark.first, first, after, source)]
    return [Frame("according", mark.first, first, after, source)]


def _is_outlet(reading: Reading, first: int, after: int) -> bool:
    return any(reading.mark(index, "outlet") for index in range(first, min(after, first + 2)))


def relay(reading: Reading, mark: Mark, first: int, after: int) -> list[Frame]:
    """The form "نقلت X عن Y قوله إن": Y says it, X relays it; "نشرته صحيفة X"."""
    start = mark.after
    if start >= after:
        return []
    passive = reading.text(start) == _FROM
    end = start if passive else phrase_end(reading, start, min(after, start + _ACCORDING_WORDS))
    if mark.value == "published":
        if _is_outlet(reading, start, end):
            return [Frame("relay", mark.first, first, after, (start, end))]
        reported = reading.mark(mark.first - 1, "report") and _names_body(reading, start)
        return [Frame("according", mark.first, first, after, (start, end))] if reported else []
    attributed = reading.text(mark.first).lstrip("و").startswith("نسب")
    if reading.text(end) != ("الي" if attributed else _FROM) or end + 1 >= after:
        return []
    carrier = filled(start, end)
    begins = end + 1
    opens = _his_words(reading, begins, min(after, begins + _REACH))
    ends = phrase_end(reading, begins, min(after, begins + _ACCORDING_WORDS))
    if opens is not None:
        ends = min(opens, max(ends, source_end(reading, begins, opens)))
    elif carrier is None or not _is_outlet(reading, *carrier):
        return []
    frames = [Frame("says", mark.first, opens or ends, after, filled(begins, ends))]
    if carrier is not None:
        frames.append(Frame("relay", mark.first, first, after, carrier))
    return frames


def _his_words(reading: Reading, start: int, limit: int) -> int | None:
    for index in range(start, limit):
        if reading.text(index) in _HIS_WORDS:
            return index
        if quoted_name(reading, index, limit) is not None:
            continue
        if reading.mark(index, "complement") or reading.text(index) == ":":
            return index
    return None
