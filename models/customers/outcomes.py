"""Does health tell who will leave? The score of earlier moments against what came afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import numpy as np
import numpy.typing as npt

from models.customers.base import Base, base_of, moment
from models.customers.coded import Bools, Ints
from models.customers.colours import along, flips
from models.customers.contacts import DAY
from models.customers.leaving_dates import leaving_dates
from models.customers.scores import Scores
from models.documents.health import HealthDocument
from models.instants import from_micros, to_micros
from models.intervals import normal_quantile
from models.metric import NAN, Question, Source
from models.metrics.probability_scores import auc

Floats = npt.NDArray[np.float64]
Outcome = Literal["left", "silence"]
FEWEST = 10  # outcomes below which nothing is said
STEP = 30  # days from one origin to the next
MONTH = 30.4375
SILENT = 60  # days without a two-way contact that count as silence


@dataclass(frozen=True)
class Origin:
    """One moment the score was taken at. `auc` NaN where nobody, or everybody, went."""

    at: datetime
    n: int
    events: int
    auc: float


@dataclass(frozen=True)
class Outcomes:
    """How well low health announced the outcome within `horizon` days, all origins together.

    auc         chance that one who went scored below one who stayed; 0.5 says nothing. `low` and
                `high` at 95 % (Hanley and McNeil), where the same customer at two origins counts
                as two, so that the true interval is wider
    lift        share that went among the tenth with the least health, by the share of all
    flips_per_month  changes of colour per customer; completeness: mean of the scores
    curve       (share of customers, worst first; share of those who went among them)
    enough      False with fewer than ten outcomes; then no figure is given, and `note` says so
    """

    outcome: Outcome
    horizon: int
    n: int
    events: int
    auc: float
    low: float
    high: float
    lift: float
    flips_per_month: float
    completeness: float
    origins: tuple[Origin, ...]
    curve: tuple[tuple[float, float], ...]
    enough: bool
    note: str


def health_outcomes(question: Question, source: Source, document: HealthDocument, *,
                    outcome: Outcome = "left", horizon: int = 90, origins: int = 8) -> Outcomes:
    """Walk forward over moments a month apart, the last one `horizon` days before the moment of
    the question. Each score knows only what was known then; who had gone by then is out.

    Source: metrics.md, section 16; J. A. Hanley, B. J. McNeil (1982), Radiology 143, 29-36.
    """
    base, now = base_of(question, source), to_micros(moment(question))
    places = base.directory(source).chosen(question)
    moments = [now - (horizon + STEP * back) * DAY for back in range(origins - 1, -1, -1)]
    found = [base.before(source, document, at, question.days, question.task)
             for at in moments]
    told, scores, went = [], [], []
    for at, score in zip(moments, found, strict=True):
        asked, event = _event(base, question, source, outcome, at, horizon)
        kept = places[asked[places] & ~np.isnan(score.score[places])]
        scores.append(score.score[kept])
        went.append(event[kept])
        told.append(Origin(from_micros(at), len(kept), int(event[kept].sum()),
                           auc(-score.score[kept], event[kept])))
    score_, event_ = np.concatenate(scores), np.concatenate(went)
    n, events = len(score_), int(event_.sum())
    enough = FEWEST <= events <= n - FEWEST
    area = auc(-score_, event_) if enough else NAN
    low, high = interval(area, events, n - events)
    lift = _decile_rate(score_, event_) * n / events if enough else NAN
    complete = [one.completeness[places] for one in found]
    return Outcomes(
        outcome, horizon, n, events, area, low, high, lift,
        _flips(found, places, document), float(np.mean(complete)) if n else NAN,
        tuple(told), _curve(score_, event_) if enough else (), enough,
        "" if enough else "customers.few_outcomes")


def _event(base: Base, question: Question, source: Source, outcome: Outcome, at: int,
           horizon: int) -> tuple[Bools, Bools]:
    """Who is asked about at the origin, and to whom it happened within the horizon."""
    n, end = len(base.directory(source)), at + horizon * DAY
    contacts = base.contacts(source)
    gone = leaving_dates(question, source)
    with np.errstate(invalid="ignore"):
        here = ~(gone <= at)
        leaves = (gone > at) & (gone <= end)
    last = contacts.mutual.last(at, n)
    if outcome == "left":
        bought = base.spells(source)
        won = np.zeros(n, bool)
        rows = np.flatnonzero(bought.status.equals("won") & (bought.start <= at)
                              & (bought.place >= 0))
        won[bought.place[rows]] = True
        return here & won, leaves
    with np.errstate(invalid="ignore"):
        alive = last >= at - SILENT * DAY
        later = contacts.mutual.last(end, n) > last
    return here & alive, ~later


def interval(area: float, events: int, rest: int) -> tuple[float, float]:
    """At 95 %, kept inside 0 to 1."""
    if np.isnan(area) or not events or not rest:
        return NAN, NAN
    one, two = area / (2 - area), 2 * area**2 / (1 + area)
    spread = (area * (1 - area) + (events - 1) * (one - area**2)
              + (rest - 1) * (two - area**2)) / (events * rest)
    half = normal_quantile(0.95) * float(np.sqrt(max(spread, 0.0)))
    return max(area - half, 0.0), min(area + half, 1.0)


def _decile_rate(score: Floats, event: Bools) -> float:
    """Share that went among the least tenth; those that share its last score count in part."""
    size = max(len(score) / 10, 1.0)
    values, place, count = np.unique(score, return_inverse=True, return_counts=True)
    went = np.bincount(place, event.astype(float), len(values))
    taken = np.clip(size - (np.cumsum(count) - count), 0, count)
    return float((went * taken / count).sum() / size)


def _curve(score: Floats, event: Bools) -> tuple[tuple[float, float], ...]:
    values, place, count = np.unique(score, return_inverse=True, return_counts=True)
    went = np.bincount(place, event.astype(float), len(values))
    x, y = np.cumsum(count) / len(score), np.cumsum(went) / event.sum()
    picked = np.unique(np.searchsorted(x, np.linspace(0, 1, 51)).clip(max=len(x) - 1))
    return ((0.0, 0.0), *zip(x[picked].tolist(), y[picked].tolist(), strict=True))


def _flips(found: list[Scores], places: Ints, document: HealthDocument) -> float:
    """Changes of colour per customer and month, from origin to origin."""
    if len(found) < 2 or not len(places):
        return NAN
    colours = along([one.score[places] for one in found],
                    [one.completeness[places] for one in found], document)
    months = (found[-1].at - found[0].at) / DAY / MONTH
    return float(flips(colours).mean() / months)
