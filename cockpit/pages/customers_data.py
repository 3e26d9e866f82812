"""What the customers page shows, computed without a screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from models.customers.colours import AMBER, GREEN, GREY, RED
from models.customers.table import GRADES, CustomerTable, customer_table
from models.facts import ACCOUNTS
from models.filters import ALL_TIME, FilterState
from models.metric import Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cockpit.context import Inputs
    from models.customers.groups import Group
    from models.task import Task

MODES = ("map", "grid", "scatter", "table")
GROUPINGS = ("", "region", "owner", "industry", "grade")
BANDS = (RED, AMBER, GREEN, GREY)  # columns of the grid, worst first, unknown last
NO_GRADE = -1
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class CustomersData:
    """One picture of all customers in the filter who have not left; `gone` is how many have.

    `groups` in the order of their worth, empty without grouping; `group_of` leads from a customer
    to its group. Names are in the company's own words. `ignored` are dimensions of the filter that
    customers do not have.
    """

    table: CustomerTable
    grouping: str
    groups: tuple[Group, ...]
    group_of: npt.NDArray[np.int64]
    gone: int
    owners: Mapping[str, str]
    currency: str
    question: Question
    in_view: tuple[int, int]
    filters: FilterState
    ignored: tuple[str, ...]

    @property
    def at_risk(self) -> Flags:
        return np.asarray(self.table.colour == RED)

    @property
    def healthy(self) -> Flags:
        return np.asarray(self.table.colour == GREEN)

    @property
    def scored(self) -> Flags:
        return np.asarray(self.table.colour != GREY)

    @property
    def silent(self) -> Flags:
        return self.table.silent

    def in_cell(self, grade: int, band: int) -> Flags:
        """The customers of one cell of the grid."""
        return np.asarray((self.table.grade == grade) & (self.table.colour == band))

    def owner(self, position: int) -> str:
        key = self.table.owner[position]
        return "" if key is None else self.owners.get(key, key)

    def position(self, account: str) -> int:
        """Where a customer stands; -1 if not in the picture."""
        try:
            return self.table.place(account)
        except KeyError:
            return -1


def load(inputs: Inputs, task: Task) -> CustomersData:
    """Options: grouping (one of GROUPINGS)."""
    from models.customers.groups import groups

    question, grouping = replace(inputs.question(), task=task), inputs.options["grouping"]
    everybody = replace(question, filters=FilterState(
        as_of=question.filters.as_of, period=ALL_TIME, scope=question.filters.scope))
    whole = customer_table(everybody, inputs.mart)
    task.check()
    table = customer_table(question, inputs.mart)
    gone = int(table.left.sum())
    table = table.where(~table.left)
    found: tuple[Group, ...] = ()
    group_of = np.empty(0, np.int64)
    if grouping:
        found = groups(table, grouping)
        place = {group.key: position for position, group in enumerate(found)}
        group_of = np.array([place[key] for key in key_column(table, grouping)], np.int64)
    task.check()
    return CustomersData(table, grouping, found, group_of, gone, inputs.mart.labels("owner"),
                         inputs.mart.reporting_currency, replace(question, task=None),
                         (len(table), int((~whole.left).sum())), inputs.filters,
                         inputs.mart.ignored(ACCOUNTS, inputs.filters))


def key_column(table: CustomerTable, grouping: str) -> list[Any]:
    """The key of each customer's group."""
    if grouping == "grade":
        return [None if code == NO_GRADE else GRADES[code] for code in table.grade.tolist()]
    column: list[Any] = getattr(table, grouping).tolist()
    return column
