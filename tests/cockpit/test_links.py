"""A link leads back to exactly the filter and place it was made from."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit import links
from cockpit.links import Link, Unknown
from models.calendars import Calendar, parse_period
from models.errors import CockpitError
from models.filters import FilterState

NOW = datetime(2026, 9, 14, 12, tzinfo=UTC)
CALENDAR = Calendar("Asia/Shanghai")
PERIODS = ("all", "this year", "this quarter", "2026Q3", "2025-11", "2026W37",
           "2026-01-15..2026-03-10", "last quarter")

texts = st.text(st.characters(), max_size=12)  # also line breaks, %, &, lone surrogates
names = st.text(st.characters(), min_size=1, max_size=12)
limits = st.dictionaries(names, st.sets(texts, min_size=1, max_size=4), max_size=3)
moments = st.datetimes(datetime(2000, 1, 2), datetime(2090, 1, 1)).map(
    lambda at: at.replace(tzinfo=UTC))


@st.composite
def filters(draw: st.DrawFn) -> FilterState:
    words, as_of = draw(st.sampled_from(PERIODS)), draw(st.none() | moments)
    state = FilterState(
        period=parse_period(words, CALENDAR, CALENDAR.day_of(as_of or NOW)), period_text=words,
        as_of=as_of, compare=draw(st.sampled_from(("none", "previous", "year", "benchmark"))))
    for dimension, keys in draw(limits).items():
        state = state.narrowed(dimension, keys)
    for dimension, keys in draw(limits).items():
        state = state.excluding(dimension, keys)
    return state


places = st.dictionaries(
    names | st.sampled_from(("period", "as_of", "compare", "where.x", "exclude.", "place.period")),
    texts, max_size=4)


@given(filters(), places, st.sampled_from(("funnel", "customers")))
def test_that_a_link_read_back_is_what_was_written(state, place, page):
    text = links.write(page, state, place)
    assert text.isascii()
    assert links.read(text, CALENDAR, NOW) == Link(page, state, place)


@given(filters(), places)
def test_that_a_link_is_found_whole_in_a_sentence(state, place):
    text = links.write("funnel", state, place)
    assert links.find(f"看这里：“{text}”，please") == text
    assert links.find(f"<{text}>") == text
    assert links.find(f"Look at {text}.") == text


def test_that_a_moment_keeps_its_instant_in_any_zone():
    at = datetime(2026, 3, 4, 23, 59, 59, 999_999, ZoneInfo("America/New_York"))
    text = links.write("funnel", FilterState(as_of=at), {})
    assert links.read(text, CALENDAR, NOW).filters.as_of == at


def test_that_words_of_a_period_mean_the_day_of_the_link():
    text = "cockpit://funnel?period=this%20year&as_of=2024-05-01"
    found = links.read(text, CALENDAR, NOW).filters
    assert found.period.start is not None
    assert found.period.start.year == 2024
    later = links.read("cockpit://funnel?period=this%20year", CALENDAR, NOW + timedelta(days=365))
    assert later.filters.period.start is not None
    assert later.filters.period.start.year == 2027


@pytest.mark.parametrize("text", [
    "", "funnel", "https://example.org", "cockpit://", "cockpit://fun nel", "cockpit://a?b",
    "cockpit://funnel?period=all&period=all", "cockpit://funnel?compare=never",
    "cockpit://funnel?mode=a&mode=b", "cockpit://x?" + "a=b&" * 30_000,
])
def test_that_what_is_no_link_says_so(text):
    with pytest.raises(CockpitError, match=r"link\.unreadable"):
        links.read(text, CALENDAR, NOW)


def test_that_an_endless_link_is_not_even_looked_at():
    with pytest.raises(CockpitError, match=r"link\.too_long"):
        links.read("cockpit://funnel?a=" + "x" * links.LONGEST, CALENDAR, NOW)


@pytest.mark.parametrize("part", ["as_of=yesterday", "period=whenever"])
def test_that_a_day_or_period_that_means_nothing_says_so(part):
    with pytest.raises(CockpitError):
        links.read(f"cockpit://funnel?{part}", CALENDAR, NOW)


def test_that_no_limit_is_dropped_in_silence(demo_mart):
    state = FilterState().narrowed("region", {"华南 South", "Atlantis"}).narrowed("moon", {"x"})
    state = state.narrowed("owner", {""}).excluding("region", {"Mu"})
    link, unknown = links.known(Link("funnel", state), demo_mart)
    assert set(unknown) == {Unknown("region", "Atlantis"), Unknown("moon", None),
                            Unknown("region", "Mu")}
    assert link.filters.where == (("owner", ("",)), ("region", ("华南 South",)))
    assert link.filters.exclude == ()


@pytest.fixture(scope="module")
def demo_mart(demo_home_kept):
    from cockpit.unlocking import Unlock, open_cache
    from models.paths import Paths
    from models.snapshot import newest_mart

    cache = open_cache(Paths(demo_home_kept), Unlock(lambda: None), now=datetime.now(UTC))
    mart = newest_mart(cache)
    yield mart
    mart.close()
    cache.close()
