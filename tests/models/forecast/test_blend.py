"""Weights of the blend, and duels between methods."""

import numpy as np
import pytest
from scipy.stats import binomtest

from models.forecast.blend import INSIDE, LEAST, Lesson, fitted, recipe_of
from models.forecast.duels import duel
from models.forecast.outlook import MODELLED


def lesson(n, seed=1, ratio=(1.0, 1.3, 0.8, 1.0, 1.1, 1.05)):
    """Ingredients that are off by a factor each, with noise that grows with the number."""
    generator = np.random.default_rng(seed)
    rest = generator.uniform(80, 120, n)
    noise = generator.normal(0, 1, (n, len(INSIDE))) * np.arange(1, len(INSIDE) + 1)
    inside = rest[:, None] * np.array(ratio) + noise
    return Lesson(inside, inside[:, :len(MODELLED)], rest, rest, np.full(n, 6))


def test_that_weights_are_never_negative_and_mind_who_was_close():
    found = lesson(60)
    weights = fitted(found.inside, found.rest)
    assert (weights >= 0).all()
    assert (found.inside @ weights) == pytest.approx(found.rest, rel=0.1)
    assert weights[0] > weights[1:4].max()


def test_that_a_single_ingredient_that_is_always_too_high_is_scaled_down():
    x = np.linspace(50, 150, 40)[:, None]
    weight = fitted(1.25 * x, x[:, 0])[0]
    assert 0.8 <= weight < 0.85  # drawn a little towards 1


def test_that_nothing_is_learned_from_too_few_origins_or_from_unfinished_ones():
    everything = frozenset(INSIDE)
    assert recipe_of(lesson(LEAST - 1), 6, everything) is None
    found = lesson(20)
    open_yet = Lesson(found.inside, found.beyond, np.full(20, np.nan), found.after,
                      found.weeks_left)
    assert recipe_of(open_yet, 6, everything) is None
    assert recipe_of(found, 6, everything).origins == 20


def test_that_an_ingredient_that_is_not_there_now_gets_no_weight():
    recipe = recipe_of(lesson(30), 6, frozenset(MODELLED))
    assert recipe.inside[len(MODELLED):].tolist() == [0, 0]
    assert recipe.inside[:len(MODELLED)].sum() > 0.5


def test_that_a_duel_counts_who_was_closer_and_says_how_sure():
    actual = np.full(12, 100.0)
    near, far = actual + 1.0, actual + np.linspace(5, 16, 12)
    found = duel(("near", "far"), "quarter", 4, (near, far), actual, 0)
    assert (found.wins, found.losses, found.n) == (12, 0, 12)
    assert found.difference == pytest.approx(0.01 - 0.105)
    assert found.sign_p == pytest.approx(binomtest(12, 12).pvalue)
    d = 1 - np.linspace(5, 16, 12)
    plain = d.mean() / np.sqrt(d.var() / 12) * np.sqrt(11 / 12)
    assert found.dm == pytest.approx(plain)
    assert found.dm_p < 0.001
    other = duel(("far", "near"), "quarter", 4, (far, near), actual, 0)
    assert other.dm == pytest.approx(-found.dm)


def test_that_two_alike_are_not_told_apart():
    actual = np.array([90.0, 100, 110, np.nan])
    same = duel(("a", "b"), "week", 1, (actual, actual), actual, 0)
    assert (same.wins, same.losses, same.n) == (0, 0, 3)
    assert np.isnan(same.sign_p)
    assert np.isnan(same.dm)
    none = duel(("a", "b"), "week", 1, (actual * np.nan, actual), actual, 0)
    assert (none.n, np.isnan(none.difference)) == (0, True)
