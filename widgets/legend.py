"""What the colours and patterns of a heatmap mean, in words beside them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from widgets import marks, theme
from widgets.cells import NO_CELLS, Cells
from widgets.flow_layout import FlowLayout
from widgets.text import label, retranslated


class _Ramp(QWidget):
    """The colour scale as a bar."""

    def __init__(self) -> None:
        super().__init__()
        self.kind: theme.ScaleKind = "diverging"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = theme.px(8)
        box = QRectF(0, (self.height() - height) / 2, self.width(), height)
        gradient = QLinearGradient(box.topLeft(), box.topRight())
        colours = theme.scale(theme.tokens(), self.kind)
        for step in range(0, len(colours), 15):
            gradient.setColorAt(step / (len(colours) - 1), QColor(colours[step]))
        shape = QPainterPath()
        shape.addRoundedRect(box, height / 2, height / 2)
        painter.fillPath(shape, gradient)
        painter.setPen(QColor(theme.tokens().line))
        painter.drawPath(shape)


class _Swatch(QWidget):
    """A small cell in one of the patterns."""

    def __init__(self, pattern: str) -> None:
        super().__init__()
        self._pattern = pattern
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(18), theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        plain = self._pattern == "grey"
        fill = t.neutral if plain else theme.scale(t, "diverging")[190]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box, 3, 3)
        if self._pattern == "hatch":
            marks.hatch(painter, box, fill, 3)
        elif self._pattern == "dot":
            marks.dot(painter, box, fill, 3)
        painter.setPen(QColor(t.control_line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)


class Legend(QWidget):
    """Worse – ramp – better, then only those patterns that occur; `tools` takes pickers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: Cells = NO_CELLS
        self._low, self._high, self._ramp = label(role="caption"), label(role="caption"), _Ramp()
        self._words = {pattern: label(role="caption") for pattern in ("hatch", "grey", "dot")}
        self._flow = FlowLayout(self, gap=theme.px(14))
        self._scale = self._group(self._low, self._ramp, self._high)
        self._marks = {
            pattern: self._group(_Swatch(pattern), words) for pattern, words in self._words.items()
        }
        self.tools = QHBoxLayout()
        self.tools.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.setLayout(self.tools)
        self._flow.addWidget(holder)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_cells(NO_CELLS)

    def _group(self, *parts: QWidget) -> QWidget:
        group = QWidget()
        line = QHBoxLayout(group)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(6))
        for part in parts:
            line.addWidget(part)
        self._flow.addWidget(group)
        return group

    def set_cells(self, cells: Cells) -> None:
        """Explain these cells."""
        self._cells = cells
        self._ramp.kind = cells.scale.kind
        self._ramp.update()
        places = [
            (row, column) for row in range(len(cells.rows)) for column in range(len(cells.columns))
        ]
        seen = {
            "hatch": any(cells.is_hatched(*place) for place in places),
            "grey": any(cells.is_grey(*place) for place in places),
            "dot": any(cells.is_dotted(*place) for place in places),
        }
        for pattern, group in self._marks.items():
            group.setVisible(seen[pattern])
        self._say()
        self._flow.invalidate()
        self.updateGeometry()

    def _say(self) -> None:
        scale = self._cells.scale
        if scale.kind == "diverging":
            low, high = self.tr("Worse"), self.tr("Better")
        else:
            low, high = self.tr("Less"), self.tr("More")
        self._low.setText(scale.low_word or low)
        self._high.setText(scale.high_word or high)
        self._words["hatch"].setText(
            self.tr("hatched: fewer than {n} records").format(n=marks.FEW)
        )
        self._words["grey"].setText(
            self.tr("grey: fewer than {n}, not ranked").format(n=marks.TOO_FEW)
        )
        self._words["dot"].setText(self.tr("dotted: more than a tenth still open"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if retranslated(event):
            self._say()
            self._flow.invalidate()
