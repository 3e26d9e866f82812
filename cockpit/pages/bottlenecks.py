"""Bottlenecks: why do they stop, and what is it worth to fix?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent

from cockpit.dimension_names import dimension_name
from cockpit.page import Page
from cockpit.pages import bottlenecks_data
from cockpit.pages import bottlenecks_heads as heads
from cockpit.pages import bottlenecks_words as words
from cockpit.pages.bottlenecks_changes import BottlenecksChanges
from cockpit.pages.bottlenecks_data import SORTS, BottlenecksData, RowPicture, identity
from cockpit.pages.bottlenecks_layout import BottlenecksLayout
from cockpit.pages.bottlenecks_third import TARGETS, VIEWS, Asked
from cockpit.pages.bottlenecks_verbs import BottlenecksVerbs
from cockpit.translation import tr
from models.facts import VISITS
from widgets import text, theme
from widgets.bars import ShareBars
from widgets.empty_state import Empty
from widgets.segmented import Choices
from widgets.step_curves import NO_CURVES

if TYPE_CHECKING:
    from cockpit.context import Inputs
    from models.metrics.bottleneck_rows import Bottleneck
    from models.task import Task

DAYS = ("calendar", "working")
ROOM_BESIDE = 44  # pixels of the panel beside the columns: margins and scroll bar


class BottlenecksPage(BottlenecksLayout, BottlenecksChanges, Page):
    key = "bottlenecks"
    icon = "bottlenecks"
    order = 40

    @staticmethod
    def title() -> str:
        return tr("Bottlenecks")

    def build(self) -> None:
        self.data: BottlenecksData | None = None
        self.shown: list[Bottleneck] = []
        self.row: Bottleneck | None = None  # the one that is looked at
        self.picture: RowPicture | None = None
        self.verbs = BottlenecksVerbs(self)
        self._sort, self._days, self._dimension = SORTS[0], DAYS[0], ""
        self.asked_now = Asked()
        self._wanted: Any = None  # identity of the row to select once the ranking is there
        self.lay_out()
        self.main = self.table
        self.sorts.chosen.connect(self._choose_sort)
        self.days.chosen.connect(self._choose_days)
        self.dimensions.activated.connect(self._choose_dimension)
        self.table.selected.connect(self._select)
        self.table.activated.connect(lambda place: self.verbs.drill(self.shown[place].cell))
        self.table.menu.connect(self.verbs.row_menu)
        self.curves.activated.connect(lambda: self.row and self.verbs.show_stays(self.row))
        self.curves.menu.connect(self.verbs.curve_menu)
        self.exits.activated.connect(self.verbs.show_exit)
        self.blockers.activated.connect(self.verbs.show_blocker)
        self.exit_parts.chosen.connect(lambda _: self.share_room())
        self.views.chosen.connect(lambda place: self.show_view(VIEWS[place]))
        changes = self.changes
        changes.target_chosen.connect(lambda place: self.ask_lower(
            replace(self.asked_now, target=TARGETS[place], chosen=(), opened=())))
        changes.problem_chosen.connect(
            lambda problem: self.ask_lower(replace(self.asked_now, problem=problem)))
        changes.tree.selected.connect(self.open_node)
        changes.tree.activated.connect(lambda *at: self.verbs.drill(self.cell_of(*at)))
        changes.tree.menu.connect(
            lambda level, place, at: self.verbs.cell_menu(self.cell_of(level, place), at))
        changes.tree.dimension_chosen.connect(self.split_by)
        changes.parts.menu.connect(self.part_menu)
        changes.parts.activated.connect(lambda place: self.verbs.drill(self.part(place)))
        changes.map.activated.connect(self.verbs.show_moves)
        changes.map.menu.connect(self.verbs.moves_menu)
        changes.paths.activated.connect(self.verbs.show_variant)
        for table in (changes.deals, changes.problem_deals):
            table.activated.connect(lambda _: self.verbs.show_list())
        changes.problems.activated.connect(lambda _: self.verbs.show_list())
        self.offer(self.ranking_panel, "bottleneck_ranking", self.verbs.ranking_sheet)
        self.offer(self.stays_panel, "bottleneck_stays", self.verbs.curves_sheet)
        self.offer(self.exits_panel, "bottleneck_exits", self.verbs.exits_sheet)
        self.offer(self.lower_panel, "bottleneck_changes", self.verbs.lower_sheet)

    def retranslate(self) -> None:
        self.say_fixed_words()
        self.sorts.set_choices(Choices((tr("Worth"), tr("Days"), tr("Conversion")),
                                       SORTS.index(self._sort)))
        self.days.set_choices(Choices((tr("Calendar days"), tr("Working days")),
                                      DAYS.index(self._days)))
        self.name_views()
        self.changes.retranslate()
        self._offer_dimensions()
        if self.data is not None:
            self.show_data(self.data)

    def options(self) -> dict[str, Any]:
        return {"dimension": self._dimension}

    def place(self) -> dict[str, str]:
        row = self.row
        keys = [] if row is None else [f"{name}={'' if key is None else key}"
                                       for name, key in row.cell.items()]
        return {"dimension": self._dimension, "sort": self._sort, "days": self._days,
                "view": self.asked_now.view, "target": self.asked_now.target,
                **({"row": "\n".join([row.stage, *keys])} if row is not None else {})}

    def take_place(self, place: Mapping[str, str]) -> None:
        if place.get("sort") in SORTS:
            self._sort = place["sort"]
        if place.get("days") in DAYS:
            self._days = place["days"]
        if place.get("view") in VIEWS:
            self.asked_now = replace(self.asked_now, view=place["view"])
        if place.get("target") in TARGETS:
            self.asked_now = replace(self.asked_now, target=place["target"])
        if place.get("dimension", self._dimension) in ("", *self._known()):
            self._dimension = place.get("dimension", self._dimension)
        if place.get("row"):
            stage, *keys = place["row"].split("\n")
            cell = tuple(sorted((name, key or None) for name, _, key in (
                one.partition("=") for one in keys)))
            self._wanted = (stage, cell)
        self.retranslate()
        self.refresh()

    @staticmethod
    def load(inputs: Inputs, task: Task) -> BottlenecksData:
        return bottlenecks_data.load(inputs, task)

    def show_data(self, data: BottlenecksData) -> None:
        if not data.in_view[1]:
            self._show_nothing(Empty("bottlenecks", tr("No deals yet"), tr(
                "The cache holds no deals as of this day. Connect a CRM or import files."),
                tr("Open Connections")), lambda: self.asked.emit("connections"))
            return
        if not any(row.n for row in data.found.rows):
            self._show_nothing(Empty("filter", tr("Nothing matches the filter"), tr(
                "No deal entered a stage in this period with these limits."),
                tr("Widen to all time")), self._widen)
            return
        kept = self._wanted or (identity(self.row) if self.row is not None else None)
        anew = data is not self.data
        self.data, self._wanted = data, None
        self._rank(kept)
        if anew:
            self.look_for_paradoxes()

    def _rank(self, kept: Any) -> None:
        """Fill the table and select the row that was selected, else the first."""
        data = self.data
        if data is None:
            return
        formats = self.context.formats
        self.shown = data.rows(self._sort)
        self.head(self.ranking_panel, *heads.ranking_headings(data, formats))
        self._fill_table()
        place = next((n for n, row in enumerate(self.shown) if identity(row) == kept), 0)
        self.table.set_selection(place)
        self._look_at(place)

    def _fill_table(self) -> None:
        if self.data is None:
            return
        inner = self.ranking_panel.width() - ROOM_BESIDE
        width = int(inner / (theme.px(100) / 100))  # columns are given in design pixels
        self.table.set_rows(words.ranking(self.data, self.shown, self._sort,
                                          self.context.formats, width))
        self.set_hint(words.hint(self.data, self.shown))
        self.share_room()

    def _select(self, places: list[int]) -> None:
        if places:
            self._look_at(places[-1])

    def _look_at(self, place: int) -> None:
        data = self.data
        if data is None or not 0 <= place < len(self.shown):
            return
        row = self.row = self.shown[place]
        mart, working = self.context.mart, None
        if self._days == "working":
            from models.working_days import WorkingDays

            working = WorkingDays.of(self.context.settings)

        def done(picture: RowPicture) -> None:
            if self.data is data and self.row is row:
                self._show_row(picture)

        self.context.jobs.read(
            lambda task: bottlenecks_data.load_row(data, row, mart, working, task), done,
            self._say_failed, key="bottlenecks.row")
        self.ask_lower(replace(self.asked_now, chosen=(), opened=()))

    def _show_row(self, picture: RowPicture) -> None:
        data, formats = self.data, self.context.formats
        if data is None:
            return
        self.picture = picture
        self.head(self.stays_panel, *heads.stays_headings(data, picture))
        self.curves.set_curves(words.curves(data, picture, formats))
        self.exits.set_bars(ShareBars(words.exits(data, picture, formats)))
        self.naive.setText(words.naive(picture, formats))
        labels = dict(self.context.mart.labels("blocker"))
        self.blockers.set_bars(ShareBars(words.blockers(picture, labels, formats)))
        self.set_exit_words(picture, formats)
        self.share_room()
        from cockpit.pages.bottlenecks_why import explanation

        row = picture.row
        self.explained.emit(explanation(
            data, picture, formats, self.context.mart,
            records=lambda: self.verbs.show_stays(row), deals=lambda: self.verbs.show_open(row),
            drill=lambda: self.verbs.drill(row.cell), overdue=lambda: self.show_view("overdue")))

    # choices, states

    def _choose_sort(self, position: int) -> None:
        self._sort = SORTS[position]
        self._rank(identity(self.row) if self.row is not None else None)

    def _choose_days(self, position: int) -> None:
        self._days = DAYS[position]
        if self.row in self.shown:
            self._look_at(self.shown.index(self.row))

    def _choose_dimension(self, _: int) -> None:
        self._dimension = str(self.dimensions.currentData())
        self.refresh()

    def _known(self) -> list[str]:
        from models.metrics.bottleneck_rows import DIMENSIONS

        known = self.context.mart.dimensions(VISITS)
        return [name for name in DIMENSIONS if name in known] + [
            name for name in known if name.startswith("custom.")]

    def _offer_dimensions(self) -> None:
        offered = ["", *self._known()]
        self.dimensions.clear()
        for name in offered:
            self.dimensions.addItem(
                text.one_line(dimension_name(name)) if name else tr("All segments"), name)
        self.dimensions.setCurrentIndex(offered.index(self._dimension)
                                        if self._dimension in offered else 0)

    def _show_nothing(self, empty: Empty, action: Any) -> None:
        self.data, self.shown, self.row, self.picture = None, [], None, None
        self.curves.set_curves(NO_CURVES)
        self.explained.emit(None)
        self.show_empty(empty, action)

    def _widen(self) -> None:
        from models.filters import ALL_TIME

        self.context.filters.set(period=ALL_TIME, period_text="all", where=(), exclude=())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_room()

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """The table's columns follow the width of its panel."""
        if watched is self.ranking_panel and event.type() == QEvent.Type.Resize:
            place = self.shown.index(self.row) if self.row in self.shown else -1
            self._fill_table()
            self.table.set_selection(place)
        return super().eventFilter(watched, event)


PAGE = BottlenecksPage
