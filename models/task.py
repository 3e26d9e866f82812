"""Progress and cancellation, as the headless core sees them."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from models.errors import Cancelled


class Task:
    """Handed to every piece of long work: `report` tells how far it is, `check` stops it.

    Safe to share between threads. `on_progress(done, total, what)` is called in the thread that
    works; `total` is 0 where it is not known.
    """

    def __init__(self, on_progress: Callable[[int, int, str], None] | None = None) -> None:
        self._on_progress = on_progress
        self._stop = Event()
        self._on_cancel: list[Callable[[], None]] = []

    def report(self, done: int, total: int = 0, what: str = "") -> None:
        if self._on_progress is not None:
            self._on_progress(done, total, what)

    def check(self) -> None:
        """Raise `Cancelled` when somebody asked to stop; call it between steps."""
        if self._stop.is_set():
            raise Cancelled

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    def cancel(self) -> None:
        self._stop.set()
        for stop in tuple(self._on_cancel):
            stop()

    def on_cancel(self, stop: Callable[[], None]) -> None:
        """Call `stop` at once when the task is cancelled, for example to close a socket."""
        self._on_cancel.append(stop)
        if self._stop.is_set():
            stop()

    def wait(self, seconds: float) -> None:
        """Sleep that ends early, with `Cancelled`, when the task is cancelled."""
        self._stop.wait(seconds)
        self.check()
