"""Options that several commands share, and what they take. A wrong value is a usage error that
lists the right ones, before anything is opened.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Final

import typer

RULES: Final = "rules"
TABLE, JSON, CSV = "table", "json", "csv"
FORMATS: Final = (TABLE, JSON, CSV)

_MOMENT = re.compile(r"\d+|\d{4}-\d\d(-\d\d([T ]\d\d(:\d\d(:\d\d(\.\d{1,6})?Z?)?)?)?)?")


def choice(*names: str, values: Sequence[str], help_text: str, metavar: str | None = None) -> Any:
    """Return an option that takes one of *values*, or several of them where it is a list."""

    def check(given: Any) -> Any:
        for value in _each(given):
            if value not in values:
                raise typer.BadParameter(f"{value!r} is none of {', '.join(values)}")
        return given

    def complete(incomplete: str) -> list[str]:
        return [value for value in values if value.startswith(incomplete)]

    # One metavar that lists everything suits few values; many read better in the help text.
    few = metavar is None
    return typer.Option(
        *names,
        metavar="|".join(values) if few else metavar,
        help=help_text if few else f"{help_text} One of: {', '.join(values)}.",
        callback=check,
        autocompletion=complete,
    )


def checked(*names: str, metavar: str, help_text: str, problem: Callable[[str], str | None]) -> Any:
    """Return an option whose value *problem* must have nothing to say against."""

    def check(given: Any) -> Any:
        for value in _each(given):
            found = problem(value)
            if found is not None:
                raise typer.BadParameter(f"{value!r} is {found}")
        return given

    return typer.Option(*names, metavar=metavar, help=help_text, callback=check)


def no_date(value: str) -> str | None:
    """Say what is wrong with a day; None for an ISO date."""
    try:
        date.fromisoformat(value)
    except ValueError:
        return "no date; write it as 2025-07-24"
    return None if len(value) == len("2025-07-24") else "no date; write it as 2025-07-24"


def no_decimal(value: str) -> str | None:
    """Say what is wrong with a figure; None for a plain decimal."""
    try:
        figure = Decimal(value)
    except InvalidOperation:
        return "no number; write it as 43630 or 12.5"
    return None if figure.is_finite() else "no number; write it as 43630 or 12.5"


def no_moment(value: str) -> str | None:
    """Say what is wrong with a place in history; None for a seq or the beginning of a UTC time."""
    if _MOMENT.fullmatch(value):
        return None
    return "neither a seq (41) nor a UTC time (2025-07-24, 2025-07-24T09:30)"


def _each(given: Any) -> Iterable[str]:
    if given is None:
        return ()
    return (given,) if isinstance(given, str) else given


FormatOption = Annotated[
    str, choice("--format", values=FORMATS, help_text="How to print the result.")
]
LimitOption = Annotated[int, typer.Option("--limit", metavar="N", min=1, help="How many at most.")]
AfterOption = Annotated[
    int | None,
    typer.Option("--after", metavar="SEQ", min=0, help="Go on after the last seq of a page."),
]
BecauseOption = Annotated[
    str, typer.Option("--because", metavar="TEXT", help="The reason, in a few words.")
]
ClaimArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The claim's id, or an unambiguous beginning of it.")
]
InputsArgument = Annotated[
    list[str], typer.Argument(metavar="INPUT", help="Files, folders, - for standard input.")
]
PublishedOption = Annotated[
    str | None,
    checked(
        "--published",
        metavar="DATE",
        help_text="The day it was published; years and periods are read from it.",
        problem=no_date,
    ),
]
LanguageOption = Annotated[
    str | None,
    typer.Option("--lang", metavar="CODE", help="Its language (ar, tr, en); else found out."),
]


def _extractors(incomplete: str) -> list[str]:
    from ledger import api  # noqa: PLC0415  # only a shell that completes the name needs them

    return [name for name in api.extractor_names() if name.startswith(incomplete)]


ExtractorOption = Annotated[
    str,
    typer.Option(
        "--extractor",
        metavar="NAME",
        help="What finds the claims: rules, or a plug-in (a wrong name lists those installed).",
        autocompletion=_extractors,
    ),
]
