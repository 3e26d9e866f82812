"""From typed words to keys, cells and periods."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime

import pytest

from cockpit import asking
from cockpit.answers import decimal, name_of
from models.cache import Cache
from models.calendars import Calendar
from models.errors import CockpitError
from models.mart import Mart
from models.metric import metric
from models.paths import Paths
from models.unlocking import Passphrase

NOW = datetime(2026, 9, 14, 12, tzinfo=UTC)
EAST = "华东 East"


@pytest.fixture(scope="module")
def mart(demo_home_kept):
    with Cache.open(Paths(demo_home_kept), Passphrase(None), now=NOW) as cache, (
            cache.raw_read()) as connection:
        return Mart.load(connection)


def given(**words):
    return Namespace(**{"by": "", "where": [], "period": "all", "as_of": None, "compare": "none",
                        "option": []} | words)


def test_that_names_and_keys_both_find_a_value(mart):
    (key,) = asking.keys_of(mart, "pipeline", "设备 Equipment")
    assert asking.keys_of(mart, "pipeline", key) == (key,)
    assert name_of(mart, "pipeline", key) == "设备 Equipment"


def test_that_capitals_do_not_matter_where_nothing_else_fits(mart):
    assert asking.keys_of(mart, "region", EAST.lower()) == asking.keys_of(mart, "region", EAST)


def test_that_no_value_has_a_name_of_its_own(mart):
    assert asking.keys_of(mart, "blocker", "—") == ("",)
    assert name_of(mart, "blocker", None) == name_of(mart, "blocker", "") == "—"


@pytest.mark.parametrize(("unit", "typed", "key"), [
    ("month", "2026-09", "2026-09"), ("quarter", "2026-Q3", "2026Q3"),
    ("week", "2026w7", "2026W07"),
])
def test_that_calendar_values_may_be_typed_in_any_form(mart, unit, typed, key):
    assert asking.keys_of(mart, unit, typed) == (key,)


@pytest.mark.parametrize("typed", ["2026", "2026Q3", "soon", "2026-13"])
def test_that_a_month_is_not_anything_else(mart, typed):
    with pytest.raises(CockpitError, match="ask.unknown_value"):
        asking.keys_of(mart, "month", typed)


def test_that_a_value_of_its_own_name_is_found_too(mart):
    assert asking.keys_of(mart, "outcome", "advanced") == ("advanced",)


def test_that_the_moment_of_a_day_is_its_end_at_the_company():
    shanghai = Calendar("Asia/Shanghai")
    end = asking.end_of_day("2026-09-14", shanghai)
    assert end == datetime(2026, 9, 14, 15, 59, 59, 999_999, tzinfo=UTC)
    assert asking.end_of_day("2026-09-14T10:00", shanghai).hour == 10


def test_that_limits_become_keys_sorted_and_once(mart):
    state = asking.filters(given(where=[f"region={EAST}", f"region={EAST}", "status=won"]), mart,
                           mart.calendar, NOW)
    assert dict(state.where)["status"] == ("won",)
    assert len(state.keys("region")) == 1


def test_that_a_cell_is_found_by_the_names_in_its_row(mart):
    found = metric("stage_count")
    question = asking.question(given(by="region"), found, mart, mart.calendar, NOW)
    rows = [row.by for row in found.compute(question, mart).rows]
    (cell,) = asking.cells(rows, [f"region={EAST}", "stage=赢单 Won"], mart, found)
    assert cell in rows


def test_that_a_cell_that_is_empty_is_no_mistake(mart):
    found = metric("won_value")
    assert asking.cells([{"region": "x"}], [f"region={EAST}"], mart, found) == []


def test_that_a_cell_cannot_name_what_no_row_has(mart):
    with pytest.raises(CockpitError, match="ask.unknown_cell"):
        asking.cells([{"region": "x"}], ["level=manager"], mart, metric("won_value"))


@pytest.mark.parametrize(("number", "currency", "minor", "text"), [
    (123456, "CNY", True, "1234.56"), (123456, "JPY", True, "123456"), (-5, "EUR", True, "-0.05"),
    (1234.5, "CNY", False, "1234.50"), (0.5, "JPY", False, "0"),
    (1e15, "EUR", False, "1000000000000000.00"), (float("nan"), "EUR", True, None),
    (float("inf"), "EUR", False, None), (None, "EUR", True, None),
])
def test_that_money_is_decimal_text_of_its_currency(number, currency, minor, text):
    assert decimal(number, currency, minor=minor) == text
