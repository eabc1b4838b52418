"""The tables hold what the rows hold, column by column."""

from __future__ import annotations

import pytest

from ledger.storage.rows import ActorRow, ArticleRow, ClaimRow, Row, SourceRow
from ledger.storage.sql.statements import ROW_TABLES


@pytest.mark.parametrize("kind", [ActorRow, ArticleRow, SourceRow, ClaimRow])
def test_columns_stand_in_the_order_of_the_fields(kind: type[Row]) -> None:
    columns = [column.name for column in ROW_TABLES[kind].columns]
    fields = list(kind.__struct_fields__)
    assert columns[: len(fields) + 1] == ["log_id", *fields]
    derived = columns[len(fields) + 1 :]
    assert derived == (
        ["publisher_folded", "speaker_folded", "counted_folded", "unit", "low_key", "high_key"]
        if kind is ClaimRow
        else []
    )


def test_the_log_leads_every_key() -> None:
    for table in next(iter(ROW_TABLES.values())).metadata.tables.values():
        assert next(iter(table.primary_key)).name == "log_id"
        for index in table.indexes:
            first = next(iter(index.columns)).name
            assert first == "log_id" or (table.name, first) == ("log_head", "log")
