"""One choice of a few, side by side: Conversion | Count | Amount | Dwell."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets import theme
from widgets.text import one_line, restyled


@dataclass(frozen=True)
class Choices:
    """The words of the segments, and which of them is chosen."""

    texts: tuple[str, ...]
    current: int = 0


class Segmented(QWidget):
    """Segments for mouse and keyboard (left, right, Home, End).

    Signals:
        chosen: another segment was picked by hand (position).
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None, choices: Choices | None = None) -> None:
        super().__init__(parent)
        self._choices = Choices(())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if choices is not None:
            self.set_choices(choices)

    def set_choices(self, choices: Choices) -> None:
        self._choices = Choices(tuple(map(one_line, choices.texts)), choices.current)
        self._tell()
        self.updateGeometry()
        self.update()

    @property
    def current(self) -> int:
        return self._choices.current

    def _tell(self) -> None:
        texts, current = self._choices.texts, self._choices.current
        if 0 <= current < len(texts):
            self.setAccessibleName(texts[current])
        self.setAccessibleDescription(" | ".join(texts))

    def _pick(self, position: int) -> None:
        position = min(max(position, 0), len(self._choices.texts) - 1)
        if position < 0 or position == self._choices.current:
            return
        self._choices = Choices(self._choices.texts, position)
        self._tell()
        self.update()
        self.chosen.emit(position)

    def segment(self, position: int) -> QRectF:
        """Where a segment is, in the widget's own pixels."""
        left = sum(self._width(text) for text in self._choices.texts[:position])
        return QRectF(left, 0, self._width(self._choices.texts[position]), self.height())

    def _width(self, text: str) -> int:
        bold = theme.font(12, QFont.Weight.DemiBold)
        return QFontMetrics(bold).horizontalAdvance(text) + theme.px(20)

    def sizeHint(self) -> QSize:
        return QSize(sum(map(self._width, self._choices.texts)) + 1, theme.px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._pick(self._choices.current + step)
        elif event.key() == Qt.Key.Key_Home:
            self._pick(0)
        elif event.key() == Qt.Key.Key_End:
            self._pick(len(self._choices.texts) - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        for position in range(len(self._choices.texts)):
            if self.segment(position).contains(event.position()):
                self._pick(position)

    def changeEvent(self, event: QEvent) -> None:
        if restyled(event):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(0.5, 0.5, self.width() - 1, self.height() - 1)
        shape = QPainterPath()
        shape.addRoundedRect(frame, theme.px(7), theme.px(7))
        painter.fillPath(shape, QColor(t.control))
        for position, text in enumerate(self._choices.texts):
            box, is_current = self.segment(position), position == self._choices.current
            if is_current:
                painter.save()
                painter.setClipPath(shape)
                painter.fillRect(box, QColor(t.accent_soft))
                painter.restore()
            weight = QFont.Weight.DemiBold if is_current else QFont.Weight.Normal
            painter.setFont(theme.font(12, weight))
            painter.setPen(QColor(t.accent_text if is_current else t.ink_2))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(t.accent if focused else t.control_line), 2 if focused else 1))
        painter.drawPath(shape)
