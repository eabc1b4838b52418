"""The ledger in the formats of others: one module a format, `catalogue` lists them.

Exports are whole or absent: they are written beside their place and moved there when complete.
"""
