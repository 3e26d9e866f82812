"""What one can do with customers on their page: explain, list, drill, open dialogues."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QPoint

from cockpit import verbs
from cockpit.pages import customers_explain
from cockpit.pages.customers_leaving import leaving_explanation
from cockpit.pages.customers_pictures import Pictures, band_name, grade_name
from cockpit.translation import tr
from models.facts import OPPORTUNITIES
from models.metric import metric
from models.money import to_major

if TYPE_CHECKING:
    from cockpit.pages.customers import CustomersPage
    from cockpit.pages.customers_explain import CustomerWhy
    from models.task import Task


class CustomersVerbs:
    """Acts on what is selected on its page."""

    def __init__(self, page: CustomersPage) -> None:
        self._page = page

    @property
    def _pictures(self) -> Pictures | None:
        data = self._page.data
        return None if data is None else Pictures(data, self._page.context.formats)

    # explaining

    def explain(self, positions: list[int]) -> None:
        """The inspector shows the last of `positions`; many at once are summed up."""
        page, pictures = self._page, self._pictures
        if pictures is None or not positions:
            return
        if len(positions) > 1 and page.mode != "table":
            self._explain_several(pictures, positions, tr("Selected customers"))
            return
        data, mart, at = pictures.data, page.context.mart, positions[-1]

        def done(why: CustomerWhy) -> None:
            if page.data is data and page.account == str(data.table.account[at]):
                pending = None if page.extras is None else page.extras.pending.get(page.account)
                page.explained.emit(customers_explain.explanation(
                    pictures, why, pending, len(positions), (
                        (tr("Timeline"), partial(self.open_timeline, at)),
                        (tr("Override grade…"), partial(self.override_grade, at)),
                        (tr("Deals"), partial(self.show_deals, [at])))))

        page.context.jobs.read(
            lambda task: customers_explain.look_up(pictures, at, mart, task), done,
            lambda error: page.context.say("error", page.context.words(error).sentence),
            key="customers.why")

    def explain_leaving(self) -> None:
        """While nobody is selected: who is likeliest to leave."""
        page, pictures = self._page, self._pictures
        page.explained.emit(None if pictures is None else leaving_explanation(
            pictures, page.extras, select=page.select_account,
            show_all=partial(page.lists.choose, "leaving")))

    def _explain_several(self, pictures: Pictures, positions: list[int], title: str) -> None:
        self._page.explained.emit(customers_explain.several(pictures, positions, title, (
            (tr("Show customers"), partial(self.show_positions, positions)),
            (tr("Show deals"), partial(self.show_deals, positions)))))

    def explain_cells(self) -> None:
        """The customers behind the chosen cells of the grid."""
        page, pictures = self._page, self._pictures
        positions = page.map.in_cells()
        if pictures is not None and positions:
            self._explain_several(pictures, positions, page.map.cell_words())

    def explain_group(self, position: int) -> None:
        pictures = self._pictures
        if pictures is None or not 0 <= position < len(pictures.data.groups):
            return
        self._page.explained.emit(customers_explain.group_explanation(pictures, position, (
            (tr("Show customers"), partial(self.show_group, position)),
            (tr("Drill"), partial(self._page.drill_group, position)))))

    # listing

    def show_positions(self, positions: list[int], heading: str = "") -> None:
        """The customers at these positions as records."""
        pictures = self._pictures
        if pictures is not None:
            verbs.show_records(self._page.context, self._page, heading or tr("Customers"),
                               lambda task: customer_records(pictures, positions))

    def show_group(self, position: int) -> None:
        pictures = self._pictures
        if pictures is not None and 0 <= position < len(pictures.data.groups):
            chosen = np.flatnonzero(pictures.data.group_of == position).tolist()
            self.show_positions(chosen, pictures.group_name(pictures.data.groups[position].key))

    def show_cells(self) -> None:
        self.show_positions(self._page.map.in_cells(), self._page.map.cell_words())

    def show_kpi(self, position: int) -> None:
        """The records behind a figure of the strip: as many as it says."""
        data = self._page.data
        if data is None:
            return
        own = {0: np.ones(len(data.table), bool), 1: data.healthy, 2: data.at_risk}
        if position in own:
            self.show_positions(np.flatnonzero(own[position]).tolist(),
                                (tr("Customers"), tr("Healthy"), tr("At risk"))[position])
        elif position == 3:
            self._show_metric("silent_customers", {})
        else:
            self._show_metric("policy_coverage", {"grade": "A+"})

    def show_policy(self, row: int) -> None:
        """The customers of a grade who did not get what they are owed."""
        extras = self._page.extras
        if extras is not None:
            self._show_metric("policy_coverage", {"grade": extras.rows["policy"][row].by["grade"]})

    def _show_metric(self, key: str, cell: dict[str, Any]) -> None:
        from cockpit.translation import translate

        page, found = self._page, metric(key)
        if page.data is None:
            return
        question, mart = page.data.question, page.context.mart
        verbs.show_records(page.context, page, translate("metrics", found.label),
                           lambda task: found.records(question, mart, cell).rows(mart))

    def show_deals(self, positions: list[int]) -> None:
        """All deals of these customers, whenever they began."""
        page, data = self._page, self._page.data
        if data is None:
            return
        accounts = frozenset(str(data.table.account[at]) for at in positions)
        filters, mart = data.question.stock.narrowed("account", accounts), page.context.mart

        def find(task: Task) -> list[dict[str, Any]]:
            from models.members import chosen

            return chosen(mart, OPPORTUNITIES, filters, {}).rows(mart)

        verbs.show_records(page.context, page, tr("Deals"), find)

    # menus

    def customer_menu(self, position: int, at: QPoint) -> None:
        page, pictures = self._page, self._pictures
        if pictures is None:
            return
        name, filters = pictures.names[position], page.context.filters
        key = frozenset({str(pictures.data.table.account[position])})
        chosen = page.map.selection if position in page.map.selection else [position]
        verbs.menu(page, at, [
            (tr("Filter to {name}").format(name=name), lambda: page.drill(position), True),
            (tr("Exclude {name}").format(name=name),
             lambda: filters.exclude("account", key), True),
            (tr("Show records"), lambda: self.show_positions(chosen), True),
            (tr("Show deals"), lambda: self.show_deals(chosen), True),
            (tr("Timeline"), lambda: self.open_timeline(position), True),
            (tr("Override grade…"), lambda: self.override_grade(position), True),
            (tr("Copy as table"), lambda: page.offers.copy_table(self._offer()), True),
            (tr("Export…"), lambda: page.offers.export(self._offer()), True),
        ])

    def _offer(self) -> Any:
        return self._page.offers.get("health_map")

    def cell_menu(self, row: int, column: int, at: QPoint) -> None:
        page = self._page
        verbs.menu(page, at, [
            (tr("Show records"), self.show_cells, bool(page.map.in_cells())),
            (tr("Show deals"), lambda: self.show_deals(page.map.in_cells()),
             bool(page.map.in_cells())),
            (tr("Copy as table"), lambda: page.offers.copy_table(self._offer()), True),
            (tr("Export…"), lambda: page.offers.export(self._offer()), True),
        ])

    def group_menu(self, position: int, at: QPoint) -> None:
        page, data = self._page, self._page.data
        if data is None or not 0 <= position < len(data.groups):
            return
        key = data.groups[position].key
        narrows = data.grouping != "grade"
        keys = frozenset({"" if key is None else key})
        verbs.menu(page, at, [
            (tr("Drill down"), lambda: page.drill_group(position), narrows),
            (tr("Exclude"), lambda: page.context.filters.exclude(data.grouping, keys), narrows),
            (tr("Show records"), lambda: self.show_group(position), True),
        ])

    # dialogues

    def open_timeline(self, position: int) -> None:
        """Everything that happened with a customer, in a window of its own."""
        from cockpit.dialogs.customer_timeline import TimelineDialog

        pictures = self._pictures
        if pictures is not None:
            TimelineDialog(self._page.context, pictures.names[position],
                           str(pictures.data.table.account[position]),
                           pictures.data.question, self._page).show()

    def override_grade(self, position: int) -> None:
        """Ask for a grade, a reason and until when."""
        from cockpit.dialogs.grade_override import GradeOverrideDialog

        pictures = self._pictures
        if pictures is not None:
            table = pictures.data.table
            GradeOverrideDialog(
                self._page.context, pictures.names[position], str(table.account[position]),
                grade_name(int(table.grade[position])), bool(table.pinned[position]),
                self._page).open()

    def open_laboratory(self) -> None:
        """The health and grade documents, with their effect."""
        from cockpit.dialogs.health_lab import HealthLab

        HealthLab(self._page.context, self._page).show()


def customer_records(pictures: Pictures, positions: list[int]) -> list[dict[str, Any]]:
    """Customers as rows of a list of records, in the order given."""
    table, data = pictures.data.table, pictures.data
    return [{
        "account": pictures.names[at], "grade": grade_name(int(table.grade[at])),
        "score": float(table.health[at]), "state": band_name(int(table.colour[at])),
        "amount": str(to_major(int(table.area[at]), data.currency)),
        "days": float(table.days_since_contact[at]), "owner": data.owner(at),
        "region": table.region[at], "industry": table.industry[at],
    } for at in positions]


