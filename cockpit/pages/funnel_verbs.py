"""What one can do with the figures of the funnel page: menus, records, export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from cockpit import verbs
from cockpit.translation import tr
from models.metric import Question

if TYPE_CHECKING:
    from cockpit.pages.funnel import FunnelPage


class FunnelVerbs:
    """Acts on what is selected on its page."""

    def __init__(self, page: FunnelPage) -> None:
        self._page = page

    def cell_menu(self, row: int, column: int, at: QPoint) -> None:
        page, data = self._page, self._page.data
        if data is None:
            return
        key, filters = page.key_of(row), page.context.filters
        name = data.names[row]
        verbs.menu(page, at, [
            (tr("Filter to {name}").format(name=name),
             lambda: filters.narrow({data.dimension: key}), bool(key)),
            (tr("Exclude {name}").format(name=name),
             lambda: filters.exclude(data.dimension, key), bool(key)),
            (tr("Drill down"), lambda: page.drill(row, column), bool(key)),
            (tr("Show records"), self.show_records, bool(page.heatmap.selection)),
            (tr("Copy as table"), page.heatmap.copy, True),
            (tr("Export…"), self._export, True),
        ])

    def quarter_menu(self, row: int, column: int, at: QPoint) -> None:
        page = self._page
        verbs.menu(page, at, [
            (tr("Look at this quarter alone"), lambda: page.drill_quarter(row), True),
            (tr("Show records"), lambda: self.show_quarter(row, column), True),
            (tr("Copy as table"), page.trend.copy, True),
        ])

    def show_records(self) -> None:
        """The records behind all selected places."""
        from cockpit.pages import funnel_records

        page, data, places = self._page, self._page.data, list(self._page.heatmap.selection)
        if data is None or not places:
            return
        question, mart = page.question(data), page.context.mart
        heading = " · ".join(dict.fromkeys(
            f"{data.names[r]}, {page.heatmap.heading(c)}" for r, c in places[:3]))
        verbs.show_records(
            page.context, page, heading,
            lambda task: funnel_records.behind_cells(data, places, question, mart))

    def show_quarter(self, row: int, column: int) -> None:
        """The records behind one cell of the quarters."""
        from cockpit.pages import funnel_records

        page, data, extras = self._page, self._page.data, self._page.extras
        if data is None or extras is None or column >= len(data.stages):
            return
        question, mart = page.question(data), page.context.mart
        quarter, stage = extras.trend.quarters[row], data.stages[column]
        verbs.show_records(
            page.context, page, f"{quarter}, {page.heatmap.heading(column)}",
            lambda task: funnel_records.behind_quarter(data, quarter, stage, question, mart))

    def show_kpi(self, position: int) -> None:
        """The records behind a figure of the strip."""
        from cockpit.pages import funnel_extras

        page, data = self._page, self._page.data
        if data is None:
            return
        key = funnel_extras.KPIS[position][0]
        total = Question(data.filters, (), {}, page.context.calendar, page.context.clock())
        verbs.show_metric_records(page.context, page, key,
                                  funnel_extras.kpi_question(total, key))

    def _export(self) -> None:
        offers = self._page.offers
        if (offer := offers.get("funnel")) is not None:
            offers.export(offer)
