"""Turkish: endings and vowel harmony, number words, verb-last frames of speech."""

from ledger.extraction.languages.turkish.language import Turkish

__all__ = ["Turkish"]
