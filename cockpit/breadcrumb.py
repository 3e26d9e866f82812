"""The path the person drilled along; each step leads back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from cockpit.answers import values_of
from cockpit.dimension_names import value_name
from widgets import text

if TYPE_CHECKING:
    from cockpit.context import Context
    from models.filters import FilterState


class Breadcrumb(QFrame):
    """Hidden until somebody drills."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._allowed = context, True
        self._room = QHBoxLayout(self)
        self._room.setContentsMargins(20, 6, 20, 0)
        self._room.setSpacing(4)
        context.changed.connect(lambda names: self.show_trail() if names & {"filters", "data"}
                                else None)
        self.show_trail()

    def allow(self, allowed: bool) -> None:
        """Pages without filters show no path."""
        self._allowed = allowed
        self.show_trail()

    def show_trail(self) -> None:
        while (item := self._room.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        filters = self._context.filters
        trail = filters.trail()
        self.setVisible(bool(trail) and self._allowed)
        if not trail:
            return
        states = [*trail, filters.state]
        for level, state in enumerate(states):
            words = self.tr("All") if level == 0 else self._step(states[level - 1], state)
            if level < len(trail):
                button = text.button(words, "link")
                button.clicked.connect(lambda _=False, to=level: filters.climb(to))
                self._room.addWidget(button)
                self._room.addWidget(text.label("›", "note"))
            else:
                self._room.addWidget(text.label(words, "strong"))
        self._room.addStretch(1)

    def _step(self, wide: FilterState, narrow: FilterState) -> str:
        """What the step from one state to the next added."""
        added = []
        for dimension, keys in narrow.where:
            if wide.keys(dimension) != keys:
                labels = values_of(self._context.mart, dimension)
                names = [value_name(dimension, key, labels) for key in keys[:2]]
                added.append(", ".join(names) + (" …" if len(keys) > 2 else ""))
        return " · ".join(added)

    def changeEvent(self, event: QEvent) -> None:
        if text.retranslated(event):
            self.show_trail()
        super().changeEvent(event)
