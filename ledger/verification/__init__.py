"""Audits: is the record what was signed, is every event what was recorded?

`audit` walks a ledger and returns a `Report`; findings are data, in plain words, and name the
event. An audit raises only where it could not look. `entry` checks one event from plain bytes.
"""
