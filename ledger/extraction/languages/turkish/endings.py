"""Turkish endings: what a word is without them, and the forms that a number word takes.

Nothing here knows a dictionary. A word has several stems that its ending could leave; which of them
is a word is for the lexicon to say.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

VOWELS = "aeıioöuüâîû"
_HARD = "fstkçşhp"
_SOFT = {"d": "t", "b": "p", "c": "ç", "ğ": "k", "g": "k"}
_NARROW = {
    "a": "ı", "ı": "ı", "e": "i", "i": "i", "o": "u", "u": "u", "ö": "ü", "ü": "ü",
    "â": "ı", "î": "i", "û": "u",
}  # fmt: skip
BACK = "aıouâû"
_SHORTEST = 2
_LONGEST_ENDING = 16
_BENT_BOTH_WAYS = "ltfk"  # "saati", "golü", "dikkati": front endings after a back vowel

# As in `pattern`: I is a narrow vowel, A a wide one, D is d or t. `_BARE` are the cases after a
# consonant, `_OWNED` those after a possessive of the third person, `_OPEN` those after a vowel.
_KI = "(?:ki(?:lAr)?(?:n?I|n?A|nDAn?|n?In|ylA)?)"
_BARE = f"(?:I|A|DA(?:n|{_KI})?|In{_KI}?|lA|cA)?"
_OWNED = f"(?:nI|nA|nDA(?:n|{_KI})?|nIn{_KI}?|ylA|ncA)?"
_OPEN = f"(?:yI|yA|DA(?:n|{_KI})?|nIn{_KI}?|ylA|cA)?"
_MINE = f"(?:m(?:Iz)?|nIz){_BARE}"
_PLURAL = f"lAr(?:I{_OWNED}|I{_MINE}|{_BARE})"
_IS = "(?:y?DIr(?:lAr)?|y?DI(?:lAr|k|m)?|y?mIş(?:DIr)?|ysA)?"
_LIKE = f"lI(?:[kğ](?:I{_OWNED}|{_BARE}|{_PLURAL})|{_OPEN}|{_PLURAL})"


def pattern(text: str) -> re.Pattern[str]:
    """Compile a pattern in which I is a narrow vowel, A a wide one, D is d or t."""
    for short, letters in (("I", "[ıiuü]"), ("A", "[ae]"), ("D", "[dt]")):
        text = text.replace(short, letters)
    return re.compile(text)


_AFTER_CONSONANT = pattern(f"(?:{_PLURAL}|I{_OWNED}|I{_MINE}|{_LIKE}|{_BARE}){_IS}")
_AFTER_VOWEL = pattern(f"(?:{_PLURAL}|sI{_OWNED}|{_MINE}|{_LIKE}|{_OPEN}){_IS}")
_OWNED_FORM = pattern(r"(\w{3,}I)(?:n(?:I|A|In|DAn?)|ylA)")
_LAST_VOWEL = re.compile(f"[{VOWELS}](?=[^{VOWELS}]*$)")
_FIRST_VOWEL = re.compile(f"[{VOWELS}]")
# The ends of verbs in the negative: "-madı", "-mıyor", "-maz", "-mayan", "-madığını", "-mamakta".
_DENIED = pattern(
    r"\w{2,}(?:mA(?:DI(?:lAr|k|m|n|nIz|r)?|mIş\w*|z|zlAr|zDI|zsA|yAcA\w+|yAn\w*|DIk\w*|DIğ\w+"
    r"|mAk\w*|mAsI\w*|mAlI\w*|mAlA\w*|yIp|yIncA|yIz)|mI?yor(?:\w*))"
)
_NO_DENIALS = frozenset(
    (
        *("komedi", "trajikomedi", "namaz", "temmuz", "yaramaz", "gömüyor", "yumuyor", "umuyor"),
        *("emiyor", "gömüyorlar", "umuyorlar", "umuyoruz", "umuyorum", "somuyor", "olmazsa"),
        *("kaçınılmaz", "vazgeçilmez", "gelmez", "tükenmez", "ramazan", "hamamış", "muhammedi"),
    )
)
_NAMED_SO = frozenset(
    (
        *("yılmaz", "korkmaz", "durmaz", "sönmez", "dönmez", "solmaz", "bitmez", "usanmaz"),
        *("ölmez", "kaymaz", "almaz", "kanmaz", "tanımaz", "ürkmez", "bilmez", "yenilmez"),
    )
)


FIGURE_ENDINGS = frozenset(
    ending
    for narrow, wide in (("ı", "a"), ("i", "e"), ("u", "a"), ("ü", "e"))
    for ending in (
        *(narrow, wide, f"y{narrow}", f"y{wide}", f"s{narrow}", f"n{narrow}n", f"{narrow}n"),
        *(f"{stop}{wide}{case}" for stop in "dt" for case in ("", "n", "ki")),
        *(
            f"{owned}{case}"
            for owned in (narrow, f"s{narrow}")
            for case in (f"n{narrow}", f"n{wide}", f"nd{wide}", f"nd{wide}n", f"n{narrow}n")
        ),
        *(f"l{narrow}k", f"yl{wide}", f"l{wide}", f"{narrow}d{narrow}r", f"d{narrow}r"),
    )
)


def stems_of(word: str, *, shortest: int = _SHORTEST) -> Iterator[str]:
    """Yield what *word* could be without its endings, the longest stem first."""
    owned = _OWNED_FORM.fullmatch(word)
    if owned is not None:
        yield owned.group(1)  # "suudi riyaline" is of "suudi riyali"
    for cut in range(len(word) - 1, max(shortest, len(word) - _LONGEST_ENDING) - 1, -1):
        stem, ending = word[:cut], word[cut:]
        last = _LAST_VOWEL.search(stem)
        if last is None:
            continue
        open_end = stem[-1] in VOWELS
        pattern = _AFTER_VOWEL if open_end else _AFTER_CONSONANT
        if not pattern.fullmatch(ending) or not _harmonious(stem, last.group(), ending):
            continue
        yield stem
        if ending[0] in VOWELS:
            if stem[-1] in _SOFT:
                yield stem[:-1] + _SOFT[stem[-1]]
            elif len(stem) > _SHORTEST and stem[-2] not in VOWELS:
                # "şehri" is of "şehir", "hattı" of "hat"
                yield (
                    stem[:-1]
                    if stem[-1] == stem[-2]
                    else (stem[:-1] + _NARROW[last.group()] + stem[-1])
                )


def _harmonious(stem: str, vowel: str, ending: str) -> bool:
    first = _FIRST_VOWEL.search(ending)
    if first is None:
        return True
    same = (first.group() in BACK) == (vowel in BACK)
    return same or (stem[-1] in _BENT_BOTH_WAYS and first.group() not in BACK)


def is_denied(word: str) -> bool:
    """Say whether *word* looks like a verb in the negative."""
    return (
        "m" in word
        and word not in _NO_DENIALS
        and word not in _NAMED_SO
        and _DENIED.fullmatch(word) is not None
    )


def last_vowel(word: str) -> str:
    """Return the last vowel of *word*, "e" where it has none."""
    found = _LAST_VOWEL.search(word)
    return found.group() if found else "e"


def declined(word: str) -> Iterator[str]:
    """Yield the case and possessive forms of a number word, by vowel harmony."""
    vowel = last_vowel(word)
    wide, narrow = ("a" if vowel in BACK else "e"), _NARROW[vowel]
    stop = "t" if word[-1] in _HARD else "d"
    stems = [word]
    if word.endswith("t"):
        stems.append(word[:-1] + "d")
    if word.endswith("k") and len(word) > _SHORTEST + 2:
        stems.append(word[:-1] + "ğ")
    open_end = word[-1] in VOWELS
    glide, link, own = ("y", "n", "s") if open_end else ("", "", "")
    cases = (narrow, wide, f"d{wide}", f"d{wide}n", f"{narrow}n", f"d{wide}ki")
    for stem in stems:
        owned = f"{stem}{own}{narrow}"
        yield from (f"{stem}{glide}{wide}", f"{stem}{glide}{narrow}", f"{stem}{link}{narrow}n")
        yield owned
        yield from (f"{owned}n{case}" for case in cases)
        yield f"{owned}yl{wide}"
    yield from (f"{word}{stop}{wide}", f"{word}{stop}{wide}n")
    yield f"{word}{'y' if open_end else ''}l{wide}"
    yield from (f"{word}{stop}{narrow}r", f"{word}{own}{narrow}d{narrow}r")
    for stem in stems:  # "ikişer", "dörder", "yüzer"
        yield f"{stem}{'ş' if open_end else ''}{wide}r"


def of_that_size(word: str) -> Iterator[str]:
    """Yield the forms of a scale word that say how large a thing is: "milyonluk"."""
    narrow = _NARROW[last_vowel(word)]
    stop = "t" if word[-1] in _HARD else "d"
    yield from (f"{word}l{narrow}k", f"{word}l{narrow}ğ{narrow}", f"{word}{stop}{narrow}")


_OWNED_NAME = re.compile(r"(.{2,}[sğr][ıiuü])n(?:[ae]|d[ae]n?|[ıiuü]n)")
_OWNED_CLOSED = re.compile(r"(.{3,}[^aeıioöuüsğr][ıiuü])nd[ae]n?")
_OWNED_PHRASE = re.compile(r"(.{3,}[^aeıioöuü][ıiuü])n(?:[ae]|[ıiuü]n)")
_SEVERAL = re.compile(r"(.{2,}l[ae]r)(?:[ae]|[ıi]n|d[ae]n?)")
_PLAIN = re.compile(
    r"(.+[aeıioöuü])(?:y[ae]|n[ıiuü]n|d[ae]n?)|(.+[^aeıioöuü])(?:[ae]|[ıiuü]n|[dt][ae]n?)"
)


def base_name(text: str, known: Container[str] = ()) -> str:
    """Return a name without the case its sentence gives it; what is *known* decides in doubt."""
    owned = _OWNED_NAME.fullmatch(text) or _OWNED_CLOSED.fullmatch(text)
    if owned is None and " " in text:  # the last word of a phrase is owned by those before
        owned = _OWNED_PHRASE.fullmatch(text)
    if owned is not None:
        return owned.group(1)
    several = _SEVERAL.fullmatch(text)
    if several is not None:
        return several.group(1)  # "Öğretmenlere göre" is what several say
    head, _, last = text.rpartition(" ")
    for stem in stems_of(last.lower()):
        if stem in known and len(stem) > _SHORTEST and _is_plain(last.lower(), stem):
            return f"{head} {last[: len(stem)]}".strip()
    plain = _PLAIN.fullmatch(text)
    if plain is None or len(text) <= _SHORTEST + 1:
        return text
    stem = plain.group(1) or plain.group(2)
    return stem[:-1] + "k" if stem.endswith("ğ") else stem


def _is_plain(word: str, stem: str) -> bool:
    """Say whether a stem stands in *word* as it is, and what follows makes no other word of it."""
    return word.startswith(stem) and not word.startswith(("lı", "li", "lu", "lü"), len(stem))
