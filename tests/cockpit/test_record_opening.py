"""From a line of a list to the customer it is about."""

import mart_world
import pytest

from cockpit.record_opening import account_of


@pytest.fixture
def mart():
    world = mart_world.World()
    mart_world.ladder_of(world)
    for key, name in (("a", "Alba"), ("b", "Twin"), ("c", "Twin")):
        world.record("accounts", key, name=name)
    world.opportunity("one", 10, [(10, "s1")], log={"account_id": "a"})
    world.opportunity("two", 10, [(10, "s1")], log={"account_id": "b"})
    yield world.mart()
    world.close()


@pytest.mark.parametrize(("record", "key"), [
    ({"account": "Alba"}, "1:a"), ({"opportunity": "Deal one"}, "1:a"),
    ({"account": "Twin", "opportunity": "Deal two"}, "1:b"), ({"account": "Twin"}, None),
    ({"account": None, "opportunity": None}, None), ({}, None), ({"opportunity": "other"}, None)])
def test_that_a_record_leads_to_its_customer_or_to_none(mart, record, key):
    assert account_of(mart, record) == key
