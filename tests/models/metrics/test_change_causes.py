"""The change ledger: every cause, and sums exact to the minor unit."""

import random

import numpy as np
import pytest

from models.metrics.change_causes import CAUSES, Side, causes, ledger

NOTHING = {"inside": False, "amount": 0, "exists": False, "status": None, "expected": np.nan,
           "owner": None, "stage": None}
OPEN = {"inside": True, "amount": 10_000, "exists": True, "status": "open", "expected": 100.0,
        "owner": "a", "stage": "1"}


def side(rows):
    kinds = {"inside": bool, "amount": np.int64, "exists": bool, "expected": float}
    return Side(**{name: np.array([row[name] for row in rows] + [None], object)[:-1].astype(
        kinds.get(name, object)) for name in OPEN})


@pytest.mark.parametrize(("before", "after", "cause", "added"), [
    (NOTHING, OPEN, "created", 10_000),
    (OPEN | {"inside": False, "status": "lost"}, OPEN, "reopened", 10_000),
    (OPEN | {"inside": False, "expected": 200.0}, OPEN, "pulled_in", 10_000),
    (OPEN | {"inside": False, "expected": np.nan}, OPEN, "pulled_in", 10_000),
    (OPEN | {"inside": False, "expected": 50.0}, OPEN, "pushed_in", 10_000),
    (OPEN | {"inside": False, "owner": "b"}, OPEN, "owner_in", 10_000),
    (OPEN | {"inside": False, "stage": "2"}, OPEN, "stage_in", 10_000),
    (OPEN | {"inside": False}, OPEN, "other_in", 10_000),
    (OPEN, OPEN | {"inside": False, "status": "won"}, "won", -10_000),
    (OPEN, OPEN | {"inside": False, "status": "lost"}, "lost", -10_000),
    (OPEN, OPEN | {"inside": False, "exists": False}, "deleted", -10_000),
    (OPEN, OPEN | {"inside": False, "expected": 200.0}, "pushed_out", -10_000),
    (OPEN, OPEN | {"inside": False, "expected": 50.0}, "pulled_out", -10_000),
    (OPEN, OPEN | {"inside": False, "owner": "b"}, "owner_out", -10_000),
    (OPEN, OPEN | {"inside": False, "stage": "2"}, "stage_out", -10_000),
    (OPEN, OPEN | {"amount": 12_000}, "amount_up", 2_000),
    (OPEN, OPEN | {"amount": 7_000}, "amount_down", -3_000),
    (OPEN, OPEN | {"stage": "2"}, None, 0),
    (OPEN | {"inside": False}, OPEN | {"inside": False, "amount": 5}, None, 0),
])
def test_that_every_change_has_its_one_cause(before, after, cause, added):
    found, amounts = causes(side([before]), side([after]))
    assert (found[0], amounts[0]) == (cause, added)


def test_that_a_win_at_another_amount_is_a_change_of_amount_and_then_the_win():
    found = ledger(10_000, 10_000, side([OPEN]), side(
        [OPEN | {"inside": False, "status": "won", "amount": 15_000}]))
    assert found.amounts["amount_up"] == 5_000
    assert found.amounts["won"] == -15_000
    assert found.closing == 0


def test_that_currencies_move_a_bar_of_their_own():
    found = ledger(10_000, 10_700, side([]), side([]))
    assert found.amounts["revaluation"] == 700
    assert found.closing == 10_700


def random_log(seed):
    """Changes of a few deals as (before, after) states, told by somebody who only knows states."""
    chance = random.Random(seed)
    changes, states = [], {}
    for _ in range(chance.randrange(0, 40)):
        name = chance.choice("abcde")
        before = states.get(name, NOTHING)
        after = dict(before if before["exists"] else OPEN)
        after["exists"] = True
        what = chance.choice(["amount", "status", "expected", "owner", "stage", "gone"])
        if what == "amount":
            after["amount"] = chance.randrange(0, 9_999_999)
        elif what == "status":
            after["status"] = chance.choice(["open", "won", "lost"])
            after["amount"] = chance.choice([after["amount"], chance.randrange(0, 9_999)])
        elif what == "expected":
            after["expected"] = chance.choice([50.0, 100.0, 200.0, np.nan])
        elif what in ("owner", "stage"):
            after[what] = chance.choice("ab12")
        elif before["exists"]:
            after["exists"] = False
        after["inside"] = (after["exists"] and after["status"] == "open"
                           and after["expected"] == 100.0 and after["owner"] in "a1")
        changes.append((before, after))
        states[name] = after
    return changes, states


@pytest.mark.parametrize("block", range(10))
def test_that_causes_sum_to_the_change_exactly_whatever_the_log(block):
    for seed in range(block * 1000, (block + 1) * 1000):
        changes, states = random_log(seed)
        split = random.Random(seed).randrange(0, len(changes) + 1)
        random.Random(seed).shuffle(rest := changes[split:])
        opening_states = {}
        # The state at the split is that before the first later change, or the last one.
        opening = closing = 0
        for before, after in changes[:split]:
            opening += after["inside"] * after["amount"] - before["inside"] * before["amount"]
        closing = sum(s["amount"] for s in states.values() if s["inside"])
        before, after = side([b for b, _ in rest]), side([a for _, a in rest])
        found = ledger(opening, opening + 3, before, after)
        assert found.closing == closing + 3, seed
        assert sum(found.amounts.values()) == found.closing - found.opening
        assert set(found.amounts) == set(CAUSES)
        assert not opening_states
