"""Painting of a decision tree: cards, links and headings, in content pixels."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen

from widgets import colour, marks, theme
from widgets.tree_layout import HEADING, TreeLayout, TreeLevel, TreeNode

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_ELIDE = Qt.TextElideMode.ElideRight


def paint(painter: QPainter, layout: TreeLayout, current: tuple[int, int] | None,
          hover: tuple[int, int] | None, window: QRect) -> None:
    """All that touches `window`; `current` is framed as the place of the keyboard."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for level, column in enumerate(layout.tree.levels):
        _heading(painter, layout, level, (level, HEADING) in (current, hover))
        if level + 1 < len(layout.tree.levels) and column.chosen >= 0:
            _links(painter, layout, level)
    for level, column in enumerate(layout.tree.levels):
        for place, node in enumerate(column.nodes):
            box = layout.node(level, place)
            if box.intersects(window):
                _card(painter, node, QRectF(box), chosen=place == column.chosen,
                      hovered=hover == (level, place))
        if column.rest:
            _rest(painter, column, layout.node(level, len(column.nodes)))
    if current is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.tokens().accent), 2))
        frame = QRectF(layout.node(*current)).adjusted(0, 0, 0, 0)
        painter.drawRoundedRect(frame, theme.px(6), theme.px(6))


def _heading(painter: QPainter, layout: TreeLayout, level: int, lit: bool) -> None:
    t, column = theme.tokens(), layout.tree.levels[level]
    words, font = heading_words(column), theme.font(11.5)
    box = layout.heading(level).adjusted(theme.px(2), 0, 0, 0)
    painter.setFont(font)
    painter.setPen(QColor(t.accent_text if lit and column.choices else t.ink_3_text))
    painter.drawText(box, _MIDDLE | _LEFT,
                     QFontMetrics(font).elidedText(words, _ELIDE, box.width()))


def heading_words(column: TreeLevel) -> str:
    """The dimension, with a sign that another can be chosen and whether this one tells most."""
    if not column.choices:
        return column.title
    star = " ★" if column.current == column.proposed else ""
    return f"{column.title} ▾{star}"


def _links(painter: QPainter, layout: TreeLayout, level: int) -> None:
    """From the chosen card to each of its parts; the one to the next chosen card stands out."""
    t = theme.tokens()
    column, parts = layout.tree.levels[level], layout.tree.levels[level + 1]
    start = QRectF(layout.node(level, column.chosen))
    for place in sorted(range(len(parts.nodes)), key=lambda n: n == parts.chosen):
        end = QRectF(layout.node(level + 1, place))
        one, two = QPointF(start.right(), start.center().y()), QPointF(end.left(), end.center().y())
        half = (two.x() - one.x()) / 2
        path = QPainterPath(one)
        path.cubicTo(one + QPointF(half, 0), two - QPointF(half, 0), two)
        lit = place == parts.chosen
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(t.scale_low if lit else t.control_line),
                            theme.px(2) if lit else 1))
        painter.drawPath(path)


def _card(painter: QPainter, node: TreeNode, box: QRectF, *, chosen: bool, hovered: bool) -> None:
    t = theme.tokens()
    fill = colour.mix(t.panel, t.scale_low, 0.10) if chosen else t.hover if hovered else t.panel
    frame = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setBrush(QColor(fill))
    painter.setPen(QPen(QColor(t.scale_low if chosen else t.line), 1))
    painter.drawRoundedRect(frame, theme.px(6), theme.px(6))
    if node.few:
        marks.hatch(painter, frame, fill, theme.px(6))
    inner = box.adjusted(theme.px(9), theme.px(4), -theme.px(9), -theme.px(4))
    line = inner.height() / 2
    bold, thin = theme.font(12.5, QFont.Weight.DemiBold), theme.font(12)
    bold_metrics, thin_metrics = QFontMetrics(bold), QFontMetrics(thin)
    upper = QRectF(inner.left(), inner.top(), inner.width(), line)
    painter.setFont(bold)
    painter.setPen(QColor(colour.legible(t.tone(node.tone), (fill,))))
    painter.drawText(upper, _MIDDLE | _RIGHT, node.change)
    room = int(inner.width()) - bold_metrics.horizontalAdvance(node.change) - theme.px(8)
    painter.setPen(QColor(t.ink))
    painter.drawText(upper, _MIDDLE | _LEFT, bold_metrics.elidedText(node.name, _ELIDE, room))
    lower = QRectF(inner.left(), inner.top() + line, inner.width(), line)
    painter.setFont(thin)
    painter.setPen(QColor(colour.legible(t.ink_2, (fill,))))
    words = thin_metrics.elidedText(node.value, _ELIDE, int(inner.width()))
    painter.drawText(lower, _MIDDLE | _LEFT, words)
    left = max(inner.center().x() + theme.px(4),
               inner.left() + thin_metrics.horizontalAdvance(words) + theme.px(8))
    if inner.right() - left < theme.px(24):
        return
    height = float(theme.px(6))
    track = QRectF(left, lower.center().y() - height / 2, inner.right() - left, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(t.track))
    painter.drawRoundedRect(track, height / 2, height / 2)
    share = min(max(node.share, 0.0), 1.0) if node.share == node.share else 0.0
    if share > 0:
        track.setWidth(max(track.width() * share, height * 0.6))
        painter.setBrush(QColor(t.scale_high if node.tone == "good" else t.scale_low))
        painter.drawRoundedRect(track, height / 2, height / 2)


def _rest(painter: QPainter, column: TreeLevel, box: QRect) -> None:
    font = theme.font(12)
    painter.setFont(font)
    painter.setPen(QColor(theme.tokens().ink_3_text))
    words = QFontMetrics(font).elidedText(column.rest, _ELIDE, box.width() - theme.px(9))
    painter.drawText(box.adjusted(theme.px(9), 0, 0, 0), _LEFT | Qt.AlignmentFlag.AlignTop, words)
