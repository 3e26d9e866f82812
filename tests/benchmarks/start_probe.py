"""One start of a process: `start_probe.py bare|window HOME`. Prints what it took as JSON.

`bare` imports numpy and Qt's widgets, opens the encrypted file and shows an empty window;
`window` is the cockpit until the overview, which opens first, is painted with its figures.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path[:0] = [str(Path(__file__).parents[2])]


def done() -> None:
    """Say what the process used since it was started, and end it."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"ended": time.monotonic(), "cpu": time.process_time(), "peak_mb": peak,
                      "modules": len(sys.modules), "memory_mb": _resident()}), flush=True)
    os._exit(0)


def _resident() -> float:
    with open("/proc/self/statm") as told:
        return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def bare(home: Path) -> None:
    import numpy  # noqa: F401
    import sqlcipher3
    from PySide6.QtWidgets import QApplication, QMainWindow

    header = (home / "cache.header").read_text()
    key = json.JSONDecoder().raw_decode(header)[0]["key"]
    connection = sqlcipher3.connect(str(home / "cache.db"))
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    connection.execute("SELECT value FROM meta").fetchall()

    class Bare(QMainWindow):
        def paintEvent(self, event: object) -> None:
            super().paintEvent(event)
            done()

    application = QApplication([])
    window = Bare()
    window.resize(1440, 900)
    window.show()
    application.exec()


def window(home: Path) -> None:
    from datetime import datetime

    from cockpit import app
    from models.paths import Paths

    now = datetime.fromisoformat(os.environ["PROBE_NOW"])
    make = app.make_window

    def watched(*given: Any, **more: Any) -> Any:
        made = make(*given, **more)
        from cockpit.pages.overview import OverviewPage

        shown = OverviewPage.show_data

        def show(self: OverviewPage, data: Any) -> None:
            shown(self, data)
            self.window().repaint()
            done()

        OverviewPage.show_data = show  # type: ignore[method-assign]
        return made

    app.make_window = watched
    if os.environ.get("PROBE_PLAIN"):
        from plain import without_encryption

        without = without_encryption()
        without.__enter__()
    app.open_window(Paths(home), lambda: now)


{"bare": bare, "window": window}[sys.argv[1]](Path(sys.argv[2]))
