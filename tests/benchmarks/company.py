"""A company of any size, straight into tables or straight into the mart's columns, from a seed.

Shaped like the measured prototypes: about nine stage events and thirteen events in all for each
opportunity, 8 stages, 5 regions, 25 teams, sellers and accounts in proportion.
"""

from __future__ import annotations

import numpy as np
import sqlcipher3
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from models.calendars import MISSING, Calendar
from models.dimensions import Dictionaries, Dictionary, write_dictionaries
from models.fact_rows import REACH, VERSION, VISIT
from models.own_tables import metadata
from models.refresh import FORMAT
from models.segments import SEGMENT_ROWS, write

DAY = 86_400_000_000
SECOND = 1_000_000
FIRST = 1_672_531_200_000_000  # 2023-01-01
LAST = FIRST + 1000 * DAY
STAGES = 7
CALENDAR = Calendar("Asia/Shanghai", reporting_currency="CNY")
KEY = "x'" + "ab" * 32 + "'"


def engine(path):
    """An encrypted file with all tables, as the cache opens it."""
    def creator():
        connection = sqlcipher3.connect(str(path), check_same_thread=False)
        connection.execute(f'PRAGMA key = "{KEY}"')
        connection.execute("PRAGMA journal_mode = WAL")
        return connection

    found = create_engine("sqlite://", module=sqlcipher3, creator=creator, poolclass=StaticPool)
    metadata.create_all(found)
    return found


def sizes(opportunities):
    sellers = max(20, opportunities // 2000)
    return sellers, max(200, opportunities // 20)


def dimension_rows(raw, opportunities):
    """Users, teams, accounts, products and stages in the mirror."""
    sellers, accounts = sizes(opportunities)
    rows = {
        "teams": [(1, f"t{n}", "", "live", f"Team {n}", f"Region {n % 5}", 0, 0)
                  for n in range(25)],
        "users": [(1, f"u{n}", "", "live", f"Seller {n}", 1, f"t{n % 25}", 0, 0)
                  for n in range(sellers)],
        "accounts": [(1, f"a{n}", "", "live", f"Account {n}", f"Industry {n % 12}",
                      f"Size {n % 4}", f"Country {n % 30}", 0, 0) for n in range(accounts)],
        "products": [(1, f"x{n}", "", "live", f"Product {n}", f"Line {n % 6}", 1, 0, 0)
                     for n in range(40)],
        "stages": [(1, f"s{n}", "", "live", "p", f"Stage {n}", n, n == STAGES, n == STAGES + 1,
                    1, 0, 0) for n in range(STAGES + 2)],
        "pipelines": [(1, "p", "", "live", "Sales", 0, 1, 0, 0)],
    }
    names = {
        "teams": "name, region", "users": "name, active, team_id",
        "accounts": "name, industry, size, country", "products": "name, line, active",
        "stages": 'pipeline_id, name, "order", is_won, is_lost, active',
        "pipelines": 'name, "order", active',
    }
    for kind, values in rows.items():
        marks = ",".join("?" * len(values[0]))
        raw.executemany(
            f"INSERT INTO {kind} (connection_id, source_id, source_version, state, {names[kind]}, "
            f"fetched_at, generation) VALUES ({marks})", values)
    raw.execute("INSERT INTO connection (id, name, kind, url, options, created_at, paused) "
                "VALUES (1, 'crm', 'demo', '', '{}', 0, 0)")


def log_rows(raw, opportunities, seed=1):
    """Mirror and history of opportunities, about thirteen events each."""
    chance = np.random.default_rng(seed)
    sellers, accounts = sizes(opportunities)
    deals, events = [], []
    event_id = 0
    for number in range(opportunities):
        name = f"d{number:07d}"
        at = FIRST + int(chance.integers(0, 1000)) * DAY + int(chance.integers(0, DAY))
        path = [*range(min(STAGES, 1 + int(chance.geometric(0.2))))]
        path += [STAGES if chance.random() < 0.4 else STAGES + 1] if chance.random() < 0.8 else []
        if len(path) > 4:
            path[3:3] = [1, 2]
        deals.append((1, name, "", "live", name, "web" if number % 3 else "fair", "open",
                      at, 0, at))
        created = (("state", "live"), ("currency", "CNY"), ("amount", str(1000 + number % 9000)),
                   ("owner_id", f"u{number % sellers}"), ("account_id", f"a{number % accounts}"),
                   ("product_id", f"x{number % 40}"), ("close_date", "2026-03-01"))
        for field, value in created:
            event_id += 1
            events.append((1, name, event_id, field, value, at, at, at, 0, "native"))
        for stage in path:
            event_id += 1
            events.append((1, name, event_id, "stage_id", f"s{stage}", at, at, at, 0, "native"))
            at += int(chance.exponential(12) * DAY) + 1
            if chance.random() < 0.15:
                event_id += 1
                events.append((1, name, event_id, "amount", str(int(chance.integers(1, 10**6))),
                               at - 1, at - 1, at - 1, 0, "native"))
    raw.executemany(
        "INSERT INTO opportunities (connection_id, source_id, source_version, state, name, "
        "lead_source, status, fetched_at, generation, created_at) VALUES (?,?,?,?,?,?,?,?,?,?)",
        deals)
    raw.executemany(
        "INSERT INTO field_event (connection_id, opportunity_id, event_id, field, new, "
        "effective_at, observed_at, fetched_at, sequence, origin) VALUES (?,?,?,?,?,?,?,?,?,?)",
        events)
    return len(events)


def mart_columns(raw, opportunities, seed=1):
    """The mart itself, as `refresh` would leave it, without the rows it is made of."""
    chance = np.random.default_rng(seed)
    sellers, accounts = sizes(opportunities)
    d = Dictionaries()
    stages = [{"key": f"1:s{n}", "pipeline": "1:p", "name": f"Stage {n}",
               "rank": n + 1 if n < STAGES else 0, "position": n + 1 if n < STAGES else 0,
               "last": STAGES, "probability": n / 10, "is_won": n == STAGES,
               "is_lost": n == STAGES + 1} for n in range(STAGES + 2)]
    d["stage"] = Dictionary([None, *(stage["key"] for stage in stages)])
    d["user"] = Dictionary([None, *(f"1:u{n}" for n in range(sellers))])
    d["team"] = Dictionary([None, *(f"1:t{n}" for n in range(25))])
    d["region"] = Dictionary([None, *(f"Region {n}" for n in range(5))])
    d["account"] = Dictionary([None, *(f"1:a{n}" for n in range(accounts))])
    d["product"] = Dictionary([None, *(f"1:x{n}" for n in range(40))])
    d["product_line"] = Dictionary([None, *(f"Line {n}" for n in range(6))])
    d["industry"] = Dictionary([None, *(f"Industry {n}" for n in range(12))])
    d["size"] = Dictionary([None, *(f"Size {n}" for n in range(4))])
    d["forecast_category"] = Dictionary([None, "pipeline", "best_case", "commit"])
    d["lead_source"] = Dictionary([None, "web", "fair", "partner"])
    d["currency"] = Dictionary([None, "CNY"])
    d["connection"] = Dictionary([None, "1"])
    d["pipeline"] = Dictionary([None, "1:p"])
    d["user"].columns["team"] = np.arange(sellers + 1) % 25 + 1
    d["user"].columns["region"] = np.arange(sellers + 1) % 5 + 1
    d["product"].columns["product_line"] = np.arange(41) % 6 + 1
    d["account"].columns["industry"] = np.arange(accounts + 1) % 12 + 1
    d["account"].columns["size"] = np.arange(accounts + 1) % 4 + 1
    last = 0
    per_segment = SEGMENT_ROWS // 10
    for segment, start in enumerate(range(0, opportunities, per_segment)):
        count = min(per_segment, opportunities - start)
        stays = chance.integers(4, 15, count)
        ends = np.cumsum(stays)
        rows = int(ends[-1])
        owner = np.repeat(np.arange(count), stays)
        place = np.arange(rows) - np.repeat(ends - stays, stays)
        length = (chance.exponential(9 * DAY, rows).astype(np.int64) // SECOND + 1) * SECOND
        ended = np.cumsum(length)
        base = np.repeat((ended - length)[ends - stays], stays)
        born = np.repeat(FIRST + chance.integers(0, 1000 * DAY, count), stays) // SECOND * SECOND
        entered = ended - length - base + born
        left = ended - base + born
        entered, left = np.minimum(entered, LAST), np.minimum(left, LAST)  # nothing lies ahead
        final = np.zeros(rows, bool)
        final[ends - 1] = True
        closed = final & np.repeat(chance.random(count) < 0.8, stays)
        rank = chance.integers(1, STAGES + 1, rows)
        amount = chance.integers(1, 10**9, rows)
        open_now = final & ~closed
        stage = np.where(closed, STAGES + 1 + chance.integers(0, 2, rows), rank)
        columns = dict.fromkeys(VERSION, np.zeros(rows, np.int64)) | {
            "known": entered, "field": np.where(place == 0, 0, 2), "live": np.ones(rows, int),
            "pipeline": np.ones(rows, int), "owner": 1 + owner % sellers,
            "account": 1 + owner % accounts, "product": 1 + owner % 40,
            "currency": np.ones(rows, int), "amount": amount,
            "expected": LAST // DAY - 60 + chance.integers(0, 180, rows),
            "forecast_category": chance.integers(0, 4, rows), "stage": stage, "since": entered,
            "closed": np.where(closed, entered, MISSING), "furthest": rank, "strict": rank // 2,
            "visited": rank,
        }
        write(raw, "version", segment, columns)
        write(raw, "opportunity", segment, {
            "connection": np.ones(count, int), "created": born[ends - stays],
            "lead_source": 1 + np.arange(count) % 3, "versions": stays,
            **{f"now_{name}": column[ends - 1] for name, column in columns.items()},
            "key": [f"1:d{n:07d}" for n in range(start, start + count)],
            "name": [f"Deal {n}" for n in range(start, start + count)]})
        forever = np.full(rows, 2**63 - 1)
        write(raw, "visit", segment, dict.fromkeys(VISIT, np.zeros(rows, np.int64)) | {
            "opportunity": owner, "stage": rank, "entered": entered,
            "left": np.where(open_now, MISSING, left), "known_to": forever,
            "outcome": np.where(open_now, 0, chance.integers(1, 5, rows)),
            "to_stage": stage, "amount": amount, "currency": np.ones(rows, int)})
        climbed = place < STAGES  # a rank is reached once, however often it is entered
        reached = int(climbed.sum())
        write(raw, "reach", segment, dict.fromkeys(REACH, np.zeros(reached, np.int64)) | {
            "opportunity": owner[climbed], "rank": place[climbed] + 1,
            "reached": entered[climbed], "known_to": forever[climbed],
            "imputed": chance.integers(0, 2, reached), "amount": amount[climbed],
            "currency": np.ones(reached, int)})
        last = max(last, int(left.max()))
    d["opportunity_key"] = Dictionary([None, *(f"1:d{n:07d}" for n in range(opportunities))])
    d["type"] = Dictionary([None, "call", "email", "meeting"])
    d["direction"] = Dictionary([None, "inbound", "outbound", "both"])
    activity_columns(raw, opportunities, accounts, last, chance)
    write(raw, "account", 0, {
        "key": [f"1:a{n}" for n in range(accounts)], "connection": np.ones(accounts, int),
        "account": np.arange(accounts) + 1, "owner": np.arange(accounts) % sellers + 1})
    write_dictionaries(raw, d, {
        "format": FORMAT, "shape": "", "last_known": last, "horizon": last,
        "fx": [], "stages": stages,
        "calendar": {"timezone": CALENDAR.timezone, "reporting_currency": "CNY"}})


def activity_columns(raw, opportunities, accounts, last, chance):
    """Ten activities to an opportunity, two thirds of them about one."""
    every = 10 * opportunities
    for segment, start in enumerate(range(0, every, SEGMENT_ROWS)):
        rows = min(SEGMENT_ROWS, every - start)
        deal = chance.integers(0, opportunities, rows) + 1
        write(raw, "activity", segment, {
            "key": [f"1:v{n}" for n in range(start, start + rows)],
            "connection": np.ones(rows, int), "type": chance.integers(0, 4, rows),
            "direction": chance.integers(0, 4, rows), "owner": chance.integers(1, 20, rows),
            "account": chance.integers(0, accounts, rows),
            "opportunity": np.where(chance.random(rows) < 0.67, deal, 0),
            "done": chance.integers(FIRST // SECOND, last // SECOND, rows) * SECOND,
            "reply": np.where(chance.random(rows) < 0.2,
                              chance.integers(1, 100 * 3600, rows) * SECOND, MISSING)})
