"""Turkish names that have a figure in them: models, lines, bridges, exams, films, generations."""

from __future__ import annotations

from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS, WORD, Token

Guard = tuple[int, int, str]

_APOSTROPHES = "'’"
_SIGNS = "-/."
_QUOTES = ("“", "«", "„", '"', "″")
_CLOSED = ("”", "»", '"', "″")
_LONGEST_TITLE = 7
_LISTED = 8
_CENTURIES = ("19", "20")
_YEAR = 4
_LABEL = 4  # longer whole figures are counted, and no part of a name
_ACRONYM = (2, 6)
_MARK_LETTERS = 2  # "E 250", "DE 33000"
_SCALED = frozenset("kmb")
# What a thing with a mark is called right behind it: "K 630 marka", "Göktürk 2 uydusu".
_KINDS = (
    "markalı", "modeli", "tipi", "serisi", "kodlu", "adlı", "isimli", "plakalı", "sayılı", "nolu",
    "numaralı", "hattı", "frekans", "sürümü", "versiyonu", "lokomotifi", "karayolu", "otoyolu",
    "seferi", "uydusu", "füzesi", "gemisi", "işlemci", "standardı", "belgesi", "ekran kartı",
    "aracı",
)  # fmt: skip
_SHORT_KINDS = (
    "marka", "model", "tip", "sınıf", "motor", "tank", "uçak", "tren", "gemi", "otobüs", "otomobil",
    "araba", "kamyon", "minibüs", "lokomotif", "helikopter", "füze", "tüfek", "tabanca", "traktör",
)  # fmt: skip
_NO_MARKS = frozenset(("AB", "BM"))
_PLACES = (
    "köprüsü", "tüneli", "barajı", "santral", "reaktörü", "hastanesi", "havalimanı", "terminali",
    "otogarı", "projesi", "boru", "etabı", "stadı", "parkı", "sitesi", "konutları", "kulesi",
    "merkezi", "limanı", "kampüsü", "camii", "camisi", "okulu", "lisesi", "istasyonu",
    "operasyonu", "tatbikatı", "planı", "zirvesi", "festivali", "sahası", "kuyusu", "platformu",
    "maden", "höyüğü", "organize", "viyadüğü", "kavşağı", "caddesi", "sokağı", "meydanı",
    "müzesi", "kapısı",
)  # fmt: skip
_BENT = (
    "sı", "si", "su", "sü", "sına", "sine", "suna", "süne", "sını", "sini", "sunu", "sünü",
    "sında", "sinde", "sunda", "sünde", "sının", "sinin", "sunun", "sünün", "sından", "sinden",
    "sundan", "sünden",
)  # fmt: skip
_GENERATION = ("kuşağı", "kuşağın", "jenerasyon")
_VERSION_OF = frozenset(
    (
        *("faz", "tip", "evre", "kategori", "seviye", "kademe", "level", "tier", "sektör", "peron"),
        *("blok", "perde", "reaktör", "ünite", "modül"),
    )
)
# Before a bare whole figure these are labels whatever follows: "lise 2", "MÖ 3000".
_ALWAYS = frozenset(("lise", "beden", "trt", "tck", "cmk", "hmk", "tmk", "mö", "ms", "hicri"))
_GROUPED = frozenset(("grup", "salon", "bölüm", "sezon", "kapı", "hat", "sınıf"))
_STANDING = ("te", "de", "ta", "da", "ten", "den", "tan", "dan", "teki", "deki", "taki", "daki")
_SCALES = ("bin", "milyon", "milyar", "trilyon", "buçuk")


def name_at(reading: Reading, index: int) -> Guard | None:
    """Return the name that the figure at the token *index* is a part of."""
    return (
        _lettered(reading, index)
        or _marked(reading, index)
        or _between_capitals(reading, index)
        or _opens_title(reading, index)
        or _listed(reading, index)
        or _compound(reading, index)
        or _exam(reading, index)
        or _always(reading, index)
    )


def _word(reading: Reading, index: int) -> Token | None:
    token = reading.tokens[index] if 0 <= index < len(reading.tokens) else None
    return token if token is not None and token.kind == WORD else None


def _whole(reading: Reading, index: int) -> int:
    """The end of what is glued together from the token *index* on, signs between figures too."""
    tokens, end = reading.tokens, index + 1
    while end < len(tokens) and tokens[end].glued:
        sign = tokens[end].text in _SIGNS
        if sign and not (end + 1 < len(tokens) and tokens[end + 1].glued):
            break
        if not sign and tokens[end].kind not in (WORD, DIGITS):
            break
        end += 1
    return end


def _lettered(reading: Reading, index: int) -> Guard | None:
    """A capital glued behind the figure: "6A", "500T"; endings are small, units more or exact."""
    letter = _word(reading, index + 1)
    if letter is None or not letter.glued or len(letter.text) != 1:
        return None
    raw, end = reading.raw(index + 1, index + 2), _whole(reading, index)
    if not raw.isupper() or not reading.text(index).isdecimal():
        return None
    numbered = end > index + 2
    measured = reading.mark(index + 1, "unit", "unit_exact") is not None and raw != "T"
    scaled = raw.lower() in _SCALED
    return None if (measured or scaled) and not numbered else (index, end, "model")


def _marked(reading: Reading, index: int) -> Guard | None:
    """Capitals before the figure and the kind of thing behind it, or one capital alone."""
    text, word = reading.text(index), _word(reading, index - 1)
    if not text.isdecimal() or word is None or reading.tokens[index].glued:
        return None
    raw, end = reading.raw(index - 1, index), _whole(reading, index)
    following = reading.text(end)
    letters = len(raw) <= _MARK_LETTERS and raw.isupper() and raw not in _NO_MARKS
    short = letters and following.startswith(_SHORT_KINDS)
    kind = (following.startswith(_KINDS) or short) and not reading.mark(end, "unit")
    if reading.capital(index - 1) and kind and reading.mark(index - 1, "title") is None:
        return index, end, "model"
    alone = len(raw) == 1 and raw.isupper() and len(text) <= _LABEL
    measured = reading.mark(end, "unit", "noun") is not None and not word.glued
    return (index, end, "model") if alone and not measured and raw != "O" else None


def _between_capitals(reading: Reading, index: int) -> Guard | None:
    """The form "Trakya 3 Köprüsü": a place's name, the figure, and what it is called."""
    text = reading.text(index)
    if not text.isdecimal() or len(text) > len("99") or _word(reading, index - 1) is None:
        return None
    following = _word(reading, index + 1)
    if following is None or following.glued or not reading.capital(index + 1):
        return None
    if not reading.capital(index - 1) or reading.mark(index - 1, "title", "month", "adverb"):
        return None
    named = following.text.startswith(_PLACES)
    return (index, index + 1, "name") if named else None


def _opens_title(reading: Reading, index: int) -> Guard | None:
    """A figure that opens a title in quotation marks whose words are all capital."""
    if reading.text(index - 1) not in _QUOTES or not index or _word(reading, index + 1) is None:
        return None
    at = index + 1
    while at < index + _LONGEST_TITLE and _word(reading, at) is not None and reading.capital(at):
        at += 1
    closed = reading.text(at) in _CLOSED and at > index + 1
    return (index, index + 1, "name") if closed else None


def _listed(reading: Reading, index: int) -> Guard | None:
    """Numbers of one list: "37 ve 38 numaralı"; and generations, "68 kuşağı"."""
    at = index
    while at < index + _LISTED and reading.text(at + 1) in (",", "ve", "ile", "veya", "-"):
        if not reading.text(at + 2).isdecimal():
            return None
        at += 2
    behind = reading.mark(at + 1, "guard_after")
    numbered = behind is not None and behind.value in ("law", "number", "id", "voltage")
    if at > index and numbered:
        return index, index + 1, "number"
    generation = reading.text(index + 1).startswith(_GENERATION)
    return (index, index + 1, "name") if generation and reading.text(index).isdecimal() else None


def _compound(reading: Reading, index: int) -> Guard | None:
    """A label and its number before the thing that is called so: "faz 3 çalışması"."""
    text, before = reading.text(index), reading.text(index - 1)
    if not text.isdecimal() or len(text) > _LABEL or reading.text(index + 1).startswith(_SCALES):
        return None
    apostrophe = reading.text(index + 1) in _APOSTROPHES and reading.text(index + 1) != ""
    standing = apostrophe and reading.text(index + 2) in _STANDING
    if before not in _VERSION_OF:
        return (index, index + 1, "class") if before in _GROUPED and standing else None
    word = _word(reading, index + 1)
    bent = word is not None and not word.glued and word.text.endswith(_BENT)
    plain = word is None or word.glued or reading.mark(index + 1, "unit", "noun") is None
    named = reading.capital(index - 1) and plain and not apostrophe
    return (index, index + 1, "class") if bent or standing or named else None


def _always(reading: Reading, index: int) -> Guard | None:
    text = reading.text(index)
    if not text.isdecimal() or len(text) > _LABEL or reading.text(index - 1) not in _ALWAYS:
        return None
    return None if reading.text(index + 1).startswith(_SCALES) else (index, index + 1, "number")


def _exam(reading: Reading, index: int) -> Guard | None:
    """An acronym and a year: "YKS 2031", "COP31"; a summit is no currency."""
    text, word = reading.text(index), _word(reading, index - 1)
    if word is None or not text.isdecimal():
        return None
    raw = reading.raw(index - 1, index)
    if word.text == "cop" and raw.isupper() and len(text) <= len("99"):
        return index - 1, index + 1, "event"
    shortest, longest = _ACRONYM
    acronym = raw.isalpha() and raw.isupper() and shortest <= len(raw) <= longest
    year = len(text) == _YEAR and text.startswith(_CENTURIES)
    money = reading.mark(index - 1, "currency_before", "unit", "unit_exact") is not None
    behind = reading.mark(index + 1, "unit") is not None
    return (index, index + 1, "event") if acronym and year and not money and not behind else None
