"""The languages that can be read, in the order in which help lists them."""

from __future__ import annotations

from functools import cache

from ledger.errors import Unsupported
from ledger.extraction.languages.arabic.arabic import Arabic
from ledger.extraction.languages.english.english import English
from ledger.extraction.languages.language import Language
from ledger.extraction.languages.turkish import Turkish
from ledger.extraction.lexicon import compile_lexicon, read_lexicon

LANGUAGES: tuple[type[Language], ...] = (Arabic, Turkish, English)


@cache
def load_language(code: str) -> Language:
    """Return the language *code* with its lexicon, read once in the life of the process.

    Raises:
        Unsupported: There is no such language here; the error lists those there are.
    """
    for language in LANGUAGES:
        if language.code == code:
            file = read_lexicon(code)
            lexicon = compile_lexicon(
                file, dotless_i=language.dotless_i, inflected=language.inflected()
            )
            return language(lexicon)
    known = ", ".join(language.code for language in LANGUAGES)
    raise Unsupported(kind="language", name=code, known=known)
