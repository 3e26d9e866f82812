"""Whatever happens after a moment, and in whatever order rows lie: the forecast as of the moment,
and all it learned from the past, stay the same."""

from dataclasses import astuple

import forecast_world
import mart_world
import numpy as np
import pytest

from models.documents.document import Revision, Shelf
from models.documents.stages import DocumentPipeline, DocumentStage, StageDocument, to_body
from models.errors import Cancelled
from models.filters import FilterState
from models.forecast import memory
from models.forecast.backtest import backtest
from models.forecast.rolling import rolling
from models.metric import Question
from models.task import Task

ORIGIN = 396  # 2027-02-01, a Monday


def ask(at=ORIGIN, documents=None, **where):
    state = FilterState(as_of=mart_world.day(at))
    for dimension, key in where.items():
        state = state.narrowed(dimension, {key})
    return Question(state, calendar=mart_world.UTC_CALENDAR, documents=documents or {})


def shelf_of(*published):
    """Revisions that give every stage a probability: (published at, in force from, share)."""
    return {"shelf": Shelf({"stages": tuple(
        Revision("stages", n + 1, 1, "", f"h{n}", "me", mart_world.day(at), mart_world.day(begins),
                 "r", "v", to_body(StageDocument((DocumentPipeline("1:p", "P", tuple(
                     DocumentStage(f"1:s{n}", f"s{n}", share) for n in range(1, 5))),))))
        for n, (at, begins, share) in enumerate(published))})}


def told(entries, **where):
    """Everything said as of the origin, as numbers and names."""
    world = forecast_world.built(entries)
    try:
        mart = world.mart()
        test = backtest(ask(**where), mart)
        assert test.reported.sum() > 5
        found = rolling(ask(**where), mart, walk=True)
        assert found.outlook("blend").known
        return [*astuple(found), *astuple(test)]
    finally:
        world.close()


def same(first, second):
    if isinstance(first, (tuple, list)):
        return len(first) == len(second) and all(map(same, first, second))
    if isinstance(first, (np.ndarray, float)):
        return bool(np.allclose(first, second, rtol=1e-9, atol=1e-6, equal_nan=True))
    return first == second


def mutated(entries, generator):
    """Only what was known by the origin, and then quite another future."""
    kept = [entry for entry in entries if entry[1] <= ORIGIN]
    deals = [entry[2] for entry in kept if entry[0] == "deal"]
    later = ORIGIN + 0.001
    for i, name in enumerate(generator.choice(deals, 40, replace=False)):
        at, known = later + float(generator.uniform(0, 60)), float(generator.uniform(1, 60))
        what = [("event", at, name, "stage_id", "W", at),
                ("event", at, name, "amount", "987654", at),
                ("event", later + known, name, "stage_id", "W", ORIGIN - 30.0),  # told too late
                ("event", at, name, "state", "deleted", at),
                ("event", at, name, "owner_id", "u1", at),
                ("event", at, name, "forecast_category", "commit", at),
                ("activity", at, f"later{i}", name)][i % 7]
        kept.append(what)
    for i in range(20):
        kept.append(("deal", later + i, f"new{i}", {"amount": "5000", "owner_id": "u2"}))
        kept.append(("event", later + i + 1, f"new{i}", "stage_id", "W", later + i + 1))
    start, end = forecast_world.QUARTERS[4:6]
    kept.append(("call", later, "wild", "u1", "seller", start, end, 10**9))
    kept.append(("call", later, "wilder", "boss", "manager", *forecast_world.QUARTERS[:2], 10**9))
    return kept


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_that_nothing_after_the_origin_changes_anything_at_it(seed):
    entries = forecast_world.company(seed)
    generator = np.random.default_rng(seed)
    before = told(entries)
    assert same(before, told([entry for entry in entries if entry[1] <= ORIGIN]))
    assert same(before, told(mutated(entries, generator)))


def test_that_what_is_known_before_the_origin_does_change_it():
    entries = forecast_world.company(1)
    name = next(e[2] for e in entries if e[0] == "deal" and 330 < e[1] < 340)
    changed = [*entries, ("event", ORIGIN - 1, name, "stage_id", "W", ORIGIN - 1),
               ("event", ORIGIN - 1, name, "amount", "5000", ORIGIN - 1)]
    assert not same(told(entries), told(changed))


@pytest.mark.parametrize("where", [{"owner": "1:u2"}, {"size": "big"}])
def test_that_a_filtered_forecast_does_not_leak_either(where):
    entries = forecast_world.company(4)
    assert same(told(entries, **where), told(mutated(entries, np.random.default_rng(9)), **where))


def test_that_the_order_of_rows_does_not_matter():
    entries = forecast_world.company(5)
    shuffled = [entry for kind in ("deal", "event", "activity", "call")
                for entry in entries if entry[0] == kind]
    order = np.random.default_rng(3).permutation(len(entries))
    mixed = [shuffled[i] for i in order]
    # A log is in the order of its deals: only the order among deals, calls and visits is free.
    mixed.sort(key=lambda entry: 0 if entry[0] == "deal" else 1)
    assert same(told(entries), told(mixed))


def test_that_walking_to_an_earlier_moment_first_gives_the_same_steps():
    world = forecast_world.built(forecast_world.company(6))
    mart, other = world.mart(), world.mart()
    backtest(ask(ORIGIN - 70), mart)
    first, second = backtest(ask(), mart), backtest(ask(), other)
    assert same(astuple(first), astuple(second))
    world.close()


def test_that_a_document_changes_only_mondays_at_which_it_was_published_and_in_force():
    world = forecast_world.built(forecast_world.company(7))
    changed = 300  # a Monday of the walk

    def stages(documents):
        test = backtest(ask(documents=documents), world.mart())
        days = np.array([(day - mart_world.day(0).date()).days for day in test.origins])
        return days, test.forecast[0], test.forecast[-2]

    days, plain, blend = stages({})
    _, later, mixed = stages(shelf_of((changed, changed, 0.9)))
    before = days < changed
    assert before.sum() > 5
    assert np.array_equal(plain[before], later[before], equal_nan=True)
    assert np.array_equal(blend[before], mixed[before], equal_nan=True)
    assert (plain[~before, -1] != later[~before, -1]).all()
    _, backdated, _ = stages(shelf_of((changed, changed - 100, 0.9)))
    assert np.array_equal(later, backdated, equal_nan=True)
    _, planned, _ = stages(shelf_of((changed - 100, changed, 0.9)))
    assert np.array_equal(later, planned, equal_nan=True)
    world.close()


def test_that_publishing_walks_only_the_mondays_after_it_anew():
    world = forecast_world.built(forecast_world.company(7))
    mart = world.mart()
    backtest(ask(documents=shelf_of((50, 50, 0.2))), mart)
    (kept,) = memory.kept_of(mart).shelves["walk"].values()
    before = len(kept)
    backtest(ask(documents=shelf_of((50, 50, 0.2), (ORIGIN - 15, ORIGIN - 15, 0.4))), mart)
    assert 0 < len(kept) - before <= 3
    world.close()


def test_that_a_walk_that_is_done_waits_for_nobody():
    world = forecast_world.built(forecast_world.company(7))
    mart, task = world.mart(), Task()
    first = rolling(ask(), mart, walk=True)
    task.cancel()
    with memory.kept_of(mart).walking:
        assert same(astuple(rolling(ask(), mart, task, walk=True)), astuple(first))
        with pytest.raises(Cancelled):
            rolling(ask(size="big"), mart, task, walk=True)
    world.close()


def test_that_no_more_mondays_are_kept_than_one_walk_looks_back_on():
    from models.forecast.yields import alike

    origin = 20_000
    needed = [day for day in range(origin - 1_000, origin, 7) if alike(origin, 5, (day, 5))]
    assert (origin - min(needed)) / 7 < memory._STANDINGS < 100
