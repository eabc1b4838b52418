"""The entry point, and the one place where an error becomes an exit code.

    0 done · 1 refused by a rule · 2 usage · 3 conflict · 4 integrity broken
    5 unreadable input · 6 storage unavailable · 130 interrupted

Only what is raised on purpose is caught. A defect shows itself whole, so that it can be reported.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated, Final

import typer
from typer.main import get_command

from ledger import __version__
from ledger.cli import notices, streams
from ledger.cli.command_group import CommandGroup, new_app
from ledger.cli.invocation import Invocation
from ledger.errors import LedgerError, StorageUnavailable

PROGRAM: Final = "factledger"
USAGE: Final = 2
INTERRUPTED: Final = 130

app = new_app(
    cls=CommandGroup,
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"{PROGRAM} {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _globals(
    ctx: typer.Context,
    ledger: Annotated[
        str | None,
        typer.Option(
            *("-l", "--ledger"),
            envvar="FACTLEDGER_LEDGER",
            metavar="PATH|URL",
            help="The ledger; without it, the one in your data folder.",
        ),
    ] = None,
    actor: Annotated[
        str | None,
        typer.Option(
            "--as",
            envvar="FACTLEDGER_ACTOR",
            metavar="NAME",
            help="Who acts; without it, your login name.",
        ),
    ] = None,
    no_color: Annotated[
        bool, typer.Option("--no-color", help="No colours; NO_COLOR in the environment does too.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Check claims, keep every decision in a log that anyone can verify.

    Without a command the reviewer's app opens. Options stand before the command.
    """
    del version  # answered before this runs
    invocation = Invocation(ledger=ledger, actor=actor, color=not no_color)
    ctx.obj = invocation
    if ctx.invoked_subcommand is None:
        # What finds the app costs as much time as all of help.
        from ledger.cli.reviewer_app import open_app  # noqa: PLC0415  # see above

        open_app(invocation)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line (by default the process's own) and return its exit code."""
    streams.prepare()
    try:
        code = get_command(app).main(arguments, prog_name=PROGRAM, standalone_mode=False)
        streams.finish()
    except LedgerError as error:
        notices.error(str(error), error.hint or _usage_hint(error))
        return error.exit_code
    except typer.TyperException as error:
        notices.error(error.format_message(), _usage_hint(error))
        return USAGE
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        streams.silence()
    except OSError as error:
        return _out_of_order(error)
    except SystemExit as stop:  # the library's way to leave after completion, or on a broken pipe
        return 0 if isinstance(stop.__context__, BrokenPipeError) else _code(stop.code)
    else:
        return _code(code)
    return 0


def _code(value: object) -> int:
    return value if isinstance(value, int) else 0


def _usage_hint(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    place = PROGRAM if context is None else context.command_path
    return f"see `{place} --help`"


def _out_of_order(error: OSError) -> int:
    streams.silence()
    place = f" {error.filename}" if error.filename is not None else ""
    notices.error(
        f"the machine refused{place}: {error.strerror or error}",
        "check that the place can be read and written and has room",
    )
    return StorageUnavailable.exit_code


if __name__ == "__main__":
    sys.exit(main())
