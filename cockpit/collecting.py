"""Garbage is collected on the interface thread alone.

Python runs its collector in whichever thread happens to allocate. A worker that collects a cycle
with a widget in it takes the widget apart off the interface thread, and Qt then crashes now and
then. So the automatic collector is off, and a timer does what it would have done, here.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000  # ms


class Collector(QObject):
    """Lives as long as the application."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.freeze()  # what the start has made stays: nobody need look through it again
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def take_over(self) -> None:
        """From now on only this collects."""
        gc.disable()

    def collect(self) -> None:
        """Collect the generations that the automatic collector would have collected by now."""
        counts = gc.get_count()
        if counts[0] <= self._thresholds[0]:
            return
        for generation in (2, 1):
            if counts[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return
        gc.collect(0)
