"""Forecasts as they were made: written once, read back, never changed."""

from datetime import UTC, datetime, timedelta

import forecast_world
import mart_world
import pytest

from models.errors import CockpitError
from models.filters import FilterState
from models.forecast.rolling import rolling
from models.kept_forecasts import (
    TOTAL,
    keep,
    keep_once,
    kept_forecasts,
    kept_versions,
    origins,
    scope_of,
)
from models.metric import Question

NOW = datetime(2027, 2, 1, 9, tzinfo=UTC)
ORIGIN = datetime(2027, 2, 1, tzinfo=UTC)


def forecast(at):
    world = forecast_world.built(forecast_world.company(2))
    question = Question(FilterState(), calendar=mart_world.UTC_CALENDAR, now=mart_world.day(at))
    found = rolling(question, world.mart())
    world.close()
    return found


@pytest.fixture(scope="module")
def made():
    return forecast(396)


def test_that_what_was_kept_is_read_back_week_by_week(cache, made):
    state = FilterState().narrowed("region", {"east"})
    keep(cache, made, state, origin=ORIGIN, author="Ada", now=NOW, level="headquarters")
    found = {one.method: one for one in kept_forecasts(cache, origin=ORIGIN)}
    assert set(found) == {one.method for one in made.outlooks if one.known}
    cohort, told = found["cohort"], made.outlook("cohort")
    assert (cohort.level, cohort.author, cohort.at, cohort.currency) == (
        "headquarters", "Ada", NOW, "EUR")
    assert cohort.scope == scope_of(state, "headquarters")
    assert cohort.total.middle == told.total
    assert {week.week: week.low for week in cohort.weeks} == {
        TOTAL: told.low[-1], **{i + 1: told.low[i] for i in range(13)}}


def test_that_a_second_version_leaves_the_first_as_it_was(cache, made):
    first = keep(cache, made, FilterState(), origin=ORIGIN, author="Ada", now=NOW,
                 methods=("cohort",))
    later = keep(cache, forecast(389), FilterState(), origin=ORIGIN - timedelta(days=7),
                 author="Ada", now=NOW + timedelta(hours=1), methods=("cohort",))
    again = keep(cache, forecast(389), FilterState(), origin=ORIGIN, author="Ada",
                 now=NOW + timedelta(hours=2), methods=("cohort",))
    assert kept_forecasts(cache) == (*later, *first, *again)
    assert kept_forecasts(cache, origin=ORIGIN) == (*first, *again)
    assert kept_forecasts(cache, method="stage") == ()
    assert origins(cache) == (ORIGIN - timedelta(days=7), ORIGIN)
    assert kept_forecasts(cache, scope=scope_of(FilterState())) == (*later, *first, *again)


def test_that_nothing_is_kept_where_there_is_nothing_to_keep(cache, made):
    with pytest.raises(CockpitError, match=r"forecast\.nothing_to_keep"):
        keep(cache, made, FilterState(), origin=ORIGIN, author="Ada", now=NOW, methods=("blend",))
    assert kept_forecasts(cache) == ()


def test_that_nobodys_forecast_is_kept_once_for_each_origin_and_filter(cache, made):
    def once(state, origin=ORIGIN, minutes=0):
        return keep_once(cache, made, state, origin=origin, author="Ada",
                         now=NOW + timedelta(minutes=minutes))

    east = FilterState().narrowed("region", {"east"})
    assert once(FilterState())
    assert once(FilterState(), minutes=1) == ()
    assert once(east, minutes=2)
    assert once(FilterState(), ORIGIN + timedelta(days=1), 3)
    keep(cache, made, FilterState(), origin=ORIGIN, author="Bo", level="headquarters",
         now=NOW + timedelta(minutes=4))
    found = kept_versions(cache, FilterState())
    assert [(one.origin, one.level, one.author) for one in found] == [
        (ORIGIN + timedelta(days=1), "", "Ada"), (ORIGIN, "headquarters", "Bo"),
        (ORIGIN, "", "Ada")]
    assert set(found[0].by_method) == {one.method for one in made.outlooks if one.known}
    assert len(kept_versions(cache, east)) == 1


def test_that_a_forecast_without_figures_is_not_kept_by_itself(cache):
    world = mart_world.World()
    empty = rolling(Question(FilterState(), calendar=mart_world.UTC_CALENDAR,
                             now=mart_world.day(9)), world.mart())
    world.close()
    assert keep_once(cache, empty, FilterState(), origin=ORIGIN, author="Ada", now=NOW) == ()
