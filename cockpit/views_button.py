"""Saved views at the end of the filter bar: open, save, overwrite, rename, delete."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QToolButton

from models.errors import CockpitError
from models.saved_views import SavedView, checked_name
from widgets import icons, text, theme

if TYPE_CHECKING:
    from cockpit.window import Window

MOST = 40  # views in the menu; the palette finds the others


class ViewsButton(QToolButton):
    """A menu of the views there are; the one that is on the screen is checked."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._list = QMenu(self)
        self._list.aboutToShow.connect(self._fill)
        self.setMenu(self._list)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._say()
        self._tint()

    def save(self) -> None:
        """Ask for a name and keep page, filter and place under it. A view of that name is
        overwritten; the message that says so offers the way back."""
        name = self._ask(self.tr("Save this view"), self.tr("Name of the view"), "")
        if name is not None:
            self._window.views.save(name, self._window.ways.link(), overwrite=True)

    def rename(self, name: str) -> None:
        new = self._ask(self.tr("Rename the view"), self.tr("New name"), name)
        if new is not None and new != name:
            self._window.views.rename(name, new)

    def _fill(self) -> None:
        window, here = self._window, self._window.ways.link()
        self._list.clear()
        self._add(self._list, self.tr("Save this view…"), self.save)
        self._list.addSeparator()
        for view in window.views.views[:MOST]:
            self._list.addMenu(self._one(view, shown=view.link == here))
        if not window.views.views:
            self._add(self._list, self.tr("No saved views yet"), lambda: None).setEnabled(False)
        self._list.addSeparator()
        self._add(self._list, self.tr("Copy the link to this view"), window.ways.copy_link)
        self._add(self._list, self.tr("Open the link from the clipboard"),
                  window.ways.open_from_clipboard)

    def _one(self, view: SavedView, *, shown: bool) -> QMenu:
        window = self._window
        made = QMenu(text.button_text(view.name), self._list)
        if shown:
            made.setIcon(icons.icon("check"))
        self._add(made, self.tr("Open"), partial(window.ways.open, view.link))
        self._add(made, self.tr("Overwrite with what is on the screen"), partial(
            window.views.save, view.name, window.ways.link(), overwrite=True))
        self._add(made, self.tr("Rename…"), partial(self.rename, view.name))
        self._add(made, self.tr("Delete"), partial(window.views.remove, view.name))
        return made

    @staticmethod
    def _add(menu: QMenu, words: str, act: Callable[[], object]) -> QAction:
        action = QAction(text.button_text(words), menu)
        action.triggered.connect(lambda _=False: act())
        menu.addAction(action)
        return action

    def _ask(self, title: str, label: str, name: str) -> str | None:
        """A name that can be used, or None; one that cannot is told."""
        typed, given = QInputDialog.getText(self, title, label, text=name)
        if not given:
            return None
        try:
            return checked_name(typed)
        except CockpitError as error:
            context = self._window.context
            context.say("bad", context.words(error).sentence)
            return None

    def _say(self) -> None:
        words = self.tr("Saved views")
        self.setAccessibleName(words)
        text.set_tooltip(self, self.tr("Saved views: page, filter and what is chosen (Ctrl+D)"))

    def _tint(self) -> None:
        self.setIcon(icons.icon("save"))
        self.setIconSize(QSize(theme.px(18), theme.px(18)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if text.retranslated(event):
            self._say()
        elif text.restyled(event) and hasattr(self, "_list"):
            self._tint()
