"""Methods held against each other on every Monday of the past, with what was known then."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from cockpit.inspector import Block, Explanation, Line
from cockpit.pages.forecast_view import Found, GridView
from cockpit.pages.forecast_words import GOAL, Says, method_name, off_by, reason, signed
from cockpit.sheets import table_sheet
from cockpit.translation import tr
from models.forecast.outlook import BLEND
from widgets import text
from widgets.busy import Busy, Progress
from widgets.cells import Cells, Margin, Scale
from widgets.panel import Heading
from widgets.segmented import Choices, Segmented
from widgets.text import Tip

if TYPE_CHECKING:
    from cockpit.context import Context, Inputs
    from cockpit.exports.sheet import Sheet
    from cockpit.pages.forecast_walk import Walked
    from models.forecast.scores import Duel, Score
    from models.task import Task

SPANS = ("quarter", "ahead", "week")
MEASURES = ("wape", "bias", "coverage", "n")
FAR = 0.40


class MethodsView(GridView):
    """Shows what a walk through the past gave; the page walks, this view asks it to.

    Signals:
        again_asked: walk anew.
        stop_asked: end the walk under way.
    """

    key = "methods"
    again_asked = Signal()
    stop_asked = Signal()
    data: Walked | None

    def __init__(self, context: Context) -> None:
        self._span, self._measure = SPANS[0], MEASURES[0]
        self._why = ""
        super().__init__(context)

    @staticmethod
    def label() -> str:
        return tr("Methods")

    def heading(self) -> Heading:
        return Heading(tr("Methods, walked forward"),
                       tr("error by weeks ahead, % of what was booked"))

    def build(self) -> None:
        self.spans, self.measures = QComboBox(), Segmented()
        self.spans.activated.connect(self._choose_span)
        self.measures.chosen.connect(self._choose_measure)
        self.again = text.button()
        self.again.clicked.connect(self.again_asked)
        for widget in (self.spans, self.measures):
            self.tools.addWidget(widget)
        self.tools.addStretch(1)
        self.tools.addWidget(self.again)
        self.busy = Busy()
        self.busy.cancelled.connect(self.stop_asked)
        policy = self.busy.sizePolicy()
        policy.setRetainSizeWhenHidden(False)
        self.busy.setSizePolicy(policy)
        self.room.addWidget(self.busy)
        super().build()

    def retranslate(self) -> None:
        self.spans.clear()
        self.spans.addItems([tr("Quarter, weeks before its end"), tr("Everything up to week"),
                             tr("The one week")])
        self.spans.setCurrentIndex(SPANS.index(self._span))
        self.spans.setAccessibleName(tr("What is forecast"))
        self.measures.set_choices(Choices(
            ("WAPE", tr("Bias"), tr("In interval"), "n"), MEASURES.index(self._measure)))
        self.again.setText(tr("Run again"))
        self._show()

    def options(self) -> dict[str, str]:
        return {"test": self._span, "measure": self._measure}

    def take(self, place: Mapping[str, str]) -> None:
        if place.get("test") in SPANS:
            self._span = place["test"]
        if place.get("measure") in MEASURES:
            self._measure = place["measure"]
        self.retranslate()

    def _choose_span(self, position: int) -> None:
        self._span = SPANS[position]
        self._show()

    def _choose_measure(self, position: int) -> None:
        self._measure = MEASURES[position]
        self._show()

    @staticmethod
    def load(inputs: Inputs, task: Task) -> None:
        """The page's walk brings the data."""

    def refresh(self) -> None:
        """Nothing to read: the walk tells."""
        self._stale = False
        self._show()

    def show_data(self, data: Walked) -> None:
        self.set_walked(data)

    def set_walked(self, walked: Walked | None, why: str = "") -> None:
        """What the walk gave, or why it gave nothing; the old table stays while a new one is
        made."""
        self.busy.set_progress(None)
        self.again.setEnabled(True)
        self._why = why
        if walked is not None:
            self.data = walked
        self._show()

    def set_progress(self, done: int, total: int, what: str) -> None:
        self.again.setEnabled(False)
        self.busy.set_progress(Progress(tr("Forecasting past Mondays"), done, total))

    def _horizons(self) -> list[int]:
        assert self.data is not None
        return sorted({score.horizon for score in self.data.backtest.scores
                       if score.span == self._span}, reverse=self._span == "quarter")

    def _show(self) -> None:
        walked = self.data
        if walked is None or walked.backtest.reason or not walked.backtest.scores:
            code = "" if walked is None else walked.backtest.reason
            said = reason(code) if code else self._why and tr("No test: {why}.").format(
                why=self._why)
            self.note.setText(said or tr("The past is being walked through: at each Monday every "
                                         "method forecasts with what was known then."))
            self.heatmap.set_cells(Cells(np.empty((0, 0)), (), (), ()))
            return
        tested, formats = walked.backtest, self.context.formats
        horizons = self._horizons()
        scores = [[walked.score(self._span, h, of=method) for h in horizons]
                  for method in tested.methods]
        self._methods, self._shown = tested.methods, horizons
        values = np.array([[self._colour(score) for score in line] for line in scores],
                          float).reshape(len(tested.methods), len(horizons))
        self.heatmap.set_cells(Cells(
            values, tuple(method_name(method) for method in tested.methods),
            tuple(str(h) for h in horizons),
            tuple(tuple(self._figure(score) for score in line) for line in scores),
            tips=tuple(tuple(self._tip(method, score, h)
                             for score, h in zip(line, horizons, strict=True))
                       for method, line in zip(tested.methods, scores, strict=True)),
            margins=(Margin(tr("All"), tuple(self._mean(line) for line in scores)),
                     Margin(tr("against blend"), tuple(
                         self._against(method) for method in tested.methods))),
            scale=Scale("diverging", -1, 1), corner=tr("Method · weeks ahead"), dense=True))
        reported = int(np.asarray(tested.reported).sum())
        self.note.setText(tr(
            "Nested windows: at each of {n} Mondays the methods, and the weights of the blend, "
            "were fitted only on what was observed before it; errors are of the {reported} Mondays "
            "that were not used for choosing. Quarters repeat from Monday to Monday, so n counts "
            "origins, not independent trials.").format(
                n=formats.integer(len(tested.origins)), reported=formats.integer(reported))
            + (f" {self._why}" if self._why else ""))

    def _value(self, score: Score | None) -> float:
        return float("nan") if score is None or not score.n else float(
            getattr(score, self._measure))

    def _colour(self, score: Score | None) -> float:
        """Better than the goal or worse; coverage against four in five."""
        value = self._value(score)
        if self._measure == "n":
            return 0.0
        off = abs(value - 0.8) if self._measure == "coverage" else abs(value)
        return 1 - off / GOAL if off <= GOAL else -min((off - GOAL) / (FAR - GOAL), 1)

    def _figure(self, score: Score | None) -> str:
        value, formats = self._value(score), self.context.formats
        if self._measure == "n":
            return formats.integer(value)
        return signed(value, formats) if self._measure == "bias" else formats.percent(value, 0)

    def _mean(self, line: list[Score | None]) -> str:
        """Over all horizons, by number of origins; the sum for n."""
        known = [score for score in line if score is not None and score.n
                 and np.isfinite(self._value(score))]
        if not known:
            return "–"
        if self._measure == "n":
            return self.context.formats.integer(sum(score.n for score in known))
        weight = [score.n for score in known]
        value = float(np.average([self._value(score) for score in known], weights=weight))
        return signed(value, self.context.formats) if self._measure == "bias" else (
            self.context.formats.percent(value, 1))

    def _duel(self, method: str) -> Duel | None:
        assert self.data is not None
        horizon = 4 if self._span == "quarter" else 13
        return next((duel for duel in self.data.backtest.duels
                     if duel.second == method and duel.first == BLEND and duel.span == self._span
                     and duel.horizon == horizon), None)

    def _against(self, method: str) -> str:
        duel = self._duel(method)
        if duel is None or not duel.n:
            return "–"
        sign = "▼" if duel.difference < 0 else "▲"
        sure = "" if duel.sign_p < 0.05 else " ?"
        return f"{sign} {self.context.formats.points(-duel.difference)}{sure}"

    def _tip(self, method: str, score: Score | None, horizon: int) -> Tip:
        formats = self.context.formats
        title = f"{method_name(method)} · {horizon}"
        if score is None or not score.n:
            return Tip(title, (), tr("No origin to report."))
        return Tip(title, (
            ("WAPE", off_by(score.wape, formats)), (tr("Bias"), signed(score.bias, formats)),
            (tr("inside P10 to P90"), f"{formats.percent(score.coverage)} "
             f"({formats.percent(score.coverage_low)} – {formats.percent(score.coverage_high)})"),
            (tr("within ± {goal}").format(goal=formats.percent(GOAL, 0)),
             formats.percent(score.hits)),
            ("n", formats.integer(score.n))))

    def explanation(self, row: int, column: int) -> Explanation | None:
        if self.data is None:
            return None
        method, formats = self._methods[row], self.context.formats
        blocks = []
        if column < len(self._shown):
            score = self.data.score(self._span, self._shown[column], of=method)
            if score is not None and score.n:
                tip = self._tip(method, score, self._shown[column])
                blocks.append(Block(Heading(tr("{n} weeks ahead").format(
                    n=self._shown[column])), tuple(Line(*pair) for pair in tip.rows)))
        duel = self._duel(method)
        says: Says = [(tr("Every Monday of the past was forecast with what was known then."), "")]
        if duel is not None and duel.n:
            says.append((tr(
                "The blend was closer at {wins} of {n} origins (sign test p = {p}); its mean error "
                "differs by {points} of what was booked.").format(
                    wins=duel.wins, n=duel.n, p=formats.locale.toString(duel.sign_p, "g", 2),
                    points=formats.points(duel.difference)), "muted"))
        return Explanation(method_name(method), tuple(says), tuple(blocks))

    def found(self, row: int, column: int) -> Found | None:
        return None

    def sheet(self) -> Sheet | None:
        if self.data is None or not self.data.backtest.scores:
            return None
        return table_sheet(
            self.context, tr("Methods, walked forward"),
            ("method", "span", "weeks ahead", "wape", "bias", "coverage", "mase", "n"),
            [(method_name(s.method), s.span, s.horizon, s.wape, s.bias, s.coverage, s.mase, s.n)
             for s in self.data.backtest.scores])
