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
_SOURCE_REACH = 12
_PARTICLES = frozenset(("ise", "da", "de", "ayrıca", "dahi", "bile"))
_JOINED = frozenset(("ve", "ile"))
_FIRST_WORDS = frozenset(
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
# What a source makes public; its maker is the source where it is named.
_SAYINGS = frozenset(
    (
        *("açıklama", "veri", "bilgi", "rapor", "haber", "tahmin", "hesap", "araştırma", "anket"),
        *("istatistik", "rakam", "kayıt", "beyan", "ifade", "iddia", "görüş", "değerlendirme"),
        *("bülten", "duyuru", "tespit", "sonuç", "söz", "inceleme", "çalışma", "analiz", "bildiri"),
        *("projeksiyon", "öngörü", "not", "gözlem", "hesaplama", "tutanak", "plan", "aktarım"),
    )
)
_NO_SOURCES = frozenset(("edinilen", "alınan", "gelen", "ulaşılan", "elde", "ilk", "bazı"))
_LONGEST_ENDING = 5
_COMPARED = frozenset(("yıl", "ay", "hafta", "gün", "dönem", "çeyrek", "mevsim", "sezon", "seviye"))
_DOCUMENTS = (
    "raporda", "raporunda", "raporlarda", "raporlarında", "açıklamada", "açıklamasında",
    "bültende", "bülteninde", "kararda", "kararında", "iddianamede", "iddianamesinde", "haberde",
    "haberinde", "bildiride", "bildirisinde", "mektupta", "mektubunda", "yazıda", "yazısında",
    "duyuruda", "duyurusunda", "tutanakta", "tutanağında", "araştırmada", "araştırmasında",
    "çalışmada", "çalışmasında", "ankette", "anketinde", "paylaşımda", "paylaşımında", "metinde",
    "metninde", "konuşmada", "konuşmasında", "toplantıda", "toplantısında", "mesajda", "mesajında",
    "genelgede", "genelgesinde", "dilekçede", "dilekçesinde", "analizde", "analizinde", "notta",
    "notunda", "verilerde", "verilerinde", "belgede", "belgesinde", "kitapta", "kitabında",
)  # fmt: skip
_OWN_WORDS = ("açıklama", "konuşma", "toplantı", "paylaşım", "mesaj", "bildiri", "duyuru")
_FROM = ("den", "dan", "ten", "tan", "nden", "ndan")
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
    limit = min(verb, start + _LONGEST_SUBJECT)
    end = start
    while end < limit and _may_stand_in_name(reading, end):
        end += 1
    sign = reading.text(end)
    closed = end < verb and end > start and (sign in OPENERS or sign == ",")
    participle = _past_participle(reading, start, end, forms)
    start = max(start, participle)
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
        reading.text(at) in _FIRST_WORDS or reading.mark(at, "adverb", "period") is not None
        for at in range(start, comma)
    )
    return comma + 1 if small else start


def _past_participle(reading: Reading, start: int, end: int, forms: Forms | None) -> int:
    """Past "Törende konuşan" before the name that it belongs to."""
    for index in range(min(end, start + _LONGEST_SUBJECT) - 2, start, -1):
        word = reading.text(index)
        participle = word.endswith(("an", "en")) and not reading.capital(index)
        if participle and reading.tokens[index + 1].kind == WORD and reading.capital(index + 1):
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
        run = _run(reading, start, end)
        return run == start or reading.text(run) in _APOSTROPHES
    return end - start == 1 and last.endswith(_OBLIQUE) and not reading.mark(start, "title")


def _name_in(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """The name in the words up to a comma: all of them, or what stands before the occasion."""
    while end > start and reading.text(end - 1) in _PARTICLES:
        end -= 1
    if end <= start or reading.text(start) in _FIRST_WORDS:
        return None
    run = _run(reading, start, end)
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
    if end - start <= _LONGEST_NAME and not _owns(reading, start):
        return start, end
    return (start, run) if person else None


def _tells_when(reading: Reading, first: int, after: int) -> bool:
    """Say whether words only say when or where something was said."""
    return any(
        reading.mark(at, "adverb", "period", "month", "place_kind") is not None
        or reading.text(at).endswith(("dığı", "diği", "duğu", "düğü", "tığı", "tiği"))
        for at in range(first, after)
    )


def _run(reading: Reading, start: int, end: int) -> int:
    """The end of a name: capitals, with "ve" between them, initials and ordinals."""
    at = start
    while at < end:
        stop = capital_run(reading, at, end)
        if stop == at and reading.tokens[at].kind == DIGITS and reading.text(at + 1) == ".":
            stop = at + 2  # "14. Bölge Müdürü"
        if stop == at:
            break
        at = stop
        if reading.text(at) == "." and at < end and reading.tokens[at].glued:
            at += 1
        joined = at + 1 < end and reading.text(at) in _JOINED and reading.capital(at + 1)
        at += bool(joined)
    return at


def _leading_name(reading: Reading, start: int, limit: int) -> tuple[int, int] | None:
    """The capitals that open a clause without a comma, when they can be a source."""
    end = _run(reading, start, limit)
    if end == start or reading.text(start) in _FIRST_WORDS or reading.text(end) in _APOSTROPHES:
        return None
    if reading.mark(start, "period", "adverb", "ordinal", "month", "according"):
        return None
    titled = bool(reading.within(start, end, "title"))
    if end - start > 1 and (titled or reading.text(end) in _PARTICLES):
        return start, end
    word, following = reading.text(end - 1), reading.text(end)
    if following in _PARTICLES or following in OPENERS:
        return start, end
    bent = word.endswith(_OBLIQUE) or word.endswith(_GENITIVES)
    if end - start == 1 and (bent and not titled):
        return None
    if titled and reading.text(start) in _TITLES_ALONE:
        return start, end
    if end - start == 1 and (reading.marks.get(start) or _owned(following)):
        return (start, end) if reading.mark(start, "pronoun", "outlet") else None
    return (start, end) if not _owned(following) else None


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


def subject_after(reading: Reading, first: int, after: int) -> tuple[int, int] | None:
    """The name behind a participle: "belirten Aksu, ...", "diyen Saygın, ..."."""
    end = _run(reading, first, min(after, first + _LONGEST_SUBJECT))
    if end > first:
        return first, end
    at = first
    while at < min(after, first + 5) and reading.tokens[at].kind == WORD:
        at += 1
    return (first, at) if first < at and reading.text(at) == "," else None


def named_before(reading: Reading, first: int, at: int) -> tuple[int, int] | None:
    """The source of "X'e göre", "X'in verdiği bilgiye göre", "X raporunda": its name's tokens.

    (0, 0) says that the last source goes on ("açıklamada ... denildi"); None that there is none.
    """
    if reading.text(at) == "göre":
        return _before_according(reading, first, at)
    return _document(reading, first, at)


def _before_according(reading: Reading, first: int, at: int) -> tuple[int, int] | None:
    low = first
    for index in range(at - 1, max(first, at - _SOURCE_REACH) - 1, -1):
        text = reading.text(index)
        if text in ',;:()"“”«»' or text == "–":
            low = index + 1
            break
    else:
        low = max(first, at - _SOURCE_REACH)
    end = at
    if end - 2 >= low and reading.text(end - 2) in _APOSTROPHES:
        end -= 2
    elif reading.mark(end - 1, "adverb") or _is_time(reading, end - 1):
        return None
    if end <= low or reading.tokens[end - 1].kind == DIGITS:
        return None
    return _maker(reading, low, end)


def _is_time(reading: Reading, index: int) -> bool:
    unit = reading.mark(index, "unit", "period", "month", "hijri_month")
    return unit is not None or _stem_in(reading, index, _COMPARED)


def _stem_in(reading: Reading, index: int, words: frozenset[str]) -> bool:
    text = reading.text(index)
    return any(text.startswith(word) and len(text) - len(word) <= _LONGEST_ENDING for word in words)


def _maker(reading: Reading, low: int, end: int) -> tuple[int, int] | None:
    """Who made what is cited: "TÜİK verileri" is of TÜİK, "Altay'ın verdiği bilgi" of Altay."""
    if not _stem_in(reading, end - 1, _SAYINGS):
        return _without_place(reading, low, end), end
    if any(reading.text(at) in _NO_SOURCES for at in range(low, end)) and not any(
        reading.text(at).endswith(_FROM) for at in range(low, end)
    ):
        return None
    for index in range(low, end - 1):
        text, following = reading.text(index), reading.text(index + 1)
        if following in _APOSTROPHES and reading.tokens[index + 1].glued:
            return low, index + 1  # "Altay'ın", "Valilik'ten"
        lower = not reading.capital(index) or index == low
        if lower and text.endswith((*_GENITIVES, *_FROM)) and len(text) > len("in") + 2:
            return low, index + 1
    run = _run(reading, low, end)
    if run == low:
        return None
    if run < end:
        return low, run
    return (low, end - 1) if end - 1 > low else None


def _without_place(reading: Reading, low: int, end: int) -> int:
    """Where a name begins behind other words: "dünkü toplantıda Poyraz'a göre"."""
    start = end
    while start > low and (reading.capital(start - 1) or reading.text(start - 1) in ("ve", ".")):
        start -= 1
    return start if start < end and start > low and end - start <= _LONGEST_NAME else low


def _document(reading: Reading, first: int, verb: int) -> tuple[int, int] | None:
    """The document or statement in which something is said by nobody that is named."""
    high = min(verb, first + _LONGEST_SUBJECT)
    for index in range(first, high):
        if reading.text(index) not in _DOCUMENTS:
            continue
        start = first
        for at in range(first, index):
            text = reading.text(at)
            if reading.text(at + 1) in _APOSTROPHES:
                return start, at + 1
            if text.endswith(_FROM) and at + 1 < index:
                return start, at + 1  # "Valilikten yapılan açıklamada"
            if text in (",", ";"):
                start = at + 1
        own = reading.text(index).startswith(_OWN_WORDS)
        bare = all(
            reading.text(at) in _FIRST_WORDS or at == index for at in range(start, index + 1)
        )
        if bare or (own and not reading.text(index).endswith("sında")):
            return 0, 0
        run = _run(reading, start, index)
        return start, (run if own and run > start else index + 1)
    return None
