"""Kaplan-Meier against lifelines, tables of steps and paths against pm4py, on the same stays.

The peers live in an environment of their own, because of what they pin and of how they are
licensed: `python -m venv peers; peers/bin/pip install lifelines pm4py`; PEERS=peers/bin/python
names it. They get the rows in a file and answer in JSON; nothing of them is imported here.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from homes import big_company

from models.calendars import MISSING
from models.facts import VISITS
from models.filters import FilterState
from models.metric import Question
from models.metrics import dwell
from models.metrics.bottleneck import bottlenecks
from models.metrics.paths import path_map
from models.quantiles import EMPTY, Sample
from models.survival import kaplan_meier

pytestmark = pytest.mark.benchmark
PEERS = os.environ.get("PEERS", "")
TURNS = int(os.environ.get("TURNS", "5"))
PROBE = Path(__file__).with_name("peer_probe.py")
ASKED = np.array([24.0, 100.0, 240.0, 500.0, 1000.0, 2000.0])  # hours

if not PEERS or not Path(PEERS).exists():
    pytest.skip("PEERS names no interpreter with lifelines and pm4py", allow_module_level=True)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    with big_company(tmp_path_factory) as found:
        yield found


@pytest.fixture(scope="module")
def stays(world):
    """All stays of all deals as columns."""
    state = FilterState()
    coded = world.mart.coded(VISITS, ("opportunity", "stage", "to_stage", "region", "team"), state)
    dates = world.mart.columns(VISITS, ("entered", "left", "hours"), state)
    return coded, {name: dates[name].astype("datetime64[us]").astype(np.int64)
                   for name in ("entered", "left")}, dates["hours"].astype(float)


def peer(what, folder, rows):
    path = folder / f"{what}.npz"
    np.savez(path, **rows)
    ended = subprocess.run([PEERS, str(PROBE), what, str(path), str(TURNS)], check=True,
                           capture_output=True, text=True, timeout=900)
    return json.loads(ended.stdout.splitlines()[-1])


def seconds(work, turns=3 * TURNS):
    work()
    taken = []
    for _ in range(turns):
        before = time.perf_counter()
        work()
        taken.append(time.perf_counter() - before)
    return taken


def compared(told, what, ours, theirs, target):
    told(what, [one * 1e3 for one in ours])
    told(f"{what}, the peer", [one * 1e3 for one in theirs])
    ratio = float(np.median(theirs) / np.median(ours))
    told(f"{what}, ratio", ratio, "x", f"≥ {target} x" if target else "")
    return ratio


def events_of(world, stays):
    """An event per stage entered, closings included, as process mining wants them."""
    coded, dates, _ = stays
    closed = {one.key for one in world.mart.stages() if not one.is_open}
    ends = np.array([key in closed for key in coded["to_stage"].keys.tolist()], bool)[
        coded["to_stage"].codes]
    place = {key: code for code, key in enumerate(coded["stage"].keys.tolist())}
    into = np.array([place.get(key, -1) for key in coded["to_stage"].keys.tolist()])
    deal, region = (coded[name].codes.astype(np.int64) for name in ("opportunity", "region"))
    return {"deal": np.concatenate([deal, deal[ends]]),
            "stage": np.concatenate([coded["stage"].codes, into[coded["to_stage"].codes[ends]]]),
            "at": np.concatenate([dates["entered"], dates["left"][ends]]),
            "region": np.concatenate([region, region[ends]])}, place, closed


def asked(world):
    return Question(FilterState(), (), {}, world.calendar, world.now)


def test_that_survival_is_many_times_as_fast_as_lifelines_and_the_same(
        world, stays, told, tmp_path):
    coded, dates, hours = stays
    ended = dates["left"] != MISSING
    stage, team = (coded[name].codes.astype(np.int64) for name in ("stage", "team"))
    size = len(coded["team"].keys)
    used, group = np.unique(stage * size + team, return_inverse=True)
    rows = [np.flatnonzero(group == one) for one in range(len(used))]
    theirs = peer("survival", tmp_path, {"hours": hours, "ended": ended, "group": group,
                                         "asked": ASKED})
    question = replace(asked(world), by=("team",), options={"date": "entered"})

    def exact():
        return [kaplan_meier({"out": Sample.of(hours[mine][ended[mine]])},
                             Sample.of(hours[mine][~ended[mine]]), EMPTY) for mine in rows]

    def binned():
        return {(keys["stage"], keys["team"]): curve
                for keys, curve in dwell.curves(question, world.mart)}

    screen = binned()
    for one, ours, median, at in zip(used.tolist(), exact(), theirs["median"], theirs["at"],
                                     strict=True):
        keys = coded["stage"].keys[one // size], coded["team"].keys[one % size]
        assert ours.quantile(0.5) == pytest.approx(median, rel=1e-9)
        assert [ours.at(one) for one in ASKED.tolist()] == pytest.approx(at, abs=1e-9)
        assert screen[keys].quantile(0.5) == pytest.approx(median, rel=0.005, abs=1.0)
    told(f"stays, in {len(used)} stages x teams", len(hours), "rows")
    sharp = compared(told, "Kaplan-Meier of each, exact", seconds(exact), theirs["taken"], 20)
    rough = compared(told, "Kaplan-Meier of each, histogram (with filter and count)",
                     seconds(binned), theirs["taken"], 50)
    assert sharp >= 20
    assert rough >= 50


def test_that_moves_and_ways_are_those_of_pm4py_and_much_faster(world, stays, told, tmp_path):
    events, place, closed = events_of(world, stays)
    theirs = peer("paths", tmp_path, events)
    reopened = {f"s{place[key]}" for key in closed}  # what begins at a closing is no move
    found = path_map(asked(world), world.mart)
    counts, medians = {}, {}
    for edge in found.edges:
        if edge.to_stage is not None:
            key = f"s{place[edge.stage]} s{place[edge.to_stage]}"
            counts[key] = counts.get(key, 0) + edge.n
            medians[key] = edge.median_days
    assert counts == {key: n for key, n in theirs["counts"].items()
                      if key.split()[0] not in reopened}
    assert max(abs(medians[key] - theirs["edges"][key]) for key in medians) < 0.001  # days
    told("events", len(events["deal"]), "rows")
    ours = seconds(lambda: path_map(asked(world), world.mart))
    compared(told, "path map, against performance graph", ours, theirs["taken"], 30)
    both = np.add(np.median(theirs["ways"]), theirs["taken"])
    assert compared(told, "path map, against performance graph and variants", ours, both, 30) >= 30


def test_that_the_tables_of_steps_outrun_performance_graphs(world, stays, told, tmp_path):
    events, _, _ = events_of(world, stays)
    theirs = peer("regions", tmp_path, events)
    question = replace(asked(world), by=("region",), options={"date": "entered"})
    table = seconds(lambda: dwell.curves(question, world.mart))
    left_out = iter(world.owners)  # another seller each time: the same answer is kept

    def rank():
        state = FilterState(period=world.year, exclude=(("owner", (next(left_out),)),))
        bottlenecks(replace(asked(world), filters=state), world.mart, ("region",))

    ranked = seconds(rank)
    compared(told, "bottlenecks by region with worth, against performance graphs", ranked,
             theirs["taken"], 0)
    assert compared(told, "stages x regions with curves, against performance graphs", table,
                    theirs["taken"], 30) >= 30
