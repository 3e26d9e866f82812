"""Counting by groups: chunks of coded rows through `bincount`, exact to the last minor unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from models.calendars import MISSING
from models.cells import Measure
from models.task import Task

CHUNK = 131_072  # rows; what is in work at a time stays in the processor's cache
DENSE = 1 << 20  # up to so many combinations of keys are counted in place
_EXACT = 1 << 53
_LOW = 26  # bits summed apart where a sum could leave the exact range of a float
Array = npt.NDArray[Any]
Kept = Callable[[int, int], "npt.NDArray[np.intp] | None"]


def _at(values: Array, rows: Array | slice) -> Array:
    """`values[rows]`; `take` is the faster way for numbers of rows."""
    found: Array = values[rows] if isinstance(rows, slice) else values.take(rows)
    return found


@dataclass(frozen=True)
class Coded:
    """Codes below `size` for each row, directly or `through` another row's position."""

    codes: Array
    size: int
    through: Array | None = None

    def take(self, rows: Array | slice) -> Array:
        return _at(self.codes, rows if self.through is None else _at(self.through, rows))


@dataclass(frozen=True)
class Measured:
    """Integers for each row, `MISSING` where there is none; `unit` of them make one."""

    values: Array
    unit: float = 1.0
    through: Array | None = None

    def take(self, rows: Array | slice) -> Array:
        return _at(self.values, rows if self.through is None else _at(self.through, rows))

    def scaled(self, values: Array) -> Array:
        """As numbers people know, NaN where missing."""
        found = values / self.unit
        found[values == MISSING] = np.nan
        return found


def tally(
    by: Sequence[Coded], measures: Sequence[tuple[Measure, Measured | None]], length: int,
    kept: Kept, opportunity: Array | None = None, *, sorted_rows: bool = True,
    task: Task | None = None,
) -> tuple[list[Array], dict[str, Array]]:
    """Codes of each cell that has rows, one array per dimension, and the measures by name.

    `kept(low, high)` gives the numbers of the rows of a chunk that count, None: all.
    `opportunity` is needed for distinct counts: rows without one (negative) do not count there.
    """
    size = int(np.prod([float(column.size) for column in by])) if by else 1
    rows: list[Array | slice] = []
    cells: list[Array] = []
    for low in range(0, length, CHUNK):
        if task is not None:
            task.check()
        high = min(low + CHUNK, length)
        numbers = kept(low, high)
        chunk: Array | slice = slice(low, high) if numbers is None else numbers
        rows.append(chunk)
        cells.append(_combined(by, chunk, high - low))
    if size > DENSE and cells:
        found, inverse = np.unique(_joined(cells), return_inverse=True)
        ends = np.cumsum([len(cell) for cell in cells])[:-1]
        cells = np.split(inverse.astype(np.intp), ends)
        counter = _Counter(rows, cells, len(found), opportunity, sorted_rows)
        return _split(found, by), counter.answers(measures)
    counter = _Counter(rows, cells, size if cells else 0, opportunity, sorted_rows)
    present = np.flatnonzero(counter.count())
    answers = counter.answers(measures)
    return _split(present, by), {name: column[present] for name, column in answers.items()}


def _combined(by: Sequence[Coded], rows: Array | slice, length: int) -> Array:
    if not by:
        return np.zeros(len(rows) if isinstance(rows, np.ndarray) else length, np.intp)
    cell = by[0].take(rows).astype(np.intp)
    for column in by[1:]:
        cell *= column.size
        cell += column.take(rows)
    return cell


def _joined(parts: Sequence[Array]) -> Array:
    return np.concatenate(parts) if parts else np.zeros(0, np.intp)


def _split(cells: Array, by: Sequence[Coded]) -> list[Array]:
    found: list[Array] = []
    for column in reversed(by):
        cells, code = np.divmod(cells, column.size)
        found.append(code)
    return found[::-1]


class _Counter:
    """Chunks of rows with the cell of each, ready to be counted in several ways."""

    def __init__(self, rows: list[Array | slice], cells: list[Array], size: int,
                 opportunity: Array | None, sorted_rows: bool) -> None:
        self.rows, self.cells, self.size = rows, cells, size
        self.opportunity, self.sorted_rows = opportunity, sorted_rows
        self._n: Array | None = None

    def count(self) -> Array:
        if self._n is None:
            self._n = np.zeros(self.size, np.int64)
            for cell in self.cells:
                self._n += np.bincount(cell, minlength=self.size)
        return self._n

    def answers(self, measures: Sequence[tuple[Measure, Measured | None]]) -> dict[str, Array]:
        found: dict[str, Array] = {}
        for measure, measured in measures:
            name = measure.name
            if measure.kind == "count":
                found["n"] = self.count()
            elif measure.kind == "distinct":
                found["opportunities"] = self.distinct()
            elif measured is None:
                raise ValueError(f"nothing to measure for {measure}")
            elif measure.kind == "total":
                found[name], found[f"{name}_n"] = self.total(measured)
            elif measure.kind in ("minimum", "maximum"):
                least = measure.kind == "minimum"
                found[f"{name}_{measure.kind[:3]}"] = self.extreme(measured, least)
            elif measure.kind == "histogram":
                found[f"{name}_bins"] = self.histogram(measured, measure.edges)
            else:
                found[f"{name}_values"] = self.values(measured)
        return found

    def distinct(self) -> Array:
        """Different opportunities per cell."""
        if self.opportunity is None:
            raise ValueError("these rows belong to no opportunity")
        who = _joined([self.opportunity[rows] for rows in self.rows]).astype(np.int64)
        cell = _joined(self.cells)[who >= 0]
        pairs = who[who >= 0] * self.size + cell
        if self.sorted_rows and (self.size == 1 or bool(np.all(pairs[1:] >= pairs[:-1]))):
            first = np.ones(len(pairs), bool)
            first[1:] = pairs[1:] != pairs[:-1]
            return np.bincount(cell[first], minlength=self.size).astype(np.int64)
        return np.bincount(np.unique(pairs) % self.size, minlength=self.size).astype(np.int64)

    def total(self, measured: Measured) -> tuple[Array, Array]:
        """Exact sums of integers, and how many rows have one; sums in units are floats."""
        sums, n = np.zeros(self.size, np.int64), np.zeros(self.size, np.int64)
        for rows, cell in zip(self.rows, self.cells, strict=True):
            values = measured.take(rows)
            known = values != MISSING
            if not known.all():
                values, cell = values[known], cell[known]
            n += np.bincount(cell, minlength=self.size)
            sums += exact_sums(cell, values, self.size)
        return (sums if measured.unit == 1.0 else sums / measured.unit), n

    def extreme(self, measured: Measured, least: bool) -> Array:
        edge = np.iinfo(np.int64).max if least else MISSING
        found = np.full(self.size, edge, np.int64)
        take = np.minimum if least else np.maximum
        for rows, cell in zip(self.rows, self.cells, strict=True):
            values = measured.take(rows).astype(np.int64, copy=False)
            known = values != MISSING
            take.at(found, cell[known], values[known])
        found[found == edge] = MISSING
        return measured.scaled(found)

    def histogram(self, measured: Measured, edges: tuple[float, ...]) -> Array:
        """Rows per bin: [e0, e1), [e1, e2), ...; the last one takes all that lies beyond."""
        bins = len(edges) - 1
        present = np.flatnonzero(self.count())  # many combinations of keys have no rows at all
        numbers = np.zeros(self.size, np.intp)
        numbers[present] = np.arange(len(present)) * bins
        counted = np.zeros(len(present) * bins, np.int64)
        limits = np.asarray(edges, float)
        waiting: list[Array] = []
        for rows, cell in zip(self.rows, self.cells, strict=True):
            values = measured.take(rows)
            place = _bins(measured.scaled(values), limits)
            inside = (place >= 0) & (values != MISSING)
            place = np.minimum(place, bins - 1)
            place += numbers[cell]
            waiting.append(place if inside.all() else place[inside])
            if sum(map(len, waiting)) > len(counted):  # else adding up would be most of the work
                counted += np.bincount(_joined(waiting), minlength=len(counted))
                waiting.clear()
        if waiting:
            counted += np.bincount(_joined(waiting), minlength=len(counted))
        found = np.zeros((self.size, bins), np.int64)
        found[present] = counted.reshape(-1, bins)
        return found

    def values(self, measured: Measured) -> Array:
        """One (values, counts) pair per cell, values rising."""
        cell = _joined(self.cells)
        value = _joined([measured.take(rows) for rows in self.rows])
        cell, value = cell[value != MISSING], value[value != MISSING]
        order = np.lexsort((value, cell))
        cell, value = cell[order], value[order]
        new = np.ones(len(cell), bool)
        new[1:] = (cell[1:] != cell[:-1]) | (value[1:] != value[:-1])
        starts = np.flatnonzero(new)
        counts = np.diff(np.append(starts, len(cell)))
        ends = np.searchsorted(cell[starts], np.arange(self.size + 1))
        distinct = value[starts] / measured.unit
        found = np.empty(self.size, object)
        for place in range(self.size):
            part = slice(ends[place], ends[place + 1])
            found[place] = (distinct[part], counts[part])
        return found


def _bins(values: Array, limits: Array) -> Array:
    """The last limit not above each value; -1 below the first one. While the limits are 0, 1, 2
    and so on, that is the whole part of the value."""
    other = np.flatnonzero(limits != np.arange(len(limits)))
    whole = int(other[0]) if len(other) else len(limits)
    near = (values >= 0) & (values < whole - 1)
    with np.errstate(invalid="ignore"):
        place: Array = values.astype(np.intp)
    far = np.flatnonzero(~near)
    place[far] = np.searchsorted(limits, values[far], side="right") - 1
    return place


def exact_sums(cell: Array, values: Array, size: int) -> Array:
    """Sums of integers per cell. `bincount` adds floats, which are exact below 2**53; where a sum
    could go beyond, the low and the high bits are added apart. |sum| must stay below 2**63."""
    if not len(values):
        return np.zeros(size, np.int64)
    largest = max(abs(int(values.min())), abs(int(values.max())))
    if largest * len(values) < _EXACT:
        return np.bincount(cell, weights=values, minlength=size).astype(np.int64)
    wide = values.astype(np.int64, copy=False)
    high = np.bincount(cell, weights=wide >> _LOW, minlength=size).astype(np.int64)
    low = np.bincount(cell, weights=wide & ((1 << _LOW) - 1), minlength=size).astype(np.int64)
    return (high << _LOW) + low
