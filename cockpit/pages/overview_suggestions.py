"""The suggestions of the overview: each with its evidence; declining asks for a reason."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QInputDialog, QPushButton, QSizePolicy, QWidget

from cockpit.translation import tr
from models.decisions import SHORTEST
from widgets import text, theme


@dataclass(frozen=True)
class Suggestion:
    """One line in words; `decided` says what was decided, empty while it is open."""

    seen: str
    where_from: str
    act: str
    sure: str
    decided: str = ""


class _Link(QPushButton):
    """A link of one line that is shortened with an ellipsis where there is no room."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = text.one_line(words)
        self.setProperty("role", "link")
        self.setAccessibleName(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        text.set_tooltip(self, self._words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - theme.px(6)
        self.setText(text.button_text(
            self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)))


class Suggestions(QWidget):
    """A table with two buttons a line.

    Signals:
        opened: look closer at a line (position).
        accepted: a line was accepted (position).
        declined: a line was declined (position, reason).
    """

    opened = Signal(int)
    accepted = Signal(int)
    declined = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(2, 4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.lines: tuple[Suggestion, ...] = ()

    def set_lines(self, lines: tuple[Suggestion, ...]) -> None:
        """Replace all lines; the words of the head come anew with them."""
        self.lines = lines
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for column, words in enumerate((tr("What we see"), tr("Evidence"), tr("What to do"),
                                        tr("Sure"))):
            self._grid.addWidget(text.label(words, "caption"), 0, column)
        for position, line in enumerate(lines):
            self._add(position, line)

    def _add(self, position: int, line: Suggestion) -> None:
        row = position + 1
        seen = _Link(line.seen)
        seen.clicked.connect(lambda: self.opened.emit(position))
        self._grid.addWidget(seen, row, 0)
        self._grid.addWidget(text.label(line.where_from, "note"), row, 1)
        act = text.ElidedLabel(line.act)
        self._grid.addWidget(act, row, 2)
        self._grid.addWidget(text.label(line.sure), row, 3)
        if line.decided:
            self._grid.addWidget(text.label(line.decided, "note"), row, 4, 1, 2,
                                 Qt.AlignmentFlag.AlignRight)
            return
        for column, words, act_on in ((4, tr("Accept"), self.accepted.emit),
                                      (5, tr("Decline, because…"), self._ask)):
            button = text.button(words)
            button.setAccessibleName(f"{words}: {line.seen}")
            button.clicked.connect(lambda _=False, act_on=act_on: act_on(position))
            self._grid.addWidget(button, row, column)

    def _ask(self, position: int, given: str = "") -> None:
        """Why not; without a reason of two characters nothing is declined."""
        dialog = QInputDialog(self)
        dialog.setWindowTitle(tr("Decline the suggestion"))
        dialog.setLabelText(tr("Why does it not fit? It will not be shown again for 30 days.")
                            if not given else tr("Please say a little more: why does it not fit?"))
        dialog.setTextValue(given)
        dialog.setOkButtonText(tr("Decline"))
        dialog.setCancelButtonText(tr("Keep it"))
        dialog.textValueSelected.connect(lambda reason: self.decline(position, reason))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def decline(self, position: int, reason: str) -> None:
        if len(reason.strip()) < SHORTEST:
            self._ask(position, reason)
            return
        self.declined.emit(position, reason.strip())
