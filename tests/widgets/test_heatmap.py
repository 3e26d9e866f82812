"""The heatmap by mouse, keyboard, screen reader and clipboard."""

from __future__ import annotations

import time

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from widgets import colour, theme
from widgets.cells import Cells, Margin, Scale
from widgets.heatmap import Heatmap
from widgets.text import Tip

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


def grid(rows=4, columns=3, **more):
    values = np.linspace(-10, 10, rows * columns).reshape(rows, columns)
    return Cells(
        values, tuple(f"row {r}" for r in range(rows)), tuple(f"col {c}" for c in range(columns)),
        tuple(tuple(f"{value:.0f}%" for value in row) for row in values),
        **{"scale": Scale("diverging", -10, 10)} | more,
    )  # fmt: skip


@pytest.fixture
def heatmap(shown):
    widget = Heatmap()
    widget.set_cells(grid(
        margins=(Margin("end", ("1", "2", "3", "4")),), counts=np.full((4, 3), 100),
        open_share=np.zeros((4, 3)),
    ))  # fmt: skip
    return shown(widget)


def centre(heatmap, row, column):
    return heatmap.cell_rect(row, column).center()


def click(qtbot, heatmap, row, column, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.mouseClick(heatmap.viewport(), LEFT, modifier, centre(heatmap, row, column))


def test_that_a_click_selects_the_cell_under_it(heatmap, qtbot):
    with qtbot.waitSignal(heatmap.selected) as told:
        click(qtbot, heatmap, 2, 1)
    assert told.args == [[(2, 1)]]


def test_that_a_double_click_drills(heatmap, qtbot):
    with qtbot.waitSignal(heatmap.activated) as told:
        qtbot.mouseDClick(heatmap.viewport(), LEFT, pos=centre(heatmap, 1, 2))
    assert told.args == [1, 2]


def test_that_dragging_selects_a_block_and_tells_once(heatmap, qtbot):
    told = []
    heatmap.selected.connect(told.append)
    port = heatmap.viewport()
    qtbot.mousePress(port, LEFT, pos=centre(heatmap, 0, 0))
    qtbot.mouseMove(port, centre(heatmap, 1, 1))
    qtbot.mouseMove(port, centre(heatmap, 2, 1))
    qtbot.mouseRelease(port, LEFT, pos=centre(heatmap, 2, 1))
    assert told == [[(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)]]


def test_that_control_click_adds_and_takes_away(heatmap, qtbot):
    click(qtbot, heatmap, 0, 0)
    click(qtbot, heatmap, 2, 2, modifier=Qt.KeyboardModifier.ControlModifier)
    assert heatmap.selection == [(0, 0), (2, 2)]
    click(qtbot, heatmap, 0, 0, modifier=Qt.KeyboardModifier.ControlModifier)
    assert heatmap.selection == [(2, 2)]


def test_that_arrows_move_and_stop_at_the_edges(heatmap, qtbot):
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(heatmap, key)
    assert heatmap.selection == [(1, 1)]
    for _ in range(9):
        qtbot.keyClick(heatmap, Qt.Key.Key_Up)
    assert heatmap.selection == [(0, 1)]


def test_that_home_and_end_go_through_the_row_margins_included(heatmap, qtbot):
    qtbot.keyClick(heatmap, Qt.Key.Key_End)
    assert heatmap.current == (0, 3)
    qtbot.keyClick(heatmap, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert heatmap.current == (3, 3)
    qtbot.keyClick(heatmap, Qt.Key.Key_Home)
    assert heatmap.current == (3, 0)


def test_that_shift_with_arrows_widens_the_selection(heatmap, qtbot):
    click(qtbot, heatmap, 1, 1)
    qtbot.keyClick(heatmap, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(heatmap, Qt.Key.Key_Left, SHIFT)
    assert heatmap.selection == [(1, 0), (1, 1), (2, 0), (2, 1)]


def test_that_enter_drills_where_the_keyboard_is(heatmap, qtbot):
    qtbot.keyClick(heatmap, Qt.Key.Key_Down)
    with qtbot.waitSignal(heatmap.activated) as told:
        qtbot.keyClick(heatmap, Qt.Key.Key_Return)
    assert told.args == [1, 0]


def test_that_the_menu_key_asks_for_the_verbs_of_the_current_cell(heatmap, qtbot):
    qtbot.keyClick(heatmap, Qt.Key.Key_Right)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    with qtbot.waitSignal(heatmap.menu) as told:
        QApplication.sendEvent(heatmap, event)
    assert told.args[:2] == [0, 1]
    assert heatmap.cell_rect(0, 1).contains(heatmap.viewport().mapFromGlobal(told.args[2]))


def test_that_a_right_click_selects_the_cell_before_it_asks(heatmap, qtbot):
    where = centre(heatmap, 3, 2)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, where, heatmap.viewport().mapToGlobal(where)
    )
    with qtbot.waitSignals([heatmap.selected, heatmap.menu], order="strict"):
        QApplication.sendEvent(heatmap.viewport(), event)
    assert heatmap.selection == [(3, 2)]


def test_that_a_right_click_inside_a_selection_keeps_it(heatmap, qtbot):
    heatmap.set_selection([(0, 0), (1, 0)])
    where = centre(heatmap, 1, 0)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, where, heatmap.viewport().mapToGlobal(where)
    )
    with qtbot.waitSignal(heatmap.menu):
        QApplication.sendEvent(heatmap.viewport(), event)
    assert heatmap.selection == [(0, 0), (1, 0)]


def test_that_headings_can_be_clicked(heatmap, qtbot):
    with qtbot.waitSignal(heatmap.row_selected) as row:
        qtbot.mouseClick(heatmap.viewport(), LEFT, pos=QPoint(5, centre(heatmap, 2, 0).y()))
    with qtbot.waitSignal(heatmap.column_selected) as column:
        qtbot.mouseClick(heatmap.viewport(), LEFT, pos=QPoint(centre(heatmap, 0, 1).x(), 5))
    assert (row.args, column.args) == ([2], [1])


def test_that_the_current_cell_is_read_aloud(heatmap, qtbot):
    qtbot.keyClick(heatmap, Qt.Key.Key_Down)
    assert heatmap.accessibleDescription().startswith("row 1 · col 0. ")
    assert "-5%" in heatmap.accessibleDescription()


def test_that_hovering_tells_the_cell_and_its_cautions(heatmap, qtbot):
    cells = grid(counts=np.array([[12, 3, 100]] * 4), open_share=np.full((4, 3), 0.2))
    heatmap.set_cells(cells)
    where = centre(heatmap, 0, 0)
    event = QHelpEvent(
        QHelpEvent.Type.ToolTip, where, heatmap.viewport().mapToGlobal(where)
    )
    QApplication.sendEvent(heatmap.viewport(), event)
    qtbot.waitUntil(QToolTip.isVisible)
    assert "row 0 · col 0" in QToolTip.text()
    assert "n = 12" in QToolTip.text()
    assert "still open" in QToolTip.text()
    QToolTip.hideText()


def test_that_tips_given_by_the_page_are_used(heatmap):
    tips = tuple(tuple(Tip(f"tip {r} {c}") for c in range(3)) for r in range(4))
    heatmap.set_cells(grid(tips=tips))
    assert heatmap.words(2, 1).title == "tip 2 1"


def test_that_the_grid_is_copied_as_a_table_no_spreadsheet_runs(heatmap, qtbot):
    cells = grid(1, 2, corner="Region")
    heatmap.set_cells(Cells(cells.values, ("=cmd()",), cells.columns, cells.figures))
    qtbot.keyClick(heatmap, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines == ["\tcol 0\tcol 1", "'=cmd()\t-10%\t10%"]


def pixel(heatmap, row, column):
    """A colour near the corner of a cell, where no word is."""
    rect = heatmap.cell_rect(row, column)
    return heatmap.viewport().grab().toImage().pixelColor(rect.left() + 8, rect.top() + 3)


def test_that_the_worst_cell_is_orange_and_the_best_is_blue(heatmap):
    tokens = theme.tokens()
    assert pixel(heatmap, 0, 0) == QColor(tokens.scale_low)
    assert pixel(heatmap, 3, 2) == QColor(tokens.scale_high)


def test_that_too_few_records_or_no_value_have_no_colour(heatmap):
    values = np.array([[-10.0, np.nan]])
    heatmap.set_cells(Cells(
        values, ("r",), ("a", "b"), (("1%", "—"),), counts=np.array([[4, 400]]),
        scale=Scale("diverging", -10, 10),
    ))  # fmt: skip
    assert heatmap._cells.is_grey(0, 0)
    assert heatmap._painter.colours(0, 0)[0] == theme.tokens().neutral
    assert pixel(heatmap, 0, 1) == QColor(theme.tokens().neutral)


@pytest.mark.parametrize(
    ("n", "hatched", "grey"), [(4, True, True), (5, True, False), (19, True, False),
                               (20, False, False)],
)  # fmt: skip
def test_that_the_borders_of_trust_are_five_and_twenty(n, hatched, grey):
    cells = grid(1, 1, counts=np.array([[n]]))
    assert (cells.is_hatched(0, 0), cells.is_grey(0, 0)) == (hatched, grey)


def test_that_a_cohort_is_dotted_above_a_tenth_open_not_at_it():
    cells = grid(1, 2, open_share=np.array([[0.10, 0.11]]))
    assert [cells.is_dotted(0, column) for column in (0, 1)] == [False, True]


def test_that_hatching_never_comes_near_the_ink(heatmap):
    from widgets import marks

    for tokens in (theme.LIGHT, theme.DARK):
        pairs = zip(theme.scale(tokens, "diverging"), theme.scale_inks(tokens, "diverging"),
                    strict=True)  # fmt: skip
        for fill, ink in pairs:
            assert colour.contrast(marks._line_on(fill), ink) >= 4, fill


def test_that_a_refresh_with_the_same_headings_keeps_the_selection(heatmap, qtbot):
    click(qtbot, heatmap, 2, 1)
    heatmap.set_cells(grid(margins=(Margin("end", ("1", "2", "3", "4")),)))
    assert heatmap.selection == [(2, 1)]
    heatmap.set_cells(grid(2, 2))
    assert heatmap.selection == []


def test_that_keys_scroll_what_does_not_fit_into_view(shown, qtbot):
    heatmap = Heatmap()
    heatmap.set_cells(grid(60, 12))
    shown(heatmap, 700, 300)
    for key in (Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown):
        qtbot.keyClick(heatmap, key)
    assert heatmap.current[0] > 5
    assert heatmap.viewport().rect().contains(heatmap.cell_rect(*heatmap.current))


def test_that_the_wheel_scrolls_the_rows_and_the_headings_stay(shown, qtbot):
    heatmap = Heatmap()
    heatmap.set_cells(grid(60, 3))
    shown(heatmap, 700, 300)
    before = heatmap.viewport().grab().toImage()
    where = QPointF(centre(heatmap, 2, 1))
    wheel = QWheelEvent(
        where, heatmap.viewport().mapToGlobal(where), QPoint(), QPoint(0, -360),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(heatmap.viewport(), wheel)
    assert heatmap.cell_rect(0, 0).top() < 0
    after = heatmap.viewport().grab().toImage()
    head = heatmap._layout.column_header
    assert before.copy(0, 0, 690, head - 2) == after.copy(0, 0, 690, head - 2)
    assert before.copy(0, head, 690, 200) != after.copy(0, head, 690, 200)


def test_that_an_empty_heatmap_swallows_no_key_and_draws(shown, qtbot):
    heatmap = shown(Heatmap(), 300, 200)
    qtbot.keyClick(heatmap, Qt.Key.Key_Down)
    qtbot.mouseClick(heatmap.viewport(), LEFT, pos=QPoint(150, 100))
    assert heatmap.selection == []
    assert not heatmap.grab().isNull()


def test_that_parts_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="counts"):
        grid(2, 2, counts=np.zeros((3, 2), int))
    with pytest.raises(ValueError, match="figures"):
        Cells(np.zeros((1, 1)), ("a",), ("b",), (("x", "y"),))
    with pytest.raises(ValueError, match="margin"):
        grid(2, 2, margins=(Margin("m", ("1",)),))


def test_that_sixty_rows_of_twelve_are_painted_quickly(shown):
    """A frame of a large screen; 100 ms leaves room for a slow test machine."""
    heatmap = Heatmap()
    heatmap.set_cells(grid(60, 12, counts=np.full((60, 12), 100)))
    shown(heatmap, 1600, 2700)
    heatmap.grab()
    started = time.perf_counter()
    heatmap._picture = None
    heatmap.grab()
    assert time.perf_counter() - started < 0.1


def test_that_a_drag_leaving_the_cells_goes_on_at_the_edge(heatmap):
    port = heatmap.viewport()
    QTest.mousePress(port, LEFT, Qt.KeyboardModifier.NoModifier, centre(heatmap, 2, 1))
    QTest.mouseMove(port, QPoint(centre(heatmap, 2, 1).x(), port.height() + 200))
    QTest.mouseRelease(port, LEFT)
    assert heatmap.current == (3, 1)
