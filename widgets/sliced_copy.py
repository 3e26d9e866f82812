"""Copying many rows in slices, so that the window goes on living meanwhile."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from widgets.clipboard import Clipping
from widgets.table_model import Column

AT_ONCE = 0.03  # seconds of work between two looks at what else there is to do
STEP = 50  # rows put into words between two looks at the time


class SlicedCopy(QObject):
    """Puts rows on the clipboard; few at once, many slice by slice.

    Signals:
        done: they are there (how many, of how many that were meant).
    """

    done = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._columns: tuple[Column, ...] = ()
        self._rows: Sequence[int] = ()
        self._at = self._meant = 0
        self._clipping = Clipping(0)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    def start(self, columns: tuple[Column, ...], rows: Sequence[int], meant: int) -> None:
        """Copy these rows of the columns; what was being copied before is given up."""
        self._columns, self._rows, self._at, self._meant = columns, list(rows), 0, meant
        self._clipping = Clipping(len(rows) + 1)
        self._clipping.add([[column.header for column in columns]])
        self._timer.start()
        self._slice()

    def _slice(self) -> None:
        until = time.perf_counter() + AT_ONCE
        while self._at < len(self._rows):
            if time.perf_counter() > until:
                return
            self._clipping.add([column.text(row) for column in self._columns]
                               for row in self._rows[self._at:self._at + STEP])
            self._at += STEP
        self._timer.stop()
        self._clipping.put()
        self.done.emit(len(self._rows), self._meant)
