"""The calibration desk: do stated chances come true, and what they should be instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from cockpit import verbs
from cockpit.inspector import Action, Block, Explanation, Line
from cockpit.pages.forecast_view import ForecastView
from cockpit.pages.forecast_words import Says
from cockpit.sheets import table_sheet
from cockpit.translation import tr, translate
from models.metric import Question, metric
from widgets import text, theme
from widgets.calibration_chart import (
    CalibrationChart,
    CalibrationCurves,
    CalibrationPoint,
    CalibrationSeries,
)
from widgets.panel import Heading
from widgets.table import Table
from widgets.table_model import Column, Rows

if TYPE_CHECKING:
    from cockpit.context import Context, Inputs
    from cockpit.exports.sheet import Sheet
    from models.metrics.calibration import Desk
    from models.metrics.recalibration import Recalibration
    from models.task import Task

WHO = ("stage", "seller")


@dataclass(frozen=True)
class Calibrated:
    desk: Desk
    refit: Recalibration
    question: Question


def load(inputs: Inputs, task: Task) -> Calibrated:
    """Option: who, one of WHO."""
    from models.metrics.calibration import desk
    from models.metrics.recalibration import recalibration

    question = replace(inputs.question(who=inputs.options["who"], age="30"), task=task)
    found = desk(question, inputs.mart)
    task.check()
    return Calibrated(found, recalibration(question, inputs.mart), question)


class CalibrationView(ForecastView):
    key = "calibration"
    data: Calibrated | None

    def __init__(self, context: Context) -> None:
        self._who = WHO[0]
        super().__init__(context)

    @staticmethod
    def label() -> str:
        return tr("Calibration")

    def heading(self) -> Heading:
        return Heading(tr("Do chances come true?"), tr("stated chance against the share won"))

    def build(self) -> None:
        self.whose, self.button = QComboBox(), text.button(role="primary")
        self.scores = text.label(role="caption", wrap=True)
        self.whose.activated.connect(self._choose)
        self.button.clicked.connect(self._recalibrate)
        self.tools.addWidget(self.whose)
        self.tools.addWidget(self.scores, 1)
        self.tools.addWidget(self.button)
        self.chart, self.stages = CalibrationChart(), Table()
        self.chart.selected.connect(self._explain)
        self.chart.activated.connect(self._show_records)
        self.chart.menu.connect(lambda place, at: verbs.menu(self, at, [
            (tr("Show records"), lambda: self._show_records(place), self._stated(place) != ""),
            (tr("Copy as table"), self.chart.copy, True)]))
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(self.chart, 1)
        right, room = QWidget(), QVBoxLayout()
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.stages, 1)
        right.setLayout(room)
        self.stages.setMinimumWidth(theme.px(300))
        line.addWidget(right, 1)
        self.room.addLayout(line, 1)

    @property
    def focus(self) -> QWidget:
        return self.chart

    def retranslate(self) -> None:
        self.whose.clear()
        self.whose.addItems([tr("Stages' probabilities"), tr("Sellers' probabilities")])
        self.whose.setCurrentIndex(WHO.index(self._who))
        self.whose.setAccessibleName(tr("Whose chances"))
        self.button.setText(text.button_text(tr("Recalibrate")))
        text.set_tooltip(self.button, tr("Keeps the new stage probabilities as a draft; nothing "
                                         "changes until it is published."))
        if self.data is not None:
            self.show_data(self.data)

    def options(self) -> dict[str, str]:
        return {"who": self._who}

    def take(self, place: Mapping[str, str]) -> None:
        if place.get("who") in WHO:
            self._who = place["who"]
            self.whose.setCurrentIndex(WHO.index(self._who))

    def _choose(self, position: int) -> None:
        self._who = WHO[position]
        self.refresh()

    @staticmethod
    def load(inputs: Inputs, task: Task) -> Calibrated:
        return load(inputs, task)

    def show_data(self, data: Calibrated) -> None:
        formats, desk, refit = self.context.formats, data.desk, data.refit
        series = [CalibrationSeries(tr("as stated"), tuple(
            CalibrationPoint(one.stated, one.share, one.low, one.high, one.n)
            for one in desk.bins))]
        if self._who == "stage":
            series.append(CalibrationSeries(tr("recalibrated"), tuple(
                CalibrationPoint(one.proposed, one.share, one.low, one.high, one.n)
                for one in refit.stages if one.n), "low"))
        self.chart.set_curves(CalibrationCurves(
            tuple(series), tr("stated"), tr("won"), tr("exactly as stated"),
            tr("95 % interval"), "n", lambda value: formats.percent(value, 0),
            lambda n: formats.integer(n)))
        brier = desk.brier
        self.scores.setText("" if not desk.n else tr(
            "Brier {score} = reliability {rel} − resolution {res} + uncertainty {unc}; skill "
            "{skill}; n = {n}.").format(
                score=self._number(brier.score), rel=self._number(brier.reliability),
                res=self._number(brier.resolution), unc=self._number(brier.uncertainty),
                skill=formats.percent(1 - brier.score / brier.uncertainty)
                if brier.uncertainty else "–", n=formats.integer(desk.n)))
        self.button.setVisible(self._who == "stage")
        self.button.setEnabled(any(one.proposed != one.now for one in refit.stages if one.n))
        self.note.setText(self._tested(refit) if desk.n else tr(
            "No deal with a stated probability has ended yet: nothing can be held against it."))
        pipelines = dict(self.context.mart.labels("pipeline"))
        stages = [one for one in refit.stages if one.n]
        many = len({one.pipeline for one in stages}) > 1
        self.stages.set_rows(Rows((
            Column(tr("Stage"), [f"{pipelines.get(one.pipeline, one.pipeline)} · {one.name}"
                                 if many else one.name for one in stages], strong=True),
            *(Column(head, np.array([getattr(one, name) for one in stages]), figures=True,
                     width=64, show=lambda value: formats.percent(float(value), 0))
              for head, name in ((tr("Now"), "now"), (tr("Won"), "share"),
                                 (tr("New"), "proposed"))),
            Column("n", np.array([one.n for one in stages]), figures=True, width=56,
                   show=lambda n: formats.integer(float(n))),
        )))

    def _number(self, value: float) -> str:
        return self.context.formats.locale.toString(float(value), "f", 3)

    def _tested(self, refit: Recalibration) -> str:
        told = [translate("metrics", note) for note in refit.notes]
        if not told and refit.cut is not None:
            told = [(tr("On {n} deals created after {day} that the new probabilities had not "
                        "seen, reliability goes from {before} to {after}: better.")
                     if refit.better else
                     tr("On {n} deals created after {day} that the new probabilities had not "
                        "seen, reliability goes from {before} to {after}: not better.")).format(
                            n=self.context.formats.integer(refit.n_test),
                            day=self.context.formats.day(refit.cut),
                            before=self._number(refit.before.reliability),
                            after=self._number(refit.after.reliability))]
        return " ".join(told)

    def _recalibrate(self) -> None:
        """One click: the proposal waits as a draft of the stage document."""
        data, context = self.data, self.context
        if data is None:
            return
        from models.documents.shelving import Draft, draft, drop_draft, keep_draft
        from models.stage_drafts import keep_recalibration

        cache, shelf, now = context.cache, context.shelf, context.clock()
        refit = data.refit

        def failed(error: Exception) -> None:
            context.say("bad", context.words(error).sentence)

        def keep(task: Task) -> Draft | None:
            before = draft(cache, "stages")
            keep_recalibration(cache, shelf, refit, now=now)
            return before

        def back(before: Draft | None) -> None:
            def undo(task: Task) -> None:
                if before is None:
                    drop_draft(cache, "stages")
                else:
                    keep_draft(cache, "stages", before.body, base=before.base, now=before.at)

            context.jobs.write(undo, lambda _: context.say(
                "good", tr("The draft of the stage document is as it was before.")), failed)

        context.jobs.write(
            keep, lambda before: context.say("good", tr(
                "The new probabilities wait as a draft of the stage document; nothing changes "
                "until it is published."), tr("Undo"), lambda: back(before)), failed)

    # points

    def _point(self, place: int) -> tuple[int, CalibrationPoint]:
        return self.chart.curves.order[place]

    def _stated(self, place: int) -> str:
        """The bin's key; "" for points of the proposal, which are stages and not bins."""
        series, point = self._point(place)
        return f"{point.stated:.3f}" if series == 0 else ""

    def _explain(self, place: int) -> None:
        if self.data is None:
            return
        series, point = self._point(place)
        formats = self.context.formats
        off = point.share - point.stated
        inside = point.low <= point.stated <= point.high
        says: Says = [(tr("Of {n} deals given {stated}, {share} were won.").format(
            n=formats.integer(point.n), stated=formats.percent(point.stated, 0),
            share=formats.percent(point.share, 0)), "")]
        says.append((tr("That agrees with what was stated.") if inside else tr(
            "That is {points} off, more than chance explains.").format(
                points=formats.points(off)), "good" if inside else "bad"))
        tip = self.chart.words(place)
        actions = (Action(tr("Show records"), lambda: self._show_records(place), True),) if (
            self._stated(place)) else ()
        self.explained.emit(Explanation(
            f"{tip.title} · {formats.percent(point.stated, 0)}", tuple(says),
            (Block(Heading(tr("Figures")), tuple(Line(*pair) for pair in tip.rows),
                   note=tip.note),), actions))

    def _show_records(self, place: int) -> None:
        stated = self._stated(place)
        if self.data is None or not stated:
            return
        question, mart = self.data.question, self.context.mart
        verbs.show_records(
            self.context, self, self.chart.words(place).title,
            lambda task: metric("calibration").records(
                question, mart, {"stated": stated}).rows(mart))

    def sheet(self) -> Sheet | None:
        data = self.data
        if data is None or not data.desk.n:
            return None
        rows = [(tr("as stated"), one.stated, one.share, one.low, one.high, one.n)
                for one in data.desk.bins]
        rows += [(one.name, one.proposed, one.share, one.low, one.high, one.n)
                 for one in data.refit.stages if one.n]
        return table_sheet(
            self.context, tr("Do chances come true?"),
            ("series", "stated", "won", "low", "high", "n"), rows, data.question,
            about=(("definition", translate("metrics", metric("calibration").definition)),))
