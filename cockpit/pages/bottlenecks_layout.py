"""The widgets of the bottlenecks page and how they share the room; no data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cockpit.pages.bottlenecks_lower import Lower
from cockpit.translation import tr
from widgets import text, theme
from widgets.bars import Bars
from widgets.panel import Heading, Panel
from widgets.segmented import Choices, Segmented
from widgets.step_chart import StepChart
from widgets.table import ROW_HEIGHT, Table

if TYPE_CHECKING:
    from cockpit.formats import Formats
    from cockpit.pages.bottlenecks_data import RowPicture

FEW_ROWS, MORE_ROWS = 4, 6  # of the ranking in view; the rest scrolls
SUBTITLE = 820  # design pixels of width below which headings are brief
TALL = 900  # design pixels of the page from which exits and blockers stand below each other
MIDDLE, BOTH, LOWER, FULL = 286, 404, 310, 400  # least height of the rows of panels


class BottlenecksLayout:
    """Makes the widgets of the page; mixed into it."""

    body: QVBoxLayout

    def lay_out(self) -> None:
        self._headings: dict[Panel, tuple[Heading, Heading]] = {}
        self._title, self._subtitle = text.label(role="title"), text.ElidedLabel(role="subtitle")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._subtitle, 1)
        self.days = Segmented()
        head.addWidget(self.days)
        content = QWidget()
        room = QVBoxLayout(content)
        room.setContentsMargins(0, 0, 10, 16)
        room.setSpacing(14)
        room.addLayout(head)
        room.addWidget(self._ranking())
        self.middle = QWidget()
        across = QHBoxLayout(self.middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(14)
        across.addWidget(self._stays(), 3)
        across.addWidget(self._exits(), 2)
        room.addWidget(self.middle)
        self.bottom = QWidget()
        below = QHBoxLayout(self.bottom)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self._lower())
        room.addWidget(self.bottom)
        room.addStretch(1)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setWidget(content)
        self.body.setContentsMargins(20, 16, 10, 0)
        self.body.addWidget(self.scroller, 1)

    def _ranking(self) -> Panel:
        self.ranking_panel, self.table = Panel(), Table()
        self.sorts, self.dimensions = Segmented(), QComboBox()
        self.dimensions.setFixedWidth(theme.px(132))
        for tool in (self.dimensions, self.sorts):
            self.ranking_panel.tools.addWidget(tool)
        self._hint = text.label(role="caption", wrap=True)
        self.ranking_panel.body.addWidget(self.table)
        self.ranking_panel.body.addWidget(self._hint)
        self.ranking_panel.installEventFilter(self)  # type: ignore[arg-type]
        return self.ranking_panel

    def _stays(self) -> Panel:
        self.stays_panel, self.curves = Panel(), StepChart()
        self.stays_panel.body.addWidget(self.curves, 1)
        return self.stays_panel

    def _exits(self) -> Panel:
        self.exits_panel, self.exits, self.blockers = Panel(), Bars(), Bars()
        self.naive, self.exit_parts = text.label(role="note", wrap=True), Segmented()
        self.blockers_title = text.label(role="caption")
        self.exits_panel.body.addWidget(self.exit_parts, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.exits, self.naive, self.blockers_title, self.blockers):
            self.exits_panel.body.addWidget(widget)
        self.exits_panel.body.addStretch(1)
        return self.exits_panel

    def _lower(self) -> Panel:
        self.lower_panel, self.changes, self.views = Panel(), Lower(), Segmented()
        self.lower_panel.tools.addWidget(self.views)
        self.lower_panel.body.addWidget(self.changes, 1)
        return self.lower_panel

    def say_fixed_words(self) -> None:
        self._title.setText(tr("Why do they stop, and what is it worth to fix?"))
        self._subtitle.setText(tr("Time in stage counts open deals too; ranked by won value "
                                  "recovered if the step were as fast as in its own best quarter"))
        self.ranking_panel.set_heading(Heading(tr("Where to look first")))
        self.exit_parts.set_choices(Choices((tr("Exits"), tr("Blockers")),
                                            self.exit_parts.current))
        text.set_tooltip(self.days, tr("Working days count in the curves and in how deals leave; "
                                       "the ranking, lists and paths count calendar days."))
        self.dimensions.setAccessibleName(tr("Segments"))
        text.set_tooltip(self.dimensions, tr("By which dimension segments are looked at"))
        self.table.setAccessibleName(tr("Where to look first"))

    def set_hint(self, words: str) -> None:
        self._hint.setText(words)
        self._hint.setVisible(bool(words))

    def set_exit_words(self, shown: RowPicture, formats: Formats) -> None:
        """Headings of the panel at the right, whichever part is in view."""
        self._exit_words = (
            Heading(tr("How they leave"), tr("within {days}").format(
                days=formats.days(shown.horizon, 0))),
            Heading(tr("Top blockers"), tr("{part} of {whole} stays").format(
                part=formats.integer(shown.held.recorded),
                whole=formats.integer(shown.held.n))))

    _exit_words = (Heading(""), Heading(""))

    def head(self, panel: Panel, wide: Heading, narrow: Heading) -> None:
        """The words of a panel's head, with much room and with little."""
        self._headings[panel] = (wide, narrow)
        self.share_room()

    def share_room(self) -> None:
        """Little height: fewer rows, and exits or blockers; much: all of it."""
        if not hasattr(self, "lower_panel"):
            return
        height = self.scroller.viewport().height()
        tall = height >= theme.px(TALL)
        wide = self.scroller.viewport().width() >= theme.px(SUBTITLE)
        self._subtitle.setVisible(wide)
        for panel, headings in self._headings.items():
            panel.set_heading(headings[0 if wide else 1])
        rows = min(max(len(getattr(self, "shown", ())), 1), MORE_ROWS if tall else FEW_ROWS)
        if self.scroller.isAncestorOf(self.table):  # else it has a window of its own
            self.table.setFixedHeight(theme.px(28) + rows * theme.px(ROW_HEIGHT) + 2)
        self._share_height(height, theme.px(BOTH if tall else MIDDLE))
        part = self.exit_parts.current
        self.exit_parts.setVisible(not tall)
        for widget in (self.exits, self.naive):
            widget.setVisible(tall or part == 0)
        self.blockers.setVisible(tall or part == 1)
        self.blockers_title.setVisible(tall)
        one, two = self._exit_words
        self.exits_panel.set_heading(one if tall or part == 0 else two)
        self.blockers_title.setText(f"{two.title} · {two.subtitle}" if two.title else "")

    def _share_height(self, height: int, middle: int) -> None:
        """What is left below the ranking, at least so much that each panel can be read; the page
        scrolls where there is less."""
        lower = theme.px(FULL if self.changes.needs_room else LOWER)
        above = self.ranking_panel.sizeHint().height() + self._title.sizeHint().height()
        spare = max(height - above - 3 * 14 - 16 - middle - lower, 0)
        self.middle.setFixedHeight(middle + spare * 4 // 10)
        self.bottom.setFixedHeight(lower + spare - spare * 4 // 10)
