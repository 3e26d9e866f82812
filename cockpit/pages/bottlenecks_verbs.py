"""What one can do with the figures of the bottlenecks page: menus, records, drill, sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from cockpit import verbs
from cockpit.pages import bottlenecks_tree as trees
from cockpit.pages import bottlenecks_words as words
from cockpit.pages.bottlenecks_records import (
    ENDED,
    deals_behind,
    moves_behind,
    stays_behind,
)
from cockpit.sheets import table_sheet
from cockpit.translation import tr, translate
from models.metric import Key, metric

if TYPE_CHECKING:
    from cockpit.exports.sheet import Sheet
    from cockpit.pages.bottlenecks import BottlenecksPage
    from models.metrics.bottleneck_rows import Bottleneck

Keys = Mapping[str, Key]


def limits(cell: Keys) -> dict[str, set[str]]:
    """A segment as the filter takes it; "" stands for no value."""
    return {name: {"" if key is None else str(key)} for name, key in cell.items()}


class BottlenecksVerbs:
    """Acts on what is selected on its page."""

    def __init__(self, page: BottlenecksPage) -> None:
        self._page = page

    # the ranking

    def row_menu(self, place: int, at: QPoint) -> None:
        page, data = self._page, self._page.data
        if data is None:
            return
        row, filters = page.shown[place], page.context.filters
        name, only = words.where_name(data, row), len(row.cell) == 1
        verbs.menu(page, at, [
            (tr("Filter to {name}").format(name=name), lambda: filters.narrow(limits(row.cell)),
             bool(row.cell)),
            (tr("Exclude {name}").format(name=name), lambda: self.exclude(row.cell), only),
            (tr("Drill down"), lambda: self.drill(row.cell), bool(row.cell)),
            (tr("Show records"), lambda: self.show_stays(row), True),
            (tr("Deals here now"), lambda: self.show_open(row), bool(row.open_deals)),
            (tr("Copy as table"), page.table.copy, True),
            (tr("Export…"), page.export, True),
        ])

    def drill(self, cell: Keys) -> None:
        """Narrow the one filter to a segment."""
        if cell:
            self._page.context.filters.drill(limits(cell))
        else:
            self._page.context.say("info", tr("This row is the whole already: choose one with a "
                                              "segment, or a dimension above the table."))

    def exclude(self, cell: Keys) -> None:
        for name, keys in limits(cell).items():
            self._page.context.filters.exclude(name, keys)

    def show_stays(self, row: Bottleneck, outcomes: frozenset[str] = frozenset()) -> None:
        """The stays a row rests on, or those of them that ended in some way."""
        page, data = self._page, self._page.data
        if data is None:
            return
        mart = page.context.mart
        heading = f"{words.where_name(data, row)} · {words.step_name(data, row)}"
        verbs.show_records(page.context, page, heading, lambda task: stays_behind(
            data, row.stage, row.cell, mart, outcomes).rows(mart))

    def show_open(self, row: Bottleneck) -> None:
        """The open deals that stand in the step now."""
        page, data = self._page, self._page.data
        if data is None:
            return
        mart = page.context.mart
        question = replace(data.question, by=tuple(row.cell), options={"cohort": "open"})
        heading = tr("Deals here now") + f" · {words.stage_name(data, row.stage)}"
        verbs.show_records(page.context, page, heading, lambda task: metric("blockers").records(
            question, mart, row.keys).rows(mart))

    def show_exit(self, place: int) -> None:
        """The stays behind one way of leaving."""
        picture = self._page.picture
        if picture is not None:
            way = words.shown_ways(picture)[place]
            self.show_stays(picture.row, frozenset(words.OUTCOMES[way]))

    def show_blocker(self, place: int) -> None:
        """The stays behind one reason; those of the lines "other" and "not recorded" are among
        all stays of the window."""
        page, data, picture = self._page, self._page.data, self._page.picture
        if data is None or picture is None:
            return
        reasons = picture.held.reasons
        if place >= len(reasons):
            self.show_stays(picture.row)
            return
        mart, key = page.context.mart, reasons[place].key
        question = replace(data.question, by=tuple(picture.row.cell),
                           options={"cohort": "entered"})
        verbs.show_records(
            page.context, page, tr("Top blockers"),
            lambda task: metric("blockers").records(
                question, mart, {**picture.row.keys, "blocker": key}).rows(mart))

    def curve_menu(self, at: QPoint) -> None:
        page, picture = self._page, self._page.picture
        if picture is None:
            return
        verbs.menu(page, at, [
            (tr("Show records"), lambda: self.show_stays(picture.row), True),
            (tr("Copy as table"), page.curves.copy, True),
        ])

    # the lower panel

    def cell_menu(self, cell: Keys, at: QPoint) -> None:
        """The verbs of a part of the change."""
        page, filters = self._page, self._page.context.filters
        name = " · ".join(trees.named(page.context.mart, dimension, key)
                          for dimension, key in cell.items())
        verbs.menu(page, at, [
            (tr("Filter to {name}").format(name=name), lambda: filters.narrow(limits(cell)),
             bool(cell)),
            (tr("Exclude {name}").format(name=name), lambda: self.exclude(cell),
             len(cell) == 1),
            (tr("Drill down"), lambda: self.drill(cell), bool(cell)),
            (tr("Show records"), lambda: self.show_part(cell), True),
            (tr("Copy as table"), lambda: page.copy_lower(), True),
        ])

    def show_part(self, cell: Keys) -> None:
        """The records behind the rate of a part now: stays that have ended, or closed deals."""
        page, data, third = self._page, self._page.data, self._page.changes.third
        if data is None or third is None:
            return
        mart, name = page.context.mart, tr("Conversion")
        if third.asked.target == "win_rate":
            question = replace(data.question, by=tuple(cell), options={})
            verbs.show_records(page.context, page, translate("metrics", metric("win_rate").label),
                               lambda task: metric("win_rate").records(
                                   question, mart, cell).rows(mart))
            return
        verbs.show_records(page.context, page, name, lambda task: stays_behind(
            data, third.stage, cell, mart, ENDED).rows(mart))

    def show_list(self) -> None:
        """The records of the list in view: overdue deals, or those with a problem."""
        page, third = self._page, self._page.changes.third
        if third is None or third.asked.view not in ("overdue", "hygiene"):
            return
        mart, view = page.context.mart, third.asked.view
        cell: dict[str, Key] = {"problem": third.asked.problem} if view == "hygiene" else {}
        question = replace(third.question, by=(), options={}, task=None)
        verbs.show_records(page.context, page, translate("metrics", metric(view).label),
                           lambda task: metric(view).records(question, mart, cell).rows(mart))

    def show_moves(self, links: list[int]) -> None:
        """The stays behind links of the path map."""
        page, third = self._page, self._page.changes.third
        if third is None or not links:
            return
        mart, question = page.context.mart, replace(third.question, task=None)
        edges = [page.changes.edges[link] for link in links]
        verbs.show_records(page.context, page, page.lower_panel.heading.title,
                           lambda task: moves_behind(edges, question, mart).rows(mart))

    def moves_menu(self, links: list[int], at: QPoint) -> None:
        page = self._page
        verbs.menu(page, at, [
            (tr("Show records"), lambda: self.show_moves(links), bool(links)),
            (tr("Copy as table"), page.changes.map.copy, True),
        ])

    def show_variant(self, place: int) -> None:
        """The deals that took one of the paths."""
        page, third = self._page, self._page.changes.third
        if third is None or third.paths is None:
            return
        mart, question = page.context.mart, replace(third.question, task=None)
        variant = third.paths.variants[place]
        verbs.show_records(page.context, page, page.lower_panel.heading.title,
                           lambda task: deals_behind(variant, question, mart).rows(mart))

    # sheets

    def ranking_sheet(self) -> Sheet | None:
        """The ranking with every figure, also those the table has no room for."""
        page, data = self._page, self._page.data
        if data is None or not page.shown:
            return None
        columns = ("rank", "stage", "next stage", "where", "median days", "days from", "days to",
                   "own best quarter, days", "days over it", "worth a quarter", "worth from",
                   "worth to", "goes on", "went on before", "n", "still there", "may be chance")
        from models.money import to_major

        def money(minor: float) -> float | None:
            return None if minor != minor else float(to_major(round(minor), data.currency))

        rows = [(row.rank or None, words.stage_name(data, row.stage),
                 words.stage_name(data, row.to_stage), words.where_tip(data, row), row.median,
                 row.low_days, row.high_days, row.target, row.excess, money(row.worth),
                 money(row.low), money(row.high), row.conversion, row.conversion_before, row.n,
                 row.running, not row.holds) for row in page.shown]
        about = (("definition", metric("bottleneck").definition), ("currency", data.currency),
                 ("judged", words.period_words(data.found.window, page.context.formats)),
                 ("interval", "80 %"))
        return table_sheet(page.context, tr("Where to look first"), columns, rows, data.question,
                           about=about)

    def curves_sheet(self) -> Sheet | None:
        page = self._page
        if page.data is None or page.picture is None:
            return None
        table = page.curves.table()
        days = "working days" if page.picture.working else "calendar days"
        return table_sheet(page.context, page.stays_panel.heading.title, table[0], table[1:],
                           page.data.question, about=(("unit", days),
                                                      ("definition", metric("dwell").definition)))

    def exits_sheet(self) -> Sheet | None:
        page, data, picture = self._page, self._page.data, self._page.picture
        if data is None or picture is None:
            return None
        names = words.way_names(data, picture.row)
        rows = [(names[way], getattr(picture.exits, way),
                 getattr(picture.was, way) if picture.was is not None else None)
                for way in words.shown_ways(picture)]
        return table_sheet(page.context, tr("How they leave"), ("way", "share", "was"), rows,
                           data.question, about=(("within days", f"{picture.horizon:g}"),
                                                 ("n", str(picture.stays.here.n))))

    def lower_sheet(self) -> Sheet | None:
        page, data = self._page, self._page.data
        table = page.changes.table()
        if data is None or len(table) < 2:
            return None
        return table_sheet(page.context, page.lower_panel.heading.title, table[0], table[1:],
                           data.question)


