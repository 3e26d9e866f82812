"""Painting of a path map: links first, their words over them, then the stages."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen

from widgets import colour, theme
from widgets.flow_places import Drawn, FlowEdge, FlowLayout, Link

_ELIDE = Qt.TextElideMode.ElideRight
_CENTRE = Qt.AlignmentFlag.AlignCenter


def label_font() -> QFont:
    return theme.font(11)


def paint(painter: QPainter, flow: Drawn, layout: FlowLayout, lit: frozenset[int],
          current: tuple[str, int] | None, hover: tuple[str, int] | None) -> None:
    """`lit` links stand out as one path; `current` is where the keyboard stands."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    order = sorted(range(len(flow.edges)), key=lambda n: (n in lit, ("edge", n) == current))
    for n in order:
        strong = n in lit or ("edge", n) in (current, hover)
        _line(painter, flow.edges[n], layout.links[n], strong=strong, quiet=bool(lit))
    for n in order:
        _words(painter, flow.edges[n], layout.links[n], strong=n in lit or ("edge", n) == current)
    for n, box in enumerate(layout.nodes):
        _node(painter, flow, n, box, lit=("node", n) == hover)
    if current is not None:
        kind, n = current
        box = layout.nodes[n] if kind == "node" else layout.links[n].label.adjusted(-2, 0, 2, 0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.tokens().accent), 2))
        painter.drawRoundedRect(box, theme.px(6), theme.px(6))


def _ink(edge: FlowEdge, strong: bool) -> str:
    """Forward is calm, back warns; the chosen path has the colour of selections."""
    t = theme.tokens()
    if strong:
        return t.accent
    return t.scale_low if edge.target <= edge.source else t.scale_high


def _line(painter: QPainter, edge: FlowEdge, link: Link, *, strong: bool, quiet: bool) -> None:
    shade = QColor(_ink(edge, strong))
    shade.setAlpha(230 if strong else 70 if quiet else 130)
    pen = QPen(shade, link.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(_path(link.points))
    tip, before = link.points[-1], link.points[-2]
    size = max(link.width * 0.8, theme.px(4))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    if before.x() == tip.x():
        down = 1 if tip.y() > before.y() else -1
        corners = (QPointF(-size, -down * size * 1.4), QPointF(size, -down * size * 1.4))
    else:
        corners = (QPointF(-size * 1.4, -size), QPointF(-size * 1.4, size))
    painter.drawPolygon([tip, tip + corners[0], tip + corners[1]])


def _path(points: tuple[QPointF, ...]) -> QPainterPath:
    """Straight lines with round corners."""
    path = QPainterPath(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(theme.px(8), _distance(before, corner) / 2, _distance(corner, after) / 2)
        path.lineTo(_towards(corner, before, radius))
        path.quadTo(corner, _towards(corner, after, radius))
    path.lineTo(points[-1])
    return path


def _distance(one: QPointF, two: QPointF) -> float:
    return float(abs(one.x() - two.x()) + abs(one.y() - two.y()))


def _towards(start: QPointF, end: QPointF, length: float) -> QPointF:
    whole = _distance(start, end) or 1.0
    return start + (end - start) * (length / whole)


def _words(painter: QPainter, edge: FlowEdge, link: Link, *, strong: bool) -> None:
    t = theme.tokens()
    painter.setFont(label_font())
    if len(link.points) > 2:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.panel))
        painter.drawRoundedRect(link.label, 3, 3)
    ink = colour.legible(_ink(edge, strong), (t.panel,)) if strong else t.ink_2
    painter.setPen(QColor(ink))
    painter.drawText(link.label, _CENTRE, link.words)
    if link.note:
        painter.setPen(QColor(ink if strong else t.ink_3_text))
        painter.drawText(link.below, _CENTRE, link.note)


def two_lines(name: str, metrics: QFontMetrics, room: int) -> list[str]:
    """A name that is too long for one line, broken at the space that leaves the shorter lines."""
    breaks = [place for place, char in enumerate(name) if char == " "]
    if metrics.horizontalAdvance(name) <= room or not breaks:
        return [name]
    best = min(breaks, key=lambda place: max(metrics.horizontalAdvance(name[:place]),
                                             metrics.horizontalAdvance(name[place + 1:])))
    return [name[:best], name[best + 1:]]


def _node(painter: QPainter, flow: Drawn, n: int, box: QRectF, *, lit: bool) -> None:
    t, node = theme.tokens(), flow.nodes[n]
    grouped = len(flow.nodes_of[n]) > 1
    painter.setBrush(QColor(t.neutral if grouped else t.hover if lit else t.panel))
    painter.setPen(QPen(QColor(t.mark(node.tone) if node.tone else t.control_line), 1,
                        Qt.PenStyle.DashLine if grouped else Qt.PenStyle.SolidLine))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))
    bold, thin = theme.font(12, QFont.Weight.DemiBold), theme.font(11)
    room = int(box.width()) - theme.px(10)
    metrics, note = QFontMetrics(bold), [node.note] if node.note else []
    lines = two_lines(node.name, metrics, room)
    line = box.height() / (len(lines) + len(note) + 0.4)
    for place, words in enumerate([*lines, *note]):
        is_name = place < len(lines)
        painter.setFont(bold if is_name else thin)
        painter.setPen(QColor(t.ink if is_name else t.ink_2 if grouped else t.ink_3_text))
        used = metrics if is_name else QFontMetrics(thin)
        painter.drawText(QRectF(box.left(), box.top() + line * (place + 0.2), box.width(), line),
                         _CENTRE, used.elidedText(words, _ELIDE, room))
    if node.out:
        metrics = QFontMetrics(thin)
        words = metrics.elidedText(node.out, _ELIDE, int(box.width()))
        half_wide = metrics.horizontalAdvance(words) / 2 + 3
        below = QRectF(box.center().x() - half_wide, box.bottom() + 2, half_wide * 2,
                       theme.px(18))
        painter.fillRect(below, QColor(t.panel))
        painter.setPen(QColor(t.bad_text))
        painter.drawText(below, _CENTRE, words)
