"""The durable engines. Tables are declared as SQLModel classes (`tables`), statements are built
from them with SQLAlchemy Core, compiled once (`statements`, `claim_statements`) and run on the raw
driver: no session and no mapped object ever stands on the way of an append or a query.

* `log`        the log inside a transaction, in terms of a `Transaction`
* `views`      the read models inside a transaction
* `engine`     the contract, over a `Database`
* `sqlite`     SQLite as a `Database`: files, locks, pragmas, its words for errors
"""
