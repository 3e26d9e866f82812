"""Where the tiles of a treemap are: squarified rows found with whole arrays; no painting.

Squarified as in Bruls, Huizing and van Wijk (2000), "Squarified treemaps"; the row that is best is
looked for in all of its lengths at once, so 50,000 tiles need some hundred steps, not 50,000.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from widgets.tiles import Codes, Floats, Tiles

WIDER = 1.6  # how much wider than high a tile is wished: names are written across
SMALLEST = 72.0  # square pixels; what is smaller goes into the block of the others ...
SPECK = 4.0  # ... but where that block would swallow most of the picture, only below this
MOST_IN_REST = 0.5  # of the area
SLIVER = 6.0  # times as long as wide: no tile any more
PLOT_WIDTH = 70  # pixels a heading needs; groups with less room are put together
GROUP_GAP = 6


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, eq=False)
class Placed:
    """Tiles in their places: `edges` holds (left, top, right, bottom) of each of `positions`,
    largest first; `rest` are the positions too small for a tile, together in `rest_box`."""

    positions: Codes
    edges: Floats
    rest: Codes
    rest_box: Box | None


def squarify(areas: Floats, box: Box) -> tuple[Floats, Box]:
    """Edges (left, top, right, bottom) of tiles with `areas` in square pixels, descending, and
    what they leave free of `box`. Every tile has exactly its area."""
    n = len(areas)
    total = np.concatenate(([0.0], np.cumsum(areas)))
    rows: list[tuple[int, int, float, float, float, bool]] = []
    left, top, width, height = box.left, box.top, box.width, box.height
    first, window = 0, 8
    while first < n and width > 0 and height > 0:
        down = width >= height * WIDER  # a column at the left, else a row at the top
        # lengths stretched downwards, so that a tile as wide as wished counts as a square
        square = height * height * WIDER if down else width * width / WIDER
        last, window = _row(areas, total, first, square, window)
        held = float(total[last] - total[first])
        thick = min(held / (height if down else width), width if down else height)
        rows.append((first, last, left, top, thick, down))
        if down:
            left, width = left + thick, width - thick
        else:
            top, height = top + thick, height - thick
        first = last
    edges = _edges(rows, total, n, box)
    return edges, Box(left, top, max(width, 0.0), max(height, 0.0))


def _row(areas: Floats, total: Floats, first: int, square: float, window: int
         ) -> tuple[int, int]:
    """Where the best row that begins at `first` ends, and how far to look for the next one.
    `square` is the square of the row's length."""
    n = len(areas)
    while True:
        end = min(first + window, n)
        held = total[first + 1:end + 1] - total[first]
        ratio = held * held / square
        worst = np.maximum(float(areas[first]) / ratio, ratio / areas[first:end])
        best = int(worst.argmin())
        if best < end - first - 1 or end == n:
            return first + best + 1, max(8, 2 * best + 4)
        window *= 2


def _edges(rows: list[tuple[int, int, float, float, float, bool]], total: Floats, n: int, box: Box
           ) -> Floats:
    edges = np.zeros((n, 4))
    if not rows:
        return edges
    table = np.array(rows)
    begins, ends = table[:, 0].astype(int), table[:, 1].astype(int)
    row = np.repeat(np.arange(len(rows)), ends - begins)
    done = len(row)
    left, top, thick = table[row, 2], table[row, 3], table[row, 4]
    down = table[row, 5] > 0
    base = total[begins][row]
    safe = np.where(thick > 0, thick, 1.0)
    one, two = (total[:-1][:done] - base) / safe, (total[1:][:done] - base) / safe
    edges[:done, 0] = np.where(down, left, left + one)
    edges[:done, 1] = np.where(down, top + one, top)
    edges[:done, 2] = np.where(down, left + thick, left + two)
    edges[:done, 3] = np.where(down, top + two, top + thick)
    edges[done:] = (box.left + box.width, box.top + box.height) * 2
    return edges


def place(positions: Codes, sizes: Floats, box: Box) -> Placed:
    """Put things of `sizes` (any unit, positive) into `box`: large ones as tiles, the others
    together into one block that has the area of all of them."""
    if not len(positions) or box.width < 1 or box.height < 1:
        return Placed(positions[:0], np.zeros((0, 4)), positions, None)
    order = np.argsort(-sizes, kind="stable")
    areas = sizes[order] * (box.width * box.height / float(sizes.sum()))
    shown = int(np.searchsorted(-areas, -SMALLEST, side="right"))
    if float(areas[shown:].sum()) > MOST_IN_REST * box.width * box.height:
        shown = int(np.searchsorted(-areas, -SPECK, side="right"))
    if len(areas) - shown == 1:
        shown = len(areas)  # one thing is no group
    edges, free = squarify(areas[:shown], box)
    while 0 < shown < len(areas) and _is_sliver(edges[-1]):
        shown -= 1  # alone between the tiles and the block of the others it would be a line
        edges, free = squarify(areas[:shown], box)
    rest = positions[order[shown:]]
    return Placed(positions[order[:shown]], edges, rest, free if len(rest) else None)


def _is_sliver(edges: Floats) -> bool:
    left, top, right, bottom = edges.tolist()
    sides = right - left, bottom - top
    return bool(max(sides) > SLIVER * min(sides))


@dataclass(frozen=True, eq=False)
class Plot:
    """A group in its place: heading above, tiles below.

    `group` is its position in the names, or -1 for `merged`: groups too small for a heading of
    their own, together. A picture without groups is one plot with no heading.
    """

    group: int
    merged: Codes
    box: Box
    heading: int
    rest: Codes
    rest_box: Box | None


@dataclass(frozen=True, eq=False)
class Arrangement:
    """Everything in its place, in whole pixels. `buffer` (height, width) holds for each pixel the
    position of the tile there, -(2 + plot) for the block of the others of a plot, -1 for nothing.
    `row_of` leads from a position to its row in `edges`, -1 where it has no tile."""

    positions: Codes
    edges: Codes
    row_of: Codes
    plots: tuple[Plot, ...]
    buffer: Codes


def arrange(tiles: Tiles, width: int, height: int, heading: int) -> Arrangement:
    """Place everything that has a size; headings of groups are `heading` pixels high."""
    sized = np.flatnonzero(np.nan_to_num(tiles.areas) > 0)
    sizes = tiles.areas[sized]
    box = Box(0, 0, width, height)
    if not len(tiles.groups) or not len(sized):
        plots = [(Plot(-1, sized[:0], box, 0, sized[:0], None), sized, sizes)]
    else:
        plots = _plots(tiles, sized, sizes, box, heading)
    done: list[Plot] = []
    positions, edges = [sized[:0]], [np.zeros((0, 4), np.int64)]
    for number, (plot, members, areas) in enumerate(plots):
        inner = Box(plot.box.left, plot.box.top + plot.heading, plot.box.width,
                    plot.box.height - plot.heading)
        placed = place(members, areas, inner)
        done.append(replace(plot, rest=placed.rest, rest_box=placed.rest_box))
        positions.append(placed.positions)
        edges.append(whole(placed.edges))
        if placed.rest_box is not None:
            free = placed.rest_box
            positions.append(np.array([-(2 + number)]))
            edges.append(whole(np.array([[free.left, free.top, free.left + free.width,
                                          free.top + free.height]])))
    codes, corners = np.concatenate(positions), np.concatenate(edges)
    buffer = identities(corners, codes, width, height)
    tile = codes >= 0
    row_of = np.full(tiles.count, -1, np.int64)
    row_of[codes[tile]] = np.arange(int(tile.sum()))
    return Arrangement(codes[tile], corners[tile], row_of, tuple(done), buffer)


def _plots(tiles: Tiles, sized: Codes, sizes: Floats, box: Box, heading: int
           ) -> list[tuple[Plot, Codes, Floats]]:
    """Room for every group, those too small for a heading together in one."""
    groups = tiles.groups[sized]
    order = np.argsort(groups, kind="stable")
    keys, first = np.unique(groups[order], return_index=True)
    sums = np.add.reduceat(sizes[order], first)
    least = float(sums.sum()) * PLOT_WIDTH * 2 * heading / (box.width * box.height)
    small = keys[sums < least]
    own = keys[sums >= least] if len(small) > 1 else keys
    small = small if len(small) > 1 else keys[:0]
    totals = dict(zip(keys.tolist(), sums.tolist(), strict=True))
    wanted = sorted(((totals[key], key) for key in own.tolist()), reverse=True)
    if len(small):
        wanted.append((float(sum(totals[key] for key in small.tolist())), -1))
        wanted.sort(reverse=True)
    areas = np.array([total for total, _ in wanted])
    edges, _ = squarify(areas * (box.width * box.height / areas.sum()), box)
    found = []
    for (_, key), (left, top, right, bottom) in zip(wanted, whole(edges).tolist(), strict=True):
        members = np.isin(groups, small) if key == -1 else groups == key
        room = Box(left, top, max(right - left - GROUP_GAP, 1), max(bottom - top - GROUP_GAP, 1))
        high = heading if room.height > 2 * heading and room.width > PLOT_WIDTH / 2 else 0
        found.append((Plot(key, small if key == -1 else small[:0], room, high, sized[:0], None),
                      sized[members], sizes[members]))
    return found


def whole(edges: Floats) -> Codes:
    """Edges on whole pixels; tiles that touch still touch and none lies over another."""
    return np.floor(edges + 0.5 + 1e-7).astype(np.int64)


def identities(edges: Codes, codes: Codes, width: int, height: int) -> Codes:
    """An image (height, width) that holds for every pixel the code of the tile there, or -1.

    Tiles must not overlap. Only the beginning and the end of each line of a tile is written; the
    rest follows from carrying the last written place forward.
    """
    left, top, right, bottom = np.clip(edges.T, 0, np.array([[width], [height], [width],
                                                              [height]]))
    lines = np.where(right > left, np.maximum(bottom - top, 0), 0)
    which = np.repeat(np.arange(len(codes)), lines)
    began = np.concatenate(([0], np.cumsum(lines)))[:-1]
    y = np.arange(len(which)) - began[which] + top[which]
    size = width * height
    mark, code = np.zeros(size + 1, np.int64), np.full(size + 1, -1, np.int64)
    ends = y * width + right[which]
    mark[ends] = ends  # nothing, unless the next tile begins here
    starts = y * width + left[which]
    mark[starts], code[starts] = starts, codes[which]
    return np.asarray(code[np.maximum.accumulate(mark)][:size].reshape(height, width))
