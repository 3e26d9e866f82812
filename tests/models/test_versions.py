"""The walk through the log against the plain definition of "as of T", field by field."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from models.ladder import ladder
from models.versions import Event, Known, steps
from models.visits import Stays


def by_definition(events, at):
    """Known by T, not retired by an event observed by T, the last one in order for each field."""
    retired = {event.retires for event in events if event.observed <= at}
    held = {}
    for event in sorted(events, key=lambda event: event.order):
        if event.effective <= at and event.observed <= at and event.event_id not in retired:
            held[event.field] = event.new
    return held


@st.composite
def logs(draw):
    count = draw(st.integers(0, 8))
    return [
        Event(draw(st.sampled_from(["stage_id", "amount", "state"])),
              draw(st.sampled_from(["a", "b", None])), draw(st.integers(0, 6)),
              draw(st.integers(0, 6)), draw(st.integers(0, 1)), number, "native",
              draw(st.one_of(st.none(), st.integers(0, count))))
        for number in range(count)]


@settings(max_examples=500)
@given(logs(), st.randoms(use_true_random=False))
def test_that_walking_forward_meets_the_definition_at_every_moment(events, chance):
    chance.shuffle(events)
    known = Known()
    seen = {}
    for step in steps(events, known):
        seen[step.at] = {name: entries[-1][1] for name, entries in known.fields.items() if entries}
    for at in range(-1, 8):
        latest = max((moment for moment in seen if moment <= at), default=None)
        told = {} if latest is None else seen[latest]
        assert told == by_definition(events, at)


@settings(max_examples=300)
@given(logs())
def test_that_what_holds_at_the_beginning_of_a_stay_is_looked_up_by_when_it_happened(events):
    known = Known()
    for _ in steps(events, known):
        for entries in known.fields.values():
            assert entries == sorted(entries, key=lambda entry: entry[0])
    for field, entries in known.fields.items():
        for at in range(-1, 8):
            before = [entry for entry in entries if entry[0][0] <= at]
            assert known.value_at(field, at) == (before[-1][1] if before else None)


def test_that_the_same_event_read_twice_counts_once():
    event = Event("stage_id", "a", 1, 1, 0, 7, "native", None)
    known = Known()
    assert len(list(steps([event, event], known))) == 1
    assert len(known.fields["stage_id"]) == 1


def test_that_two_changes_in_the_same_second_keep_the_order_of_the_source():
    stages = ladder([
        {"connection_id": 1, "source_id": name, "pipeline_id": "p", "name": name, "order": order,
         "probability": None, "is_won": False, "is_lost": False, "rot_days": None, "active": True,
         "state": "live"} for order, name in enumerate("abc")])
    events = [Event("stage_id", "c", 5, 5, 2, 1, "native", None),
              Event("stage_id", "a", 5, 5, 0, 2, "native", None),
              Event("stage_id", "b", 5, 5, 1, 3, "native", None)]
    known, stays = Known(), Stays(stages, 1)
    for step in steps(events, known):
        stays.advance(step.at, step.stages, known)
    visits, _ = stays.rows()
    assert [(visit.stage_id, visit.outcome, visit.left) for visit in visits] == [
        ("a", "advanced", 5), ("b", "advanced", 5), ("c", "open", -(2**63))]
    assert (stays.climb.furthest, stays.climb.strict, stays.climb.visited) == (3, 3, 0b111)


def test_that_a_stage_out_of_use_stands_on_the_rank_before_it():
    rows = [{"connection_id": 1, "source_id": name, "pipeline_id": "p", "name": name,
             "order": order, "probability": None, "is_won": name == "w", "is_lost": False,
             "rot_days": None, "active": name != "old", "state": "live"}
            for order, name in enumerate(["a", "b", "old", "c", "w"])]
    found = ladder(rows)
    assert [found[f"1:{name}"].rank for name in ("a", "b", "old", "c", "w")] == [1, 2, 2, 3, 0]
    assert {stage.last for stage in found.values()} == {3}
