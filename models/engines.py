"""The reader and writer engines of SQLAlchemy Core over the encrypted file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool
from sqlcipher3 import dbapi2

from models import cipher

Kind = Literal["reader", "writer"]
_BEGIN = {"reader": "BEGIN", "writer": "BEGIN IMMEDIATE"}
_READERS = 12  # more questions at once than there are threads that ask


def make(kind: Kind, connect: Callable[[cipher.Mode], Any], file: Path) -> Engine:
    """Readers: transactions that see one version. Writer: one, with the write lock from its start.

    `BEGIN IMMEDIATE` everywhere would queue every reader behind the writer.
    """
    size = {"pool_size": 4, "max_overflow": _READERS - 4}
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect("read" if kind == "reader" else "write"),
        hide_parameters=True,
        poolclass=QueuePool,
        **(size if kind == "reader" else {"pool_size": 1, "max_overflow": 0}),
    )
    return _with_events(engine, kind, file)


def single(connection: Any, file: Path) -> Engine:
    """A writer over one given driver connection."""
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connection,
        hide_parameters=True,
        poolclass=StaticPool,
    )
    return _with_events(engine, "writer", file)


def _with_events(engine: Engine, kind: Kind, file: Path) -> Engine:
    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(_BEGIN[kind])

    @event.listens_for(engine, "handle_error")
    def _convert(context: ExceptionContext) -> None:
        ours = cipher.translated(context.original_exception, file)
        if ours is not None:
            raise ours from context.original_exception

    return engine
