"""One sales day on a running server, done over the same door as Tryton's own client."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tryton_server import TrytonServer, json_of


@dataclass
class Day:
    """What was done: ids as text, values as written."""

    probability: dict[str, float] = field(default_factory=dict)
    amount: dict[str, int] = field(default_factory=dict)
    close: dict[str, date] = field(default_factory=dict)
    owner: dict[str, str] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    reopened: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    created: list[str] = field(default_factory=list)
    short_lived: list[str] = field(default_factory=list)  # created and deleted on the same day


def live_through(server: TrytonServer, seed: int, today: date) -> Day:
    """Change at least one deal in every way a client can."""
    chance, day = random.Random(seed), Day()
    company = server.call("model.company.company.search", [], 0, 1, None, {})[0]
    context = {"company": company}

    def write(key: int, **values: Any) -> None:
        server.deals("write", [key], values, context)

    rows = server.deals(
        "search_read", [["state", "in", ["lead", "opportunity"]]], 0, None, [["id", "ASC"]],
        ["party", "employee"], context,
    )
    picked = chance.sample(rows, 12)
    for row in picked[:3]:
        day.probability[str(row["id"])] = chance.choice((0.15, 0.45, 0.85))
        write(row["id"], conversion_probability=day.probability[str(row["id"])])
    for row in picked[2:5]:  # one of them changes twice
        day.amount[str(row["id"])] = chance.randrange(1_000, 90_000)
        told = {"__class__": "Decimal", "decimal": str(day.amount[str(row["id"])])}
        write(row["id"], amount=told)
    for row in picked[5:7]:
        day.close[str(row["id"])] = today + timedelta(days=chance.randrange(-90, 90))
        write(row["id"], end_date=json_of(day.close[str(row["id"])]))
    others = sorted({row["employee"] for row in rows})
    for row in picked[7:9]:
        new = chance.choice([employee for employee in others if employee != row["employee"]])
        day.owner[str(row["id"])] = str(new)
        write(row["id"], employee=new)
    for row in picked[9:11]:
        write(row["id"], lost_reason="Silence")
        server.deals("lost", [row["id"]], context)
        day.lost.append(str(row["id"]))
    again = server.deals("search", [["state", "=", "cancelled"]], 0, 1, [["id", "ASC"]], context)
    server.deals("lead", again, context)
    day.reopened = [str(key) for key in again]
    gone = picked[11]["id"]
    made = server.deals("create", [
        {"description": f"Walk-in {n}", "party": picked[0]["party"], "company": company,
         "employee": picked[0]["employee"]} for n in range(3)
    ], context)
    for key in (gone, made[2]):
        server.deals("cancel", [key], context)
        server.deals("delete", [key], context)
    day.deleted, day.short_lived = [str(gone)], [str(made[2])]
    day.created = [str(key) for key in made[:2]]
    return day
