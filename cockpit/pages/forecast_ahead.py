"""The 13 weeks ahead by a method, or what was said on an earlier day and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox

from cockpit.pages import forecast_curves, forecast_kept
from cockpit.pages.forecast_words import method_name, reason
from cockpit.translation import tr
from models.forecast.outlook import METHODS
from widgets import text
from widgets.band_chart import BandChart
from widgets.panel import Heading, Panel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cockpit.context import Context
    from cockpit.pages.forecast_data import ForecastData
    from cockpit.pages.forecast_kept import Said
    from models.forecast.outlook import Rolling

CHOICES = ("blend", *METHODS[:-1], forecast_curves.ALL)


class AheadPanel(Panel):
    """Picture, choices and the line below that says how good it was.

    Signals:
        chosen: another method, or a forecast kept earlier, is to be shown.
    """

    chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.method, self._wanted = CHOICES[0], ""
        self._kept: tuple[Said, ...] = ()
        self.chart, self.choices = BandChart(), QComboBox()
        self.past = text.label(role="caption", wrap=True)
        self.choices.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choices.setMinimumContentsLength(10)
        self.choices.activated.connect(self._choose)
        self.tools.addWidget(self.choices)
        self.body.addWidget(self.chart, 1)
        self.body.addWidget(self.past)

    @property
    def said(self) -> Said | None:
        """The forecast of an earlier day that is shown; None: today's."""
        return next((one for one in self._kept if one.key == self._wanted), None)

    def place(self) -> dict[str, str]:
        return {"method": self.method, **({"said": self._wanted} if self._wanted else {})}

    def take(self, place: Mapping[str, str]) -> None:
        """What a link names; a forecast that is not kept here gives way to today's."""
        if place.get("method") in CHOICES:
            self.method = place["method"]
        self._wanted = place.get("said", "")

    def retranslate(self) -> None:
        """The methods, and below them what was kept, each a choice."""
        box, formats = self.choices, self._context.formats
        box.clear()
        box.addItems([*map(method_name, CHOICES[:-1]), tr("All side by side")])
        if self._kept:
            box.insertSeparator(len(CHOICES))
        for one in self._kept:
            box.addItem(forecast_kept.name_of(one, formats))
            box.setItemData(box.count() - 1, text.tip_html(text.Tip(
                note=forecast_kept.kept_by(one, formats))),
                            Qt.ItemDataRole.ToolTipRole)
        keys = [one.key for one in self._kept]
        box.setCurrentIndex(len(CHOICES) + 1 + keys.index(self._wanted) if self._wanted in keys
                            else CHOICES.index(self.method))
        box.setAccessibleName(tr("Method, or what we said then"))
        text.set_tooltip(box, tr("The methods, and below them what we said then: forecasts as they "
                                 "were kept, beside what came. A star: kept with a call."))

    def read_kept(self, data: ForecastData | None) -> None:
        """Look up what was kept under the filter."""
        if data is None:
            return
        mart, cache = self._context.mart, self._context.cache

        def done(found: tuple[Said, ...]) -> None:
            shown = self.said
            self._kept = found
            self.retranslate()
            if self.said != shown:
                self.chosen.emit()

        self._context.jobs.read(
            lambda task: forecast_kept.load(data.question, mart, cache), done,
            lambda error: self._context.say("error", self._context.words(error).sentence),
            key="page.forecast.kept")

    def _choose(self, position: int) -> None:
        if position < len(CHOICES):
            self.method, self._wanted = CHOICES[position], ""
        else:
            self._wanted = self._kept[position - len(CHOICES) - 1].key
        self.chosen.emit()

    def paint(self, data: ForecastData, rolling: Rolling, progress: str) -> None:
        """Draw today's forecast, or the one that was chosen among those kept."""
        formats, calendar, said = self._context.formats, self._context.calendar, self.said
        if said is not None:
            self.set_heading(Heading(tr("What we said then")))
            self.chart.set_curves(forecast_kept.curves(said, self.method, formats, calendar))
            self.past.setText(forecast_kept.caption(said, self.method, formats))
            return
        self.set_heading(Heading(tr("Rolling 13 weeks"), tr("won value added up, from today")))
        self.chart.set_curves(forecast_curves.curves(
            data, rolling, self.method, formats, calendar))
        outlook = forecast_curves.shown_of(rolling, self.method)
        self.past.setText("" if outlook.known else reason(outlook.reason))
        if outlook.known:
            self.past.setText(forecast_curves.caption(
                rolling, data, self.method, progress, formats))
