"""The big pictures: treemap and scatter plot of 50,000 customers, laid out, painted, hovered."""

from __future__ import annotations

import time

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from timing import milliseconds

from widgets import theme
from widgets.points import Axis, Points
from widgets.scatter import Scatter
from widgets.scatter_image import splat
from widgets.tiles import Tiles
from widgets.treemap import Treemap
from widgets.treemap_layout import arrange
from widgets.treemap_paint import TreemapPainter

pytestmark = pytest.mark.benchmark
MANY, GROUPS, TURNS = 50_000, 12, 15
WIDTH, HEIGHT = 900, 560


@pytest.fixture(scope="module")
def customers():
    draw = np.random.default_rng(11)
    names = [f"Customer {n} 上海科技" for n in range(MANY)]
    return (names, draw.lognormal(11, 1.6, MANY), draw.random(MANY) * 100,
            draw.integers(0, GROUPS, MANY))


def tiles_of(customers, *, grouped):
    names, areas, values, groups = customers
    return Tiles(names, areas, values, signs=np.sign(values - 50).astype(np.int64), **(
        {"groups": groups, "group_names": tuple(f"Region {n}" for n in range(GROUPS))}
        if grouped else {}))


def painted(widget):
    """Milliseconds of one paint of the whole widget."""
    image = QImage(widget.size(), QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    before = time.perf_counter()
    widget.render(painter, QPoint())
    took = (time.perf_counter() - before) * 1e3
    painter.end()
    return took


def hovered(widget, find):
    """Microseconds to find what is under one of many points."""
    draw = np.random.default_rng(2)
    points = [QPoint(x, y) for x, y in zip(draw.integers(0, WIDTH, 20_000).tolist(),
                                           draw.integers(0, HEIGHT, 20_000).tolist(), strict=True)]
    before = time.perf_counter()
    for point in points:
        find(point)
    return (time.perf_counter() - before) / len(points) * 1e6


@pytest.mark.parametrize("grouped", [False, True])
def test_that_a_treemap_of_fifty_thousand_is_drawn_at_once(customers, qtbot, told, grouped):
    what = "treemap of 50,000" + (" in 12 groups" if grouped else "")
    tiles = tiles_of(customers, grouped=grouped)
    widget = Treemap()
    qtbot.addWidget(widget)
    widget.resize(WIDTH, HEIGHT)
    layout = milliseconds(lambda _: arrange(tiles, WIDTH, HEIGHT, theme.px(20)), TURNS)
    placed = arrange(tiles, WIDTH, HEIGHT, theme.px(20))
    paint = milliseconds(lambda _: TreemapPainter(tiles, placed).picture(1.0), TURNS)
    given = milliseconds(lambda _: (widget.set_tiles(tiles), painted(widget)), TURNS)
    again = [painted(widget) for _ in range(TURNS)]
    hover = hovered(widget, widget.code_at)
    told(f"{what}: layout", layout.wall, "ms", "13 in the prototype")
    told(f"{what}: paint", paint.wall, "ms", "14 in the prototype")
    told(f"{what}: new tiles to pixels", given.wall)
    told(f"{what}: paint again", again)
    told(f"{what}: hover", hover, "µs", "≤ 5 µs")
    assert widget.shown + widget.grouped == MANY
    assert np.median(given.wall) <= 100
    assert hover <= 5


def test_that_a_scatter_plot_of_fifty_thousand_is_drawn_at_once(customers, qtbot, told):
    names, areas, values, _ = customers
    points = Points(names, np.log10(areas), values, values,
                    signs=np.sign(values - 50).astype(np.int64),
                    across=Axis("Revenue", 2, 9), upwards=Axis("Health", 0, 100))
    widget = Scatter()
    qtbot.addWidget(widget)
    widget.resize(WIDTH, HEIGHT)
    drawn = milliseconds(lambda _: splat(points, WIDTH, HEIGHT, theme.tokens()), TURNS)
    given = milliseconds(lambda _: (widget.set_points(points), painted(widget)), TURNS)
    hover = hovered(widget, widget.code_at)
    told("scatter of 50,000: splat", drawn.wall, "ms", "1.3 in the prototype (one pixel each)")
    told("scatter of 50,000: new points to pixels", given.wall)
    told("scatter of 50,000: hover", hover, "µs")
    assert np.median(given.wall) <= 100
