"""The decision tree: cards stand apart, arrows walk, headings choose the dimension."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from widgets.decision_tree import DecisionTree
from widgets.tree_layout import Tree, TreeLevel, TreeNode

LEFT = Qt.MouseButton.LeftButton
DIMENSIONS = ("Region", "Product", "Team")


def node(name, change="−1.0", few=False):
    return TreeNode(name, "42% → 36%", change, 0.5, "bad", few)


def tree(parts=3):
    return Tree((
        TreeLevel("Conversion", (node("All"),), 0),
        TreeLevel("Region", tuple(node(f"region {n}", few=n == 2) for n in range(parts)), 0,
                  DIMENSIONS, 0, 1),
        TreeLevel("Product", (node("Pro-X"), node("Core")), -1, DIMENSIONS[1:], 0, 0),
    ))


@pytest.fixture
def widget(shown):
    made = DecisionTree()
    made.set_tree(tree())
    return shown(made, 800, 260)


def places(widget):
    return [(level, place) for level, column in enumerate(widget.tree.levels)
            for place in range(-1, len(column.nodes))]


@pytest.mark.parametrize("size", [(800, 260), (400, 120), (1600, 900)])
def test_that_no_two_cards_or_headings_touch(size, shown):
    widget = DecisionTree()
    widget.set_tree(tree(30))
    shown(widget, *size)
    boxes = [widget.node_rect(*place) for place in places(widget)]
    assert not any(one.intersects(two) for one, two in combinations(boxes, 2))


def test_that_arrows_walk_among_parts_and_levels(widget, qtbot):
    told = []
    widget.selected.connect(lambda *place: told.append(place))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left,
                Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(widget, key)
    assert told == [(1, 0), (1, 1), (2, 0), (1, 0), (1, 2), (1, 0)]
    assert "region 0" in widget.accessibleDescription()
    with qtbot.waitSignal(widget.activated) as drilled:
        qtbot.keyClick(widget, Qt.Key.Key_Return)
    assert drilled.args == [1, 0]


def test_that_a_click_chooses_and_a_double_click_drills(widget, qtbot):
    where = widget.node_rect(1, 1).center()
    with qtbot.waitSignal(widget.selected) as told:
        qtbot.mouseClick(widget.viewport(), LEFT, pos=where)
    assert told.args == [1, 1]
    with qtbot.waitSignal(widget.activated) as told:
        qtbot.mouseDClick(widget.viewport(), LEFT, pos=where)
    assert told.args == [1, 1]


def test_that_the_heading_offers_dimensions_and_marks_the_one_that_tells_most(widget, qtbot):
    qtbot.keyClick(widget, Qt.Key.Key_Right)
    with qtbot.assertNotEmitted(widget.selected):
        qtbot.keyClick(widget, Qt.Key.Key_Up)
    assert widget.current == (1, -1)
    assert "Product tells most" in widget.accessibleDescription()
    qtbot.keyClick(widget, Qt.Key.Key_Return)
    actions = widget.choices.actions()
    assert [action.text() for action in actions] == ["Region", "Product ★", "Team"]
    assert actions[0].isChecked()
    with qtbot.waitSignal(widget.dimension_chosen) as told:
        actions[2].trigger()
    assert told.args == [1, 2]
    widget.choices.close()


def test_that_a_fixed_heading_cannot_be_reached(widget, qtbot):
    qtbot.keyClick(widget, Qt.Key.Key_Up)
    assert widget.current == (0, 0)


def test_that_few_records_are_said_in_words_and_drawn(widget):
    assert "Too few" in widget.words(1, 2).note
    assert "Too few" not in widget.words(1, 1).note
    picture = widget.grab().toImage()
    plain, hatched = (widget.node_rect(1, place).adjusted(90, 4, -70, -26) for place in (1, 2))

    def shades(box):
        return len({picture.pixelColor(x, y).name() for x in range(box.left(), box.right())
                    for y in range(box.top(), box.bottom())})

    assert shades(hatched) > shades(plain)


def test_that_many_parts_scroll_and_the_keyboard_brings_them_into_view(shown, qtbot):
    widget = DecisionTree()
    widget.set_tree(tree(200))
    shown(widget, 700, 200)
    assert widget.verticalScrollBar().maximum() > 0
    qtbot.keyClick(widget, Qt.Key.Key_Right)
    qtbot.keyClick(widget, Qt.Key.Key_End)
    assert widget.viewport().rect().contains(widget.node_rect(1, 199))
    qtbot.keyClick(widget, Qt.Key.Key_Home)
    assert widget.viewport().rect().contains(widget.node_rect(1, 0))


def test_that_the_table_holds_every_card(widget, qtbot):
    qtbot.keyClick(widget, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().split("\n")
    assert len(lines) == 7
    assert lines[2].split("\t")[:2] == ["Region", "region 0"]


def test_that_nothing_to_show_is_no_trouble(shown, qtbot):
    widget = shown(DecisionTree(), 300, 150)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(widget, key)
    qtbot.mouseClick(widget.viewport(), LEFT)
    widget.set_tree(Tree((TreeLevel("empty", ()),)))
    qtbot.keyClick(widget, Qt.Key.Key_Down)
    assert not widget.grab().isNull()


def test_that_the_place_of_the_keyboard_survives_new_figures(widget, qtbot):
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(widget, key)
    widget.set_tree(tree())
    assert widget.current == (1, 2)
    widget.set_tree(tree(1))
    assert widget.current == (1, 0)
