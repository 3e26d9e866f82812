"""Sellers side by side: results, activity and win rate, small numbers held back (section 19)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.cells import COUNT, total
from models.facts import ACTIVITIES, OPPORTUNITIES
from models.grouping import codes_of, grouped
from models.intervals import wilson
from models.members import Members, counted, equal, opportunities
from models.metric import NAN, TOO_FEW, Answer, Cell, Metric, Question, Row, Source
from models.wording import QT_TRANSLATE_NOOP

Floats = npt.NDArray[np.float64]
STATUSES = ("won", "lost")
SEVERAL = QT_TRANSLATE_NOOP(
    "metrics", "No single figure ranks people fairly: read amount, win rate with its interval and "
    "activity together.")


@dataclass(frozen=True)
class Shrunk:
    """Win rates pulled towards the team's by how little each person's own deals say.

    rates      (wins + a) / (closed + a + b); NaN without a prior
    strength   a + b: how many deals the team's rate weighs
    """

    rates: Floats
    strength: float


def shrunk(wins: npt.ArrayLike, closed: npt.ArrayLike) -> Shrunk:
    """Empirical Bayes with a beta prior by moments.

    Unit:    shares, aligned with the arguments.
    Source:  G. Casella (1985), Am. Stat. 39, 83-87; the variance between people is what is left
             of the spread of their rates after the binomial part; none left means one rate for all.
    """
    x, n = np.asarray(wins, float), np.asarray(closed, float)
    if n.sum() <= 0:
        return Shrunk(np.full(len(x), NAN), NAN)
    mean = x.sum() / n.sum()
    seen = n > 0
    rates = np.divide(x, n, out=np.full(len(x), mean), where=seen)
    weight = n.sum() - (n**2).sum() / n.sum()
    spread = float((n * (rates - mean) ** 2)[seen].sum()) - (seen.sum() - 1) * mean * (1 - mean)
    between = spread / weight if weight > 0 else 0.0
    if between <= 0 or not 0 < mean < 1:
        return Shrunk(np.full(len(x), mean), float("inf"))
    strength = max(mean * (1 - mean) / between - 1, 0.0)
    return Shrunk((x + strength * mean) / (n + strength), strength)


def compute(question: Question, source: Source) -> Answer:
    """A row per seller. `quadrant` splits activity and win rate at the medians of those ranked."""
    by = (*question.by, "owner")
    split = (*by, "status")
    cells = source.tally(OPPORTUNITIES, split, (COUNT, total("amount")), question.filters,
                         "closed", question.task)
    status = codes_of(cells.keys["status"], STATUSES)
    found = grouped(cells, by, source)
    n = found.table(status, 2, cells.measures["n"])
    amount = found.table(status, 2, cells.measures["amount"])
    contacts = _activities(question, source, by, found.groups)
    closed = n.sum(axis=1)
    low, high = wilson(n[:, 0], closed)
    fair = shrunk(n[:, 0], closed)
    ranked = closed >= TOO_FEW
    rates = np.divide(n[:, 0], closed, out=np.full(len(closed), NAN), where=closed > 0)
    busy = float(np.median(contacts[ranked])) if ranked.any() else NAN
    able = float(np.median(rates[ranked])) if ranked.any() else NAN
    rows = [
        Row(found.keys(i), float(amount[i, 0]), n=int(closed[i]), detail={
            "won": int(n[i, 0]), "lost": int(n[i, 1]),
            "win_rate": float(rates[i]), "win_low": float(low[i]), "win_high": float(high[i]),
            "win_rate_shrunk": float(fair.rates[i]),
            "activities": NAN if np.isnan(contacts[i]) else int(contacts[i]),
            "quadrant": "few" if not ranked[i] else "" if np.isnan(contacts[i])
            else _quadrant(contacts[i] >= busy, rates[i] >= able),
        })
        for i in np.argsort(-amount[:, 0], kind="stable").tolist()
        if closed[i]
    ]
    return Answer(tuple(rows), notes=(SEVERAL,) if rows else ())


def _quadrant(busy: bool, able: bool) -> str:
    return {(True, True): "lead", (True, False): "coach_skill", (False, True): "coach_activity",
            (False, False): "coach_both"}[bool(busy), bool(able)]


def _activities(question: Question, source: Source, by: tuple[str, ...],
                groups: tuple[tuple[str | int | None, ...], ...]) -> Floats:
    """Activities in the period per group; NaN where the dimension is unknown to activities."""
    if any(dimension not in source.dimensions(ACTIVITIES) for dimension in by):
        return np.full(len(groups), NAN)
    cells = source.tally(ACTIVITIES, by, (COUNT,), question.filters, "done", question.task)
    keys = zip(*(cells.keys[dimension].tolist() for dimension in by), strict=True)
    counts = dict(zip(keys, cells.measures["n"].tolist(), strict=True))
    return np.array([counts.get(group, 0) for group in groups], float)


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The deals closed in the period; those won count."""
    found = opportunities(source, question.filters, cell, when="closed")
    found = found.where(~equal(found.columns["status"], "open"))
    return counted(found, equal(found.columns["status"], "won"))


METRIC = Metric(
    key="leaderboard",
    label=QT_TRANSLATE_NOOP("metrics", "Leaderboard"),
    unit="money",
    section="19",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Won amount per seller of deals closed in the period, beside won and lost deals, the win "
        "rate with its interval, the win rate held back towards the team's where few deals speak "
        "(empirical Bayes), and activities done. Fewer than five closed deals are not ranked."),
    facts=(OPPORTUNITIES,),
    answers=compute,
    lists=members,
    row_dimensions=("owner",),
)
