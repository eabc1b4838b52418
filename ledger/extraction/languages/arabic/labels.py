"""Arabic figures that name something: in titles and names, on plates and doors, in results.

What tells them apart stands beside them: quotation marks after "film", letters before a plate's
figures, a noun with the article before a figure that nothing counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.extraction.languages.arabic.numbers import THE, crosses_line, definite
from ledger.extraction.reading import Reading
from ledger.extraction.segments import OPENERS
from ledger.extraction.tokens import DIGITS, SIGN, WORD
from ledger.extraction.view import fold_word

if TYPE_CHECKING:
    from ledger.extraction.figures import Figure

Guard = tuple[int, int, str]

_LONGEST_TITLE = 7
_LETTERS = frozenset("ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
_CLITIC_LETTERS = frozenset("وبلكف")
_FEW = 3
_NEAR = 6
_YEAR_DIGITS = 4
_TENS = 100
_TEN = 10
# What has a title or a name that may hold a number: a film, a shop, a phone, a missile.
_TITLED = frozenset(
    (
        "فيلم", "فلم", "روايه", "كتاب", "مسلسل", "اغنيه", "البوم", "مسرحيه", "ديوان", "قصيده",
        "برنامج", "لعبه", "تطبيق", "متجر", "مطعم", "مقهي", "شركه", "فرقه", "فندق", "هاتف",
        "سياره", "طايره", "صاروخ", "قمر", "مسبار", "سفينه", "قارب", "دبابه", "مسيره", "حمله",
        "مبادره", "مشروع", "معرض", "مهرجان", "بطوله", "كاس", "وثايقي", "مجله", "صحيفه", "قناه",
        "موقع", "منصه", "حي", "مجمع", "برج", "جايزه", "طراز", "نظام", "منظومه", "عمليه", "كتيبه",
        "لواء", "حركه", "مجموعه", "قايمه", "ايتلاف", "تحالف", "دواء", "لقاح", "متحور", "فيروس",
        "معالج", "شريحه", "حاسوب", "جهاز", "كاميرا", "ساعه", "دراجه", "شاحنه", "حافله", "قطار",
        "غواصه", "فرقاطه", "مدمره", "مدفع", "بندقيه", "رادار", "محرك", "مفاعل", "محطه", "حقل",
        "بير", "منجم", "طريق", "جسر", "نفق", "ميدان", "شارع", "قاعه", "سينما", "مسرح", "صاله",
        "ناد", "نادي", "فريق", "حزب", "جمعيه", "منظمه", "مركز", "موسسه", "دار", "مكتبه", "مقال",
        "مقاله", "دراسه", "تقرير", "حلقه", "لوحه", "تمثال", "نصب", "مسابقه", "سباق", "ملتقي",
        "منتدي", "موتمر", "قمه", "خطه", "روءيه", "رويه", "اجنده", "استراتيجيه", "شعار", "عنوان",
        "وسم", "هاشتاغ", "نشره", "بودكاست", "سلسله", "مجسم", "عطر", "علامه", "ماركه", "نموذج",
        "اصدار", "نسخه", "بعثه", "رحله", "مهمه", "كوكب", "نجم", "كويكب", "مذنب", "مجره", "تلسكوب",
        "قذيفه", "قنبله", "لغم", "طوربيد", "زورق", "يخت", "عباره", "ناقله", "باخره", "منطاد",
        "صحن", "بنك", "مصرف", "بقاله", "صيدليه", "مخبز", "سوق", "مول", "محل", "عرض", "باقه",
        "بطاقه", "كورس", "دوره", "اسم", "باسم", "فلمه", "فيلمه", "روايته", "البومه", "كتابه",
        "مسلسله", "فيلمها", "روايتها", "البومها", "كتابها", "مسلسلها", "اغنيته", "اغنيتها",
    )
)  # fmt: skip
_SAYS = ("speech", "statistic", "change", "complement", "said_inside")
_NUMBERED = frozenset(
    {"براءه", "اختراع", "رخصه", "جواز", "سفر", "شهاده", "تسلسلي", "رقم", "ترخيص", "تسجيل", "حساب"}
    | {"لوحه", "مركبه", "سياره", "حاويه", "رمز", "شحنه", "بوليصه", "فاتوره", "هيكل", "طراز"}
)
# What is numbered when several of it are named.
_LABELS = frozenset(
    (
        "ارصفه", "صفوف", "بوابات", "مواد", "فصول", "حلقات", "مراحل", "صفحات", "قاعات", "غرف",
        "طوابق", "خطوط", "وحدات", "قطاعات", "ابراج", "مباني", "دواير", "اجنحه", "ارقام", "مقاعد",
        "محطات", "ابار", "مسارب", "مسارات", "ملاعب", "مدرجات", "منصات", "مناطق", "فقرات", "بنود",
        "ابواب", "ملاحق", "جداول", "اشكال", "اجزاء", "مجلدات", "اعداد", "عمارات", "بنايات", "بلوكات",
        "قطع", "حارات", "نقاط", "مربعات", "سجون", "زنازين", "عنابر", "طرق", "رحلات", "قطارات",
        "قنوات", "ترددات", "موديلات", "طرازات", "فقره", "بند", "باب", "فصل", "ملحق", "جدول", "شكل",
        "حلقه", "مرحله", "طابق", "خط", "قطاع", "برج", "مبني", "دايره", "جناح", "محطه", "مسرب",
        "ملعب", "مدرج", "منصه", "بلوك", "حاره", "مربع", "زنزانه", "عنبر", "رصيف", "صف", "الصف",
    )
)  # fmt: skip
_JOINS = frozenset({"و", "الي", "-", "–", "،", "/", "او", "حتي"})
_SCALES = frozenset({"مقياس", "سلم", "موشر", "تصنيف"})
_STEPS = frozenset(
    {"بوفورت", "فوجيتا", "سافير", "ميركالي", "غلاسكو", "ابغار", "بريستول", "تورينو", "اينس", "الالم"}
)
_STREETS = frozenset({"شارع", "نهج", "زنقه", "جاده", "حاره", "درب", "زقاق", "ممر", "طريق"})
_CLOCK_WORDS = frozenset(
    {"موعد", "الافطار", "الامساك", "السحور", "اذان", "الفجر", "المغرب", "العشاء", "الظهر"}
    | {"العصر", "الشروق", "الغروب", "الساعه", "التوقيت", "توقيت", "الاقلاع", "الوصول", "الانطلاق"}
    | {"المغادره", "يقلع", "تقلع", "تنطلق", "ينطلق", "يغادر", "تغادر", "صافره", "البدايه"}
)
_DIRECTIONS = frozenset({"شرقا", "غربا", "شمالا", "جنوبا"})
_SCREENS = frozenset({"2", "4", "5", "6", "8"})
_THANKS = frozenset(
    {"شكر", "مبروك", "تحيه", "سلام", "سلامه", "مره", "قبله", "رحمه", "حساب", "طريقه", "سوال", "معني"}
    | {"سبب", "عذر", "باب", "خير", "عافيه", "بركه"}
)
_COMPARATIVES = frozenset(
    {"اعلي", "اقل", "اكثر", "اكبر", "اصغر", "اسرع", "ابطا", "اسوا", "افضل", "ارخص", "اغلي", "اقوي"}
    | {"اضعف", "اطول", "اقصر", "ادني", "اوسع", "اشد", "اثقل", "اخف", "ابعد", "اقرب", "احسن"}
)
_WEAPONS = frozenset(
    {"قذايف", "قذيفه", "صواريخ", "صاروخ", "مدفع", "مدافع", "هاون", "رشاش", "رشاشات", "مسدس", "مسدسات"}
    | {"بندقيه", "بنادق", "ذخيره", "ذخاير", "رصاص", "رصاصه", "طلقات", "طلقه", "مدفعيه", "عيارات"}
)
_AGAINST_NUMBERS = frozenset({"واحد", "هدف", "صفر", "اثنين", "ثلاثه", "اربعه", "واحده"})
_ABOVE = frozenset({"فوق", "تحت", "دون", "تجاوز", "تجاوزوا", "جاوز", "في", "بلغ", "ناهز", "تخطي"})
_ODDS = ("مراهن", "رهان")
_IDLE = frozenset(
    {"متاكد", "متاكده", "واثق", "واثقه", "صحيح", "صحيحه", "موافق", "معك", "جاهز", "جاهزه"}
)
_RESULTS = frozenset({"هدف", "شوط", "مجموعة", "جولة", "ركلة", "نقطة"})
_AGAINST = frozenset({"مقابل", "دون", "بلا", "بدون", "نظيفه", "نظيف", "نظيفين", "لمثلها", "لمثله"})
_NOTHING = frozenset({"رد", "مقابل", "هدف", "لا", "شيء", "واحد", "واحده", "اهداف", "هدفين"})
_HOW_OFTEN = frozenset(
    {"يوميا", "اسبوعيا", "شهريا", "سنويا", "كل", "يومياً", "باليوم", "بالاسبوع", "بالشهر"}
    | {"بالسنه", "بالعام"}
)
_EACH = frozenset({"السنه", "العام", "الشهر", "الاسبوع", "اليوم", "الساعه", "الدقيقه"})
# Words after which a bare figure is told, not named.
_TELLS = (
    "statistic", "announce", "change", "compare_before", "compare_verb", "total", "partial",
    "exhaustive", "dimension", "range_open", "range_join", "place_link", "negator", "exceptive",
    "equals", "step", "compared", "speech", "complement", "period", "adverb", "no_negation",
    "threshold", "difference", "denial", "calls_off", "said_inside", "event", "remainder",
    "measure_of", "count_of", "unit", "month", "ordinal", "percent_before", "out_of", "minus",
    "compare_after", "place", "country", "contrast", "weak",
)  # fmt: skip
_ANNOUNCES = ("statistic", "announce", "total", "count_of", "dimension", "measure_of", "out_of")
_LINKS = frozenset(
    {"الي", "وصل", "وصلت", "هو", "هي", "وهو", "وهي", "كان", "كانت", "وكان", "وكانت", "هناك", "بات"}
    | {"اصيب", "قتل", "جرح", "اعتقل", "سجلت", "نحو", "لا", "بل"}
)
_FOLLOWS = ("unit", "noun", "partial", "remainder", "compare_after", "percent_before")


def named_number(reading: Reading, index: int, first: int, after: int) -> Guard | None:
    """Return the figure at the token *index* with what it is a name of, None where it is none."""
    token = reading.tokens[index]
    if token.kind == DIGITS:
        return (
            _titled(reading, index, first, after)
            or _lettered(reading, index, first)
            or _latin_id(reading, index, first)
            or _issue(reading, index, first)
            or _housed(reading, index)
            or _clock(reading, index, first, after)
            or _position(reading, index)
            or _resolution(reading, index)
            or _numbered(reading, index, first, after)
            or _scale(reading, index)
            or _sets(reading, index)
            or _odds(reading, index, first)
            or _item(reading, index, first)
        )
    return _titled(reading, index, first, after) or _idle(reading, index)


def _stem(word: str) -> str:
    bare = word[1:] if word[:1] in "وبلكف" and word[1:].startswith(THE) else word
    return bare.removeprefix(THE)


def _titled(reading: Reading, index: int, first: int, after: int) -> Guard | None:
    """A number inside a title in quotation marks: فيلم «48 ساعة في بيروت»."""
    start = index - 1
    while start >= max(first, index - _LONGEST_TITLE):
        text = reading.text(start)
        if text in OPENERS or text == '"':
            break
        if reading.tokens[start].kind == SIGN and text not in "-–:":
            return None
        start -= 1
    else:
        return None
    closer = OPENERS.get(reading.text(start), '"')
    end = index + 1
    while end < after and reading.text(end) not in closer:
        if end - start > _LONGEST_TITLE + 1 or reading.text(end) in ".!؟":
            return None
        end += 1
    if end >= after or reading.within(start + 1, end, *_SAYS):
        return None
    before = reading.text(start - 1) if start > first else ""
    stem = _stem(before)
    titled = stem in _TITLED or before[1:] in _TITLED
    if not titled and definite(before) and start - 2 >= first:  # "هاتفها الجديد «نجم 15 برو»"
        titled = _stem(reading.text(start - 2)) in _TITLED
    return (index, index + 1, "name") if titled else None


def _lettered(reading: Reading, index: int, first: int) -> Guard | None:
    """Figures behind letters: "أ ب ج 4471", "ت 205", "ب-4"; and behind Latin capitals."""
    tokens = reading.tokens
    if reading.mark(index + 1, "unit", "noun") is not None:
        return None
    at = index - 1
    if at > first and reading.text(at) == "-" and tokens[at].glued and tokens[index].glued:
        letter = reading.text(at - 1)
        plain = letter in _LETTERS and "\u0640" not in reading.raw(at - 1, index)
        return (at - 1, index + 1, "number") if plain else None
    while at >= first and reading.text(at) in _LETTERS and not tokens[at + 1].glued:
        at -= 1
    letters = index - 1 - at
    if letters > 1 or (letters == 1 and reading.text(index - 1) not in _CLITIC_LETTERS):
        return (at + 1, index + 1, "plate" if letters > 1 else "number")
    return None


def _latin_id(reading: Reading, index: int, first: int) -> Guard | None:
    """A figure behind Latin letters and a label: "براءة الاختراع US 9,114,203"."""
    letters = reading.text(index - 1)
    if index <= first or not (letters.isascii() and letters.isalpha()):
        return None
    if reading.mark(index + 1, "unit", "noun"):
        return None
    near = {_stem(reading.text(at)) for at in range(max(first, index - _FEW - 2), index - 1)}
    return None if _NUMBERED.isdisjoint(near) else (index - 1, index + 1, "id")


def _issue(reading: Reading, index: int, first: int) -> Guard | None:
    """The issue of a journal between its volume and its page: "المجلد 12، العدد 4"."""
    if reading.text(index - 1) not in ("العدد", "عدد"):
        return None
    near = {reading.text(at) for at in range(max(first, index - _NEAR), index + _FEW + 1)}
    return (index, index + 1, "page") if near & {"المجلد", "مجلد", "ص", "السنه"} else None


def _housed(reading: Reading, index: int) -> Guard | None:
    """A house number before its street; counted streets would be "شارعا" or "شوارع"."""
    text = reading.text(index)
    if reading.text(index + 1) not in _STREETS or not text.isdecimal():
        return None
    return (index, index + 1, "address") if int(text) % _TENS else None


def _clock(reading: Reading, index: int, first: int, after: int) -> Guard | None:
    """A clock time with a point: "موعد الإفطار 18.52"."""
    hour, sign, minute = reading.text(index).partition(".")
    shaped = sign and len(minute) == len("00") and 0 < len(hour) <= len("00")
    if not shaped or int(hour) >= 24 or int(minute) >= 60:  # noqa: PLR2004  # hours, minutes
        return None
    if reading.mark(index + 1, *_FOLLOWS) or reading.text(index + 1) in "%٪$":
        return None
    low = max(first, index - _FEW)
    near = any(reading.text(at).lstrip("و") in _CLOCK_WORDS for at in range(low, min(index, after)))
    return (index, index + 1, "time") if near else None


def _position(reading: Reading, index: int) -> Guard | None:
    """A coordinate ("36.40 شرقا") and a marker on a road ("212+500")."""
    tokens = reading.tokens
    if reading.text(index + 1) in _DIRECTIONS and "." in reading.text(index):
        return index, index + 1, "position"
    marker = (
        reading.text(index + 1) == "+"
        and index + 2 < len(tokens)
        and tokens[index + 1].glued
        and tokens[index + 2].glued
        and tokens[index + 2].kind == DIGITS
        and len(tokens[index + 2].text) == _FEW
    )
    return (index, index + 3, "position") if marker else None


def _resolution(reading: Reading, index: int) -> Guard | None:
    """The size of pictures: "4K"."""
    sized = reading.text(index) in _SCREENS and reading.text(index + 1) == "k"
    glued = sized and reading.tokens[index + 1].glued
    return (index, index + 2, "class") if glued else None


def _numbered(reading: Reading, index: int, first: int, after: int) -> Guard | None:
    """Several numbers of doors and classes ("الأرصفة 5 و6 و7", "الصفوف من 1 إلى 4"), and figures in
    a chain ("4-3-3").
    """
    tokens = reading.tokens
    at = index - 2 if reading.text(index - 1) in ("من", "بين") else index - 1
    labels = at >= first and _stem(reading.text(at)).removeprefix("ل") in _LABELS
    end = index + 1
    while labels and end + 1 < after and tokens[end + 1].kind == DIGITS:
        if reading.text(end) not in _JOINS:
            break
        end += 2
    if labels and not reading.mark(end, "unit", "noun"):
        return index, end, "number"
    end = index + 1
    while end + 1 < after and _glued_pair(reading, end):
        end += 2
    short = all(len(tokens[one].text) == 1 for one in range(index, end, 2))
    return (index, end, "score") if end - index > len("4-3") and short else None


def _glued_pair(reading: Reading, at: int) -> bool:
    sign, figure = reading.tokens[at : at + 2]
    return sign.text in ("-", "–") and sign.glued and figure.glued and figure.kind == DIGITS


def _scale(reading: Reading, index: int) -> Guard | None:
    """A step of a scale that is no magnitude: "بقوة 6 على مقياس بوفورت"."""
    scaled = reading.text(index + 1) in ("علي", "وفق", "حسب") and reading.text(index + 2) in _SCALES
    return (index, index + 1, "class") if scaled and reading.text(index + 3) in _STEPS else None


def _sets(reading: Reading, index: int) -> Guard | None:
    """One of several results in a row: "6-4 3-6 7-5", "6-3، 2-6"."""
    if not _is_result(reading, index):
        return None
    near = (index - 3, index - 4, index + 3, index + 4)
    return (index, index + 3, "score") if any(_is_result(reading, at) for at in near) else None


def _is_result(reading: Reading, index: int) -> bool:
    tokens = reading.tokens
    if not 0 <= index < len(tokens) - 2:
        return False
    left, sign, right = tokens[index : index + 3]
    shaped = left.kind == right.kind == DIGITS and sign.text in ("-", "–", "/")
    short = len(left.text) <= len("00") and len(right.text) <= len("00")
    return shaped and short and sign.glued and right.glued


def _odds(reading: Reading, index: int, first: int) -> Guard | None:
    """The odds of a bet: "نسبة المراهنة 7 إلى 2"."""
    low = max(first, index - _NEAR)
    if reading.text(index + 1) not in ("الي", "-", "/", ":", "مقابل"):
        return None
    if index + 2 >= len(reading.tokens) or reading.tokens[index + 2].kind != DIGITS:
        return None
    bet = any(word in reading.text(at) for at in range(low, index) for word in _ODDS)
    return (index, index + 3, "score") if bet else None


def _item(reading: Reading, index: int, first: int) -> Guard | None:
    """The number of a list's item in brackets: "(3) ترحيل ..."."""
    if index != first + 1 or reading.text(first) != "(" or reading.text(index + 1) != ")":
        return None
    return (index, index + 1, "list") if len(reading.text(index)) <= len("00") else None


def _idle(reading: Reading, index: int) -> Guard | None:
    """Number words of sayings: "خمسون خمسون", "متأكد مئة بالمئة"."""
    text = reading.text(index)
    if not text:
        return None
    if text == reading.text(index + 1) and text.isalpha() and reading.mark(index, "month") is None:
        known = index in reading.numbers_within(index, index + 1)
        return (index, index + 2, "word") if known else None
    if reading.text(index - 1) in _IDLE and text in ("ميه", "مايه", "100"):
        return index, index + 2, "word"
    return None


def label_of(reading: Reading, figure: Figure, at: int) -> str | None:
    """Return why a figure that was read only names something: a result, how often, a label.

    *at* is the token of the figure with what is written onto it.
    """
    if figure.kind == "range" and figure.unit is None and reading.text(at - 1) == "بنسبه":
        return "ratio"
    result = _result(reading, figure) or _saying(reading, figure, at)
    if result is not None:
        return result
    if figure.counted == "مرة" and _is_how_often(reading, figure.tail):
        return "rate"
    if figure.kind == "fraction" or figure.unit == "fraction":
        compared = reading.text(figure.after) in ("ما", "مما")
        was = reading.text(figure.after + 1) in ("كان", "كانت", "كانوا", "هو", "هي")
        if compared and was:
            return "vague"
    return _bare_label(reading, figure, at)


def _saying(reading: Reading, figure: Figure, at: int) -> str | None:
    """A thousand thanks, ten times worse, those above sixty, shells of 155 millimetres, 5 plus 2."""
    text, before, following = (reading.text(index) for index in (figure.first, at - 1, figure.after))
    if following in _THANKS and text in ("الف", "مليون", "ميه", "مايه"):
        return "word"
    if figure.counted == "مرة" and _is_comparative(before):
        return "vague"
    if following in ("زايد", "+") or before == "زايد":
        return "number"
    if figure.unit == "millimetre" and _stem(before).lstrip("ب") in _WEAPONS:
        return "calibre"
    if figure.unit is None and text.lstrip("ل") in _AGAINST_NUMBERS and text[0] == "ل":
        goals = reading.mark(figure.first - 1, "noun", "thing")
        return "score" if goals is not None and goals.value in _RESULTS else None
    alone = figure.counted is None and figure.unit is None and figure.tail == figure.after
    if alone and figure.words and definite(text) and text.endswith("ين"):
        return "age" if before in _ABOVE else None
    return None


def _is_comparative(word: str) -> bool:
    """Say whether a word compares ("أعلى", "أسوأ") in the way that times multiply."""
    return word in _COMPARATIVES


def _result(reading: Reading, figure: Figure) -> str | None:
    if figure.counted not in _RESULTS and figure.unit != "point":
        return None
    tail = figure.tail
    while tail - figure.tail < 2 and definite(reading.text(tail)):  # noqa: PLR2004  # adjectives
        tail += 1
    text = reading.text(tail)
    if text not in _AGAINST:
        return None
    against = text in ("مقابل", "دون", "بلا", "بدون")
    sure = not against or reading.text(tail + 1).lstrip("ل") in _NOTHING
    return "score" if sure else None


def _is_how_often(reading: Reading, at: int) -> bool:
    text = reading.text(at)
    return text in _HOW_OFTEN or (text == "في" and reading.text(at + 1) in _EACH)


def _bare_label(reading: Reading, figure: Figure, at: int) -> str | None:
    """A bare integer right behind a noun is that noun's number: "اللواء 401", "القطعة 37".

    A unit, a counted noun, thousands apart, a bound, or a word that announces it make it a figure.
    """
    text = reading.text(figure.first)
    if (
        figure.after - figure.first != 1
        or figure.unit is not None
        or not text.isdecimal()
        or figure.negated
        or at != figure.first
        or at < 1
        or crosses_line(reading, at - 1, at)
    ):
        return None
    before = reading.tokens[at - 1]
    if before.kind != WORD or len(before.text) < _FEW:
        return None
    if not definite(before.text) and (figure.tail > figure.after or not _is_singular(reading, at - 1)):
        return None
    if reading.ending(at, *_TELLS) or reading.mark(at - 1, *_TELLS):
        return None
    if reading.mark(figure.after, *_FOLLOWS, "thing") is not None:
        return None
    if figure.tail > figure.after:
        following = reading.text(figure.after)
        counted = following.endswith(("ا", "ه")) or len(text) > len("00") or int(text) <= _TEN
        if counted:
            return None
    low = max(0, at - _NEAR)
    follows = reading.text(figure.after)
    if follows.startswith("وال") and reading.text(figure.after + 1).isdecimal():
        return None  # "الذكور 52 والإناث 48"
    told = any(reading.text(mark.first) not in _LINKS for mark in reading.within(low, at, *_ANNOUNCES))
    return None if told or _is_plural(reading, at - 1) else "number"


def _is_singular(reading: Reading, index: int) -> bool:
    """Say whether an indefinite noun is one that can have a number: "بئر 14", "كتيبة 51"."""
    text = reading.text(index)
    thing = reading.mark(index, "thing")
    if thing is not None:
        return fold_word(thing.value) in (text, text[1:])
    return reading.mark(index, "institution", "place_kind") is not None


def _is_plural(reading: Reading, index: int) -> bool:
    """Say whether a definite noun is in the plural: "القتلى 212" counts them."""
    stem = _stem(reading.text(index))
    thing = reading.mark(index, "thing")
    if thing is not None and fold_word(thing.value) != stem:
        return True
    return stem.endswith(("ات", "ين", "ون"))
