"""The main picture of the customers page in its four forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from cockpit.dimension_names import dimension_name
from cockpit.pages.customers_data import GROUPINGS, MODES
from cockpit.translation import tr
from widgets import text, theme
from widgets.cells import Cells, Scale
from widgets.heatmap import Heatmap
from widgets.legend import Legend
from widgets.panel import Heading, Panel
from widgets.scatter import Scatter
from widgets.segmented import Choices, Segmented
from widgets.table import Table
from widgets.treemap import Treemap

if TYPE_CHECKING:
    from cockpit.pages.customers import CustomersPage
    from cockpit.pages.customers_pictures import Pictures


class CustomersMap(QObject):
    """The panel with treemap, grid, scatter plot and table; all show the same selection.

    Signals:
        selected: customers were selected by hand (positions in the table of the data).
    """

    selected = Signal(list)

    def __init__(self, page: CustomersPage) -> None:
        super().__init__(page)
        self._page = page
        self._pictures: Pictures | None = None
        self._shown_of: dict[str, Pictures] = {}
        self.panel, self.stack = Panel(), QStackedWidget()
        self.treemap, self.grid, self.scatter, self.table = (
            Treemap(), Heatmap(), Scatter(), Table())
        for widget in (self.treemap, self.grid, self.scatter, self.table):
            self.stack.addWidget(widget)
        self.modes, self.groupings = Segmented(), QComboBox()
        self.modes.chosen.connect(page.choose_mode)
        self.groupings.activated.connect(page.choose_grouping)
        self.groupings.setFixedWidth(theme.px(138))
        self.legend, self.hint = Legend(), text.label(role="caption", wrap=True)
        for tool in (self.groupings, self.modes):
            self.panel.tools.addWidget(tool)
        self.legend.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(16))
        foot.addWidget(self.legend, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.hint, 1)
        self.panel.body.addWidget(self.stack, 1)
        self.foot = QWidget()
        foot.setContentsMargins(0, 0, 0, 0)
        self.foot.setLayout(foot)
        self.panel.body.addWidget(self.foot)
        verbs = page.verbs
        for picture in (self.treemap, self.scatter, self.table):
            picture.selected.connect(lambda chosen: self.selected.emit([int(at) for at in chosen]))
            picture.activated.connect(page.drill)
            picture.menu.connect(verbs.customer_menu)
        self.treemap.others_activated.connect(verbs.show_positions)
        self.treemap.group_activated.connect(page.drill_group)
        self.treemap.group_selected.connect(verbs.explain_group)
        self.treemap.group_menu.connect(verbs.group_menu)
        self.treemap.arranged.connect(lambda shown, grouped: self._say())
        self.grid.selected.connect(lambda _: verbs.explain_cells())
        self.grid.activated.connect(lambda row, column: verbs.show_cells())
        self.grid.menu.connect(verbs.cell_menu)

    def mode_words(self) -> tuple[str, ...]:
        return (tr("Treemap"), tr("Grade grid"), tr("Scatter"), tr("Table"))

    def retranslate(self) -> None:
        self._shown_of.clear()
        self.modes.set_choices(Choices(self.mode_words(), MODES.index(self._page.mode)))
        self.groupings.clear()
        for grouping in GROUPINGS:
            words = dimension_name(grouping) if grouping not in ("", "grade") else (
                tr("Grade") if grouping else tr("No groups"))
            self.groupings.addItem(text.one_line(words))
        self.groupings.setCurrentIndex(GROUPINGS.index(self._page.grouping))
        self.groupings.setAccessibleName(tr("Groups"))
        text.set_tooltip(self.groupings, tr("Put customers together by"))

    @property
    def shown(self) -> QWidget:
        """The picture of the chosen form."""
        return (self.treemap, self.grid, self.scatter, self.table)[MODES.index(self._page.mode)]

    def show(self, pictures: Pictures) -> None:
        """Paint the chosen form; the others follow when they are chosen."""
        self._pictures, mode = pictures, self._page.mode
        self.modes.set_choices(Choices(self.mode_words(), MODES.index(mode)))
        self.groupings.setVisible(mode == "map")
        self.stack.setCurrentWidget(self.shown)
        if mode == "map":
            self.treemap.set_tiles(pictures.tiles())
        elif mode == "grid":
            self.grid.set_cells(pictures.grid())
        elif mode == "scatter":
            self.scatter.set_points(pictures.points())
        else:
            self.table.set_rows(pictures.rows())
        self._say()

    def positions(self, accounts: list[str]) -> list[int]:
        """Where customers stand in the picture; those who are not there are passed over."""
        if self._pictures is None:
            return []
        found = [self._pictures.data.position(account) for account in accounts if account]
        return [position for position in found if position >= 0]

    def set_selection(self, positions: list[int]) -> None:
        """Show customers as selected, without a signal."""
        mode = self._page.mode
        if mode == "map" and self.treemap.selection != sorted(positions):
            self.treemap.set_selection(positions)
        elif mode == "scatter" and self.scatter.selection != sorted(positions):
            self.scatter.set_selection(positions)
        elif mode == "table" and sorted(self.table.selection) != sorted(positions):
            self.table.set_selection(positions[-1] if positions else -1)

    @property
    def selection(self) -> list[int]:
        """The customers selected in the chosen form; those of the grid's cells."""
        mode = self._page.mode
        if mode == "map":
            return self.treemap.selection
        if mode == "scatter":
            return self.scatter.selection
        if mode == "table":
            return list(self.table.selection)
        return self.in_cells()

    def in_cells(self) -> list[int]:
        """The customers behind the selected cells of the grid."""
        if self._pictures is None:
            return []
        from cockpit.pages.customers_data import BANDS

        grades, data = self._pictures.grades_of_grid(), self._pictures.data
        found = np.zeros(len(data.table), bool)
        for row, column in self.grid.selection:
            if column < len(BANDS):
                found |= data.in_cell(grades[row], BANDS[column])
            else:
                found |= data.table.grade == grades[row]
        return [int(position) for position in np.flatnonzero(found)]

    def cell_words(self) -> str:
        """The chosen cells of the grid in words, the first three of them."""
        rows = self._pictures.grid().rows if self._pictures is not None else ()
        return " · ".join(f"{rows[row]}, {self.grid.heading(column)}"
                          for row, column in self.grid.selection[:3])

    def _say(self) -> None:
        """Heading, legend and hint of the chosen form."""
        if self._pictures is None:
            return
        pictures, mode = self._pictures, self._page.mode
        count, integer = len(pictures.data.table), pictures.formats.integer
        said = pictures.count_words(count)
        hints: list[str] = []
        if mode == "map":
            grouped, without = self.treemap.grouped, self.treemap.without_area
            if grouped:
                hints.append(tr("{shown} shown, the rest grouped.").format(
                    shown=integer(self.treemap.shown)))
            hints.append(tr("▲ healthy, ● watch, ▼ at risk, grey: unknown; hatched: open amount."))
            if without:
                hints.append(tr("{count} without amount: in the table only.").format(
                    count=integer(without)))
        elif mode == "grid":
            hints.append(tr("Customers of each grade by their health, and what they are worth a "
                            "year. Enter or a double click lists them."))
        elif mode == "scatter":
            hints.append(tr("▲ and ▼: health changed by more than 5 points in 30 days; ring: not "
                            "known then."))
            missing = self.scatter.without_place
            if missing:
                hints.append(tr("{count} customers without an amount or with too little known are "
                                "not shown.").format(count=integer(missing)))
        else:
            hints.append(tr("Value a year: won in the last 365 days; empty for those who have won "
                            "nothing yet. State: with hysteresis, see the health laboratory."))
        self.panel.set_heading(Heading(
            {"map": tr("Health map"), "grid": tr("Grade by health"),
             "scatter": tr("Value and health"), "table": tr("All customers")}[mode], said))
        if ignored := pictures.data.ignored:
            hints.append(tr("Not limited by: {names}.").format(
                names=", ".join(map(dimension_name, ignored))))
        self.hint.setText(" ".join(hints))
        self.legend.setVisible(mode != "table")
        scale = {"map": Scale("diverging", low_word="0", high_word="100"),
                 "scatter": Scale("diverging", low_word=tr("−30 in 30 days"),
                                  high_word=tr("+30 in 30 days"))}.get(mode)
        self.legend.set_cells(self.grid_cells() if scale is None else Cells(
            np.full((1, 1), 50.0), ("",), ("",), (("",),), scale=scale))

    def grid_cells(self) -> Cells:
        """What the legend of the grid explains: its colours, no patterns."""
        return Cells(np.full((1, 1), 0.5), ("",), ("",), (("",),), scale=Scale(
            "sequential", 0.0, 1.0, tr("few of the grade"), tr("most of the grade")))
