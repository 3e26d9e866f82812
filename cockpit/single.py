"""One window per folder: a second start raises the first one, and hands it the link it was given.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from models.paths import Paths

PATIENCE = 500  # ms
LONGEST = 1_000_000  # bytes of a link


def _name(paths: Paths) -> str:
    """A socket inside our own folder where systems have sockets; a pipe's name elsewhere."""
    place = paths.home / "window.sock"
    if sys.platform == "win32" or len(str(place)) > 100:  # the system's limit is 104 or 108
        return f"sales-cockpit-{sha256(str(paths.home).encode()).hexdigest()[:24]}"
    return str(place)


class Doorbell(QObject):
    """Listens for later starts, raises `window` for them, and gives their link to `go`."""

    def __init__(self, paths: Paths, window: QWidget, go: Callable[[str], object]) -> None:
        super().__init__(window)
        self._window, self._go = window, go
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(paths))  # left behind by a crash; the cache's lock is ours
        self._server.listen(_name(paths))
        self._server.newConnection.connect(self._ring)

    def _ring(self) -> None:
        visitor = self._server.nextPendingConnection()
        if visitor is not None:
            visitor.disconnected.connect(lambda: self._hear(visitor))
            if visitor.state() == QLocalSocket.LocalSocketState.UnconnectedState:
                self._hear(visitor)  # it said what it had to say and left before we looked
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()


    def _hear(self, visitor: QLocalSocket) -> None:
        """What the visitor said before it left is the link to open, if any."""
        said = bytes(visitor.read(LONGEST).data()).decode("utf-8", "replace")
        visitor.disconnected.disconnect()
        visitor.deleteLater()
        if said:
            self._go(said)


def ring(paths: Paths, link: str = "") -> bool:
    """Raise the window that is open on `paths` and let it open `link`, if any; False when nobody
    answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(paths))
    if not socket.waitForConnected(PATIENCE):
        return False
    if link:
        socket.write(link.encode())
        socket.waitForBytesWritten(PATIENCE)
    socket.disconnectFromServer()
    if socket.state() != QLocalSocket.LocalSocketState.UnconnectedState:
        socket.waitForDisconnected(PATIENCE)
    return True
