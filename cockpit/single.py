"""One window per folder: a second start raises the first one."""

from __future__ import annotations

import sys
from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from models.paths import Paths

PATIENCE = 500  # ms


def _name(paths: Paths) -> str:
    """A socket inside our own folder where systems have sockets; a pipe's name elsewhere."""
    place = paths.home / "window.sock"
    if sys.platform == "win32" or len(str(place)) > 100:  # the system's limit is 104 or 108
        return f"sales-cockpit-{sha256(str(paths.home).encode()).hexdigest()[:24]}"
    return str(place)


class Doorbell(QObject):
    """Listens for later starts and raises `window` for them."""

    def __init__(self, paths: Paths, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(paths))  # left behind by a crash; the cache's lock is ours
        self._server.listen(_name(paths))
        self._server.newConnection.connect(self._ring)

    def _ring(self) -> None:
        visitor = self._server.nextPendingConnection()
        if visitor is not None:
            visitor.disconnectFromServer()
            visitor.deleteLater()
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()


def ring(paths: Paths) -> bool:
    """Raise the window that is open on `paths`; False when nobody answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(paths))
    answered = socket.waitForConnected(PATIENCE)
    socket.abort()
    return answered
