"""Who is likely to leave, by reasons anybody can check; no figure is learned from the data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from models.customers.base import base_of, days_earlier, health_document, moment
from models.customers.contacts import DAY, Contacts
from models.customers.deals import amounts, standing_now
from models.customers.leaving_dates import left_by
from models.customers.scores import inputs_at
from models.instants import to_micros
from models.metric import Question, Source

Floats = npt.NDArray[np.float64]
YEAR = 365
USUAL = 45.0  # longest pause, in days, of customers whose rhythm nobody knows
REASONS = {"silent": 50.0, "unanswered": 30.0, "falling": 20.0}
"""Reason -> how much of the 100 it can give.

silent      the pause by the longest one of the year before, from as long as it to three times
unanswered  our tries since the customer was last heard, five give all
falling     health lost in 60 days, fifty points give all
"""
ACTIONS = {"silent": "call", "unanswered": "other_contact", "falling": "visit"}
"""Reason -> what to do next, as a code."""


@dataclass(frozen=True)
class Risk:
    """`score` 0 to 100, what its `reasons` add up to: (code, points, facts), the largest first."""

    place: int
    account: str
    score: float
    reasons: tuple[tuple[str, float, dict[str, Any]], ...]
    actions: tuple[str, ...]
    area: int


def longest_pauses(contacts: Contacts, at: int, n: int) -> Floats:
    """Days of the longest pause between two-way contacts of the year before the last one; NaN
    with fewer than three."""
    stream = contacts.mutual
    rows = slice(int(np.searchsorted(stream.when, at - 2 * YEAR * DAY)), stream.until(at))
    place, when = stream.place[rows], stream.when[rows]
    kept = when >= stream.last(at, n)[place] - YEAR * DAY
    place, when = place[kept], when[kept]
    order = np.lexsort((when, place))
    place, when = place[order], when[order]
    same = place[1:] == place[:-1]
    found = np.full(n, -np.inf)
    np.maximum.at(found, place[1:][same], (when[1:] - when[:-1])[same] / DAY)
    return np.where(np.bincount(place, minlength=n) >= 3, found, np.nan)


def risks(question: Question, source: Source) -> tuple[Risk, ...]:
    """Customers in the filter who have bought and have not left, the likeliest to leave first;
    of two alike the one with more at stake. Those with no reason are not listed."""
    base, at = base_of(question, source), to_micros(moment(question))
    directory, contacts = base.directory(source), base.contacts(source)
    n, document = len(directory), health_document(question)
    deals = base.deals(source, question.filters.as_of)
    worth = amounts(deals, at, n)
    found = inputs_at(("recency", "unanswered"), contacts, standing_now(deals), at,
                      question.days, n)
    usual = longest_pauses(contacts, at, n)
    now = base.now(source, question).score
    before = base.before(source, document, days_earlier(question, 60), question.days,
                         question.task).score
    pause = found["recency"] / np.maximum(np.where(np.isnan(usual), USUAL, usual), 1.0)
    with np.errstate(invalid="ignore"):
        parts = {
            "silent": np.clip((pause - 1) / 2, 0, 1),
            "unanswered": np.clip(found["unanswered"] / 5, 0, 1) * (pause > 1),
            "falling": np.clip((before - now) / 50, 0, 1) * (pause > 1),
        }
    points = {name: np.nan_to_num(part) * REASONS[name] for name, part in parts.items()}
    score = np.sum(list(points.values()), axis=0)
    area = worth.area
    places = directory.chosen(question)
    kept = (worth.won_deals > 0) & (score > 0) & ~left_by(question, source, at)
    places = places[kept[places]]
    order = places[np.lexsort((places, -area[places], -score[places]))]
    facts: dict[str, Callable[[int], dict[str, Any]]] = {
        "silent": lambda i: {"days": float(found["recency"][i]),
                             "longest": None if np.isnan(usual[i]) else float(usual[i])},
        "unanswered": lambda i: {"tries": int(found["unanswered"][i])},
        "falling": lambda i: {"before": float(before[i]), "now": float(now[i])},
    }
    answer = []
    for place in order.tolist():
        reasons = sorted(((name, float(points[name][place]), facts[name](place))
                          for name in REASONS if points[name][place] > 0),
                         key=lambda one: -one[1])
        answer.append(Risk(place, directory.keys[place], float(score[place]), tuple(reasons),
                           tuple(ACTIONS[name] for name, _, _ in reasons), int(area[place])))
    return tuple(answer)
