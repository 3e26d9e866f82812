"""Plain reading connections of the driver, lent out and taken back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from models import cipher
from models.errors import CockpitError


class RawReaders:
    """Keeps what was used once, as opening costs more than asking. Safe between threads.

    The first connection stays open until `close`: closing a file's last one costs a checkpoint.
    """

    def __init__(self, connect: Callable[[], Any], file: Path) -> None:
        self._connect, self._file = connect, file
        self._door = threading.Lock()
        self._idle = [connect()]
        self._closed = False

    @contextmanager
    def lent(self) -> Iterator[Any]:
        """A connection inside a transaction that sees one version of the file."""
        with self._door:
            if self._closed:
                raise CockpitError("cache.closed", path=str(self._file))
            connection = self._idle.pop() if self._idle else None
        connection = connection or self._connect()
        try:
            with cipher.converted(self._file):
                connection.execute("BEGIN")
                yield connection
        finally:
            if connection.in_transaction:  # a failing disk ends the transaction by itself
                connection.execute("ROLLBACK")
            with self._door:
                if self._closed:
                    connection.close()
                else:
                    self._idle.append(connection)

    def close(self) -> None:
        """Close what is idle now, and what is lent when it comes back."""
        with self._door:
            self._closed = True
            for connection in self._idle:
                connection.close()
            self._idle.clear()
