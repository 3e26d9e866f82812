"""The agenda keeps its order whatever is moved, removed and put back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from models.agenda import add, agenda, move, remove, restore
from models.errors import CockpitError

NOW = datetime(2026, 9, 14, 12, tzinfo=UTC)


@pytest.fixture
def items(cache):
    return [add(cache, title, f"cockpit://funnel?n={title}", now=NOW) for title in "abcd"]


def titles(cache) -> str:
    held = agenda(cache)
    assert [item.position for item in held] == list(range(len(held)))
    return "".join(item.title for item in held)


def test_that_items_stand_in_the_order_they_were_added(cache, items):
    assert agenda(cache) == tuple(items)
    assert titles(cache) == "abcd"


@pytest.mark.parametrize(("which", "to", "wanted"), [
    (0, 2, "bcad"), (3, 0, "dabc"), (1, 99, "acdb"), (2, -5, "cabd"), (1, 1, "abcd")])
def test_that_moving_shifts_the_others(cache, items, which, to, wanted):
    move(cache, items[which].id, to)
    assert titles(cache) == wanted


def test_that_a_removed_item_comes_back_to_its_place_once(cache, items):
    gone = remove(cache, items[1].id)
    assert titles(cache) == "acd"
    restore(cache, gone)
    restore(cache, gone)
    assert titles(cache) == "abcd"
    assert agenda(cache)[1] == items[1]


def test_that_what_is_gone_is_said_to_be_gone(cache, items):
    remove(cache, items[0].id)
    for act in (lambda: remove(cache, items[0].id), lambda: move(cache, items[0].id, 1)):
        with pytest.raises(CockpitError, match=r"agenda\.gone"):
            act()


def test_that_a_title_is_one_line_of_bearable_length(cache):
    item = add(cache, "two\nlines " + "x" * 1000, "cockpit://funnel", now=NOW)
    assert item.title.startswith("two lines x")
    assert len(item.title) == 200
    assert agenda(cache) == (item,)
