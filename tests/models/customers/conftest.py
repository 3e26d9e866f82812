"""A company of a few customers, written as a sync leaves it; days count from 2026-01-01."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

import mart_world

from models.filters import FilterState
from models.metric import Question


class Customers(mart_world.World):
    """Talks and deals in one line each."""

    def __init__(self):
        super().__init__()
        self._talks = itertools.count(1)
        mart_world.ladder_of(self)
        self.record("teams", "t", name="Team", region="North")
        self.record("users", "u", name="Uma", team_id="t")

    def customer(self, name, **values):
        self.record("accounts", name, **({"name": name.title(), "owner_id": "u"} | values))

    def talk(self, account, at, direction="both", kind="call", **values):
        name = f"v{next(self._talks):04}"
        self.record("activities", name, type=kind, direction=direction, account_id=account,
                    done_at=mart_world.day(at), **values)
        return name

    def deal(self, name, account, created, moves=(), *, amount=100, close=None, **values):
        log = {"account_id": account}
        if close is not None:
            log["close_date"] = mart_world.day(close).date().isoformat()
        self.opportunity(name, created, [(created, "s1"), *moves], amount=amount,
                         account_id=account, log=log | values)


@pytest.fixture
def new_world():
    """Makes worlds, and closes them."""
    made = []

    def make():
        made.append(Customers())
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def world(new_world):
    return new_world()


@pytest.fixture
def ask():
    def asked(at=100, *, by=(), where=(), now=None, documents=None, **options):
        """As of a day; with `now` the present instead."""
        state = FilterState(where=tuple(where), as_of=None if now is not None else
                            mart_world.day(at))
        return Question(state, tuple(by), options, mart_world.UTC_CALENDAR,
                        mart_world.day(at if now is None else now),
                        documents=documents or {})
    return asked
