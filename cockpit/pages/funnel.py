"""Funnel: where do deals stop moving?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from cockpit.page import Page
from cockpit.pages import (
    funnel_data,
    funnel_extras,
    funnel_rows,
    funnel_sheets,
    funnel_titles,
)
from cockpit.pages.funnel_cells import FunnelCells
from cockpit.pages.funnel_data import FAMILIES, MODES, FunnelData
from cockpit.pages.funnel_extras import FunnelExtras
from cockpit.pages.funnel_layout import FunnelLayout
from cockpit.pages.funnel_verbs import FunnelVerbs
from cockpit.translation import tr
from models.filters import FilterState
from models.metric import Question
from widgets import text
from widgets.empty_state import Empty
from widgets.panel import Heading
from widgets.segmented import Choices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cockpit.context import Inputs
    from models.task import Task

FEW_ROWS = 6
ROOM_FOR_TREND = 390  # pixels for the title, the gaps, and a panel with four quarters


class FunnelPage(FunnelLayout, Page):
    key = "funnel"
    icon = "funnel"
    order = 20

    @staticmethod
    def title() -> str:
        return tr("Funnel")

    def build(self) -> None:
        self.data: FunnelData | None = None
        self.verbs = FunnelVerbs(self)
        self.extras: FunnelExtras | None = None
        self._dimension_of: dict[FilterState, str] = {}
        self._mode, self._family, self._dimension = MODES[0], FAMILIES[0], "region"
        self.lay_out()
        self.main = self.heatmap
        for position, tile in enumerate(self._tiles):
            tile.activated.connect(partial(self.verbs.show_kpi, position))
        self.modes.chosen.connect(self._choose_mode)
        self.families.activated.connect(self._choose_family)
        self.rows.activated.connect(self._choose_dimension)
        self.trend.row_activated.connect(self.drill_quarter)
        self.trend.menu.connect(self.verbs.quarter_menu)
        self.trend.activated.connect(lambda row, _: self.drill_quarter(row))
        self.heatmap.selected.connect(lambda _: self._explain())
        self.heatmap.activated.connect(self.drill)
        self.heatmap.row_activated.connect(self._drill_row)
        self.heatmap.row_selected.connect(self._select_row)
        self.heatmap.menu.connect(self.verbs.cell_menu)
        self.offer(self.panel, "funnel", lambda: funnel_sheets.cells(self))
        self.offer(self.trend_panel, "quarters", lambda: funnel_sheets.quarters(self))

    def retranslate(self) -> None:
        self._title.setText(self.tr("Where do deals stop moving?"))
        self.modes.set_choices(Choices(
            (self.tr("Conversion"), self.tr("Count"), self.tr("Amount"), self.tr("Dwell")),
            MODES.index(self._mode)))
        self.rows.setAccessibleName(self.tr("Rows"))
        text.set_tooltip(self.rows, self.tr("What the rows stand for"))
        self.families.setAccessibleName(self.tr("Definition of conversion"))
        chosen = FAMILIES.index(self._family)
        self.families.clear()
        self.families.addItems([words for words, _ in funnel_titles.families()])
        self.families.setCurrentIndex(chosen)
        text.set_tooltip(self.families, funnel_titles.families()[chosen][1])
        self._offer_rows()
        self._subtitle.setText(funnel_titles.what(self._mode, self._dimension))
        if self.data is not None:
            self.show_data(self.data)

    def options(self) -> dict[str, Any]:
        return {"mode": self._mode, "family": self._family, "dimension": self._dimension}

    def take_place(self, place: Mapping[str, str]) -> None:
        """Mode, family and rows of a link; choices there are none of are passed over."""
        rows = funnel_rows.dimensions(self.context.mart)
        for name, choices in (("mode", MODES), ("family", FAMILIES), ("dimension", rows)):
            if place.get(name) in choices:
                setattr(self, f"_{name}", place[name])
        self.families.setVisible(self._mode == "conversion")
        self.retranslate()
        self.refresh()

    @staticmethod
    def load(inputs: Inputs, task: Task) -> FunnelData:
        return funnel_data.load(inputs, task)

    def show_data(self, data: FunnelData) -> None:
        if not data.in_view[1]:
            self.data = None
            self.show_empty(Empty("funnel", self.tr("No deals yet"), self.tr(
                "The cache holds no deals as of this day. Connect a CRM or import files."),
                self.tr("Open Connections")), lambda: self.asked.emit("connections"))
            return
        if not data.segments:
            self.data = None
            self.show_empty(Empty("filter", self.tr("Nothing matches the filter"), self.tr(
                "No deal was created in this period with these limits."),
                self.tr("Widen to all time")), self._widen)
            return
        same = self.data is not None and (self.data.segments, self.data.stages) == (
            data.segments, data.stages)
        if data is not self.data:
            self.extras = None  # those of other data have other stages
        self.data = data
        formats = self.context.formats
        self.panel.set_heading(Heading(funnel_titles.heading(self._mode)))
        self._offer_rows()
        self._subtitle.setText(funnel_titles.what(self._mode, self._dimension))
        painted = FunnelCells(data, formats).cells()
        self.heatmap.set_cells(painted)
        self.legend.set_cells(painted)
        self._hint_label.setText(funnel_titles.hint(data))
        self._ask_extras(data)
        if same and self.heatmap.selection:
            self._explain()
        else:
            self.explained.emit(None)

    # what the hand does

    def _choose_mode(self, position: int) -> None:
        self._mode = MODES[position]
        self.families.setVisible(self._mode == "conversion")
        self.refresh()

    def _choose_family(self, position: int) -> None:
        self._family = FAMILIES[position]
        text.set_tooltip(self.families, funnel_titles.families()[position][1])
        self.refresh()

    def _choose_dimension(self, _: int) -> None:
        self._dimension = str(self.rows.currentData())
        self.refresh()

    def drill(self, row: int, column: int) -> None:
        data = self.data
        if data is None or column >= len(data.stages):
            self._drill_row(row)
            return
        self._go_down(data.dimension, row)

    def _drill_row(self, row: int) -> None:
        if self.data is not None:
            self._go_down(self.data.dimension, row)

    def _go_down(self, dimension: str, row: int) -> None:
        filters = self.context.filters
        self._dimension_of[filters.state] = self._dimension
        filters.drill({dimension: self.key_of(row)})
        self._next_dimension()

    def drill_quarter(self, row: int) -> None:
        if self.extras is not None and row < len(self.extras.trend.quarters):
            from models.calendars import parse_period

            quarter = self.extras.trend.quarters[row]
            calendar = self.context.calendar
            today = calendar.day_of(self.context.clock())
            self.context.filters.set(period=parse_period(quarter, calendar, today),
                                     period_text=quarter)

    def _ask_extras(self, data: FunnelData) -> None:
        """The strip and the quarters follow the picture."""
        inputs = self.context.inputs(**self.options())
        if inputs.filters != data.filters:
            return  # the page was asked anew already; these figures are on their way out

        def done(extras: FunnelExtras) -> None:
            if self.data is not data:
                return
            from cockpit.pages.funnel_words import kpi_tile

            self.extras = extras
            for tile, kpi in zip(self._tiles, extras.kpis, strict=True):
                tile.set_tile(kpi_tile(kpi, data.filters, self.context.formats))
            self._show_trend()

        self.context.jobs.read(lambda task: funnel_extras.load(inputs, task), done, self._failed,
                               key="funnel.extras")

    def _show_trend(self) -> None:
        """By quarter, where the picture above leaves room for it."""
        if self.data is None or self.extras is None:
            return
        data, trend = self.data, self.extras.trend
        needed = (self.panel.sizeHint().height() + self._tiles[0].sizeHint().height()
                  + ROOM_FOR_TREND)
        fits = bool(trend.quarters) and (self.alone is self.trend_panel or (
            self.alone is None and len(data.segments) <= FEW_ROWS and self.height() >= needed))
        self.trend_panel.setVisible(fits)
        self.heatmap.setMinimumHeight(self.heatmap.sizeHint().height() if fits else 0)
        high = QSizePolicy.Policy.Maximum if fits else QSizePolicy.Policy.Expanding
        for widget in (self.heatmap, self.panel):
            widget.setSizePolicy(QSizePolicy.Policy.Expanding, high)
        if fits:
            self.trend_panel.set_heading(Heading(
                self.tr("Quarter by quarter"),
                self.tr("by quarter of creation; colour: against the mean of the quarters shown")))
            self.trend.set_cells(FunnelCells(data, self.context.formats).trend(trend))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.data is not None and event.size().height() != event.oldSize().height():
            self._show_trend()

    def _changed(self, names: frozenset[str]) -> None:
        """Going back shows the rows one had there."""
        if "filters" in names:
            back = self._dimension_of.get(self.context.filters.state)
            if back is not None and back != self._dimension:
                self._dimension = back
                self._offer_rows()
        super()._changed(names)

    def _next_dimension(self) -> None:
        """After a drill the rows go one level down, so that the next picture says more."""
        following = funnel_rows.BELOW.get(self._dimension)
        if following and len(self.context.filters.state.keys(self._dimension)) == 1:
            self._dimension = following
            self._dimension_of[self.context.filters.state] = following
            self._offer_rows()
            self.refresh()

    def key_of(self, row: int) -> frozenset[str]:
        key = self.data.segments[row] if self.data is not None else None
        return frozenset({"" if key is None else str(key)})  # "" stands for "no value"

    def _select_row(self, row: int) -> None:
        if self.data is not None:
            self.heatmap.set_selection([(row, c) for c in range(len(self.data.stages))])
            self._explain()

    def _widen(self) -> None:
        from models.filters import ALL_TIME

        self.context.filters.set(period=ALL_TIME, period_text="all", where=(), exclude=())

    def _places(self) -> list[tuple[int, int]]:
        data = self.data
        if data is None:
            return []
        return [(r, c) for r, c in self.heatmap.selection if c < len(data.stages)]

    def question(self, data: FunnelData) -> Question:
        return Question(
            data.filters, (data.dimension,), funnel_data.options_of(data.mode, data.family),
            self.context.calendar, self.context.clock())

    def _explain(self) -> None:
        data, places = self.data, self._places()
        if data is None or not places:
            self.explained.emit(None)
            return
        question, mart, place = self.question(data), self.context.mart, places[-1]
        from cockpit.pages import funnel_why
        from cockpit.pages.funnel_words import explanation

        def done(why: funnel_why.Why) -> None:
            self.explained.emit(explanation(
                why, data, self.context.formats, mart, len(places),
                show_records=self.verbs.show_records, drill=lambda: self.drill(*place)))

        self.context.jobs.read(
            lambda task: funnel_why.explain(data, place, question, mart, task), done,
            lambda error: self.context.say("error", self.context.words(error).sentence),
            key="funnel.why")

    def _offer_rows(self) -> None:
        funnel_rows.offer(self.rows, self.context.mart, self._dimension)


PAGE = FunnelPage
