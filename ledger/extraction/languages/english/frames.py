"""Where English names a source: "X said that", "said X", "according to X", "citing X", "X's data".

A verb of saying is looked at in its clause: its subject stands before it, perhaps with appositions
and relative clauses between commas, or after it when what was said came first.
"""

from __future__ import annotations

from ledger.extraction.languages.english.subjects import (
    bare_source,
    following_source,
    subject_of,
)
from ledger.extraction.languages.language import FRAME_KINDS, Frame
from ledger.extraction.names import past_dateline
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.tokens import WORD

_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "'s", "got", "getting"))
_UNSAID = frozenset(("not", "declined", "refused", "refuses", "n't", "t", "nobody", "cannot"))
_AUXILIARIES = (
    frozenset(
        ("now", "still", "recently", "today", "subsequently", "repeatedly", "formally", "publicly")
    )
    | frozenset(
        ("has", "have", "had", "also", "later", "then", "again", "could", "would", "will", "to")
    )
    | frozenset(("may", "might", "can", "did", "earlier", "previously", "already", "only", "not"))
)
_UNSAID_REACH = 3
_PARTICLES = frozenset(("off", "up", "down", "over", "back"))
_FINITE = frozenset(
    ("is", "are", "was", "were", "had", "has", "have", "will", "would", "can", "could", "did")
)
_PUT_REACH = 8
_REPORT_REACH = 6
_COLON_REACH = 10
_OPENERS = frozenset(("“", '"', "«", "‘", "'", ":"))
_SIGNS = frozenset(',;:.!?()“”"«»–—')


def find_frames(reading: Reading, first: int, after: int) -> tuple[Frame, ...]:
    """Return the frames of the sentence at the tokens *first* to *after*, in text order."""
    found: list[Frame] = []
    cited: Frame | None = None
    named = _with_colon(reading, first, after)
    if named is not None:
        found.append(named)
    opening = past_dateline(reading, first, after)
    end = opening
    if (opener := _opening_source(reading, opening, after)) is not None:
        found.append(opener)
    for mark in reading.within(opening, after, "speech", "according", "relay", "said_inside"):
        if mark.first < end:
            continue
        frames = _frames_of(reading, mark, opening, after)
        if mark.category == "relay" and mark.value == "cited" and frames:
            cited = frames[0]
        elif frames:
            found.extend(frames)
        if frames:
            end = mark.after
    found = _with_outlets(reading, found, opening)
    if cited is not None:
        return tuple(_relayed(found, cited))
    if found and all(frame.kind == "relay" for frame in found):
        return tuple(Frame("says", f.trigger, f.first, f.after, f.source) for f in found)
    return tuple(found)


def _opening_source(reading: Reading, first: int, after: int) -> Frame | None:
    """The forms "In a survey by X, ...", "Per X, ...", "Under the Fire Act ..."."""
    at, opener = first + 1, reading.text(first)
    if opener == "per" and (reading.text(at) == "the" or _is_capital(reading, at)):
        source, _ = following_source(reading, at, after)
        return None if source is None else Frame("according", first, first, after, source)
    if opener == "in":
        for report in reading.within(at, min(after, first + _REPORT_REACH), "report"):
            if reading.text(report.after) in ("by", "from"):
                source, end = following_source(reading, report.after + 1, after)
                if source is not None and reading.text(end) == ",":
                    return Frame("according", first, first, after, source)
    if opener == "under" and reading.text(at) == "the":
        for law in reading.within(at + 1, min(after, first + _REPORT_REACH), "law_source"):
            named = range(at + 1, law.after)
            if all(_is_capital(reading, index) for index in named):
                return Frame("according", first, first, after, (at, law.after))
    return None


def _is_capital(reading: Reading, index: int) -> bool:
    return index < len(reading.tokens) and reading.capital(index)


def _with_outlets(reading: Reading, found: list[Frame], opening: int) -> list[Frame]:
    """Who only reports what another says relays it: "X said that ..., the paper reported"."""
    named = [one for one in found if one.kind == "says" and one.source is not None]
    own = [one for one in named if not _is_outlet(reading, one)]
    if not own:
        return found
    return [
        Frame("relay", one.trigger, one.first, one.after, one.source)
        if _is_outlet(reading, one)
        and one.kind in ("says", "according")
        and (one.kind == "according" or (one.first == opening and one.trigger > own[0].trigger))
        else one
        for one in found
    ]


def _is_outlet(reading: Reading, frame: Frame) -> bool:
    return frame.source is not None and _names_outlet(reading, frame.source)


def _names_outlet(reading: Reading, source: tuple[int, int]) -> bool:
    """Say whether a name ends in what papers and stations are called, and is no company's."""
    last = reading.ending(source[1], "outlet") is not None
    known = last and reading.capital(source[1] - 1) and source[1] - source[0] > 1
    return known and reading.text(source[1] - 2) not in ("royal", "press", "the")


def _with_colon(reading: Reading, first: int, after: int) -> Frame | None:
    """The form "Council leader Rob Kane: ..." before a quotation."""
    for index in range(first + 1, min(after - 1, first + _COLON_REACH)):
        if reading.text(index) != ":":
            continue
        if reading.text(index + 1) not in ("“", '"', "«", "‘"):
            return None
        source = bare_source(reading, first, index)
        named = source is not None and reading.capital(source[1] - 1)
        return Frame("says", index, index + 1, after, source) if named else None
    return None


def _frames_of(reading: Reading, mark: Mark, first: int, after: int) -> list[Frame]:
    if mark.category == "speech" and mark.value == "quotes":
        return _quoting(reading, mark, first, after)
    if mark.category == "according" and mark.value == "law":
        last = mark.after - 1
        source = (last - (reading.text(last - 1) == "the"), mark.after)
        return [Frame("according", mark.first, first, after, source)]
    if mark.category == "speech":
        frame = _speech(reading, mark, first, after)
    elif mark.category == "said_inside":
        frame = _goes_on(reading, mark, after)
    else:
        frame = _named(reading, mark, first, after)
    frames = [] if frame is None else [frame]
    quoted = mark.category == "relay" and mark.value == "quoted" and frames
    if quoted and reading.text(mark.first - 1) in _BE:
        subject = subject_of(reading, first, mark.first - 1)
        if subject is not None:
            frames.append(Frame("says", mark.first, mark.after, after, subject[0]))
    return frames


def _quoting(reading: Reading, mark: Mark, first: int, after: int) -> list[Frame]:
    """The form "The Star quoted a witness as saying": who is quoted says it, who quotes relays."""
    subject = subject_of(reading, first, mark.first)
    source, end = following_source(reading, mark.after, after)
    if subject is None or source is None or reading.text(end) != "as":
        return []
    relay = Frame("relay", mark.first, first, after, subject[0])
    return [relay, Frame("says", mark.first, end, after, source)]


def _relayed(found: list[Frame], cited: Frame) -> list[Frame]:
    """Who cites another relays: in "X reported, citing Y" the source is Y."""
    says = [frame for frame in found if frame.kind == "says"]
    if not says:
        return [*found, Frame("says", cited.trigger, cited.first, cited.after, cited.source)]
    one = says[-1]
    relay = Frame("relay", one.trigger, one.first, one.after, one.source)
    source = Frame("says", cited.trigger, one.first, one.after, cited.source)
    return sorted([*(f for f in found if f is not one), relay, source], key=lambda f: f.trigger)


def _speech(reading: Reading, mark: Mark, first: int, after: int) -> Frame | None:
    verb = mark.first
    while verb > first and reading.text(verb - 1) in _AUXILIARIES:
        verb -= 1
    spoken = _is_said(reading, mark, first)
    passive = reading.text(mark.first - 1) in _BE
    if passive and reading.text(mark.after) == "by":
        source, _ = following_source(reading, mark.after + 1, after)
        return None if source is None else Frame("says", mark.first, first, after, source)
    if passive or not spoken or reading.text(mark.after) in _PARTICLES:
        return None
    if _ends_clause(reading, mark, first):
        inverted = _inverted(reading, mark, first, after)
        if inverted is not None:
            return inverted
    subject = subject_of(reading, first, verb)
    if subject is None:
        return _inverted(reading, mark, first, after)
    source, start = subject
    reported = bool(reading.within(start, verb, "report"))
    if mark.value == "shows" and not reported:
        return None
    if mark.value == "law" and not reading.within(start, verb, "law_source"):
        return None
    if mark.value == "puts" and not _sets_at(reading, mark.after, after):
        return None
    if mark.value == "quotes":
        return None
    if (
        mark.value == "weak"
        and not reported
        and not _has_content(reading, mark, start, first, after)
    ):
        return None
    closing = start > first and _closes(reading, start, mark, after)
    return Frame("says", mark.first, first if closing else mark.after, after, source)


def _ends_clause(reading: Reading, mark: Mark, first: int) -> bool:
    """Say whether a clause stands before ", said X", and no name with an apposition."""
    if mark.first - 1 <= first or reading.text(mark.first - 1) != ",":
        return False
    start = mark.first - 2
    while start >= first and reading.text(start) not in (",", ";", ":"):
        start -= 1
    part = range(start + 1, mark.first - 1)
    if reading.text(start + 1) in ("who", "which", "whose", "where", "whom"):
        return False
    return start < first or (
        any(reading.text(index) in _FINITE or reading.text(index)[:1].isdecimal() for index in part)
        and len(part) > _UNSAID_REACH
    )


def _is_said(reading: Reading, mark: Mark, first: int) -> bool:
    low = max(first, mark.first - _UNSAID_REACH)
    if mark.value == "denies":
        return reading.text(mark.first - 1) not in ("not", "never", "t")
    return not any(
        reading.text(index) in _UNSAID or reading.text(index).endswith("n't")
        for index in range(low, mark.first)
    )


def _sets_at(reading: Reading, at: int, after: int) -> bool:
    """The form "put growth at 2.1%"."""
    end = min(after, at + _PUT_REACH)
    return any(reading.text(index) == "at" for index in range(at, end))


def _has_content(reading: Reading, mark: Mark, start: int, first: int, after: int) -> bool:
    """Say whether what a verb that also does other things takes is what was said."""
    following = reading.text(mark.after)
    if mark.after >= after or following in _OPENERS or following in (".", ","):
        return start > first or following in _OPENERS
    if reading.mark(mark.after, "complement") is not None:
        return True
    return reading.mark(mark.after, "adverb") is not None and start > first


def _closes(reading: Reading, start: int, mark: Mark, after: int) -> bool:
    """Say whether what was said stands before the subject: "..., the ministry said on Monday"."""
    before = reading.text(start - 1)
    if before in ("“", "(", ":", ";", "and", "but"):
        return False
    following = reading.text(mark.after)
    said_on = (
        mark.after >= after
        or following in _SIGNS - {"“", '"', "«"}
        or reading.mark(mark.after, "adverb", "weekday", "place_link", "period") is not None
    )
    return said_on or before in (",", "”", '"', "»", "’", "'", "–", "—", "-")


def _inverted(reading: Reading, mark: Mark, first: int, after: int) -> Frame | None:
    """The form "..., said X": behind a comma, a quotation, or at the head of its sentence."""
    before = reading.text(mark.first - 1) if mark.first > first else ""
    if reading.text(mark.after - 1) == "to":
        return None  # "Plans to hire 200 nurses were dropped"
    if mark.first > first and before not in (",", "”", '"', "»", "’", "'", "–", "—", "…", "?", "!"):
        return None
    if reading.mark(mark.after, "complement") is not None:
        return Frame("says", mark.first, mark.after, after, None) if mark.first > first else None
    source, end = following_source(reading, mark.after, after)
    if source is None:
        return None
    return Frame("says", mark.first, first, end, source)


def _goes_on(reading: Reading, mark: Mark, after: int) -> Frame | None:
    """The form "..., adding that": the same voice goes on to the end of the sentence."""
    said = reading.mark(mark.after, "complement") is not None
    clause = reading.tokens[mark.after].kind == WORD if mark.after < after else False
    quoted = reading.text(mark.after) in _OPENERS
    if not (said or quoted or (clause and mark.value == "saying")):
        return None
    return Frame("says", mark.first, mark.after, after, None)


def _named(reading: Reading, mark: Mark, first: int, after: int) -> Frame | None:
    source, _ = following_source(reading, mark.after, after)
    if source is None or reading.text(source[0])[:1].isdecimal():
        return None
    if mark.category == "relay" and mark.value == "outlet":
        known = reading.within(source[0], source[1], "outlet")
        if not known:
            return None
    return Frame(FRAME_KINDS[mark.category], mark.first, first, after, source)
