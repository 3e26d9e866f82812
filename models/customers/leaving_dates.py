"""When customers left: by the account's own field, or by a renewal that was lost."""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt

from models.customers.base import base_of
from models.customers.coded import Bools, coded
from models.customers.deals import read_deals
from models.customers.known import records_of
from models.facts import OPPORTUNITIES
from models.filters import FilterState
from models.metric import Question, Source

Floats = npt.NDArray[np.float64]
FIELD = "churned_on"
RENEWAL = ("renew", "续约", "续费", "churn")
"""Words in the lost reason that say that a customer did not renew."""


def leaving_dates(question: Question, source: Source) -> Floats:
    """Per customer of the directory, in microseconds; NaN for those who stay, as far as is known
    at the moment of the question. The account's own word counts before a lost renewal; a win
    after a lost renewal takes it back."""
    base = base_of(question, source)
    return base.keep(("leaving", question.filters.as_of, records_of(question), question.days),
                     lambda: _found(question, source), question.task)


def _found(question: Question, source: Source) -> Floats:
    base = base_of(question, source)
    place = base.directory(source).place
    filters = FilterState(as_of=question.filters.as_of, scope=question.filters.scope)
    found = np.full(len(place), np.nan)
    deals = read_deals(source, place, filters)
    reason = coded(source, OPPORTUNITIES, ("lost_reason",), filters)["lost_reason"]
    renewal = reason.among([key for key in reason.keys if key and _renews(key)])
    lost = renewal & deals.status.equals("lost") & (deals.place >= 0) & (deals.closed > 0)
    won = deals.won()
    last_won = np.full(len(place), -np.inf)
    np.maximum.at(last_won, deals.place[won], deals.closed[won])
    np.fmax.at(found, deals.place[lost], deals.closed[lost].astype(float))
    found[found < last_won] = np.nan
    for account, text in records_of(question).fields.get(FIELD, {}).items():
        at = place.get(account)
        if at is not None and (day := _day(text)) is not None:
            found[at] = question.days.midnight(day)
    return found


def left_by(question: Question, source: Source, at: int) -> Bools:
    """Who has left by the moment (microseconds)."""
    with np.errstate(invalid="ignore"):
        gone: Bools = leaving_dates(question, source) <= at
    return gone


def _renews(reason: str) -> bool:
    return any(word in reason.lower() for word in RENEWAL)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
