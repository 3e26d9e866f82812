"""The panel below: accuracy, calibration, methods, categories, target, slippage, levels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from cockpit.pages.forecast_calibration import CalibrationView
from cockpit.pages.forecast_categories import CategoriesView
from cockpit.pages.forecast_heatmap import AccuracyView
from cockpit.pages.forecast_levels import LevelsView
from cockpit.pages.forecast_methods import MethodsView
from cockpit.pages.forecast_slippage import SlippageView
from cockpit.pages.forecast_target import TargetView
from cockpit.pages.forecast_view import ForecastView
from widgets import theme
from widgets.panel import Panel
from widgets.segmented import Choices, Segmented

if TYPE_CHECKING:
    from cockpit.context import Context
    from cockpit.exports.sheet import Sheet

KINDS: tuple[type[ForecastView], ...] = (
    AccuracyView, CalibrationView, MethodsView, CategoriesView, TargetView, SlippageView,
    LevelsView,
)
HEAD = 320  # design pixels that title and subtitle want beside the segments


class LowerPanel(Panel):
    """One of several views, each read when it is first looked at.

    Signals:
        explained: the inspector should show this.
    """

    explained = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._views = {kind.key: kind(context) for kind in KINDS}
        self._current = KINDS[0].key
        self._above = False
        self.stack, self.segments = QStackedWidget(), Segmented()
        for view in self._views.values():
            self.stack.addWidget(view)
            view.explained.connect(self.explained)
            view.read.connect(lambda: self.set_heading(self.view.heading()))
        methods = self._views["methods"]
        assert isinstance(methods, MethodsView)
        self.methods = methods
        self.segments.chosen.connect(lambda position: self.show_view(KINDS[position].key))
        self.tools.addWidget(self.segments)
        self.body.addWidget(self.stack, 1)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Ignored)
        policy.setHorizontalPolicy(policy.Policy.Ignored)
        self.setSizePolicy(policy)

    @property
    def view(self) -> ForecastView:
        return self._views[self._current]

    def get(self, key: str) -> ForecastView:
        return self._views[key]

    def views_offered(self) -> list[tuple[str, str]]:
        """(key, words) of every view."""
        return [(kind.key, kind.label()) for kind in KINDS]

    def show_view(self, key: str) -> None:
        """Show a view; unknown keys are passed over."""
        if key not in self._views:
            return
        self._current = key
        self.stack.setCurrentWidget(self.view)
        self._tell_view()
        self.explained.emit(None)
        self.view.look()

    def mark_stale(self) -> None:
        """Filter or data are other ones: the view in sight reads anew, the others when seen."""
        for view in self._views.values():
            view.mark_stale()
        self.view.look()

    def retranslate(self) -> None:
        for view in self._views.values():
            view.retranslate()
        self._tell_view()

    def place(self) -> dict[str, str]:
        return {"panel": self._current, **self.view.options()}

    def take_place(self, place: Mapping[str, str]) -> None:
        """The view a link names, and what was chosen in it."""
        if place.get("panel") in self._views:
            self._current = place["panel"]
            self.stack.setCurrentWidget(self.view)
        self.view.take(place)
        self.view.mark_stale()
        self._tell_view()
        self.view.look()

    def sheet(self) -> Sheet | None:
        return self.view.sheet()

    def _tell_view(self) -> None:
        position = [kind.key for kind in KINDS].index(self._current)
        self.segments.set_choices(Choices(tuple(kind.label() for kind in KINDS), position))
        self.set_heading(self.view.heading())
        self._place_segments()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_segments()

    def _place_segments(self) -> None:
        """Beside the title where there is room, else in a line of their own."""
        above = self.width() < self.segments.sizeHint().width() + theme.px(HEAD)
        if above == self._above:
            return
        self._above = above
        if above:
            self.tools.removeWidget(self.segments)
            self.body.insertWidget(0, self.segments)
        else:
            self.body.removeWidget(self.segments)
            self.tools.addWidget(self.segments)
