"""Accuracy by level and week: who calls too much, who too little, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox

from cockpit.inspector import Action, Block, Explanation, Line
from cockpit.pages import forecast_accuracy
from cockpit.pages.forecast_accuracy import LEAD, SPANS, Accuracy, major
from cockpit.pages.forecast_called import handed_in, valid, versions
from cockpit.pages.forecast_view import Found, GridView, Limits
from cockpit.pages.forecast_words import GOAL, Says, lean, level_name, off_by, signed, total_name
from cockpit.sheets import table_sheet
from cockpit.translation import tr, translate
from models.calendars import parse_period
from models.metric import metric
from widgets import text, theme
from widgets.cells import Cells, Margin, Scale
from widgets.panel import Heading
from widgets.text import Tip

if TYPE_CHECKING:
    from cockpit.context import Context, Inputs
    from cockpit.exports.sheet import Sheet
    from models.metrics.forecast_accuracy_grid import AccuracyRow, Column
    from models.task import Task

FAR = 0.30  # errors from here on have the worst colour
MOST_VERSIONS = 8
LEAST = 6  # columns always shown
COLUMN = 50  # design pixels a column of a week takes
DIMENSION_OF = {"seller": "owner", "manager": "manager"}


class AccuracyView(GridView):
    key = "heatmap"
    data: Accuracy | None

    def __init__(self, context: Context) -> None:
        self._span = SPANS[0]
        self._first = 0  # columns left out at the left, for want of width
        super().__init__(context)

    @staticmethod
    def label() -> str:
        return tr("Heatmap")

    def heading(self) -> Heading:
        return Heading(tr("Accuracy by level and week"),
                       tr("error of the quarter's call as it stood that week, % of what came"))

    def build(self) -> None:
        super().build()
        self.spans = QComboBox()
        self.spans.activated.connect(self._choose)
        self.tools.addWidget(self.spans)
        self.legend = text.label(role="caption", wrap=True)
        self.tools.addWidget(self.legend, 1)

    def retranslate(self) -> None:
        self.spans.clear()
        self.spans.addItems([tr("13 weeks of quarters over"), tr("Last 13 weeks"),
                             tr("Last 26 weeks"),
                             tr("{weeks} weeks before each quarter's end").format(weeks=LEAD)])
        self.spans.setCurrentIndex(SPANS.index(self._span))
        self.spans.setAccessibleName(tr("Weeks shown"))
        self.legend.setText(tr("Blue: within ± {goal}. Orange: farther off; + too high, − too "
                               "low. Grey: the quarter is not over.").format(
                                   goal=self.context.formats.percent(GOAL, 0)))
        if self.data is not None:
            self.show_data(self.data)

    def options(self) -> dict[str, str]:
        return {"span": self._span}

    def take(self, place: Mapping[str, str]) -> None:
        if place.get("span") in SPANS:
            self._span = place["span"]
            self.spans.setCurrentIndex(SPANS.index(self._span))

    def _choose(self, position: int) -> None:
        self._span = SPANS[position]
        self.refresh()

    @staticmethod
    def load(inputs: Inputs, task: Task) -> Accuracy:
        return forecast_accuracy.load(inputs, task)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.data is not None and self._left_out(self.data) != self._first:
            self._paint(self.data)

    def _left_out(self, data: Accuracy) -> int:
        """The newest weeks fit beside the names and the margins; older ones wait for room."""
        count = len(data.grid.columns)
        if self._span == "26":
            return 0
        fits = (self.width() - theme.px(340)) // theme.px(COLUMN)
        return max(count - max(fits, LEAST), 0)

    def show_data(self, data: Accuracy) -> None:
        if not data.rows:
            self.note.setText(tr("Nobody has submitted a forecast yet. Submit one with the button "
                                 "above; its accuracy shows here once the quarter is over."))
        elif not any(column.over for column in data.grid.columns):
            self.note.setText(tr("No quarter of these weeks is over yet: there is nothing to hold "
                                 "the calls against. WAPE and bias at the right are of earlier "
                                 "quarters."))
        else:
            alerts = [self._name(row) for row in data.rows if row.alert and row.person]
            self.note.setText("" if not alerts else tr(
                "Tracking signal beyond ± {limit}: {names}").format(
                    limit=self.context.formats.locale.toString(data.grid.alert_limit, "g", 3),
                    names=", ".join([*alerts[:8], *(["…"] if len(alerts) > 8 else [])])))
        self.note.setVisible(bool(self.note.text()))
        self._paint(data)

    def _name(self, row: AccuracyRow) -> str:
        return total_name(row.level) if row.person is None else row.label

    def _paint(self, data: Accuracy) -> None:
        self._first = self._left_out(data)
        formats = self.context.formats
        columns = data.grid.columns[self._first:]
        shown = [np.asarray(row.values, float)[self._first:] for row in data.rows]
        off = np.abs(np.array(shown, float).reshape(len(data.rows), len(columns)))
        colour = np.where(off <= GOAL, 1 - off / GOAL, -np.minimum((off - GOAL) / (FAR - GOAL), 1))
        self.heatmap.set_cells(Cells(
            colour, tuple(("" if row.person is None else "   ") + self._name(row)
                          for row in data.rows),
            tuple(self._heading(column) for column in columns),
            tuple(tuple(signed(value, formats) for value in line) for line in shown),
            margins=(
                Margin("WAPE", tuple(formats.percent(row.wape, 1) for row in data.rows)),
                Margin(tr("Bias"), tuple(signed(row.bias, formats) for row in data.rows)),
                Margin(tr("Signal"), tuple(self._signal(row) for row in data.rows)),
            ),
            tips=tuple(tuple(self._tip(row, self._first + n) for n in range(len(columns)))
                       for row in data.rows),
            scale=Scale("diverging", -1, 1), corner=tr("Submitted by"), dense=True))

    def _heading(self, column: Column) -> str:
        week = "W" + column.week.partition("W")[2].lstrip("0")
        return str(column.quarter) if self._span == "ends" else week

    def _signal(self, row: AccuracyRow) -> str:
        last = row.tracking[-1] if row.tracking else float("nan")
        if not np.isfinite(last):
            return "–"
        number = self.context.formats.locale.toString(abs(float(last)), "f", 1)
        sign, mark = ("+", "▲") if last > 0 else ("−", "▼")
        return f"{mark if row.alert else '✓'} {sign}{number}"

    def _tip(self, row: AccuracyRow, place: int) -> Tip:
        column, formats = self.data_of.grid.columns[place], self.context.formats
        currency = self.data_of.grid.currency

        def money(amount: float) -> str:
            return formats.money(amount, currency)

        title = f"{self._name(row)} · {column.week} → {column.quarter}"
        rows = [(tr("called"), money(row.forecast[place])),
                (tr("booked in the quarter"), money(row.actual[place])),
                (tr("error"), signed(float(row.values[place]), formats)),
                (tr("weeks before the end"), formats.integer(column.horizon))]
        note = "" if column.over else tr("The quarter is not over: no error yet.")
        return Tip(title, tuple(rows), note)

    @property
    def data_of(self) -> Accuracy:
        assert self.data is not None
        return self.data

    # what is asked of a cell

    def limits(self, row: int) -> Limits:
        one = self.data_of.rows[row]
        if one.person is None or one.level not in DIMENSION_OF:
            return {}
        return {DIMENSION_OF[one.level]: frozenset({str(one.person)})}

    def found(self, row: int, column: int) -> Found | None:
        """The call behind a cell; behind a whole level the calls of its people, which add up."""
        data, place = self.data_of, self._first + column
        if place >= len(data.grid.columns) or not np.isfinite(data.rows[row].forecast[place]):
            return None
        one, at = data.rows[row], data.grid.columns[place]
        heading, question = f"{self._name(one)}, {at.week}", data.question
        if (key := one.submissions[place]) is not None:
            return heading, lambda mart: handed_in(question, mart, str(key)).rows(mart)
        quarter = parse_period(at.quarter, question.days, question.days.day_of(question.at))
        return heading, lambda mart: valid(question, mart, one.level, quarter=quarter,
                                           lock=at.lock).rows(mart)

    def explain(self) -> None:
        """The cell at once; the versions of its submission as soon as they are read."""
        super().explain()
        data = self.data
        if data is None or not self.heatmap.selection:
            return
        row, column = self.heatmap.current
        place = self._first + column
        if place >= len(data.grid.columns) or data.rows[row].submissions[place] is None:
            return
        key = str(data.rows[row].submissions[place])
        said = self.explanation(row, column)
        mart, formats, currency = self.context.mart, self.context.formats, data.grid.currency

        def done(found: tuple[tuple[datetime, float], ...]) -> None:
            if said is None or self.data is not data or self.heatmap.current != (row, column):
                return
            lines = tuple(Line(formats.moment(at), formats.money(amount, currency))
                          for at, amount in found[:MOST_VERSIONS])
            block = Block(Heading(tr("Versions"), tr("{n}, newest first").format(
                n=formats.integer(len(found)))), lines)
            self.explained.emit(replace(said, blocks=(*said.blocks, block)))

        self.context.jobs.read(
            lambda task: versions(data.question, mart, key), done,
            lambda error: self.context.say("error", self.context.words(error).sentence),
            key="page.forecast.versions")

    def explanation(self, row: int, column: int) -> Explanation | None:
        data, formats = self.data_of, self.context.formats
        one, place = data.rows[row], self._first + column
        says, tone = lean(one.bias, formats)
        blocks = [Block(Heading(tr("Over all quarters that are over")), (
            Line("WAPE", off_by(one.wape, formats)),
            Line(tr("Bias"), signed(one.bias, formats), tone),
            Line(tr("Hits within ± {goal}").format(goal=formats.percent(GOAL, 0)),
                 formats.percent(one.hits)),
            Line(tr("Tracking signal"), self._signal(one), "bad" if one.alert else ""),
            Line(tr("Weekly calls"), formats.integer(one.n)),
        ), note=self._alert(one))]
        first: Says = []
        title = self._name(one)
        if place < len(data.grid.columns):
            at = data.grid.columns[place]
            title += f" · {at.week}"
            first.append((self._cell_words(one, place), ""))
        first.append((tr("{level}: {says}.").format(level=self._name(one), says=says), tone))
        actions = [Action(tr("Show records"), lambda: self.show_records(row, column), True)] if (
            self.found(row, column)) else []
        if self.limits(row):
            actions.append(Action(tr("Filter to {name}").format(name=self._name(one)),
                                  lambda: self.drill(row), not actions))
        return Explanation(title, tuple(first), tuple(blocks), tuple(actions))

    def _cell_words(self, one: AccuracyRow, place: int) -> str:
        data, formats = self.data_of, self.context.formats
        column, currency = data.grid.columns[place], data.grid.currency
        money = formats.money(one.forecast[place], currency)
        if not np.isfinite(one.forecast[place]):
            return tr("Nothing was called for {quarter} by then.").format(quarter=column.quarter)
        if not column.over:
            return tr("Called {money} for {quarter}, {weeks} weeks before its end. The quarter is "
                      "not over: nothing to hold it against yet.").format(
                          money=money, quarter=column.quarter, weeks=column.horizon)
        return tr("Called {money} for {quarter}, {weeks} weeks before its end; {actual} came: "
                  "{error}.").format(
                      money=money, quarter=column.quarter, weeks=column.horizon,
                      actual=formats.money(one.actual[place], currency),
                      error=signed(float(one.values[place]), formats))

    def _alert(self, one: AccuracyRow) -> str:
        told = []
        if one.alert:
            told.append(tr("The errors keep one direction: the tracking signal is beyond its "
                           "limit since period {n}.").format(n=one.alert_from))
        if one.late_n:
            told.append(tr("{n} bookings worth {money} came after the lock.").format(
                n=self.context.formats.integer(one.late_n),
                money=self.context.formats.money(one.late_amount, self.data_of.grid.currency)))
        return " ".join(told)

    def sheet(self) -> Sheet | None:
        data = self.data
        if data is None or not data.rows:
            return None
        grid = data.grid
        rows = [
            (level_name(row.level), self._name(row), column.week, column.quarter, column.horizon,
             major(row.forecast[n], grid.currency), major(row.actual[n], grid.currency),
             float(row.values[n]), row.wape, row.bias)
            for row in data.rows for n, column in enumerate(grid.columns)]
        return table_sheet(
            self.context, tr("Accuracy by level and week"),
            ("level", "submitted by", "week", "quarter", "weeks before the end", "called",
             "booked", "error", "wape", "bias"), rows, data.question,
            about=(("definition", translate("metrics", metric("forecast_accuracy").definition)),
                   ("currency", grid.currency)))
