"""The paths deals take: stages in their order, skips above, ways back below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QWidget

from widgets import flow_paint, theme
from widgets.flow_places import Drawn, Flow, FlowLayout, drawn
from widgets.places_area import PlacesArea
from widgets.text import Tip, one_line

Place = tuple[str, int]  # ("node" or "edge", position among the drawn ones)
NEAR = 5.0  # pixels beside a line that still count as on it


class FlowMap(PlacesArea):
    """A map of paths for mouse, keyboard and screen reader. Left and right move along the stages,
    up and down through the links that leave one.

    Positions in signals are those of the flow as it was given; a group of stages, or of links
    drawn as one, gives several.

    Signals:
        node_selected, edge_selected: by click or arrow keys (positions).
        activated: a link was double-clicked or confirmed with Enter (positions of links).
        menu: the verbs of a link are asked for (positions of links, place on the screen).
    """

    node_selected = Signal(list)
    edge_selected = Signal(list)
    activated = Signal(list)
    menu = Signal(list, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(theme.px(24), parent)
        self._flow, self._drawn = Flow(), Drawn()
        self._layout = FlowLayout((), (), 0.0, 0.0)
        self._current: Place = ("node", 0)
        self._lit: frozenset[int] = frozenset()
        self._is_chosen = False
        self._is_ready = True

    def set_flow(self, flow: Flow) -> None:
        self._flow, self._drawn = flow, drawn(flow)
        self._current, self._hover, self._is_chosen = ("node", 0), None, False
        self._lit = frozenset()
        self._arrange()
        self._read_aloud(announce=False)
        self.updateGeometry()

    def set_path(self, nodes: Sequence[int]) -> None:
        """Let the links of one path stand out, by the positions of its stages; none: all alike."""
        steps = set(zip(nodes, list(nodes)[1:], strict=False))
        self._lit = frozenset(
            place for place, members in enumerate(self._drawn.edges_of)
            if any((self._flow.edges[m].source, self._flow.edges[m].target) in steps
                   for m in members))
        self.viewport().update()

    @property
    def shown(self) -> Drawn:
        """What is drawn of the flow: groups of stages, links left out."""
        return self._drawn

    @property
    def current(self) -> Place:
        return self._current

    def place_rect(self, place: Place) -> QRect:
        """Where a node, or the words of a link, stand in the viewport."""
        return self._in_view(place)

    def _box(self, place: Place) -> QRect:
        kind, n = place
        box = self._layout.nodes[n] if kind == "node" else self._layout.links[n].label
        return box.toAlignedRect()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(640), max(int(self._layout.height), theme.px(120)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(120))

    def words(self, place: Place) -> Tip:
        """What hovering and the screen reader tell of a node or a link."""
        kind, n = place
        if kind == "node":
            node = self._drawn.nodes[n]
            rows = tuple(("", part) for part in (node.note, node.out) if part)
            return node.tip if node.tip != Tip() else Tip(node.name, rows)
        edge = self._drawn.edges[n]
        if edge.tip != Tip():
            return edge.tip
        ends = (self._drawn.nodes[edge.source].name, self._drawn.nodes[edge.target].name)
        return Tip(f"{ends[0]} → {ends[1]}", (("", self._label(n)),))

    def _label(self, n: int) -> str:
        edge = self._drawn.edges[n]
        return f"{edge.label} · {edge.note}" if edge.note else edge.label

    def table(self) -> list[list[str]]:
        """All links as rows of words, headings first; also those that are not drawn."""
        rows = [[self.tr("from"), self.tr("to"), self.tr("deals"), self.tr("median days")]]
        names = [one_line(node.name) for node in self._flow.nodes]
        rows += [[names[edge.source], names[edge.target], one_line(edge.label),
                  one_line(edge.note)] for edge in self._flow.edges]
        return rows

    # geometry

    def _arrange(self) -> None:
        metrics = QFontMetrics(flow_paint.label_font())
        self._layout = FlowLayout.of(self._drawn, float(self.viewport().width()), metrics)
        self._fit(QSize(int(self._layout.width), int(self._layout.height)))

    def _place_at(self, inside: QPoint) -> Place | None:
        point = QPointF(inside)
        for n, box in enumerate(self._layout.nodes):
            if box.contains(point):
                return "node", n
        for n, link in enumerate(self._layout.links):
            if link.label.contains(point):
                return "edge", n
        near = QRectF(point.x() - NEAR, point.y() - NEAR, 2 * NEAR, 2 * NEAR)
        for n, link in enumerate(self._layout.links):
            if any(near.intersects(QRectF(one, two).normalized().adjusted(-1, -1, 1, 1))
                   for one, two in zip(link.points, link.points[1:], strict=False)):
                return "edge", n
        return None

    # selecting

    def _leaving(self, node: int) -> list[int]:
        return [n for n, edge in enumerate(self._drawn.edges) if edge.source == node]

    def _node_of_current(self) -> int:
        kind, n = self._current
        return n if kind == "node" else self._drawn.edges[n].source

    def _move_to(self, place: Place) -> None:
        self._current, self._is_chosen = place, True
        self._reveal(self._box(place).adjusted(-4, -4, 3, 3))
        self._read_aloud(announce=True)
        self.viewport().update()
        kind, n = place
        if kind == "node":
            self.node_selected.emit(list(self._drawn.nodes_of[n]))
        else:
            self.edge_selected.emit(list(self._drawn.edges_of[n]))

    def _spoken(self) -> str:
        return self.words(self._current).spoken() if self._drawn.nodes else ""

    def _tip(self, place: Place) -> Tip:
        return self.words(place)

    def _opens(self, place: Place) -> bool:
        return place[0] == "edge"

    def _press(self, place: Place) -> None:
        self._move_to(place)

    def _open(self, place: Place) -> None:
        self.activated.emit(list(self._drawn.edges_of[place[1]]))

    def _ask_menu(self, place: Place, where: QPoint) -> None:
        self.menu.emit(list(self._drawn.edges_of[place[1]]), where)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = Qt.Key(event.key()), len(self._drawn.nodes) - 1
        if last < 0 or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        node = self._node_of_current()
        around: list[Place] = [("node", node), *(("edge", n) for n in self._leaving(node))]
        here = around.index(self._current)
        steps: dict[Qt.Key, Place] = {
            Qt.Key.Key_Left: ("node", max(node - 1, 0)),
            Qt.Key.Key_Right: ("node", min(node + 1, last)),
            Qt.Key.Key_Home: ("node", 0), Qt.Key.Key_End: ("node", last),
            Qt.Key.Key_Up: around[max(here - 1, 0)],
            Qt.Key.Key_Down: around[min(here + 1, len(around) - 1)],
            Qt.Key.Key_Space: self._current,
        }
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._opens(self._current):
                self._open(self._current)
        elif key in steps:
            self._move_to(steps[key])
        else:
            super().keyPressEvent(event)

    def _draw(self, painter: QPainter, seen: QRect) -> None:
        marked = self._current if self._is_chosen or self.hasFocus() else None
        flow_paint.paint(painter, self._drawn, self._layout, self._lit,
                         marked if self._drawn.nodes else None, self._hover)
