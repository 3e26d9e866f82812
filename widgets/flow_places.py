"""What a path map shows, and where its nodes, links and labels are; no painting, no events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics

from widgets import theme
from widgets.text import Tip, one_line
from widgets.theme import Tone

MOST_NODES = 15  # more are drawn as groups
MOST_ARCS = 14  # skips and ways back drawn; the rarest are left out, and that is said
NODE_HIGH, LANE, OUT = 62, 24, 20  # design pixels
NODE_NARROW, NODE_WIDE = 88, 184
GAP_NARROW, GAP_WIDE = 54, 120
SPACE = 8  # between two labels of one lane


@dataclass(frozen=True)
class FlowNode:
    """A stage: its name, what stands below it (deals, days), and who leaves for good there."""

    name: str
    note: str = ""
    out: str = ""
    tone: Tone = ""
    weight: float = 0.0
    tip: Tip = Tip()


@dataclass(frozen=True)
class FlowEdge:
    """Moves between two stages, by position; `weight` gives the width. To the next stage it is
    drawn straight, further on above, back below. `note` (median days) is dropped where several
    links are drawn as one."""

    source: int
    target: int
    weight: float
    label: str
    note: str = ""
    tip: Tip = Tip()


def _plain(weight: float) -> str:
    return f"{weight:g}"


@dataclass(frozen=True, eq=False)
class Flow:
    """Stages in their order, and the moves between them.

    show_weight  writes the weight of links that are drawn as one
    show_group   names a group of so many stages in a row
    """

    nodes: tuple[FlowNode, ...] = ()
    edges: tuple[FlowEdge, ...] = ()
    show_weight: Callable[[float], str] = _plain
    show_group: Callable[[int], str] = _plain


@dataclass(frozen=True)
class Drawn:
    """A flow small enough to read. `nodes_of` and `edges_of` give the positions, in the flow as
    it was given, that each drawn node and link stands for."""

    nodes: tuple[FlowNode, ...] = ()
    edges: tuple[FlowEdge, ...] = ()
    nodes_of: tuple[tuple[int, ...], ...] = ()
    edges_of: tuple[tuple[int, ...], ...] = ()
    left_out: int = 0  # links too rare to be drawn


def drawn(flow: Flow, most: int = MOST_NODES, arcs: int = MOST_ARCS) -> Drawn:
    """At most `most` nodes: the stages with most deals stay, those in a row between two of them
    become one. At most `arcs` links that are not straight: the rarest are left out."""
    groups = _groups([node.weight for node in flow.nodes], most)
    home = {place: n for n, group in enumerate(groups) for place in group}
    nodes = tuple(_joined(flow, group) for group in groups)
    merged: dict[tuple[int, int], list[int]] = {}
    for place, edge in enumerate(flow.edges):
        ends = home.get(edge.source), home.get(edge.target)
        if ends[0] is not None and ends[1] is not None and ends[0] != ends[1]:
            merged.setdefault((ends[0], ends[1]), []).append(place)
    links = [(_merged(flow, ends, places), tuple(places)) for ends, places in merged.items()]
    links.sort(key=lambda link: -link[0].weight)
    straight = [link for link in links if link[0].target == link[0].source + 1]
    bent = [link for link in links if link[0].target != link[0].source + 1]
    kept = sorted(straight + bent[:arcs], key=lambda link: (link[0].source, link[0].target))
    return Drawn(nodes, tuple(edge for edge, _ in kept), tuple(groups),
                 tuple(places for _, places in kept), max(len(bent) - arcs, 0))


def _groups(weights: list[float], most: int) -> list[tuple[int, ...]]:
    if len(weights) <= most:
        return [(place,) for place in range(len(weights))]
    keep = max((most - 1) // 2, 1)
    heaviest = set(sorted(range(len(weights)), key=lambda n: (-weights[n], n))[:keep])
    groups: list[tuple[int, ...]] = []
    run: list[int] = []
    for place in range(len(weights)):
        if place in heaviest:
            groups += ([tuple(run)] if run else []) + [(place,)]
            run = []
        else:
            run.append(place)
    return groups + ([tuple(run)] if run else [])


def _joined(flow: Flow, group: tuple[int, ...]) -> FlowNode:
    if len(group) == 1:
        node = flow.nodes[group[0]]
        return replace(node, name=one_line(node.name), note=one_line(node.note),
                       out=one_line(node.out))
    names = [one_line(flow.nodes[place].name) for place in (group[0], group[-1])]
    return FlowNode(flow.show_group(len(group)), f"{names[0]} – {names[1]}",
                    weight=sum(flow.nodes[place].weight for place in group),
                    tip=Tip(flow.show_group(len(group)), note=f"{names[0]} – {names[1]}"))


def _merged(flow: Flow, ends: tuple[int, int], places: list[int]) -> FlowEdge:
    edges = [flow.edges[place] for place in places]
    if len(edges) == 1:
        return replace(edges[0], source=ends[0], target=ends[1], label=one_line(edges[0].label),
                       note=one_line(edges[0].note))
    weight = sum(edge.weight for edge in edges)
    return FlowEdge(ends[0], ends[1], weight, one_line(flow.show_weight(weight)))


@dataclass(frozen=True)
class Link:
    """Where a link is drawn: its corners, its width, and the boxes of its words; those of a
    straight one stand above and below it."""

    points: tuple[QPointF, ...]
    width: float
    label: QRectF
    words: str
    below: QRectF = field(default_factory=QRectF)
    note: str = ""


@dataclass(frozen=True)
class FlowLayout:
    """Places in content pixels."""

    nodes: tuple[QRectF, ...]
    links: tuple[Link, ...]
    width: float
    height: float

    @staticmethod
    def of(flow: Drawn, room: float, metrics: QFontMetrics) -> FlowLayout:
        """Nodes share `room` pixels; where they would get too narrow to read, it scrolls."""
        count = max(len(flow.nodes), 1)
        gap = float(min(max(room / count * 0.3, theme.px(GAP_NARROW)), theme.px(GAP_WIDE)))
        wide = (room - 2 - (count - 1) * gap) / count
        wide = float(min(max(wide, theme.px(NODE_NARROW)), theme.px(NODE_WIDE)))
        lefts = [1 + n * (wide + gap) for n in range(len(flow.nodes))]
        above, below = _lanes(flow, lefts, wide, metrics, up=True), _lanes(
            flow, lefts, wide, metrics, up=False)
        lane, high = float(theme.px(LANE)), float(theme.px(NODE_HIGH))
        top = lane * (max(above.values(), default=-1) + 1) + theme.px(4)
        outs = theme.px(OUT) if any(node.out for node in flow.nodes) else 0
        bottom = top + high + outs
        boxes = tuple(QRectF(left, top, wide, high) for left in lefts)
        heaviest = max((edge.weight for edge in flow.edges), default=0.0) or 1.0
        links = []
        for place, edge in enumerate(flow.edges):
            stroke = theme.px(1) + (edge.weight / heaviest) * theme.px(9)
            if place in above or place in below:
                level = above.get(place, below.get(place, 0))
                y = top - lane * (level + 0.5) if place in above else bottom + lane * (level + 0.5)
                links.append(_arc(edge, boxes, y, min(stroke, lane * 0.3), metrics,
                                  place in above))
            else:
                links.append(_straight(edge, boxes, stroke, metrics))
        total = bottom + lane * (max(below.values(), default=-1) + 1) + theme.px(4)
        reach = max([lefts[-1] + wide + 1 if lefts else 0.0,
                     *(link.label.right() + 1 for link in links)])
        return FlowLayout(boxes, tuple(links), reach, total)


def words_of(edge: FlowEdge) -> str:
    return f"{edge.label} · {edge.note}" if edge.note else edge.label


def _ports(edge: FlowEdge, lefts: list[float], wide: float) -> tuple[float, float]:
    """Where an arc leaves and arrives: on the sides that look at each other."""
    near, far = (0.7, 0.3) if edge.target > edge.source else (0.3, 0.7)
    return lefts[edge.source] + wide * near, lefts[edge.target] + wide * far


def _span(edge: FlowEdge, lefts: list[float], wide: float, metrics: QFontMetrics
          ) -> tuple[float, float]:
    """From where to where an arc and its words reach."""
    start, end = sorted(_ports(edge, lefts, wide))
    half = metrics.horizontalAdvance(words_of(edge)) / 2 + theme.px(4)
    middle = max((start + end) / 2, half + 1)
    return min(start, middle - half), max(end, middle + half)


def _lanes(flow: Drawn, lefts: list[float], wide: float, metrics: QFontMetrics, *, up: bool
           ) -> dict[int, int]:
    """The lane of each arc above (or below) the nodes: short ones near them, and nothing in one
    lane touches."""
    chosen = [place for place, edge in enumerate(flow.edges)
              if (edge.target > edge.source + 1 if up else edge.target <= edge.source)]
    chosen.sort(key=lambda n: (abs(flow.edges[n].target - flow.edges[n].source), n))
    taken: list[list[tuple[float, float]]] = []
    found: dict[int, int] = {}
    for place in chosen:
        start, end = _span(flow.edges[place], lefts, wide, metrics)
        level = next((level for level, spans in enumerate(taken) if all(
            end + SPACE <= left or right + SPACE <= start for left, right in spans)), len(taken))
        if level == len(taken):
            taken.append([])
        taken[level].append((start, end))
        found[place] = level
    return found


def _arc(edge: FlowEdge, boxes: tuple[QRectF, ...], y: float, stroke: float,
         metrics: QFontMetrics, up: bool) -> Link:
    lefts, wide = [box.left() for box in boxes], boxes[0].width()
    start, end = _ports(edge, lefts, wide)
    edge_y = boxes[0].top() if up else boxes[0].bottom()
    words = words_of(edge)
    advance = metrics.horizontalAdvance(words) + 2.0 * theme.px(4)
    middle = max((start + end) / 2, advance / 2 + 1)
    label = QRectF(middle - advance / 2, y - metrics.height() / 2, advance, metrics.height())
    return Link((QPointF(start, edge_y), QPointF(start, y), QPointF(end, y),
                 QPointF(end, edge_y)), stroke, label, words)


def _straight(edge: FlowEdge, boxes: tuple[QRectF, ...], stroke: float, metrics: QFontMetrics
              ) -> Link:
    """The count above the line in the gap, the days below it."""
    one, two = boxes[edge.source], boxes[edge.target]
    y, room = one.center().y(), two.left() - one.right()
    words, note = (metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room))
                   for text in (edge.label, edge.note))
    high = float(metrics.height())
    label = QRectF(one.right(), y - stroke / 2 - high - 1, room, high)
    below = QRectF(one.right(), y + stroke / 2 + 2, room, high if note else 0.0)
    return Link((QPointF(one.right(), y), QPointF(two.left(), y)), stroke, label, words, below,
                note)
