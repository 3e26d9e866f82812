from dataclasses import replace

from cockpit.filters import Filters
from models.filters import FilterState, Period


def test_that_narrowing_rings_once_and_equal_filters_do_not_ring(qtbot):
    filters, rings = Filters(), []
    filters.changed.connect(lambda: rings.append(filters.state))
    filters.narrow({"region": {"South"}})
    filters.narrow({"region": {"South"}})
    assert [state.keys("region") for state in rings] == [("South",)]


def test_that_back_and_forward_walk_the_same_states():
    filters = Filters()
    filters.narrow({"region": {"South"}})
    filters.set(compare="year")
    last = filters.state
    filters.back()
    filters.back()
    assert filters.state == FilterState()
    filters.forward()
    filters.forward()
    assert filters.state == last
    assert not filters.can_go_forward


def test_that_the_drill_path_is_a_trail_one_can_climb():
    filters = Filters()
    filters.drill({"region": {"South"}})
    filters.drill({"stage": {"Demo"}})
    assert [step.where for step in filters.trail()] == [(), (("region", ("South",)),)]
    filters.climb(1)
    assert filters.state.keys("region") == ("South",)
    assert not filters.state.keys("stage")
    assert len(filters.trail()) == 1


def test_that_going_back_shortens_the_trail():
    filters = Filters()
    filters.drill({"region": {"South"}})
    filters.back()
    assert filters.trail() == []


def test_that_excluding_adds_up_and_lifting_a_limit_removes_it():
    filters = Filters()
    filters.exclude("owner", {"1:a"})
    filters.exclude("owner", {"1:b"})
    assert dict(filters.state.exclude) == {"owner": ("1:a", "1:b")}
    filters.narrow({"region": {"South"}})
    filters.narrow({"region": set()})
    assert filters.state.where == ()


def test_that_equal_filters_are_equal_values_whatever_the_order():
    one = FilterState().narrowed("a", {"2", "1"}).narrowed("b", {"x"})
    two = FilterState().narrowed("b", {"x"}).narrowed("a", ("1", "2"))
    assert one == two
    assert hash(one) == hash(two)
    assert replace(one, period=Period()) == one
