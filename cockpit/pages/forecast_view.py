"""What the views below the forecast share: a place to load, a note, a grid of cells with verbs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit import verbs
from cockpit.inspector import Explanation
from cockpit.translation import tr
from widgets import text
from widgets.heatmap import Heatmap
from widgets.panel import Heading

if TYPE_CHECKING:
    from cockpit.context import Context, Inputs
    from cockpit.exports.sheet import Sheet
    from models.mart import Mart
    from models.task import Task

Limits = dict[str, frozenset[str]]
Found = tuple[str, Callable[["Mart"], list[dict[str, Any]]]]


class ForecastView(QWidget):
    """One of the views the lower panel shows. It reads when it is looked at.

    Signals:
        explained: the inspector should show this (Explanation or None).
        read: other data are shown; the heading may be another one.
    """

    key: ClassVar[str]
    explained = Signal(object)
    read = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.data: Any = None
        self._stale = True
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self.note = text.label(role="caption", wrap=True)
        self.room = QVBoxLayout(self)
        self.room.setContentsMargins(0, 0, 0, 0)
        self.room.setSpacing(8)
        self.room.addLayout(self.tools)
        self.build()
        self.room.addWidget(self.note)
        self.retranslate()

    # what a view gives

    @staticmethod
    def label() -> str:
        """The word of its segment."""
        raise NotImplementedError

    def heading(self) -> Heading:
        """The words of the panel's head while it is shown."""
        raise NotImplementedError

    def build(self) -> None:
        """Make the widgets, once; tools go into `self.tools`, the rest into `self.room`."""

    def retranslate(self) -> None:
        """Set every text anew."""

    def options(self) -> dict[str, str]:
        """What was chosen here, for `load` and for links."""
        return {}

    def take(self, place: Mapping[str, str]) -> None:
        """Choose what a link says; what is unknown is passed over."""

    @staticmethod
    def load(inputs: Inputs, task: Task) -> Any:
        """Runs off the interface thread."""
        raise NotImplementedError

    def show_data(self, data: Any) -> None:
        raise NotImplementedError

    def sheet(self) -> Sheet | None:
        """What it shows, as a table that can leave the program."""
        return None

    @property
    def focus(self) -> QWidget:
        """What gets the keyboard."""
        return self

    # reading

    def mark_stale(self) -> None:
        """Filter or data are other ones; read anew when looked at."""
        self._stale = True

    def look(self) -> None:
        """It is shown now."""
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        self._stale = False
        inputs, load = self.context.inputs(**self.options()), self.load

        def done(data: Any) -> None:
            self.data = data
            self.show_data(data)
            self.read.emit()

        def failed(error: Exception) -> None:
            self._stale = True
            self.note.setText(self.context.words(error).sentence)

        if self.data is None:
            self.note.setText(tr("Reading"))
        self.context.jobs.read(lambda task: load(inputs, task), done, failed,
                               key=f"page.forecast.{self.key}")

    def changed(self, _: int = 0) -> None:
        """A tool was used."""
        self.refresh()


class GridView(ForecastView):
    """A view whose picture is a grid: select, explain, drill, records, menu."""

    def build(self) -> None:
        self.heatmap = Heatmap()
        self.room.addWidget(self.heatmap, 1)
        self.heatmap.selected.connect(lambda _: self.explain())
        self.heatmap.activated.connect(lambda row, _: self.drill(row))
        self.heatmap.row_activated.connect(self.drill)
        self.heatmap.menu.connect(self._menu)

    @property
    def focus(self) -> QWidget:
        return self.heatmap

    # what a grid gives

    def explanation(self, row: int, column: int) -> Explanation | None:
        """What the inspector says about a cell."""
        raise NotImplementedError

    def found(self, row: int, column: int) -> Found | None:
        """The heading and the search for the records behind a cell; None where there are none."""
        raise NotImplementedError

    def limits(self, row: int) -> Limits:
        """The keys a row stands for; empty for totals."""
        return {}

    def row_name(self, row: int) -> str:
        return self.heatmap.table()[row + 1][0].strip()

    # what the hand does

    def explain(self) -> None:
        places = self.heatmap.selection
        said = self.explanation(*self.heatmap.current) if places and self.data is not None else None
        self.explained.emit(said)

    def drill(self, row: int) -> None:
        if limits := self.limits(row):
            self.context.filters.drill(limits)

    def show_records(self, row: int | None = None, column: int = -1) -> None:
        """The list behind a cell, by default the current one."""
        place = self.heatmap.current if row is None else (row, column)
        found = self.found(*place) if self.data is not None else None
        if found is not None:
            heading, find = found
            mart = self.context.mart
            verbs.show_records(self.context, self, heading, lambda task: find(mart))

    def _menu(self, row: int, column: int, at: QPoint) -> None:
        if self.data is None:
            return
        limits, filters = self.limits(row), self.context.filters
        has = bool(limits) and all(all(keys) for keys in limits.values())
        name = self.row_name(row)

        def exclude() -> None:
            dimension, keys = next(reversed(limits.items()))
            filters.exclude(dimension, keys)

        verbs.menu(self, at, [
            (tr("Filter to {name}").format(name=name), lambda: filters.narrow(limits), has),
            (tr("Exclude {name}").format(name=name), exclude, has),
            (tr("Drill down"), lambda: self.drill(row), has),
            (tr("Show records"), lambda: self.show_records(row, column),
             self.found(row, column) is not None),
            (tr("Copy as table"), self.heatmap.copy, True),
        ])
