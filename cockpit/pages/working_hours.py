"""Editors for working hours and holidays."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from PySide6.QtCore import QDate, QLocale, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from widgets import text

Hours = tuple[time, time] | None


class HoursField(QWidget):
    """Monday to Sunday: works or not, from when to when.

    Signals:
        changed: a day was changed by hand (tuple of seven hours).
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        self._days: list[tuple[QCheckBox, QTimeEdit, QTimeEdit]] = []
        for row in range(7):
            works, start, end = QCheckBox(), QTimeEdit(), QTimeEdit()
            for edit in (start, end):
                edit.setDisplayFormat("HH:mm")
                edit.editingFinished.connect(self._tell)
            works.clicked.connect(self._tell)
            for column, widget in enumerate((works, start, text.label("–"), end)):
                grid.addWidget(widget, row, column)
            self._days.append((works, start, end))
        grid.setColumnStretch(4, 1)

    def set_value(self, hours: tuple[Hours, ...]) -> None:
        locale = QLocale()
        for day, ((works, start, end), value) in enumerate(zip(self._days, hours, strict=True)):
            works.setText(text.button_text(
                locale.standaloneDayName(day + 1, QLocale.FormatType.LongFormat)))
            works.setChecked(value is not None)
            for edit, at in ((start, value[0] if value else time(9)),
                             (end, value[1] if value else time(18))):
                edit.setEnabled(value is not None)
                edit.setTime(QTime(at.hour, at.minute))

    def value(self) -> tuple[Hours, ...]:
        return tuple(
            (_time(start), _time(end)) if works.isChecked() else None
            for works, start, end in self._days
        )

    def _tell(self, _: Any = None) -> None:
        for works, start, end in self._days:
            for edit in (start, end):
                edit.setEnabled(works.isChecked())
        if all(hours is None or hours[0] < hours[1] for hours in self.value()):
            self.changed.emit(self.value())


class HolidayField(QWidget):
    """A list of days, with add and remove.

    Signals:
        changed: a day was added or removed (sorted tuple of dates).
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list, self._day = QListWidget(), QDateEdit()
        self._list.setMaximumHeight(96)
        self._list.setMinimumWidth(240)
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._add, self._remove = text.button("+"), text.button("−")
        self._add.clicked.connect(self._put)
        self._remove.clicked.connect(self._take)
        line = QHBoxLayout()
        for widget in (self._day, self._add, self._remove):
            line.addWidget(widget)
        line.addStretch(1)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self._list)
        room.addLayout(line)
        self._days: tuple[date, ...] = ()

    def set_today(self, today: date) -> None:
        """The day the picker starts at."""
        self._day.setDate(QDate(today.year, today.month, today.day))

    def set_value(self, days: tuple[date, ...]) -> None:
        self._add.setAccessibleName(self.tr("Add this day"))
        self._remove.setAccessibleName(self.tr("Remove the selected day"))
        self._days = tuple(sorted(days))
        self._list.clear()
        self._list.addItems([day.isoformat() for day in self._days])
        self._remove.setEnabled(bool(days))

    def _put(self) -> None:
        day = self._day.date()
        chosen = date(day.year(), day.month(), day.day())
        if chosen not in self._days:
            self.set_value((*self._days, chosen))
            self.changed.emit(self._days)

    def _take(self) -> None:
        rows = {self._list.row(item) for item in self._list.selectedItems()}
        kept = tuple(day for row, day in enumerate(self._days) if row not in rows)
        if kept != self._days:
            self.set_value(kept)
            self.changed.emit(kept)

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._take()
        else:
            super().keyPressEvent(event)


def _time(edit: QTimeEdit) -> time:
    return time(edit.time().hour(), edit.time().minute())
