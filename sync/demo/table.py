"""One stream of records as of a clock, before it becomes JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from sync.demo.company import NEVER
from sync.demo.draws import Flags, Ints
from sync.demo.log import EMPTY, STATES

Row = dict[str, Any]
ABSENT, LIVE, DELETED, MERGED = -1, *range(len(STATES))


@dataclass(frozen=True)
class Table:
    """`state` is ABSENT for what is not known yet, else an index into `log.STATES`.

    `fields(indices)` gives the rows' own fields; what every row has is added by `rows`, and what
    is empty is left out.
    Ids are `prefix` and the place from 1 on, in `width` digits, so that they sort as text.
    """

    prefix: str
    width: int
    state: npt.NDArray[np.int8]
    modified: Ints  # seconds
    fields: Callable[[Ints], list[Row]]
    merged_into: Ints | None = None

    def id_of(self, index: int) -> str:
        return f"{self.prefix}{index + 1:0{self.width}d}"

    def index_of(self, id: str) -> int:
        """Place of an id. Errors: ValueError for what is no id of this table."""
        if not id.startswith(self.prefix) or not id[len(self.prefix):].isdecimal():
            raise ValueError(f"{id[:40]!r} is no id here")
        return int(id[len(self.prefix):]) - 1

    def rows(self, indices: Ints) -> list[Row]:
        rows = []
        marks = zip(indices.tolist(), times(self.modified[indices]),
                    self.state[indices].tolist(), self.fields(indices), strict=True)
        for index, modified, state, fields in marks:
            row: Row = {"id": self.id_of(index), "modified_at": modified}
            if state != LIVE:
                row["state"] = STATES[state]
                if self.merged_into is not None and self.merged_into[index] != EMPTY:
                    row["merged_into"] = self.id_of(int(self.merged_into[index]))
            row.update({name: value for name, value in fields.items() if value is not None})
            rows.append(row)
        return rows


def times(seconds: Ints) -> list[str | None]:
    """ISO 8601 in UTC; None for NEVER and EMPTY."""
    known = (seconds > 0) & (seconds < NEVER)
    texts = np.datetime_as_string(np.where(known, seconds, 0).astype("M8[s]")).tolist()
    return [f"{text}Z" if there else None
            for text, there in zip(texts, known.tolist(), strict=True)]


def days(numbers: Ints) -> list[str | None]:
    """ISO dates of days since 1970; None for EMPTY."""
    texts = np.datetime_as_string(np.maximum(numbers, 0).astype("M8[D]")).tolist()
    return [text if number >= 0 else None
            for text, number in zip(texts, numbers.tolist(), strict=True)]


def words_at(words: Iterable[str], indices: Ints) -> list[str | None]:
    """The word at each index; None for EMPTY."""
    known = (*words, None)  # EMPTY is -1 and finds the None at the end
    return [known[index] for index in indices.tolist()]


def ids_at(prefix: str, width: int, indices: Ints) -> list[str | None]:
    return [None if index < 0 else f"{prefix}{index + 1:0{width}d}" for index in indices.tolist()]


def newest(clock: int, *moments: Ints) -> Ints:
    """Per row the latest of the moments that have come by `clock`."""
    result = np.full(len(moments[0]), -1)
    for at in moments:
        result = np.maximum(result, np.where(at <= clock, at, -1))
    return result


def presence(clock: int, since: Ints, gone_at: Ints, gone_state: int | Ints = DELETED
             ) -> npt.NDArray[np.int8]:
    there = np.where(gone_at <= clock, gone_state, LIVE)
    return np.where(since <= clock, there, ABSENT).astype(np.int8)


def by_then(clock: int, moments: Ints) -> Ints:
    """What has not come yet is not told."""
    return np.where(moments <= clock, moments, NEVER)


def rows_of(columns: dict[str, list[Any]]) -> list[Row]:
    names = tuple(columns)
    return [dict(zip(names, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def since(flags: Flags, at: Ints) -> Ints:
    """`at` where the flag stands, NEVER elsewhere."""
    return np.where(flags, at, NEVER)
