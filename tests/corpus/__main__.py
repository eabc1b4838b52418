"""`python -m tests.corpus [--misses | --floors | --keep] [LANG/SPLIT...]`: the table and more."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from typing import get_args

from tests.corpus.gold import CORPUS, LANGUAGES, Split, load_articles
from tests.corpus.scoring import CEILINGS, Score, score_articles, table

README = CORPUS / "README.md"
BEGINS, ENDS = "<!-- table -->", "<!-- end of table -->"


def main(arguments: list[str]) -> None:
    """Print the table; with --misses every difference too (leave the test split closed).

    --floors prints what was reached, rounded down, in the form of floors.toml; --keep writes the
    table into the README beside this file.
    """
    wanted = [argument for argument in arguments if not argument.startswith("-")]
    scores = [
        (f"{lang}/{split}", score_articles(load_articles(lang, split)))
        for lang in LANGUAGES
        for split in get_args(Split)
        if not wanted or f"{lang}/{split}" in wanted
    ]
    if "--floors" in arguments:
        print("\n".join(line for name, score in scores for line in _floors(name, score)))
        return
    lines = "\n".join(table(scores))
    if "--keep" in arguments:
        README.write_text(_kept(README.read_text("utf-8"), lines), "utf-8")
        return
    print(lines)
    if "--misses" in arguments:
        for name, score in scores:
            for miss in score.misses:
                where = f"{name} {miss.article} [{miss.kind}]"
                print(f"{where} {miss.text}\n    said {miss.said}\n    gold {miss.gold}")


def _kept(readme: str, lines: str) -> str:
    """Return the README with the table in the place of the one that it holds."""
    head, _, rest = readme.partition(BEGINS)
    _, _, tail = rest.partition(ENDS)
    return f"{head}{BEGINS}\n{lines}\n{ENDS}{tail}"


def _floors(name: str, score: Score) -> Iterator[str]:
    yield f"\n[{name.replace('/', '.')}]"
    for measure, reached in score.row().items():
        value = float(reached) * 100
        rounded = math.ceil(value) if measure in CEILINGS else math.floor(value)
        yield f'"{measure}" = {rounded / 100}'


if __name__ == "__main__":
    main(sys.argv[1:])
