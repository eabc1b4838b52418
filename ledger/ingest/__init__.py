"""From what people have (files, folders, a pipe) to the text that is recorded.

Offsets of every claim refer to the text that is returned here, so reading it is exact: nothing is
trimmed, re-encoded or guessed, and what cannot be read is refused before anything is recorded.
"""
