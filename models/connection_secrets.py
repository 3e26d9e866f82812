"""Passwords and tokens of connections: in the key store, else inside the encrypted file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.keystore import Drawer

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from models.cache import Cache


class Secrets:
    """Not to be used inside `cache.write()`: `set` and `delete` write in a transaction of their
    own; `put` is for a secret that stands or falls with the caller's."""

    def __init__(self, cache: Cache, drawer: Drawer | None) -> None:
        self._cache, self._drawer = cache, drawer

    def get(self, name: str) -> str | None:
        if self._drawer is not None:
            return self._drawer.get(f"secret/{name}")
        with self._cache.raw_read() as connection:
            row = connection.execute("SELECT value FROM secret WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def set(self, name: str, value: str) -> None:
        if self._drawer is not None:
            self._drawer.set(f"secret/{name}", value)
            return
        with self._cache.write() as connection:
            self.put(connection, name, value)

    def put(self, connection: Connection, name: str, value: str) -> None:
        """Keep the secret, or raise, so that what else `connection` wrote is undone."""
        if self._drawer is not None:
            self._drawer.set(f"secret/{name}", value)
            return
        connection.exec_driver_sql(
            "INSERT INTO secret (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )

    def delete(self, name: str) -> None:
        """Forget the secret; nothing happens when there is none."""
        if self._drawer is not None:
            self._drawer.delete(f"secret/{name}")
            return
        with self._cache.write() as connection:
            connection.exec_driver_sql("DELETE FROM secret WHERE name = ?", (name,))
