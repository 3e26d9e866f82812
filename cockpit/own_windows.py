"""All windows of single panels: opened, counted, remembered, closed with the main window."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject

from cockpit.detach import OwnWindow
from cockpit.remembered import keep_text, recall_text
from cockpit.translation import tr
from models.errors import CockpitError

if TYPE_CHECKING:
    from cockpit.window import Window

KEY = "window.own"
MOST = 12  # windows; each computes for itself


class OwnWindows(QObject):
    """They belong to the main window, and come back with it at the next start."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._number = window, 0
        self.open_ones: list[OwnWindow] = []

    def open(self, page: str, name: str, place: Mapping[str, str], geometry: bytes = b""
             ) -> OwnWindow | None:
        """Show a panel in a window of its own; None where there is no such panel, or where there
        are `MOST` windows already, which is told."""
        window = self._window
        kind = window.kind_of(page)
        if kind is None:
            return None
        if len(self.open_ones) >= MOST:
            window.context.say("info", tr("{count} windows are open. Close one first.").format(
                count=MOST))
            return None
        self._number += 1
        made = OwnWindow(window.context, kind, name, place, self._number)
        if not made.found:
            made.deleteLater()
            return None
        self.open_ones.append(made)
        made.closed.connect(lambda: self._forget(made))
        made.agenda_asked.connect(
            lambda title: window.agenda.add(title, window.ways.link_to(made.page)))
        if geometry:
            made.restoreGeometry(QByteArray(geometry))
        else:
            made.move(window.pos().x() + 60 + 24 * len(self.open_ones), window.pos().y() + 80)
        made.show()
        return made

    def restore(self) -> None:
        """Open those of the last time."""
        kept = recall_text(self._window.context.cache, KEY)
        try:
            for one in json.loads(kept or "[]"):
                self.open(one["page"], one["name"], one["place"],
                          bytes.fromhex(one["geometry"]))
        except (KeyError, TypeError, ValueError, AttributeError):
            return  # of another version of the program

    def keep(self) -> None:
        """Remember those that are open, as they stand."""
        cache = self._window.context.cache
        if cache.mode != "write":
            return
        body = json.dumps([{
            "page": one.page.key, "name": one.name, "place": one.page.place(),
            "geometry": bytes(one.saveGeometry().data()).hex(),
        } for one in self.open_ones])
        try:
            if body != (recall_text(cache, KEY) or "[]"):
                keep_text(cache, KEY, body)
        except CockpitError:
            return  # a full disk must not keep the window from closing; it was told before

    def close_all(self) -> None:
        for one in list(self.open_ones):
            one.close()

    def _forget(self, one: OwnWindow) -> None:
        if one in self.open_ones:
            self.open_ones.remove(one)
