"""Customer health, version 1 (metrics.md, section 16)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Input:
    """One ingredient: full marks at `best` or better, none at `worst` or worse, linear between."""

    weight: float
    best: float
    worst: float

    def points(self, values: npt.ArrayLike) -> Floats:
        x = np.asarray(values, float)
        return np.clip((self.worst - x) / (self.worst - self.best), 0, 1) * 100


INPUTS = {
    "recency": Input(50, 7, 60),  # days since the last two-way contact
    "contacts": Input(25, 4, 0),  # two-way contacts in 30 days
    "reply": Input(15, 4, 72),  # median hours to a reply
    "deals": Input(10, 1, 0),  # share of open deals that are not overdue
}
COMPLETE = 0.6
"""Below this completeness a score is grey, whatever it is."""


@dataclass(frozen=True)
class Health:
    """Aligned arrays, one entry per customer. `score` 0 to 100, NaN where nothing is known;
    `completeness` 0 to 1; `points` per input 0 to 100, NaN where it is not known; `contributions`
    per input: what it adds to the score, their sum."""

    score: Floats
    completeness: Floats
    points: dict[str, Floats]
    contributions: dict[str, Floats]


def health(recency: npt.ArrayLike, contacts: npt.ArrayLike, reply: npt.ArrayLike,
           deals: npt.ArrayLike) -> Health:
    """Weighted mean of what is known; what is not (NaN) is left out and the rest renormalised.

    Source:  metrics.md, section 16, version 1.
    """
    given = {"recency": recency, "contacts": contacts, "reply": reply, "deals": deals}
    return weighed(INPUTS, {name: np.atleast_1d(np.asarray(values, float))
                            for name, values in given.items()})


def weighed(inputs: Mapping[str, Input], values: Mapping[str, Floats],
            unknown: Mapping[str, float] | None = None) -> Health:
    """The same with any inputs. `unknown` gives the points of inputs that count where they are
    not known; what is known alone makes the completeness."""
    stand_in = unknown or {}
    points = {name: one.points(values[name]) for name, one in inputs.items()}
    known = {name: ~np.isnan(p) for name, p in points.items()}
    taken = {name: np.where(known[name], p, stand_in.get(name, np.nan))
             for name, p in points.items()}
    present = np.sum([inputs[name].weight * ~np.isnan(p) for name, p in taken.items()], axis=0)
    weight = np.sum([inputs[name].weight * k for name, k in known.items()], axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = {name: np.where(np.isnan(p) | (weight == 0), 0.0,
                                inputs[name].weight * p / present)
                 for name, p in taken.items()}
    score = np.where(weight > 0, np.sum(list(parts.values()), axis=0), np.nan)
    return Health(score, weight / sum(one.weight for one in inputs.values()), points, parts)


def funnel_health(amounts: npt.ArrayLike, activity: npt.ArrayLike, advancement: npt.ArrayLike,
                  *, balance: float = 0.5) -> float:
    """Health of one stage, 0 to 100: weighted mean of activity and advancement of its deals.

    activity     2^(-days since the last two-way contact / median stay in the stage)
    advancement  chance to advance within 30 days at the deal's age, by that of a new deal, at
                 most 1
    amounts      weights; give ones to count deals alike
    NaN without deals. Source: metrics.md, section 17, a proposal of ours.
    """
    v, a, b = (np.asarray(x, float) for x in (amounts, activity, advancement))
    known = ~np.isnan(v) & ~np.isnan(a) & ~np.isnan(b)
    whole = v[known].sum()
    if not whole > 0:
        return float("nan")
    return float(100 * (v * (balance * a + (1 - balance) * b))[known].sum() / whole)


def pipeline_health(stages: npt.ArrayLike) -> float:
    """0.7 x mean + 0.3 x least over the stages that have a score: one sick stage shows."""
    x = np.asarray(stages, float)
    known = x[~np.isnan(x)]
    return float(0.7 * known.mean() + 0.3 * known.min()) if len(known) else float("nan")
