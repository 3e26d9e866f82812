"""A small company of fifteen months for forecasts: deals, calls and activities as a list of what
was known when, so that tests can take away, change and add what lies after a moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import mart_world
import numpy as np

STAGES = ("s1", "s2", "s3", "s4")
QUARTERS = [date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1),
            date(2027, 1, 1), date(2027, 4, 1)]
CATEGORIES = ("pipeline", "best_case", "commit")
LENGTH = 450  # days


def company(seed=1, deals=260):
    """Entries (kind, day it is known, ...), in no order that matters."""
    generator = np.random.default_rng(seed)
    found = []
    for i in range(deals):
        name, at = f"d{i}", float(generator.uniform(0, LENGTH))
        owner = f"u{generator.integers(1, 4)}"
        fields = {"owner_id": owner, "account_id": f"a{generator.integers(1, 5)}",
                  "amount": str(int(generator.uniform(10, 90))),
                  "forecast_category": str(generator.choice(CATEGORIES)),
                  "close_date": (mart_world.day(at) + timedelta(days=45)).date().isoformat()}
        if generator.random() < 0.1:
            del fields["amount"], fields["close_date"]
        found.append(("deal", at, name, fields))
        for stage in STAGES[1:]:
            at += float(generator.exponential(14))
            if generator.random() < 0.35:
                found.append(("event", at, name, "stage_id", "L", at))
                break
            late = float(generator.choice([0, 0, 0, 3]))
            found.append(("event", at + late, name, "stage_id", stage, at))
        else:
            found.append(("event", at + 9, name, "stage_id", "W", at + 9))
        if generator.random() < 0.3:
            found.append(("activity", at - 2, f"x{i}", name))
    for start, end in zip(QUARTERS, QUARTERS[1:], strict=False):
        for week in range(13):
            at = (datetime(start.year, start.month, start.day, 9, tzinfo=UTC)
                  + timedelta(days=7 * week + 1))
            number = (at - mart_world.BEGIN).total_seconds() / 86_400
            for level, person in (("seller", "u1"), ("seller", "u2"), ("seller", "u3"),
                                  ("manager", "boss")):
                amount = int(generator.uniform(500, 900) * (3 if level == "manager" else 1))
                found.append(("call", number, f"{level}{person}{start}{week}", person, level,
                              start, end, amount))
    return found


def built(entries):
    """A world in which exactly this was known."""
    world = mart_world.World()
    mart_world.ladder_of(world)
    world.record("users", "boss", name="Boss")
    for person in ("u1", "u2", "u3"):
        world.record("users", person, name=person, manager_id="boss")
    for number in range(1, 5):
        world.record("accounts", f"a{number}", name=f"A{number}", size=("small", "big")[number % 2])
    for kind, known, name, *rest in entries:
        if kind == "deal":
            fields = dict(rest[0])
            world.record("opportunities", name, name=name, created_at=mart_world.day(known))
            world.event(name, "state", "live", known)
            world.event(name, "currency", fields.pop("currency", "EUR"), known)
            world.event(name, "stage_id", "s1", known)
            for field, value in fields.items():
                world.event(name, field, value, known)
        elif kind == "event":
            field, value, at = rest
            world.event(name, field, value, at, observed=known)
        elif kind == "activity":
            world.record("activities", name, type="call", direction="both", done_at=mart_world.day(
                known), opportunity_id=rest[0])
        else:
            person, level, start, end, amount = rest
            world.record("forecast_entries", name, owner_id=person, level=level,
                         period_start=start, period_end=end, category="commit", amount=amount,
                         currency="EUR", submitted_at=mart_world.day(known))
    return world
