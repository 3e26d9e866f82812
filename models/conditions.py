"""Which rows count: columns of truths, and the days they are dated with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from models.calendars import MISSING_DAY, Calendar
from models.store import Space
from models.tally import Coded

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Within:
    """True of rows whose day lies in [first, after); judged a chunk at a time, when asked."""

    days: Array
    first: int
    after: int
    through: None = None

    def take(self, rows: Array | slice) -> Array:
        days = self.days[rows]
        found: Array = days >= self.first
        found &= days < self.after
        return found


def joined(truths: Sequence[Coded | Within]) -> list[Coded | Within]:
    """What is true of opportunities is settled once, before any row looks its own up."""
    found: dict[int, Coded | Within] = {}
    for truth in truths:
        if isinstance(truth, Within):
            found[id(truth)] = truth
            continue
        same = found.get(id(truth.through))
        found[id(truth.through)] = Coded(same.codes & truth.codes, 2, truth.through) \
            if isinstance(same, Coded) else truth
    return list(found.values())


def kept_rows(truths: Sequence[Coded | Within], low: int, high: int) -> Any:
    """Numbers of the rows in [low, high) that count; None: all of them.

    What stands on the rows themselves is settled first, so that only what is left is looked up.
    """
    rows: Any = None
    for truth in sorted(truths, key=lambda truth: truth.through is not None):
        if rows is None:
            part = truth.take(slice(low, high))
            if not part.all():
                rows = np.flatnonzero(part)
                rows += low
        else:
            rows = rows[truth.take(rows)]
    return rows


def calendar_codes(calendar: Calendar, days: Coded, unit: str) -> tuple[Coded, Space]:
    """Codes of the month, quarter or week of each day; 0 for no day."""
    known = days.codes != MISSING_DAY
    if not known.any():
        return Coded(np.zeros(len(days.codes), np.int32), 1, days.through), Space([None])
    first, last = int(days.codes[known].min()), int(days.codes[known].max())
    names, table = calendar.names_of(unit, first, last)
    codes = table[np.where(known, days.codes - first, 0)] + 1
    return (Coded(np.where(known, codes, 0), len(names) + 1, days.through),
            Space([None, *names]))
