"""The tables, the same for every SQL database. Nothing else in the project is a SQLModel.

`log_id` leads every key: a small number that stands for one log, so that the same tables hold many
logs where a database is shared and can be distributed by it. The bytes of envelopes and payloads
are stored as bytes: what a database would parse and print again could not be verified.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import BigInteger, Index, Integer, LargeBinary, MetaData, Text
from sqlalchemy.dialects import postgresql
from sqlmodel import Field, SQLModel

_COUNT: Final = BigInteger().with_variant(Integer(), "sqlite")
# Code point order everywhere: ids, moments and number keys are compared as texts.
_TEXT: Final = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
_OPTIONS: Final = {"sqlite_strict": True}


class Table(SQLModel):
    """What all tables share: their metadata is the ledger's own."""

    metadata = MetaData()


def _key(sql_type: Any) -> Any:
    return Field(sa_type=sql_type, primary_key=True, sa_column_kwargs={"autoincrement": False})


def _column(sql_type: Any) -> Any:
    return Field(sa_type=sql_type)


def _optional(sql_type: Any) -> Any:
    return Field(default=None, sa_type=sql_type, nullable=True)


# ---- the log ------------------------------------------------------------------------------


class LogHead(Table, table=True):
    """One row a log: its name (`log`, bound into every envelope), its size and tree's head."""

    __tablename__ = "log_head"
    __table_args__ = (Index("log_head_by_log", "log", unique=True), _OPTIONS)
    log_id: int = _key(Integer)
    log: str = _column(_TEXT)
    size: int = _column(_COUNT)
    frontier: bytes = _column(LargeBinary)
    root: bytes = _column(LargeBinary)
    updated_at: str = _column(_TEXT)


class EventTable(Table, table=True):
    """One row an event; `envelope` holds exactly the bytes that `leaf` hashes."""

    __tablename__ = "events"
    __table_args__ = (
        Index("events_by_id", "log_id", "event_id", unique=True),
        Index("events_by_stream", "log_id", "stream", "version", unique=True),
        Index("events_by_actor", "log_id", "actor", "seq"),
        _OPTIONS,
    )
    log_id: int = _key(Integer)
    seq: int = _key(_COUNT)
    event_id: str = _column(_TEXT)
    stream: str = _column(_TEXT)
    version: int = _column(_COUNT)
    type: str = _column(_TEXT)
    actor: str = _column(_TEXT)
    recorded_at: str = _column(_TEXT)
    envelope: bytes = _column(LargeBinary)
    leaf: bytes = _column(LargeBinary)


class PayloadTable(Table, table=True):
    """What happened, beside the envelope that names its salted digest."""

    __tablename__ = "payloads"
    __table_args__ = (_OPTIONS,)
    log_id: int = _key(Integer)
    seq: int = _key(_COUNT)
    salt: bytes = _column(LargeBinary)
    body: bytes | None = _optional(LargeBinary)


class TileTable(Table, table=True):
    """The full tiles of the tree: 256 hashes, and the root over them."""

    __tablename__ = "tiles"
    __table_args__ = (_OPTIONS,)
    log_id: int = _key(Integer)
    level: int = _key(Integer)
    n: int = _key(_COUNT)
    hashes: bytes = _column(LargeBinary)
    root: bytes = _column(LargeBinary)


class CheckpointTable(Table, table=True):
    """Signed notes over the first `size` events."""

    __tablename__ = "checkpoints"
    __table_args__ = (_OPTIONS,)
    log_id: int = _key(Integer)
    size: int = _key(_COUNT)
    note: str = _key(_TEXT)


class BlobTable(Table, table=True):
    """Long texts by their hexadecimal SHA-256."""

    __tablename__ = "blobs"
    __table_args__ = (_OPTIONS,)
    log_id: int = _key(Integer)
    sha256: str = _key(_TEXT)
    body: bytes = _column(LargeBinary)


# ---- the read models ------------------------------------------------------------------------


class ProjectionTable(Table, table=True):
    """How far each projection is, by which version of its rules, and the digest of its rows."""

    __tablename__ = "projections"
    __table_args__ = (_OPTIONS,)
    log_id: int = _key(Integer)
    name: str = _key(_TEXT)
    version: int = _column(Integer)
    position: int = _column(_COUNT)
    digest: str = _column(_TEXT)


class ActorTable(Table, table=True):
    """Rows of `ActorRow`."""

    __tablename__ = "actors"
    __table_args__ = (_OPTIONS,)
    log_id: int = _key(Integer)
    id: str = _key(_TEXT)
    seq: int = _column(_COUNT)
    kind: str = _column(_TEXT)
    registered_at: str = _column(_TEXT)


class ArticleTable(Table, table=True):
    """Rows of `ArticleRow`."""

    __tablename__ = "articles"
    __table_args__ = (Index("articles_by_seq", "log_id", "seq", unique=True), _OPTIONS)
    log_id: int = _key(Integer)
    id: str = _key(_TEXT)
    seq: int = _column(_COUNT)
    sha256: str = _column(_TEXT)
    title: str = _column(_TEXT)
    lang: str = _column(_TEXT)
    length: int = _column(_COUNT)
    added_at: str = _column(_TEXT)
    added_by: str = _column(_TEXT)
    input: str | None = _optional(_TEXT)
    url: str | None = _optional(_TEXT)
    publisher: str | None = _optional(_TEXT)
    published_on: str | None = _optional(_TEXT)


class SourceTable(Table, table=True):
    """Rows of `SourceRow`."""

    __tablename__ = "sources"
    __table_args__ = (Index("sources_by_seq", "log_id", "seq", unique=True), _OPTIONS)
    log_id: int = _key(Integer)
    id: str = _key(_TEXT)
    seq: int = _column(_COUNT)
    title: str = _column(_TEXT)
    tier: str = _column(_TEXT)
    added_at: str = _column(_TEXT)
    added_by: str = _column(_TEXT)
    url: str | None = _optional(_TEXT)
    publisher: str | None = _optional(_TEXT)
    independence_group: str | None = _optional(_TEXT)


class ClaimTable(Table, table=True):
    """Rows of `ClaimRow`, and after them the columns that filters look in.

    `flags` is ",one,two," or empty; `quantity` is JSON. `low_key` and `high_key` are numbers as
    `number_key` writes them; `*_folded` are names as `ledger.domain.folding` folds them.
    """

    __tablename__ = "claims"
    __table_args__ = (
        Index("claims_by_seq", "log_id", "seq", unique=True),
        Index("claims_by_status", "log_id", "status", "seq"),
        Index("claims_by_verdict", "log_id", "verdict", "seq"),
        Index("claims_by_lang", "log_id", "lang", "seq"),
        Index("claims_by_article", "log_id", "article", "seq"),
        Index("claims_by_assignee", "log_id", "assignee", "seq"),
        Index("claims_by_unit", "log_id", "unit", "seq"),
        _OPTIONS,
    )
    log_id: int = _key(Integer)
    id: str = _key(_TEXT)
    seq: int = _column(_COUNT)
    version: int = _column(_COUNT)
    article: str = _column(_TEXT)
    lang: str = _column(_TEXT)
    status: str = _column(_TEXT)
    revision: int = _column(_COUNT)
    kind: str = _column(_TEXT)
    text: str = _column(_TEXT)
    start: int = _column(_COUNT)
    end: int = _column(_COUNT)
    said_on: str = _column(_TEXT)
    created_at: str = _column(_TEXT)
    updated_at: str = _column(_TEXT)
    search: str = _column(_TEXT)
    publisher: str | None = _optional(_TEXT)
    speaker: str | None = _optional(_TEXT)
    via: str | None = _optional(_TEXT)
    quoted: int = _column(Integer)
    negated: int = _column(Integer)
    score: str | None = _optional(_TEXT)
    quantity: bytes | None = _optional(LargeBinary)
    attribution: str | None = _optional(_TEXT)
    verdict: str | None = _optional(_TEXT)
    corroboration: str | None = _optional(_TEXT)
    confidence: str | None = _optional(_TEXT)
    proposer: str | None = _optional(_TEXT)
    assignee: str | None = _optional(_TEXT)
    flags: str = _column(_TEXT)
    publisher_folded: str | None = _optional(_TEXT)
    speaker_folded: str | None = _optional(_TEXT)
    counted_folded: str | None = _optional(_TEXT)
    unit: str | None = _optional(_TEXT)
    low_key: str | None = _optional(_TEXT)
    high_key: str | None = _optional(_TEXT)


class ClaimCountTable(Table, table=True):
    """How many claims have each value of a field: counting a million rows takes too long."""

    __tablename__ = "claim_counts"
    __table_args__ = (_OPTIONS,)
    log_id: int = _key(Integer)
    field: str = _key(_TEXT)
    value: str = _key(_TEXT)
    claims: int = _column(_COUNT)
