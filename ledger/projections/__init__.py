"""Read models: what lists and filters need, derived from the log and from nothing else.

Each module holds one projection; `catalogue` lists them. They are applied inside the append
transaction and can be thrown away and rebuilt at any time.
"""
