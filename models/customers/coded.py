"""Dimensions of rows as small integers, whoever counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, cast

import numpy as np
import numpy.typing as npt

from models.cells import Array
from models.facts import Fact
from models.filters import FilterState
from models.metric import Source

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


class _Coding(Protocol):
    def coded(self, fact: Fact, names: tuple[str, ...], filters: FilterState
              ) -> dict[str, tuple[Array, Array]]: ...


@dataclass(frozen=True)
class Column:
    """One dimension of rows: `keys[codes]` are its keys, None where there is no value."""

    codes: Ints
    keys: tuple[Any, ...]

    def __len__(self) -> int:
        return len(self.codes)

    def where(self, kept: Array | slice) -> Column:
        return Column(self.codes[kept], self.keys)

    def small(self) -> Column:
        """The same with codes in as few bytes as they need: to be kept, not to be reckoned with."""
        return Column(cast(Ints, self.codes.astype(np.min_scalar_type(-len(self.keys) - 1))),
                      self.keys)

    def values(self) -> npt.NDArray[Any]:
        """The keys, one per row."""
        table = np.empty(len(self.keys), object)
        table[:] = self.keys
        return table[self.codes]

    def among(self, keys: Iterable[str]) -> Bools:
        """Rows with one of these keys; the empty key means no value."""
        wanted = {key or None for key in keys}
        return np.array([key in wanted for key in self.keys] or [False])[self.codes]

    def equals(self, key: str | None) -> Bools:
        return self.among(("" if key is None else key,))

    def placed(self, place: Mapping[Any, int]) -> Ints:
        """The place of each row's key; -1 where it has none."""
        return np.array([place.get(key, -1) for key in self.keys] or [-1], np.int64)[self.codes]


def coded(source: Source, fact: Fact, names: tuple[str, ...], filters: FilterState
          ) -> dict[str, Column]:
    """The dimensions of the rows in the filter, aligned with `source.columns` of the same."""
    if hasattr(source, "coded"):  # a mart has codes anyway; others give keys only
        found = cast(_Coding, source).coded(fact, names, filters)
        return {name: Column(np.asarray(codes, np.int64), tuple(keys.tolist()))
                for name, (codes, keys) in found.items()}
    return {name: of_keys(column.tolist())
            for name, column in source.columns(fact, names, filters).items()}


def of_keys(keys: list[Any]) -> Column:
    places: dict[Any, int] = {}
    codes = [places.setdefault(key, len(places)) for key in keys]
    return Column(np.array(codes, np.int64), tuple(places))
