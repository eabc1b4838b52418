"""Turkish verbs: of which verb a word is a form, which form it is, and whether it denies.

A form is looked up by its infinitive ("aştığını" under "aşmak", "aşmadı" under "aşmamak"), so that
the lexicon lists verbs and not their forms.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, cast

from ledger.extraction.languages.turkish.endings import BACK, VOWELS, last_vowel, pattern

# finite: the verb of a sentence; participle: "söyleyen"; converb: "söyleyerek"; nominal: what is
# said in a sentence of its own ("söylediği", "söyleyeceğini"); gerund: "söylemesi".
Form = Literal["finite", "plan", "participle", "converb", "nominal", "gerund"]

_SHORTEST = 2
_LONGEST_ENDING = 18
_WIDE = {"ı": "a", "u": "a", "i": "e", "ü": "e"}

_WHO = "(?:lAr|nIz|k|m|n|y?Iz|y?Im|sInIz|sIn|y?DI(?:lAr|k|m)?|DIr(?:lAr)?|lArDI(?:r)?|y?sA|mIş)?"
_NOW = "yor(?:lAr|lArDI|uz|um|du|dular|duk|dum|dur|muş|sa|sunuz)?"
_EVER = rf"mAktA(?:DIr|yDI|lAr|yIz|DIrlAr)?|mAlI\w{{0,6}}|DI(?:lAr|k|m|nIz|n|ysA)?|mIş{_WHO}"
_GERUND = r"(?P<gerund>mA(?:k\w{0,5}|sI\w{0,5}|lAr\w{0,5}|y(?:I|A)|nIn|DAn?)?)"
_NAMED = r"DIğ\w{1,8}|DIk(?:lAr\w{1,6}|tAn|çA)?|y?AcAğ\w{1,8}|y?AcAklAr\w{1,6}"
_CASES = "(?:lAr(?:I|A|DAn?|In|IndAn?|InI|InA|InIn|lA)?|I|A|DAn?|In|InI|InA|IndAn?|InIn|DIr|lA)?"
_AFTER_VOWEL = (
    rf"(?P<finite>{_EVER}|r{_WHO})|(?P<plan>yAcAk{_WHO})|(?P<participle>yAn{_CASES})"
    rf"|(?P<converb>yArAk|yIp|yIncA|rken)|(?P<nominal>{_NAMED})|{_GERUND}"
)
_AFTER_CONSONANT = (
    rf"(?P<finite>{_EVER}|I{_NOW}|(?:A|I)r{_WHO})|(?P<plan>AcAk{_WHO})|(?P<participle>An{_CASES})"
    rf"|(?P<converb>ArAk|Ip|IncA|(?:A|I)rken)|(?P<nominal>{_NAMED})|{_GERUND}"
)
_OPEN, _CLOSED = pattern(_AFTER_VOWEL), pattern(_AFTER_CONSONANT)
_ABLE = pattern(f"y?Abil(?:{_AFTER_CONSONANT})")
_PROGRESSIVE = pattern(f"(?P<finite>{_NOW})")
_DENIED = pattern(
    f"(?:y?A)?mA(?:{_AFTER_VOWEL.replace('(?P<finite>', '(?P<finite>z' + _WHO + '|')})"
)
_DENIED_NOW = pattern(f"(?:y?A)?mI(?P<finite>{_NOW})")
_STARTS = frozenset("admtyıiuüenzr")


def verbs_of(word: str) -> Iterator[tuple[str, Form]]:
    """Yield the infinitives *word* could be a form of, each with the form."""
    for cut in range(max(_SHORTEST, len(word) - _LONGEST_ENDING), len(word)):
        stem, ending = word[:cut], word[cut:]
        if ending[0] not in _STARTS:
            continue
        denied = _DENIED.fullmatch(ending) or _DENIED_NOW.fullmatch(ending)
        if denied is not None:
            yield _infinitive(stem, "ma"), cast(Form, denied.lastgroup)
        if stem[-1] in VOWELS:
            now = _PROGRESSIVE.fullmatch(ending)
            if now is not None and stem[-1] in _WIDE:  # "söylüyor" is of "söylemek"
                yield _infinitive(stem[:-1] + _wide(stem[:-1]), ""), "finite"
            found = now or _OPEN.fullmatch(ending)
        else:
            found = _CLOSED.fullmatch(ending)
        found = found or _ABLE.fullmatch(ending)
        if found is not None:
            form = cast(Form, found.lastgroup)
            if stem == "di":  # "diyen" is of "demek"
                yield "demek", form
            yield _infinitive(stem, ""), form
            if stem[-1] == "d" and ending[0] in VOWELS:  # "ediyor" is of "etmek"
                yield _infinitive(stem[:-1] + "t", ""), form


def _wide(stem: str) -> str:
    return "a" if last_vowel(stem) in BACK else "e"


def _infinitive(stem: str, denial: str) -> str:
    back = last_vowel(stem) in BACK
    denied = ("ma" if back else "me") if denial else ""
    return f"{stem}{denied}{'mak' if back else 'mek'}"
