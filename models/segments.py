"""Columns of facts as blobs in the file: narrow, self-describing, read in one sweep.

A segment holds whole opportunities with all their rows, so that it can be read, replaced and
dropped alone. Integers are kept in the narrowest type that holds them, times and amounts that are
multiples of something as that multiple, a value that never varies once. What is missing in a
segment (a custom field nobody had then) reads as zeros, the code of "no value".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from models.calendars import MISSING

SEGMENT_ROWS = 131_072
Array = npt.NDArray[Any]
Text = list[str]
Fetch = Callable[[str, str], list[tuple[int, bytes]]]
"""The data of one column of a fact (fact, column), by segment."""

_UNSIGNED = (np.uint8, np.uint16, np.uint32)
_SIGNED = (np.int8, np.int16, np.int32)
_SEPARATOR = "\0"  # never part of stored text


def pack(column: Array | Text) -> tuple[str, int, bytes]:
    """A column -> (dtype, rows, data). dtype: "text", a numpy type, "type*scale+base", or
    "=value" for a column that holds nothing else."""
    if isinstance(column, list):
        return "text", len(column), _SEPARATOR.join(column).encode()
    if column.dtype.kind == "f" or len(column) == 0:
        return column.dtype.str, len(column), column.tobytes()
    low, high = int(column.min()), int(column.max())
    if low == high:
        return f"={low}", len(column), b""
    for kind in _UNSIGNED if low >= 0 else _SIGNED:
        limits = np.iinfo(kind)
        if limits.min <= low and high <= limits.max:
            return np.dtype(kind).str, len(column), column.astype(kind).tobytes()
    known = column != MISSING
    if known.any():
        base, high = int(column[known].min()), int(column[known].max())
        away = column[known] - base
        scale = int(np.gcd.reduce(away)) or 1
        if (high - base) // scale < 2**32 - 1:
            small = np.zeros(len(column), np.uint32)  # 0: missing
            small[known] = away // scale + 1
            return f"<u4*{scale}+{base - scale}", len(column), small.tobytes()
    return "<i8", len(column), column.astype(np.int64).tobytes()


def unpack(dtype: str, size: int, data: bytes) -> Array:
    """The inverse of `pack` for numbers; the array is read only where it needed no decoding."""
    if dtype.startswith("="):
        return constant(int(dtype[1:]), size)
    kind, _, affine = dtype.partition("*")
    raw: Array = np.frombuffer(data, kind, size)
    if not affine:
        return raw
    scale, _, base = affine.partition("+")
    wide = raw.astype(np.int64)
    wide *= int(scale)
    wide += int(base)
    wide[raw == 0] = MISSING
    return wide


def constant(value: int, size: int) -> Array:
    """A column of one value that takes no room."""
    kind = np.uint8 if 0 <= value < 256 else np.int64
    return np.broadcast_to(np.array(value, kind), size)


def is_constant(column: Array) -> bool:
    return column.strides == (0,)


def unpack_text(data: bytes, size: int) -> Text:
    return data.decode().split(_SEPARATOR) if size else []


def write(cursor: Any, fact: str, segment: int, columns: Mapping[str, Array | Text]) -> None:
    """Store the columns of one segment, in place of what was there."""
    cursor.execute("DELETE FROM mart_segment WHERE fact = ? AND segment = ?", (fact, segment))
    cursor.executemany(
        "INSERT INTO mart_segment (fact, segment, name, dtype, size, data) VALUES (?,?,?,?,?,?)",
        [(fact, segment, name, *pack(column)) for name, column in columns.items()],
    )


def drop(cursor: Any, segment: int) -> None:
    """Remove one segment of opportunities with all its facts and tombstones."""
    cursor.execute(
        "DELETE FROM mart_segment WHERE segment = ? AND fact IN "
        "('opportunity', 'version', 'visit', 'reach', 'dead')", (segment,))


class Stored:
    """The columns of one fact, from all its segments. With `fetch` the data of a column is read
    when it is asked for; without it the data is here already."""

    def __init__(self, fetch: Callable[[str], list[tuple[int, bytes]]] | None = None) -> None:
        self.segments: list[int] = []
        self.sizes: list[int] = []
        self._fetch = fetch
        self._parts: dict[str, dict[int, tuple[str, int, bytes]]] = {}

    def add(self, segment: int, name: str, dtype: str, size: int, data: bytes) -> None:
        if not self.segments or self.segments[-1] != segment:
            self.segments.append(segment)
            self.sizes.append(size)
        self._parts.setdefault(name, {})[segment] = (dtype, size, data)

    @property
    def names(self) -> list[str]:
        return list(self._parts)

    @property
    def length(self) -> int:
        return sum(self.sizes)

    def column(self, name: str) -> Array:
        """One array over all segments; zeros where a segment does not have the column."""
        parts = self._taken(name)
        arrays = [
            unpack(*parts[segment]) if segment in parts else np.zeros(size, np.uint8)
            for segment, size in zip(self.segments, self.sizes, strict=True)
        ]
        if not arrays:
            return np.zeros(0, np.uint8)
        if len(arrays) == 1:
            return arrays[0]
        firsts = {int(array[0]) for array in arrays if is_constant(array)}
        if len(firsts) == 1 and all(is_constant(array) for array in arrays):
            return constant(firsts.pop(), self.length)
        return np.concatenate(arrays)

    def text(self, name: str) -> LazyText:
        return LazyText(partial(self._blobs, name))

    def _blobs(self, name: str) -> list[tuple[bytes, int]]:
        parts = self._taken(name)
        return [(parts[segment][2], parts[segment][1]) for segment in self.segments]

    def _taken(self, name: str) -> dict[int, tuple[str, int, bytes]]:
        """A column's parts, once: what is decoded need not be kept as it was stored."""
        parts = self._parts.pop(name, {})
        if self._fetch is None or all(dtype.startswith("=") for dtype, _, _ in parts.values()):
            return parts
        data = dict(self._fetch(name))
        return {segment: (dtype, size, data[segment])
                for segment, (dtype, size, _) in parts.items()}


class Columns(Mapping[str, Array]):
    """The columns of a fact, decoded when they are first asked for; safe to share between threads.

    Columns named in `wide` come as int64, for arithmetic. `bases`: what to add to `opportunity`
    in each segment, to make positions of the whole store of positions in the segment. A fact
    without rows has every column, empty.
    """

    def __init__(self, stored: Stored, wide: Iterable[str] = (),
                 bases: Mapping[int, int] | None = None) -> None:
        self._stored, self._wide, self._bases = stored, frozenset(wide), bases
        self._names = stored.names
        self._found: dict[str, Array] = {}
        self._lock = Lock()
        self.length = stored.length

    def __getitem__(self, name: str) -> Array:
        found = self._found.get(name)
        if found is None:
            if self.length and name not in self._names:
                raise KeyError(name)
            with self._lock:
                if name not in self._found:
                    self._found[name] = self._decoded(name)
                found = self._found[name]
        return found

    def _decoded(self, name: str) -> Array:
        column = self._stored.column(name)
        if name == "opportunity" and self._bases is not None:
            stored = self._stored
            bases = np.array([self._bases[segment] for segment in stored.segments], np.int32)
            return column + np.repeat(bases, stored.sizes)
        return column.astype(np.int64, copy=False) if name in self._wide else column

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class LazyText:
    """Text of all segments, decoded when somebody asks for it; safe to share between threads."""

    def __init__(self, blobs: Callable[[], list[tuple[bytes, int]]] = list) -> None:
        self._blobs = blobs
        self._list: Text | None = None
        self._lock = Lock()

    def list(self) -> Text:
        with self._lock:
            if self._list is None:
                self._list = [text for blob in self._blobs() for text in unpack_text(*blob)]
            return self._list


def read(cursor: Any, facts: Iterable[str], fetch: Fetch | None = None) -> dict[str, Stored]:
    """Read whole facts; with `fetch` only what there is, and the data when it is asked for.
    Facts nobody wrote come back empty."""
    found: dict[str, Stored] = {}
    asked = "data" if fetch is None else "NULL"
    for fact in facts:
        stored = found[fact] = Stored(None if fetch is None else partial(fetch, fact))
        cursor.execute(
            f"SELECT segment, name, dtype, size, {asked} FROM mart_segment WHERE fact = ? "
            "ORDER BY segment, name", (fact,))
        for segment, name, dtype, size, data in cursor:
            stored.add(segment, name, dtype, size, data)
    return found
