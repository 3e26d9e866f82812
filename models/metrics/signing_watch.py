"""Customers in the days after signing in which most new ones are lost (requirement S1-05)."""

from __future__ import annotations

import numpy as np

from models.customers.base import base_of, moment
from models.customers.deals import NO_DAY
from models.customers.leaving_dates import left_by
from models.customers.rows import account_members, keys_of
from models.facts import ACCOUNTS
from models.instants import from_micros, to_days, to_micros
from models.members import Members
from models.metric import Answer, Cell, Metric, Question, Row, Source
from models.wording import QT_TRANSLATE_NOOP

FIRST_DAY, LAST_DAY = 3, 7


def compute(question: Question, source: Source) -> Answer:
    """One row per customer on day 3 to 7 after the newest deal was won, the longest first; the
    value is the day. As asked only those nobody has touched since."""
    base = base_of(question, source)
    directory, deals = base.directory(source), base.deals(source, question.filters.as_of)
    n, at = len(directory), to_micros(moment(question))
    rows = np.flatnonzero(deals.won() & (deals.closed != NO_DAY) & (deals.closed <= at))
    rows = rows[np.argsort(deals.closed[rows], kind="stable")]
    newest = np.full(n, -1)
    newest[deals.place[rows]] = rows  # the latest comes last and stays
    places = directory.chosen(question)
    places = places[(newest[places] >= 0) & ~left_by(question, source, at)[places]]
    signed = deals.closed[newest[places]]
    days = to_days(question.days.day_of(moment(question))) - question.days.days_of(signed)
    touched = base.contacts(source).every.last(at, n)[places] > signed
    kept = (days >= FIRST_DAY) & (days <= LAST_DAY)
    if question.options["show"] == "missed":
        kept &= ~touched
    order = np.flatnonzero(kept)
    order = order[np.argsort(-days[order], kind="stable")]
    names = deals.deal.values()
    found = []
    for i in order.tolist():
        deal = int(newest[places[i]])
        amount = deals.amount[deal]
        found.append(Row(
            keys_of(question, directory, int(places[i])), float(days[i]), n=1,
            detail={"signed_at": from_micros(int(signed[i])).isoformat(),
                    "opportunity": names[deal], "touched": bool(touched[i]),
                    "amount": None if np.isnan(amount) else int(amount)}))
    return Answer(tuple(found))


def members(question: Question, source: Source, cell: Cell) -> Members:
    return account_members(question, source, cell, compute(question, source).rows,
                           {"days": "value", "opportunity": "opportunity"})


METRIC = Metric(
    key="post_signature_watch",
    label=QT_TRANSLATE_NOOP("metrics", "Just signed, not looked after"),
    unit="days",
    section="19",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Customers on day 3 to 7 after their newest deal was won to whom nobody has spoken or "
        "written since. The day of the win is the day the deal was closed; days are the company's "
        "own."),
    facts=(ACCOUNTS,),
    answers=compute,
    lists=members,
    options={"show": ("missed", "all")},
    dated=False,
    row_dimensions=("account",),
)
