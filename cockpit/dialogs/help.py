"""What a page shows, how it is computed, and the keys that help."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from cockpit.translation import translate
from widgets import text

PAGE_METRICS = {
    "overview": ("pipeline_value", "bottleneck", "likely_to_leave", "rolling_forecast",
                 "source_roi", "lead_response"),
    "funnel": ("stage_conversion", "stage_count", "pipeline_value", "dwell", "win_rate",
               "sales_cycle", "velocity", "funnel_health"),
    "customers": ("health", "grade", "grade_changes", "likely_to_leave", "silent_customers",
                  "dormant", "post_signature_watch", "policy_coverage"),
    "bottlenecks": ("bottleneck", "dwell", "blockers", "overdue", "hygiene", "mix_rate",
                    "stage_moves", "compression"),
    "forecast": ("forecast_categories", "rolling_forecast", "forecast_backtest",
                 "forecast_accuracy", "coverage", "pacing", "target_tree", "slippage", "pushes",
                 "change_ledger", "value_added", "leaning", "calibration"),
    "reports": ("leaderboard", "source_roi"),
}


class HelpDialog(QDialog):
    """Definitions of the page's metrics with their revision, and the shortcuts."""

    def __init__(self, page: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        self.resize(720, 560)
        inner = QWidget()
        room = QVBoxLayout(inner)
        room.setSpacing(8)
        if page in PAGE_METRICS:
            room.addWidget(text.label(self.tr("How the figures are computed"), "title"))
            self._definitions(room, PAGE_METRICS[page])
        room.addWidget(text.label(self.tr("Keys"), "title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(1, 1)
        for row, (keys, meaning) in enumerate(self._keys()):
            grid.addWidget(text.label(keys, "strong"), row, 0)
            grid.addWidget(text.label(meaning, wrap=True), row, 1)
        room.addLayout(grid)
        room.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inner)
        close = text.button(self.tr("Close"), "primary")
        close.clicked.connect(self.accept)
        outer = QVBoxLayout(self)
        outer.addWidget(scroll, 1)
        outer.addWidget(close)

    @staticmethod
    def _definitions(room: QVBoxLayout, keys: tuple[str, ...]) -> None:
        from models.metric import metrics

        for key in keys:
            found = metrics().get(key)
            if found is not None:
                head = f"{translate('metrics', found.label)} ({found.key}, {found.revision})"
                room.addWidget(text.label(head, "heading"))
                room.addWidget(text.label(translate("metrics", found.definition), wrap=True,
                                          selectable=True))

    def _keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+K", self.tr("command palette: pages, filters, views, customers, deals, actions, "
                               "pasted links")),
            ("/", self.tr("search customers, deals and filters by name")),
            ("Ctrl+1 … 9", self.tr("go to a page")),
            ("F6 · Shift+F6", self.tr("next or previous area: rail, filters, page, inspector")),
            ("↑ ↓ ← →", self.tr("move in the picture; the inspector explains what is selected")),
            ("Enter", self.tr("drill down; double click does the same")),
            ("Shift+F10", self.tr("all one can do with what is selected, or with the panel; right "
                                  "click does the same")),
            ("Alt+← · Backspace · Ctrl+Z", self.tr("undo the last filter")),
            ("Alt+→ · Ctrl+Shift+Z · Ctrl+Y", self.tr("redo it")),
            ("Ctrl+Alt+← · →", self.tr("one day earlier or later")),
            ("Ctrl+F", self.tr("to the filters; in a list of records: find")),
            ("Ctrl+D", self.tr("save this view under a name")),
            ("Ctrl+L · Ctrl+Shift+L", self.tr("copy the link to this view; open the one on the "
                                              "clipboard")),
            ("Ctrl+Shift+A", self.tr("show the agenda")),
            ("Ctrl+C · Ctrl+Shift+C", self.tr("copy as table, copy as picture")),
            ("Ctrl+E", self.tr("export the panel in focus, else the main one")),
            ("Ctrl+W", self.tr("close a panel's own window")),
            ("F4", self.tr("open or close the inspector")),
            ("F5", self.tr("sync now")),
            ("F1 · ?", self.tr("this sheet")),
            ("Ctrl+Q", self.tr("quit")),
        )
