"""The two lists of the forecast dialogue: key deals to verify, and calls to weigh."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDoubleSpinBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from cockpit.dialogs.submission_data import Call, KeyNode
from cockpit.formats import Formats
from widgets import text

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _List(QTableWidget):
    """Rows of plain text; one column stretches."""

    def __init__(self, columns: Sequence[str], stretched: int) -> None:
        super().__init__(0, len(columns))
        self.setHorizontalHeaderLabels([text.one_line(words) for words in columns])
        self.verticalHeader().hide()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        self.setMinimumHeight(150)

    def put(self, row: int, column: int, words: str, *, right: bool = False) -> QTableWidgetItem:
        item = QTableWidgetItem(text.one_line(words))
        if right:
            item.setTextAlignment(_RIGHT)
        self.setItem(row, column, item)
        return item


class KeyNodes(_List):
    """Deals in commit with a box each: whoever verifies ticks what the evidence bears out.

    Signals:
        ticked: a box changed.
    """

    ticked = Signal()

    def __init__(self, formats: Formats) -> None:
        super().__init__((self.tr("Verified"), self.tr("Deal"), self.tr("Seller"),
                          self.tr("Amount"), self.tr("Close date"), self.tr("Evidence")), 1)
        self._formats = formats
        self._nodes: tuple[KeyNode, ...] = ()
        self.setAccessibleName(self.tr("Key deals to verify"))
        self.itemChanged.connect(lambda _: self.ticked.emit())

    def show_nodes(self, nodes: tuple[KeyNode, ...], currency: str) -> None:
        self._nodes = nodes
        self.blockSignals(True)
        self.setRowCount(len(nodes))
        for row, node in enumerate(nodes):
            box = self.put(row, 0, "")
            box.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                         | Qt.ItemFlag.ItemIsUserCheckable)
            box.setCheckState(Qt.CheckState.Checked if node.evidence and not node.late
                              else Qt.CheckState.Unchecked)
            due = self._formats.day(node.expected)
            self.put(row, 1, node.name)
            self.put(row, 2, node.owner)
            self.put(row, 3, self._formats.money(node.amount, currency), right=True)
            self.put(row, 4, self.tr("{day}, past").format(day=due) if node.late else due)
            self.put(row, 5, self.tr("on record") if node.evidence else self.tr("none"))
        self.blockSignals(False)

    def verified(self) -> list[KeyNode]:
        return [node for row, node in enumerate(self._nodes) if self._is_ticked(row)]

    def checks(self) -> dict[str, Any]:
        """What was ticked, as it is kept with the call."""
        return {node.opportunity: {
            "verified": self._is_ticked(row), "evidence": node.evidence,
            "expected": None if node.expected is None else node.expected.isoformat(),
        } for row, node in enumerate(self._nodes)}

    def _is_ticked(self, row: int) -> bool:
        item = self.item(row, 0)
        return item is not None and item.checkState() == Qt.CheckState.Checked


class Weights(_List):
    """The calls of the level below, each with a weight; suggested ones take past bias away.

    Signals:
        weighed: a weight changed.
    """

    weighed = Signal()

    def __init__(self, formats: Formats) -> None:
        super().__init__((self.tr("Manager"), self.tr("Call"), self.tr("Usual bias"),
                          self.tr("Weight")), 0)
        self._formats = formats
        self._calls: tuple[Call, ...] = ()
        self.setAccessibleName(self.tr("Calls of the managers and their weights"))

    def show_calls(self, calls: tuple[Call, ...], currency: str) -> None:
        self._calls = calls
        self.setRowCount(len(calls))
        for row, call in enumerate(calls):
            self.put(row, 0, call.name)
            self.put(row, 1, self._formats.money(call.amount, currency), right=True)
            self.put(row, 2, self._formats.signed_percent(call.bias), right=True)
            spin = QDoubleSpinBox()
            spin.setLocale(self._formats.locale)
            spin.setRange(0.0, 3.0)
            spin.setSingleStep(0.01)
            spin.setValue(call.weight)
            spin.setAccessibleName(self.tr("Weight of {name}").format(
                name=text.one_line(call.name)))
            spin.valueChanged.connect(lambda _: self.weighed.emit())
            self.setCellWidget(row, 3, spin)

    def weights(self) -> dict[str, float]:
        return {call.owner: self._weight(row) for row, call in enumerate(self._calls)}

    def total(self) -> float:
        """Minor units: every known call times its weight; NaN without calls."""
        known = [call.amount * self._weight(row) for row, call in enumerate(self._calls)
                 if call.amount == call.amount]
        return sum(known) if known else float("nan")

    def _weight(self, row: int) -> float:
        spin = self.cellWidget(row, 3)
        return round(spin.value(), 2) if isinstance(spin, QDoubleSpinBox) else 1.0

