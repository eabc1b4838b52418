"""Nothing that an extractor answers is believed: what does not hold is left out, with a note.

Pure. A claim whose place, figure or words do not hold is dropped; a relation that does not hold
is dropped from a claim that otherwise does. Indices follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final, TypeVar

import msgspec

from ledger.domain.arithmetic import judge_sum
from ledger.domain.quantities import Quantity
from ledger.domain.spans import Span
from ledger.errors import ExtractorFailed
from ledger.extraction.extractor import (
    Candidate,
    DateRef,
    Document,
    Extraction,
    NotClaim,
    Note,
    SumCheck,
)
from ledger.extraction.notes import dropped, in_text_order
from ledger.extraction.repeats import told_once
from ledger.extraction.wholes import with_wholes
from ledger.extraction.wording import no_decimal, no_interval, no_iso_date, no_name, no_score, shown

LONGEST_CLAIM: Final = 100_000
MOST_MENTIONS: Final = 1_000
MOST_RULES: Final = 100
_NAMES: Final = ("unit", "counted", "place")
_Part = TypeVar("_Part", Candidate, DateRef, NotClaim, SumCheck, Note)


class _Untrue(Exception):
    """A part of an answer does not hold; the words say why, after its name."""


def validated(document: Document, answer: object, *, extractor: str) -> Extraction:
    """Return what holds of *answer*, in text order, with a note on everything that was left out.

    The answer counts as that of *extractor* ("name/version"), whatever it says itself.

    Raises:
        ExtractorFailed: It is no `Extraction`, or names no language.
    """
    if not isinstance(answer, Extraction):
        raise ExtractorFailed(
            name=extractor, reason=f"it answered {type(answer).__name__}, not an Extraction"
        )
    text, notes = document.text, list[Note]()
    lang = answer.lang
    if not isinstance(lang, str) or no_name(lang) is not None:
        raise ExtractorFailed(name=extractor, reason="its answer names no language")
    found: list[tuple[int, Candidate]] = []
    for number, raw in enumerate(_listed(answer.claims, "claims", extractor)):
        claim = _kept(raw, Candidate, f"claim {number + 1}", text, notes)
        if claim is not None:
            found.append((number, _with_mentions(claim, number, text, notes)))
    claims = with_wholes(told_once(found, notes), notes)
    checks = _all(answer.checks, SumCheck, "sum", text, notes, extractor)
    return Extraction(
        lang=lang,
        extractor=extractor,
        claims=claims,
        dates=_all(answer.dates, DateRef, "date", text, notes, extractor),
        not_claims=_all(answer.not_claims, NotClaim, "number that is no claim", text, notes,
                        extractor),
        checks=tuple(_true_sums(checks, claims, notes)),
        notes=in_text_order([*_all(answer.notes, Note, "note", text, notes, extractor), *notes]),
    )  # fmt: skip


def _listed(parts: object, name: str, extractor: str) -> Sequence[object]:
    if not isinstance(parts, tuple | list):
        raise ExtractorFailed(
            name=extractor, reason=f"its {name} are {type(parts).__name__}, not a tuple"
        )
    return parts


def _all(  # noqa: PLR0917  # one step for every kind of part
    parts: object, kind: type[_Part], name: str, text: str, notes: list[Note], extractor: str
) -> tuple[_Part, ...]:
    kept = (
        _kept(raw, kind, f"{name} {number + 1}", text, notes)
        for number, raw in enumerate(_listed(parts, f"{name}s", extractor))
    )
    return tuple(sorted((one for one in kept if one is not None), key=_place))


def _place(part: Candidate | DateRef | NotClaim | SumCheck | Note) -> tuple[int, int]:
    if isinstance(part, SumCheck):
        return part.total.start, part.total.end
    return -1 if part.start is None else part.start, -1 if part.end is None else part.end


def _kept(raw: object, kind: type[_Part], what: str, text: str, notes: list[Note]) -> _Part | None:
    """Return *raw* if all of it holds; else tell in *notes* why it does not."""
    start: int | None = None
    try:
        part = _typed(raw, kind)
        start = _place(part)[0]
        _hold(part, text)
    except _Untrue as untrue:
        notes.append(dropped(what, str(untrue), start if start in range(len(text)) else None))
        return None
    return part


def _typed(raw: object, kind: type[_Part]) -> _Part:
    """Return *raw*, also a mapping of its fields, with every field of its declared type."""
    if not isinstance(raw, kind | dict):
        raise _Untrue(f"it is {type(raw).__name__}, not {kind.__name__}")
    try:
        return msgspec.convert(msgspec.to_builtins(raw), kind)
    except msgspec.ValidationError as error:
        raise _Untrue(str(error)) from error
    except (TypeError, ValueError, AttributeError, RecursionError) as error:
        raise _Untrue("its fields hold what they cannot") from error


def _hold(part: Candidate | DateRef | NotClaim | SumCheck | Note, text: str) -> None:
    match part:
        case Candidate():
            _hold_claim(part, text)
        case DateRef():
            _stand(part.start, part.end, part.text, text)
            _need(no_iso_date(part.iso, bare=True), shown(part.iso))
        case NotClaim():
            _stand(part.start, part.end, part.text, text)
            _need(no_name(part.reason), "its reason")
        case SumCheck():
            if no_name(part.kind) is not None:
                raise _Untrue("its kind is no name")
        case Note():
            _need(no_name(part.what), "its subject")
            _need(no_name(part.reason), "its reason")
            if (part.start, part.end) != (None, None):
                _inside(part.start, part.end, text)


def _hold_claim(claim: Candidate, text: str) -> None:
    _stand(claim.start, claim.end, claim.text, text)
    if claim.end - claim.start > LONGEST_CLAIM:
        raise _Untrue(f"it is longer than {LONGEST_CLAIM:,} characters")
    if "\0" in claim.text:
        raise _Untrue("its text holds a NUL")
    if (claim.kind == "quantity") != (claim.quantity is not None):
        has = "no figure" if claim.quantity is None else "a figure"
        raise _Untrue(f"it is a {claim.kind} with {has}")
    for name, value in (("its speaker", claim.speaker), ("its relay", claim.via)):
        _need(None if value is None else no_name(value), name)
    for rule in claim.rules:
        _need(no_name(rule), "a rule's id")
    if len(claim.rules) > MOST_RULES:
        raise _Untrue(f"it names more than {MOST_RULES} rules")
    if claim.dated is not None:
        _need(no_iso_date(claim.dated, bare=True), shown(claim.dated))
    _need(no_score(claim.score), f"its score {shown(claim.score)}")
    if claim.quantity is not None:
        _hold_figure(claim.quantity, claim, text)


def _hold_figure(figure: Quantity, claim: Candidate, text: str) -> None:
    _stand(figure.start, figure.end, figure.text, text, "its figure's ")
    if not Span(claim.start, claim.end).contains(Span(figure.start, figure.end)):
        raise _Untrue("its figure stands outside its text")
    one, both = figure.value is not None, figure.low is not None and figure.high is not None
    if one == both or (one and (figure.low, figure.high) != (None, None)):
        raise _Untrue("its figure has neither a value nor both ends of a range, or has both")
    for value in (figure.value, figure.low, figure.high):
        _need(None if value is None else no_decimal(value), shown(value))
    if both and Decimal(str(figure.low)) > Decimal(str(figure.high)):
        raise _Untrue(f"its range ends below its beginning ({figure.low} to {figure.high})")
    for name in _NAMES:
        named = getattr(figure, name)
        _need(None if named is None else no_name(named), f"its {name}")
    _need(None if figure.period is None else no_interval(figure.period), shown(figure.period))


def _need(problem: str | None, what: str) -> None:
    if problem is not None:
        raise _Untrue(f"{what} {problem}")


def _inside(start: int | None, end: int | None, text: str, whose: str = "its ") -> None:
    if start is None or end is None or not 0 <= start < end <= len(text):
        raise _Untrue(f"{whose}place {shown(start)} to {shown(end)} is not in the text")


def _stand(start: int, end: int, words: str, text: str, whose: str = "its ") -> None:
    _inside(start, end, text, whose)
    if end - start != len(words) or not text.startswith(words, start):
        raise _Untrue(f"{whose}text is not what stands at {start} to {end}")


def _with_mentions(claim: Candidate, number: int, text: str, notes: list[Note]) -> Candidate:
    """Return the claim with the mentions that lie in the text, its own among them, in order."""
    inside = {span for span in claim.mentions if 0 <= span.start < span.end <= len(text)}
    wrong = len(set(claim.mentions)) - len(inside)
    if wrong:
        what = f"{wrong} mention(s) of claim {number + 1}"
        notes.append(dropped(what, "the place is not in the text", claim.start, claim.end))
    inside.add(Span(claim.start, claim.end))
    if len(inside) > MOST_MENTIONS:
        what = f"{len(inside) - MOST_MENTIONS} mention(s) of claim {number + 1}"
        notes.append(dropped(what, f"there are {MOST_MENTIONS:,} others", claim.start, claim.end))
    return msgspec.structs.replace(claim, mentions=tuple(sorted(inside)[:MOST_MENTIONS]))


def _true_sums(
    checks: Iterable[SumCheck], claims: Sequence[Candidate], notes: list[Note]
) -> Iterable[SumCheck]:
    """Yield the checks whose figures are claims; of sums, those whose arithmetic is right."""
    figures = {
        Span(claim.quantity.start, claim.quantity.end): claim.quantity
        for claim in claims
        if claim.quantity is not None
    }
    for number, check in enumerate(checks):
        stated = [figures.get(span) for span in (check.total, *check.parts)]
        known = [figure for figure in stated if figure is not None]
        if len(known) < len(stated):
            notes.append(dropped(f"sum {number + 1}", "it names figures that are no claims here"))
            continue
        if check.kind != "sum":
            yield check
            continue
        right = judge_sum(known[0], known[1:], exhaustive=check.exhaustive)
        told = (check.expected, check.observed, check.result)
        if right is None or told != (right.expected, right.observed, right.result):
            notes.append(dropped(f"sum {number + 1}", "its arithmetic is not right"))
            continue
        yield check
