"""The widgets of the funnel page; no data."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout

from cockpit.pages import funnel_extras
from widgets import text, theme
from widgets.heatmap import Heatmap
from widgets.legend import Legend
from widgets.metric_tile import MetricTile
from widgets.panel import Panel
from widgets.segmented import Segmented


class FunnelLayout:
    """Makes the widgets of the page; mixed into it."""

    body: QVBoxLayout

    def lay_out(self) -> None:
        self._title, self._subtitle = text.label(role="title"), text.ElidedLabel(role="subtitle")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._subtitle, 1)
        self._tiles = [MetricTile() for _ in funnel_extras.KPIS]
        strip = QHBoxLayout()
        strip.setSpacing(12)
        for tile in self._tiles:
            strip.addWidget(tile, 1)
            tile.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.panel, self.heatmap, self.modes = Panel(), Heatmap(), Segmented()
        self.families, self.rows = QComboBox(), QComboBox()
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
        self.body.addLayout(head)
        self.body.addLayout(strip)
        self.body.addWidget(self.panel, 1)
        self.body.addWidget(self.trend_panel, 1)
