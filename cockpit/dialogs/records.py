"""The records behind a number, as a list that can be sorted, copied and exported."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cockpit import verbs
from cockpit.dimension_names import dimension_name, value_name
from cockpit.translation import tr
from widgets import text
from widgets.busy import Busy, Progress
from widgets.table import Table
from widgets.table_model import Column, Rows

if TYPE_CHECKING:
    from cockpit.context import Context

TIMES = frozenset({"created", "closed", "expected", "entered", "left", "reached", "stage_since",
                   "submitted", "done", "assigned", "responded", "qualified"})

FORMATS = ("csv", "xlsx")

INTERNAL = frozenset({"furthest", "strict", "visited"})
"""What the funnel counts with; the stage says the same to a person."""


class RecordsDialog(QDialog):
    """Shows rows as `Members.rows` gives them; `count` is what the number promised."""

    def __init__(self, context: Context, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._heading = context, heading
        self._records: list[dict[str, Any]] = []
        self.setWindowTitle(text.one_line(heading) or self.tr("Records"))
        self.resize(1180, 640)
        self.count = text.label(role="heading")
        self.table, self._busy = Table(), Busy()
        self._busy.set_progress(Progress(self.tr("Looking up the records"), cancellable=False))
        self._export, self._close = text.button(self.tr("Export…")), text.button(self.tr("Close"))
        self._copy = text.button(self.tr("Copy"))
        self._copy.clicked.connect(self.table.copy)
        self._export.clicked.connect(self._ask_export)
        self._close.clicked.connect(self.accept)
        self.told = text.label(wrap=True)
        self.told.hide()
        context.told.connect(self._repeat)
        head, buttons = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.count, 1)
        buttons.addStretch(1)
        for button in (self._copy, self._export, self._close):
            buttons.addWidget(button)
        room = QVBoxLayout(self)
        room.setContentsMargins(20, 16, 20, 16)
        room.setSpacing(10)
        room.addLayout(head)
        room.addWidget(self._busy)
        room.addWidget(self.table, 1)
        room.addWidget(self.told)
        room.addLayout(buttons)

    @property
    def records(self) -> list[dict[str, Any]]:
        return self._records

    def show_rows(self, records: list[dict[str, Any]]) -> None:
        self._busy.set_progress(None)
        self._records = records
        counted = sum(1 for record in records if record.get("counts"))
        says = self.tr("{count} records").format(count=self._context.formats.integer(len(records)))
        if 0 < counted < len(records):
            says += " · " + self.tr("{count} of them count as yes").format(
                count=self._context.formats.integer(counted))
        self.count.setText(says)
        names = [name for name in records[0] if name not in INTERNAL] if records else []
        self.table.set_rows(Rows(tuple(self._column(name) for name in names)))

    def show_error(self, error: Exception) -> None:
        self._busy.set_progress(None)
        self.count.setText(self._context.words(error).sentence)

    def write(self, target: Path) -> None:
        """Write the list in the background; the ending chooses the format."""
        from cockpit.exports.sheet import of_records

        records, about = self._records, (
            ("records behind", self._heading),
            ("written", self._context.clock().isoformat(timespec="seconds")))
        verbs.write_sheet(self._context, target, f"records behind {self._heading}",
                          lambda: of_records("records", records, about), offered=FORMATS)

    def _ask_export(self) -> None:
        target = verbs.ask_target(self, "records", FORMATS)
        if target is not None:
            self.write(target)

    def _repeat(self, kind: str, words: str) -> None:
        """What the window tells stands here too, as this dialogue lies over it."""
        if self.isVisible():
            text.set_tone(self.told, kind)
            self.told.setText(words)
            self.told.show()

    def _column(self, name: str) -> Column:
        values = [record.get(name) for record in self._records]
        formats, header = self._context.formats, _header(name)
        if name == "counts":
            return Column(header, ["✓" if value else "" for value in values], width=70)
        if name == "amount":
            currency = self._context.mart.reporting_currency
            numbers = [_number(value) for value in values]
            return Column(header, numbers, figures=True, width=140,
                          show=lambda major: f"{formats.locale.toString(major, 'f', 2)} {currency}")
        if name in TIMES:
            return Column(header, values, width=150, show=self._day)
        if any(isinstance(value, float) for value in values):
            return Column(header, values, figures=True, width=80,
                          show=lambda value: formats.locale.toString(float(value), "f", 1))
        said = ["" if value is None else value_name(name, value, {}) for value in values]
        return Column(header, said, strong=name == "opportunity")

    def _day(self, value: Any) -> str:
        said = str(value)
        try:
            if len(said) > 10:
                return self._context.formats.moment(datetime.fromisoformat(said))
            return self._context.formats.day(date.fromisoformat(said))
        except ValueError:
            return said


def _number(value: Any) -> float:
    try:
        return float("nan") if value is None else float(Decimal(str(value)))
    except InvalidOperation:
        return float("nan")


def _header(name: str) -> str:
    own = {
        "opportunity": tr("Deal"), "amount": tr("Amount"), "created": tr("Created"),
        "expected": tr("Expected close"), "closed": tr("Closed"), "counts": tr("Counts"),
        "entered": tr("Entered"), "left": tr("Left"), "hours": tr("Hours"),
        "outcome": tr("Outcome"), "to_stage": tr("To stage"), "level": tr("Level"),
        "submitted": tr("Submitted"), "category": tr("Category"), "lead": tr("Lead"),
        "submission": tr("Submission"), "period_start": tr("From"), "period_end": tr("Until"),
        "cycle_days": tr("Days to close"), "age_days": tr("Days old"), "score": tr("Score"),
        "stage_days": tr("Days in stage"), "late_hours": tr("Hours unseen before"),
    }
    return own.get(name) or dimension_name(name)
