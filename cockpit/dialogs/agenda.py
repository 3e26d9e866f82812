"""The agenda as a list: what was put on it, under which filter, seen as of when; in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from cockpit import links
from cockpit.filter_words import as_of_words, filter_words
from models.errors import CockpitError
from widgets import text
from widgets.table import Table
from widgets.table_model import Column, Rows

if TYPE_CHECKING:
    from cockpit.window import Window
    from models.agenda import Item


class AgendaDialog(QDialog):
    """Keys: Enter opens, Alt+↑ and Alt+↓ move, Delete takes off, Ctrl+Z puts back."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._items: tuple[Item, ...] = ()
        self._gone: Item | None = None
        self.setWindowTitle(self.tr("Agenda"))
        self.resize(1020, 460)
        self._says = text.label(role="note", wrap=True)
        self.table = Table()
        self.table.setAccessibleName(self.tr("Agenda"))
        self.table.view.horizontalHeader().setSectionsClickable(False)
        self.table.view.horizontalHeader().setSortIndicatorShown(False)
        self.table.activated.connect(self.open_item)
        self._undo = text.button(self.tr("Undo"), "link")
        self._undo.hide()
        buttons = QHBoxLayout()
        self.buttons = {
            "open": text.button(self.tr("Open"), "primary"), "up": text.button(self.tr("Up")),
            "down": text.button(self.tr("Down")), "remove": text.button(self.tr("Take off")),
            "close": text.button(self.tr("Close")),
        }
        acts = {"open": self._open, "up": lambda: self._move(-1), "down": lambda: self._move(1),
                "remove": self._remove, "close": self.accept}
        for name, button in self.buttons.items():
            button.clicked.connect(acts[name])
            if name == "close":
                buttons.addWidget(self._undo)
                buttons.addStretch(1)
            buttons.addWidget(button)
        room = QVBoxLayout(self)
        room.setContentsMargins(20, 16, 20, 16)
        room.setSpacing(10)
        room.addWidget(self._says)
        room.addWidget(self.table, 1)
        room.addLayout(buttons)
        self._undo.clicked.connect(self._put_back)
        for keys, act in (("Alt+Up", lambda: self._move(-1)), ("Alt+Down", lambda: self._move(1)),
                          ("Delete", self._remove), ("Ctrl+Z", self._put_back)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        window.agenda.changed.connect(self._show)
        self._show()
        if window.agenda.items:
            self.table.set_selection(0)
        self.table.setFocus()

    def open_item(self, position: int) -> None:
        """Go where the item leads; the list goes away."""
        item = self._window.agenda.items[position]
        self.accept()
        self._window.ways.open(item.link)

    def _show(self) -> None:
        context, items = self._window.context, self._window.agenda.items
        chosen = self._chosen()
        read = [self._read(item) for item in items]
        self.table.set_rows(Rows((
            Column("", [str(position + 1) for position in range(len(items))], figures=True,
                   width=44),
            Column(self.tr("What"), [item.title for item in items], strong=True),
            Column(self.tr("Page"), [page for page, _, _ in read], width=120),
            Column(self.tr("Filter"), [words for _, words, _ in read]),
            Column(self.tr("Seen"), [seen for _, _, seen in read], width=140),
            Column(self.tr("Added"), [context.formats.moment(item.at) for item in items],
                   width=140),
        )))
        self._says.setText(self.tr(
            "What shall be talked about, in this order. Add to it from the ⋯ menu of a panel.")
            if items else self.tr(
                "Nothing is on the agenda yet. The ⋯ menu of each panel has Add to agenda."))
        self._undo.setVisible(self._gone is not None)
        if chosen is not None and items:
            self.table.set_selection(next(
                (position for position, item in enumerate(items) if item.id == chosen.id),
                min(chosen.position, len(items) - 1)))
        for name in ("open", "up", "down", "remove"):
            self.buttons[name].setEnabled(bool(items))
        self._items = items

    def _read(self, item: Item) -> tuple[str, str, str]:
        """Page, filter and as-of day in words; what cannot be read any more stays empty."""
        context = self._window.context
        try:
            link = links.read(item.link, context.calendar, context.clock())
        except CockpitError:
            return "", "", ""
        title = next((words for key, words, _ in self._window.titles() if key == link.page), "")
        return (title, filter_words(context, link.filters),
                as_of_words(context, link.filters.as_of))

    def _chosen(self) -> Item | None:
        positions = self.table.selection
        return self._items[positions[0]] if positions else None

    def _open(self) -> None:
        if (item := self._chosen()) is not None:
            self.open_item(item.position)

    def _move(self, by: int) -> None:
        if (item := self._chosen()) is not None:
            self._window.agenda.move(item.id, item.position + by)

    def _remove(self) -> None:
        if (item := self._chosen()) is not None:
            self._gone = item
            self._window.agenda.remove(item.id)

    def _put_back(self) -> None:
        if self._gone is not None:
            gone, self._gone = self._gone, None
            self._window.agenda.put_back(gone)
