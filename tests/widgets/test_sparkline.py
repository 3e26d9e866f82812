"""A small line beside a figure."""

from __future__ import annotations

from widgets.sparkline import Line, Sparkline


def _ink(widget):
    picture = widget.grab().toImage()
    ground = picture.pixel(0, 0)
    return sum(
        picture.pixel(x, y) != ground
        for x in range(picture.width())
        for y in range(picture.height())
    )


def test_that_a_gap_in_the_figures_is_a_gap_in_the_line(dressed, qtbot):
    whole, gapped = Sparkline(), Sparkline()
    for widget in (whole, gapped):
        qtbot.addWidget(widget)
        widget.resize(120, 32)
    whole.set_line(Line((1, 2, 3, 4, 5, 6)))
    gapped.set_line(Line((1, 2, float("nan"), 4, 5, 6)))
    assert 0 < _ink(gapped) < _ink(whole)


def test_that_one_point_is_no_line(dressed, qtbot):
    widget = Sparkline()
    qtbot.addWidget(widget)
    widget.resize(120, 32)
    widget.set_line(Line((1.0,)))
    assert _ink(widget) == 0
