"""Everything that happened with one customer, whatever system recorded it, newest first, below its
health over time; and how a won deal came about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cockpit.dialogs.health_course import HealthCourse
from cockpit.dialogs.timeline_words import event_of, journey_words
from models.customers.timeline import Event, Journey, journey, timeline
from widgets import text, theme
from widgets.busy import Busy, Progress
from widgets.timeline import Events, Timeline

if TYPE_CHECKING:
    from cockpit.context import Context
    from models.metric import Question
    from models.task import Task

SHOWN = 400  # events painted at once; older ones are asked for


@dataclass(frozen=True)
class Told:
    """The events, and the journey of each won deal (key -> journey)."""

    events: tuple[Event, ...]
    journeys: dict[str, Journey]


class TimelineDialog(QDialog):
    """A window beside the main one: it may stay open on another screen."""

    def __init__(self, context: Context, name: str, account: str, question: Question,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self.told, self._shown = context, Told((), {}), SHOWN
        self.setModal(False)
        self.setWindowTitle(self.tr("Timeline of {name}").format(name=text.one_line(name)))
        self.resize(780, 680)
        self._heading, self.count = text.ElidedLabel(name, role="heading"), text.label(role="note")
        self.choice = QComboBox()
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.choice.setMaximumWidth(theme.px(320))
        self.choice.setAccessibleName(self.tr("What is shown"))
        self.choice.currentIndexChanged.connect(lambda _: self._show())
        self.says = text.label(role="note", wrap=True)
        self.course = HealthCourse(context, account, question)
        self.line, self._busy = Timeline(), Busy()
        self._busy.set_progress(Progress(self.tr("Reading"), cancellable=False))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        inner = QWidget()
        room = QVBoxLayout(inner)
        room.setContentsMargins(0, 0, 10, 0)
        room.addWidget(self.line)
        self.more = text.button(self.tr("Show older"))
        self.more.clicked.connect(self._show_more)
        self.more.hide()
        room.addWidget(self.more)
        room.addStretch(1)
        scroll.setWidget(inner)
        close = text.button(self.tr("Close"))
        close.clicked.connect(self.close)
        head, buttons = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.count)
        head.addWidget(self.choice)
        buttons.addStretch(1)
        buttons.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(10)
        whole.addLayout(head)
        whole.addWidget(self.course)
        whole.addWidget(self.says)
        whole.addWidget(self._busy)
        whole.addWidget(scroll, 1)
        whole.addLayout(buttons)
        self._ask(account, question)

    def _ask(self, account: str, question: Question) -> None:
        mart = self._context.mart

        def read(task: Task) -> Told:
            asked = replace(question, task=task)
            events = timeline(account, asked, mart)
            task.check()
            won = dict.fromkeys(one.opportunity for one in events
                                if one.kind == "won" and one.opportunity is not None)
            return Told(events, {deal: journey(deal, asked, mart) for deal in won})

        self._context.jobs.read(read, self._take, self._failed, key=f"timeline {id(self)}")

    def _take(self, told: Told) -> None:
        self._busy.set_progress(None)
        self.told = told
        names = self._context.mart.labels("opportunity")
        self.choice.blockSignals(True)
        self.choice.addItem(self.tr("Everything"), "")
        for deal in told.journeys:
            self.choice.addItem(self.tr("How {deal} was won").format(
                deal=text.one_line(names.get(deal, deal))[:60]), deal)
        self.choice.blockSignals(False)
        self._show()

    def _failed(self, error: Exception) -> None:
        self._busy.set_progress(None)
        self.says.setText(self._context.words(error).sentence)

    @property
    def events(self) -> tuple[Event, ...]:
        """What is shown, newest first."""
        found = self.told.journeys.get(str(self.choice.currentData() or ""))
        return self.told.events if found is None else tuple(reversed(found.events))

    def _show(self) -> None:
        context, events = self._context, self.events
        found = self.told.journeys.get(str(self.choice.currentData() or ""))
        self.says.setText("" if found is None else journey_words(found, context))
        self.says.setVisible(found is not None or not events)
        if not events:
            self.says.setText(self.tr("Nothing is recorded for this customer by this day."))
        self.count.setText(self.tr("{count} events").format(
            count=context.formats.integer(len(events))))
        self.line.set_events(Events(tuple(
            event_of(one, context) for one in events[:self._shown])))
        self.more.setVisible(len(events) > self._shown)

    def _show_more(self) -> None:
        self._shown += SHOWN
        self._show()
