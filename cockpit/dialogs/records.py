"""The records behind a number, as a list that can be sorted, searched, copied and exported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cockpit import verbs
from cockpit.dialogs.records_list import Record, RecordsList, records_list, rows
from models.money import exponent
from widgets import text
from widgets.busy import Busy, Progress
from widgets.table import Table
from widgets.table_model import Rows

if TYPE_CHECKING:
    from cockpit.context import Context
    from models.task import Task

FORMATS = ("csv", "xlsx")
REST = 250  # ms after a letter before the list is searched


class RecordsDialog(QDialog):
    """Its head tells whose records these are, how many, and what they add up to.

    Keys: Ctrl+F or / find, Enter and Shift+Enter go from one that was found to the next, Ctrl+C
    copies what is selected, Ctrl+E exports.
    """

    def __init__(self, context: Context, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._heading = context, heading
        self._records: list[Record] = []
        self._found = np.empty(0, np.int64)
        self._gone = False
        self.setWindowTitle(text.one_line(heading) or self.tr("Records"))
        self.resize(1180, 640)
        self.name = text.label(text.one_line(heading), role="title", wrap=True)
        self.name.setVisible(bool(heading))
        self.count = text.label(role="heading")
        self.table, self._busy = Table(), Busy()
        self.search, self._places = QLineEdit(), text.label(role="note")
        self._timer = QTimer(self)
        policy = self._busy.sizePolicy()
        policy.setRetainSizeWhenHidden(False)  # the list gets the room
        self._busy.setSizePolicy(policy)
        self._busy.set_progress(Progress(self.tr("Looking up the records"), cancellable=False))
        self._copy = text.button(self.tr("Copy"))
        self._export, self._close = text.button(self.tr("Export…")), text.button(self.tr("Close"))
        self.told = text.label(wrap=True)
        self.told.hide()
        self._arrange()
        self._connect()

    @property
    def records(self) -> list[Record]:
        return self._records

    def ask(self, find: Callable[[Task], list[Record]]) -> None:
        """Look the records up and make them a table, both in the background."""
        job = self._context.jobs.read(
            lambda task: records_list(find(task), task), self._unless_gone(self.show_list),
            self._unless_gone(self.show_error), key=f"records {id(self)}")
        self.finished.connect(job.task.cancel)

    def show_list(self, found: RecordsList) -> None:
        self._busy.set_progress(None)
        self._records = found.records
        self.count.setText(self._summed_up(found))
        currency = self._context.mart.reporting_currency
        if found.amount is not None:
            minor = float(found.amount) * 10 ** exponent(currency)
            text.set_tooltip(self.count, self._context.formats.money(minor, currency,
                                                                     compact=False))
        self.table.set_rows(rows(found, self._context.formats, currency))
        self.search.setEnabled(bool(found.records))

    def show_error(self, error: Exception) -> None:
        self._busy.set_progress(None)
        self.count.setText(self._context.words(error).sentence)

    def write(self, target: Path) -> None:
        """Write the list in the background; the ending chooses the format."""
        from cockpit.exports.sheet import of_records

        records, about = self._records, (
            ("records behind", self._heading), ("summed up", self.count.text()),
            ("written", self._context.clock().isoformat(timespec="seconds")))
        verbs.write_sheet(self._context, target, f"records behind {self._heading}",
                          lambda: of_records("records", records, about), offered=FORMATS)

    def _open(self, row: int) -> None:
        """What happened with the customer of a record, or why that cannot be told."""
        from cockpit.record_opening import open_timeline

        if not open_timeline(self._context, self._records[row], self):
            self.told.setText(self.tr("No customer is known for this record, or several have its "
                                      "name."))
            self.told.show()

    # what stands where

    def _arrange(self) -> None:
        self.search.setPlaceholderText(self.tr("Find in the list"))
        self.search.setAccessibleName(self.tr("Find in the list"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(260)
        self.search.setEnabled(False)
        head, buttons = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.count, 1)
        head.addWidget(self._places)
        head.addWidget(self.search)
        buttons.addStretch(1)
        for button in (self._copy, self._export, self._close):
            buttons.addWidget(button)
        room = QVBoxLayout(self)
        room.setContentsMargins(20, 16, 20, 16)
        room.setSpacing(10)
        room.addWidget(self.name)
        room.addLayout(head)
        room.addWidget(self._busy)
        room.addWidget(self.table, 1)
        room.addWidget(self.told)
        room.addLayout(buttons)
        self.table.setFocus()

    def _connect(self) -> None:
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST)
        self._timer.timeout.connect(self._search)
        self.search.textChanged.connect(self._timer.start)
        self.search.installEventFilter(self)
        self._copy.clicked.connect(self.table.copy)
        self._export.clicked.connect(self._ask_export)
        self._close.clicked.connect(self.accept)
        self.table.copied.connect(self._tell_copied)
        self.table.activated.connect(self._open)
        self.finished.connect(self._end)
        self._context.told.connect(self._repeat)
        for keys, act in (("Ctrl+F", self.search.setFocus), ("/", self.search.setFocus),
                          ("Ctrl+E", self._ask_export)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _summed_up(self, found: RecordsList) -> str:
        formats, n = self._context.formats, len(found.records)
        parts = [self.tr("{count} records").format(count=formats.integer(n))]
        if found.amount is not None:
            currency = self._context.mart.reporting_currency
            minor = float(found.amount) * 10 ** exponent(currency)
            parts.append(self.tr("{money} in all").format(money=formats.money(minor, currency)))
            if found.without:
                parts.append(self.tr("{count} without an amount").format(
                    count=formats.integer(found.without)))
        if 0 < found.counted < n:
            parts.append(self.tr("{count} of them count as yes").format(
                count=formats.integer(found.counted)))
        return " · ".join(parts)

    # finding

    def _search(self) -> None:
        shown, words = self.table.rows, self.search.text().strip()
        self._context.jobs.read(lambda task: shown.holding(words), self._unless_gone(self._mark),
                                self._unless_gone(self.show_error), key=f"find {id(self)}")

    def _mark(self, found: Any) -> None:
        """Go to the first of what was found, unless one of it is selected already."""
        self._found = self.table.shown_order(found)
        chosen = self.table.selection
        if len(self._found) and not (len(chosen) == 1 and chosen[0] in self._found):
            self.table.set_selection(int(self._found[0]))
        self._tell_place()

    def step(self, by: int) -> None:
        """Select the next of what was found, round the ends."""
        if not len(self._found):
            return
        self._found = self.table.shown_order(self._found)  # sorted otherwise meanwhile
        place = self._place()
        to = (place + by) % len(self._found) if place >= 0 else 0
        self.table.set_selection(int(self._found[to]))
        self._tell_place()

    def _place(self) -> int:
        chosen = self.table.selection
        if len(chosen) != 1 or chosen[0] not in self._found:
            return -1
        return int(np.flatnonzero(self._found == chosen[0])[0])

    def _tell_place(self) -> None:
        formats = self._context.formats
        if not self.search.text().strip():
            self._places.setText("")
        elif not len(self._found):
            self._places.setText(self.tr("Not in the list"))
        else:
            self._places.setText(self.tr("{place} of {count}").format(
                place=formats.integer(self._place() + 1), count=formats.integer(len(self._found))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and (
                event.type() == QEvent.Type.KeyPress
                and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            if self._timer.isActive():
                self._timer.stop()
                self._search()
            else:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step(-1 if back else 1)
            return True
        return False

    # telling

    def _ask_export(self) -> None:
        target = verbs.ask_target(self, "records", FORMATS)
        if target is not None:
            self.write(target)

    def _tell_copied(self, copied: int, meant: int) -> None:
        formats = self._context.formats
        if copied < meant:
            self._repeat("warn", self.tr(
                "Copied the first {count} of {all} rows; Export writes all of them.").format(
                    count=formats.integer(copied), all=formats.integer(meant)))
        else:
            self._repeat("good", self.tr("Copied {count} rows").format(
                count=formats.integer(copied)))

    def _repeat(self, kind: str, words: str) -> None:
        """What the window tells stands here too, as this dialogue lies over it."""
        if self.isVisible():
            text.set_tone(self.told, kind)
            self.told.setText(words)
            self.told.show()

    def _unless_gone(self, act: Callable[[Any], None]) -> Callable[[Any], None]:
        return lambda given: None if self._gone else act(given)

    def _end(self) -> None:
        """A million rows are not kept for a window that is closed."""
        self._gone, self._records = True, []
        self.table.set_rows(Rows(()))
        self._context.told.disconnect(self._repeat)
