"""What a page shows, how it is computed, and the keys that help."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from cockpit.translation import translate
from widgets import text

PAGE_METRICS = {
    "funnel": ("stage_conversion", "stage_count", "pipeline_value", "dwell", "win_rate",
               "sales_cycle", "velocity", "funnel_health"),
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
            ("Ctrl+1 … 9", self.tr("go to a page")),
            ("F6 · Shift+F6", self.tr("next or previous area: rail, filters, page, inspector")),
            ("↑ ↓ ← →", self.tr("move in the heatmap; the inspector explains the cell")),
            ("Enter", self.tr("drill down; double click does the same")),
            ("Shift+F10", self.tr("all one can do with the cell; right click does the same")),
            ("Alt+← · Backspace · Alt+→", self.tr("back and forward")),
            ("Ctrl+Alt+← · →", self.tr("one day earlier or later")),
            ("Ctrl+F", self.tr("to the filters")),
            ("Ctrl+C · Ctrl+E", self.tr("copy the table, export")),
            ("F4", self.tr("open or close the inspector")),
            ("F5", self.tr("sync now")),
            ("Ctrl+Q", self.tr("quit")),
        )
