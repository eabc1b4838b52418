"""The name phrases of English sources: before a verb of saying, or after it, with appositions."""

from __future__ import annotations

from ledger.extraction.names import capital_run, clause_start
from ledger.extraction.reading import Reading
from ledger.extraction.tokens import DIGITS, WORD

DETERMINERS = frozenset(("the", "a", "an", "its", "their", "his", "her", "our", "this", "that"))
PRONOUNS = frozenset(("he", "she", "it", "they"))
SIGNS = frozenset(',;:.!?()“”"«»–—')
_NOBODY = frozenset(("i", "we", "you", "one", "there", "this", "these", "those", "what", "nobody"))
_CLAUSE_WORDS = frozenset(
    ("that", "but", "while", "as", "which", "because", "where", "when", "if", "after", "before")
) | frozenset(("since", "although", "though", "whereas", "until", "unless", "what", "how", "than"))
_BREAKS = SIGNS | _CLAUSE_WORDS
_RELATIVE = frozenset(("who", "which", "whose", "where", "when", "whom"))
_PREPOSITIONS = frozenset(
    ("in", "on", "at", "after", "during", "for", "with", "by", "from", "under", "since", "within")
) | frozenset(("across", "over", "until", "following", "despite", "without", "amid", "before"))
_PHRASE_ENDS = frozenset(
    ("in", "on", "during", "after", "before", "as", "when", "while", "who", "which", "whose", "to")
) | frozenset(("where", "since", "but", "that", "because", "if", "via", "than", "whom", "late"))
_REPORT_LINKS = frozenset(("by", "from", "of"))
_AUXILIARIES = frozenset(("now", "still", "recently", "subsequently", "repeatedly")) | frozenset(
    ("has", "have", "had", "also", "later", "then", "again", "already")
)
_LONGEST_SUBJECT = 14
_LONGEST_PHRASE = 12
_CHUNKS = 4
_LONGEST_ASIDE = 8
_FULL_NAME = 2
_LONGEST_NAME = 5


def subject_of(reading: Reading, first: int, verb: int) -> tuple[tuple[int, int], int] | None:
    """Return the name phrase of the subject of *verb* and where the subject begins; None where
    no subject stands between *first* and the verb.
    """
    if verb <= first:
        return None
    last = reading.text(verb - 1)
    if last in PRONOUNS:
        return (verb - 1, verb), verb - 1
    if last == ")":
        verb = _before_brackets(reading, first, verb)
        last = reading.text(verb - 1) if verb > first else ""
    if last == "who":
        verb -= 1
        last = reading.text(verb - 1)
    if last == ",":
        return _apposed_subject(reading, first, verb - 1)
    if last in SIGNS or last in _NOBODY:
        return None
    start = max(_start(reading, first, verb), verb - _LONGEST_SUBJECT)
    if reading.within(start, verb, "speech", "denial"):
        return None  # "said it had no plans to", "scrapped plans to"
    source = bare_source(reading, start, verb)
    return None if source is None else (source, start)


def _before_brackets(reading: Reading, first: int, verb: int) -> int:
    """Step back over the aside of "The World Bank (WB) said" or "Ms Hale (Greens) said"."""
    low = max(first, verb - _LONGEST_ASIDE)
    for index in range(verb - 2, low, -1):
        if reading.text(index) == "(":
            return index
    return verb


def _start(reading: Reading, first: int, end: int) -> int:
    """Where the clause that ends before *end* begins; "and" joins capitalised words of a name."""
    start = clause_start(reading, first, end, _BREAKS | {"and"})
    while start - 1 > first and reading.text(start - 1) == "and":
        joined = reading.capital(start) and reading.capital(start - 2)
        if not joined or reading.tokens[start - 2].kind != WORD:
            break
        start = clause_start(reading, first, start - 1, _BREAKS | {"and"})
    return start


def _apposed_subject(reading: Reading, first: int, end: int) -> tuple[tuple[int, int], int] | None:
    """The subject before "X, an apposition, said": the name among the parts between commas."""
    parts: list[tuple[int, int]] = []
    while len(parts) < _CHUNKS and end > first:
        start = _start(reading, first, end)
        relative = start > first and reading.text(start - 1) in _CLAUSE_WORDS | {"and"}
        if relative and reading.text(start - 1) in _RELATIVE:
            start -= 1
        if start < end:
            parts.append((start, end))
        if start <= first or reading.text(start - 1) != ",":
            if relative and start > first and reading.text(start - 2) == ",":
                end = start - 2
                parts[-1] = (start - 1, parts[-1][1])
                continue
            break
        end = start - 1
    parts = [part for part in parts if not _is_aside(reading, *part)]
    if not parts:
        return None
    named = [part for part in parts[:3] if is_full_name(reading, *_bare(reading, *part))]
    if named:
        source = bare_source(reading, *named[0])
        behind = parts.index(named[0])
        start = named[0][0] if behind or len(parts) == 1 else _office_start(reading, parts)
        return None if source is None else (source, start)
    chosen = (
        parts[1] if len(parts) > 1 and parts[1][1] - parts[1][0] <= _LONGEST_PHRASE else parts[0]
    )
    source = bare_source(reading, *chosen)
    return None if source is None else (source, chosen[0])


def _office_start(reading: Reading, parts: list[tuple[int, int]]) -> int:
    """Where the subject begins whose name stands last: "the spokeswoman, Dana Whitlock, said"."""
    office = parts[1]
    begins = reading.text(office[0]) in DETERMINERS or reading.mark(office[0], "title") is not None
    return office[0] if begins else parts[0][0]


def _is_aside(reading: Reading, start: int, end: int) -> bool:
    """Say whether a part between commas is a clause, a participle or an age, and no name."""
    text = reading.text(start)
    if text in _RELATIVE or reading.tokens[start].kind == DIGITS:
        return True
    participle = text.endswith("ing") and not reading.capital(start)
    if participle or reading.mark(start, "relay", "said_inside"):
        return True
    return text in _PREPOSITIONS and not reading.capital(end - 1)


def _bare(reading: Reading, start: int, end: int) -> tuple[int, int]:
    while start < end and reading.text(start) in DETERMINERS:
        start += 1
    return start, end


def is_full_name(reading: Reading, start: int, end: int) -> bool:
    """Say whether the tokens are two to five capitalised words: "Dana Whitlock"."""
    run = capital_run(reading, start, end) if start < end else start
    words = sum(reading.tokens[index].kind == WORD for index in range(start, end))
    return run == end and _FULL_NAME <= words <= _LONGEST_NAME


def bare_source(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """A name phrase without times and places around it, offices before a name, or "a report by"."""
    for mark in reading.within(start, end, "adverb", "period", "weekday", "later"):
        named = mark.category == "period" and mark.first > start and reading.capital(mark.first)
        if mark.first <= start + 1 and not named:  # "Meadow Courier" is a name
            start = max(start, mark.after)
    while end > start and (reading.text(end - 1) in _AUXILIARIES or reading.text(end - 1) in SIGNS):
        end -= 1
    while start < end and (reading.text(start) in SIGNS or reading.text(start) in "'’‘"):
        start += 1
    start = _past_preposition(reading, start, end)
    if start >= end or reading.tokens[start].kind != WORD:
        return None
    start, end = _past_report(reading, start, end)
    end = _without_place(reading, start, end)
    start = _name_behind_office(reading, start, end)
    if start < end and reading.text(start) in DETERMINERS:
        kept = reading.text(start) in ("the", "its") and start + 1 < end
        if not kept or reading.capital(start + 1):
            start += 1
    if start >= end or reading.tokens[start].kind != WORD:
        return None
    return start, end


def _past_preposition(reading: Reading, start: int, end: int) -> int:
    """Step over "In a report on Monday" to the determiner or name of the subject behind it."""
    if start >= end or reading.text(start) not in _PREPOSITIONS:
        return start
    for index in range(end - 1, start, -1):
        if reading.text(index) in DETERMINERS or reading.text(index) in PRONOUNS:
            return index
    for index in range(end - 1, start, -1):
        if not reading.capital(index):
            return index + 1 if index + 1 < end else end - 1
    return start


def _past_report(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Who made the report: "figures from the bureau", "a report by X", "the bureau's report"."""
    for report in reading.within(start, end, "report"):
        at = report.after
        while at < end and reading.text(at) not in _REPORT_LINKS:
            dated = reading.mark(at, "weekday", "month") is not None
            if reading.tokens[at].kind != WORD or (reading.capital(at) and not dated):
                break
            at += 1
        if at + 1 < end and reading.text(at) in _REPORT_LINKS:
            made = at + 1
            if reading.text(at) != "of" or reading.capital(made):
                return made, end
        named = report.first - 1
        if report.after != end or named < start:
            continue
        if reading.text(named) == "s" and reading.text(named - 1) in ("'", "’"):
            return start, named - 1
        named_so = reading.capital(named) and not reading.capital(report.first)
        if named_so and named > start:
            return start, report.first
    return start, end


def _without_place(reading: Reading, start: int, end: int) -> int:
    """Where the phrase ends before "in Tirvane"."""
    for index in range(start + 1, end - 1):
        if reading.text(index) in ("in", "on") or (
            reading.text(index) == "at" and is_full_name(reading, start, index)
        ):
            return index
    return end


def _name_behind_office(reading: Reading, start: int, end: int) -> int:
    """Where the name begins behind an office in small letters: "botanist Petra Lindqvist"."""
    at = end
    while at > start and reading.tokens[at - 1].kind == WORD and reading.capital(at - 1):
        at -= 1
        if at - 1 > start and reading.text(at - 1) == "-" and reading.tokens[at].glued:
            at -= 1
    if at == start or end - at < _FULL_NAME or reading.tokens[at].kind != WORD:
        return start
    before = reading.text(at - 1)
    small = reading.tokens[at - 1].kind == WORD and before not in ("of", "for", "at", "and", "de")
    return at if small and before not in DETERMINERS else start


def is_phrase_end(reading: Reading, index: int) -> bool:
    """Say whether a name phrase after its verb ends before the token."""
    text = reading.text(index)
    if text in _PHRASE_ENDS or text in SIGNS:
        return True
    if text == "and":
        return not (reading.capital(index - 1) and _capital(reading, index + 1))
    if text == "at":
        return reading.capital(index - 1) or not _capital(reading, index + 1)
    if reading.mark(index, "period") is not None and not reading.capital(index):
        return True
    return bool(reading.mark(index, "adverb", "complement", "speech", "weekday", "said_inside"))


def _capital(reading: Reading, index: int) -> bool:
    return index < len(reading.tokens) and reading.capital(index)


def following_source(reading: Reading, at: int, after: int) -> tuple[tuple[int, int] | None, int]:
    """Return the name phrase that begins at the token *at*, and where it ends with its aside."""
    end = _phrase(reading, at, after)
    source = bare_source(reading, at, end) if end > at else None
    if source is None or end + 1 >= after or reading.text(end) != ",":
        return source, end
    if is_full_name(reading, *source):
        return source, end
    inner = end + 1
    stop = _phrase(reading, inner, after)
    closed = stop >= after or reading.text(stop) in SIGNS
    if closed and is_full_name(reading, inner, stop) and not reading.mark(inner, "weekday"):
        return (inner, stop), stop
    return source, end


def _phrase(reading: Reading, at: int, after: int) -> int:
    end, limit = at, min(after, at + _LONGEST_PHRASE)
    while end < limit and not (
        is_phrase_end(reading, end) and (end > at or _is_sign(reading, end))
    ):
        if reading.text(end) == "." and not reading.tokens[end].glued:
            break
        end += 1
    return end


def _is_sign(reading: Reading, index: int) -> bool:
    return reading.text(index) in SIGNS or reading.mark(index, "complement") is not None
