"""Numbers that are no figures in Arabic: calibres, classes, ages, phones, years of laws, names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ledger.extraction.languages.arabic.labels import named_number
from ledger.extraction.languages.arabic.numbers import crosses_line, is_attached, names_figure
from ledger.extraction.languages.arabic.sayings import label_of
from ledger.extraction.lexicon import TIME_UNITS
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.segments import OPENERS
from ledger.extraction.tokens import DIGITS, SIGN

if TYPE_CHECKING:
    from ledger.extraction.figures import Figure

Guard = tuple[int, int, str]

# A unit or a noun after these numbers changes nothing: "عيار 6 ملم", "فئة 70 ريال".
_STRICT = frozenset(
    {"position", "calibre", "class", "age", "page", "law", "phone", "clock", "id", "plate"}
    | {"event", "unit"}
)
_PHONE_PARTS = "-/+()"
_NUMBER_PARTS = "-/."
_SCALES = frozenset(
    {"الف", "الفا", "الاف", "مليون", "مليونا", "ملايين", "مليار", "مليارا", "مليارات", "تريليون"}
)
_TO = ("الي", "و", "حتي")
_ISSUE = "عدد"
_ISSUES = frozenset({"مجله", "صحيفه", "جريده", "الجريده", "دوريه", "المجله", "الصحيفه"})
_NUMBERED = frozenset(
    {"النشره", "الجريده", "الرسميه", "الشهريه", "الرايد", "الرسمي", "قانون", "القانون", "مرسوم"}
    | {"المرسوم", "ظهير", "الظهير", "منشور", "قرار", "القرار", "الامر", "امر", "الفصليه"}
)
_ADDRESS_REACH = 9
_POSTAL_DIGITS = (4, 5)
_STREETS = frozenset({"نهج", "شارع", "بشارع", "زنقه", "بنهج", "حي", "بحي", "عماره", "جاده"})
_NAMED_AFTER = frozenset(
    {"شارع", "بشارع", "ساحه", "بساحه", "ميدان", "بميدان", "ثوره", "حي", "جسر", "ملعب", "حركه"}
    | {"انتفاضه", "حراك", "جامعه", "مستشفي", "مدينه", "نهج", "بنهج", "طريق", "انقلاب", "قصر"}
)
_ISSUE_REACH = 3
_LONGEST_NAME = 5
_CLOSERS = '»"”’'
_BRACKETS = "(["
_LISTED = ("law", "page", "position", "number", "road")
# Particles that may be written onto a unit that then is none of the figure's: "لسنة", "بطن".
_PARTICLES = "لبو"
_DAYS = frozenset({"24", "48", "72", "36"})
_SCORED = frozenset({"لمثلهما", "لهدف", "لهدفين", "لواحد", "لصفر", "لثلاثه", "لاثنين"})
_SCORE_DIGITS = 3
_PLAYED = ("فاز", "فوز", "خسر", "خسار", "تعادل", "مبارا", "منتخب", "النهايي", "نتيجه", "الشوط")
_AGO = frozenset({"بعد", "قبل"})
_DYING = ("توف", "رحل", "وفا", "ماتت")
_AGES = ("العمري", "اعمار", "سنهم")
_AGE_UNITS = ("year", "month")
_PARENT = ("،", ",", "(", "-")


def guards_in(reading: Reading, first: int, after: int) -> Iterator[Guard]:
    """Yield the figures of a sentence that are none: first token, token after, reason."""
    passed = first
    for index in reading.numbers_within(first, after):
        found = _guard_at(reading, index, first, after) if index >= passed else None
        if found is not None:
            yield found
            if found[2] == "phone":  # where a part of it is taken, the others still are none
                yield from ((at, at + 1, "phone") for at in range(*found[:2]))
            passed = found[1]


def _guard_at(reading: Reading, index: int, first: int, after: int) -> Guard | None:
    if reading.tokens[index].kind != DIGITS:
        return named_number(reading, index, first, after)
    label = _label(reading, index, first)
    if label is not None:
        kind = "age" if label.category == "age" else label.value
        end = _parts_end(reading, index, after, kind)
        return (index, end, label.value)
    reason = names_figure(reading, index)
    if reason is not None:
        return index, index + 1, reason
    return (
        _law_year(reading, index)
        or _issue(reading, index, first)
        or _quoted(reading, index, first, after)
        or _address(reading, index, first, after)
        or _plate(reading, index)
        or _apposed_age(reading, index)
        or named_number(reading, index, first, after)
        or _score(reading, index)
    )


def _label(reading: Reading, index: int, first: int) -> Mark | None:
    """The word that makes the figure a label, a bracket between them or not."""
    at = index
    if reading.text(index - 1) in _BRACKETS or (
        reading.tokens[index].glued and reading.text(index - 1) == "ال"
    ):
        at = index - 1
    mark = reading.ending(at, "guard_before", "age")
    if mark is None or mark.first < first or crosses_line(reading, mark.first, at):
        return _announced_phone(reading, index, first)
    if reading.text(index + 1) in _SCALES:
        return None  # "كلفت المرحلة 12 مليون"
    if mark.value in _STRICT or mark.category == "age" or not _measures(reading, index + 1):
        return mark
    bracketed = at < index and reading.text(at) in _BRACKETS
    several = reading.text(index + 1) in _NUMBER_PARTS and index + 1 < len(reading.tokens)
    if at < index and not bracketed:
        return mark
    return mark if bracketed or (several and reading.tokens[index + 1].glued) else None


def _measures(reading: Reading, index: int) -> bool:
    """Say whether a unit or noun of the figure stands at *index*, with nothing written onto it."""
    if reading.mark(index, "noun") is not None:
        return True
    unit = reading.mark(index, "unit")
    return unit is not None and not is_attached(reading, unit)


def _announced_phone(reading: Reading, index: int, first: int) -> Mark | None:
    """The label of a phone with more words and a colon between: "الخط الساخن للوزارة: 7706"."""
    if reading.text(index - 1) != ":":
        return None
    labels = reading.within(max(first, index - _LONGEST_NAME - 1), index, "guard_before")
    return next((mark for mark in labels if mark.value == "phone"), None)


def _parts_end(reading: Reading, index: int, after: int, reason: str) -> int:
    """The end of a label of several figures: a phone's groups, "9-2030", "19 و20"."""
    end = index + 1
    phone = reason == "phone"
    signs = _PHONE_PARTS if phone else _NUMBER_PARTS
    while end < after:
        token = reading.tokens[end]
        following = reading.tokens[end + 1] if end + 1 < after else None
        number_next = following is not None and following.kind == DIGITS
        if token.kind == DIGITS and phone:
            end += 1
        elif number_next and (
            (token.kind == SIGN and token.text in signs and (token.glued or phone))
            or (reason == "age" and token.text in _TO)
        ):
            end += 2
        elif token.text == "و" and number_next and reason in _LISTED:
            if reading.mark(end + 2, "unit", "noun"):
                break
            end += 2
        else:
            break
    return end


def _law_year(reading: Reading, index: int) -> Guard | None:
    """The year of a law: "القانون رقم 83 لسنة 1962"."""
    of = reading.ending(index, "law_year")
    if of is None or reading.tokens[of.first - 1].kind != DIGITS:
        return None
    return (index, index + 1, "law") if is_law_year(reading, index) else None


def is_law_year(reading: Reading, index: int) -> bool:
    """Say whether the figure is the year of a law whose number stands before it."""
    of = reading.ending(index, "law_year")
    if of is None or of.first < 1 or reading.tokens[of.first - 1].kind != DIGITS:
        return False
    label = reading.ending(of.first - 1, "guard_before")
    return label is not None and label.value in ("law", "number")


def _issue(reading: Reading, index: int, first: int) -> Guard | None:
    """The issue of a paper: "العدد 736 من مجلة", "الكراس عدد 89"."""
    if reading.text(index - 1).removeprefix("ال").removeprefix("بال") != _ISSUE:
        return None
    if reading.text(index + 1) == "من" and reading.text(index + 2) in _ISSUES:
        return index, index + 1, "edition"
    low = max(first, index - 1 - _ISSUE_REACH)
    if any(reading.text(at) in _NUMBERED for at in range(low, index - 1)):
        return index, index + 1, "edition"
    return None


def _quoted(reading: Reading, index: int, first: int, after: int) -> Guard | None:
    """A figure that closes a name in quotation marks: «صقر 37»."""
    if index + 1 >= after or reading.text(index + 1) not in _CLOSERS:
        return None
    for at in range(index - 1, max(first - 1, index - _LONGEST_NAME), -1):
        text = reading.text(at)
        if text in OPENERS or text == '"':
            return (index, index + 1, "name") if at < index - 1 else None
        if reading.tokens[at].kind == DIGITS or reading.mark(at, "speech", "statistic", "change"):
            return None
    return None


def _address(reading: Reading, index: int, first: int, after: int) -> Guard | None:
    """A house number ("نهج الزيتون عدد 68") or a postal code at its end ("بنزرت 7000")."""
    if is_street_day(reading, index):
        return index, index + 1, "address"
    low = max(first, index - _ADDRESS_REACH)
    street = any(reading.text(at) in _STREETS for at in range(low, index))
    if street and reading.text(index - 1) in (_ISSUE, "رقم"):
        return index, index + 1, "address"
    digits = reading.text(index)
    code = len(digits) in _POSTAL_DIGITS and digits.isdecimal() and street
    closed = index + 1 >= after or reading.tokens[index + 1].kind == SIGN
    return (index, index + 1, "address") if code and closed else None


def is_street_day(reading: Reading, index: int) -> bool:
    """Say whether a street or a revolution is named after the day: "شارع 4 مارس"."""
    return reading.text(index - 1) in _NAMED_AFTER and reading.mark(index + 1, "month") is not None


def _plate(reading: Reading, index: int) -> Guard | None:
    """A plate with its letters: "اللوحة T 90567"."""
    letters = reading.text(index - 1)
    label = reading.ending(index - 1, "guard_before")
    if label is None or label.value not in ("plate", "number") or len(letters) > _ISSUE_REACH:
        return None
    return index - 1, index + 1, label.value


def _apposed_age(reading: Reading, index: int) -> Guard | None:
    """An age between commas or brackets after a name: "(ر. ز، 63 عاماً)", "سعاد (30 سنة)"."""
    unit = reading.mark(index + 1, "unit")
    if unit is None or unit.value not in _AGE_UNITS or reading.text(index - 1) not in _PARENT:
        return None
    closed = unit.after >= len(reading.tokens) or reading.text(unit.after) in (")", "،", ",", "-")
    named = index > 1 and reading.tokens[index - 2].kind != DIGITS
    return (index, index + 1, "age") if closed and named else None


def _score(reading: Reading, index: int) -> Guard | None:
    """A result with the winner's figure first: "89-76", "0-0"; a range would rise."""
    tokens = reading.tokens
    if index + 2 >= len(tokens) or reading.text(index + 1) not in "-–":
        return None
    left, right = reading.text(index), reading.text(index + 2)
    glued = tokens[index + 1].glued and tokens[index + 2].glued
    if not (glued and left.isdecimal() and right.isdecimal() and len(left) <= _SCORE_DIGITS):
        return None
    low, high = max(0, index - _ADDRESS_REACH), min(len(tokens), index + _ADDRESS_REACH)
    played = any(word in reading.text(at) for at in range(low, high) for word in _PLAYED)
    measured = reading.mark(index + 3, "unit", "noun") is not None
    fell = int(left) >= int(right) and not measured
    return (index, index + 3, "score") if fell or played else None


def refused(reading: Reading, figure: Figure) -> str | None:
    """Return why a number that was read is no claim: a period, a label in words, vague talk."""
    at = figure.first
    while at and reading.tokens[at].glued and reading.text(at - 1) in ("ال", "ب", "بال", "ل"):
        at -= 1
    lasting = figure.unit in TIME_UNITS or figure.unit in ("century", "decade")
    if lasting and figure.kind != "range" and _is_period(reading, figure, at):
        return "period"
    label = reading.ending(at, "guard_before", "age")
    if label is not None and crosses_line(reading, label.first, at):
        label = None
    if label is not None and label.value == "position" and figure.unit is not None:
        label = None
    if label is not None and (label.value in _STRICT or label.category == "age"):
        return label.value if label.category != "age" else "age"
    if figure.unit == "year" and (reading.text(at - 1) == "تحت" or _is_age(reading, at)):
        return "age"
    clock = reading.mark(at - 1, "ordinal") or reading.mark(at - 2, "ordinal")
    if figure.unit == "minute" and figure.words and clock is not None:
        return "time"  # "الثالثة وعشر دقائق"
    if figure.counted == "نجم" and reading.mark(figure.tail - 1, "noun") is not None:
        return "class"
    if figure.counted in ("ضعف", "مرة") and _multiplies(reading, figure, at):
        return "vague"
    if figure.counted == "هدف" and reading.text(figure.tail) in _SCORED:
        return "score"
    named = label_of(reading, figure, at)
    if named is not None:
        return named
    if reading.text(at - 1) == "كل" and reading.text(at - 2) == "من":
        return "vague"
    if reading.text(figure.after) == "من" and reading.text(figure.after + 1) == "كل":
        return "vague"
    vague = reading.mark(figure.first, "vague") is not None and figure.words
    return "vague" if vague and figure.kind != "range" else None


def _is_age(reading: Reading, at: int) -> bool:
    """Say whether years are an age: "توفي عن 83 عاماً", "الفئة العمرية من 35 إلى 63 عاماً"."""
    near = [reading.text(index) for index in range(max(0, at - _ADDRESS_REACH), at)]
    if reading.text(at - 1) == "عن" and any(w in text for w in _DYING for text in near):
        return True
    return any(word in text for word in _AGES for text in near[-_ISSUE_REACH:])


def _multiplies(reading: Reading, figure: Figure, at: int) -> bool:
    """Say whether "times" only multiplies: "ثلاثة أضعاف", "تضاعف ثلاث مرات"."""
    if figure.counted == "ضعف":
        return True
    low = max(0, at - _ADDRESS_REACH)
    return any("ضاعف" in reading.text(index) for index in range(low, at))


def _is_period(reading: Reading, figure: Figure, at: int) -> bool:
    """Say whether a length only names a period: "خلال الـ36 ساعة الأخيرة", "كل عشر سنوات"."""
    bound = reading.ending(at, "compare_before")
    if reading.ending(bound.first if bound else at, "length_before") is not None:
        return True
    if reading.mark(figure.tail, "length_after") is not None:
        return True
    start = reading.tokens[figure.first].text
    near = [reading.text(index) for index in range(max(0, at - _ADDRESS_REACH), at)]
    if (start[0] == "ب" or reading.text(figure.first - 1) == "ب") and not _AGO.isdisjoint(near):
        return True  # "بعد وفاة والده بأسبوعين"
    text = reading.text(figure.first)
    return figure.unit == "hour" and text in _DAYS and reading.text(at - 1) == "في"
