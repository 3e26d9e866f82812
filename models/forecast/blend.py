"""The blend: non-negative weights for what other methods say, learned from earlier origins only
(metrics.md, section 12, method M7)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.forecast.bins import Bins
from models.forecast.outlook import CALLED, MODELLED
from models.forecast.parts import Part

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

INSIDE = (*MODELLED, *CALLED)
"""Ingredients for the weeks inside the quarter; after it nobody has called, so MODELLED."""
LEAST = 6  # earlier origins to learn from
PRIOR = 8.0  # what the starting weights count, in origins
FADE = 3.0  # weeks left by which an origin's say falls to 1/e


def fitted(x: Floats, y: Floats, say: Floats | None = None) -> Floats:
    """Non-negative weights for the columns of x, (origins, ingredients), that come closest to y.

    Least squares drawn towards starting weights that go with the inverse of each ingredient's
    own mean square error: few, much alike origins would otherwise pick one at random.
    Sources: C. L. Lawson, R. J. Hanson (1974), ch. 23; J. M. Bates, C. W. J. Granger (1969),
    Oper. Res. Q. 20, 451-468.
    """
    from scipy.optimize import nnls

    say = np.ones(len(y)) if say is None else say
    scale = float(np.mean(np.abs(x))) or 1.0
    x, y = x / scale, y / scale
    errors = (say[:, None] * (x - y[:, None]) ** 2).sum(axis=0) / say.sum()
    good = 1 / np.maximum(errors, 1e-6)
    start = good / good.sum()
    pull = np.sqrt(PRIOR * np.mean(x**2, axis=0))
    root = np.sqrt(say * len(say) / say.sum())
    rows = np.vstack([x * root[:, None], np.diag(pull)])
    found: Floats = nnls(rows, np.concatenate([y * root, pull * start]))[0]
    return found


@dataclass(frozen=True)
class Lesson:
    """Earlier origins as known at the moment: what ingredients said (NaN: nothing), what came.

    inside, beyond   (origins, ingredients) rest of the quarter; of the 13 weeks after it
    rest, after      (origins,) what came of them; NaN: not over yet
    weeks_left       (origins,)
    """

    inside: Floats
    beyond: Floats
    rest: Floats
    after: Floats
    weeks_left: npt.NDArray[np.int64]


@dataclass(frozen=True)
class Recipe:
    """Weights by ingredient; 0 for those not used. `origins`: how many were learned from."""

    inside: Floats
    beyond: Floats
    origins: int


def recipe_of(lesson: Lesson, weeks_left: int, there: frozenset[str]) -> Recipe | None:
    """Weights for the ingredients that are there now; None where there is too little to learn."""
    inside = np.array([name in there for name in INSIDE])
    beyond = inside[:len(MODELLED)]
    near = np.exp(-np.abs(lesson.weeks_left - weeks_left) / FADE)
    first = _weights(lesson.inside, lesson.rest, inside, near)
    second = _weights(lesson.beyond, lesson.after, beyond, np.ones(len(lesson.after)))
    if first is None or second is None:
        return None
    return Recipe(first[0], second[0], first[1])


def _weights(x: Floats, y: Floats, there: Bools, say: Floats) -> tuple[Floats, int] | None:
    if not there.any():
        return None
    rows = ~np.isnan(x[:, there]).any(axis=1) & ~np.isnan(y)
    if int(rows.sum()) < LEAST:
        return None
    found = np.zeros(x.shape[1])
    found[there] = fitted(x[np.ix_(rows, there)], y[rows], say[rows])
    return found, int(rows.sum())


def blended(recipe: Recipe, ingredients: dict[str, Part], bins: Bins) -> Part:
    """The ingredients mixed, and their draws alike: what sways all of them sways the blend."""
    inside = bins.inside
    shape = (bins.count,)
    opened, new, calls = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    draws = np.zeros_like(next(iter(ingredients.values())).draws)
    for i, name in enumerate(INSIDE):
        part = ingredients.get(name)
        after = recipe.beyond[i] if i < len(MODELLED) else 0.0
        if part is None or not (recipe.inside[i] or after):
            continue
        share = recipe.inside[i] * inside + after * (1 - inside)
        opened += share * part.from_open
        new += share * part.from_new
        calls += share * part.from_calls
        draws += share * part.draws
    called = max((part.called for part in ingredients.values()), default=0)
    return Part(opened, new, calls, draws, called=called)
