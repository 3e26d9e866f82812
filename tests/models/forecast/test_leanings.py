"""What people called, by how much they were off before, and what their calls are worth."""

from datetime import date

import numpy as np
import pytest

from models.calendars import DAY, Calendar
from models.forecast.calls import CallBook, track_of, valid_at
from models.forecast.leanings import PRIOR_QUARTERS, called_at, leanings_of
from models.forecast.moment import Wins
from models.instants import to_days

CALENDAR = Calendar("UTC")
Q1, Q2, Q3 = (to_days(date(2026, month, 1)) for month in (1, 4, 7))


def book(rows):
    """(person, quarter, day handed in, amount), sellers."""
    rows = sorted(rows, key=lambda row: row[2])
    n = len(rows)
    blank = np.full(n, None, object)
    return CallBook(
        np.array([f"k{i}" for i in range(n)], object), np.full(n, "seller", object),
        np.array([row[0] for row in rows], object), blank, blank, blank, blank,
        np.array([row[1] for row in rows]), np.array([row[2] * DAY for row in rows]),
        np.array([float(row[3]) for row in rows]))


def wins(rows):
    """(owner, day, amount)"""
    return Wins(np.array([f"w{i}" for i in range(len(rows))], object),
                np.array([row[0] for row in rows], object), np.full(len(rows), "boss", object),
                np.array([row[1] for row in rows]), np.full(len(rows), 50.0),
                np.array([float(row[2]) for row in rows]))


@pytest.fixture
def story():
    """Ann calls 30 % too much and Bob 25 % too little, in two quarters that are over."""
    rows, won = [], []
    for start in (Q1, Q2):
        for week in range(11):
            rows += [("ann", start, start + 2 + 7 * week, 130), ("bob", start, start + 2 + 7 * week,
                                                                75)]
        won += [("ann", start + 40, 100), ("bob", start + 50, 100)]
    rows += [("ann", Q3, Q3 + 1, 260), ("bob", Q3, Q3 + 1, 150), ("new", Q3, Q3 + 1, 50)]
    return book(rows), wins(won)


def test_that_the_call_before_midnight_of_the_monday_is_valid(story):
    found = track_of(story[0], "seller", Q3, CALENDAR)
    assert found.people == ("ann", "bob", "new")
    first = found.monday[0]
    assert first == to_days(date(2026, 1, 5))
    assert found.called[0].tolist()[:2] == [130, 75]
    assert found.weeks_left[0] == 13
    assert valid_at(story[0], "seller", Q3, (Q3 + 1) * DAY) == {}
    assert valid_at(story[0], "seller", Q3, (Q3 + 1) * DAY + 1)["ann"] == 260


def test_that_each_persons_bias_is_read_off_quarters_that_are_over(story):
    track = track_of(story[0], "seller", Q3 + 7, CALENDAR)
    found = leanings_of("seller", track, story[1], Q3)
    everybody = 205 / 200 - 1
    drawn = [(2 * own + PRIOR_QUARTERS * everybody) / (2 + PRIOR_QUARTERS)
             for own in (0.3, -0.25)]
    assert found.everybody == pytest.approx(everybody)
    assert found.bias.tolist() == pytest.approx([*drawn, everybody])
    before = leanings_of("seller", track, story[1], Q2 + 10)  # one quarter less
    assert before.bias[0] == pytest.approx((0.3 + everybody) / 2)


def test_that_the_bias_is_taken_off_the_calls(story):
    track = track_of(story[0], "seller", Q3 + 7, CALENDAR)
    leanings = leanings_of("seller", track, story[1], Q3)
    valid = valid_at(story[0], "seller", Q3, (Q3 + 7) * DAY)
    found = called_at(valid, 12, leanings, None)
    assert (found.raw, found.people) == (460, 3)
    expected = sum(call / (1 + bias) for call, bias in zip((260, 150, 50), leanings.bias,
                                                          strict=True))
    assert found.calibrated == pytest.approx(expected)
    one = called_at(valid, 12, leanings, {"bob"})
    assert one.raw == 150
    assert one.calibrated > 150
    assert one.raw_spread == pytest.approx(0.25)
    assert called_at(valid, 12, leanings, {"nobody"}) is None


def test_that_a_quarter_without_wins_teaches_nothing():
    nothing = wins([])
    track = track_of(book([("ann", Q1, Q1 + 2, 100)]), "seller", Q2, CALENDAR)
    found = leanings_of("seller", track, nothing, Q2)
    assert found.bias.tolist() == [0]
    assert np.isnan(called_at({"ann": 90.0}, 12, found, None).spread)
