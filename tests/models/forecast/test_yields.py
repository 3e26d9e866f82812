"""What categories yielded: hand-made Mondays, and which of them teach which."""

from datetime import date

import numpy as np
import pytest

from models.calendars import Calendar
from models.forecast.bins import bins_of
from models.forecast.moment import Deals, Wins
from models.forecast.yields import alike, open_by_category, standing_of, yields_of
from models.instants import to_days

MONDAY = to_days(date(2026, 2, 2))


def deals(rows):
    """(key, category, amount, days without progress)"""
    n = len(rows)
    nothing = np.full(n, np.nan)
    return Deals(np.array([r[0] for r in rows], object), np.full(n, None, object),
                 np.array([r[1] for r in rows], object), np.array([float(r[2]) for r in rows]),
                 nothing, np.array([float(r[3]) for r in rows]), np.zeros(n, np.int64), nothing)


def wins(rows):
    n = len(rows)
    none = np.full(n, None, object)
    return Wins(np.array([r[0] for r in rows], object), none, none,
                np.array([MONDAY + r[1] for r in rows]), np.full(n, 9.0),
                np.array([float(r[2]) for r in rows]))


def test_that_a_yield_is_what_was_won_of_what_was_open_week_by_week():
    then = deals([("a", "commit", 100, 1), ("b", "commit", 300, 1), ("c", "pipeline", 200, 1),
                  ("stale", "commit", 999, 200), ("d", "commit", np.nan, 1)])
    standing = standing_of(bins_of(MONDAY, Calendar()), then)
    came = wins([("a", 3, 120), ("c", 8, 50), ("stale", 8, 999), ("new", 20, 70), ("b", 99, 300),
                 ("before", -1, 5)])
    found = yields_of([standing], came, MONDAY + 120)
    assert found.pooled["commit"][:3].tolist() == pytest.approx([0.3, 0, 0])
    assert found.pooled["pipeline"][:3].tolist() == pytest.approx([0, 0.25, 0])
    assert found.new[0, :3].tolist() == [0, 999, 70]  # without progress then: not standing
    assert found.pooled["commit"].sum() == pytest.approx(0.3)


def test_that_only_what_was_won_by_the_origin_counts():
    standing = standing_of(bins_of(MONDAY, Calendar()), deals([("a", "commit", 100, 1)]))
    assert yields_of([standing], wins([("a", 30, 100)]), MONDAY + 30).pooled["commit"].sum() == 0
    assert yields_of([], wins([]), MONDAY).n == 0


def test_that_mondays_at_the_same_week_of_their_quarter_teach():
    assert alike(MONDAY + 91, 8, (MONDAY, 9))
    assert not alike(MONDAY + 84, 8, (MONDAY, 8))  # its 13 weeks are not over
    assert not alike(MONDAY + 112, 6, (MONDAY, 9))
    assert alike(MONDAY + 91, 13, (MONDAY, 1))  # the weeks beside the turn of the quarter
    assert not alike(MONDAY + 2000, 9, (MONDAY, 9))


def test_that_open_amounts_are_summed_by_category():
    some = deals([("a", "commit", 100, 1), ("b", None, 50, 1), ("c", "commit", np.nan, 1)])
    assert open_by_category(some, np.arange(3)) == {"commit": 100, None: 50}
