"""A group of commands that imports a command only when it runs."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module
from typing import Any, Final

import typer
from typer.core import TyperGroup
from typer.main import get_command

from ledger.cli.catalogue import COMMANDS, Entry

_ENTRIES: Final[dict[str, Entry]] = {entry.name: entry for entry in COMMANDS}


class CommandGroup(TyperGroup):
    """The commands of the catalogue. Contexts are untyped here: their class is the library's own.

    Help is made from the catalogue's words; only the command that is called gets imported.
    """

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the catalogue's order."""
        return list(_ENTRIES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import a command; None where there is no such name."""
        entry = _ENTRIES.get(cmd_name)
        if entry is None:
            _unknown(ctx, cmd_name)
            return None
        command = get_command(import_module(f"ledger.cli.commands.{entry.module}").app)
        command.name = entry.name
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(entry.name, entry.summary[:-1]) for entry in COMMANDS])


def _unknown(ctx: Any, name: str) -> None:
    """Refuse a name, with the nearest ones; completion goes on without it."""
    near = get_close_matches(name, _ENTRIES)
    if ctx.resilient_parsing or name.startswith("-"):
        return
    meant = f"; did you mean {' or '.join(repr(each) for each in near)}?" if near else ""
    ctx.fail(f"there is no command {name!r}{meant}")


def new_app(help_text: str | None = None, **settings: Any) -> typer.Typer:
    """Return an app with the settings of all: plain help, no decorated tracebacks."""
    if help_text is not None:  # else the callback's own words
        settings["help"] = help_text
    return typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        **{"add_completion": False, **settings},
    )
