"""One version of the stored mart, held open so that a column is read when it is first asked for.

Most questions need a few columns. Reading and decrypting the others would cost more than the
whole start of the window, and their memory for as long as it is open.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING
from weakref import finalize

from models.errors import CockpitError
from models.mart import Mart

if TYPE_CHECKING:
    from models.cache import Cache


class Snapshot:
    """A read transaction of its own. What others write meanwhile is not seen, and waits in the
    log of the file until this is closed."""

    def __init__(self, cache: Cache) -> None:
        self._lent = cache.raw_read()
        self._file = cache.paths.cache_file
        self._lock = Lock()
        self._closed = False
        self.connection = self._lent.__enter__()

    def fetch(self, fact: str, column: str) -> list[tuple[int, bytes]]:
        """The data of a column by segment. Errors: CockpitError("cache.closed")."""
        with self._lock:
            if self._closed:
                raise CockpitError("cache.closed", path=str(self._file))
            found: list[tuple[int, bytes]] = self.connection.execute(
                "SELECT segment, data FROM mart_segment WHERE fact = ? AND name = ?",
                (fact, column)).fetchall()
            return found

    def close(self) -> None:
        with self._lock:
            if not self._closed:
                self._closed = True
                self._lent.__exit__(None, None, None)


def newest_mart(cache: Cache) -> Mart:
    """The mart as of now; its version stays readable until it is closed, or nobody has it."""
    snapshot = Snapshot(cache)
    try:
        mart = Mart.load(snapshot.connection, fetch=snapshot.fetch)
    except BaseException:
        snapshot.close()
        raise
    mart.close = finalize(mart, snapshot.close)
    return mart
