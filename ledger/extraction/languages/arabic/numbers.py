"""Arabic number words that are numbers in some places only: what stands around them decides.

"خمس" is five or a fifth, "أحد" belongs to eleven or is "one of", "الأربعين" counts or orders, "ربع"
before an ordinal is a quarter of the year.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import msgspec

from ledger.extraction.languages.language import Piece
from ledger.extraction.lexicon import TIME_UNITS
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.tokens import DIGITS, WORD
from ledger.extraction.view import fold_word

THE = "ال"
_PARTICLES = "وفبلك"
_TANWIN, _DAMMA, _SHORT_VOWELS = "\u064b", "\u064f", "\u064e\u0650\u0652"
_ONE_OF = frozenset({"احد", "احدي"})
_ONE = frozenset({"واحد", "واحده", "واحدا"})
_NO_PART = frozenset({"نهايي", "النهايي", "سنوي", "السنوي", "سنويه", "السنويه", "الخالي"})
# Units whose own first letter looks like a particle.
_OWN_LETTERS = ("ليره", "ليرات", "لتر", "ليتر", "ليله", "واط", "وات", "وحده", "وحدات", "ل.")
_YEARS = (1800, 2100)
_LENGTHS = frozenset({"الساعات", "الايام", "الاسابيع", "الاشهر", "الشهور", "السنوات", "الاعوام"})
# "One" after these says "the same", "together", "at once".
_NOT_COUNTED = frozenset(
    {"مره", "دفعه", "يد", "كلمه", "لحظه", "جبهه", "ان", "قلب", "صوت", "صف", "وقت", "شيء", "نهج"}
    | {
        "حجر",
        "سقف",
        "مكان",
        "اتجاه",
        "مسار",
        "خندق",
        "جانب",
        "طرف",
        "جمله",
        "حال",
        "امه",
        "ضربه",
        "بلد",
    }
)
# Number words that are verbs before their subject: he wrote, it holds, they hold.
_VERBS = frozenset({"الف", "تسع", "الفت"})
_BEFORE_VERBS = frozenset(
    {"لم", "لا", "لن", "التي", "الذي", "قد", "كما", "حيث", "ان", "بينما", "كانت", "كان", "ولا"}
    | {"ولم", "ولن", "بعدما", "عندما", "لانها", "فيما", "ثم", "ما", "هل", "كي", "لكي", "حتي"}
)
_FIFTH_OR_FIVE = frozenset(["خمس", "خمسا", "سبع", "سبعا", "تسع", "تسعا", "عشر", "عشرا"])

Pieces = Callable[[str], tuple[Piece, ...]]


def definite(text: str) -> bool:
    """Say whether a word carries the article, particles before it or not."""
    bare = text[1:] if text[:1] in _PARTICLES and len(text) > len(THE) + 1 else text
    return bare.startswith(THE) or bare.startswith("لل") or text.startswith("لل")


def in_context(reading: Reading, index: int, piece: Piece, pieces: Pieces) -> Piece | None:
    """Return what *piece* of the word at *index* is there; None where it is no number."""
    if piece.kind == "join":
        return piece
    token = reading.tokens[index]
    word = token.text[piece.start :]
    if token.text[: piece.start].endswith("ك") and "كمي" in _spelled(reading, index):
        return None  # "كمية" is a quantity, "كمئة" is "like a hundred"
    if piece.kind == "scale_or_dual":
        one = _bent(reading, index) or _kinds(reading, index + 1, pieces)[:1] == ["join"]
        return msgspec.structs.replace(piece, kind="scale") if one else piece
    bare = word.removeprefix(THE)
    if _is_other_word(reading, index, token.text):
        return None
    if piece.kind == "maybe_fraction" or bare in _FIFTH_OR_FIVE:
        return _fifth_or_five(reading, index, piece, pieces)
    if piece.kind == "fraction":
        return None if _names_a_part(reading, index) else piece
    if reading.text(index + 1) == "ليله" and reading.text(index + 2) == "وليله":
        return None
    if bare in _ONE_OF:
        return piece if _goes_on(reading, index, pieces) else None
    if bare in _ONE:
        return piece if _is_one(reading, index, pieces) else None
    if piece.kind in ("unit", "ten") and word.startswith(THE):
        return piece if _counts(reading, index, piece, pieces) else None
    return piece


def _is_other_word(reading: Reading, index: int, text: str) -> bool:
    """Say whether a number word is a verb ("ألف الكاتب", "تسع القاعة") or the tail of an ordinal
    ("الرابعة والعشرين") or a letter ("من الألف إلى الياء").
    """
    if text.startswith("وال") and reading.mark(index - 1, "ordinal") is not None:
        return True
    if text in ("المئه", "المائه") and reading.text(index - 1) == "بعد":
        return True  # "الخامسة والعشرون بعد المئة"
    if text == "الالف" and reading.text(index + 1) == "الي":
        return True
    if text not in _VERBS and text[1:] not in _VERBS:
        return False
    spelled = _spelled(reading, index)
    if "\u064f" in spelled or (text[0] not in "و" and text not in _VERBS):
        return False
    following = reading.text(index + 1)
    subject = definite(following) or reading.mark(index + 1, "given_name", "title") is not None
    named = subject and reading.mark(index + 1, "unit", "noun") is None
    named = named or (subject and text.endswith("تسع"))
    before = reading.text(index - 1)
    begins = not before or before in _BEFORE_VERBS or not before[0].isalpha()
    return named and begins


def _spelled(reading: Reading, index: int) -> str:
    token = reading.tokens[index]
    return reading.view.span(token.start, token.end).of(reading.view.stored)


def _bent(reading: Reading, index: int) -> bool:
    return _TANWIN in _spelled(reading, index)


def _kinds(reading: Reading, index: int, pieces: Pieces) -> list[str]:
    text = reading.text(index)
    return [piece.kind for piece in pieces(text)] if text else []


def _fifth_or_five(reading: Reading, index: int, piece: Piece, pieces: Pieces) -> Piece | None:
    word = reading.tokens[index].text[piece.start :].removeprefix(THE)
    if word == "ثلثا":
        part = Fraction(1 if _bent(reading, index) else 2, 3)
        return msgspec.structs.replace(piece, kind="fraction", value=part)
    spelled = _spelled(reading, index)
    at = spelled.find(word[1]) if len(word) > 1 else -1
    vowel = spelled[at - 1] if at > 0 else ""
    number = _number(piece, word)
    if vowel == _DAMMA:
        part = Fraction(1, int(piece.value))
        return msgspec.structs.replace(piece, kind="fraction", value=part)
    if vowel and vowel in _SHORT_VOWELS:
        return number
    before = _kinds(reading, index - 1, pieces)
    after = reading.text(index + 1)
    of_it = after.startswith(THE) and not pieces(after) and reading.tokens[index + 1].kind == WORD
    if of_it and not reading.tokens[index].text.startswith(THE) and "unit" not in before:
        if word.startswith("ثمن") and not reading.ending(index, "compare_before"):
            return None
        if _names_a_part(reading, index):
            return None
        part = Fraction(1, int(piece.value))
        return msgspec.structs.replace(piece, kind="fraction", value=part)
    if number is not None and reading.tokens[index].text[piece.start :].startswith(THE):
        return number if _counts(reading, index, number, pieces) else None
    return number


def _number(piece: Piece, word: str) -> Piece | None:
    """The number that is spelled like the fraction; an eighth is spelled like "price"."""
    if word.startswith("ثمن"):
        return None
    return piece


def _names_a_part(reading: Reading, index: int) -> bool:
    """Say whether a fraction names a part of the year or a round of a cup."""
    after = index + 1
    if reading.mark(after, "ordinal") is not None or reading.text(after) in _NO_PART:
        return True
    if reading.text(index - 1) == "الا" and reading.mark(index - 2, "ordinal") is not None:
        return True  # "السابعة إلا ربعاً"
    joined = reading.text(index).startswith("وال")
    return joined and reading.mark(index - 1, "ordinal") is not None  # "الثالثة والنصف"


def _goes_on(reading: Reading, index: int, pieces: Pieces) -> bool:
    following = _kinds(reading, index + 1, pieces)
    if following == ["join"]:
        return _kinds(reading, index + 2, pieces) == ["ten"]
    return following in (["ten"], ["join", "ten"])


def _is_one(reading: Reading, index: int, pieces: Pieces) -> bool:
    if _goes_on(reading, index, pieces) or "point" in _kinds(reading, index - 1, pieces):
        return True
    if _kinds(reading, index - 1, pieces) == ["join"] and _after_scale(reading, index, pieces):
        return True
    following = _kinds(reading, index + 1, pieces)
    if following[:1] in (["scale"], ["point"]) or reading.mark(index + 1, "unit"):
        return True
    if definite(reading.text(index)) or "join" in _kinds(reading, index, pieces):
        return "join" in _kinds(reading, index, pieces) and _after_scale(reading, index, pieces)
    if reading.mark(index - 1, "unit") is not None:
        return reading.mark(index - 1, "unit", "thing") is not None and not _time(
            reading, index - 1
        )
    before = reading.text(index - 1)
    if not before or definite(before) or not _NOT_COUNTED.isdisjoint((before, before[1:])):
        return False
    if reading.mark(index - 1, "thing") is not None:
        return True
    feminine = reading.text(index).startswith("واحده")
    return feminine and before.endswith("ه") and index - 1 not in reading.marks


def _after_scale(reading: Reading, index: int, pieces: Pieces) -> bool:
    kinds = _kinds(reading, index - 1, pieces)
    if kinds == ["join"]:  # an "and" that stands by itself
        kinds = _kinds(reading, index - 2, pieces)
    return bool(kinds) and kinds[-1] in ("hundred", "hundreds", "scale", "dual", "scale_or_dual")


def _time(reading: Reading, index: int) -> bool:
    unit = reading.mark(index, "unit")
    return unit is not None and unit.value in TIME_UNITS


def _counts(reading: Reading, index: int, piece: Piece, pieces: Pieces) -> bool:
    """Say whether a number with the article counts: before its noun, or after a plural one."""
    after = index + 1
    if reading.mark(after, "unit", "noun", "remainder", "partial") or pieces(reading.text(after)):
        return True
    if reading.within(max(0, index - 3), index, "compare_before"):
        return True
    if reading.text(index - 1) == THE and reading.tokens[index].glued:
        return True
    before = reading.mark(index - 1, "thing")
    if before is not None and definite(reading.text(index - 1)):
        plural = reading.text(index - 1).removeprefix(THE) != before.value
        return plural and not _time(reading, index - 1)
    following = reading.tokens[after] if after < len(reading.tokens) else None
    accusative = following is not None and following.kind == WORD and following.text[-1] == "ا"
    accusative = accusative and not reading.text(after).endswith("وا")
    return accusative and piece.kind == "ten" and len(reading.text(after)) > len(THE) + 1


def names_figure(reading: Reading, index: int) -> str | None:
    """Say why a figure with the article written onto it is a name ("مجموعة الـ20"), if it is."""
    before = reading.text(index - 1) if index else ""
    if not reading.tokens[index].glued or before not in (THE, "بال", "وال", "لل", "فال", "كال"):
        return None
    after = index + 1
    if reading.text(index - 2) in _LENGTHS:
        return "period"  # "الساعات الـ36 الأخيرة"
    if crosses_line(reading, index, after) or reading.tokens[after].kind == DIGITS:
        return None if _after_plural(reading, index - 1) else "ordinal"
    text, word = reading.text(after), reading.tokens[after].kind == WORD
    if text in "%٪" or (word and reading.mark(after, "unit", "noun")):
        return None
    plain = word and not definite(text) and text[0] not in "ولبف"
    known = reading.mark(after, "place_link", "date_link", "period", "adverb", "ordinal")
    if plain and known is None:
        return None
    return None if _after_plural(reading, index - 1) else "ordinal"


def _after_plural(reading: Reading, index: int) -> bool:
    """Say whether a figure with the article follows what it counts: "أبواب المتحف الـ17"."""
    for at in range(index - 1, max(-1, index - 4), -1):
        noun = reading.mark(at, "thing")
        if noun is not None:
            bare = reading.text(at).lstrip("وبلف").removeprefix(THE)
            if bare != fold_word(noun.value):
                return True
    return False


def crosses_line(reading: Reading, index: int, other: int) -> bool:
    """Say whether a line ends between two tokens, or the text before the second."""
    tokens = reading.tokens
    if other >= len(tokens) or index < 0:
        return True
    return "\n" in reading.view.text[tokens[index].end : tokens[other].start]


def is_attached(reading: Reading, unit: Mark) -> bool:
    """Say whether a particle is written onto a unit: "لسنة" after a number is no year of it."""
    text = reading.text(unit.first)
    return text[0] in "لو" and len(text) > len(THE) and not text.startswith(_OWN_LETTERS)
