"""A customer's health over time, and what moved it between two moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt

from models.customers.base import base_of, health_document, inputs_of, moment
from models.customers.colours import Codes, along, flips
from models.customers.scores import Scores, inputs_at, scored, weeks_before
from models.instants import to_micros
from models.metric import NAN, Question, Source

Floats = npt.NDArray[np.float64]
MONTH = 30.4375  # days
WEEKS = 53


@dataclass(frozen=True)
class HealthHistory:
    """Aligned by moment, oldest first: beginnings of weeks, and the moment of the question last.
    `at`: datetime64 in microseconds, UTC. `adds` sum to `health`. `flips` counts changes between
    two colours that are not grey."""

    account: str
    at: npt.NDArray[np.datetime64]
    health: Floats
    completeness: Floats
    colour: Codes
    values: dict[str, Floats]
    adds: dict[str, Floats]
    flips: int
    flips_per_month: float


def health_history(account: str, question: Question, source: Source, *, weeks: int = WEEKS
                   ) -> HealthHistory:
    """Each point as it was known then. Errors: KeyError for nobody."""
    moments = weeks_before(moment(question), weeks, question.days)
    now = to_micros(moment(question))
    if moments[-1] != now:
        moments.append(now)
    found = _along(account, moments, question, source)
    health = np.concatenate([one.score for one in found])
    complete = np.concatenate([one.completeness for one in found])
    document = health_document(question)
    colours = along([one.score for one in found], [one.completeness for one in found], document)
    count = int(flips(colours)[0])
    months = (moments[-1] - moments[0]) / 86_400_000_000 / MONTH
    names = [one.key for one in document.used]
    return HealthHistory(
        account, np.array(moments, "datetime64[us]"), health, complete, np.concatenate(colours),
        {name: np.concatenate([one.values[name] for one in found]) for name in names},
        {name: np.concatenate([one.health.contributions[name] for one in found])
         for name in names},
        count, count / months if months > 0 else NAN)


def _along(account: str, moments: list[int], question: Question, source: Source) -> list[Scores]:
    """Scores of one customer, each array with one entry."""
    base, document = base_of(question, source), health_document(question)
    place = base.directory(source).place[account]
    contacts = base.contacts(source).of(place)
    spells = base.spells(source).of(place)
    names = inputs_of(document)
    return [scored(document, inputs_at(names, contacts, spells.standing(at), at, question.days, 1),
                   at) for at in moments]


@dataclass(frozen=True)
class Move:
    """Why health moved: `before` + what each input did + `composition` = `after`, exactly.

    `parts` hold the inputs known at both moments, at the weights of the later one; `composition`
    is what inputs did that appeared or disappeared. All NaN where a score is unknown.
    """

    account: str
    earlier: datetime
    later: datetime
    before: float
    after: float
    parts: dict[str, float]
    composition: float
    values_before: dict[str, float]
    values_after: dict[str, float]


def moved(account: str, earlier: datetime, question: Question, source: Source) -> Move:
    """From an earlier moment to that of the question. Errors: KeyError for nobody.

    Source: metrics.md, section 16: weight x change of the points / sum of the weights.
    """
    later = moment(question)
    then, now = _along(account, [to_micros(earlier), to_micros(later)], question, source)
    document = health_document(question)
    stayed = [one for one in document.used if not (
        np.isnan(then.health.points[one.key][0]) or np.isnan(now.health.points[one.key][0]))]
    weight = sum(one.weight for one in document.used
                 if not np.isnan(now.health.points[one.key][0]) or one.missing != "ignore")
    before, after = float(then.score[0]), float(now.score[0])
    known = not (np.isnan(before) or np.isnan(after))
    parts = {one.key: (one.weight * float(
        now.health.points[one.key][0] - then.health.points[one.key][0]) / weight
        if known else NAN) for one in stayed}
    rest = after - before - sum(parts.values()) if known else NAN
    return Move(
        account, earlier, later, before, after, parts, 0.0 if abs(rest) < 1e-9 else rest,
        {name: float(values[0]) for name, values in then.values.items()},
        {name: float(values[0]) for name, values in now.values.items()})
