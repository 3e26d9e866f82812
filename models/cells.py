"""Grouped counts, sums and histograms: what a tally answers, whichever engine counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import pandas as pd

Array = npt.NDArray[np.generic]


@dataclass(frozen=True)
class Measure:
    """What to count. Names in the answer: see `Cells`.

    count            rows; answer column `n`
    distinct         distinct opportunities; `opportunities`
    total(name)      sum of a measure over the rows that have it; `name`, and `name_n` those rows
    minimum/maximum  over the rows that have it; `name_min`, `name_max`; NaN where none has
    histogram(name)  rows per bin; `name_bins`, an array (cells, bins) with the declared `edges`
    values(name)     rows per exact value; `name_values`: one (values, counts) pair per cell
    """

    kind: Literal["count", "distinct", "total", "minimum", "maximum", "histogram", "values"]
    name: str = ""
    edges: tuple[float, ...] = ()


COUNT = Measure("count")
DISTINCT = Measure("distinct")


def total(name: str) -> Measure:
    return Measure("total", name)


def minimum(name: str) -> Measure:
    return Measure("minimum", name)


def maximum(name: str) -> Measure:
    return Measure("maximum", name)


def histogram(name: str, edges: Sequence[float]) -> Measure:
    """Bins [e0, e1), [e1, e2), ...; values beyond the last edge fall into the last bin."""
    return Measure("histogram", name, tuple(edges))


def values(name: str) -> Measure:
    return Measure("values", name)


class CodedColumn(NamedTuple):
    """A dimension of rows as codes, and the key that each code stands for."""

    codes: Array
    keys: Array


@dataclass(frozen=True)
class Cells:
    """One cell per combination of keys that has at least one row, in no promised order.

    `keys[dimension]` and `measures[name]` are aligned arrays, one entry per cell. Keys are text
    (None: the row has no value there), except ranks and visit counts, which are integers.
    """

    by: tuple[str, ...]
    keys: dict[str, Array]
    measures: dict[str, Array]

    def __len__(self) -> int:
        for array in (*self.keys.values(), *self.measures.values()):
            return len(array)
        return 0

    def frame(self) -> pd.DataFrame:
        """Keys and one-dimensional measures as columns; histograms as arrays in object columns."""
        import pandas as pd  # late: the first window must not wait for it

        columns: dict[str, object] = dict(self.keys)
        for name, array in self.measures.items():
            columns[name] = array if array.ndim == 1 else list(array)
        return pd.DataFrame(columns)
