"""Customer health per account (metrics.md, section 16), as the health document defines it."""

from __future__ import annotations

import numpy as np

from models.customers.base import base_of, health_document, moment
from models.customers.contacts import TWO_WAY
from models.customers.deals import amounts
from models.facts import ACCOUNTS
from models.grouping import group_keys
from models.instants import to_micros
from models.members import Members, chosen, counted
from models.metric import NAN, Answer, Cell, Metric, Question, Row, Source
from models.wording import QT_TRANSLATE_NOOP

__all__ = ["METRIC", "TWO_WAY"]


def compute(question: Question, source: Source) -> Answer:
    """One row per account in the filter. In detail the inputs, their points and what each adds."""
    by = tuple(dict.fromkeys((*question.by, "account")))
    data = source.columns(ACCOUNTS, by, question.stock)
    if not len(data["account"]):
        return Answer(())
    found = group_keys([data[dimension].tolist() for dimension in by], by, source)
    base, document = base_of(question, source), health_document(question)
    place = base.directory(source).place
    scores = base.now(source, question)
    worth = amounts(base.deals(source, question.filters.as_of), to_micros(moment(question)),
                    len(place))
    health, values = scores.health, scores.values
    names = {"recency": "days_since_contact", "contacts": "contacts", "reply": "reply_hours",
             "deals": "deals_on_time"}
    rows = []
    for i, group in enumerate(found.groups):
        at = place[str(group[by.index("account")])]
        complete = float(health.completeness[at])
        rows.append(Row(
            found.keys(i), float(health.score[at]), n=1 if complete else 0,
            detail={
                "completeness": complete, "grey": complete < document.complete,
                **{names.get(name, name): float(column[at]) for name, column in values.items()},
                **{f"points_{name}": float(column[at])
                   for name, column in health.points.items()},
                **{f"adds_{name}": float(column[at])
                   for name, column in health.contributions.items()},
                "area_amount": int(worth.area[at]),
                "area_is_open": bool(worth.is_open[at]),
                "won_amount": int(worth.won[at]), "open_amount": int(worth.open[at]),
            },
        ))
    return Answer(tuple(rows))


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The accounts of the cell that have a score; they count where it is complete enough."""
    answer = compute(question, source)
    scores = {row.by["account"]: row for row in answer.rows
              if all(row.by.get(d) == k for d, k in cell.items()) and row.n}
    found = chosen(source, ACCOUNTS, question.stock, {}, names=("account", "owner", "region"))
    keys = found.columns["account"].tolist()
    listed = np.fromiter((key in scores for key in keys), bool, len(keys))
    sure = np.fromiter((key in scores and not scores[key].detail["grey"] for key in keys), bool,
                       len(keys))
    values = np.array([scores[key].value if key in scores else NAN for key in keys])
    columns = {**found.columns, "score": values}
    return counted(Members(found.fact, columns, found.counts), sure).where(listed)


METRIC = Metric(
    key="health",
    label=QT_TRANSLATE_NOOP("metrics", "Customer health"),
    unit="score",
    section="16",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "0 to 100 per customer, by the inputs and weights of the health document. As built in: "
        "days since the last two-way contact (weight 50; 100 at 7 days or "
        "less, 0 at 60 or more), two-way contacts in 30 days (25; 100 at 4 or more), median time "
        "to a reply in 90 days (15; 100 at 4 hours or less, 0 at 72 or more), share of open deals "
        "that are not overdue (10). What is not known is left out and the rest renormalised; "
        "below 60 % completeness a score is grey.",
    ),
    facts=(ACCOUNTS,),
    answers=compute,
    lists=members,
    dated=False,
    row_dimensions=("account",),
)
