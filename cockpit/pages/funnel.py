"""Funnel: where do deals stop moving?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy

from cockpit import verbs
from cockpit.dimension_names import dimension_name
from cockpit.page import Page
from cockpit.pages import funnel_data, funnel_extras
from cockpit.pages.funnel_cells import FunnelCells
from cockpit.pages.funnel_data import FAMILIES, MODES, FunnelData
from cockpit.pages.funnel_extras import FunnelExtras
from cockpit.translation import tr
from models.facts import OPPORTUNITIES
from models.metric import Question
from widgets import text, theme
from widgets.empty_state import Empty
from widgets.heatmap import Heatmap
from widgets.legend import Legend
from widgets.metric_tile import MetricTile
from widgets.panel import Heading, Panel
from widgets.segmented import Choices, Segmented

if TYPE_CHECKING:
    from cockpit.context import Inputs
    from models.task import Task

FEW_ROWS = 6
ROOM_FOR_TREND = 390  # pixels for the title, the gaps, and a panel with four quarters
ROW_DIMENSIONS = (
    "region", "team", "manager", "owner", "product_line", "product", "lead_source", "industry",
    "size", "country", "pipeline", "connection", "currency", "forecast_category",
)


class FunnelPage(Page):
    key = "funnel"
    icon = "funnel"
    order = 20

    @staticmethod
    def title() -> str:
        return tr("Funnel")

    def build(self) -> None:
        self._data: FunnelData | None = None
        self._extras: FunnelExtras | None = None
        self._mode, self._family, self._dimension = MODES[0], FAMILIES[0], "region"
        self._title, self._subtitle = text.label(role="title"), text.ElidedLabel(role="subtitle")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._subtitle, 1)
        self._tiles = [MetricTile() for _ in funnel_extras.KPIS]
        strip = QHBoxLayout()
        strip.setSpacing(12)
        for position, tile in enumerate(self._tiles):
            strip.addWidget(tile, 1)
            tile.activated.connect(lambda at=position: self._show_kpi(at))
        self.panel, self.heatmap = Panel(), Heatmap()
        self.modes = Segmented()
        self.modes.chosen.connect(self._choose_mode)
        self.families, self.rows = QComboBox(), QComboBox()
        self.families.activated.connect(self._choose_family)
        self.rows.activated.connect(self._choose_dimension)
        for box, room in ((self.rows, 132), (self.families, 152)):
            box.setFixedWidth(theme.px(room))
        for widget in (self.rows, self.families, self.modes):
            self.panel.tools.addWidget(widget)
        self.legend, self._hint_label = Legend(), text.label(role="caption", wrap=True)
        self.panel.body.addWidget(self.heatmap, 1)
        self.panel.body.addWidget(self.legend)
        self.panel.body.addWidget(self._hint_label)
        self.trend_panel, self.trend = Panel(), Heatmap()
        self.trend_panel.body.addWidget(self.trend, 1)
        self.trend.row_activated.connect(self._drill_quarter)
        self.trend.activated.connect(lambda row, _: self._drill_quarter(row))
        self.heatmap.selected.connect(lambda _: self._explain())
        self.heatmap.activated.connect(self._drill)
        self.heatmap.row_activated.connect(self._drill_row)
        self.heatmap.row_selected.connect(self._select_row)
        self.heatmap.menu.connect(self._menu)
        self.body.addLayout(head)
        self.body.addLayout(strip)
        self.body.addWidget(self.panel, 1)
        self.body.addWidget(self.trend_panel, 1)

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
        self.families.addItems([words for words, _ in self._families()])
        self.families.setCurrentIndex(chosen)
        text.set_tooltip(self.families, self._families()[chosen][1])
        self._offer_rows()
        self._subtitle.setText(self._what())
        if self._data is not None:
            self.show_data(self._data)

    def options(self) -> dict[str, Any]:
        return {"mode": self._mode, "family": self._family, "dimension": self._dimension}

    @staticmethod
    def load(inputs: Inputs, task: Task) -> FunnelData:
        return funnel_data.load(inputs, task)

    def show_data(self, data: FunnelData) -> None:
        if not data.in_view[1]:
            self._data = None
            self.show_empty(Empty("funnel", self.tr("No deals yet"), self.tr(
                "The cache holds no deals as of this day. Connect a CRM or import files."),
                self.tr("Open Connections")), lambda: self.asked.emit("connections"))
            return
        if not data.segments:
            self._data = None
            self.show_empty(Empty("filter", self.tr("Nothing matches the filter"), self.tr(
                "No deal was created in this period with these limits."),
                self.tr("Widen to all time")), self._widen)
            return
        same = self._data is not None and (self._data.segments, self._data.stages) == (
            data.segments, data.stages)
        if data is not self._data:
            self._extras = None  # those of other data have other stages
        self._data = data
        formats = self.context.formats
        self.panel.set_heading(Heading(self._heading()))
        self._offer_rows()
        self._subtitle.setText(self._what())
        cells = FunnelCells(data, formats)
        self.heatmap.set_cells(cells.cells())
        self.legend.set_cells(cells.cells())
        self._hint_label.setText(self._hint())
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
        text.set_tooltip(self.families, self._families()[position][1])
        self.refresh()

    def _choose_dimension(self, _: int) -> None:
        self._dimension = str(self.rows.currentData())
        self.refresh()

    def _drill(self, row: int, column: int) -> None:
        data = self._data
        if data is None or column >= len(data.stages):
            self._drill_row(row)
            return
        self.context.filters.drill({data.dimension: self._key(row)})
        self._next_dimension()

    def _drill_row(self, row: int) -> None:
        if self._data is not None:
            self.context.filters.drill({self._data.dimension: self._key(row)})
            self._next_dimension()

    def _drill_quarter(self, row: int) -> None:
        if self._extras is not None and row < len(self._extras.trend.quarters):
            from models.calendars import parse_period

            quarter = self._extras.trend.quarters[row]
            calendar = self.context.calendar
            today = calendar.day_of(self.context.clock())
            self.context.filters.set(period=parse_period(quarter, calendar, today),
                                     period_text=quarter)

    def _ask_extras(self, data: FunnelData) -> None:
        """The strip and the quarters follow the picture."""
        inputs = self.context.inputs(**self.options())

        def done(extras: FunnelExtras) -> None:
            if self._data is not data:
                return
            from cockpit.pages.funnel_words import kpi_tile

            self._extras = extras
            for tile, kpi in zip(self._tiles, extras.kpis, strict=True):
                tile.set_tile(kpi_tile(kpi, data.filters, self.context.formats))
            self._show_trend()

        self.context.jobs.read(lambda task: funnel_extras.load(inputs, task), done, self._failed,
                               key="funnel.extras")

    def _show_trend(self) -> None:
        """By quarter, where the picture above leaves room for it."""
        if self._data is None or self._extras is None:
            return
        data, trend = self._data, self._extras.trend
        needed = (self.panel.sizeHint().height() + self._tiles[0].sizeHint().height()
                  + ROOM_FOR_TREND)
        fits = (bool(trend.quarters) and len(data.segments) <= FEW_ROWS
                and self.height() >= needed)
        self.trend_panel.setVisible(fits)
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
        if self._data is not None and event.size().height() != event.oldSize().height():
            self._show_trend()

    def _next_dimension(self) -> None:
        """After a drill the rows go one level down, so that the next picture says more."""
        down = {"region": "manager", "manager": "owner", "team": "owner",
                "product_line": "product", "country": "account", "industry": "account"}
        following = down.get(self._dimension)
        if following and len(self.context.filters.state.keys(self._dimension)) == 1:
            self._dimension = following
            self._offer_rows()
            self.refresh()

    def _key(self, row: int) -> frozenset[str]:
        key = self._data.segments[row] if self._data is not None else None
        return frozenset() if key is None else frozenset({str(key)})

    def _select_row(self, row: int) -> None:
        if self._data is not None:
            self.heatmap.set_selection([(row, c) for c in range(len(self._data.stages))])
            self._explain()

    def _widen(self) -> None:
        from models.filters import ALL_TIME

        self.context.filters.set(period=ALL_TIME, period_text="all", where=(), exclude=())

    def _places(self) -> list[tuple[int, int]]:
        data = self._data
        if data is None:
            return []
        return [(r, c) for r, c in self.heatmap.selection if c < len(data.stages)]

    def _question(self, data: FunnelData) -> Question:
        return Question(
            data.filters, (data.dimension,), funnel_data.options_of(data.mode, data.family),
            self.context.calendar, self.context.clock())

    def _explain(self) -> None:
        data, places = self._data, self._places()
        if data is None or not places:
            self.explained.emit(None)
            return
        question, mart, place = self._question(data), self.context.mart, places[-1]
        from cockpit.pages import funnel_why
        from cockpit.pages.funnel_words import explanation

        def done(why: funnel_why.Why) -> None:
            self.explained.emit(explanation(
                why, data, self.context.formats, mart, len(places),
                show_records=self._show_records, drill=lambda: self._drill(*place)))

        self.context.jobs.read(
            lambda task: funnel_why.explain(data, place, question, mart, task), done,
            lambda error: self.context.say("error", self.context.words(error).sentence),
            key="funnel.why")

    def _show_records(self) -> None:
        data, places = self._data, self._places()
        if data is None or not places:
            return
        from cockpit.pages import funnel_why

        question, mart = self._question(data), self.context.mart
        heading = " · ".join(dict.fromkeys(
            f"{data.names[r]}, {data.headings[c].replace(chr(10), ' ')}" for r, c in places[:3]))
        verbs.show_records(self.context, self, heading,
                           lambda task: funnel_why.members(data, places, question, mart))

    def _menu(self, row: int, column: int, at: QPoint) -> None:
        data = self._data
        if data is None:
            return
        key = self._key(row)
        name = data.names[row]
        verbs.menu(self, at, [
            (self.tr("Filter to {name}").format(name=name),
             lambda: self.context.filters.narrow({data.dimension: key}), bool(key)),
            (self.tr("Exclude {name}").format(name=name),
             lambda: self.context.filters.exclude(data.dimension, key), bool(key)),
            (self.tr("Drill down"), lambda: self._drill(row, column), bool(key)),
            (self.tr("Show records"), self._show_records, bool(self._places())),
            (self.tr("Copy as table"), self.heatmap.copy, True),
            (self.tr("Export…"), self.export, True),
        ])

    def export(self) -> None:
        """Save the picture's figures, or the page as a picture, under a name."""
        if self._data is not None:
            verbs.export(self.context, self, self._data.result, self.panel)

    def _show_kpi(self, position: int) -> None:
        if self._data is not None:
            key = funnel_extras.KPIS[position][0]
            total = Question(self._data.filters, (), {}, self.context.calendar,
                             self.context.clock())
            verbs.show_metric_records(self.context, self, key,
                                      funnel_extras.kpi_question(total, key))

    # words

    def _families(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Furthest reached"), self.tr(
                "A deal that got further has reached every stage before; going back does not undo "
                "it. Deals created in the period.")),
            (self.tr("Any visit"), self.tr("Deals that were in the stage at all; may exceed "
                                           "100 %.")),
            (self.tr("In strict order"), self.tr("Deals that passed every stage before, in "
                                                 "order.")),
            (self.tr("Flow"), self.tr("Forward exits by entries within the period; may exceed "
                                      "100 %, mixes cohorts.")),
            (self.tr("Ledger of visits"), self.tr("Visits that ended by moving on, of all that "
                                                  "ended.")),
            (self.tr("Resolved only"), self.tr("Furthest reached, without deals still undecided "
                                               "at the stage.")),
        )

    def _heading(self) -> str:
        return {"conversion": self.tr("Conversion"), "count": self.tr("Open deals"),
                "amount": self.tr("Open amount"), "dwell": self.tr("Days in stage")}[self._mode]

    def _hint(self) -> str:
        has_past = self._data is not None and self._data.has_benchmark
        if self._mode in ("count", "amount"):
            return self.tr("Open deals that stand in the stage now, of those created in the period")
        if not has_past:
            return self.tr("Colour: against all rows together; choose a period to compare each row "
                           "with its own 12 months before")
        if self._mode == "dwell":
            return self.tr("Median, open stays included; colour: faster or slower than the own 12 "
                           "months before")
        return self.tr("Colour: points above or below the own 12 months before, seen at the same "
                       "age")

    def _what(self) -> str:
        by = dimension_name(self._dimension)
        if self._mode == "conversion":
            return self.tr("Stage-to-stage conversion by {dimension}, cohort of opportunities "
                           "created in the period").format(dimension=by.lower())
        return self.tr("By {dimension}, opportunities created in the period").format(
            dimension=by.lower())

    def _offer_rows(self) -> None:
        known = self.context.mart.dimensions(OPPORTUNITIES)
        offered = [dim for dim in ROW_DIMENSIONS if dim in known]
        offered += [dim for dim in known if dim.startswith("custom.")]
        if self._dimension not in offered:
            offered.insert(0, self._dimension)
        if [self.rows.itemData(i) for i in range(self.rows.count())] != offered or (
                self.rows.count() and self.rows.itemText(0) != text.button_text(
                    dimension_name(offered[0]))):
            self.rows.clear()
            for dimension in offered:
                self.rows.addItem(text.one_line(dimension_name(dimension)), dimension)
        self.rows.setCurrentIndex(offered.index(self._dimension))


PAGE = FunnelPage
