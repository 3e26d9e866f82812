"""The records behind a figure: the list whose length is the number on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
import numpy.typing as npt

from models.cells import Array
from models.facts import CALENDAR, OPPORTUNITIES, Fact
from models.filters import FilterState
from models.metric import Cell, Source

Flags = npt.NDArray[np.bool_]

LISTED = {
    "opportunities": ("opportunity", "account", "owner", "pipeline", "stage", "status", "amount",
                      "created", "expected", "closed"),
    "visits": ("opportunity", "stage", "outcome", "to_stage", "entered", "left", "hours"),
}
"""Columns a list of records always has."""

MONEY = ("amount", "weighted")


@dataclass(frozen=True)
class Members:
    """Rows of `fact`, as aligned columns; `counts` tells which of them are in the numerator."""

    fact: str
    columns: dict[str, Array]
    counts: Flags

    def __len__(self) -> int:
        return len(self.counts)

    def where(self, kept: Flags) -> Members:
        return Members(
            self.fact, {name: column[kept] for name, column in self.columns.items()},
            self.counts[kept],
        )

    def rows(self, source: Source) -> list[dict[str, Any]]:
        """One dict per record with names instead of keys; times as ISO text, money as decimal
        text of the reporting currency, `counts` last."""
        named = {name: _shown(name, column, source) for name, column in self.columns.items()}
        named["counts"] = self.counts.tolist()
        return [dict(zip(named, values, strict=True))
                for values in zip(*named.values(), strict=True)]


def _shown(name: str, column: Array, source: Source) -> list[Any]:
    if name in MONEY:
        from models.money import to_major

        return [None if _missing(value) else
                str(to_major(round(value), source.reporting_currency)) for value in column.tolist()]
    if column.dtype == np.dtype("datetime64[D]"):
        return [None if np.isnat(value) else str(value) for value in column]
    if column.dtype.kind == "M":
        return [None if np.isnat(value) else f"{value.astype('datetime64[s]')}Z"
                for value in column]
    try:
        names = source.labels(name)
    except KeyError:
        names = {}
    return [None if _missing(value) else
            value.isoformat() if isinstance(value, date | datetime) else
            names.get(value, value) for value in column.tolist()]


def _missing(value: Any) -> bool:
    return value is None or value != value


def chosen(
    source: Source,
    fact: Fact,
    filters: FilterState,
    cell: Cell,
    *,
    names: Iterable[str] = (),
    when: str | None = None,
    known: Iterable[str] = (),
) -> Members:
    """The rows of `fact` in the filter that lie in `cell`, none of them counting yet.

    `names` are columns wanted beside the listed ones. Dimensions named in `known` are left to the
    caller, who knows how they are computed.
    """
    dimensions = [dimension for dimension in cell if dimension not in set(known)]
    every = dict.fromkeys((*LISTED.get(fact.key, ()), *names, *dimensions))
    columns = source.columns(fact, tuple(every), filters, when)
    length = len(next(iter(columns.values()))) if columns else 0
    kept = np.ones(length, bool)
    for dimension in dimensions:
        kept &= equal(columns[dimension], cell[dimension])
    shown = {name: column for name, column in columns.items() if name not in CALENDAR}
    return Members(fact.key, shown, np.zeros(length, bool)).where(kept)


def counted(members: Members, counts: Flags) -> Members:
    return Members(members.fact, members.columns, counts)


def equal(column: Array, key: object) -> Flags:
    """Where the column holds the key; None is a key like any other."""
    if column.dtype == object:
        found: Flags = np.equal(column, np.array(key, object)).astype(bool)
        return found
    return np.asarray(column == key) & np.ones(len(column), bool)


def opportunities(
    source: Source, filters: FilterState, cell: Cell, *, when: str | None,
    names: Iterable[str] = (), known: Iterable[str] = (),
) -> Members:
    return chosen(source, OPPORTUNITIES, filters, cell, names=names, when=when, known=known)
