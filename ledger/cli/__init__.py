"""The command line: it parses, calls `ledger.api`, and prints. Nothing is decided here.

Starting costs no more than its library: a command's module is imported when the command runs, and
whatever is heavy is imported inside it.
"""
