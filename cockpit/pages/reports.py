"""Reports: the leaderboard and the return on lead sources, beside the funnel one click away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from cockpit import verbs
from cockpit.dimension_names import dimension_name
from cockpit.inspector import Action, Block, Explanation, Line
from cockpit.page import Page
from cockpit.pages import reports_data
from cockpit.pages.reports_data import REPORTS, ReportData
from cockpit.translation import tr, translate
from widgets import text
from widgets.empty_state import Empty
from widgets.panel import Heading, Panel
from widgets.segmented import Choices, Segmented
from widgets.table import Table

if TYPE_CHECKING:
    from cockpit.context import Inputs
    from cockpit.exports.sheet import Sheet
    from models.task import Task

MODELS = ("deal", "linear")


class ReportsPage(Page):
    key = "reports"
    icon = "reports"
    section = "steer"
    order = 90

    @staticmethod
    def title() -> str:
        return tr("Reports")

    def build(self) -> None:
        self.data: ReportData | None = None
        self._report, self._model = "leaderboard", MODELS[0]
        self._title, self._subtitle = text.label(role="title"), text.ElidedLabel(role="subtitle")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._subtitle, 1)
        self.panel, self.table = Panel(), Table()
        self.models, self.reports = QComboBox(), Segmented()
        self.models.activated.connect(self._choose_model)
        self.reports.chosen.connect(self._choose)
        self.panel.tools.addWidget(self.models)
        self.panel.tools.addWidget(self.reports)
        self._hint = text.label(role="caption", wrap=True)
        self.panel.body.addWidget(self.table, 1)
        self.panel.body.addWidget(self._hint)
        self.table.selected.connect(lambda _: self._explain())
        self.table.activated.connect(self._drill)
        self.table.menu.connect(self._menu)
        self.body.addLayout(head)
        self.body.addWidget(self.panel, 1)
        self.main = self.table
        self.offer(self.panel, "report", self._sheet)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Who and what brings in business?"))
        self.reports.set_choices(Choices(
            (self.tr("Leaderboard"), self.tr("Lead sources"), self.tr("Funnel →")),
            list(REPORTS).index(self._report)))
        self.models.clear()
        self.models.addItems([self.tr("Credit: the deal's source"),
                              self.tr("Credit: shared by its leads")])
        self.models.setCurrentIndex(MODELS.index(self._model))
        self.models.setAccessibleName(self.tr("Who gets the credit"))
        self._dress()
        if self.data is not None:
            self.show_data(self.data)

    def count_words(self) -> str:
        return self.tr("{n} of {all} closed deals") if self._report == "leaderboard" else (
            self.tr("{n} of {all} leads"))

    def options(self) -> dict[str, Any]:
        return {"report": self._report, "model": self._model}

    def take_place(self, place: Mapping[str, str]) -> None:
        if place.get("report") in REPORTS:
            self._report = place["report"]
        if place.get("model") in MODELS:
            self._model = place["model"]
        self.retranslate()
        self.refresh()

    @staticmethod
    def load(inputs: Inputs, task: Task) -> ReportData:
        return reports_data.load(inputs, task)

    def show_data(self, data: ReportData) -> None:
        self.data = data
        if not data.in_view[1]:
            self.show_empty(Empty("reports", self.tr("Nothing to report yet"), self.tr(
                "Connect a CRM or import files: the reports come by themselves."),
                self.tr("Open Connections")), lambda: self.asked.emit("connections"))
            return
        if not data.result.rows:
            self.show_empty(Empty("reports", self.tr("Nothing to report"), self.tr(
                "No deal was closed and no lead came in within these limits."),
                self.tr("Widen to all time")), self._widen)
            return
        self.table.set_rows(reports_data.table(data, self.context.formats))
        self._hint.setText(" · ".join(translate("metrics", note) for note in data.result.notes))
        self.explained.emit(None)

    def _dress(self) -> None:
        sellers = self._report == "leaderboard"
        self.models.setVisible(not sellers)
        self.panel.set_heading(Heading(
            self.tr("Leaderboard") if sellers else self.tr("Return on lead sources"),
            self.tr("deals closed in the period") if sellers
            else self.tr("leads and deals created in the period")))
        self._subtitle.setText(self.tr("Fewer than five deals are not ranked") if sellers
                               else self.tr("What a source costs and what it brings"))

    def _choose(self, position: int) -> None:
        if position >= len(REPORTS):
            self.retranslate()  # back to where it was: the funnel is a page of its own
            self.asked.emit("funnel")
            return
        self._report = list(REPORTS)[position]
        self._dress()
        self.refresh()

    def _choose_model(self, position: int) -> None:
        self._model = MODELS[position]
        self.refresh()

    def _widen(self) -> None:
        from models.filters import ALL_TIME

        self.context.filters.set(period=ALL_TIME, period_text="all", where=(), exclude=())

    def _key(self, row: int) -> frozenset[str]:
        assert self.data is not None
        key = self.data.result.rows[row].by[self.data.dimension]
        return frozenset({"" if key is None else str(key)})

    def _drill(self, row: int) -> None:
        if self.data is not None:
            self.context.filters.drill({self.data.dimension: self._key(row)})

    def _menu(self, row: int, at: QPoint) -> None:
        if self.data is None:
            return
        filters, dimension, key = self.context.filters, self.data.dimension, self._key(row)
        name = self.data.name(row)
        verbs.menu(self, at, [
            (tr("Filter to {name}").format(name=name), lambda: filters.narrow({dimension: key}),
             True),
            (tr("Exclude {name}").format(name=name), lambda: filters.exclude(dimension, key), True),
            (tr("Show records"), lambda: self._records(row), True),
            (tr("Copy as table"), self.table.copy, True),
            (tr("Export…"), self.export, True),
        ])

    def _records(self, row: int) -> None:
        from models.metric import metric

        data, mart = self.data, self.context.mart
        if data is None:
            return
        cell = data.result.rows[row].by
        verbs.show_records(
            self.context, self, data.name(row),
            lambda task: metric(data.result.metric).records(data.question, mart, cell).rows(mart))

    def _explain(self) -> None:
        data, rows = self.data, self.table.selection
        if data is None or not rows:
            self.explained.emit(None)
            return
        row = rows[-1]
        shown = reports_data.table(data, self.context.formats, whole=True)
        lines = tuple(Line(column.header, column.text(row)) for column in shown.columns[1:])
        self.explained.emit(Explanation(
            data.name(row), ((dimension_name(data.dimension), ""),),
            (Block(Heading(self.tr("In figures")), lines),),
            (Action(self.tr("Show the deals"), lambda: self._records(row), primary=True),
             Action(self.tr("Filter to it"), lambda: self._drill(row)))))

    def _sheet(self) -> Sheet | None:
        if self.data is None:
            return None
        from cockpit.sheets import result_sheet

        return result_sheet(self.context, self.data.result, self.data.question)


PAGE = ReportsPage
