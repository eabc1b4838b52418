"""The pure heart: what can happen, what a claim is, and what the rules allow.

`events` says what can happen, `records` what is known of an event that did, `claim` folds a
claim's events into its state, `rules` decides what may happen next, `policy` holds the desk's
settings, `codec` turns events into the exact bytes that are hashed. Nothing here reads a clock,
a file or a database, and nothing here knows about hashes of trees.
"""
