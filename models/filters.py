"""What everybody counts: one frozen value that names the exact picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

Compare = Literal["none", "previous", "year", "benchmark"]


@dataclass(frozen=True)
class Period:
    """Days from `start` up to but not including `end`; None on a side leaves it open.

    The period with both sides open also counts rows that have no date at all.
    """

    start: date | None = None
    end: date | None = None

    @property
    def unbounded(self) -> bool:
        return self.start is None and self.end is None


ALL_TIME = Period()


@dataclass(frozen=True)
class FilterState:
    """The global filter.

    `where` and `exclude` map a dimension to the keys (not the displayed names) that count, kept
    sorted so that equal filters are equal values. `as_of` is the moment the data is seen from,
    both "happened" and "known"; None means everything the cache knows. `period_text` is what the
    user chose ("2026Q3", "this quarter"), for display and for links; `period` is what it means.
    """

    period: Period = ALL_TIME
    period_text: str = "all"
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    exclude: tuple[tuple[str, tuple[str, ...]], ...] = ()
    as_of: datetime | None = None
    compare: Compare = "previous"
    scope: frozenset[str] | None = None  # team keys the user may see; None: all

    def narrowed(self, dimension: str, keys: frozenset[str] | set[str] | tuple[str, ...]
                 ) -> FilterState:
        """The same filter with `dimension` limited to `keys`; no keys removes the limit."""
        kept = {name: values for name, values in self.where if name != dimension}
        if keys:
            kept[dimension] = tuple(sorted(keys))
        return replace(self, where=tuple(sorted(kept.items())))

    def excluding(self, dimension: str, keys: frozenset[str] | set[str] | tuple[str, ...]
                  ) -> FilterState:
        kept = {name: values for name, values in self.exclude if name != dimension}
        if keys:
            kept[dimension] = tuple(sorted({*dict(self.exclude).get(dimension, ()), *keys}))
        return replace(self, exclude=tuple(sorted(kept.items())))

    def keys(self, dimension: str) -> tuple[str, ...]:
        """The keys `dimension` is limited to; empty when it is not limited."""
        return dict(self.where).get(dimension, ())
