"""From one total to another, step by step: which causes added and which took away."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from widgets import theme
from widgets.text import Tip, one_line, tip_html


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


class Waterfall(QWidget):
    """Columns for mouse and keyboard.

    Signals:
        selected: a column was clicked or reached with the arrow keys.
        activated: double-clicked or confirmed with Enter.
    """

    selected = Signal(int)
    activated = Signal(int)

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
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(64) * len(self._steps), theme.px(140))

    def spans(self) -> list[tuple[float, float]]:
        """From where to where each column reaches, in the unit of the values."""
        level, spans = 0.0, []
        for step in self._steps:
            start = 0.0 if step.is_total else level
            level = step.value if step.is_total else level + step.value
            spans.append((start, level))
        return spans

    def column_rect(self, position: int) -> QRectF:
        """The whole height over one step."""
        width = self.width() / max(len(self._steps), 1)
        return QRectF(position * width, 0, width, self.height())

    def _move_to(self, position: int) -> None:
        if 0 <= position < len(self._steps):
            self._current, self._is_chosen = position, True
            self._read_aloud()
            self.update()
            self.selected.emit(position)

    def _read_aloud(self) -> None:
        if self._steps:
            step = self._steps[self._current]
            words = f"{step.name}: {step.figure}. {step.tip.spoken()}".strip(" .")
            self.setAccessibleDescription(one_line(words))

    def _at(self, point: QPoint) -> int:
        return point.x() * len(self._steps) // max(self.width(), 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: self._current - 1, Qt.Key.Key_Right: self._current + 1,
                 Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._steps) - 1}  # fmt: skip
        key = Qt.Key(event.key())
        if key in steps:
            self._move_to(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._steps:
            self.activated.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._move_to(self._at(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = self._at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and 0 <= position < len(self._steps):
            self.activated.emit(position)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            position = self._at(event.pos())
            if 0 <= position < len(self._steps):
                step = self._steps[position]
                tip = step.tip if step.tip != Tip() else Tip(rows=((step.name, step.figure),))
                QToolTip.showText(event.globalPos(), tip_html(tip), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._steps:
            return
        t, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bold, small = theme.font(12, QFont.Weight.DemiBold), theme.font(11.5)
        above, below = QFontMetrics(bold).height() + 4, QFontMetrics(small).height() + 8
        spans = self.spans()
        low = min(0.0, *(min(span) for span in spans))
        high = max(0.0, *(max(span) for span in spans)) or 1.0
        scale = (self.height() - above - below) / ((high - low) or 1.0)

        def y(value: float) -> float:
            return above + (high - value) * scale

        painter.setPen(QColor(t.line))
        painter.drawLine(0, round(y(0)), self.width(), round(y(0)))
        for position, (step, (start, end)) in enumerate(zip(self._steps, spans, strict=True)):
            box = self.column_rect(position)
            edge = box.width() * 0.18
            column = QRectF(box.left() + edge, min(y(start), y(end)), box.width() - 2 * edge,
                            max(abs(y(start) - y(end)), 2))  # fmt: skip
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.ink_3 if step.is_total else t.mark(step.tone)))
            painter.drawRoundedRect(column, 3, 3)
            if position + 1 < len(spans):
                painter.setPen(QPen(QColor(t.ink_3), 1, Qt.PenStyle.DotLine))
                right = box.right() + edge
                painter.drawLine(round(column.right()), round(y(end)), round(right), round(y(end)))
            if position == self._current and (self._is_chosen or self.hasFocus()):
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(t.accent if self.hasFocus() else t.ink), 2))
                painter.drawRoundedRect(column.adjusted(-2, -2, 2, 2), 4, 4)
            self._words(painter, step, box, column.top() - above, below, (bold, small))

    def _words(
        self, painter: QPainter, step: Step, box: QRectF, top: float, below: int,
        fonts: tuple[QFont, QFont],
    ) -> None:  # fmt: skip
        """The figure above a column, and its name at the foot."""
        t, (bold, small) = theme.tokens(), fonts
        centre, elide = Qt.AlignmentFlag.AlignCenter, Qt.TextElideMode.ElideRight
        painter.setFont(bold)
        painter.setPen(QColor(t.tone(step.tone)))
        painter.drawText(QRectF(box.left(), max(top, 0), box.width(), QFontMetrics(bold).height()),
                         centre, step.figure)  # fmt: skip
        painter.setFont(small)
        painter.setPen(QColor(t.ink_2))
        name = QFontMetrics(small).elidedText(step.name, elide, int(box.width()) - 4)
        painter.drawText(QRectF(box.left(), box.bottom() - below, box.width(), below), centre, name)
