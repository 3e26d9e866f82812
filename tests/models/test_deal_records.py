"""Records of deals read once per snapshot, held against reading them one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendars import MISSING
from models.metrics import stage_moves
from models.metrics.blockers_recorded import Reasons
from models.metrics.hygiene_contacts import EVERY, MEETING, MUTUAL, DealContacts

DEALS = ("a", "b", "c")
ROWS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 30), st.sampled_from([0, 2, 4, 6])),
                max_size=20)


def contacts_of(rows):
    rows = sorted(rows, key=lambda row: row[1])
    deal, when, sort = (np.array([row[i] for row in rows], np.int64) for i in range(3))
    return DealContacts({key: i for i, key in enumerate(DEALS)}, deal.astype(np.int32), when,
                        (sort | EVERY).astype(np.uint8))


@given(ROWS, st.integers(0, 30), st.lists(st.integers(0, 30), min_size=4, max_size=4),
       st.sampled_from([EVERY, MUTUAL, MEETING]))
def test_that_the_newest_and_the_first_contact_are_those_of_a_search_one_by_one(
        rows, at, since, sort):
    found = contacts_of(rows)
    mine = [[when for deal, when, kind in rows if deal == i and when <= at
             and (kind | EVERY) & sort] for i in range(4)]
    last = [max(times, default=np.nan) for times in mine]
    first = [min((when - since[i] for when in times if when >= since[i]), default=np.inf)
             for i, times in enumerate(mine)]
    for _ in range(2):  # kept from the first time
        np.testing.assert_array_equal(found.last(sort, at), last)
    np.testing.assert_array_equal(found.first_after(sort, np.array(since), at), first)


def test_that_a_deal_nobody_did_anything_about_has_a_number_of_its_own():
    found = contacts_of([(1, 5, 0)])
    assert found.numbers(np.array(["b", "x"], object)).tolist() == [1, 3]
    assert np.isnan(found.last(EVERY, 9)[3])


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 9)), max_size=12, unique=True),
       st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9), st.integers(0, 5), st.booleans()),
                min_size=1, max_size=12), st.integers(0, 12))
def test_that_the_reason_of_a_stay_is_the_last_one_told_while_it_lasted(told, stays, at):
    moments = np.unique(np.array([time for _, time in told], np.int64))
    order = sorted(told)
    texts = np.array([f"{deal} at {time}" for deal, time in order], object)
    reasons = Reasons(
        {key: i for i, key in enumerate(DEALS)}, moments,
        np.array([deal * (len(moments) + 1) + int(np.searchsorted(moments, time))
                  for deal, time in order], np.int64),
        np.array([time for _, time in order], np.int64), texts)
    names = np.array([(*DEALS, "nobody's")[deal] for deal, _, _, _ in stays], object)
    entered = np.array([start for _, start, _, _ in stays], np.int64)
    left = np.array([start + days if over else MISSING for _, start, days, over in stays],
                    np.int64)
    wanted = []
    for (deal, start, days, over) in stays:
        inside = [time for who, time in told if who == deal and start <= time <= at
                  and (not over or time < start + days)]
        wanted.append(f"{deal} at {max(inside)}" if inside else None)
    assert reasons.last(names, entered, left, at).tolist() == wanted


@pytest.mark.parametrize("table", [1 << 24, 0])
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 6)), min_size=1, max_size=30))
def test_that_groups_and_what_differs_in_them_are_counted_as_sets_say(table, rows):
    group, codes = (np.array(column, np.int64) for column in zip(*rows, strict=True))
    counted = np.arange(7) != 3
    before, stage_moves.TABLE = stage_moves.TABLE, table
    try:
        used, first, place = stage_moves._numbered(group, 5)
        several = stage_moves._different(place, codes, len(used))
        some = stage_moves._different(place, codes, len(used), counted)
    finally:
        stage_moves.TABLE = before
    wanted = np.unique(group, return_index=True, return_inverse=True)
    for mine, theirs in zip((used, first, place), wanted, strict=True):
        assert mine.tolist() == theirs.tolist()
    sets = [{code for who, code in rows if who == one} for one in used.tolist()]
    assert several.tolist() == [len(one) for one in sets]
    assert some.tolist() == [len(one - {3}) for one in sets]
