"""Lexicon files, read as package data."""
