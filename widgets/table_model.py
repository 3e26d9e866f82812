"""Columns of plain arrays as a Qt table; sorted by rank, so a million rows stay quick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import ne
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from widgets.text import one_line
from widgets.theme import Tone

Array = npt.NDArray[Any]
Index = QModelIndex | QPersistentModelIndex
SHORT = 64  # characters; shorter text is sorted as an array, three times as fast


@dataclass(frozen=True, eq=False)
class Column:
    """One column of a table.

    values   one entry per row, an array or a sequence; NaN, NaT, None: no value
    labels   when given, `values` are positions in it, and -1 stands for no value
    show     value -> text, called only for rows in view; without it the value itself
    tone     value -> what it means; without it plain ink
    figures  right-aligned
    searched whether looking for words looks here
    width    in design pixels; 0 shares what is left
    """

    header: str
    values: Array | Sequence[Any]
    labels: Sequence[str] | None = None
    show: Callable[[Any], str] | None = None
    tone: Callable[[Any], Tone] | None = None
    figures: bool = False
    strong: bool = False
    width: int = 0
    tip: str = ""
    searched: bool = True

    def text(self, row: int) -> str:
        """The words of one row."""
        value = self.value(row)
        if is_missing(value):
            return "—"
        return one_line(value if self.show is None else self.show(value))

    def value(self, row: int) -> Any:
        value = self.values[row]
        if self.labels is None:
            return value
        return None if value < 0 else self.labels[value]

    @cached_property
    def ranks(self) -> Array:
        """Numbers in the order of the values, equal for equal ones; NaN where there is none."""
        if self.labels is not None:
            places = np.append(_places([text.casefold() for text in self.labels]), np.nan)
            return np.asarray(places[np.asarray(self.values, dtype=np.int64)])
        if isinstance(self.values, list | tuple) and set(map(type, self.values)) == {str}:
            return _places(list(map(str.casefold, self.values)))
        values = np.asarray(self.values)
        if values.dtype.kind in "fiub":
            return values.astype(np.float64)
        if values.dtype.kind in "mM":
            return np.where(np.isnat(values), np.nan, values.astype(np.int64).astype(np.float64))
        held = values.tolist()
        missing = np.fromiter(map(is_missing, held), bool, len(held))
        found = np.full(len(held), np.nan)
        found[~missing] = _places([value.casefold() if isinstance(value, str) else value
                                   for value in values[~missing].tolist()])
        return found

    def holding(self, words: str) -> npt.NDArray[np.bool_]:
        """Which rows hold `words` in what is shown, without regard to case. Figures are left
        out: nobody remembers how they were rounded."""
        wanted = words.casefold()
        if self.labels is not None:
            known = [wanted in text.casefold() for text in self.labels]
            return np.asarray(np.array([*known, False])[np.asarray(self.values, np.int64)])
        values = self.values.tolist() if isinstance(self.values, np.ndarray) else self.values
        if self.figures or not self.searched or not any(
                isinstance(value, str) for value in values):
            return np.zeros(len(values), bool)
        if self.show is None:
            return np.fromiter((isinstance(value, str) and wanted in value.casefold()
                                for value in values), bool, len(values))
        shown = {value: wanted in self.show(value).casefold()
                 for value in set(values) if not is_missing(value)}
        return np.fromiter((shown.get(value, False) for value in values), bool, len(values))


@dataclass(frozen=True, eq=False)
class Rows:
    """A table: its columns, and how it is sorted at first (-1: as it comes)."""

    columns: tuple[Column, ...]
    sorted_by: int = -1
    descending: bool = False
    identities: Sequence[str] = field(default_factory=tuple)

    @property
    def count(self) -> int:
        return len(self.columns[0].values) if self.columns else 0

    def holding(self, words: str) -> npt.NDArray[np.int64]:
        """The rows, as given, that hold `words` in a column of text."""
        found = np.zeros(self.count, bool)
        if words:
            for column in self.columns:
                found |= column.holding(words)
        return np.flatnonzero(found)

    def __post_init__(self) -> None:
        lengths = {len(column.values) for column in self.columns}
        if len(lengths) > 1:
            raise ValueError(f"columns of different lengths: {sorted(lengths)}")


def _places(keys: Sequence[Any]) -> Array:
    """0, 1, 2, ... in the order of the keys; equal keys share a place."""
    if not keys:
        return np.empty(0)
    order: Any
    if set(map(type, keys)) == {str} and max(map(len, keys)) <= SHORT:
        held = np.array(keys)
        order = np.argsort(held, kind="stable")
        ordered = held[order]
        steps = ordered[1:] != ordered[:-1]
    else:
        order = sorted(range(len(keys)), key=keys.__getitem__)
        ordered = [keys[position] for position in order]
        steps = np.fromiter(map(ne, ordered[1:], ordered), bool, len(keys) - 1)
    places = np.empty(len(keys))
    places[order] = np.concatenate(([0], np.cumsum(steps)))
    return places


def is_missing(value: object) -> bool:
    """None, NaN and NaT."""
    return value is None or bool(value != value)


class RowsTableModel(QAbstractTableModel):
    """Qt's view of `Rows`. `position(row)` leads from a shown row to the row that was given."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = Rows(())
        self._order: npt.NDArray[np.int64] = np.arange(0)
        self._by, self._descending = -1, False

    def set_rows(self, rows: Rows) -> None:
        self.beginResetModel()
        self._rows = rows
        self._order = self._sorted(rows.sorted_by, rows.descending)
        self.endResetModel()

    @property
    def rows(self) -> Rows:
        return self._rows

    @property
    def order(self) -> npt.NDArray[np.int64]:
        """The given positions, in the order they are shown."""
        return self._order

    def position(self, row: int) -> int:
        return int(self._order[row])

    def column(self, position: int) -> Column:
        return self._rows.columns[position]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort; rows without a value stay last, equal ones keep the order they were given in."""
        self.layoutAboutToBeChanged.emit()
        self._order = self._sorted(column, order == Qt.SortOrder.DescendingOrder)
        self.layoutChanged.emit()
        last = len(self._rows.columns) - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def _sorted(self, column: int, descending: bool) -> npt.NDArray[np.int64]:
        self._by, self._descending = column, descending
        if not 0 <= column < len(self._rows.columns):
            return np.arange(self._rows.count)
        rank = self._rows.columns[column].ranks
        return np.argsort(-rank if descending else rank, kind="stable")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._rows.count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.text(index.row(), index.column())
        return None

    def text(self, row: int, column: int) -> str:
        return self._rows.columns[column].text(self.position(row))

    def tone(self, row: int, column: int) -> Tone:
        judge = self._rows.columns[column].tone
        value = self._rows.columns[column].value(self.position(row))
        return "" if judge is None or is_missing(value) else judge(value)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self._rows.columns):
            return None
        column = self._rows.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            words = one_line(column.header)
            if section != self._by:
                return words
            arrow = "▼" if self._descending else "▲"
            return f"{arrow} {words}" if column.figures else f"{words} {arrow}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.figures else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
