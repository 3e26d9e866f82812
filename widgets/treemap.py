"""Tiles as large as what they stand for: which customers are worth most, and how they are."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QResizeEvent

from widgets.picking import CONTROL, NOTHING, SHIFT
from widgets.text import Tip, one_line
from widgets.tiles import Tiles
from widgets.treemap_view import TreemapView

COPY_LIMIT = 200_000  # rows


class Treemap(TreemapView):
    """A treemap for mouse, keyboard and screen reader; it handles 50,000 things.

    Positions are those of the things as given. `set_tiles` keeps the selection while the names
    stay the same.

    Signals, beside those of `Picking`:
        others_activated: the block of those too small for a tile; their positions.
        group_selected, group_activated: a heading was clicked, double-clicked (position of the
            group; -1 for the small groups that stand together).
        group_menu: the verbs of a group (position, place on the screen).
        arranged: what has a tile of its own changed with the size (shown, grouped).
    """

    others_activated = Signal(list)
    group_selected = Signal(int)
    group_activated = Signal(int)
    group_menu = Signal(int, QPoint)
    arranged = Signal(int, int)

    def set_tiles(self, tiles: Tiles) -> None:
        same = tiles.names is self._tiles.names or list(tiles.names) == list(self._tiles.names)
        self._tiles = tiles
        if not same:
            self._chosen, self._current = frozenset(), NOTHING
        self._hover = NOTHING
        self.forget()
        if self._current == NOTHING and self.shown:
            self._current = int(self.arrangement.positions[0])
        self._read_aloud(announce=False)
        self.arranged.emit(self.shown, self.grouped)

    @property
    def tiles(self) -> Tiles:
        return self._tiles

    @property
    def selection(self) -> list[int]:
        """Chosen positions, those behind a chosen block of others among them."""
        plain = {code for code in self._chosen if code >= 0}
        for code in self._chosen:
            if code < NOTHING:
                plain.update(self.rest(code).tolist())
        return sorted(plain)

    def table(self) -> list[list[str]]:
        """The same data as rows of words, largest first, headings first."""
        tiles = self._tiles
        order = np.argsort(-np.nan_to_num(tiles.areas), kind="stable")[:COPY_LIMIT]
        rows = [[self.tr("Name"), self.tr("Size"), self.tr("Figure")]]
        for position in order.tolist():
            area = tiles.areas[position]
            sign = tiles.sign(position)
            rows.append([one_line(tiles.names[position]), "" if np.isnan(area) else f"{area:g}",
                         f"{sign} {tiles.figures(position)}".strip()])
        return rows

    def words(self, code: int) -> Tip:
        tiles = self._tiles
        if code < NOTHING:
            count = len(self.rest(code))
            return Tip(tiles.others(count), note=self.tr(
                "Too small for a tile each; the block has the area of all of them. "
                "Enter or a double click lists them."))
        tip = tiles.tips(code)
        return tip if tip != Tip() else Tip(
            tiles.names[code], (("", f"{tiles.sign(code)} {tiles.figures(code)}".strip()),))

    def code_of(self, position: int) -> int:
        """Its tile, or the block of others it stands in."""
        placed = self.arrangement
        if placed.row_of[position] >= 0:
            return position
        for number, plot in enumerate(placed.plots):
            if position in plot.rest:
                return -(2 + number)
        return NOTHING

    def neighbour(self, code: int, right: int, down: int) -> int:
        """The tile one meets going straight from the middle of a tile; itself at the edge."""
        box, buffer = self.rect_of(code), self.arrangement.buffer
        x, y = box.center().x(), box.center().y()
        x, y = min(max(x, 0), buffer.shape[1] - 1), min(max(y, 0), buffer.shape[0] - 1)
        ray = buffer[y, x + 1:] if right > 0 else buffer[y, :x][::-1] if right else (
            buffer[y + 1:, x] if down > 0 else buffer[:y, x][::-1])
        met = ray[(ray != code) & (ray != NOTHING)]
        return int(met[0]) if met.size else code

    def every(self) -> frozenset[int]:
        return frozenset(range(self._tiles.count))

    def ends(self) -> tuple[int, int] | None:
        order = self.arrangement.positions
        return (int(order[0]), int(order[-1])) if len(order) else None

    def touched(self, box: QRect) -> frozenset[int]:
        inside = box.intersected(self.rect())
        codes = np.unique(self.arrangement.buffer[
            inside.top():inside.bottom() + 1, inside.left():inside.right() + 1])
        return frozenset(codes[codes != NOTHING].tolist())

    def _activate(self, code: int) -> None:
        if code < NOTHING:
            self.others_activated.emit(self.rest(code).tolist())
        else:
            super()._activate(code)

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        plot = self.plot_at(event.position().toPoint())
        if plot is None:
            super().mousePressEvent(event)
            return
        event.accept()
        if event.button() == Qt.MouseButton.LeftButton:
            self.group_selected.emit(plot.group)

    def _pick(self, code: int, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & SHIFT and not modifiers & CONTROL and self._current != NOTHING:
            self._choose(self.touched(self.rect_of(self._current).united(self.rect_of(code))),
                         code)
        else:
            super()._pick(code, modifiers)

    def is_heading(self, point: QPoint) -> bool:
        return self.plot_at(point) is not None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        plot = self.plot_at(event.position().toPoint())
        if plot is None:
            super().mouseDoubleClickEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.group_activated.emit(plot.group)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        plot = self.plot_at(event.pos())
        if plot is None or event.reason() == QContextMenuEvent.Reason.Keyboard:
            super().contextMenuEvent(event)
        else:
            self.group_menu.emit(plot.group, event.globalPos())

    def tip_at(self, point: QPoint) -> Tip | None:
        plot = self.plot_at(point)
        if plot is None or plot.group < 0:
            return super().tip_at(point)
        return self._tiles.group_tips(plot.group)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._tiles.count:
            self.arranged.emit(self.shown, self.grouped)
