"""The articles that a command was given, with what is worth knowing about how they were read."""

from __future__ import annotations

from collections.abc import Sequence

from ledger import api
from ledger.cli import notices

UTF_8 = "UTF-8"


def read_given(inputs: Sequence[str]) -> list[api.Input]:
    """Return every article in *inputs*, and tell of each that was not in UTF-8."""
    given = api.read_inputs(inputs)
    for article in given:
        if article.encoding != UTF_8:
            notices.tell_encoding(article.name, article.encoding)
    return given
