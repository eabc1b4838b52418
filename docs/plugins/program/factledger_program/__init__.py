"""A factledger extractor that asks a program of your own; see docs/extractors.md."""
