"""Changes of rates, split along dimensions and as a tree: parts sum, alerts ring."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import mart_world
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.filters import FilterState, Period
from models.metric import Question
from models.metrics.change_tree import Target, change_of, change_tree

FIRST, SECOND = date(2026, 1, 1), date(2026, 4, 1)
WINS = Target("win_rate")


def question(compare="previous"):
    state = FilterState(Period(SECOND, date(2026, 7, 1)), compare=compare,
                        as_of=mart_world.day(181))
    return Question(state, (), {}, mart_world.UTC_CALENDAR)


def world_of(sides):
    """sides: per period (source, product, won, lost), ..."""
    world = mart_world.World()
    mart_world.ladder_of(world)
    for product in ("x", "y", "z"):
        world.record("products", product, name=product, line=f"Line {product}")
    number = 0
    for start, groups in zip((0, 90), sides, strict=True):
        for source, product, won, lost in groups:
            for place in range(won + lost):
                end = "W" if place < won else "L"
                world.opportunity(f"d{number}", start + 1, [(start + 1, "s1"), (start + 9, end)],
                                  lead_source=source, log={"product_id": product})
                number += 1
    return world


GOLDEN = ([("enterprise", "x", 20, 80), ("smb", "x", 150, 150)],
          [("enterprise", "x", 42, 158), ("smb", "x", 52, 48)])


def test_that_the_golden_change_is_split_as_computed_by_hand_and_rings_the_alert():
    world = world_of(GOLDEN)
    found = change_of(question(), world.mart(), WINS, ("lead_source",))
    assert found.before.value == pytest.approx(0.425)
    assert found.after.value == pytest.approx(0.31333, abs=5e-6)
    split = found.dimensions[0]
    assert (split.mix, split.rate) == pytest.approx((-0.12708, 0.01542), abs=5e-6)
    mixes = {part.key: part.mix for part in split.parts}
    assert mixes == pytest.approx({"enterprise": -0.0684, "smb": -0.05868}, abs=5e-6)
    assert found.simpson == ("lead_source",)
    assert sum(found.mixes) + found.rate == pytest.approx(found.total)
    world.close()


@pytest.mark.parametrize(("sides", "way"), [
    (GOLDEN, "fell"),
    (GOLDEN[::-1], "rose"),  # every part fell
    ((GOLDEN[0], GOLDEN[0]), ""),
    (([("enterprise", "x", 20, 80), ("smb", "x", 150, 150)],
      [("enterprise", "x", 22, 78), ("smb", "x", 160, 140)]), ""),  # all of it rose
])
def test_that_a_paradox_tells_which_way_the_whole_went(sides, way):
    world = world_of(sides)
    along = change_of(question(), world.mart(), WINS, ("lead_source",)).dimensions[0]
    assert (along.paradox, along.simpson) == (way, bool(way))
    world.close()


GROUPS = st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from(["x", "y", "z"]),
                            st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=5)


@settings(max_examples=25, deadline=None)
@given(GROUPS, GROUPS)
def test_that_all_parts_sum_to_the_change(before, after):
    world = world_of((before, after))
    mart, asked = world.mart(), question()
    found = change_of(asked, mart, WINS, ("lead_source", "product_line"))
    tree = change_tree(asked, mart, WINS, chosen=("lead_source", "product_line"), depth=2)
    if found.before.n and found.after.n:
        for split in found.dimensions:
            assert split.mix + split.rate == pytest.approx(found.total, abs=1e-12)
            assert sum(part.total for part in split.parts) == pytest.approx(found.total, abs=1e-12)
        assert sum(found.mixes) + found.rate == pytest.approx(found.total, abs=1e-9)
        parent = tree.root
        for level in tree.levels:
            assert sum(node.contribution for node in level.nodes) == pytest.approx(
                parent.contribution, abs=1e-12)
            for node in level.nodes:
                assert node.mix + node.rate == pytest.approx(node.contribution, abs=1e-12)
            if level.opened < 0:
                break
            parent = level.nodes[level.opened]
    world.close()


def test_that_the_dimension_whose_segments_changed_differently_is_proposed_first():
    sides = [[(source, product, 30, 30) for source in "ab" for product in "xyz"],
             [(source, product, 6 if source == "a" else 30, 54 if source == "a" else 30)
              for source in "ab" for product in "xyz"]]
    world = world_of(sides)
    tree = change_tree(question(), world.mart(), WINS, ("product_line", "lead_source"))
    first = tree.levels[0]
    assert first.dimension == "lead_source"
    assert first.nodes[first.opened].cell == {"lead_source": "a"}
    assert first.nodes[0].contribution == pytest.approx(tree.root.contribution, abs=1e-9)
    assert [level.dimension for level in tree.levels] == ["lead_source", "product_line"]
    world.close()


def test_that_a_dimension_and_a_node_chosen_by_hand_are_followed():
    world = world_of(GOLDEN)
    mart = world.mart()
    tree = change_tree(question(), mart, WINS, chosen=("product_line", "lead_source"),
                       opened=("Line x", "smb"))
    assert [level.dimension for level in tree.levels[:2]] == ["product_line", "lead_source"]
    smb = tree.levels[1].nodes[tree.levels[1].opened]
    assert smb.cell == {"product_line": "Line x", "lead_source": "smb"}
    assert (smb.before.n, smb.after.n) == (300, 100)
    gone = change_tree(question(), mart, WINS, chosen=("lead_source",), opened=("nobody",))
    assert gone.levels[0].opened == -1
    world.close()


def test_that_a_conversion_counts_the_stays_that_have_ended():
    world = mart_world.World()
    mart_world.ladder_of(world)
    for number in range(12):
        start = 0 if number < 6 else 91
        end = "s2" if number % 3 else "L"
        moves = [(start + number, "s1")] + ([(start + number + 4, end)] if number != 11 else [])
        world.opportunity(f"d{number}", start + number, moves, lead_source="a")
    found = change_of(question(), world.mart(), Target("conversion", "1:s1"), ("lead_source",))
    assert (found.before.yes, found.before.n) == (4, 6)
    assert (found.after.yes, found.after.n) == (3, 5)
    world.close()


def test_that_the_earlier_period_is_seen_at_the_age_of_the_later_one():
    world = mart_world.World()
    mart_world.ladder_of(world)
    for number in range(4):
        # Half of them leave 150 days after they came: later than anybody of the window can have.
        days = 5 if number % 2 else 150
        world.opportunity(f"d{number}", 2, [(2, "s1"), (2 + days, "s2")], lead_source="a")
        world.opportunity(f"e{number}", 92, [(92, "s1"), (97, "s2")] if number % 2 else
                          [(92, "s1")], lead_source="a")
    found = change_of(question(), world.mart(), Target("conversion", "1:s1"), ("lead_source",))
    assert (found.before.n, found.after.n) == (2, 2)
    world.close()


def test_that_without_an_earlier_period_there_is_no_change():
    world = world_of(GOLDEN)
    asked = replace(question(), filters=replace(question().filters, period=Period(None, SECOND)))
    # An open beginning leaves the last quarter that is over, which has one before it.
    assert change_of(asked, world.mart(), WINS, ("lead_source",)) is not None
    empty = mart_world.World()
    mart_world.ladder_of(empty)
    found = change_of(question(), empty.mart(), WINS, ("lead_source",))
    assert (found.before.n, found.after.n, found.simpson) == (0, 0, ())
    assert change_tree(question(), empty.mart(), WINS).levels == ()
    world.close()
    empty.close()
