"""What a grade document does: everybody graded anew at once, draft beside published."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cockpit.dialogs.draft_edit import DraftEdit
from cockpit.pages.customers_pictures import grade_name
from cockpit.translation import tr
from models.customers.base import chosen_places
from models.customers.grades import GRADES, GradeBook, grade_book
from widgets import text
from widgets.distribution import Band, Distribution, DistributionChart
from widgets.panel import Heading, Panel
from widgets.table import Table
from widgets.table_model import Column, Rows

if TYPE_CHECKING:
    from cockpit.context import Context
    from models.task import Task

GRADE_AFTER = 200  # ms of rest
MONTHS = 92 / 30.4375  # the replay's length
MOVERS = 500


@dataclass(frozen=True, eq=False)
class Graded:
    """Two books of the same customers, the positions in the filter, and their names."""

    before: GradeBook
    after: GradeBook
    places: np.ndarray
    names: list[str]


class GradeEffect(QWidget):
    """Grades and their restlessness, draft beside published, and who changes."""

    def __init__(self, context: Context, edit: DraftEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._edit = context, edit
        self.graded: Graded | None = None
        self.chart, self.movers = DistributionChart(), Table()
        self.says = text.label(role="note", wrap=True)
        self._spread, self._moved = Panel(heading=Heading(tr("Effect"))), Panel()
        self._spread.body.addWidget(self.chart, 1)
        self._spread.body.addWidget(text.label(tr("Outline: published. Filled: draft."),
                                               "caption"))
        self._spread.body.addWidget(self.says)
        self._moved.body.addWidget(self.movers)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(12)
        room.addWidget(self._spread, 2)
        room.addWidget(self._moved, 3)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GRADE_AFTER)
        self._timer.timeout.connect(self.grade)
        edit.changed.connect(self._timer.start)
        self.grade()

    def grade(self) -> None:
        """Grade all customers of the filter by both documents."""
        document = self._edit.document()
        if document is None:
            return
        inputs, mart = self._context.inputs(), self._context.mart

        def work(task: Task) -> Graded:
            question = replace(inputs.question(), task=task)
            before = grade_book(question, mart)
            task.check()
            after = grade_book(replace(
                question, documents={**question.documents, "grade": document}), mart)
            labels = mart.labels("account")
            places = chosen_places(question, mart)
            return Graded(before, after, places,
                          [str(labels.get(before.accounts[at], before.accounts[at]))
                           for at in places.tolist()])

        self._context.jobs.read(work, self._show, self._failed, key="laboratory.grade")

    def _failed(self, error: Exception) -> None:
        text.set_tone(self.says, "bad")
        self.says.setText(self._context.words(error).sentence)

    def _show(self, graded: Graded) -> None:
        self.graded, formats = graded, self._context.formats
        before, after = (one.grade[graded.places] for one in (graded.before, graded.after))
        bands = []
        for code in (*range(len(GRADES)), -1):
            one, other = int((before == code).sum()), int((after == code).sum())
            if one or other or code >= 0:
                bands.append(Band(
                    grade_name(code), one, other, formats.integer(one), formats.integer(other),
                    float("nan") if code < 0 else 100.0 * (1 - code / (len(GRADES) - 1))))
        self.chart.set_distribution(Distribution(tuple(bands), tr("Published"), tr("Draft")))
        moves = [np.isin(one.log.place, graded.places).sum() / MONTHS
                 for one in (graded.before, graded.after)]
        text.set_tone(self.says, "")
        self.says.setText(tr("Grade changes a month: {before} published, {after} draft.").format(
            before=formats.integer(moves[0]), after=formats.integer(moves[1])))
        changed = np.flatnonzero(before != after)
        shown = changed[:MOVERS]
        self._moved.set_heading(Heading(tr("Who changes"), tr("{count} customers").format(
            count=formats.integer(len(changed)))))
        total = graded.after.total[graded.places]
        self.movers.set_rows(Rows((
            Column(tr("Customer"), [graded.names[at] for at in shown.tolist()], strong=True),
            Column(tr("Total"), total[shown], figures=True, width=70,
                   show=lambda value: formats.locale.toString(float(value), "f", 1)),
            Column(tr("Published"), [grade_name(int(code)) for code in before[shown]], width=90),
            Column(tr("Draft"), [grade_name(int(code)) for code in after[shown]], width=90),
        )))
