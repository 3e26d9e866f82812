"""The health of one customer over a year, and why it moved since the week the cursor is on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cockpit.pages.customers_explain import moved_block
from cockpit.pages.customers_pictures import band_name
from cockpit.translation import tr
from models.customers.base import health_document
from models.customers.history import HealthHistory, Move, health_history, moved
from models.instants import from_micros
from widgets import text, theme
from widgets.band_chart import BandChart
from widgets.band_curves import BandCurves, BandSeries

if TYPE_CHECKING:
    from cockpit.context import Context
    from models.metric import Question
    from models.task import Task

HEIGHT = 170  # design pixels
QUARTER = 13  # weeks: as far back as one looks first


class HealthCourse(QWidget):
    """Health week by week with the thresholds of its colours; left, right, Home, End and the mouse
    choose a week, and below stands what moved health from there to the end."""

    def __init__(self, context: Context, account: str, question: Question,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._account, self._question = context, account, question
        self.course: HealthHistory | None = None
        self.move_told: Move | None = None
        self.chart, self.says = BandChart(), text.label(role="note", wrap=True)
        self.chart.setFixedHeight(theme.px(HEIGHT))
        self.chart.setAccessibleName(tr("Health in 52 weeks"))
        self.chart.selected.connect(self._ask_why)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(6)
        room.addWidget(self.chart)
        room.addWidget(self.says)
        mart = context.mart

        def read(task: Task) -> HealthHistory:
            return health_history(account, replace(question, task=task), mart)

        context.jobs.read(read, self._show, self._failed, key=f"health {id(self)}")

    def _failed(self, error: Exception) -> None:
        self.says.setText(self._context.words(error).sentence)

    def _show(self, course: HealthHistory) -> None:
        self.course = course
        known = ~np.isnan(course.health)
        if not known.any():
            self.chart.hide()
            self.says.setText(tr("No score is known in the last 52 weeks."))
            return
        self.chart.set_curves(self._curves(course))
        self.says.setText(tr("Choose a week to see what moved health since then."))
        quarter = max(int(np.flatnonzero(known)[0]), len(known) - 1 - QUARTER)
        self.chart.set_current(quarter)
        self._ask_why(quarter)

    def _day(self, week: int) -> str:
        course = self.course
        if course is None:
            return ""
        at = from_micros(int(course.at[week].astype(np.int64)))
        return self._context.formats.day(self._question.days.day_of(at))

    def _curves(self, course: HealthHistory) -> BandCurves:
        document, formats = health_document(self._question), self._context.formats
        whole = np.ones(len(course.at))
        days = tuple(self._day(week) for week in range(len(course.at)))
        return BandCurves(
            days, (BandSeries(tr("Health"), course.health),
                   BandSeries(tr("Healthy from"), document.green * whole, "good", dashed=True,
                              thin=True),
                   BandSeries(tr("Watch from"), document.amber * whole, "warn", dashed=True,
                              thin=True)),
            tuple(f"{day} · {band_name(int(colour))}"
                  for day, colour in zip(days, course.colour, strict=True)),
            tr("Week"), formats.integer, formats.integer)

    def _ask_why(self, week: int) -> None:
        """What moved health from this week to the moment of the question."""
        course, mart = self.course, self._context.mart
        if course is None:
            return
        earlier = from_micros(int(course.at[week].astype(np.int64)))

        def done(move: Move) -> None:
            self.move_told = move
            self.says.setText(self.words(move, self._day(week)))

        self._context.jobs.read(
            lambda task: moved(self._account, earlier, replace(self._question, task=task), mart),
            done, self._failed, key=f"health why {id(self)}")

    def words(self, move: Move, then: str) -> str:
        """The lines of the inspector, in one paragraph."""
        block = moved_block(move, then, self._context.formats)
        if not block.lines:
            return f"{then}: {block.note}"
        (_, before), *parts, (_, after) = [(line.name, line.figure) for line in block.lines]
        return tr("Since {day}: {before} → {after}. {parts}").format(
            day=then, before=before, after=after,
            parts=" · ".join(f"{name} {figure}" for name, figure in parts))
