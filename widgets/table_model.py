"""Columns of plain arrays as a Qt table; sorted by rank, so a million rows stay quick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from widgets.text import one_line
from widgets.theme import Tone

Array = npt.NDArray[Any]
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, eq=False)
class Column:
    """One column of a table.

    values   one entry per row, an array or a sequence; NaN, NaT, None: no value
    labels   when given, `values` are positions in it, and -1 stands for no value
    show     value -> text, called only for rows in view; without it the value itself
    tone     value -> what it means; without it plain ink
    figures  right-aligned
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

    def rank(self) -> Array:
        """Numbers in the order of the values; NaN where there is none."""
        if self.labels is not None:
            places = np.empty(len(self.labels) + 1)
            order = np.argsort(np.array([text.casefold() for text in self.labels], dtype=object),
                               kind="stable")  # fmt: skip
            places[order] = np.arange(len(self.labels))
            places[-1] = np.nan
            return places[np.asarray(self.values, dtype=np.int64)]
        values = np.asarray(self.values)
        if values.dtype.kind in "fiub":
            return values.astype(np.float64)
        if values.dtype.kind in "mM":
            return np.where(np.isnat(values), np.nan, values.astype(np.int64).astype(np.float64))
        missing = np.array([is_missing(value) for value in values], dtype=bool)
        keys = [v.casefold() if isinstance(v, str) else v for v in values[~missing]]
        comparable = np.empty(len(keys), dtype=object)
        comparable[:] = keys
        places = np.full(len(values), np.nan)
        held = np.empty(len(keys))
        held[np.argsort(comparable, kind="stable")] = np.arange(len(keys))
        places[~missing] = held
        return places


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

    def __post_init__(self) -> None:
        lengths = {len(column.values) for column in self.columns}
        if len(lengths) > 1:
            raise ValueError(f"columns of different lengths: {sorted(lengths)}")


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
        rank = self._rows.columns[column].rank()
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
