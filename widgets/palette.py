"""A field to type in with what was found below it, in groups; everything by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from widgets import theme
from widgets.palette_hits import HEADING, ROW, Hit, HitPainter, HitsTableModel, Index
from widgets.text import label, restyled, retranslated

__all__ = ["Hit", "Palette"]

WIDTH, MOST_HIGH = 640, 460  # design pixels


class Palette(QFrame):
    """Lies over its parent while it is open. Arrows move, Enter chooses, Escape closes.

    Signals:
        typed: other words stand in the field.
        chosen: the hit at this position was chosen with Enter or a click.
        closed: it went away, with or without a choice.
    """

    typed = Signal(str)
    chosen = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._model = HitsTableModel()
        self.field, self.view = QLineEdit(), QListView()
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self.typed)
        self.field.installEventFilter(self)
        self.view.setModel(self._model)
        self.view.setItemDelegate(HitPainter(self._model, self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(self._click)
        self._says, self._foot = label(role="note", wrap=True), label(role="note")
        room = QVBoxLayout(self)
        room.setContentsMargins(10, 10, 10, 8)
        room.setSpacing(8)
        for part in (self.field, self._says, self.view, self._foot):
            room.addWidget(part)
        self._before: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        parent.installEventFilter(self)
        self.hide()
        self._say()

    def start(self, placeholder: str, words: str = "") -> None:
        """Open with other words in the field, ready to type."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(placeholder)
        self.field.setText(words)
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.typed.emit(words)

    def set_hits(self, hits: Sequence[Hit], says: str = "") -> None:
        """Show what was found; `says` stands there when it is nothing."""
        self._model.set_hits(hits)
        self._says.setText(says)
        self._says.setVisible(bool(says))
        self.view.setVisible(bool(hits))
        self._move(1, start=-1)
        self._place()

    @property
    def current(self) -> int:
        """The position of the hit that Enter chooses; -1 for none."""
        row = self.view.currentIndex().row()
        return self._model.lines[row][0] if 0 <= row < len(self._model.lines) else -1

    @property
    def hits(self) -> list[Hit]:
        return [line for _, line in self._model.lines if isinstance(line, Hit)]

    def close_it(self) -> None:
        """Go away and give the keyboard back."""
        if not self.isVisible():
            return
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and (
                event.type() == QEvent.Type.KeyPress):
            return self._key(event)
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8,
                 Qt.Key.Key_PageUp: -8, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_it()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.current)
        elif key in steps:
            self._move(steps[key])
        else:
            return False
        return True

    def _move(self, by: int, start: int | None = None) -> None:
        """Select the hit `by` hits further, round the ends by single steps."""
        rows = [row for row, (position, _) in enumerate(self._model.lines) if position >= 0]
        if not rows:
            return
        at = self.current if start is None else start
        to = at + by
        to = to % len(rows) if abs(by) == 1 else min(max(to, 0), len(rows) - 1)
        index = self._model.index(rows[to])
        self.view.setCurrentIndex(index)
        if to == 0:
            self.view.scrollToTop()  # with the heading above it
        else:
            self.view.scrollTo(index)

    def _click(self, index: Index) -> None:
        self._choose(self._model.lines[index.row()][0])

    def _choose(self, position: int) -> None:
        if position >= 0:
            self.close_it()
            self.chosen.emit(position)

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        """Clicking elsewhere closes it; another program in front does not."""
        if self.isVisible() and now is not None and now is not self.field and (
                not self.isAncestorOf(now)):
            self._before = None
            self.close_it()

    def _place(self) -> None:
        """In the upper middle of the parent, as high as it needs to be."""
        parent = self.parentWidget()
        if parent is None:
            return
        width = min(theme.px(WIDTH), parent.width() - theme.px(32))
        high = sum(theme.px(HEADING if position < 0 else ROW)
                   for position, _ in self._model.lines)
        self.view.setFixedHeight(min(high + 4, theme.px(MOST_HIGH),
                                     max(parent.height() - theme.px(180), theme.px(ROW))))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((parent.width() - width) // 2, min(theme.px(72), parent.height() // 8))

    def _say(self) -> None:
        self._foot.setText(self.tr("↑ ↓ choose · Enter open · Esc close"))
        self.setAccessibleName(self.tr("Command palette"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if retranslated(event):
            self._say()
        elif restyled(event) and hasattr(self, "_foot"):
            self.view.doItemsLayout()
