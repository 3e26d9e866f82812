"""What a sync repaired, guessed or could not know, and the one question it may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit import messages
from cockpit.translation import translate
from widgets import text

if TYPE_CHECKING:
    from cockpit.context import Context
    from models.task import Task
    from sync.connections import Told

ASKS = "sweep.too_many_missing"
SHOWN = 3


class Notices(QWidget):
    """The first few notices, and all of them on demand. When many records are missing at the
    source, nothing is deleted until a person says so here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._told: tuple[Told, ...] = ()
        self._name, self._all = "", False
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 4, 0, 0)
        self._room.setSpacing(4)

    def show_notices(self, name: str, told: tuple[Told, ...]) -> None:
        self._name = name
        self._told = tuple(sorted(told, key=lambda one: one.code != ASKS))
        self.setVisible(bool(told))
        self._paint()

    def _paint(self) -> None:
        while (item := self._room.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        if not self._told:
            return
        self._room.addWidget(text.label(
            self.tr("What was noticed ({count})").format(count=len(self._told)), "strong"))
        for one in self._told if self._all else self._told[:SHOWN]:
            self._room.addWidget(self._line(one))
        if len(self._told) > SHOWN:
            more = text.button(self.tr("Show fewer") if self._all else self.tr("Show all"), "link")
            more.clicked.connect(self._toggle)
            self._room.addWidget(more)

    def _line(self, one: Told) -> QWidget:
        said = messages.coded(
            one.code, {**one.facts, "item": one.item, "count": one.count, "stream": one.stream},
            translate)
        words = text.label(f"• {said.sentence}", wrap=True, selectable=True)
        text.set_tone(words, "warn" if one.code == ASKS else "muted")
        if one.code != ASKS:
            return words
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words, 1)
        allow = text.button(self.tr("Yes, they are gone"), "danger")
        allow.clicked.connect(lambda: self._allow(one))
        row.addWidget(allow)
        return line

    def _toggle(self) -> None:
        self._all = not self._all
        self._paint()

    def _allow(self, one: Told) -> None:
        cache, name, context = self._context.cache, self._name, self._context

        def work(task: Task) -> None:
            from sync.engine import allow_missing

            allow_missing(cache, name, one.stream, one.count)

        context.jobs.write(work, lambda _: context.sync((name,)),
                           lambda error: context.say("error", context.words(error).sentence))
