"""The moment that questions are asked at."""

from datetime import UTC, datetime

from cockpit.context import steady

NOW = datetime(2026, 11, 22, 10, 30, 40, tzinfo=UTC)


def at(minute, second):
    return NOW.replace(minute=minute, second=second)


def test_that_a_minute_has_one_moment():
    assert steady(NOW) == steady(at(30, 1), None) == at(30, 0)


def test_that_what_was_learned_or_published_within_the_minute_counts_at_once():
    assert steady(NOW, at(30, 20), at(30, 35), None) == at(30, 35)
    assert steady(NOW, at(29, 59), at(30, 50)) == at(30, 0)  # long ago, and not yet
