"""The same driver, file and settings without encryption: what encryption is measured against."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from models import cache_files, cipher


class _Plain(cipher.dbapi2.Connection):  # type: ignore[name-defined,misc]
    def execute(self, statement: str, *given: Any) -> Any:
        if statement.startswith(("PRAGMA key", "PRAGMA cipher")):
            statement = "SELECT 1"
        return super().execute(statement, *given)


@contextmanager
def without_encryption() -> Iterator[None]:
    """Inside, every file of the cache is opened as a plain SQLite file."""
    connect, recognise = cipher.dbapi2.connect, cache_files._recognise
    cipher.dbapi2.connect = lambda *given, **more: connect(*given, factory=_Plain, **more)
    cache_files._recognise = lambda *given: None  # it tells plain files apart
    try:
        yield
    finally:
        cipher.dbapi2.connect, cache_files._recognise = connect, recognise
