"""Where the log and its read models rest.

`event_store`, `blob_store`, `views` and `projection` are the contracts; `memory` is the reference
engine and `sql` the durable one; `engines` is the catalogue that opens a ledger by its address.
SQL lives below this package and nowhere else.
"""
