"""The log's texts and its fold."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.entities import TRACKED
from models.history import Logged, canonical, event_hash, state_at, text_of, value_of
from models.instants import to_micros

START = datetime(2026, 1, 1, tzinfo=UTC)


def at(hours):
    return START + timedelta(hours=hours)


def event(number, field, new, effective, observed=None, sequence=0, retires=None):
    observed = effective if observed is None else observed
    return Logged(1, "1", number, field, None, new, to_micros(at(effective)),
                  to_micros(at(observed)), 0, sequence, None, "native", retires)


@given(st.sampled_from(TRACKED), st.data())
def test_that_every_value_comes_back_from_its_text(field, data):
    kinds = {
        "amount": st.decimals(-10**9, 10**9, places=3), "close_date": st.dates(),
        "probability": st.floats(0, 1),
        **dict.fromkeys(("intent_evidence_at", "signed_at", "first_payment_at"),
                        st.datetimes(datetime(1900, 1, 1), timezones=st.just(UTC))),
    }
    value = data.draw(st.none() | kinds.get(field, st.text(max_size=5)))
    assert value_of(field, text_of(field, value)) == value
    assert canonical(field, text_of(field, value)) == text_of(field, value)


@pytest.mark.parametrize(("field", "value", "text"), [
    ("amount", Decimal("1250.500"), "1250.5"), ("amount", Decimal("1E+3"), "1000"),
    ("amount", Decimal("-0.00"), "0"), ("amount", Decimal("100"), "100"),
    ("probability", 0.25, "0.25"), ("close_date", date(2026, 2, 28), "2026-02-28"),
    ("signed_at", datetime(2026, 1, 1, 1, tzinfo=ZoneInfo("Europe/Berlin")),
     "2026-01-01T00:00:00+00:00"),
    ("stage_id", "7", "7"), ("owner_id", None, None),
])
def test_that_equal_values_have_one_text(field, value, text):
    assert text_of(field, value) == text


@pytest.mark.parametrize(("field", "text"), [
    ("amount", "much"), ("amount", "NaN"), ("amount", "1e400"), ("close_date", "2025-02-30"),
    ("probability", "1.5"), ("signed_at", "2026-01-01T00:00:00"), ("colour", "red"),
])
def test_that_what_is_no_value_is_refused(field, text):
    with pytest.raises(ValueError):  # noqa: PT011 - any reason will do
        canonical(field, text)


def test_that_the_state_is_what_had_happened_and_was_known():
    log = [event(1, "stage_id", "a", 1), event(2, "stage_id", "b", 3, observed=5)]
    assert state_at(log, at(0)) == {}
    assert state_at(log, at(4)) == {"stage_id": "a"}
    assert state_at(log, at(5)) == {"stage_id": "b"}


def test_that_the_last_in_time_then_sequence_holds_whatever_came_last_to_us():
    log = [event(1, "stage_id", "b", 2, sequence=1), event(2, "stage_id", "a", 2, observed=4)]
    assert state_at(log, at(9)) == {"stage_id": "b"}


def test_that_a_retired_event_counts_until_its_retirement_is_known():
    log = [event(1, "stage_id", "b", 5), event(2, "stage_id", "a", 4, observed=7, retires=1)]
    assert state_at(log, at(6)) == {"stage_id": "b"}
    assert state_at(log, at(7)) == {"stage_id": "a"}


def test_that_each_part_of_an_event_is_part_of_its_id():
    base = (1, "1", "stage_id", 5, 6, "a", 0, "")
    ids = {event_hash(*base)}
    for place, other in enumerate((2, "2", "owner_id", 6, 7, None, 1, "v")):
        ids.add(event_hash(*base[:place], other, *base[place + 1:]))
    assert len(ids) == 9
    assert all(0 <= number < 2**63 for number in ids)
