"""What changed a rate: along several dimensions at once, and as a tree whose next level is the
dimension that explains most (metrics.md, section 13)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from models.facts import OPPORTUNITIES, VISITS
from models.grouping import labels_of
from models.metric import NAN, TOO_FEW, Key, Question, Source
from models.metrics.bottleneck_rows import DIMENSIONS
from models.metrics.change_parts import (
    Change,
    DimensionChange,
    Level,
    Node,
    Paradox,
    PartChange,
    Proposal,
    Rate,
    Tree,
)
from models.metrics.change_rows import Rows, Target, read_rows
from models.metrics.mix_rate import Counts, mix_and_rate, nested_mix

__all__ = ["Change", "Level", "Node", "Target", "Tree", "change_of", "change_tree"]

_MOST_CELLS = 2000  # cells of several dimensions at once
Floats = npt.NDArray[np.float64]


def change_of(question: Question, source: Source, target: Target,
              dimensions: Sequence[str] | None = None) -> Change | None:
    """The change against the period compared with, along each dimension and along the most
    telling ones at once; None without an earlier period.

    Unit:    shares; differences of shares.
    Counts:  see `change_rows.read_rows`.
    Error:   Wilson intervals of the rates; the parts are exact and sum to the total.
    Source:  metrics.md, section 13; E. M. Kitagawa (1955); L. S. Shapley (1953).
    """
    names = _known(source, target, dimensions)
    rows = read_rows(question, source, target, names)
    if rows is None:
        return None
    before, after = _sides(rows)
    changes = tuple(_along(rows, name, source) for name in names)
    order = [one.dimension for one in _proposals(rows, names)][:3]
    mixes, rate = [NAN] * len(order), NAN
    while order and before.n and after.n:
        sides = [_cells(rows, order, side) for side in (False, True)]
        if len({**sides[0], **sides[1]}) <= _MOST_CELLS or len(order) == 1:
            mixes, rate = nested_mix(*sides)
            break
        order.pop()
    return Change(target, before, after, after.value - before.value, rows.window, rows.earlier,
                  changes, tuple(order), tuple(mixes[: len(order)]), rate)


def change_tree(
    question: Question, source: Source, target: Target, dimensions: Sequence[str] | None = None, *,
    chosen: Sequence[str] = (), opened: Sequence[Key] = (), depth: int = 3,
) -> Tree | None:
    """The decomposition tree; None without an earlier period.

    `chosen` are the dimensions of the first levels where the user picked them; further levels
    take the one proposed. `opened` are the keys followed at the first levels; further ones follow
    the child that adds most in the direction of the change. Counts and errors as `change_of`.
    """
    names = _known(source, target, [*(DIMENSIONS if dimensions is None else dimensions), *chosen])
    rows = read_rows(question, source, target, names)
    if rows is None:
        return None
    before, after = _sides(rows)
    sizes = (max(before.n, 1), max(after.n, 1))
    centre = (before.value + after.value) / 2
    change = after.value - before.value
    root = Node({}, before, after, change, 0.0, change)
    levels: list[Level] = []
    here, cell = rows, dict[str, Key]()
    for depth_now in range(depth):
        left = [name for name in names if name not in cell]
        proposals = _proposals(here, left)
        wanted = chosen[depth_now] if depth_now < len(chosen) else next(
            (one.dimension for one in proposals if one.score == one.score), "")
        if wanted not in left or not len(here.yes):
            break
        nodes = _children(here, wanted, cell, sizes, centre)
        sign = -1.0 if change < 0 else 1.0
        nodes.sort(key=lambda node: -sign * node.contribution)
        place = 0
        if depth_now < len(opened):
            place = next((i for i, node in enumerate(nodes)
                          if node.cell[wanted] == opened[depth_now]), -1)
        levels.append(Level(wanted, tuple(proposals), tuple(nodes), place if nodes else -1))
        if place < 0 or not nodes:
            break
        cell = nodes[place].cell
        here = here.where(here.inside(wanted, cell[wanted]))
    return Tree(target, root, rows.window, rows.earlier, tuple(levels))


def _known(source: Source, target: Target, dimensions: Sequence[str] | None) -> tuple[str, ...]:
    known = source.dimensions(OPPORTUNITIES if target.of == "win_rate" else VISITS)
    wanted = DIMENSIONS if dimensions is None else dimensions
    return tuple(dict.fromkeys(name for name in wanted if name in known))


def _sides(rows: Rows) -> tuple[Rate, Rate]:
    first, second = (Rate.of(int(rows.yes[side].sum()), int(side.sum()))
                     for side in (~rows.after, rows.after))
    return first, second


def _tables(rows: Rows, dimension: str) -> tuple[Floats, Floats]:
    """yes and n, (before | after, codes)."""
    column = rows.segments[dimension]
    size = len(column.keys)
    place = rows.after * size + column.codes.astype(np.int64)
    n = np.bincount(place, minlength=2 * size).reshape(2, size).astype(np.float64)
    yes = np.bincount(place, weights=rows.yes, minlength=2 * size).reshape(2, size).astype(
        np.float64)
    return yes, n


def _along(rows: Rows, dimension: str, source: Source) -> DimensionChange:
    yes, n = _tables(rows, dimension)
    keys = rows.segments[dimension].keys.tolist()
    used = np.flatnonzero(n.any(axis=0)).tolist()
    sides: list[dict[Key, Counts]] = [
        {keys[i]: (float(yes[side, i]), float(n[side, i])) for i in used if n[side, i]}
        for side in (0, 1)]
    found = mix_and_rate(sides[0], sides[1])
    names = labels_of(source, dimension)
    parts = [PartChange(keys[i], Rate.of(yes[0, i], n[0, i]), Rate.of(yes[1, i], n[1, i]),
                        found.parts[keys[i]].mix if found.parts else NAN,
                        found.parts[keys[i]].rate if found.parts else NAN) for i in used]
    parts.sort(key=lambda part: (-abs(part.total), str(names.get(str(part.key), part.key))))
    return DimensionChange(dimension, found.mix, found.rate, tuple(parts),
                           _paradox(found.after - found.before, found.rate, parts))


def _paradox(change: float, rate: float, parts: list[PartChange]) -> Paradox:
    """How the whole moved where all segments with at least five records on both sides moved
    against it, and their rates together did too."""
    moves = [part.after.value - part.before.value for part in parts
             if min(part.before.n, part.after.n) >= TOO_FEW]
    if len(moves) < 2 or not change * rate < 0:
        return ""
    if not any(moves) or any(move * change > 0 for move in moves):
        return ""
    return "fell" if change < 0 else "rose"


def _cells(rows: Rows, dimensions: Sequence[str], after: bool) -> dict[tuple[object, ...], Counts]:
    side = rows.after == after
    codes = np.zeros(int(side.sum()), np.int64)
    for name in dimensions:
        column = rows.segments[name]
        codes = codes * len(column.keys) + column.codes[side]
    used, place = np.unique(codes, return_inverse=True)
    n = np.bincount(place, minlength=len(used))
    yes = np.bincount(place, weights=rows.yes[side], minlength=len(used))
    found: dict[tuple[object, ...], Counts] = {}
    for i, code in enumerate(used.tolist()):
        key: list[object] = []
        for name in reversed(dimensions):
            keys = rows.segments[name].keys
            code, own = divmod(code, len(keys))
            key.append(keys[own])
        found[tuple(reversed(key))] = (float(yes[i]), float(n[i]))
    return found


def _proposals(rows: Rows, dimensions: Sequence[str]) -> list[Proposal]:
    """The dimension whose segments differ most in how they changed, beyond chance, first."""
    scored = [Proposal(name, _score(*_tables(rows, name))) for name in dimensions]
    return sorted(scored, key=lambda one: (one.score != one.score, -one.score))


def _score(yes: Floats, n: Floats) -> float:
    """The greater of two tests, standardised by their degrees of freedom: Cochran's of
    heterogeneity of the changes, and the effect of the mix against its own error where it is
    beyond three of them and has the direction of the change.

    Source: W. G. Cochran (1954), Biometrics 10, 101-129.
    """
    judged = (n >= TOO_FEW).all(axis=0)
    if judged.sum() < 2:
        return NAN
    n, yes = n[:, judged], yes[:, judged]
    rate, safe = yes / n, (yes + 0.5) / (n + 1)
    variance = (safe * (1 - safe) / n).sum(axis=0)
    change = rate[1] - rate[0]
    mean = (change / variance).sum() / (1 / variance).sum()
    spread = float(((change - mean) ** 2 / variance).sum())
    free = int(judged.sum()) - 1
    size = n.sum(axis=1, keepdims=True)
    share, apart = n / size, rate.mean(axis=0) - (yes.sum(axis=1) / size[:, 0]).mean()
    mix = float(((share[1] - share[0]) * apart).sum())
    error = float((share.mean(axis=0) * apart**2).sum() * (1 / size).sum())
    whole = yes.sum(axis=1) / size[:, 0]
    moved = mix**2 / error if error > 0 and mix * (whole[1] - whole[0]) > 0 else 0.0
    apart_most = (spread - free) / np.sqrt(2 * free)
    return float(max(apart_most, (moved - 1) / np.sqrt(2)) if moved > 9 else apart_most)


def _children(rows: Rows, dimension: str, cell: dict[str, Key], sizes: tuple[int, int],
              centre: float) -> list[Node]:
    """Contribution = change of (share x rate) - centre x change of share, of the whole; so that
    children sum to their parent exactly, whatever the path."""
    yes, n = _tables(rows, dimension)
    keys = rows.segments[dimension].keys.tolist()
    nodes = []
    for i in np.flatnonzero(n.any(axis=0)).tolist():
        before, after = (Rate.of(yes[side, i], n[side, i]) for side in (0, 1))
        shares = before.n / sizes[0], after.n / sizes[1]
        step = shares[1] - shares[0]
        whole = after.yes / sizes[1] - before.yes / sizes[0] - centre * step
        rate = (after.value - before.value) * (shares[0] + shares[1]) / 2
        rate = rate if rate == rate else 0.0
        nodes.append(Node({**cell, dimension: keys[i]}, before, after, whole, whole - rate, rate))
    return nodes
