"""The filters of `factledger claims`; each is a field of `ClaimQuery`."""

from __future__ import annotations

from typing import Annotated

import typer

from ledger.cli.options import checked, choice, no_date, no_decimal
from ledger.domain.claim import FLAGS, STATUSES
from ledger.domain.policy import VERDICTS

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="WORDS", help="Words that the claim or its notes must hold."),
]
Status = Annotated[
    list[str] | None,
    choice("--status", values=STATUSES, metavar="STATE", help_text="In this state; repeatable."),
]
Verdict = Annotated[
    list[str] | None,
    choice("--verdict", values=VERDICTS, metavar="V", help_text="With this verdict; repeatable."),
]
Lang = Annotated[
    str | None, typer.Option("--lang", metavar="CODE", help="Of articles in this language.")
]
Article = Annotated[str | None, typer.Option("--article", metavar="ID", help="Of this article.")]
Speaker = Annotated[
    str | None, typer.Option("--speaker", metavar="NAME", help="Said by; a part will do.")
]
Publisher = Annotated[
    str | None, typer.Option("--publisher", metavar="NAME", help="Published by; a part will do.")
]
Counted = Annotated[
    str | None, typer.Option("--counted", metavar="NOUN", help="What is counted; a part will do.")
]
Unit = Annotated[
    str | None, typer.Option("--unit", metavar="UNIT", help="In this unit, such as kilometre.")
]
Minimum = Annotated[
    str | None,
    checked("--min", metavar="N", help_text="Figures from here up.", problem=no_decimal),
]
Maximum = Annotated[
    str | None,
    checked("--max", metavar="N", help_text="Figures up to here.", problem=no_decimal),
]
Since = Annotated[
    str | None,
    checked("--since", metavar="DATE", help_text="Published on or after.", problem=no_date),
]
Until = Annotated[
    str | None,
    checked("--until", metavar="DATE", help_text="Published on or before.", problem=no_date),
]
Assigned = Annotated[
    str | None, typer.Option("--assigned", metavar="NAME", help="Taken by this reviewer.")
]
Flag = Annotated[
    str | None, choice("--flag", values=FLAGS, help_text="That a reviewer should notice.")
]
