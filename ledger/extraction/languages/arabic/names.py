"""Who an Arabic source phrase names: a person without office and title, or an institution.

A person once named in full is meant by the last name and by the office; an institution by the first
word of its name.
"""

from __future__ import annotations

from ledger.extraction.languages.arabic.numbers import THE, definite
from ledger.extraction.languages.arabic.phrases import ends_phrase, is_ali, phrase_end
from ledger.extraction.reading import Reading
from ledger.extraction.segments import OPENERS
from ledger.extraction.tokens import WORD

_LONGEST_NAME = 6
_LONGEST_SOURCE = 120
_FEWEST, _FEW = 2, 3
_LINKING = frozenset(
    {"عبد", "ابو", "ابي", "بن", "ابن", "ولد", "بنت", "ال", "ام", "با", "سيف", "نور"}
)
_BEFORE_NAMES = frozenset(
    {"مطار", "جامعه", "شارع", "مدينه", "مستشفي", "موسسه", "شركه", "ميناء", "سد", "مدرسه"}
)
_WORKING = frozenset({"نفسه", "ذاته", "نفسها", "ذاتها", "الصادر", "الصادره"}) | {
    stem + ending
    for stem in ("العامل", "التابع", "المكلف", "المشرف", "المعني", "المنظم", "الواقع")
    for ending in ("", "ه")
}
_NAMES = frozenset(
    {"given_name", "noun", "thing", "dual", "dual_or_plural", "dual_construct", "place"}
)
_UNNAMED = frozenset(
    {"مصدر", "مصادر", "مسوول", "مسوولون", "مسوولين", "مقربون", "مقربين", "مقرب", "شهود", "شاهد"}
    | {"سكان", "موظف", "موظفه", "موظفون", "عضو", "اعضاء", "ضابط", "ضباط", "احد", "عدد", "قيادي"}
    | {"نازح", "نازحه", "نازحون", "طبيب", "طبيبه", "اطباء", "عامل", "عمال", "مزارع", "مزارعون"}
    | {"خبير", "خبراء", "محلل", "محللون", "باحث", "باحثون", "ناشط", "ناشطون", "ناج", "ناجون"}
    | {"تاجر", "تجار", "مشارك", "مشاركون", "لاعب", "مدرب", "معلم", "معلمون", "سايق", "سايقون"}
)
_OFFICE = "office:"


def named_source(reading: Reading, source: tuple[int, int], names: dict[str, str]) -> str | None:
    """Return the name of the source at the tokens *source*, None where the last one is meant.

    *names* remembers who was named: last names, offices and first words of institutions.
    """
    if reading.mark(source[0], "pronoun") and not reading.mark(source[0], "title"):
        return None
    if reading.text(source[0]) in OPENERS and source[1] - source[0] > _FEW - 1:
        inner = (at for at in range(source[0] + 1, source[1]) if reading.text(at) in '»”"')
        return reading.raw(source[0] + 1, next(inner, source[1])) or None
    parts = _between_commas(reading, *source)
    for first, after in parts[:_FEW]:
        person = _person(reading, first, after)
        if person is not None and first > source[0] and not _may_be_apart(reading, person, source):
            person = None
        if person is not None:
            name = _full_name(reading, *person, names)
            head = parts[0][0] if parts[0][0] < person[0] else parts[-1][0]
            if head != person[0]:
                names[_OFFICE + _bare(reading.text(head))] = name
            return name
    first, after = parts[0]
    if after - first == 1 or reading.text(first + 1) in ("نفسه", "ذاته", "نفسها", "ذاتها"):
        known = names.get(reading.text(first)) or names.get(_OFFICE + _bare(reading.text(first)))
        if known is not None:
            return known
    return _institution(reading, first, after, names)


def _may_be_apart(reading: Reading, person: tuple[int, int], source: tuple[int, int]) -> bool:
    """Say whether a name between commas is that of the source: it has a title, a first name, or
    stands behind an office.
    """
    if reading.mark(person[0], "given_name") or reading.mark(person[0] - 1, "title"):
        return True
    office = reading.mark(source[0], "office", "title") is not None
    return office and not reading.text(person[0]).startswith("و")


def may_be_named(reading: Reading, index: int) -> bool:
    """Say whether the lexicon has no other use for the word than as a name or a noun."""
    if reading.tokens[index].kind != WORD:
        return False
    marks = reading.marks.get(index, ())
    return is_ali(reading, index) or all(mark.category in _NAMES for mark in marks)


def _bare(word: str) -> str:
    return word[2:] if word.startswith("لل") else word.removeprefix(THE)


def _between_commas(reading: Reading, first: int, after: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    start = first
    for index in range(first, after + 1):
        if index == after or reading.text(index) in ("،", ",", "(", ")", "-", "–"):
            if index > start:
                parts.append((start, index))
            start = index + 1
    return parts or [(first, after)]


def _person(reading: Reading, first: int, after: int) -> tuple[int, int] | None:
    """The tokens of a person's name in a phrase: after a title, from a first name on, after an
    office; a few words that are nothing else may be a name by themselves.
    """
    for title in reversed(reading.within(first, after, "title")):
        start = title.after
        if start < after and _may_begin(reading, start):
            return start, name_end(reading, start, after)
    for index in range(first, after):
        if _begins_name(reading, index, first):
            end = name_end(reading, index, after)
            if end - index >= _FEWEST or end == after:
                return index, end
    office = reading.mark(first, "office", "title")
    if office is not None:
        start = phrase_end(reading, first, after)
        if _FEWEST <= after - start <= _LONGEST_NAME - 1 and _may_begin(reading, start):
            end = name_end(reading, start, after)
            return (start, end) if end == after else None
        return None
    known = reading.mark(first, "institution", "outlet", "report", "thing", "place")
    if (
        known is not None
        or definite(reading.text(first))
        or not _FEWEST <= after - first <= _FEW + 1
    ):
        return None
    unknown = all(may_be_named(reading, index) for index in range(first, after))
    return (first, after) if unknown else None


def _begins_name(reading: Reading, index: int, first: int) -> bool:
    """Say whether a first name begins a person's name here, and no institution's or place's."""
    text = reading.text(index)
    given = reading.mark(index, "given_name") is not None
    if not (given or text in ("عبد", "ابو", "ام") or is_ali(reading, index)):
        return False
    if index == first:
        return reading.mark(index, "office", "title") is None
    if _inside_name(reading, index, first) or not _spelled_bare(reading, index):
        return False
    if definite(text):
        return reading.mark(index - 1, "title") is not None
    where = any(reading.text(at) in ("في", "من", "لدي") for at in range(first + 1, index))
    if where and not definite(reading.text(index - 1)):
        return False  # "مصدر في مجلس مياه مروان"
    inside = reading.mark(index - 1, "thing", "institution", "place_kind")
    return inside is None or definite(reading.text(index - 1))


def _spelled_bare(reading: Reading, index: int) -> bool:
    mark = reading.mark(index, "given_name")
    text = reading.text(index)
    return mark is None or not (text[0] in "بلك" and len(text) > _FEW + 1 and definite(text))


def _may_begin(reading: Reading, index: int) -> bool:
    if reading.tokens[index].kind != WORD:
        return False
    if reading.mark(index, "given_name") or is_ali(reading, index):
        return True
    text = reading.text(index)
    return not (
        definite(text)
        or ends_phrase(reading, index)
        or reading.mark(index, "office", "institution", "place_kind", "title")
        or (text[:1] == "ب" and text in ("باسم", "بلسان"))
    )


def _inside_name(reading: Reading, index: int, first: int) -> bool:
    """Say whether a first name belongs to an institution: "جامعة الملك سعود"."""
    before = index - 1
    if before > first and reading.mark(before, "title") is not None:
        before -= 1
    return before >= first and reading.text(before).lstrip("وبل") in _BEFORE_NAMES


def name_end(reading: Reading, start: int, after: int) -> int:
    """The end of a name: a word with the article closes it, unless it goes on with "son of"."""
    end = start
    while end < after and end - start < _LONGEST_NAME and reading.tokens[end].kind == WORD:
        if end > start and (ends_phrase(reading, end) or reading.text(end).startswith("لل")):
            break
        text = reading.text(end)
        linked = end > start and reading.text(end - 1) in _LINKING
        end += 1
        closes = definite(text) and not linked and end - start >= _FEWEST
        if end < after and end - start >= _FEWEST and not _may_go_on(reading, end):
            break
        if closes and end < after and reading.text(end) not in _LINKING:
            break
    return end


def _may_go_on(reading: Reading, index: int) -> bool:
    """Say whether the word may go on with a name: it is no verb and no noun of action."""
    if reading.text(index) in _LINKING or reading.text(index - 1) in _LINKING:
        return True
    text = reading.text(index)
    if text[0] == "ا" and text[-2:-1] == "ا" and len(text) > _LONGEST_NAME - 2:
        return False  # "استلام", "انتهاء"
    return not reading.mark(
        index, "change", "event", "statistic", "institution", "adverb", "speech"
    )


def _full_name(reading: Reading, first: int, after: int, names: dict[str, str]) -> str:
    text, key = reading.raw(first, after), reading.text(after - 1)
    known = names.get(key)
    if known is not None and known.endswith(text):
        return known
    if after - first >= _FEWEST:
        names[key] = text
    return text


def _institution(reading: Reading, first: int, after: int, names: dict[str, str]) -> str | None:
    """The name of an institution as written, without what it speaks through and what it does."""
    start = _past_report(reading, first, after)
    law = reading.mark(start, "guard_before")
    if law is not None and law.value == "law":
        return reading.raw(start, after).removeprefix("ل")
    end = phrase_end(reading, start, after)
    while end - 2 > start and reading.text(end - 1) in _WORKING:
        end -= 1
    end = _with_where(reading, start, end, after)
    text = reading.raw(start, end)
    if not text or len(text) > _LONGEST_SOURCE:
        return None
    if text.startswith("لل"):
        text = THE + text[2:]
    elif text[0] in "لب" and not text.startswith(
        ("لجنة", "لواء", "بلدية", "بنك", "بعثة", "برنامج")
    ):
        text = text[1:] if reading.mark(start, "institution", "office", "outlet") else text
    head = _bare(reading.text(start))
    if end - start == 1:
        return names.get(_OFFICE + head, text)
    names[_OFFICE + head] = text
    return text


def _with_where(reading: Reading, start: int, end: int, after: int) -> int:
    """The end of an unnamed source with where it belongs: "مصدر في مجلس المياه"."""
    unnamed = reading.text(start) in _UNNAMED and not definite(reading.text(start))
    if not unnamed or end >= after or reading.text(end) not in ("في", "من", "لدي", "داخل"):
        return end
    return phrase_end(reading, end + 1, min(after, end + _LONGEST_NAME))


def _past_report(reading: Reading, first: int, after: int) -> int:
    """The first token of who speaks: "أرقام رسمية لوزارة الصحة" begins with the ministry."""
    start = first
    while (report := reading.mark(start, "report")) is not None and report.after < after:
        start = report.after
    if start == first:
        return first
    for index in range(start, min(after, start + _FEW + 1)):
        if reading.mark(index, "institution", "outlet", "title", "office"):
            return index
    return first


def with_name(reading: Reading, end: int, limit: int) -> int:
    """The end of an office with the name of who holds it behind: "محافظ البنك منصور سعد"."""
    if end >= limit or ends_phrase(reading, end):
        return end
    named = reading.mark(end, "given_name", "title") is not None
    if not named and reading.text(end) not in ("ابو", "ام", "عبد"):
        return end
    return name_end(reading, end, limit)
