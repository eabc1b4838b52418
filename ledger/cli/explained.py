"""Drawing how the claims of a text came about: each sentence marked, and below it every reading.

Colour is never the only sign: what is coloured in the text has a sign below it, and the same sign
begins the line that tells what it is.
"""

from __future__ import annotations

from typing import Final

from ledger import api
from ledger.cli import words
from ledger.cli.marked_text import Piece, Place, marked_lines
from ledger.cli.output import BOLD, DIM, Output
from ledger.terminal import printable, text_width, visual_line

INDENT: Final = 2
WIDEST: Final = 100
LONGEST_QUOTE: Final = 40
FIGURE: Final = "\x1b[1;36m"
DATE: Final = "\x1b[33m"
SPEAKER: Final = "\x1b[35m"
NO_CLAIM: Final = "\x1b[31m"
CLAIM: Final = "\x1b[39m"  # the text's own colour: only what is in no claim is dim
REJECTED: Final = "\x1b[39m"

_SIGNS: Final = {
    "date": ("d", DATE),
    "no_claim": ("x", NO_CLAIM),
    "repetition": ("=", CLAIM),
    "rejected": ("-", REJECTED),
}
_LEGEND: Final = (
    ("1^", FIGURE, "figure of claim 1"),
    ("...", CLAIM, "text of a claim"),
    ("s", SPEAKER, "who says it"),
    ("d", DATE, "date"),
    ("x", NO_CLAIM, "no claim"),
    ("=", CLAIM, "says it again"),
    ("-", REJECTED, "reading that was rejected"),
)


def draw_legend(out: Output) -> None:
    """Say once what the signs mean."""
    pieces = [[(sign, style), (f" {meaning}", DIM)] for sign, style, meaning in _LEGEND]
    _flow(out, pieces, 0)


def draw(out: Output, preview: api.Preview) -> None:
    """Draw every sentence of an explained preview that has findings."""
    if preview.explanation is None:
        return
    claims = preview.extraction.claims
    for sentence in preview.explanation.sentences:
        out.line()
        text = preview.text[sentence.start : sentence.end]
        width = min(out.width, WIDEST) - INDENT
        for line in marked_lines(text, _places(sentence, preview), width, out.mode):
            out.pieces([(" " * INDENT, ""), *line])
        for number in sentence.claims:
            _draw_claim(out, number, claims[number])
        for one in sentence.considered:
            _draw_considered(out, one)


def _places(sentence: api.Explained, preview: api.Preview) -> list[Place]:
    """Return what is marked, the most exact last: it stands where several meet."""
    own = [(number, preview.extraction.claims[number]) for number in sentence.claims]
    seen = sentence.considered
    places = [
        Place(claim.start, claim.end, CLAIM, str(number + 1) if claim.quantity is None else "", ".")
        for number, claim in own
    ]
    places += [_of(one, ".") for one in seen if one.verdict == "repetition"]
    places += [_of(one) for one in seen if one.verdict == "rejected"]
    for name in dict.fromkeys(name for _, each in own for name in (each.speaker, each.via) if name):
        at = preview.text.find(name, sentence.start, sentence.end)
        if at >= 0:
            places.append(Place(at, at + len(name), SPEAKER, "s", "s"))
    places += [_of(one) for one in seen if one.verdict in ("date", "no_claim")]
    places += [
        Place(claim.quantity.start, claim.quantity.end, FIGURE, str(number + 1), "^")
        for number, claim in own
        if claim.quantity is not None
    ]
    return [
        place._replace(start=place.start - sentence.start, end=place.end - sentence.start)
        for place in dict.fromkeys(places)
    ]


def _of(one: api.Considered, sign: str | None = None) -> Place:
    label, style = _SIGNS[one.verdict]
    return Place(one.start, one.end, style, label, sign or label)


def _draw_claim(out: Output, number: int, claim: api.Candidate) -> None:
    figure = claim.quantity
    parts: list[list[Piece]] = [[(f"{number + 1:<2}", FIGURE)]]
    if figure is None:
        parts[0].append(("statement", BOLD))
    else:
        parts[0].extend([_quoted(out, figure.text), (f" {words.figure(figure)}", BOLD)])
        parts.extend(
            [(f"{name} ", DIM), _shown(out, value)]
            for name, value in (
                ("counts", figure.counted),
                ("in", figure.place),
                ("basis", figure.basis),
                ("over", figure.period),
            )
            if value
        )
        if isinstance(figure.part_of, int):
            parts.append([("part of ", DIM), (str(figure.part_of + 1), FIGURE)])
    parts.extend(
        [(f"{name} ", DIM), (_shown(out, value)[0], SPEAKER)]
        for name, value in (("said by", claim.speaker), ("via", claim.via))
        if value
    )
    parts.extend([(word, "")] for word, true in _flags(claim) if true)
    parts.append([("score ", DIM), (claim.score, "")])
    _flow(out, parts, INDENT + 2)
    rules = [[(rule, DIM)] for rule in map(printable, claim.rules)]
    _flow(
        out, [[("by ", DIM), *rules[0]], *rules[1:]] if rules else [], INDENT + 4, lead=INDENT + 2
    )


def _flags(claim: api.Candidate) -> tuple[tuple[str, bool], ...]:
    return (("quoted", claim.quoted), ("negated", claim.negated))


def _draw_considered(out: Output, one: api.Considered) -> None:
    sign, style = _SIGNS[one.verdict]
    parts: list[list[Piece]] = [[(f"{sign:<2}", style), _quoted(out, one.text)]]
    match one.verdict:
        case "date":
            parts.append([("is ", DIM), (one.value or "", DATE)])
            parts.append([(one.reason, "")])
        case "no_claim":
            parts.append(
                [("no claim: ", DIM), (words.spaced(_shown(out, one.reason)[0]), NO_CLAIM)]
            )
        case "repetition":
            parts.append(
                [("says claim ", DIM), (str((one.claim or 0) + 1), FIGURE), (" again", DIM)]
            )
        case _:
            what = "rejected: " if one.value is None else f"not as {one.value}: "
            parts.append([(what, DIM), (one.reason, "")])
    parts.append([(printable(one.rule), DIM)])
    _flow(out, parts, INDENT + 2)


def _quoted(out: Output, text: str) -> Piece:
    """Return words of the article, in their own direction, cut where they are long."""
    return f"“{visual_line(text, LONGEST_QUOTE, out.mode)}”", ""


def _shown(out: Output, text: str) -> Piece:
    return visual_line(text, LONGEST_QUOTE, out.mode), ""


def _flow(out: Output, parts: list[list[Piece]], indent: int, *, lead: int | None = None) -> None:
    """Print parts beside each other as far as there is room, then on the next line, indented."""
    lead = max(indent - 2, 0) if lead is None else lead
    line: list[Piece] = [(" " * lead, "")]
    used = lead
    for number, part in enumerate(parts):
        width = sum(text_width(shown) for shown, _ in part)
        if number and used + 3 + width > out.width:
            out.pieces(line)
            line, used = [(" " * indent, "")], indent
        elif number:
            line.append((" · ", DIM))
            used += 3
        line.extend(part)
        used += width
    if parts:
        out.pieces(line)
