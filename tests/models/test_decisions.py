"""Decisions about suggestions: kept for ever, the newest holds, declining needs a reason."""

from datetime import UTC, datetime, timedelta

import pytest

from models.decisions import decide, decisions, standing
from models.errors import CockpitError

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def say(cache, accepted, reason="", hours=0, **more):
    decide(cache, "slow|stage", accepted=accepted, reason=reason, facts={"value": 3.5},
           author="me", now=NOON + timedelta(hours=hours), **more)


def test_that_the_newest_decision_holds_and_all_are_kept(cache):
    say(cache, True)
    say(cache, False, "not now", 1)
    made = decisions(cache)
    assert [one.accepted for one in made] == [True, False]
    assert made[0].facts == {"value": 3.5}
    held = standing(made, NOON + timedelta(hours=2))["slow|stage"]
    assert (held.accepted, held.reason) == (False, "not now")
    assert standing(made, NOON)["slow|stage"].accepted
    assert standing(made, NOON - timedelta(hours=1)) == {}


def test_that_a_decision_ends_when_it_expires(cache):
    say(cache, False, "later", expires_at=NOON + timedelta(days=30))
    made = decisions(cache)
    assert standing(made, NOON + timedelta(days=29))
    assert not standing(made, NOON + timedelta(days=30))


def test_that_the_mark_outside_the_cache_follows_a_decision(cache, monkeypatch):
    marked = []
    monkeypatch.setattr(cache, "mark", lambda: marked.append(len(decisions(cache))))
    say(cache, True)
    assert marked == [1]


@pytest.mark.parametrize("reason", ["", " ", "x", " x "])
def test_that_declining_without_a_reason_is_refused(cache, reason):
    with pytest.raises(CockpitError, match=r"decision\.reason"):
        say(cache, False, reason)
    assert decisions(cache) == ()
