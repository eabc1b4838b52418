"""Sources that are cited in Turkish: "X'e göre", "X'in verdiği bilgiye göre", "X raporunda"."""

from __future__ import annotations

from ledger.extraction.languages.turkish.endings import stems_of
from ledger.extraction.languages.turkish.subjects import FIRST_WORDS, name_run
from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS, WORD

_APOSTROPHES = "'’"
_LONGEST_SUBJECT = 16
_LONGEST_NAME = 8
_GENITIVES = ("ın", "in", "un", "ün", "nın", "nin", "nun", "nün")
# What a source makes public; its maker is the source where it is named.
_SAYINGS = frozenset(
    (
        *("açıklama", "veri", "bilgi", "rapor", "haber", "tahmin", "hesap", "araştırma", "anket"),
        *("istatistik", "rakam", "kayıt", "beyan", "ifade", "iddia", "görüş", "değerlendirme"),
        *("bülten", "duyuru", "tespit", "sonuç", "söz", "inceleme", "çalışma", "analiz", "bildiri"),
        *("projeksiyon", "öngörü", "not", "gözlem", "hesaplama", "tutanak", "plan", "aktarım"),
    )
)
_REPORTS = frozenset(
    (
        "tutanak",
        "kayıt",
        "belge",
        "rapor",
        "araştırma",
        "anket",
        "çalışma",
        "analiz",
        "inceleme",
        "bülten",
    )
)
_NO_SOURCES = frozenset(("edinilen", "alınan", "gelen", "ulaşılan", "elde", "ilk", "bazı"))
_BREAKS = frozenset((*',;:()"“”«»', "–"))
_SAID = ("ığına", "iğine", "uğuna", "üğüne")  # "aktardığına", "söylediğine"
_COMPARED = frozenset(("yıl", "ay", "hafta", "gün", "dönem", "çeyrek", "mevsim", "sezon", "seviye"))
_RULES = (
    "sözleşme", "tüzü", "yönetmeli", "yasa", "kanun", "anlaşma", "protokol", "karar", "mevzuat",
    "genelge", "tebliğ", "şartname", "madde", "hüküm", "hükm", "anayasa", "kararname", "tarife",
    "ihtarname", "antlaşma", "yönerge", "talimat", "statü", "ferman", "bildirge",
)  # fmt: skip
_DOCUMENTS = (
    "bildirimde", "bildiriminde", "etikette", "etiketinde", "sitesinde", "hesabında", "tabloda",
    "tablosunda", "dosyada", "dosyasında", "yasada", "kanunda", "yönetmelikte", "tüzükte",
    "sözleşmede", "sözleşmesinde", "şartnamede", "şartnamesinde", "protokolde", "protokolünde",
    "tebliğde", "ihbarnamede", "faturada", "levhada", "tabelada", "broşürde", "kılavuzda",
    "ilanda", "ilanında", "bilançoda", "bilançosunda", "tutanaklarda", "kayıtlarda", "kayıtlarında",
    "görüntülerde", "görüntülerinde", "ekspertizde", "gerekçede", "gerekçesinde", "fezlekede",
    "tweette", "tweetinde", "gönderide", "gönderisinde", "istatistiklerde", "istatistiklerinde",
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
_SOURCE_REACH = 12

CASES = (*_GENITIVES, *_FROM)


def named_before(reading: Reading, first: int, at: int) -> tuple[int, int] | None:
    """The source of "X'e göre", "X'in verdiği bilgiye göre", "X raporunda": its name's tokens.

    (0, 0) says that the last source goes on ("açıklamada ... denildi"); None that there is none.
    """
    if reading.text(at) == "göre":
        return _before_according(reading, first, at)
    if reading.mark(at, "according"):
        return _by_law(reading, first, at)
    return _document(reading, first, at)


def _by_law(reading: Reading, first: int, at: int) -> tuple[int, int] | None:
    """The rule of "Su Ürünleri Kanunu uyarınca", "Tüzük gereği"."""
    if at <= first or not any(_rules(reading.text(at - 1), rule) for rule in _RULES):
        return None
    start = at - 1
    while start > first and reading.capital(start - 1) and reading.tokens[start - 1].kind == WORD:
        start -= 1
    return start, at


def _rules(word: str, rule: str) -> bool:
    return word.startswith(rule) and len(word) <= len(rule) + len("lerinin")


def _before_according(reading: Reading, first: int, at: int) -> tuple[int, int] | None:
    low = _phrase_start(reading, first, at)
    end = at
    if end - 2 >= low and reading.text(end - 2) in _APOSTROPHES:
        end -= 2
    elif reading.mark(end - 1, "adverb") or _is_time(reading, end - 1):
        return None
    if end <= low or any(reading.tokens[at].kind == DIGITS for at in (low, low + 1, end - 1)):
        return None
    return _maker(reading, low, end)


def _phrase_start(reading: Reading, first: int, at: int) -> int:
    """Where the words before "göre" begin; a short form in brackets belongs to its name."""
    low = max(first, at - _SOURCE_REACH)
    index = at - 1
    while index >= low:
        text = reading.text(index)
        if text == ")" and reading.text(index - 2) == "(":
            index -= 2
        elif text in _BREAKS:
            return index + 1
        index -= 1
    return low


def _is_time(reading: Reading, index: int) -> bool:
    unit = reading.mark(index, "unit", "period", "month", "hijri_month")
    return unit is not None or _stem_in(reading, index, _COMPARED)


def _stem_in(reading: Reading, index: int, words: frozenset[str]) -> bool:
    text = reading.text(index)
    return text in words or any(stem in words for stem in stems_of(text))


def _maker(reading: Reading, low: int, end: int) -> tuple[int, int] | None:
    """Who made what is cited: "TÜİK verileri" is of TÜİK, "Sezer'ın verdiği bilgi" of Sezer."""
    said = reading.text(end - 1).endswith(_SAID) or _stem_in(reading, end - 1, _SAYINGS)
    if not said:
        return _without_place(reading, low, end), end
    if any(reading.text(at) in _NO_SOURCES for at in range(low, end)) and not any(
        reading.text(at).endswith(_FROM) for at in range(low, end)
    ):
        return None
    for index in range(low, end - 1):
        text, following = reading.text(index), reading.text(index + 1)
        if following == "(":
            return low, index + 1  # "Deniz Ölçüm Dairesi (DÖD) verileri"
        if following in _APOSTROPHES and reading.tokens[index + 1].glued:
            return low, index + 1  # "Sezer'ın", "Valilik'ten"
        lower = not reading.capital(index) or index == low
        if lower and text.endswith((*_GENITIVES, *_FROM)) and len(text) > len("in") + 2:
            return low, index + 1
    run = name_run(reading, low, end)
    if run == low:
        return None
    if run == low + 1 == end and _stem_in(reading, low, _REPORTS):
        return low, end
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
        words = [reading.tokens[at] for at in range(first, index)]
        named = any(word.text in _APOSTROPHES for word in words)
        if not named and any(word.kind == DIGITS for word in words):
            return index, index + 1  # "63 kovanın boş olduğu tutanakta belirtildi"
        for at in range(first, index):
            text = reading.text(at)
            if reading.text(at + 1) in _APOSTROPHES:
                return start, at + 1
            if text.endswith(_FROM) and at + 1 < index:
                return start, at + 1  # "Valilikten yapılan açıklamada"
            if text in (",", ";"):
                start = at + 1
        own = reading.text(index).startswith(_OWN_WORDS)
        bare = all(reading.text(at) in FIRST_WORDS or at == index for at in range(start, index + 1))
        if bare and not own:
            return start, index + 1
        if bare or (own and not reading.text(index).endswith("sında")):
            return 0, 0
        run = name_run(reading, start, index)
        return start, (run if own and run > start else index + 1)
    return None
