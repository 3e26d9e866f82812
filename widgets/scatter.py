"""Points by two measures: who stands out from the crowd."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect

from widgets.picking import NOTHING
from widgets.points import Points
from widgets.scatter_view import ScatterView
from widgets.text import Tip, one_line


class Scatter(ScatterView):
    """A scatter plot for mouse, keyboard and screen reader; positions are those of the things as
    given."""

    def set_points(self, points: Points) -> None:
        if list(points.names) != list(self._points.names):
            self._chosen, self._current = frozenset(), NOTHING
        self._points, self._hover = points, NOTHING
        self.forget()
        placed = self.splatted.positions
        if len(placed) and self._current == NOTHING:
            self._current = int(placed[-1])  # drawn last: the worst
        self._read_aloud(announce=False)

    @property
    def points(self) -> Points:
        return self._points

    def table(self) -> list[list[str]]:
        """Measures as the axes count them."""
        points = self._points
        rows = [[self.tr("Name"), points.across.title, points.upwards.title]]
        for position in range(points.count):
            x, y = points.x[position], points.y[position]
            rows.append([one_line(points.names[position]), "" if np.isnan(x) else f"{x:g}",
                         "" if np.isnan(y) else f"{y:g}"])
        return rows

    def words(self, code: int) -> Tip:
        tip = self._points.tips(code)
        return tip if tip != Tip() else Tip(self._points.names[code])

    def neighbour(self, code: int, right: int, down: int) -> int:
        """The nearest point in a direction, within an eighth turn to both sides; itself where
        there is none."""
        drawn = self.splatted
        found = np.flatnonzero(drawn.positions == code)
        if not found.size:
            return code
        x = drawn.left - drawn.left[found[0]]
        y = drawn.top - drawn.top[found[0]]
        along, aside = (x * right, np.abs(y)) if right else (y * down, np.abs(x))
        ahead = np.flatnonzero((along > 0) & (aside <= along))
        if not ahead.size:
            return code
        away = along[ahead] ** 2 + 4 * aside[ahead] ** 2
        return int(drawn.positions[ahead[int(away.argmin())]])

    def every(self) -> frozenset[int]:
        return frozenset(self.splatted.positions.tolist())

    def touched(self, box: QRect) -> frozenset[int]:
        drawn, origin = self.splatted, self.plot_rect().topLeft()
        x, y = drawn.left + origin.x(), drawn.top + origin.y()
        inside = (x >= box.left()) & (x <= box.right()) & (y >= box.top()) & (y <= box.bottom())
        return frozenset(drawn.positions[inside].tolist())
