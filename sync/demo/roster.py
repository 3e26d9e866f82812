"""The small streams: who works here, what is sold, how it is sold, targets, calls and rates."""

from __future__ import annotations

import numpy as np

from sync.demo import words
from sync.demo.company import NEVER
from sync.demo.draws import Ints
from sync.demo.forecasts import LEVELS
from sync.demo.frame import SECONDS, day_number
from sync.demo.table import Row, Table, days, ids_at, newest, presence, rows_of, times
from sync.demo.world import World, pipeline_id, user_id

_LEAVES_AT = 10 * 3600  # 18:00 in Shanghai
ROOT, REGION_TEAMS = 0, 1  # the teams: headquarters, three regions, then the cities


def fixed(world: World, clock: int, prefix: str, width: int, rows: list[Row],
          known: Ints | None = None) -> Table:
    """Records that never change once they are there; from the first day on by default."""
    since = np.full(len(rows), world.frame.first_day * SECONDS) if known is None else known
    return Table(prefix, width, presence(clock, since, np.full(len(rows), NEVER)),
                 newest(clock, since), lambda chosen: [rows[i] for i in chosen.tolist()])


def users(world: World, clock: int) -> Table:
    teams, sellers = world.company.teams, world.company.sellers
    k, n = len(teams.name), world.company.users
    names = ("林海 Lin Hai", *teams.manager_name, *sellers.name)
    joined = np.full(n, world.frame.first_day)
    joined[1 + k:] = sellers.joined
    left = np.full(n, NEVER)
    leaves = sellers.left <= world.frame.last_day
    left[1 + k:][leaves] = sellers.left[leaves] * SECONDS + _LEAVES_AT
    role = ["headquarters", *["manager"] * k, *["seller"] * len(sellers.name)]
    manager = [None, *[user_id(0)] * k, *[user_id(1 + team) for team in sellers.team.tolist()]]
    city = REGION_TEAMS + len(words.REGIONS)
    team = [_team_id(ROOT), *[_team_id(city + t) for t in range(k)],
            *[_team_id(city + t) for t in sellers.team.tolist()]]
    gone = left <= clock

    def rows(chosen: Ints) -> list[Row]:
        return [{
            "name": names[i], "email": f"u{i + 1}@huayue.example", "active": not gone[i],
            "manager_id": manager[i], "team_id": team[i], "role": role[i],
            "timezone": words.TIMEZONE,
            "left_on": days(left[i:i + 1] // SECONDS)[0] if gone[i] else None,
        } for i in chosen.tolist()]

    known = joined * SECONDS
    return Table("U", 4, presence(clock, known, np.full(n, NEVER)),
                 newest(clock, known, left), rows)


def _team_id(index: int) -> str:
    return f"T{index + 1:03d}"


def teams(world: World, clock: int) -> Table:
    rows: list[Row] = [{"name": "总部 Headquarters", "parent_id": None, "leader_id": user_id(0),
                        "region": None}]
    rows += [{"name": region.replace(" ", "大区 ", 1) + " region", "parent_id": _team_id(ROOT),
              "leader_id": None, "region": region} for region in words.REGIONS]
    cities = world.company.teams
    rows += [{"name": name, "parent_id": _team_id(REGION_TEAMS + region),
              "leader_id": user_id(1 + i), "region": words.REGIONS[region]}
             for i, (name, region) in enumerate(zip(cities.name, cities.region.tolist(),
                                                    strict=True))]
    return fixed(world, clock, "T", 3, rows)


def pipelines(world: World, clock: int) -> Table:
    return fixed(world, clock, "P", 1, [
        {"name": name, "order": i, "active": True} for i, name in enumerate(words.PIPELINES)])


def stages(world: World, clock: int) -> Table:
    return fixed(world, clock, "S", 2, [{
        "pipeline_id": pipeline_id(stage.pipeline), "name": stage.name,
        "order": i - words.FIRST[stage.pipeline], "probability": stage.probability,
        "is_won": stage.kind == "won", "is_lost": stage.kind == "lost",
        "forecast_category": {"won": "closed", "lost": "omitted"}.get(stage.kind, "pipeline"),
        "rot_days": round(stage.days * 2) or None, "active": True,
        "definition": stage.definition, "exit_criteria": stage.exit_criteria,
    } for i, stage in enumerate(words.STAGES)])


def products(world: World, clock: int) -> Table:
    return fixed(world, clock, "R", 2, [
        {"name": name, "code": code, "line": words.LINES[line], "price": price,
         "currency": "CNY", "active": True} for code, name, line, price in words.PRODUCTS])


def quotas(world: World, clock: int) -> Table:
    plan, quarters = world.quotas, world.calls.quarters

    def rows(chosen: Ints) -> list[Row]:
        quarter = plan.quarter[chosen].tolist()
        return rows_of({
            "owner_id": ids_at("U", 4, plan.user[chosen]),
            "period_start": [quarters[q].isoformat() for q in quarter],
            "period_end": [quarters[q + 1].isoformat() for q in quarter],
            "metric": ["amount"] * len(quarter), "target": plan.target[chosen].tolist(),
            "currency": ["CNY"] * len(quarter),
        })

    return Table("Q", 6, presence(clock, plan.set_at, np.full(len(plan.user), NEVER)),
                 newest(clock, plan.set_at), rows)


def forecast_entries(world: World, clock: int) -> Table:
    calls, quarters = world.calls, world.calls.quarters

    def rows(chosen: Ints) -> list[Row]:
        quarter = calls.quarter[chosen].tolist()
        return rows_of({
            "owner_id": ids_at("U", 4, calls.user[chosen]),
            "level": [LEVELS[level] for level in calls.level[chosen].tolist()],
            "period_start": [quarters[q].isoformat() for q in quarter],
            "period_end": [quarters[q + 1].isoformat() for q in quarter],
            "category": ["commit"] * len(quarter), "amount": calls.amount[chosen].tolist(),
            "currency": ["CNY"] * len(quarter), "submitted_at": times(calls.submitted[chosen]),
        })

    return Table("F", 7, presence(clock, calls.submitted, np.full(len(calls.user), NEVER)),
                 newest(clock, calls.submitted), rows)


def campaign_costs(world: World, clock: int) -> Table:
    months = world.rates.months
    rows: list[Row] = []
    known = []
    for at, month in enumerate(months[:-1]):
        for source, campaigns in enumerate(words.CAMPAIGNS):
            for k, campaign in enumerate(campaigns):
                share = (0.6, 0.4)[k] * (1 + 0.1 * ((at * 7 + source * 3 + k) % 5 - 2))
                rows.append({
                    "lead_source": words.SOURCES[source], "campaign": campaign,
                    "period_start": month.isoformat(), "period_end": months[at + 1].isoformat(),
                    "amount": round(words.SOURCE_COST[source] * share), "currency": "CNY",
                })
                known.append(max(day_number(month), world.frame.first_day) * SECONDS)
    return fixed(world, clock, "K", 5, rows, np.array(known))


def fx_rates(world: World, clock: int) -> Table:
    rows: list[Row] = []
    known = []
    for at, month in enumerate(world.rates.months):
        for code, currency in enumerate(words.CURRENCIES[1:], start=1):
            rows.append({"currency": currency, "reporting": "CNY", "day": month.isoformat(),
                         "rate": f"{world.rates.yuan[at, code]:.4f}"})
            known.append(max(day_number(month), world.frame.first_day) * SECONDS)
    return fixed(world, clock, "X", 4, rows, np.array(known))


