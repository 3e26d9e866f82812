"""What a health document does: customers re-scored at once, and the test against what happened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cockpit.dialogs.draft_edit import DraftEdit
from cockpit.pages.customers_pictures import band_name, signed
from cockpit.translation import tr
from models.customers.outcomes import Outcomes, health_outcomes
from models.customers.table import CustomerTable, customer_table
from widgets import inputs, text, theme
from widgets.distribution import Band, Distribution, DistributionChart
from widgets.panel import Heading, Panel
from widgets.table import Table
from widgets.table_model import Column, Rows

if TYPE_CHECKING:
    from cockpit.context import Context
    from models.task import Task

SCORE_AFTER, TEST_AFTER = 120, 600  # ms of rest before customers are scored and tested anew
OUTCOMES = ("left", "silence")
WIDTH = 10  # points of a band
MOVERS = 200


@dataclass(frozen=True, eq=False)
class Effect:
    """All customers of the filter by the published document and by the draft."""

    before: CustomerTable
    after: CustomerTable


class HealthEffect(QWidget):
    """Draft beside published: distribution, colours, movers, and the test against outcomes."""

    def __init__(self, context: Context, edit: DraftEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._edit = context, edit
        self.effect: Effect | None = None
        self.tests: tuple[Outcomes, Outcomes] | None = None
        self.chart, self.movers, self.test = DistributionChart(), Table(), Table()
        self.outcome = inputs.choice((tr("customers who left"), tr("no answer in 90 days")))
        self.outcome.setAccessibleName(tr("Tested against"))
        self.outcome.activated.connect(lambda _: self.run_test())
        self._spread = Panel(heading=Heading(tr("Effect")))
        self._spread.body.addWidget(self.chart, 1)
        self.colours = text.label(role="caption", wrap=True)
        self._spread.body.addWidget(self.colours)
        self._moved = Panel(heading=Heading(tr("Biggest movers")))
        self._moved.body.addWidget(self.movers)
        self._tested = Panel(heading=Heading(tr("Test")))
        self._tested.tools.addWidget(self.outcome)
        self.verdict = text.label(role="note", wrap=True)
        self.test.setFixedHeight(theme.px(30) * 5 - theme.px(1))
        self.movers.setMinimumHeight(theme.px(30) * 3)
        self.chart.setMaximumHeight(theme.px(116))
        self._tested.body.addWidget(self.test)
        self._tested.body.addWidget(self.verdict)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(12)
        room.addWidget(self._spread, 2)
        room.addWidget(self._moved, 3)
        room.addWidget(self._tested)
        self._score_timer, self._test_timer = QTimer(self), QTimer(self)
        for timer, wait, act in ((self._score_timer, SCORE_AFTER, self.score),
                                 (self._test_timer, TEST_AFTER, self.run_test)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(act)
            edit.changed.connect(timer.start)
        self.score()
        self.run_test()

    def score(self) -> None:
        """Score all customers of the filter by both documents."""
        document = self._edit.document()
        if document is None:
            return
        inputs_, mart = self._context.inputs(), self._context.mart

        def work(task: Task) -> Effect:
            question = replace(inputs_.question(), task=task)
            before = customer_table(question, mart)
            task.check()
            after = customer_table(replace(
                question, documents={**question.documents, "health": document}), mart)
            stays = ~before.left
            return Effect(before.where(stays), after.where(stays))

        self._context.jobs.read(work, self._show, self._failed, key="laboratory.health")

    def run_test(self) -> None:
        """Test both documents against what happened, month by month."""
        document = self._edit.document()
        if document is None:
            return
        inputs_, mart = self._context.inputs(), self._context.mart
        outcome: Any = OUTCOMES[self.outcome.currentIndex()]

        def work(task: Task) -> tuple[Outcomes, Outcomes]:
            question = replace(inputs_.question(), task=task)
            published = question.documents["health"]
            first = health_outcomes(question, mart, published, outcome=outcome)
            task.check()
            return first, health_outcomes(question, mart, document, outcome=outcome)

        self._context.jobs.read(work, self._show_test, self._failed, key="laboratory.test")

    def _failed(self, error: Exception) -> None:
        text.set_tone(self.verdict, "bad")
        self.verdict.setText(self._context.words(error).sentence)

    def _show(self, effect: Effect) -> None:
        self.effect = effect
        before, after, formats = effect.before, effect.after, self._context.formats
        edges = np.arange(0, 100 + WIDTH, WIDTH)
        counts = [np.histogram(one.health[~np.isnan(one.health)], edges)[0]
                  for one in (before, after)]
        bands = [Band(f"{low}–{low + WIDTH}", float(counts[0][at]), float(counts[1][at]),
                      formats.integer(counts[0][at]), formats.integer(counts[1][at]),
                      low + WIDTH / 2) for at, low in enumerate(range(0, 100, WIDTH))]
        self.chart.set_distribution(Distribution(tuple(bands), tr("Published"), tr("Draft")))
        changed = int((before.colour != after.colour).sum())
        colours = " · ".join(
            f"{band_name(band)} {formats.integer((before.colour == band).sum())} → "
            f"{formats.integer((after.colour == band).sum())}" for band in (3, 2, 1))
        self._spread.set_heading(Heading(tr("Effect"), tr("outline: published, filled: draft")))
        self.colours.setText(colours)
        move = after.health - before.health
        order = np.argsort(-np.abs(np.nan_to_num(move)), kind="stable")
        order = order[np.abs(np.nan_to_num(move[order])) >= 0.05][:MOVERS]
        self._moved.set_heading(Heading(tr("Biggest movers"), tr(
            "{count} change colour").format(count=formats.integer(changed))))
        self.movers.set_rows(Rows((
            Column(tr("Customer"), [str(name) for name in before.name[order]], strong=True),
            Column(tr("Published"), before.health[order], show=formats.integer, figures=True,
                   width=84),
            Column(tr("Draft"), after.health[order], show=formats.integer, figures=True, width=70),
            Column(tr("Change"), move[order], show=lambda v: signed(formats, float(v)),
                   tone=lambda v: "bad" if v < 0 else "good", figures=True, width=76),
        )))

    def _show_test(self, tests: tuple[Outcomes, Outcomes]) -> None:
        self.tests = tests
        formats, words = self._context.formats, []

        def figure(value: float, digits: int) -> str:
            return "–" if np.isnan(value) else formats.locale.toString(value, "f", digits)

        for one in tests:
            between = "" if np.isnan(one.low) else (
                f" ({figure(one.low, 2)} – {figure(one.high, 2)})")
            words.append((
                figure(one.auc, 2) + between, figure(one.lift, 1) + ("×" if one.enough else ""),
                figure(one.flips_per_month, 2),
                formats.percent(one.completeness)))
        self._tested.set_heading(Heading(tr("Test"), tr("{events} of {n}, walk forward").format(
            events=formats.integer(tests[1].events), n=formats.integer(tests[1].n))))
        self.test.set_rows(Rows((
            Column(tr("Figure"), ["AUC", tr("Lift in the worst tenth"),
                                  tr("Colour changes a month"), tr("Weight known")]),
            Column(tr("Published"), words[0], figures=True, width=128),
            Column(tr("Draft"), words[1], figures=True, width=128),
        )))
        text.set_tone(self.verdict, "")
        self.verdict.setText(_verdict(*tests))


def _verdict(published: Outcomes, draft: Outcomes) -> str:
    """What the test says, carefully."""
    if not draft.enough:
        return tr("Fewer than ten outcomes: no figure is given.")
    if np.isnan(published.auc):
        return ""
    if draft.low > published.auc:
        return tr("▲ The draft tells better who it will be: even its lower end lies above.")
    if draft.high < published.auc:
        return tr("▼ The draft tells worse who it will be: even its upper end lies below.")
    return tr("● The difference lies within the interval. 0.5 would be chance.")
