"""The reviewer's app: a queue of claims, each in its article, with keys to decide about it.

The command line opens it with `tui.app.run(ledger)`. It asks `ledger.api` through one gateway
and knows no SQL; everything it changes is an event that `ledger.api` records.
"""
