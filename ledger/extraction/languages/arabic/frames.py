"""Where an Arabic sentence names its source: verb, source, "that"; the source before its verb;
"saying" after a comma; "according to"; and who relays whom.
"""

from __future__ import annotations

from ledger.extraction.languages.arabic.names import with_name
from ledger.extraction.languages.arabic.numbers import definite
from ledger.extraction.languages.arabic.phrases import (
    ends_phrase,
    filled,
    phrase_end,
    quoted_name,
    source_end,
)
from ledger.extraction.languages.arabic.relays import according, relay
from ledger.extraction.languages.language import Frame
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.segments import OPENERS
from ledger.extraction.tokens import DIGITS, WORD

_TRIGGERS = ("speech", "speech_or_between", "said_inside", "according", "relay")
_REACH = 40
_SUBJECT_WORDS, _FEW_WORDS = 14, 9
_ACCORDING_WORDS = 12
_TOPIC_WORDS = 9
_SHORT_NAME = 6
_AND = "وف"
_COMMAS = "،,؛;"
_NO_VERB_BEFORE = frozenset({"لم", "لا", "لن", "كي", "عدم", "دون"})
_WAS = frozenset({"كان", "كانت", "وكان", "وكانت", "كانوا", "وكانوا"})
_LEADS = frozenset(
    {"لكن", "ولكن", "اما", "فيما", "بينما", "لان", "حيث", "ان", "كما", "ثم", "بل", "اذ"}
)
_CLOSING = '»”"'
_WHO_IS = frozenset({"وهو", "وهي", "وهم"})
# Sources that headlines name without "ministry" or office.
_SHORT_SOURCES = frozenset(
    (
        "الصحة", "الداخلية", "الخارجية", "الدفاع", "المالية", "التربية", "التعليم", "الزراعة",
        "الاقتصاد", "التجارة", "الصناعة", "العدل", "العمل", "النقل", "الطاقة", "الكهرباء", "النفط",
        "البترول", "المياه", "البيئة", "السياحة", "الثقافة", "الإعلام", "الأوقاف", "الإسكان",
        "التموين", "التخطيط", "الاتصالات", "الهجرة", "الشباب", "الرياضة", "المركزي", "الإحصاء",
        "الجمارك", "المرور", "الأمن", "الأمن العام", "الجيش", "الشرطة", "الدفاع المدني", "الإسعاف",
        "الأرصاد", "الرئاسة", "البرلمان", "الحكومة", "النيابة", "المحكمة", "البلدية", "المحافظة",
        "الهلال الأحمر", "الصليب الأحمر", "الأمم المتحدة", "اليونيسف", "يونيسف", "اليونسكو",
        "الأونروا", "أونروا", "البنك الدولي", "صندوق النقد", "الاتحاد الأوروبي", "البيت الأبيض",
        "الكرملين", "البنتاغون", "واشنطن", "موسكو", "طهران", "أنقرة", "تل أبيب", "باريس", "لندن",
        "بكين", "أوبك", "الفاو", "فاو", "ناسا", "الناتو", "الجامعة العربية", "حماس", "حزب الله",
        "المقاومة", "المعارضة", "النقابة", "الاتحاد", "الادعاء", "المرصد", "مسعفون",
        "شهود", "شهود عيان", "ناشطون", "خبراء", "محللون", "أطباء", "سكان", "مسؤولون", "مصادر",
        "الكنيست", "الكونغرس", "التأمينات", "الضمان", "الضرائب", "الآثار", "الأشغال", "الخزانة",
    )
)  # fmt: skip
_PEOPLE = frozenset(
    {"برلماني", "نايب", "مسوول", "خبير", "محلل", "طبيب", "وزير", "مصدر", "مصادر", "تقرير", "دراسه"}
    | {"حقوقي", "نقابي", "اقتصادي", "دبلوماسي", "ضابط", "مدرب", "ناشط", "باحث", "استطلاع", "وثيقه"}
    | {
        "مزارعون",
        "تجار",
        "مصدرون",
        "منتجون",
        "اهالي",
        "سايقون",
        "معلمون",
        "منظمه",
        "صحيفه",
        "صيادون",
    }
    | {"احصاء", "احصاييه", "بيان", "اعلامي", "سفير", "محافظ", "عضو", "قيادي", "متحدث", "ناطق"}
)
_OBSERVERS = frozenset({"مرصد", "هيئه", "دايره", "محطه", "معهد", "جهاز", "اداره", "مصلحه", "شبكه"})
_RULES = frozenset(
    {"قانون", "اتفاق", "اتفاقيه", "لايحه", "نظام", "دستور", "تشريع", "مرسوم", "قرار", "ميثاق"}
    | {"معاهده", "بروتوكول", "عقد", "تعميم", "هدنه", "صفقه", "تعليمات", "حكم", "مشروع", "تعديل"}
)
_RELATIVE = frozenset({"الذي", "التي", "الذين"})


def find_frames(reading: Reading, first: int, after: int) -> tuple[Frame, ...]:
    """Return the frames of the sentence at the tokens *first* to *after*, in text order."""
    found = _topic(reading, first, after)
    used = found[0].first if found else first
    for mark in reading.within(first, after, *_TRIGGERS):
        if mark.first < used:
            continue
        if mark.category == "speech_or_between" and not _introduces(reading, mark):
            continue
        if mark.category.startswith("speech"):
            made = _speech(reading, mark, first, after)
        elif mark.category == "said_inside":
            made = _saying(reading, mark, first, after, found)
        elif mark.category == "relay":
            made = relay(reading, mark, first, after)
        else:
            made = according(reading, mark, first, after, found)
        used = max(used, mark.after, *(frame.source[1] for frame in made if frame.source))
        found.extend(made)
    return tuple(sorted(found, key=lambda frame: frame.trigger))


def _introduces(reading: Reading, mark: Mark) -> bool:
    """Say whether "بين" is "explained": a title, an office or a first name follows."""
    sources = ("title", "given_name", "office", "institution", "report", "outlet")
    return reading.mark(mark.after, *sources) is not None


def _topic(reading: Reading, first: int, after: int) -> list[Frame]:
    """The form of headlines: "هيئة الغابات: 30 شجرة جديدة"."""
    if reading.mark(first, "speech", "said_inside", "according"):
        return []
    index = first + 1
    limit, apart = min(after - 1, first + _TOPIC_WORDS), 0
    while index < limit:
        text = reading.text(index)
        if text == ":":
            return _headed(reading, first, apart or index, index, after)
        quoted = quoted_name(reading, index, limit)
        if quoted is not None and reading.text(index - 1) in ("ل", "لـ", "في"):
            apart, index = apart or index - 1, quoted
            continue
        if text in "،(" and not apart and reading.text(index + 1) in _WHO_IS:
            apart, limit = index, min(after - 1, first + 2 * _TOPIC_WORDS)
        elif reading.tokens[index].kind != WORD or reading.mark(index, "speech"):
            return []
        index += 1
    return []


def _headed(reading: Reading, first: int, end: int, colon: int, after: int) -> list[Frame]:
    """The frame of a source before a colon: it can speak, or is one of those that headlines name
    by one definite word.
    """
    if ends_phrase(reading, first):
        return []
    whole = phrase_end(reading, first, end) == end
    speaks = _speaks(reading, first, end)
    known = reading.raw(first, end) in _SHORT_SOURCES or reading.text(first) in _PEOPLE
    apposed = end < colon and end - first > 1
    named = (whole and speaks) or (end - first <= len("من") and known) or apposed
    return [Frame("says", first, colon + 1, after, (first, end))] if named else []


def _speech(reading: Reading, mark: Mark, first: int, after: int) -> list[Frame]:
    verb = mark.first
    denied = verb > first and reading.text(verb - 1) in _NO_VERB_BEFORE
    if denied or not _is_verb(reading, mark, first):
        return []
    start = mark.after
    opens = _opener(reading, start, min(after, start + _REACH))
    if opens is not None:
        source = filled(start, source_end(reading, start, opens))
        if source is None:
            source = _subject_before(reading, first, verb)
        return [Frame("says", verb, opens, after, source)]
    if mark.value == "law":
        return _law(reading, mark, after)
    told = mark.value in ("say", "deny", "record", "observe")
    told = told or _stands_aside(reading, verb, first) or reading.mark(start, "report") is not None
    if not told or reading.mark(start, "dimension"):
        return []
    before = _subject_before(reading, first, verb) if verb > first else None
    if before is not None and _speaks(reading, *before):
        return [Frame("says", verb, start, after, before)]
    limit = min(after, start + _ACCORDING_WORDS)
    end = with_name(reading, phrase_end(reading, start, limit), limit)
    source = filled(start, end) if start < after and not ends_phrase(reading, start) else None
    if source is not None and _is_object(reading, *source):
        return [Frame("says", verb, start, after, None)]
    if source is None:
        source = _subject_before(reading, first, verb)
        return [] if source is None else [Frame("says", verb, start, after, source)]
    if mark.value == "record" and not _speaks(reading, *source):
        return []
    if mark.value == "observe" and _bare(reading.text(source[0])) not in _OBSERVERS:
        return []
    aside = _said_aside(reading, verb, end, first, after)
    return [Frame("says", verb, *(aside or (end, after)), source)]


def _said_aside(
    reading: Reading, verb: int, end: int, first: int, after: int
) -> tuple[int, int] | None:
    """What a verb behind a comma speaks of: all before it where its source ends the sentence, the
    whole sentence where that goes on: "..., said the ministry, ...".
    """
    before = reading.text(verb - 1)
    if verb <= first + 1 or not (before in _COMMAS or before in _CLOSING):
        return None
    if end >= after or reading.text(end) in ".!؟":
        return first, verb
    return (first, after) if reading.text(end) in _COMMAS else None


def _bare(word: str) -> str:
    return word.removeprefix("ال")


def _stands_aside(reading: Reading, verb: int, first: int) -> bool:
    """Say whether the verb stands behind a comma or a quotation, without "and"."""
    before = reading.text(verb - 1)
    plain = reading.text(verb)[0] not in _AND
    return verb > first + 1 and plain and (before in _COMMAS or before in _CLOSING)


def _law(reading: Reading, mark: Mark, after: int) -> list[Frame]:
    """What a law says: "ينص المرسوم رقم 5 على"."""
    label = reading.mark(mark.after, "guard_before")
    if label is None or label.value != "law":
        return _rule(reading, mark, after)
    end = label.after
    while end < after and reading.tokens[end].kind == DIGITS:
        end += 1
    return [Frame("says", mark.first, end, after, (mark.after, end))]


def _rule(reading: Reading, mark: Mark, after: int) -> list[Frame]:
    """What an agreement or a rule without a number says: "يقضي الاتفاق بسحب"."""
    start = mark.after
    if _bare(reading.text(start)) not in _RULES:
        return []
    end = start + 1
    if not definite(reading.text(start)):
        end = phrase_end(reading, start, min(after, start + _SHORT_NAME))
    elif definite(reading.text(end)) and reading.text(end).endswith(("يه", "ي", "ده", "يد")):
        end += 1
    return [Frame("says", mark.first, end, after, (start, end))]


def _is_object(reading: Reading, first: int, after: int) -> bool:
    """Say whether the words after a verb are what it says, no source: "نفى إلغاء التصويت"."""
    text = reading.text(first)
    if definite(text) or _speaks(reading, first, after) or after - first == 1:
        return False
    action = text[-2:-1] == "ا" or (text[0] == "ت" and text[-2:-1] == "ي")
    known = action or reading.mark(first, "change", "event", "thing") is not None
    return known and definite(reading.text(first + 1))


def _is_verb(reading: Reading, mark: Mark, first: int) -> bool:
    """Say whether the word is spelled as a verb: no article, no preposition on it."""
    text = reading.text(mark.first)
    if definite(text) or (text[0] in "بل" and len(text) > len("قال") + 1):
        return False
    if reading.mark(mark.first, "noun") is not None and mark.first > first:
        return False  # "ألفا طالب"
    return mark.first == first or reading.mark(mark.first - 1, "unit") is None


def _speaks(reading: Reading, first: int, after: int) -> bool:
    marks = ("institution", "title", "office", "given_name", "outlet")
    return any(reading.mark(index, *marks) for index in range(first, after))


def _opener(reading: Reading, start: int, limit: int) -> int | None:
    """Where what was said begins: "that", a colon, a quotation; None when nothing opens it.

    Between the verb and it may stand the source and, between commas, when and where.
    """
    index, aside = start, False
    while index < limit:
        text = reading.text(index)
        after_name = quoted_name(reading, index, limit)
        named_first = after_name is not None and _names_source(reading, index, after_name)
        if (
            after_name is not None
            and (index > start or named_first)
            and _goes_on(reading, after_name)
        ):
            index = after_name
            continue
        if reading.mark(index, "complement") or text in OPENERS or text in ':"':
            return index
        if aside and reading.mark(index, "said_inside") and reading.numbers_within(start, index):
            return None
        if text in _COMMAS or text in "(-–" or reading.mark(index, "adverb"):
            aside = True
        elif (
            (reading.tokens[index].kind == DIGITS and not aside)
            or text in ".!؟"
            or (text[0] in _AND and reading.mark(index, "speech") and aside)
        ):
            return None
        index += 1
    return None


def _names_source(reading: Reading, index: int, after: int) -> bool:
    """Say whether what a quotation right behind the verb holds is the source: "أعلنت «سهم» أن"."""
    behind = reading.mark(after, "complement", "adverb", "place_link") is not None
    return behind and after - index <= _SHORT_NAME


def _goes_on(reading: Reading, index: int) -> bool:
    """Say whether a sentence goes on after a name in quotation marks."""
    return index < len(reading.tokens) and reading.text(index) not in ".!؟"


def _subject_before(reading: Reading, first: int, verb: int) -> tuple[int, int] | None:
    """The source that stands before its verb: "X said", "had X said", "X, who said"."""
    end = verb
    while end > first and reading.text(end - 1) in ("قد", "ايضا", "كذلك", "بدوره", "بدورها"):
        end -= 1
    if end > first and reading.text(end - 1) in _RELATIVE:
        end -= 1
    elif end == verb and reading.text(verb)[0] in _AND and reading.mark(verb, "speech"):
        return None
    start = end
    while start > first and end - start < _SUBJECT_WORDS:
        text = reading.text(start - 1)
        if text in _LEADS or text in _WAS or reading.tokens[start - 1].kind != WORD:
            break
        start -= 1
    at_start = (
        start == first or reading.text(start - 1) in _WAS or reading.text(start - 1) in _LEADS
    )
    if end - start > _FEW_WORDS and reading.mark(start, "office", "title") is None:
        return None
    if start >= end or not (at_start or reading.text(start - 1) in _COMMAS):
        return None
    if ends_phrase(reading, start) or reading.mark(start, "speech", "change", "statistic"):
        return None
    whole = phrase_end(reading, start, end)
    return (start, end) if whole == end or _speaks(reading, start, end) else None


def _saying(
    reading: Reading, mark: Mark, first: int, after: int, found: list[Frame]
) -> list[Frame]:
    """The forms "saying that", "adding": the source is that of the sentence."""
    opened = reading.mark(mark.after, "complement") is not None
    opened = opened or reading.text(mark.after) in ('"', ":", *OPENERS)
    apart = mark.first == first or reading.text(mark.first - 1) in _COMMAS
    if not opened and not apart:
        return []
    source = next((frame.source for frame in reversed(found) if frame.kind == "says"), None)
    if source is None and not any(frame.kind == "says" for frame in found):
        source = _main_subject(reading, first, mark.first)
    return [Frame("says", mark.first, mark.after, after, source)]


def _main_subject(reading: Reading, first: int, index: int) -> tuple[int, int] | None:
    """The subject of a sentence that goes on with "saying": after its verb, or named first."""
    if index - first <= 1 or reading.mark(first, "place_link", "period", "adverb", "negator"):
        return None
    if definite(reading.text(first)) or reading.mark(first, "title", "institution", "office"):
        return filled(first, phrase_end(reading, first, index))
    end = with_name(reading, phrase_end(reading, first + 1, index), index)
    return filled(first + 1, end) if not ends_phrase(reading, first + 1) else None
