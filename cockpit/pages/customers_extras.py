"""The lists of the customers page and the figures of its strip that need more than the table:
asked after the picture, so that nobody waits for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from models.customers.base import moment
from models.customers.grades import GradeChange, grade_book
from models.metric import Row, answer

if TYPE_CHECKING:
    from cockpit.context import Inputs
    from cockpit.pages.customers_data import CustomersData
    from models.task import Task

LIKELIEST = 3
LISTED_METRICS: dict[str, tuple[str, dict[str, str]]] = {
    "leaving": ("likely_to_leave", {"count": "50"}), "silent": ("silent_customers", {}),
    "dormant": ("dormant", {}), "signed": ("post_signature_watch", {"show": "all"}),
    "policy": ("policy_coverage", {}),
}
"""List -> metric and options."""
CHANGES = 2_000  # lines of the change log that are shown, newest first


@dataclass(frozen=True)
class CustomersExtras:
    """`rows` hold the answers of LISTED_METRICS by list; `changes` are the newest of
    `change_count`. `pending` is each customer's next grade change if nothing happens. `new`
    customers came in this quarter."""

    rows: dict[str, tuple[Row, ...]]
    changes: tuple[GradeChange, ...]
    change_count: int
    pending: dict[str, GradeChange]
    new: int

    @property
    def tonight(self) -> int:
        """Silent customers who lose a grade by the next midnight."""
        return sum(bool(row.detail["drops_tonight"]) for row in self.rows["silent"])

    @property
    def leaving(self) -> tuple[Row, ...]:
        """The likeliest to leave, the likeliest first."""
        return self.rows["leaving"][:LIKELIEST]

    def policy(self, grade: str) -> Row | None:
        return next((row for row in self.rows["policy"] if row.by.get("grade") == grade), None)


def load(inputs: Inputs, data: CustomersData, task: Task) -> CustomersExtras:
    """What belongs to `data`."""
    question = replace(inputs.question(), task=task)
    rows = {}
    for name, (key, options) in LISTED_METRICS.items():
        rows[name] = answer(key, replace(question, options=options), inputs.mart).rows
        task.check()
    book = grade_book(question, inputs.mart)
    here = set(data.table.account.tolist())
    pending = {one.account: one for one in book.pending() if one.account in here}
    changes = tuple(one for one in book.changes() if one.account in here)
    calendar = question.days
    today = calendar.day_of(moment(question))
    quarter = calendar.around("quarter", today).start or today
    began = np.datetime64(calendar.midnight(quarter), "us")
    return CustomersExtras(rows, changes[:CHANGES], len(changes), pending,
                           int((data.table.created >= began).sum()))
