"""The commands of a checkout: `python3 .dev/run.py demo`, `check` or `lock`.

Needs Python 3.11 and pip, nothing else: the first run makes the project's environment in `.venv`,
later runs find it there. This file also runs, and explains itself, on Pythons that are too old;
so it holds nothing that a Python 3 of any age cannot parse.
"""

import sys

USAGE = """usage: python3 .dev/run.py COMMAND [ARGUMENT...]

  demo    open the reviewer's app on a throw-away ledger of sample articles
  check   format, lint, types, layers, tests; stops at the first that fails (arguments go to pytest)
  lock    work out the pinned dependencies anew (needs uv; --upgrade takes newer versions)
"""


def main(arguments: "list[str]") -> int:
    """Carry out the command named by the first argument; the exit code is its own."""
    if sys.version_info < (3, 11):  # noqa: UP036  # refusing these is what the line is for
        found = ".".join(map(str, sys.version_info[:2]))
        again = " ".join([".dev/run.py", *arguments])
        sys.stderr.write(
            "factledger needs Python 3.11 or newer and this is " + found + "; "
            "run it with a newer one, for example: python3.12 " + again + "\n"
        )
        return 1
    import commands  # noqa: PLC0415  # only a Python that passed the line above can read it

    command = commands.CATALOGUE.get(arguments[0]) if arguments else None
    if command is None:
        wants_help = arguments in (["-h"], ["--help"])
        (sys.stdout if wants_help else sys.stderr).write(USAGE)
        return 0 if wants_help else 2
    return commands.run(command, arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
