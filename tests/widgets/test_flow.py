"""The path map: words never touch, groups and omissions are told, keys walk along the paths."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from widgets.flow import FlowMap
from widgets.flow_places import MOST_ARCS, MOST_NODES, Flow, FlowEdge, FlowNode, drawn

LEFT = Qt.MouseButton.LeftButton


def small():
    nodes = tuple(FlowNode(f"Stage {n}", f"{100 - n}", "✕ 3", weight=100 - n) for n in range(4))
    moves = ((0, 1, 80), (1, 2, 60), (2, 3, 30), (0, 2, 9), (2, 0, 5), (3, 2, 7), (2, 1, 4))
    return Flow(nodes, tuple(FlowEdge(one, two, n, str(n), "5 d") for one, two, n in moves))


def wild(stages, links, seed=1):
    chance = random.Random(seed)
    nodes = tuple(FlowNode(f"Stage {n}", weight=chance.random()) for n in range(stages))
    pairs = {(chance.randrange(stages), chance.randrange(stages)) for _ in range(links)}
    pairs |= {(n, n + 1) for n in range(stages - 1)}
    return Flow(nodes, tuple(
        FlowEdge(one, two, chance.random() * 99, f"{chance.randrange(9999)}", "12 d")
        for one, two in sorted(pairs) if one != two), show_group=lambda n: f"{n} stages")


@pytest.fixture
def widget(shown):
    made = FlowMap()
    made.set_flow(small())
    return shown(made, 900, 260)


@pytest.mark.parametrize("size", [(900, 260), (420, 200), (1400, 400)])
@pytest.mark.parametrize("flow", [small(), wild(12, 60), wild(300, 900), wild(2, 3)])
def test_that_no_words_touch_other_words_or_a_stage(flow, size, shown):
    widget = FlowMap()
    widget.set_flow(flow)
    shown(widget, *size)
    layout = widget._layout
    labels = [box for link in layout.links for box in (link.label, link.below) if box.height()]
    inside = [box.adjusted(0.5, 0.5, -0.5, -0.5) for box in (*labels, *layout.nodes)]
    assert not any(one.intersects(two) for one, two in combinations(inside, 2))
    assert all(box.left() >= 0 and box.right() <= layout.width for box in inside)
    assert all(box.top() >= 0 and box.bottom() <= layout.height for box in inside)


def test_that_skips_run_above_and_ways_back_below(widget):
    layout, shown_now = widget._layout, widget.shown
    top, bottom = layout.nodes[0].top(), layout.nodes[0].bottom()
    for edge, link in zip(shown_now.edges, layout.links, strict=True):
        if edge.target > edge.source + 1:
            assert link.label.bottom() <= top
        elif edge.target < edge.source:
            assert link.label.top() >= bottom


def test_that_the_width_of_a_link_follows_its_weight(widget):
    by_weight = sorted(zip(widget.shown.edges, widget._layout.links, strict=True),
                       key=lambda pair: pair[0].weight)
    straight = [link.width for edge, link in by_weight if edge.target == edge.source + 1]
    assert straight == sorted(straight)
    assert straight[0] < straight[-1]


def test_that_three_hundred_stages_become_groups_and_nothing_is_lost_but_what_is_told():
    flow = wild(300, 900)
    found = drawn(flow)
    assert len(found.nodes) <= MOST_NODES
    assert sorted(place for group in found.nodes_of for place in group) == list(range(300))
    bent = [edge for edge in found.edges if edge.target != edge.source + 1]
    assert len(bent) == MOST_ARCS
    assert found.left_out > 0
    kept = [place for members in found.edges_of for place in members]
    assert len(kept) == len(set(kept))
    for edge, members in zip(found.edges, found.edges_of, strict=True):
        assert edge.weight == pytest.approx(sum(flow.edges[m].weight for m in members))
        for m in members:
            assert flow.edges[m].source in found.nodes_of[edge.source]
            assert flow.edges[m].target in found.nodes_of[edge.target]


def test_that_twelve_stages_stay_as_they_are():
    found = drawn(wild(12, 20))
    assert found.nodes_of == tuple((n,) for n in range(12))


def test_that_arrows_walk_along_stages_and_through_their_links(widget, qtbot):
    nodes, edges = [], []
    widget.node_selected.connect(nodes.append)
    widget.edge_selected.connect(edges.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(widget, key)
    assert nodes == [[1], [2]]
    flow = small()
    assert [(flow.edges[e[0]].source, flow.edges[e[0]].target) for e in edges] == [(2, 0), (2, 1)]
    assert "Stage 2 → Stage 1" in widget.accessibleDescription()
    with qtbot.waitSignal(widget.activated) as told:
        qtbot.keyClick(widget, Qt.Key.Key_Return)
    assert told.args == [[6]]


def test_that_a_click_on_words_or_line_selects_the_link(widget, qtbot):
    place = next(n for n, edge in enumerate(widget.shown.edges)
                 if (edge.source, edge.target) == (0, 2))
    with qtbot.waitSignal(widget.edge_selected) as told:
        qtbot.mouseClick(widget.viewport(), LEFT, pos=widget.place_rect(("edge", place)).center())
    assert told.args == [[3]]
    link = widget._layout.links[place]
    on_line = QPointF((link.points[1] + link.points[2]) / 2 + QPointF(link.label.width(), 0))
    with qtbot.waitSignal(widget.edge_selected) as told:
        qtbot.mouseClick(widget.viewport(), LEFT, pos=on_line.toPoint())
    assert told.args == [[3]]


def test_that_a_path_stands_out_and_can_be_put_back(widget):
    before = widget.grab().toImage()
    widget.set_path((0, 2, 3))
    assert widget.grab().toImage() != before
    widget.set_path(())
    assert widget.grab().toImage() == before


def test_that_the_table_holds_links_that_are_not_drawn(shown, qtbot):
    widget, flow = FlowMap(), wild(300, 900)
    widget.set_flow(flow)
    shown(widget, 900, 260)
    qtbot.keyClick(widget, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QApplication.clipboard().text().split("\n")) == len(flow.edges) + 1


def test_that_nothing_to_show_is_no_trouble(shown, qtbot):
    widget = shown(FlowMap(), 300, 150)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down):
        qtbot.keyClick(widget, key)
    qtbot.mouseClick(widget.viewport(), LEFT)
    assert not widget.grab().isNull()
