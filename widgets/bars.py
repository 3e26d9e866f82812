"""Names with bars and figures, largest first: what blocks, how they leave, who contributes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from widgets import theme
from widgets.text import Tip, one_line, restyled, tip_html

ROW = 29


@dataclass(frozen=True)
class Bar:
    """One line. `share` is 0 to 1 of the full bar; `was` is a quieter figure for comparison."""

    name: str
    share: float
    figure: str
    was: str = ""
    tone: theme.Tone = ""
    tip: Tip = Tip()


@dataclass(frozen=True)
class ShareBars:
    """The lines, in the order they are shown."""

    bars: tuple[Bar, ...]


class Bars(QWidget):
    """Horizontal bars for mouse and keyboard.

    Signals:
        selected: a line was clicked or reached with the arrow keys (position).
        activated: double-clicked or confirmed with Enter.
        menu: the verbs of a line are asked for (position, place on the screen).
    """

    selected = Signal(int)
    activated = Signal(int)
    menu = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._current, self._is_chosen = 0, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_bars(self, bars: ShareBars) -> None:
        self._bars = tuple(
            replace(bar, name=one_line(bar.name), figure=one_line(bar.figure),
                    was=one_line(bar.was))
            for bar in bars.bars
        )  # fmt: skip
        self._current = min(self._current, max(len(self._bars) - 1, 0))
        self._is_chosen = False
        self._read_aloud()
        self.updateGeometry()
        self.update()

    def row_rect(self, position: int) -> QRect:
        """Where a line is."""
        return QRect(0, position * theme.px(ROW), self.width(), theme.px(ROW))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(260), len(self._bars) * theme.px(ROW) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), self.sizeHint().height())

    def _at(self, point: QPoint) -> int:
        position = point.y() // theme.px(ROW)
        return position if 0 <= position < len(self._bars) else -1

    def _move_to(self, position: int) -> None:
        if not self._bars:
            return
        self._current, self._is_chosen = min(max(position, 0), len(self._bars) - 1), True
        self._read_aloud()
        self.update()
        self.selected.emit(self._current)

    def _read_aloud(self) -> None:
        if not self._bars:
            self.setAccessibleDescription("")
            return
        bar = self._bars[self._current]
        spoken = f"{bar.name}: {bar.figure} {bar.was}. {bar.tip.spoken()}".strip(" .")
        self.setAccessibleDescription(one_line(spoken))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: self._current - 1, Qt.Key.Key_Down: self._current + 1,
                 Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._bars) - 1,
                 Qt.Key.Key_Space: self._current}  # fmt: skip
        key = Qt.Key(event.key())
        if key in steps and self._bars:
            self._move_to(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._bars:
            self.activated.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = self._at(event.position().toPoint())
        if position >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._move_to(position)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = self._at(event.position().toPoint())
        if position >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.activated.emit(position)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        position = self._current if by_key else self._at(event.pos())
        if 0 <= position < len(self._bars):
            inside = self.row_rect(position).center() if by_key else event.pos()
            self.menu.emit(position, self.mapToGlobal(inside))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            position = self._at(event.pos())
            if position >= 0:
                bar = self._bars[position]
                tip = bar.tip if bar.tip != Tip() else Tip(bar.name, ((bar.was, bar.figure),))
                QToolTip.showText(event.globalPos(), tip_html(tip), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thin, bold = theme.font(12.5), theme.font(12.5, QFont.Weight.DemiBold)
        thin_metrics, bold_metrics = QFontMetrics(thin), QFontMetrics(bold)
        gap = theme.px(8)
        right = max((bold_metrics.horizontalAdvance(b.figure)
                     + (thin_metrics.horizontalAdvance(" " + b.was) if b.was else 0)
                     for b in self._bars), default=0)  # fmt: skip
        longest = max((thin_metrics.horizontalAdvance(b.name) for b in self._bars), default=0)
        room = self.width() - right - 4 * gap
        left = min(longest + 2, max(room * 6 // 10, room - theme.px(44)))
        for position, bar in enumerate(self._bars):
            row = self.row_rect(position)
            if position == self._current and self._is_chosen:
                painter.fillRect(row, QColor(t.accent_soft))
            painter.setPen(QColor(t.line))
            painter.drawLine(row.bottomLeft(), row.bottomRight())
            painter.setFont(thin)
            painter.setPen(QColor(t.ink))
            name = thin_metrics.elidedText(
                bar.name, Qt.TextElideMode.ElideRight, left
            )
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(row.adjusted(4, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, name)
            height = theme.px(7)
            track = QRectF(left + 2 * gap, row.center().y() - height / 2,
                           self.width() - right - left - 4 * gap, height)  # fmt: skip
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.track))
            painter.drawRoundedRect(track, height / 2, height / 2)
            share = min(max(bar.share, 0.0), 1.0) if bar.share == bar.share else 0.0
            if share > 0:
                track.setWidth(max(track.width() * share, height))
                painter.setBrush(QColor(t.mark(bar.tone)))
                painter.drawRoundedRect(track, height / 2, height / 2)
            edge = row.adjusted(0, 0, -4, 0)
            if bar.was:
                painter.setPen(QColor(t.ink_3_text))
                painter.drawText(edge, middle | Qt.AlignmentFlag.AlignRight, bar.was)
                edge.setRight(edge.right() - thin_metrics.horizontalAdvance(" " + bar.was))
            painter.setFont(bold if bar.was else thin)
            painter.setPen(QColor(t.tone(bar.tone)))
            painter.drawText(edge, middle | Qt.AlignmentFlag.AlignRight, bar.figure)
        if self.hasFocus() and self._bars:
            painter.setPen(QColor(t.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            focus = QRectF(self.row_rect(self._current)).adjusted(0.5, 0.5, -0.5, -1.5)
            painter.drawRoundedRect(focus, 4, 4)
