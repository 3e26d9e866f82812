"""Views under a name: kept, renamed, removed and brought back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from models.errors import CockpitError
from models.saved_views import (
    LONGEST,
    checked_name,
    remove,
    rename,
    restore,
    save,
    saved_views,
)

NOW = datetime(2026, 9, 14, 12, tzinfo=UTC)


def test_that_views_come_back_by_name(cache):
    save(cache, "west", "cockpit://funnel?period=all", now=NOW)
    save(cache, "  East \n side ", "cockpit://funnel?mode=dwell", now=NOW)
    assert [(view.name, view.link) for view in saved_views(cache)] == [
        ("East side", "cockpit://funnel?mode=dwell"), ("west", "cockpit://funnel?period=all")]
    assert saved_views(cache)[0].at == NOW


def test_that_a_name_is_not_taken_over_by_chance(cache):
    save(cache, "west", "cockpit://funnel", now=NOW)
    with pytest.raises(CockpitError) as error:
        save(cache, "west", "cockpit://forecast", now=NOW)
    assert error.value.code == "view.name_taken"
    assert saved_views(cache)[0].link == "cockpit://funnel"


def test_that_overwriting_gives_back_what_was_there(cache):
    save(cache, "west", "cockpit://funnel", now=NOW)
    before = save(cache, "west", "cockpit://forecast", now=NOW, overwrite=True)
    assert before is not None
    assert before.link == "cockpit://funnel"
    restore(cache, before)
    assert saved_views(cache) == (before,)


def test_that_renaming_keeps_the_link_and_refuses_a_taken_name(cache):
    save(cache, "a", "cockpit://funnel", now=NOW)
    save(cache, "b", "cockpit://forecast", now=NOW)
    with pytest.raises(CockpitError, match=r"view\.name_taken"):
        rename(cache, "a", "b")
    rename(cache, "a", "c")
    assert {view.name: view.link for view in saved_views(cache)} == {
        "b": "cockpit://forecast", "c": "cockpit://funnel"}
    rename(cache, "c", "c")
    with pytest.raises(CockpitError, match=r"view\.gone"):
        rename(cache, "a", "d")


def test_that_a_removed_view_is_put_back_as_it_was(cache):
    save(cache, "a", "cockpit://funnel", now=NOW)
    gone = remove(cache, "a")
    assert saved_views(cache) == ()
    with pytest.raises(CockpitError, match=r"view\.gone"):
        remove(cache, "a")
    restore(cache, gone)
    assert saved_views(cache) == (gone,)


@pytest.mark.parametrize("name", ["", " \t", "x" * (LONGEST + 1), "a\u202eb"])
def test_that_a_name_must_be_one_a_person_can_read(name):
    with pytest.raises(CockpitError, match=r"view\.no_name"):
        checked_name(name)


def test_that_views_outlive_a_wiped_connection_and_a_second_opening(cache, open_cache):
    save(cache, "华南", "cockpit://funnel", now=NOW)
    cache.close()
    assert [view.name for view in saved_views(open_cache())] == ["华南"]
