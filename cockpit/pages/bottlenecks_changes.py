"""How the lower panel of the bottlenecks page is asked and steered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint

from cockpit.pages import bottlenecks_heads as heads
from cockpit.pages import bottlenecks_lower, bottlenecks_third
from cockpit.pages.bottlenecks_third import TARGETS, VIEWS, Asked, Paradox, Third
from cockpit.pages.bottlenecks_tree import WHOLE, parts_shown
from widgets import clipboard
from widgets.segmented import Choices

if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.context import Context
    from cockpit.pages.bottlenecks_data import BottlenecksData
    from cockpit.pages.bottlenecks_lower import Lower
    from cockpit.pages.bottlenecks_verbs import BottlenecksVerbs
    from models.metrics.bottleneck_rows import Bottleneck
    from widgets.panel import Heading, Panel
    from widgets.segmented import Segmented


class BottlenecksChanges:
    """Asks for the view in front and passes on what is chosen in it; mixed into the page."""

    context: Context
    data: BottlenecksData | None
    verbs: BottlenecksVerbs
    changes: Lower
    lower_panel: Panel
    views: Segmented
    row: Bottleneck | None
    asked_now: Asked
    share_room: Callable[[], None]
    head: Callable[[Panel, Heading, Heading], None]

    def _say_failed(self, error: Exception) -> None:
        self.context.say("error", self.context.words(error).sentence)

    def show_view(self, view: str) -> None:
        """Bring one view of the lower panel to the front."""
        self.asked_now = replace(self.asked_now, view=view)
        self.name_views()
        self.ask_lower(self.asked_now)

    def name_views(self) -> None:
        self.views.set_choices(Choices(
            bottlenecks_lower.view_names(bool(self.changes.paradoxes)),
            VIEWS.index(self.asked_now.view)))

    def look_for_paradoxes(self) -> None:
        """Search behind the win rate, so that nobody blames people for a change of mix."""
        data, mart = self.data, self.context.mart
        if data is None:
            return
        asked = Asked("mix", "win_rate")

        def done(found: tuple[Paradox, ...]) -> None:
            if self.data is data:
                self.changes.paradoxes = found
                self.name_views()
                if self.asked_now.view == "mix":
                    self.ask_lower(self.asked_now)

        self.context.jobs.read(
            lambda task: bottlenecks_third.paradoxes(
                replace(data.question, task=task), mart, asked, ""), done, self._say_failed,
            key="bottlenecks.paradoxes")

    def ask_lower(self, asked: Asked) -> None:
        self.asked_now = asked
        data, row, mart = self.data, self.row, self.context.mart
        if data is None or row is None:
            return
        self._say_lower()

        def done(third: Third) -> None:
            if self.data is data and self.asked_now is asked:
                self.changes.show_third(third, mart, self.context.formats)
                self.share_room()

        self.context.jobs.read(
            lambda task: bottlenecks_third.load_third(data, row, asked, mart, task), done,
            self._say_failed, key="bottlenecks.lower")

    def _say_lower(self) -> None:
        data, row, view = self.data, self.row, self.asked_now.view
        if data is None or row is None:
            return
        self.head(self.lower_panel, *heads.lower_headings(data, row, self.asked_now))
        self.views.setAccessibleName(bottlenecks_lower.view_names()[VIEWS.index(view)])

    def cell_of(self, level: int, place: int) -> dict[str, Any]:
        """The segment a card of the tree stands for; the first card is the whole."""
        third = self.changes.third
        if level == 0 or third is None or third.tree is None:
            return {}
        found = third.tree.levels[level - 1]
        return dict(found.nodes[parts_shown(found)[place]].cell)

    def open_node(self, level: int, place: int) -> None:
        """Follow another card: its parts stand in the next column."""
        third = self.changes.third
        if level == 0 or third is None or third.tree is None:
            return
        cell = self.cell_of(level, place)
        levels = third.tree.levels
        if levels[level - 1].opened == parts_shown(levels[level - 1])[place]:
            return
        dimensions = tuple(one.dimension for one in levels[:level])
        self.ask_lower(replace(self.asked_now, chosen=dimensions,
                                opened=tuple(cell[name] for name in dimensions)))

    def split_by(self, level: int, choice: int) -> None:
        """Split a level by another dimension; what follows is proposed anew."""
        third = self.changes.third
        if level == 0:
            self.ask_lower(replace(self.asked_now, target=TARGETS[choice], chosen=(), opened=()))
            return
        if third is None or third.tree is None:
            return
        levels = third.tree.levels
        chosen = levels[level - 1].proposals[choice].dimension
        self.ask_lower(replace(
            self.asked_now, chosen=(*(one.dimension for one in levels[:level - 1]), chosen),
            opened=self.asked_now.opened[:level - 1]))

    def part(self, place: int) -> dict[str, Any]:
        dimension, key = self.changes.part_places[place]
        return {} if key is WHOLE else {dimension: key}

    def part_menu(self, place: int, at: QPoint) -> None:
        self.verbs.cell_menu(self.part(place), at)

    def copy_lower(self) -> None:
        clipboard.copy_table(self.changes.table())
