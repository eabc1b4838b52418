"""English figures that were read and are no claims: bare numbers behind names and nouns, idioms.

A figure is bare when it has no unit, no noun, no bound and no thousands apart. Right behind a name
or a thing it tells which one ("Beaufort 12", "stop 7"), unless a verb or a list announces it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ledger.extraction.reading import Mark, Reading
from ledger.extraction.tokens import DIGITS, WORD

if TYPE_CHECKING:
    from ledger.extraction.figures import Figure

_OLDEST = 115
_LONG = 5
_NEAR = 3
_LISTED = 12
_TUNED_REACH = 8
_HEADLINE_WORDS = 4
_SHORT_WORD = 3
_ANNOUNCED = ("statistic", "announce", "total", "partial", "change", "speech", "compare_before")
# What a capital word before a number may be and still be no name.
_NO_NAME = (
    "month", "weekday", "adverb", "period", "place_link", "exceptive", "contrast", "negator",
    "complement", "unit", "range_open", "range_join", "event", "weighing", "lasting", "statistic",
    "announce", "total", "partial", "change", "speech", "compare_before", "minus", "year_link",
    "currency_before", "percent_before",
)  # fmt: skip
_OPEN_CLASS = frozenset(
    ("another", "altogether", "overall", "nationwide", "elsewhere", "meanwhile", "still", "yet")
) | frozenset(("today", "here", "there", "you", "i", "exactly", "precisely", "even", "almost"))
_VERBS = frozenset(
    ("kills", "leaves", "hits", "claims", "wins", "injures", "arrests", "hurts", "jails", "frees")
) | frozenset(
    ("killed", "injured", "arrested", "drew", "won", "lost", "left", "hit", "took", "got")
)
_BEFORE_VERBS = frozenset(
    ("to", "will", "can", "would", "could", "may", "must", "should", "they", "we", "who", "and")
) | frozenset(("might", "shall", "i", "you", "that", "which", "not", "did", "do", "does"))
_TUNING = frozenset(("tune", "tuned", "fm", "am", "frequency", "radio", "broadcasts", "dial", "mw"))
_RATED = frozenset(
    ("the", "a", "an", "more", "less", "too", "up", "down", "enough", "not", "about", "still")
)
_NOON = 12
_OPENING = frozenset(("open", "opens", "opened", "opening", "hours", "daily", "weekdays"))
_PARENTS = frozenset(("mother", "father", "mum", "dad", "mom", "parent", "grandmother"))
_LINES = frozenset(("caller", "callers", "call", "calls", "operator", "operators", "line"))
_TIMES_OF = frozenset(
    ("the", "those", "that", "as", "what", "more", "its", "their", "his", "her", "higher", "less")
) | frozenset(("larger", "bigger", "faster", "likelier", "greater", "smaller", "older", "longer"))
_GIVING = frozenset(("give", "gave", "gives", "given", "giving", "gets", "got"))
_PLACED = re.compile(r"\d{1,3}\.\d{3,7}")
_PARAGRAPH = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}")
_HOUR = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_BIG_K = re.compile(r"\d{1,2}[KM]")


def refused(reading: Reading, figure: Figure) -> str | None:
    """Return why a figure that was read is no claim, None where it may be one."""
    if _is_one_of_them(reading, figure):
        return "word"
    idiom = _idiom(reading, figure)
    if idiom is not None:
        return idiom
    if _is_opening(reading, figure):
        return "time"
    if figure.unit in ("kilohertz", "megahertz") and _is_tuned(reading, figure.first):
        return "number"
    if reading.text(first := figure.first - 1) == "of" and figure.words:
        parent = reading.text(first - 1) in _PARENTS and figure.unit is None
        if parent and (figure.value or _OLDEST) <= _OLDEST:
            return "word"  # "a mother of three"
    if figure.unit is not None or figure.counted is not None or figure.comparator != "=":
        return None
    if figure.kind == "range":
        mixed = reading.tokens[figure.first].kind == DIGITS and reading.capital(figure.after - 1)
        return "name" if mixed and reading.tokens[figure.after - 1].kind == WORD else None
    if figure.words:
        return _capital_words(reading, figure)
    shape = _shape(reading, figure)
    if shape is not None:
        return shape
    plain = figure.after == figure.first + 1 and "," not in reading.text(figure.first)
    return _label(reading, figure) if plain else None


def _is_one_of_them(reading: Reading, figure: Figure) -> bool:
    """The form "One farmer said": any of them, no count."""
    if figure.value != 1 or not figure.words or not reading.capital(figure.first):
        return False
    behind = reading.mark(figure.tail, "speech") is not None
    return figure.unit is None and (behind or reading.text(figure.tail + 1) == "who")


def _idiom(reading: Reading, figure: Figure) -> str | None:
    """The forms "one or two", "three times those of", "fifty-fifty", "gave 120 per cent"."""
    first, after = figure.first, figure.after
    if figure.kind == "range" and figure.words and figure.low == 1 and reading.text(first) == "one":
        return "vague"
    times = reading.text(after) == "times" and reading.text(after + 1) in _TIMES_OF
    if times and figure.value is not None:
        return "vague"
    if figure.unit == "percent" and figure.value is not None and figure.value >= 100:  # noqa: PLR2004
        given = reading.text(first - 1) in _GIVING and reading.text(figure.tail) != "of"
        return "word" if given else None
    same = (reading.text(first), reading.text(after - 1))
    twice = same[0] == reading.text(first - 2) or same[1] == reading.text(after + 1)
    tied = reading.text(after) == "-" or reading.text(first - 1) == "-"
    return "word" if figure.words and twice and tied else None


def _is_opening(reading: Reading, figure: Figure) -> bool:
    """The form "opens from 9 to 5": hours, where no verb of change stands before."""
    ends = (figure.value,) if figure.value is not None else (figure.low, figure.high)
    if any(end is None or end > _NOON for end in ends) or figure.counted is not None:
        return False
    near = (reading.text(figure.first - 1), reading.text(figure.after))
    if figure.kind != "range" and near[0] != "from" and near[1] != "to" != near[0]:
        return False
    low = max(0, figure.first - _TUNED_REACH)
    return any(reading.text(index) in _OPENING for index in range(low, figure.first))


def _is_tuned(reading: Reading, index: int) -> bool:
    low = max(0, index - _TUNED_REACH)
    return any(reading.text(at) in _TUNING for at in range(low, index))


def _capital_words(reading: Reading, figure: Figure) -> str | None:
    """A number in capital words inside a name: "in Seventeen Oaks"."""
    at = figure.first
    inner = at > 0 and reading.tokens[at - 1].kind == WORD
    named = reading.capital(at) and _capital(reading, figure.after) and not figure.negated
    return "name" if inner and named and not _is_headline(reading, at) else None


def _shape(reading: Reading, figure: Figure) -> str | None:
    """What the shape of a bare figure tells: coordinates, paragraphs, hours, 4K, groups."""
    first, after = figure.first, figure.after
    raw = reading.view.text[figure.start : figure.end]
    before, following = reading.text(first - 1), reading.text(after)
    if _PLACED.fullmatch(raw):
        pair = [first - 2] * (before == ",") + [after + 1] * (following == ",")
        if any(_PLACED.fullmatch(reading.text(at)) for at in pair):
            return "position"
    if _PARAGRAPH.fullmatch(raw) and _begins_line(reading, first) and _capital(reading, after):
        return "list"
    if _HOUR.fullmatch(raw):
        at = first - 1 - (before == ",")
        if reading.text(at) in ("noon", "midnight") or following in ("noon", "midnight"):
            return "time"
    stored = reading.raw(first, after)
    if _BIG_K.fullmatch(stored) and reading.tokens[first].kind == DIGITS:
        return "model"
    beside = reading.tokens[first - 1].kind == DIGITS if first else False
    grouped = after < len(reading.tokens) and reading.tokens[after].kind == DIGITS
    if (beside or grouped) and "," not in raw and "." not in raw:
        return "phone"
    if following in _LINES and before in ("a", "the") and raw.isdecimal():
        return "phone"
    return None


def _begins_line(reading: Reading, index: int) -> bool:
    if not index:
        return True
    gap = reading.view.text[reading.tokens[index - 1].end : reading.tokens[index].start]
    return "\n" in gap


def _label(reading: Reading, figure: Figure) -> str | None:
    """A bare number right behind a name or a thing, which nothing announces."""
    at = figure.first - 1
    if at < 0 or figure.negated or _begins_line(reading, figure.first):
        return None
    quoted = reading.text(at) in ('"', "“", "'", "‘")
    at -= quoted
    if at < 0 or reading.tokens[at].kind != WORD or reading.capital(figure.first):
        return _age_of(reading, figure)
    if reading.text(at) == "to" and _is_texted(reading, figure.first):
        return "phone"
    if _is_announced(reading, figure):
        return None
    if _is_singular(reading, figure):
        return "name"
    if len(reading.text(figure.first)) >= _LONG and reading.text(figure.first).isdecimal():
        return "id"
    if _is_name(reading, at):
        return "name"
    return "number" if _is_thing(reading, at) else _age_of(reading, figure)


def _is_singular(reading: Reading, figure: Figure) -> bool:
    """The form "Peugeot's 208 was recalled": many would be "were"."""
    single = reading.text(figure.after) in ("is", "was", "has", "does")
    rated = reading.text(figure.after + 1) in _RATED
    linked = reading.text(figure.first - 1) in ("of", "than", "that", "said", "from", "to")
    return single and not rated and not linked and figure.value != 1


def _is_texted(reading: Reading, index: int) -> bool:
    low = max(0, index - _NEAR - 2)
    return any(reading.text(at) in ("text", "texting", "texted", "sms") for at in range(low, index))


def _is_announced(reading: Reading, figure: Figure) -> bool:
    near = range(max(0, figure.first - _NEAR), figure.first)
    if any(reading.mark(index, *_ANNOUNCED[:4]) for index in near):
        return True
    if reading.ending(figure.first, *_ANNOUNCED) is not None:
        return True
    low = max(0, figure.first - _LISTED)
    return bool(reading.within(low, figure.tail + 1, "partial"))


def _is_name(reading: Reading, at: int) -> bool:
    """Say whether the word is a name or its last part: "Beaufort", "Orchard Lane"."""
    text = reading.text(at)
    if not reading.capital(at) or text in _VERBS or text in _OPEN_CLASS or text.endswith("ly"):
        return False
    if reading.mark(at, *_NO_NAME) is not None or _is_headline(reading, at):
        return False
    # A sentence may begin with any word: only what is followed by a name's second word is one.
    paired = reading.text(at + 2) == "," and _capital(reading, at + 3)
    if paired and at + 4 < len(reading.tokens) and reading.tokens[at + 4].kind == DIGITS:
        return True  # "Lions 31, Hawks 9"
    opens = (
        at == 0
        or reading.text(at - 1) in (".", "?", "!", "•")
        or (reading.text(at - 1) in ("“", '"') and reading.text(at - 2) in (",", ":", ""))
        or (_begins_line(reading, at))
    )
    return not opens or _is_thing(reading, at)


def _is_thing(reading: Reading, at: int) -> bool:
    """Say whether the word is a noun of the lexicon that stands for one thing, and no verb."""
    noun = reading.mark(at, "noun", "guard_before", "guard_before_exact")
    if noun is None or reading.text(at - 1) in _BEFORE_VERBS:
        return False
    if noun.category != "noun":
        return True
    return noun.value == reading.text(at) and not reading.mark(at, "statistic", "person", "change")


def _is_headline(reading: Reading, at: int) -> bool:
    """Say whether the words around are all in capitals, as headlines are."""
    words = 0
    for index in range(
        max(0, at - _HEADLINE_WORDS), min(len(reading.tokens), at + _HEADLINE_WORDS)
    ):
        token = reading.tokens[index]
        if token.kind == WORD and len(token.text) > _SHORT_WORD:
            if not reading.capital(index):
                return False
            words += 1
    return words > _NEAR


def _age_of(reading: Reading, figure: Figure) -> str | None:
    """The form "a gardener of 83"."""
    person: Mark | None = None
    if reading.text(figure.first - 1) == "of":
        person = reading.mark(figure.first - 2, "person")
    told = person is not None and not reading.text(figure.first - 2).endswith("s")
    small = figure.value is not None and figure.value <= _OLDEST
    told = told and reading.text(figure.first - 2) not in ("population", "staff", "all")
    return "age" if told and small else None


def _capital(reading: Reading, index: int) -> bool:
    token = reading.tokens[index] if index < len(reading.tokens) else None
    return token is not None and token.kind == WORD and reading.capital(index)
