"""Many columns in little room: dense cells are smaller and still hold their figures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtGui import QFontMetrics

from widgets import heatmap_layout
from widgets.cells import Cells
from widgets.heatmap import Heatmap

WEEKS = tuple(f"W{week}" for week in range(34, 47))
CELLS = Cells(np.zeros((9, 13)), tuple(f"person {n}" for n in range(9)), WEEKS,
              tuple(("+35%",) * 13 for _ in range(9)), dense=True)


def test_that_thirteen_weeks_fit_where_usual_cells_would_scroll(shown):
    dense, usual = Heatmap(), Heatmap()
    dense.set_cells(CELLS)
    usual.set_cells(replace(CELLS, dense=False))
    shown(dense, 800, 320)
    shown(usual, 800, 320)
    assert dense.horizontalScrollBar().maximum() == 0
    assert dense.verticalScrollBar().maximum() == 0
    assert usual.horizontalScrollBar().maximum() > 0
    assert usual.verticalScrollBar().maximum() > 0


def test_that_a_dense_cell_holds_its_figure(shown):
    widget = Heatmap()
    widget.set_cells(CELLS)
    shown(widget, 500, 320)
    figure = QFontMetrics(heatmap_layout.figure_font(dense=True)).horizontalAdvance("+35%")
    assert widget.cell_rect(0, 0).width() >= figure
