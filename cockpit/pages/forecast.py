"""Forecast: can we trust the number?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cockpit.commands import Command
from cockpit.page import Page
from cockpit.pages import forecast_data, forecast_kept, forecast_moved, forecast_tiles
from cockpit.pages.forecast_ahead import AheadPanel
from cockpit.pages.forecast_data import VIEWS, WINDOWS, ForecastData
from cockpit.pages.forecast_lower import LowerPanel
from cockpit.pages.forecast_verbs import ForecastVerbs
from cockpit.pages.forecast_walk import Walk, Walked
from cockpit.translation import tr
from widgets import text, theme
from widgets.empty_state import Empty
from widgets.metric_tile import MetricTile
from widgets.panel import Heading, Panel
from widgets.waterfall import Waterfall

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cockpit.context import Inputs
    from cockpit.pages.forecast_called import Called
    from models.task import Task

PICTURE, LOWER = 260, 340  # design pixels that the pictures and the panel below need at least


class ForecastPage(Page):
    key = "forecast"
    icon = "forecast"
    order = 50
    depends_on = frozenset({"filters", "data", "settings", "documents.stages"})

    @staticmethod
    def title() -> str:
        return tr("Forecast")

    def build(self) -> None:
        self.data: ForecastData | None = None
        self.called: Called | None = None
        self.walked: Walked | None = None
        self._progress = ""
        self._world: tuple[Any, ...] = ()
        self._window, self._view = WINDOWS[0], VIEWS[0]
        self.verbs = ForecastVerbs(self)
        self.walk = Walk(self.context, self)
        self.walk.walked.connect(self._walked)
        self.walk.stopped.connect(self._stopped)
        self.walk.progressed.connect(self._further)
        self._title, self._subtitle = text.label(role="title"), text.ElidedLabel(role="subtitle")
        self.submit = text.button(role="primary")
        self.submit.clicked.connect(self.verbs.submit)
        head = QHBoxLayout()
        head.setSpacing(10)
        for part, share in ((self._title, 0), (self._subtitle, 1), (self.submit, 0)):
            head.addWidget(part, share)
        self.tiles = [MetricTile() for _ in range(5)]
        self._strip = strip = QHBoxLayout()
        strip.setSpacing(12)
        for position, tile in enumerate(self.tiles):
            policy = tile.sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Ignored)
            tile.setSizePolicy(policy)
            tile.activated.connect(partial(self.verbs.show_tile, position))
            strip.addWidget(tile, 1)
        self._build_pictures()
        self.context.changed.connect(self._world_changed)
        self.below = LowerPanel(self.context)
        self.below.explained.connect(self.explained)
        self.below.methods.again_asked.connect(self._walk)
        self.below.methods.stop_asked.connect(self.walk.stop)
        pictures = QHBoxLayout()
        pictures.setSpacing(14)
        pictures.addWidget(self.ahead, 1)
        pictures.addWidget(self.moved, 1)
        self._inner, room = QWidget(), QVBoxLayout()
        self._inner.setObjectName("page")
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(14)
        room.addLayout(strip)
        room.addLayout(pictures, 2)
        room.addWidget(self.below, 3)
        self._inner.setLayout(room)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._inner)
        self.body.addLayout(head)
        self.body.addWidget(self._scroll, 1)
        self.main = self.chart
        self.offer(self.ahead, "rolling", self.verbs.rolling_sheet)
        self.offer(self.moved, "moved", self.verbs.moved_sheet)
        self.offer(self.below, "accuracy", self.below.sheet)

    def _build_pictures(self) -> None:
        self.ahead = AheadPanel(self.context)
        self.ahead.chosen.connect(self._paint)
        self.chart, self.past = self.ahead.chart, self.ahead.past
        self.chart.selected.connect(self.verbs.explain_week)
        self.chart.activated.connect(self.verbs.show_week)
        self.chart.menu.connect(self.verbs.week_menu)
        self.moved, self.waterfall = Panel(), Waterfall()
        self.windows, self.net = QComboBox(), QCheckBox()
        self.windows.activated.connect(self._choose_window)
        self.net.toggled.connect(self._choose_view)
        self.moved.tools.addWidget(self.windows)
        self.windows.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.windows.setMinimumContentsLength(10)
        self.moved.body.addWidget(self.waterfall, 1)
        self.moved.body.addWidget(self.net)
        self.waterfall.selected.connect(self.verbs.explain_bar)
        self.waterfall.activated.connect(self.verbs.show_bar)
        self.waterfall.menu.connect(self.verbs.bar_menu)
        for panel in (self.ahead, self.moved):
            panel.setMinimumHeight(theme.px(PICTURE))
            policy = panel.sizePolicy()
            policy.setVerticalPolicy(policy.Policy.Ignored)
            policy.setHorizontalPolicy(policy.Policy.Ignored)
            panel.setSizePolicy(policy)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Can we trust the number?"))
        self._subtitle.setText(self.tr("Forecast against what was later won, walked forward, no "
                                       "hindsight"))
        self.submit.setText(text.button_text(self.tr("Submit the forecast…")))
        self.ahead.retranslate()
        self.windows.clear()
        self.windows.addItems([self.tr("This week"), self.tr("This month"),
                               self.tr("This quarter"), self.tr("The period")])
        self.windows.setCurrentIndex(WINDOWS.index(self._window))
        self.windows.setAccessibleName(self.tr("Time looked at"))
        self.net.setText(self.tr("Net: one cause per deal"))
        self.net.blockSignals(True)
        self.net.setChecked(self._view == "net")
        self.net.blockSignals(False)
        self.below.retranslate()
        if self.data is not None:
            self._paint()

    def options(self) -> dict[str, Any]:
        return {"window": self._window, "view": self._view}

    def place(self) -> dict[str, str]:
        return {**self.ahead.place(), "window": self._window, "view": self._view,
                **self.below.place()}

    def take_place(self, place: Mapping[str, str]) -> None:
        self.ahead.take(place)
        for name, choices in (("window", WINDOWS), ("view", VIEWS)):
            if place.get(name) in choices:
                setattr(self, f"_{name}", place[name])
        self.below.take_place(place)
        self.retranslate()
        self.refresh()

    def commands(self) -> Sequence[Command]:
        return (Command(tr("Submit the forecast…"), self.verbs.submit),
                Command(tr("Run the test of methods again"), self._walk),
                *(Command(tr("Show {view}").format(view=label), partial(self.below.show_view, key))
                  for key, label in self.below.views_offered()))

    @staticmethod
    def load(inputs: Inputs, task: Task) -> ForecastData | None:
        return forecast_data.load(inputs, task)

    def show_data(self, data: ForecastData | None) -> None:
        if data is None:
            self.data = None
            self.show_empty(Empty("forecast", self.tr("No deals yet"), self.tr(
                "The cache holds no deals as of this day. Connect a CRM or import files."),
                self.tr("Open Connections")), lambda: self.asked.emit("connections"))
            return
        context = self.context
        world = (data.filters, context.mart, context.shelf, context.settings)
        same = self.data is not None and self._world == world
        self.data, self._world = data, world
        if not same:  # more than another window of the waterfall was chosen
            self.walked = self.called = None
            self.ahead.read_kept(data)
            self.explained.emit(None)
            self.below.mark_stale()
        self._paint()
        self._ask_called(data)
        if not same:
            self._walk()

    def _paint(self) -> None:
        data, formats = self.data, self.context.formats
        if data is None:
            return
        rolling = self.walked.rolling if self.walked is not None else data.rolling
        for tile, words in zip(self.tiles, forecast_tiles.tiles(
                data, self.called, self.walked, self._progress, formats), strict=True):
            tile.set_tile(words)
        self.ahead.paint(data, rolling, self._progress)
        self.moved.set_heading(Heading(self.tr("What moved"), self.tr("open pipeline")))
        self._fit()
        kept = self.waterfall.current
        self.waterfall.set_steps(forecast_moved.steps(data, formats))
        self.waterfall.set_current(kept)

    # what is computed after the picture

    def _ask_called(self, data: ForecastData) -> None:
        from cockpit.pages import forecast_called

        mart = self.context.mart

        def done(found: Called) -> None:
            if self.data is data:
                self.called = found
                self._paint()

        self.context.jobs.read(lambda task: forecast_called.load(data.question, mart), done,
                               self._failed, key="page.forecast.called")

    def _walk(self) -> None:
        if self.data is not None:
            self._further(0, 0, "")
            self.walk.ask(self.data.question, self.context.mart)

    def _further(self, done: int, total: int, what: str) -> None:
        formats = self.context.formats
        self._progress = tr("walking through the past") if not total else tr(
            "{done} of {total} past Mondays").format(
                done=formats.integer(done), total=formats.integer(total))
        self.below.methods.set_progress(done, total, what)
        if self.data is not None and self.walked is None:
            self.tiles[4].set_tile(forecast_tiles.tiles(
                self.data, self.called, None, self._progress, formats)[4])

    def _walked(self, walked: Walked) -> None:
        self.walked, self._progress = walked, ""
        self.below.methods.set_walked(walked)
        self._paint()
        if self.data is not None:
            forecast_kept.keep_walked(self.context, self.data.question, walked.rolling)

    def _world_changed(self, names: frozenset[str]) -> None:
        if "forecasts" in names:
            self.ahead.read_kept(self.data)

    def _stopped(self, why: str) -> None:
        self._progress = why
        self.below.methods.set_walked(None, why)
        self._paint()

    # what the hand does

    def _choose_window(self, position: int) -> None:
        self._window = WINDOWS[position]
        self.refresh()

    def _choose_view(self, net: bool) -> None:
        self._view = VIEWS[int(net)]
        self.refresh()

    @property
    def view(self) -> str:
        """events or net: how the changes are counted."""
        return self._view

    @property
    def method(self) -> str:
        """One of forecast_ahead.CHOICES."""
        return self.ahead.method

    def _fit(self) -> None:
        """As high as there is room, but never so low that a picture cannot be read: then the page
        scrolls. The long lists below scroll by themselves and do not count."""
        room = self._scroll.viewport().size()
        strip = self._strip.heightForWidth(room.width())
        least = strip + theme.px(PICTURE + LOWER) + 28
        self._inner.setFixedHeight(max(room.height(), least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


PAGE = ForecastPage
