"""The longest stall of the interface while a sync of changed deals is under way, against idle.

The real window stands on the demo company of a server that moves its clock on. A timer asks for
every five milliseconds; what lies between two of its calls is what a hand would feel.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer

from cockpit import app, demo
from models.paths import Paths
from models.task import Task

pytestmark = pytest.mark.benchmark
STEP = 5  # milliseconds
TURNS = 3


class Gaps:
    """Milliseconds between the calls of a timer."""

    def __init__(self):
        self.found, self._last = [], time.perf_counter()
        self.timer = QTimer()
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self._tick)
        self.timer.start(STEP)

    def _tick(self):
        now = time.perf_counter()
        self.found.append((now - self._last) * 1e3)
        self._last = now

    def stop(self):
        self.timer.stop()
        return self.found


def test_that_a_sync_never_holds_up_the_hand(tmp_path, qtbot, told):
    paths = Paths(tmp_path / "home")
    server = demo.prepare(paths, lambda: datetime.now(UTC), task=Task())
    try:
        window = app.make_window(app.make_application(), paths, lambda: datetime.now(UTC))
        qtbot.addWidget(window)
        window.show()
        jobs = window.context.jobs
        settled = lambda: not jobs.busy  # noqa: E731
        qtbot.waitUntil(settled, timeout=60_000)
        qtbot.wait(500)
        idle, syncing = [], []
        for _ in range(TURNS):
            gaps = Gaps()
            qtbot.wait(2_000)
            idle.append(gaps.stop())
            gaps = Gaps()
            window.context.sync(full=True)
            qtbot.wait(50)
            qtbot.waitUntil(settled, timeout=120_000)
            qtbot.wait(200)
            syncing.append(gaps.stop())
        window.context.close()
    finally:
        server.stop()
    for name, found in (("idle", idle), ("during a full sync", syncing)):
        told(f"longest gap of the interface, {name}", [max(gaps) for gaps in found])
        told(f"p99 of its gaps, {name}", [np.percentile(gaps, 99) for gaps in found])
    ratio = np.median([max(gaps) for gaps in syncing]) / np.median([max(gaps) for gaps in idle])
    told("longest gap, sync against idle", ratio, "x", "≤ 2 x, or no gap above 100 ms")
    assert ratio <= 2 or max(max(gaps) for gaps in syncing) <= 100
