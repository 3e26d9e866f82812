"""The panel with the lists: who leaves, who is silent, who just signed, what was promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QSizePolicy

from cockpit.pages.customers_list_rows import Listed, listed
from cockpit.translation import tr
from widgets import text, theme
from widgets.panel import Heading, Panel
from widgets.segmented import Choices, Segmented
from widgets.table import ROW_HEIGHT, Table
from widgets.table_model import Rows

if TYPE_CHECKING:
    from cockpit.pages.customers import CustomersPage
    from cockpit.pages.customers_extras import CustomersExtras
    from cockpit.pages.customers_pictures import Pictures

LISTS = ("leaving", "silent", "dormant", "signed", "policy", "changes", "groups")
OPEN_ROWS, FEW_ROWS = 5, 3


class CustomersLists(QObject):
    """One list of several; folded to its head where the picture needs the room.

    Signals:
        chosen: a customer of the list was selected (key).
    """

    chosen = Signal(str)

    def __init__(self, page: CustomersPage) -> None:
        super().__init__(page)
        self._page = page
        self.current = LISTS[0]
        self.listed = Listed((), Rows(()), "", "")
        self._pictures: Pictures | None = None
        self._extras: CustomersExtras | None = None
        self._open, self._by_hand, self._tall = False, False, False
        self.panel, self.table, self.choices = Panel(), Table(), Segmented()
        self.fold = text.button("▾", "tool")
        self.fold.clicked.connect(self._toggle)
        self.choices.chosen.connect(lambda position: self.choose(LISTS[position]))
        self.panel.tools.addWidget(self.choices)
        self.panel.tools.addWidget(self.fold)
        self.panel.body.addWidget(self.table)
        self.panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.table.selected.connect(self._tell)
        self.table.activated.connect(self._activate)
        self.table.menu.connect(self._menu)

    def retranslate(self) -> None:
        self._name_choices()
        self._say_fold()

    def _name_choices(self) -> None:
        words = self._words()
        shown = words if self._page.grouping else words[:-1]
        self.choices.set_choices(Choices(shown, min(LISTS.index(self.current), len(shown) - 1)))

    @staticmethod
    def _words() -> tuple[str, ...]:
        return (tr("Leaving"), tr("Silent"), tr("Dormant"), tr("Just signed"), tr("Policy"),
                tr("Changes"), tr("Groups"))

    def title(self) -> str:
        """The name of the list that is shown."""
        return self._words()[LISTS.index(self.current)]

    def choose(self, name: str, *, unfold: bool = True) -> None:
        """Show a list, unfolded; or have it ready for when it is unfolded."""
        self.current = name
        if unfold:
            self._open = self._by_hand = True
        self.retranslate()
        if self._pictures is not None:
            self.show(self._pictures, self._extras)

    def show(self, pictures: Pictures, extras: CustomersExtras | None) -> None:
        self._pictures, self._extras = pictures, extras
        if self.current == "groups" and not self._page.grouping:
            self.current = LISTS[0]
        self._name_choices()
        self.listed = listed(self.current, pictures, extras)
        self.table.set_rows(self.listed.rows)
        text.set_tooltip(self.panel, self.listed.note)
        self._fold()

    def fit(self, *, tall: bool) -> None:
        """Open by itself where there is room, until somebody decides by hand."""
        self._tall = tall
        if not self._by_hand:
            self._open = tall
        self._fold()

    def _toggle(self) -> None:
        self._open, self._by_hand = not self._open, True
        self._fold()

    def _fold(self) -> None:
        alone = self._page.alone is self.panel
        is_open = self._open or alone
        count = self.listed.rows.count
        self.table.setVisible(is_open and count > 0)
        self.fold.setVisible(not alone)
        rows = max(min(count, OPEN_ROWS if self._tall else FEW_ROWS), 1)
        self._page.map.foot.setVisible(self._tall or not is_open)  # the picture gets the room
        height = theme.px(ROW_HEIGHT) * rows + theme.px(30)
        self.table.setMinimumHeight(height)
        self.table.setMaximumHeight(16_777_215 if alone else height)
        self.panel.set_heading(Heading(tr("Lists"), self.listed.heading))
        self._say_fold()

    def _say_fold(self) -> None:
        self.fold.setText("▾" if self._open else "▴")
        words = tr("Fold the list") if self._open else tr("Unfold the list")
        self.fold.setAccessibleName(words)
        text.set_tooltip(self.fold, words)

    def account(self, row: int) -> str:
        """The customer of a row; "" for rows that are none."""
        return self.listed.accounts[row] if row < len(self.listed.accounts) else ""

    def _tell(self, rows: list[int]) -> None:
        if not rows:
            return
        if self.current == "groups":
            self._page.verbs.explain_group(rows[-1])
        elif self.account(rows[-1]):
            self.chosen.emit(self.account(rows[-1]))

    def _activate(self, row: int) -> None:
        page = self._page
        if self.current == "groups":
            page.drill_group(row)
        elif self.current == "policy":
            page.verbs.show_policy(row)
        elif page.data is not None and (at := page.data.position(self.account(row))) >= 0:
            page.drill(at)

    def _menu(self, row: int, at: QPoint) -> None:
        page = self._page
        if self.current == "groups":
            page.verbs.group_menu(row, at)
        elif page.data is not None and (position := page.data.position(self.account(row))) >= 0:
            page.verbs.customer_menu(position, at)
