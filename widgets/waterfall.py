"""From one total to another, step by step: which causes added and which took away."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from widgets import clipboard, theme, waterfall_paint
from widgets.text import Tip, one_line, restyled, tip_html
from widgets.waterfall_paint import Frame


@dataclass(frozen=True)
class Step:
    """One column: a total stands on the ground, a change hangs where the last one ended.

    `value` in any unit, the same for all; `figure` is it in words, with its sign.
    """

    name: str
    value: float
    figure: str
    tone: theme.Tone = ""
    is_total: bool = False
    tip: Tip = Tip()


@dataclass(frozen=True)
class WaterfallSteps:
    """The columns from left to right."""

    steps: tuple[Step, ...]


_BACK, _ON = (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Down)


class Waterfall(QWidget):
    """Columns for mouse and keyboard; they lie down where their words would not fit below.

    Signals:
        selected: a column was clicked or reached with the arrow keys.
        activated: double-clicked or confirmed with Enter.
        menu: the verbs of a column are asked for (position, place on the screen).
    """

    selected = Signal(int)
    activated = Signal(int)
    menu = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()
        self._current, self._is_chosen = 0, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_steps(self, steps: WaterfallSteps) -> None:
        self._steps = tuple(
            replace(step, name=one_line(step.name), figure=one_line(step.figure))
            for step in steps.steps
        )
        self._current, self._is_chosen = 0, False
        self._read_aloud()
        self.updateGeometry()
        self.update()

    @property
    def current(self) -> int:
        """The chosen column; -1 for none."""
        return self._current if self._is_chosen else -1

    def set_current(self, position: int) -> None:
        """Show a column as chosen, without a signal; -1 for none."""
        self._is_chosen = 0 <= position < len(self._steps)
        self._current = position if self._is_chosen else 0
        self._read_aloud()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), max(theme.px(200), self._frame.height_needed()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), max(theme.px(140),
                                        theme.px(waterfall_paint.LINE) * len(self._steps)))

    def spans(self) -> list[tuple[float, float]]:
        """From where to where each column reaches, in the unit of the values."""
        return waterfall_paint.spans(self._steps)

    @property
    def _frame(self) -> Frame:
        return Frame(self._steps, self.size())

    def column_rect(self, position: int) -> QRectF:
        """All the room of one step."""
        return self._frame.box(position)

    def table(self) -> list[list[str]]:
        """The same data as rows of words."""
        return [[step.name, step.figure] for step in self._steps]

    def copy(self) -> None:
        """The columns to the clipboard, as a table."""
        clipboard.copy_table(self.table())

    def _move_to(self, position: int) -> None:
        if 0 <= position < len(self._steps):
            self._current, self._is_chosen = position, True
            self._read_aloud()
            self.update()
            self.selected.emit(position)

    def _read_aloud(self) -> None:
        words = ""
        if self._steps:
            step = self._steps[self._current]
            words = f"{step.name}: {step.figure}. {step.tip.spoken()}".strip(" .")
        self.setAccessibleDescription(one_line(words))

    def _at(self, point: QPointF) -> int:
        return self._frame.at(point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        last = len(self._steps) - 1
        plain = not event.modifiers() & Qt.KeyboardModifier.AltModifier
        steps = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last, Qt.Key.Key_Space: self._current}
        steps |= dict.fromkeys(_BACK, self._current - 1)
        steps |= dict.fromkeys(_ON, self._current + 1)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key in steps and plain:
            self._move_to(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._steps:
            self.activated.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._move_to(self._at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and 0 <= position < len(self._steps):
            self.activated.emit(position)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        position = self._current if by_key else self._at(QPointF(event.pos()))
        if not 0 <= position < len(self._steps):
            event.ignore()
            return
        middle = self.column_rect(position).center().toPoint()
        if not by_key:
            self._move_to(position)
        self.menu.emit(position, self.mapToGlobal(middle) if by_key else event.globalPos())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            position = self._at(QPointF(event.pos()))
            if 0 <= position < len(self._steps):
                step = self._steps[position]
                tip = step.tip if step.tip != Tip() else Tip(rows=((step.name, step.figure),))
                QToolTip.showText(event.globalPos(), tip_html(tip), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self._is_chosen or self.hasFocus()
        waterfall_paint.paint(painter, self._frame, self._current if marked else -1,
                              focused=self.hasFocus())
