"""Customers who went quiet: silent for two weeks, or dormant for longer (S0-27, S2-08)."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from models.customers.base import base_of, moment
from models.customers.contacts import DAY
from models.customers.deals import amounts
from models.customers.grades import GRADES, grade_book
from models.customers.leaving_dates import left_by
from models.customers.rows import account_members, keys_of
from models.facts import ACCOUNTS
from models.instants import from_micros, to_micros
from models.members import Members
from models.metric import Answer, Cell, Metric, Question, Row, Source
from models.wording import QT_TRANSLATE_NOOP


def compute_silent(question: Question, source: Source) -> Answer:
    """One row per customer with a win or an open deal who has not been heard for as long as the
    grade document calls silence; the largest amounts first. The value is the days of silence, NaN
    for somebody never heard. `detail.drops_tonight`: loses a grade by the next midnight."""
    base, book = base_of(question, source), grade_book(question, source)
    directory, at = base.directory(source), to_micros(moment(question))
    n = len(directory)
    worth = amounts(base.deals(source, question.filters.as_of), at, n)
    area = worth.area
    days = (at - base.contacts(source).mutual.last(at, n)) / DAY
    tonight = moment(question) + timedelta(days=1)
    falling = {one.account: one for one in book.pending()
               if one.why == "silence" and one.at <= tonight}
    concerned = (worth.won_deals > 0) | (worth.open_deals > 0)
    quiet = concerned & (np.isnan(days) | (days >= book.silence_days))
    quiet &= ~left_by(question, source, at)
    places = directory.chosen(question)
    places = places[quiet[places]]
    places = places[np.argsort(-area[places], kind="stable")]
    rows = []
    for place in places.tolist():
        account, grade = directory.keys[place], int(book.grade[place])
        rows.append(Row(
            keys_of(question, directory, place), float(days[place]), n=1,
            detail={"area_amount": int(area[place]), "open_amount": int(worth.open[place]),
                    "won_amount": int(worth.won[place]), "open_deals": int(worth.open_deals[place]),
                    "grade": GRADES[grade] if grade >= 0 else None,
                    "drops_tonight": account in falling,
                    "drops_to": falling[account].after if account in falling else None}))
    return Answer(tuple(rows))


def silent_members(question: Question, source: Source, cell: Cell) -> Members:
    return account_members(question, source, cell, compute_silent(question, source).rows,
                           {"days": "value", "grade": "grade"})


def compute_dormant(question: Question, source: Source) -> Answer:
    """One row per customer nobody has touched for so many days, who has no open deal and has not
    left; the longest rest comes first. The value is the days of rest."""
    base = base_of(question, source)
    directory, at = base.directory(source), to_micros(moment(question))
    n, limit = len(directory), int(question.options["days"])
    deals = base.deals(source, question.filters.as_of)
    worth = amounts(deals, at, n)
    last = base.contacts(source).every.last(at, n)
    born = directory.created.view(np.int64).astype(float)
    since = np.fmax(last, np.where(born > 0, born, np.nan))
    days = (at - since) / DAY
    won = np.bincount(deals.place[deals.won()], np.nan_to_num(deals.amount[deals.won()]), n)
    rest = (np.isnan(days) | (days >= limit)) & (worth.open_deals == 0)
    rest &= ~left_by(question, source, at)
    places = directory.chosen(question)
    places = places[rest[places]]
    places = places[np.argsort(-np.nan_to_num(days[places], nan=np.inf), kind="stable")]
    return Answer(tuple(Row(
        keys_of(question, directory, place), float(days[place]), n=1,
        detail={"won_ever": round(won[place]), "won_deals": int(worth.won_deals[place]),
                "last_touch": None if np.isnan(last[place])
                else from_micros(int(last[place])).isoformat()})
        for place in places.tolist()))


def dormant_members(question: Question, source: Source, cell: Cell) -> Members:
    return account_members(question, source, cell, compute_dormant(question, source).rows,
                           {"days": "value"})


SILENT = Metric(
    key="silent_customers",
    label=QT_TRANSLATE_NOOP("metrics", "Silent customers"),
    unit="days",
    section="15",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Customers with a win or an open deal who have not written, called or met for 14 days or "
        "more, or never: days since they last took part in a contact. Customers who left are not "
        "listed. The grade document says how long silence is."),
    facts=(ACCOUNTS,),
    answers=compute_silent,
    lists=silent_members,
    dated=False,
    row_dimensions=("account",),
)
DORMANT = Metric(
    key="dormant",
    label=QT_TRANSLATE_NOOP("metrics", "Dormant customers"),
    unit="days",
    section="15",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Customers without an open deal whom nobody has touched for 90 days or more: days since "
        "the last activity of any kind, or since they are known. Customers who left are not "
        "listed."),
    facts=(ACCOUNTS,),
    answers=compute_dormant,
    lists=dormant_members,
    options={"days": ("90", "30", "180", "365")},
    dated=False,
    row_dimensions=("account",),
)
METRIC = (SILENT, DORMANT)
