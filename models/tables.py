"""The tables of the local file. One mirror table per record, declared from `models.entities`.

Three kinds, see the table of the local file in the architecture notes: *mirror* may be rebuilt by
a full sync; *history* is append only, because CRMs forget; *ours* exists nowhere else. Types are
portable: times are microseconds since 1970 in UTC, days are days since 1970, money is integer
minor units of the row's currency, so that the same questions run on a shared engine.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

from models.entities import KINDS, Record
from models.instants import from_days, from_micros, to_days, to_micros

metadata = MetaData()


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, kept as microseconds since 1970 in UTC."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else to_micros(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else from_micros(value)


class Day(TypeDecorator[date]):
    """A calendar day, kept as days since 1970-01-01."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> int | None:
        return None if value is None else to_days(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return None if value is None else from_days(value)


class Amount(TypeDecorator[int]):
    """Money in integer minor units of the currency that stands beside it (see `models.money`)."""

    impl = BigInteger
    cache_ok = True


_TYPES: dict[Any, Any] = {
    str: Text, int: Integer, bool: Boolean, float: Float, datetime: UtcDateTime, date: Day,
    Decimal: Amount,
}
_NOT_MONEY = {"rate"}  # decimals that are kept as exact text


def _column(name: str, hint: Any) -> Column[Any]:
    optional = False
    if get_origin(hint) in (Union, UnionType):
        inner = [arg for arg in get_args(hint) if arg is not type(None)]
        optional, hint = True, inner[0]
    if get_origin(hint) is Literal:
        hint = str
    if get_origin(hint) is dict:
        return Column(name, LargeBinary, nullable=True)  # JSON, UTF-8
    kind = Text if name in _NOT_MONEY else _TYPES[hint]
    return Column(name, kind, nullable=optional)


def _mirror(kind: str, record: type[Record]) -> Table:
    hints = get_type_hints(record)
    fields = [field.name for field in msgspec.structs.fields(record)]
    return Table(
        kind,
        metadata,
        Column("connection_id", Integer, primary_key=True, autoincrement=False),
        Column("source_id", Text, primary_key=True),
        *(_column(name, hints[name]) for name in fields if name != "source_id"),
        Column("fetched_at", UtcDateTime, nullable=False),
        Column("generation", Integer, nullable=False, default=0),
        sqlite_with_rowid=False,
    )


MIRROR: dict[str, Table] = {kind: _mirror(kind, record) for kind, record in KINDS.items()}

FIELD_EVENT = Table(
    "field_event",
    metadata,
    Column("connection_id", Integer, primary_key=True, autoincrement=False),
    Column("opportunity_id", Text, primary_key=True),
    Column("event_id", BigInteger, primary_key=True, autoincrement=False),
    Column("field", Text, nullable=False),
    Column("old", Text),
    Column("new", Text),
    Column("effective_at", UtcDateTime, nullable=False),
    Column("observed_at", UtcDateTime, nullable=False),
    Column("fetched_at", UtcDateTime, nullable=False),
    Column("sequence", BigInteger, nullable=False, default=0),
    Column("by_user_id", Text),
    Column("origin", Text, nullable=False),
    Column("retires", BigInteger),
    sqlite_with_rowid=False,
)
"""History: every change of a tracked field; rows are added, never changed or removed."""

ALIAS = Table(
    "alias",
    metadata,
    Column("connection_id", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),
    Column("source_id", Text, primary_key=True),
    Column("target_id", Text, nullable=False),
    sqlite_with_rowid=False,
)

CONNECTION = Table(
    "connection",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("options", Text, nullable=False),  # JSON object
    Column("created_at", UtcDateTime, nullable=False),
    Column("paused", Boolean, nullable=False, default=False),
    sqlite_autoincrement=True,  # the number of a removed one is never given again
)

STREAM_STATE = Table(
    "stream_state",
    metadata,
    Column("connection_id", Integer, primary_key=True, autoincrement=False),
    Column("stream", Text, primary_key=True),
    Column("watermark", UtcDateTime),  # everything modified before is in
    Column("window_end", UtcDateTime),  # set while a window is being read
    Column("position", Text),  # where to go on inside the window
    Column("generation", Integer, nullable=False, default=0),  # of the running or last sweep
    Column("swept_at", UtcDateTime),
    Column("synced_at", UtcDateTime),
    Column("records", Integer, nullable=False, default=0),  # stored by the last finished run
    Column("error", Text),  # code of the last failure, empty when the last run went well
    Column("error_facts", Text),  # JSON object
    Column("error_at", UtcDateTime),
)

QUARANTINE = Table(
    "quarantine",
    metadata,
    Column("connection_id", Integer, primary_key=True, autoincrement=False),
    Column("stream", Text, primary_key=True),
    Column("item", Text, primary_key=True),  # the record's id, else its place: "page 3, row 7"
    Column("version", Text, nullable=False, default=""),
    Column("code", Text, nullable=False),
    Column("facts", Text, nullable=False),  # JSON object: column, value, ...
    Column("raw", LargeBinary),  # JSON as received
    Column("at", UtcDateTime, nullable=False),
    Column("program_version", Text, nullable=False),
)

NOTICE = Table(
    "notice",
    metadata,
    Column("connection_id", Integer, primary_key=True, autoincrement=False),
    Column("stream", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("item", Text, primary_key=True),  # what it is about: a value, a column, a stage
    Column("count", Integer, nullable=False),
    Column("facts", Text, nullable=False),  # JSON object
    Column("at", UtcDateTime, nullable=False),
)
"""What a sync repaired, guessed or could not know: told to people, never silent."""

SECRET = Table(
    "secret",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""Connection secrets, only where the machine has no key store."""

AUDIT = Table(
    "audit",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("facts", Text, nullable=False),  # JSON object
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

META = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""Single values of the file: data_version (up by one with each finished sync), ..."""

MART_SEGMENT = Table(
    "mart_segment",
    metadata,
    Column("fact", Text, primary_key=True),
    Column("segment", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, primary_key=True),  # of the column
    Column("dtype", Text, nullable=False),
    Column("size", Integer, nullable=False),  # rows
    Column("data", LargeBinary, nullable=False),
)

MART_DICTIONARY = Table(
    "mart_dictionary",
    metadata,
    Column("dimension", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),  # JSON: keys and labels by code
)
