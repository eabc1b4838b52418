"""The languages that can be read, in the order in which help lists them.

A language is loaded when a text in it is read: its patterns take longer to make than most texts
take to read.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import cast

import msgspec

from ledger.errors import Unsupported
from ledger.extraction.languages.language import Language
from ledger.extraction.lexicon import compile_lexicon, read_lexicon


class ListedLanguage(msgspec.Struct, frozen=True):
    """A language by its code, and where its class is ("module:Class")."""

    code: str
    where: str

    def load(self) -> type[Language]:
        """Return the language's class, its module imported if it has to be."""
        module, _, name = self.where.partition(":")
        return cast("type[Language]", getattr(import_module(module), name))


LANGUAGES: tuple[ListedLanguage, ...] = (
    ListedLanguage("ar", "ledger.extraction.languages.arabic.arabic:Arabic"),
    ListedLanguage("tr", "ledger.extraction.languages.turkish.language:Turkish"),
    ListedLanguage("en", "ledger.extraction.languages.english.english:English"),
)


@cache
def load_language(code: str) -> Language:
    """Return the language *code* with its lexicon, read once in the life of the process.

    Raises:
        Unsupported: There is no such language here; the error lists those there are.
    """
    for listed in LANGUAGES:
        if listed.code == code:
            language = listed.load()
            lexicon = compile_lexicon(
                read_lexicon(code), dotless_i=language.dotless_i, inflected=language.inflected()
            )
            return language(lexicon)
    known = ", ".join(listed.code for listed in LANGUAGES)
    raise Unsupported(kind="language", name=code, known=known)
