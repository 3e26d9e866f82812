"""The tables of what exists nowhere else: documents, drafts, decisions, calls entered here.

Rows are added and never changed, but for drafts, saved views and the agenda, which people edit.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Integer, Table, Text

from models.tables import Amount, UtcDateTime
from models.tables import metadata as metadata  # with these tables it is whole

DOCUMENT = Table(
    "document",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),  # 1, 2, 3, ...
    Column("format", Integer, nullable=False),
    Column("parent_hash", Text, nullable=False),  # empty for the first
    Column("hash", Text, nullable=False),  # of kind, format and body
    Column("author", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("effective_from", UtcDateTime, nullable=False),
    Column("reason", Text, nullable=False),
    Column("customer_value", Text, nullable=False),  # what the change is worth to customers
    Column("body", Text, nullable=False),  # JSON object
)

DRAFT = Table(
    "draft",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("body", Text, nullable=False),  # JSON object
    Column("base", Integer, nullable=False),  # the revision it began from, 0 for the built-in one
    Column("at", UtcDateTime, nullable=False),
)

GRADE_OVERRIDE = Table(
    "grade_override",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account", Text, nullable=False),  # "connection_id:source_id"
    Column("grade", Text),  # empty: the override before it is withdrawn
    Column("reason", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime),
    sqlite_autoincrement=True,
)

OWN_SUBMISSION = Table(
    "own_submission",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("level", Text, nullable=False),  # rep | manager | hq
    Column("owner", Text, nullable=False),  # whose number: "connection_id:source_id"
    Column("period_start", Integer, nullable=False),  # days since 1970-01-01
    Column("period_end", Integer, nullable=False),  # the day after the last
    Column("category", Text, nullable=False),
    Column("amount", Amount, nullable=False),
    Column("currency", Text, nullable=False),
    Column("checks", Text, nullable=False),  # JSON: what level 2 verified, level 3's weights
    Column("note", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)
"""Forecast calls entered here; a later one of the same week is a new version."""

FORECAST_VERSION = Table(
    "forecast_version",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("origin", UtcDateTime, nullable=False),
    Column("scope", Text, nullable=False),  # JSON: the filter it was made under
    Column("method", Text, nullable=False),
    Column("week", Integer, nullable=False),  # 1 to 13; 0 is the total
    Column("middle", Float, nullable=False),  # minor units of `currency`
    Column("low", Float),  # P10
    Column("high", Float),  # P90
    Column("currency", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)

DECISION = Table(
    "decision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("suggestion", Text, nullable=False),  # its key: metric, segment and kind
    Column("accepted", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("facts", Text, nullable=False),  # JSON: the suggestion as it was shown
    Column("author", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime),
    sqlite_autoincrement=True,
)

SAVED_VIEW = Table(
    "saved_view",
    metadata,
    Column("name", Text, primary_key=True),
    Column("link", Text, nullable=False),  # cockpit://...
    Column("at", UtcDateTime, nullable=False),
)

AGENDA = Table(
    "agenda",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("link", Text, nullable=False),  # page, filter and as-of moment it was seen under
    Column("note", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)
