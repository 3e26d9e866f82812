"""A small company written straight into a plain database: records and events, as a sync leaves
them. Times are days since 2026-01-01, in UTC, unless they are datetimes."""

from __future__ import annotations

import itertools
import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import msgspec
from sqlalchemy import create_engine, delete, insert
from sqlalchemy.pool import StaticPool

from models.calendars import Calendar
from models.entities import KINDS
from models.mart import Changed, Mart, refresh
from models.own_tables import metadata
from models.tables import ALIAS, CONNECTION, FIELD_EVENT, META, MIRROR
from models.warehouse import Warehouse

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
UTC_CALENDAR = Calendar("UTC", reporting_currency="EUR")


def day(number):
    return number if isinstance(number, datetime) else BEGIN + timedelta(days=number)


class World:
    def __init__(self, calendar=UTC_CALENDAR):
        self.calendar = calendar
        engine = create_engine("sqlite://", poolclass=StaticPool, hide_parameters=True)
        metadata.create_all(engine)
        self.connection = engine.connect()
        self._ids = itertools.count(1)
        self.connection.execute(insert(META), {"key": "data_version", "value": "7"})
        self.connection.execute(insert(CONNECTION), {
            "id": 1, "name": "crm", "kind": "demo", "url": "", "options": "{}",
            "created_at": BEGIN})

    def close(self):
        self.connection.close()
        self.connection.engine.dispose()

    def record(self, kind, source_id, *, connection=1, fetched=0, state="live", **values):
        row = msgspec.structs.asdict(KINDS[kind](source_id=source_id, state=state, **values))
        if row["custom"] is not None:
            row["custom"] = json.dumps(row["custom"]).encode()
        table = MIRROR[kind]
        self.connection.execute(delete(table).where(
            table.c.connection_id == connection, table.c.source_id == source_id))
        self.connection.execute(insert(table), row | {
            "connection_id": connection, "fetched_at": day(fetched), "generation": 0})

    def stage(self, source_id, order, *, pipeline="p", won=False, lost=False, **values):
        self.record("stages", source_id, pipeline_id=pipeline, name=source_id, order=order,
                    is_won=won, is_lost=lost, **values)

    def event(self, opportunity, field, new, at, *, observed=None, sequence=0, connection=1,
              origin="native", retires=None, event_id=None):
        """Answers the id of the event."""
        event_id = next(self._ids) if event_id is None else event_id
        self.connection.execute(insert(FIELD_EVENT), {
            "connection_id": connection, "opportunity_id": opportunity, "event_id": event_id,
            "field": field, "old": None, "new": new, "effective_at": day(at),
            "observed_at": day(at if observed is None else observed),
            "fetched_at": day(at if observed is None else observed), "sequence": sequence,
            "origin": origin, "retires": retires})
        return event_id

    def opportunity(self, source_id, created, moves=(), *, amount=None, connection=1, log=None,
                    **values):
        """A deal that came into being at `created` and was moved: (day, stage), ..."""
        self.record("opportunities", source_id, connection=connection, name=f"Deal {source_id}",
                    created_at=day(created), **values)
        self.event(source_id, "state", "live", created, connection=connection)
        self.event(source_id, "currency", "EUR", created, connection=connection)
        if amount is not None:
            self.event(source_id, "amount", str(amount), created, connection=connection)
        for field, value in (log or {}).items():
            self.event(source_id, field, value, created, connection=connection)
        for at, stage in moves:
            self.event(source_id, "stage_id", stage, at, connection=connection)

    def alias(self, kind, source_id, target):
        self.connection.execute(insert(ALIAS), {
            "connection_id": 1, "kind": kind, "source_id": source_id, "target_id": target})

    def rate(self, currency, at, rate):
        self.record("fx_rates", f"{currency}{at}", currency=currency, reporting="EUR",
                    day=day(at).date(), rate=str(Decimal(rate)))

    def refresh(self, opportunities=None, *kinds):
        changed = None if opportunities is None else Changed(
            frozenset((1, name) if isinstance(name, str) else name for name in opportunities),
            frozenset(kinds))
        refresh(self.connection, changed, self.calendar)

    def mart(self, *, fresh=True):
        if fresh:
            self.refresh()
        return Mart.load(self.connection.connection.driver_connection)

    def warehouse(self):
        return Warehouse(self.connection, self.calendar)


LADDER = ("s1", "s2", "s3", "s4")

G1 = {
    "D1": (100, [(0, 1), (5, 2), (20, 3), (35, 4), (50, "W")]),
    "D2": (80, [(2, 1), (10, 3), (30, 4), (60, "L")]),
    "D3": (60, [(4, 1), (12, 2), (22, 1), (40, 2), (70, 3)]),
    "D4": (40, [(6, 1), (16, "L")]),
    "D5": (50, [(8, 2), (28, 3), (48, "L")]),
    "D6": (30, [(10, 1)]),
    "D7": (90, [(12, 1), (24, 2)]),
    "D8": (120, [(14, 1), (20, 2), (30, 3), (90, "W")]),
    "D9": (20, [(16, "W")]),
    "D10": (70, [(18, 1), (38, 2), (58, "L")]),
}


def ladder_of(world, pipeline="p", prefix="s"):
    for order, name in enumerate(LADDER, 1):
        world.stage(name.replace("s", prefix), order, pipeline=pipeline, probability=order / 5)
    world.stage(prefix.replace("s", "") + "W", 8, pipeline=pipeline, won=True)
    world.stage(prefix.replace("s", "") + "L", 9, pipeline=pipeline, lost=True)
    world.record("pipelines", pipeline, name=f"Pipeline {pipeline}", order=1)


def golden(calendar=UTC_CALENDAR):
    world = World(calendar)
    ladder_of(world)
    for name, (amount, moves) in G1.items():
        stages = [(at, f"s{stage}" if isinstance(stage, int) else stage) for at, stage in moves]
        world.opportunity(name, moves[0][0], stages, amount=amount)
    return world
