"""The foot line: records in view, how long the refresh took, sources, the keys that help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from cockpit.page import Page
from widgets import text, theme
from widgets.busy import Busy, Progress

if TYPE_CHECKING:
    from cockpit.context import Context
    from cockpit.jobs import Job


class Foot(QFrame):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self._context = context
        self._views: dict[str, tuple[int, int, float]] = {}
        self._page: Page | None = None
        self.count_label, self._took = text.label(role="note"), text.label(role="note")
        self._sources, self._demo = text.ElidedLabel(role="note"), text.label(role="note")
        self._keys = text.label(role="note")
        text.set_tone(self._demo, "warn")
        room = QHBoxLayout(self)
        room.setContentsMargins(16, 5, 16, 5)
        room.setSpacing(18)
        for part in (self.count_label, self._took):
            room.addWidget(part)
        self.busy = Busy()
        self.busy.setFixedWidth(theme.px(300))
        self.busy.cancelled.connect(self._cancel)
        policy = self.busy.sizePolicy()
        policy.setRetainSizeWhenHidden(False)  # the foot has no room to keep free
        self.busy.setSizePolicy(policy)
        self.busy.hide()
        room.addWidget(self.busy)
        context.jobs.listed.connect(self._show_work)
        context.jobs.progressed.connect(lambda _: self._show_work())
        room.addWidget(self._sources, 1)
        room.addWidget(self._demo)
        room.addWidget(self._keys)
        context.changed.connect(lambda names: self._write() if names & {"data", "settings"}
                                else None)
        self._write()

    def count(self, page: Page, n: int, of: int, seconds: float) -> None:
        """A page was refreshed: `n` of `of` records are in view."""
        self._views[page.key] = (n, of, seconds)
        self._write()

    def show_page(self, page: Page) -> None:
        self._page = page
        self._write()

    def _work(self) -> list[Job]:
        """What runs beside syncs, which the rail shows: exports, tests, counting anew."""
        return [job for job in self._context.jobs.runs if not self._context.syncing.owns(job)]

    def _show_work(self) -> None:
        runs = self._work()
        self.busy.setVisible(bool(runs))
        self._keys.setVisible(not runs)  # the progress needs the room
        if not runs:
            self.busy.set_progress(None)
            return
        done, total, _ = runs[0].progress
        self.busy.set_progress(Progress(runs[0].title, done, total))

    def _cancel(self) -> None:
        for job in self._work()[:1]:
            job.task.cancel()

    def _write(self) -> None:
        formats = self._context.formats
        key = self._page.key if self._page is not None else ""
        n, of, seconds = self._views.get(key, (0, 0, 0.0))
        own = self._page.count_words() if self._page is not None else ""
        self.count_label.setText((own or self.tr("{n} of {all} opportunities")).format(
            n=formats.integer(n), all=formats.integer(of)) if of else "")
        self._took.setText(self.tr("refreshed in {ms} ms").format(
            ms=formats.integer(seconds * 1000)) if of else "")
        names = list(self._context.mart.labels("connection").values())
        self._sources.setText(self.tr("Sources: {names}").format(
            names=" · ".join(map(str, names))) if names else "")
        self._demo.setText(self.tr("▲ Demo company, not real data") if self._context.demo else "")
        self._keys.setText(self.tr("Ctrl+K palette · F1 help · F5 sync · Alt+← back"))

    def changeEvent(self, event: QEvent) -> None:
        if text.retranslated(event):
            self._write()
        super().changeEvent(event)
