"""One figure that never stands alone: its name, its comparison, how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from widgets import marks, theme
from widgets.sparkline import Line, Sparkline
from widgets.text import (
    ElidedLabel,
    Tip,
    button,
    button_text,
    label,
    restyled,
    retranslated,
    set_tone,
    set_tooltip,
)


@dataclass(frozen=True)
class Tile:
    """What a tile shows.

    label      what is measured; may be a question
    figure     the value with its unit, shortened; the whole value belongs into `tip`
    delta      the comparison in words ("6.2% vs last quarter"), in the colour of `tone`
    direction  1 for ▲, -1 for ▼, 0 for no arrow
    n          records behind the figure; under 20 it is hatched and said so, under 5 grey
    story      one or two sentences under a line, with `action` as the way on
    """

    label: str
    figure: str
    delta: str = ""
    direction: int = 0
    tone: theme.Tone = ""
    n: int | None = None
    points: tuple[float, ...] = ()
    story: str = ""
    action: str = ""
    tip: Tip = Tip()
    is_door: bool = True


class MetricTile(QFrame):
    """A card with one figure; a click or Enter asks for what is behind it.

    Signals:
        activated: the tile was clicked or confirmed with Enter or Space.
        action_asked: the way on, under the story, was clicked.
    """

    activated = Signal()
    action_asked = Signal()

    def __init__(self, parent: QWidget | None = None, tile: Tile | None = None) -> None:
        super().__init__(parent)
        self._tile = Tile("", "")
        self._label = label(role="caption", wrap=True)
        self._figure = ElidedLabel(role="figure")
        self._figure.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._spark = Sparkline()
        self._delta = label(role="caption", wrap=True)
        self._few = label(role="caption", wrap=True)
        self._line = QFrame()
        self._line.setObjectName("hairline")
        self._story = label(role="subtitle", wrap=True)
        self._action = button(role="link")
        self._action.clicked.connect(self.action_asked)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self._figure)
        middle.addStretch(1)
        middle.addWidget(self._spark, 4)
        self._align()
        self._story.setContentsMargins(0, theme.px(6), 0, 0)
        room = QVBoxLayout(self)
        room.setContentsMargins(14, 11, 14, 11)
        room.setSpacing(2)
        room.addWidget(self._label)
        room.addLayout(middle)
        for part in (self._delta, self._few):
            room.addWidget(part)
        room.addStretch(1)
        room.addSpacing(4)
        room.addWidget(self._line)
        room.addWidget(self._story)
        room.addWidget(self._action, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_tile(tile or self._tile)

    def set_tile(self, tile: Tile) -> None:
        self._tile = tile
        self._label.setText(tile.label)
        self._figure.setText(tile.figure)
        self._fit()
        arrow = {1: "▲ ", -1: "▼ "}.get(tile.direction, "")
        self._delta.setText(arrow + tile.delta if tile.delta else "")
        self._delta.setVisible(bool(tile.delta))
        set_tone(self._delta, tile.tone)
        set_tone(self._figure, "muted" if self._is_grey() else "")
        self._spark.set_line(Line(tile.points, tile.tone))
        self._spark.setVisible(sum(map(isfinite, tile.points)) > 1)
        self._story.setText(tile.story)
        self._story.setVisible(bool(tile.story))
        self._action.setText(button_text(tile.action))
        self._action.setVisible(bool(tile.action))
        self._line.setVisible(bool(tile.story or tile.action))
        set_tooltip(self, tile.tip)
        self.setProperty("door", tile.is_door)
        self.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if tile.is_door else Qt.FocusPolicy.NoFocus
        )
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if tile.is_door else Qt.CursorShape.ArrowCursor
        )
        self._say()
        self.update()

    def _align(self) -> None:
        """Latin and Chinese figures on one line, tile beside tile."""
        for part, height in ((self._label, 19), (self._figure, 32), (self._delta, 19)):
            part.setMinimumHeight(theme.px(height))

    def _is_grey(self) -> bool:
        return self._tile.n is not None and self._tile.n < marks.TOO_FEW

    def _is_hatched(self) -> bool:
        return self._tile.n is not None and self._tile.n < marks.FEW

    def _say(self) -> None:
        """The words of our own, in the language of the moment."""
        tile = self._tile
        self._few.setVisible(self._is_hatched())
        if self._is_hatched():
            self._few.setText(self.tr("n = {n}, too few to rely on").format(n=tile.n))
        judged = {"good": self.tr("better"), "warn": self.tr("take care"), "bad": self.tr("worse")}
        arrow = {1: self.tr("up"), -1: self.tr("down")}.get(tile.direction, "")
        parts = (tile.figure, f"{arrow} {tile.delta}".strip(), judged.get(tile.tone, ""),
                 self._few.text() if self._is_hatched() else "", tile.story)  # fmt: skip
        self.setAccessibleName(tile.label)
        self.setAccessibleDescription(", ".join(part for part in parts if part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The figure as large as the tile lets it be: it is shrunk before it is cut."""
        margins = self.contentsMargins()
        room = self.width() - theme.px(30) - margins.left() - margins.right()
        for size in (22, 20, 18, 16):
            font = theme.font(size, QFont.Weight.Bold)
            if QFontMetrics(font).horizontalAdvance(self._figure.text()) <= room:
                break
        self._figure.setFont(font)
        self._figure.setStyleSheet("" if size == 22 else f"font-size: {theme.px(size)}px;")
        self._figure.setMinimumWidth(0)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(150, 0))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if retranslated(event):
            self._say()
        elif restyled(event) and hasattr(self, "_figure"):
            self._align()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self._tile.is_door and event.key() in keys:
            self.activated.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if self._tile.is_door and inside and event.button() == Qt.MouseButton.LeftButton:
            self.activated.emit()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_hatched():
            painter = QPainter(self)
            inner = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            marks.hatch(painter, inner, theme.tokens().panel, theme.px(9))
