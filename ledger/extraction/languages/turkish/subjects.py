"""Names of sources in Turkish: the subject that opens a sentence, and the words before "göre"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.extraction.names import capital_run, past_dateline
from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS, WORD

if TYPE_CHECKING:
    from ledger.extraction.languages.turkish.frames import Forms

OPENERS = ("“", "«", "„", '"', "″")
CLOSERS = ("”", "»", '"', "″")
_APOSTROPHES = "'’"
_LONGEST_SUBJECT = 16
_LONGEST_NAME = 8
_PARTICLES = frozenset(("ise", "da", "de", "ayrıca", "dahi", "bile"))
_SPEAKING = frozenset(("konuşan", "yapan", "yanıtlayan", "veren", "değerlendiren", "bulunan"))
_PLURALS = ("lar", "ler")
_SMALL_REACH = 3
_SOME = frozenset(
    ("bazı", "birçok", "kimi", "çoğu", "bütün", "tüm", "yerel", "üst", "resmi", "resmî")
)
_JOINED = frozenset(("ve", "ile"))
FIRST_WORDS = frozenset(
    (
        *(
            "ayrıca",
            "ancak",
            "fakat",
            "ama",
            "ayni",
            "aynı",
            "öte",
            "yandan",
            "bunun",
            "buna",
            "bu",
        ),
        *("şu", "bir", "her", "hiçbir", "geçen", "son", "söz", "böylece", "üstelik", "hatta"),
    )
)
_OBLIQUE = (
    "nda", "nde", "ında", "inde", "unda", "ünde", "dan", "den", "tan", "ten", "nın", "nin", "nun",
    "nün", "ının", "inin", "unun", "ünün", "arak", "erek", "ınca", "ince", "ken",
)  # fmt: skip
_GENITIVES = ("ın", "in", "un", "ün", "nın", "nin", "nun", "nün")


def is_open_quote(reading: Reading, first: int, index: int) -> bool:
    """Say whether the tokens from *first* to *index* begin inside a quotation."""
    depth = 0
    marks = [reading.text(at) for at in range(first, index)]
    for mark in marks:
        if mark in ("“", "«", "„"):
            depth += 1
        elif mark in ("”", "»"):
            if not depth:
                return True
            depth -= 1
    return sum(mark in ('"', "″") for mark in marks) % 2 == 1


def subject_at(
    reading: Reading, forms: Forms | None, first: int, verb: int
) -> tuple[int, int] | None:
    """The source that opens a clause: up to its comma or quotation, or a run of capitals."""
    start = past_dateline(reading, first, verb)
    start = _past_opening(reading, start, verb)
    cited = reading.within(start, min(verb, start + _LONGEST_SUBJECT), "according")
    if cited:
        start = cited[-1].after + (reading.text(cited[-1].after) == ",")
    limit = min(verb, start + _LONGEST_SUBJECT)
    end = start
    while end < limit and _may_stand_in_name(reading, end):
        end += 1
    sign = reading.text(end)
    closed = end < verb and end > start and (sign in OPENERS or sign == ",")
    participle = _past_participle(reading, start, end, forms)
    lower = participle > start and not reading.capital(participle)
    start = max(start, participle)
    someone = closed and sign == "," and reading.mark(end - 1, "title") is not None
    if someone and end - start > 1 and reading.text(end - 2) == "bir":
        return end - 1, end  # "ismi saklı tutulan bir memur"
    if closed and lower and reading.mark(end - 1, "title", "noun"):
        return start, end  # "konuya ilişkin açıklama yapan şirket sözcüsü"
    if closed and (sign != "," or not _is_adverbial(reading, start, end)):
        name = _name_in(reading, start, end)
        if name is not None:
            return name
    return _leading_name(reading, start, min(end, limit))


def _may_stand_in_name(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return token.kind in (WORD, DIGITS) or token.text in "'’.-"


def _past_opening(reading: Reading, start: int, limit: int) -> int:
    """Past "Öte yandan," and "Dün akşam," at the beginning."""
    comma = next(
        (at for at in range(start, min(limit, start + 5)) if reading.text(at) == ","), None
    )
    while start < limit and reading.text(start) in ("-", "–", "—", "•"):
        start += 1
    if comma is None:
        return start
    small = all(
        reading.text(at) in FIRST_WORDS or reading.mark(at, "adverb", "period") is not None
        for at in range(start, comma)
    )
    return comma + 1 if small else start


def _past_participle(reading: Reading, start: int, end: int, forms: Forms | None) -> int:
    """Past "Törende konuşan" before the name that it belongs to."""
    for index in range(min(end, start + _LONGEST_SUBJECT) - 2, start, -1):
        word = reading.text(index)
        participle = word.endswith(("an", "en")) and not reading.capital(index)
        if not participle or reading.tokens[index + 1].kind != WORD:
            continue
        behind = index + 2 < end and reading.capital(index + 2)
        called = behind and reading.mark(index + 1, "unit", "speech") is None
        if reading.capital(index + 1) or word in _SPEAKING or called:
            return index + 1
    return start


def _is_adverbial(reading: Reading, start: int, end: int) -> bool:
    """Say whether the words before a comma are no subject: "Toplantıda,", "1 Mart'ta,"."""
    last = reading.text(end - 1)
    if end - 2 >= start and reading.text(end - 2) in _APOSTROPHES:
        return True  # a name in a case, or with what it owns
    if reading.mark(start, "period", "adverb") or reading.mark(end - 1, "according"):
        return True
    if reading.mark(end - 1, "adverb", "period"):
        run = name_run(reading, start, end)
        return run == start or reading.text(run) in _APOSTROPHES
    return end - start == 1 and last.endswith(_OBLIQUE) and not reading.mark(start, "title")


def _name_in(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """The name in the words up to a comma: all of them, or what stands before the occasion."""
    while end > start and reading.text(end - 1) in _PARTICLES:
        end -= 1
    if end <= start or reading.text(start) in FIRST_WORDS:
        return None
    run = name_run(reading, start, end)
    if run == start:
        return None
    if run == end:
        return start, end
    tail = reading.text(end - 1)
    person = reading.within(start, run, "title") or run - start > 1
    if tail.endswith(_OBLIQUE) or reading.mark(end - 1, "adverb", "period"):
        return (start, run) if person or run == start + 1 else None
    if reading.text(run) in _PARTICLES or (person and _tells_when(reading, run, end)):
        return start, run
    told = any(reading.tokens[at].kind == DIGITS for at in range(run, end))
    if end - start <= _LONGEST_NAME and not _owns(reading, start) and not told:
        return start, end
    return (start, run) if person else None


def _tells_when(reading: Reading, first: int, after: int) -> bool:
    """Say whether words only say when or where something was said."""
    return any(
        reading.mark(at, "adverb", "period", "month", "place_kind") is not None
        or reading.text(at).endswith(("dığı", "diği", "duğu", "düğü", "tığı", "tiği"))
        for at in range(first, after)
    )


def name_run(reading: Reading, start: int, end: int) -> int:
    """The end of a name: capitals, with "ve" between them, initials and ordinals."""
    at = start
    while at < end:
        stop = capital_run(reading, at, end)
        if stop == at and reading.tokens[at].kind == DIGITS and reading.text(at + 1) == ".":
            stop = at + 2  # "9. Şube Amiri"
        if stop == at:
            break
        at = stop
        point = at < end and reading.text(at) == "." and reading.tokens[at].glued
        following = at + 1 < len(reading.tokens) and (
            reading.capital(at + 1) if at + 1 < end else reading.text(at + 1) == ","
        )
        if point and following:  # "Prof. Dr. Ezgi Kırdar", "Kanal A.Ş.", and no sentence's end
            at += 1
        joined = at + 1 < end and reading.text(at) in _JOINED and reading.capital(at + 1)
        at += bool(joined)
    return at


def _leading_name(reading: Reading, start: int, limit: int) -> tuple[int, int] | None:
    """The capitals that open a clause without a comma, when they can be a source."""
    end = name_run(reading, start, limit)
    if end == start or reading.text(start) in FIRST_WORDS or reading.text(end) in _APOSTROPHES:
        return None
    if reading.mark(start, "period", "adverb", "ordinal", "month", "according"):
        return None
    titled = bool(reading.within(start, end, "title"))
    if end - start > 1 and (titled or reading.text(end) in _PARTICLES):
        return start, end
    headed = _headed(reading, start, end, limit)
    if headed is not None:
        return start, headed
    word, following = reading.text(end - 1), reading.text(end)
    if following in _PARTICLES or following in OPENERS:
        return start, end
    bent = word.endswith(_OBLIQUE) or word.endswith(_GENITIVES)
    if end - start == 1 and (bent and not titled):
        return None
    if titled and reading.text(start) in _TITLES_ALONE:
        return start, end
    if end - start == 1 and word.endswith(_PLURALS) and not bent:
        return start, end  # "Yetkililer ..."
    if end - start == 1 and word in _SOME and following.endswith(_PLURALS):
        return start, end + 1  # "Bazı esnaflar ..."
    named = name_run(reading, end + 1, limit) if end + 1 < limit else 0
    called = end - start == 1 and following.endswith(("ı", "i", "u", "ü"))
    if called and named > end + 2 and reading.text(named) not in _APOSTROPHES:
        return start, named  # "Bitki bilimci Nil Su"
    several = following.endswith(("ları", "leri")) and reading.mark(end, "noun", "title")
    if end - start == 1 and several:
        return start, end + 1  # "Şirket yetkilileri ..."
    if end - start == 1 and (reading.marks.get(start) or _owned(following)):
        return (start, end) if reading.mark(start, "pronoun", "outlet") else None
    return (start, end) if not _owned(following) else None


_PEOPLE = (
    "sözcüsü", "yetkilisi", "temsilcisi", "yöneticisi", "görevlisi", "çalışanı", "uzmanı",
    "yetkilileri", "temsilcileri", "yöneticileri", "görevlileri", "çalışanları", "uzmanları",
    "kaynakları", "ekipleri", "sakinleri", "üyeleri", "doktorları", "avukatları", "tanıkları",
)  # fmt: skip


def _headed(reading: Reading, start: int, end: int, limit: int) -> int | None:
    """The end of "Hastane yetkilileri", "Su kurulu sözcüsü Ada Su": people of a house."""
    for at in range(end, min(limit, end + _SMALL_REACH)):
        word = reading.text(at)
        if reading.tokens[at].kind != WORD or word.endswith(_OBLIQUE + _GENITIVES):
            return None
        if word in _PEOPLE:
            after = name_run(reading, at + 1, limit)
            return None if reading.text(after) in _APOSTROPHES else after
    return None


_TITLES_ALONE = frozenset(
    (
        *("bakan", "başkan", "vali", "rektör", "sözcü", "müdür", "kaymakam", "muhtar", "dekan"),
        *("genel", "cumhurbaşkanı", "başbakan", "avukat", "savcı", "hakim", "komiser", "büyükelçi"),
    )
)


def _owned(word: str) -> bool:
    """Say whether a word makes a compound of the one before it: "Destek ödemelerinin"."""
    return word.endswith(
        ("sının", "sinin", "sunun", "sünün", "larının", "lerinin", "ının", "inin", "unun", "ünün",
         "sını", "sini", "sunu", "sünü", "larını", "lerini", "ları", "leri", "sı", "si", "su", "sü")
    )  # fmt: skip


def _owns(reading: Reading, index: int) -> bool:
    return reading.text(index).endswith(_GENITIVES) and reading.text(index + 1) not in _APOSTROPHES


def small_subject(reading: Reading, first: int, verb: int) -> tuple[int, int] | None:
    """The source that opens a later clause and begins small: "; sendikalar ...", "köy
    muhtarları ise", "kurul üyesi Su ise".
    """
    run = name_run(reading, first, verb)
    if run > first:
        return first, run
    for at in range(first, min(verb, first + _SMALL_REACH)):
        if reading.tokens[at].kind != WORD:
            return None
        named = name_run(reading, at, verb)
        if named > at:
            return (first, named) if reading.mark(at - 1, "title") else None
        word, ise = reading.text(at), reading.text(at + 1) == "ise"
        plural = word.endswith((*_PLURALS, "ları", "leri"))
        titled = reading.mark(at, "title") is not None and not reading.capital(at + 1)
        if ise or plural or titled:
            return first, at + 1
    return None


def subject_after(reading: Reading, first: int, after: int) -> tuple[int, int] | None:
    """The name behind a participle: "belirten Aksu, ...", "diyen Saygın, ..."."""
    end = name_run(reading, first, min(after, first + _LONGEST_SUBJECT))
    if end > first:
        return first, end
    at = first
    while at < min(after, first + 5) and reading.tokens[at].kind == WORD:
        at += 1
    return (first, at) if first < at and reading.text(at) == "," else None
