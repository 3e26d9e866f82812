"""How the window stood the last time: place and size for each set of screens, page, panes."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from cockpit.window import Window


def restore(window: Window) -> str:
    """Put the window as it stood; gives the key of the page that was open, "" for none."""
    state = _state(window)
    window.inspector_closed = state.value("inspector_closed", "false") == "true"
    geometry = state.value(f"geometry/{_screens()}") or state.value("geometry/last")
    if geometry is None or not window.restoreGeometry(geometry):
        room = window.screen().availableSize()
        window.resize(min(1440, room.width()), min(900, room.height()))
    sizes = state.value("splitter")
    if sizes is not None:
        window.splitter.restoreState(sizes)
    window.rail.set_folded(state.value("folded", "false") == "true")
    return str(state.value("page", ""))


def keep(window: Window) -> None:
    state = _state(window)
    for screens in (_screens(), "last"):
        state.setValue(f"geometry/{screens}", window.saveGeometry())
    state.setValue("splitter", window.splitter.saveState())
    state.setValue("folded", "true" if window.rail.is_folded else "false")
    state.setValue("inspector_closed", "true" if window.inspector_closed else "false")
    state.setValue("page", window.page.key)


def _screens() -> str:
    """A name for the screens there are: a laptop at its desk is put elsewhere than on the road."""
    there = sorted(str(screen.geometry().getRect()) for screen in QGuiApplication.screens())
    return sha256("|".join(there).encode()).hexdigest()[:12]


def _state(window: Window) -> QSettings:
    home = window.context.paths.home
    return QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)
