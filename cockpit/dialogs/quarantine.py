"""Records that were set aside: which, why, and another try."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from cockpit.source_names import stream_name
from widgets import text
from widgets.table import Table
from widgets.table_model import Column, Rows

if TYPE_CHECKING:
    from cockpit.context import Context
    from models.task import Task
    from sync.quarantine import Quarantined


class QuarantineDialog(QDialog):
    """The list with reasons; the record as received below; *Try again* reads them anew."""

    def __init__(self, context: Context, connection: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._connection = context, connection
        self._items: list[Quarantined] = []
        self.setWindowTitle(self.tr("Set aside from {name}").format(
            name=text.one_line(connection)))
        self.resize(1120, 560)
        self._head = text.label(role="heading")
        self._note = text.label(self.tr("These records could not be understood. All others are in. "
                                        "They are read again when they change in the source."),
                                "note", wrap=True)
        self.table, self._raw = Table(), QPlainTextEdit()
        self._raw.setReadOnly(True)
        self._raw.setAccessibleName(self.tr("Record as received"))
        self.table.selected.connect(self._show_raw)
        split = QSplitter()
        split.addWidget(self.table)
        split.addWidget(self._raw)
        split.setSizes([780, 300])
        split.setStretchFactor(0, 1)
        self._retry = text.button(self.tr("Try again"), "primary")
        self._retry.clicked.connect(self._try)
        close = text.button(self.tr("Close"))
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self._retry)
        room = QVBoxLayout(self)
        room.setContentsMargins(20, 16, 20, 16)
        room.setSpacing(10)
        for part in (self._head, self._note):
            room.addWidget(part)
        room.addWidget(split, 1)
        room.addLayout(buttons)
        self._load()

    def _load(self) -> None:
        cache, name = self._context.cache, self._connection

        def work(task: Task) -> list[Quarantined]:
            from sync.quarantine import listed

            return listed(cache, name)

        self._context.jobs.read(work, self._show, self._complain, key="quarantine")

    def _show(self, items: list[Quarantined]) -> None:
        from cockpit import messages
        from cockpit.translation import translate

        self._items = items
        self._head.setText(self.tr("{count} records set aside").format(count=len(items)))
        self._retry.setEnabled(bool(items))
        self.table.set_rows(Rows((
            Column(self.tr("Stream"), [stream_name(item.stream) for item in items], width=110),
            Column(self.tr("Record"), [item.item for item in items], width=150),
            Column(self.tr("Reason"), [
                messages.coded(item.code, {**item.facts, "item": item.item}, translate).sentence
                for item in items]),
        )))
        self._show_raw([0] if items else [])

    def _show_raw(self, positions: list[int]) -> None:
        if not positions:
            self._raw.setPlainText("")
            return
        raw = self._items[positions[-1]].raw or b"null"
        self._raw.setPlainText(json.dumps(json.loads(raw), ensure_ascii=False, indent=1))

    def _try(self) -> None:
        cache, name, clock = self._context.cache, self._connection, self._context.clock
        calendar = self._context.calendar

        def work(task: Task) -> tuple[int, int]:
            from sync.quarantine import retry

            return retry(cache, name, (), task, clock=clock, calendar=calendar)

        def done(counts: tuple[int, int]) -> None:
            self._context.say("info", self.tr("{released} records are in now, {kept} still set "
                                              "aside.").format(released=counts[0], kept=counts[1]))
            self._context.syncing.reload()
            self._load()

        self._context.jobs.run(work, done, self._complain, title=self.tr("Trying again"))

    def _complain(self, error: Exception) -> None:
        self._head.setText(self._context.words(error).sentence)
