"""`python -m tests.corpus [--misses] [LANG/SPLIT...]`: the table of scores, or what went wrong."""

from __future__ import annotations

import sys
from typing import get_args

from tests.corpus.gold import LANGUAGES, Split, load_articles
from tests.corpus.scoring import score_articles, table


def main(arguments: list[str]) -> None:
    """Print the table; with --misses every difference too (leave the test split closed)."""
    wanted = [argument for argument in arguments if not argument.startswith("-")]
    scores = [
        (f"{lang}/{split}", score_articles(load_articles(lang, split)))
        for lang in LANGUAGES
        for split in get_args(Split)
        if not wanted or f"{lang}/{split}" in wanted
    ]
    print("\n".join(table(scores)))
    if "--misses" in arguments:
        for name, score in scores:
            for miss in score.misses:
                where = f"{name} {miss.article} [{miss.kind}]"
                print(f"{where} {miss.text}\n    said {miss.said}\n    gold {miss.gold}")


if __name__ == "__main__":
    main(sys.argv[1:])
