"""Customers: which customers need us now?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from cockpit.commands import Command
from cockpit.page import Page
from cockpit.pages import customers_data, customers_extras, customers_sheets
from cockpit.pages.customers_data import GROUPINGS, MODES, CustomersData
from cockpit.pages.customers_extras import CustomersExtras
from cockpit.pages.customers_lists import LISTS, CustomersLists
from cockpit.pages.customers_map import CustomersMap
from cockpit.pages.customers_pictures import Pictures
from cockpit.pages.customers_verbs import CustomersVerbs
from cockpit.translation import tr
from models.filters import ALL_TIME
from widgets import text
from widgets.empty_state import Empty
from widgets.metric_tile import MetricTile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cockpit.context import Inputs
    from models.task import Task

TALL = 900  # pixels of the page from which the list below stands open by itself
KPI_COUNT = 5


class CustomersPage(Page):
    key = "customers"
    icon = "customers"
    order = 30
    depends_on = Page.depends_on | {"documents.health", "documents.grade", "grades"}

    @staticmethod
    def title() -> str:
        return tr("Customers")

    def build(self) -> None:
        self.data: CustomersData | None = None
        self.extras: CustomersExtras | None = None
        self.mode, self.grouping, self._account = MODES[0], GROUPINGS[0], ""
        self.verbs = CustomersVerbs(self)
        self._title, self._subtitle = text.label(role="title"), text.ElidedLabel(role="subtitle")
        self._laboratory = text.button()
        self._laboratory.clicked.connect(lambda: self.verbs.open_laboratory())
        head, strip = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._subtitle, 1)
        head.addWidget(self._laboratory)
        strip.setSpacing(12)
        self.tiles = [MetricTile() for _ in range(KPI_COUNT)]
        for position, tile in enumerate(self.tiles):
            strip.addWidget(tile, 1)
            tile.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            tile.activated.connect(partial(self.verbs.show_kpi, position))
        self.map, self.lists = CustomersMap(self), CustomersLists(self)
        self.map.selected.connect(self.select)
        self.lists.chosen.connect(self.select_account)
        self.body.addLayout(head)
        self.body.addLayout(strip)
        self.body.addWidget(self.map.panel, 1)
        self.body.addWidget(self.lists.panel)
        self.main = self.map.shown
        self.offer(self.map.panel, "health_map", lambda: customers_sheets.picture(self))
        self.offer(self.lists.panel, "customer_lists", lambda: customers_sheets.listed(self))

    def retranslate(self) -> None:
        self._title.setText(self.tr("Which customers need us now?"))
        self._laboratory.setText(text.button_text(self.tr("Health laboratory…")))
        self.map.retranslate()
        self.lists.retranslate()
        if self.data is not None:
            self.show_data(self.data)

    def options(self) -> dict[str, Any]:
        return {"grouping": self.grouping}

    def place(self) -> dict[str, str]:
        return {"mode": self.mode, "dimension": self.grouping or "none",
                "list": self.lists.current, "account": self._account}

    def take_place(self, place: Mapping[str, str]) -> None:
        """Picture, grouping, list and customer of a link; what is unknown is passed over."""
        if place.get("mode") in MODES:
            self.mode = place["mode"]
        grouping = place.get("dimension", "").replace("none", "")
        if "dimension" in place and grouping in GROUPINGS:
            self.grouping = grouping
        if place.get("list") in LISTS:
            self.lists.choose(place["list"])
        self._account = place.get("account", self._account)
        self.retranslate()
        self.refresh()

    def count_words(self) -> str:
        return tr("{n} of {all} customers")

    def commands(self) -> Sequence[Command]:
        return (Command(tr("Health laboratory…"), self.verbs.open_laboratory),
                *(Command(words, partial(self.choose_mode, position))
                  for position, words in enumerate(self.map.mode_words())))

    @staticmethod
    def load(inputs: Inputs, task: Task) -> CustomersData:
        return customers_data.load(inputs, task)

    def show_data(self, data: CustomersData) -> None:
        if not data.in_view[1]:
            self._show_nothing(Empty("customers", self.tr("No customers yet"), self.tr(
                "The cache holds no customers as of this day. Connect a CRM or import files."),
                self.tr("Open Connections")), lambda: self.asked.emit("connections"))
            return
        if not len(data.table):
            self._show_nothing(Empty("filter", self.tr("Nothing matches the filter"), self.tr(
                "No customer lies within these limits."),
                self.tr("Lift the limits")), self._widen)
            return
        if data is not self.data:
            self.extras = None  # those of other data count others
        self.data = data
        pictures = Pictures(data, self.context.formats)
        self._subtitle.setText(self.tr("Area: yearly value. Colour: health"))
        self.map.show(pictures)
        self.main = self.map.shown
        self.lists.show(pictures, self.extras)
        self._show_tiles()
        if self.extras is None:
            self._ask_extras(data)
        self.select(self.map.positions([self._account]) if self._account else [])

    def _show_nothing(self, empty: Empty, action: Any) -> None:
        self.data = self.extras = None
        self.show_empty(empty, action)
        self.explained.emit(None)

    def _show_tiles(self) -> None:
        from cockpit.pages.customers_words import kpi_tiles

        if self.data is not None:
            for tile, shown in zip(self.tiles, kpi_tiles(self.data, self.extras,
                                                         self.context.formats), strict=True):
                tile.set_tile(shown)

    def _ask_extras(self, data: CustomersData) -> None:
        """The lists follow the picture."""
        inputs = self.context.inputs(**self.options())

        def done(extras: CustomersExtras) -> None:
            if self.data is not data:
                return
            self.extras = extras
            self.lists.show(Pictures(data, self.context.formats), extras)
            self._show_tiles()
            if not self._account:
                self.verbs.explain_leaving()

        self.context.jobs.read(lambda task: customers_extras.load(inputs, data, task), done,
                               self._failed, key="customers.extras")

    # what the hand does

    def choose_mode(self, position: int) -> None:
        self.mode = MODES[position]
        if self.data is not None:
            self.map.show(Pictures(self.data, self.context.formats))
            self.map.set_selection(self.map.positions([self._account]))
        self.main = self.map.shown

    def choose_grouping(self, position: int) -> None:
        self.grouping = GROUPINGS[position]
        if self.grouping:
            self.lists.choose("groups", unfold=self.height() >= TALL)
        self.refresh()

    def select(self, positions: list[int]) -> None:
        """Explain the last of `positions`, or nobody: then who is likeliest to leave."""
        if self.data is None or not positions:
            self._account = ""
            self.verbs.explain_leaving()
            return
        self._account = str(self.data.table.account[positions[-1]])
        self.map.set_selection(positions)
        self.verbs.explain(positions)

    def select_account(self, account: str) -> None:
        """Select one customer by its key, if it is in the picture."""
        if self.data is not None and (position := self.data.position(account)) >= 0:
            self.select([position])

    @property
    def account(self) -> str:
        """The customer that is explained; "" for nobody."""
        return self._account

    def drill(self, position: int) -> None:
        """Narrow everything to one customer."""
        if self.data is not None:
            account = str(self.data.table.account[position])
            self.context.filters.drill({"account": frozenset({account})})

    def drill_group(self, position: int) -> None:
        """Narrow everything to a group; grades are no part of the filter: their customers are
        listed instead."""
        data = self.data
        if data is None or not 0 <= position < len(data.groups):
            return
        key = data.groups[position].key
        if data.grouping == "grade":
            self.verbs.show_group(position)
        else:
            self.context.filters.drill({data.grouping: frozenset({"" if key is None else key})})

    def _widen(self) -> None:
        self.context.filters.set(period=ALL_TIME, period_text="all", where=(), exclude=())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.lists.fit(tall=self.height() >= TALL)


PAGE = CustomersPage
