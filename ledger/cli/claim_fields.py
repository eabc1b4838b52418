"""The options that say where a claim made by hand stands, and what is read otherwise there."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from ledger.cli.options import checked, choice, no_decimal
from ledger.domain.claim_reading import BASES, COMPARATORS, KINDS

NONE: Final = "none"

Start = Annotated[
    int | None,
    typer.Option("--start", metavar="N", help="Where it begins: its first character, from 0."),
]
End = Annotated[
    int | None, typer.Option("--end", metavar="N", help="Where it ends: behind its last character.")
]
Quote = Annotated[
    str | None, typer.Option("--quote", metavar="TEXT", help="Its words as the article has them.")
]
Occurrence = Annotated[
    int | None,
    typer.Option("--occurrence", metavar="N", min=1, help="Which of several such places."),
]
Kind = Annotated[
    str | None,
    choice("--kind", values=KINDS, help_text="A statement has no figure."),
]
Figure = Annotated[
    str | None,
    typer.Option("--figure", metavar="TEXT", help="The number as it is written there."),
]
Value = Annotated[
    str | None,
    checked("--value", metavar="N", help_text="Its value.", problem=no_decimal),
]
Low = Annotated[
    str | None,
    checked("--low", metavar="N", help_text="Of a range, the lower end.", problem=no_decimal),
]
High = Annotated[
    str | None,
    checked("--high", metavar="N", help_text="Of a range, the upper end.", problem=no_decimal),
]
Comparator = Annotated[
    str | None,
    choice(
        "--comparator",
        values=COMPARATORS,
        metavar="SIGN",
        help_text="Exactly, about, more, less, at least, at most.",
    ),
]
Unit = Annotated[
    str | None, typer.Option("--unit", metavar="NAME", help="As kilometre, percent, EUR.")
]
Counted = Annotated[
    str | None, typer.Option("--counted", metavar="TEXT", help="What is counted or measured.")
]
Place = Annotated[str | None, typer.Option("--place", metavar="TEXT", help="Where that was.")]
Basis = Annotated[
    str | None,
    choice(
        "--basis",
        values=(*BASES, NONE),
        metavar="BASIS",
        help_text="Over which time it counts.",
    ),
]
Period = Annotated[
    str | None, typer.Option("--period", metavar="DAYS", help="As 2025-01-01/2025-07-24.")
]
Speaker = Annotated[str | None, typer.Option("--speaker", metavar="NAME", help="Who says it.")]
Via = Annotated[str | None, typer.Option("--via", metavar="NAME", help="Who relays it.")]
Quoted = Annotated[
    bool | None, typer.Option("--quoted/--not-quoted", help="In the speaker's own words.")
]
Negated = Annotated[
    bool | None, typer.Option("--negated/--not-negated", help="The text says that it is not so.")
]
