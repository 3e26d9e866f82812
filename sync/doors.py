"""Sockets that another thread can close: for deadlines, and for people who press Cancel."""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import Any
from weakref import WeakSet

from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool


class Doors:
    """All connections of one transport, and the pools that open them."""

    def __init__(self) -> None:
        opened = self._opened = WeakSet[Any]()

        class Plain(HTTPConnectionPool):
            def _new_conn(self) -> Any:
                connection = super()._new_conn()
                opened.add(connection)
                return connection

        class Safe(HTTPSConnectionPool):
            def _new_conn(self) -> Any:
                connection = super()._new_conn()
                opened.add(connection)
                return connection

        self.pools: dict[str, type[HTTPConnectionPool]] = {"http": Plain, "https": Safe}

    def slam(self) -> None:
        """End every conversation at once, from any thread; whoever reads gets an error."""
        for connection in tuple(self._opened):
            sock = connection.sock
            if sock is not None:
                with suppress(OSError):
                    # Of the plain socket, also under TLS: only the system call is wanted.
                    socket.socket.shutdown(sock, socket.SHUT_RDWR)
