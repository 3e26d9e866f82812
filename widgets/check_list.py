"""A searchable list to check entries in; the inside of a filter's popup."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from widgets import theme
from widgets.text import button, button_text, label, one_line, retranslated

Index = QModelIndex | QPersistentModelIndex
SEARCH_FROM = 8  # entries; shorter lists need no search field


@dataclass(frozen=True)
class Options:
    """What can be checked. `single` closes with the first pick, as for a period."""

    texts: tuple[str, ...]
    checked: frozenset[int] = frozenset()
    single: bool = False


class OptionsTableModel(QAbstractListModel):
    """Options that match the search, checked ones first when the list opens."""

    def __init__(self) -> None:
        super().__init__()
        self.options = Options(())
        self.checked: set[int] = set()
        self._keys: tuple[str, ...] = ()
        self._shown: list[int] = []

    def set_options(self, options: Options) -> None:
        self.options, self.checked = options, set(options.checked)
        self._keys = tuple(text.casefold() for text in options.texts)
        self.search("")

    def search(self, words: str) -> None:
        """Keep what holds all `words`."""
        parts = words.casefold().split()
        self.beginResetModel()
        found = (i for i, key in enumerate(self._keys) if all(part in key for part in parts))
        if self.options.single:
            self._shown = list(found)
        else:
            self._shown = sorted(found, key=lambda i: i not in self.options.checked)
        self.endResetModel()

    def position(self, row: int) -> int:
        return self._shown[row]

    def toggle(self, row: int) -> None:
        position = self._shown[row]
        if self.options.single:
            self.checked = {position}
        else:
            self.checked ^= {position}
        index = self.index(row)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        position = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self.options.texts[position])
        if role == Qt.ItemDataRole.CheckStateRole:
            on = position in self.checked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return None


class CheckList(QWidget):
    """Search, check, apply. Enter applies, Space checks, Escape leaves it to the popup.

    Signals:
        applied: the checked positions, in order.
        cleared: nothing shall be checked any more.
    """

    applied = Signal(list)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = OptionsTableModel()
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        self.view = QListView()
        self.view.setModel(self._model)
        self.view.setUniformItemSizes(True)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.clicked.connect(lambda index: self._toggle(index.row()))
        self.view.installEventFilter(self)
        self._nothing = label(role="note")
        self._clear, self.apply_button = button(role="link"), button(role="primary")
        self._clear.clicked.connect(self.cleared)
        self.apply_button.clicked.connect(self._apply)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._clear)
        foot.addStretch(1)
        foot.addWidget(self.apply_button)
        room = QVBoxLayout(self)
        room.setContentsMargins(8, 8, 8, 8)
        for part in (self.search, self._nothing, self.view, self._foot):
            room.addWidget(part)
        self._say()

    def set_options(self, options: Options) -> None:
        self.search.clear()
        self._model.set_options(options)
        self.search.setVisible(len(options.texts) >= SEARCH_FROM)
        self._foot.setVisible(not options.single)
        self._search("")
        row = self.view.sizeHintForRow(0) if options.texts else theme.px(24)
        self.view.setFixedHeight(min(max(len(options.texts), 1), 12) * max(row, 1) + 4)
        metrics = self.view.fontMetrics()
        longest = heapq.nlargest(20, options.texts, key=len)  # measuring all takes seconds
        widths = (metrics.horizontalAdvance(one_line(text)) for text in longest)
        width = max(widths, default=0) + theme.px(60)
        self.view.setFixedWidth(min(max(width, theme.px(200)), theme.px(420)))

    def start(self) -> None:
        """Put the keyboard where typing helps."""
        first = self.view if self.search.isHidden() else self.search
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _search(self, words: str) -> None:
        self._model.search(words)
        self._nothing.setVisible(self._model.rowCount() == 0)
        checked = sorted(self._model.options.checked)
        rows = range(self._model.rowCount())
        row = next((r for r in rows if self._model.position(r) in checked), 0)
        self.view.setCurrentIndex(self._model.index(row))

    def _toggle(self, row: int) -> None:
        if row >= 0:
            self._model.toggle(row)
            if self._model.options.single:
                self._apply()

    def _apply(self) -> None:
        self.applied.emit(sorted(self._model.checked))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event)
        return False

    def _key(self, watched: object, event: QKeyEvent) -> bool:
        row = self.view.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            single = self._model.options.single
            # after a search Enter means the entry it found
            if single or (self.search.text() and not self._touched()):
                self._toggle(row)
            if not single:
                self._apply()
            return True
        if watched is self.search and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.view.setFocus()
            return True
        if watched is self.view and event.key() == Qt.Key.Key_Space:
            self._toggle(row)
            return True
        return False

    def _touched(self) -> bool:
        return self._model.checked != set(self._model.options.checked)

    def _say(self) -> None:
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search"))
        self._nothing.setText(self.tr("Nothing matches"))
        self._clear.setText(button_text(self.tr("Clear")))
        self.apply_button.setText(button_text(self.tr("Apply")))

    def changeEvent(self, event: QEvent) -> None:
        if retranslated(event):
            self._say()
        super().changeEvent(event)
