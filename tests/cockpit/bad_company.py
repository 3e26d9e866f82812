"""A company whose records are wrong in every way a CRM lets them be, written as a sync leaves it.

Two truths stand among the rubbish, for figures that can be told by hand: see `SOUND`.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from itertools import count

import mart_world
import msgspec
from mart_world import World, day
from sqlalchemy import Table, insert

from models.entities import KINDS
from models.tables import CONNECTION, FIELD_EVENT, MIRROR

NOW = datetime(2026, 9, 14, 12, tzinfo=UTC)
MARKUP = ("<b>bold</b><img src=x onerror=alert(1)>&amp;{name}%s %1\r\n\t\x1b[31mred\u2028"
          "\u202eelddim")
LONG = ("<h1>" + "很长的名字 a long name " * 700)[:10_000]
STAGES, VALUES = 300, 5_000
LONELY, EMPTY_QUARTER = "Lonely", (date(2026, 1, 1), date(2026, 4, 1))

SOUND = {"won": 4, "lost": 3, "minor": 100_000, "unpriced": 2}
"""The deals of the region `SOUND_REGION`: closed in 2026Q2; each won one is worth as much, in minor
units, but for those without a rate or without an amount."""
SOUND_REGION = "Sound <i>region</i>"


class BadCompany(World):
    """Collects rows and writes them table by table: thousands of them."""

    def __init__(self, connection):
        self.connection, self.calendar = connection, mart_world.UTC_CALENDAR
        self._ids, self._rows = count(1), defaultdict(list)
        connection.execute(insert(CONNECTION), {
            "id": 1, "name": "crm", "kind": "demo", "url": "", "options": "{}",
            "created_at": mart_world.BEGIN})

    def record(self, kind, source_id, *, connection=1, fetched=0, state="live", **values):
        row = msgspec.structs.asdict(KINDS[kind](source_id=source_id, state=state, **values))
        if row["custom"] is not None:
            row["custom"] = msgspec.json.encode(row["custom"])
        self._rows[MIRROR[kind]].append(row | {
            "connection_id": connection, "fetched_at": day(fetched), "generation": 0})

    def event(self, opportunity, field, new, at, *, observed=None, sequence=0, **_):
        known = day(at if observed is None else observed)
        self._rows[FIELD_EVENT].append({
            "connection_id": 1, "opportunity_id": opportunity, "event_id": next(self._ids),
            "field": field, "old": None, "new": new, "effective_at": day(at),
            "observed_at": known, "fetched_at": known, "sequence": sequence, "origin": "native",
            "retires": None})

    def write(self):
        tables: dict[Table, list[dict]] = self._rows
        for table, rows in tables.items():
            self.connection.execute(insert(table), rows)
        self._rows.clear()


def fill(connection):
    """Write the company into an empty cache and count it."""
    company = BadCompany(connection)
    for part in (_people, _ladders, _customers, _sound, _wrong_clocks, _half, _money, _many,
                 _endless, _leads, _calls):
        part(company)
    company.write()
    company.refresh()


def _people(company):
    company.record("teams", "T1", name=MARKUP, region=SOUND_REGION)
    company.record("teams", "T2", name=LONG, region=LONELY, parent_id="T2", leader_id="nobody")
    company.record("users", "boss", name=MARKUP, manager_id="boss", team_id="T1", role="manager")
    company.record("users", "seller", name=LONG, manager_id="boss", team_id="T1", role="seller")
    company.record("users", "alone", name="", manager_id="ghost", team_id="T2", role="seller",
                   left_on=date(1970, 1, 1))


def _ladders(company):
    mart_world.ladder_of(company)
    company.record("pipelines", "long", name=LONG, order=2)
    for order in range(STAGES - 2):
        company.stage(f"L{order}", order, pipeline="long", probability=7.0 if order == 3 else None)
    company.stage("LW", STAGES, pipeline="long", won=True)
    company.stage("LL", STAGES + 1, pipeline="long", lost=True)
    company.record("stages", "named", pipeline_id="p", name=MARKUP, order=5, rot_days=-3)
    company.record("stages", "longest", pipeline_id="p", name=LONG, order=6)


def _customers(company):
    company.record("accounts", "A1", name=MARKUP, owner_id="seller", region=SOUND_REGION,
                   industry=MARKUP, size="<200", country=LONG)
    company.record("accounts", "A2", name=LONG, owner_id="ghost", region=LONELY,
                   custom={"churned_on": "not a day", "lifecycle": MARKUP, "score": [1, {"a": 2}]})
    company.record("accounts", "A3", name="", parent_id="A3")
    company.record("accounts", "gone", name="gone", state="deleted")
    company.record("contacts", "K1", name=MARKUP, account_id="A1")
    company.record("contact_roles", "R1", opportunity_id="W0", contact_id="ghost", role=MARKUP)
    for number, at in enumerate((-4000, 240, 5000)):
        company.record("activities", f"act{number}", type=MARKUP if number else "call",
                       account_id="A1" if number else "ghost", subject=LONG, direction="both",
                       start_at=day(at), done_at=day(at - 3), owner_id="seller", outcome=MARKUP)


def _sound(company):
    """Won and lost deals of one region in 2026Q2: some of them without amount or rate."""
    worth = SOUND["minor"] // 100
    for number in range(SOUND["won"]):
        company.opportunity(
            f"W{number}", 60, [(60, "s1"), (70, "s2"), (100 + number, "W")],
            amount=worth if number < SOUND["won"] - SOUND["unpriced"] else None, account_id="A1",
            log={"account_id": "A1", "owner_id": "seller", "pipeline_id": "p"})
    last = SOUND["won"] - 1
    company.event(f"W{last}", "currency", "XXA", 61)  # there is no rate to it
    company.event(f"W{last}", "amount", "777", 61)
    for number in range(SOUND["lost"]):
        company.opportunity(
            f"X{number}", 60, [(60, "s1"), (110, "L")], amount=worth, account_id="A1",
            log={"account_id": "A1", "owner_id": "seller", "pipeline_id": "p",
                 "lost_reason": MARKUP})


def _wrong_clocks(company):
    base = {"account_id": "A1", "owner_id": "seller", "pipeline_id": "p"}
    company.opportunity("before", 200, [(150, "s1"), (140, "s2")], amount=50, log=base)
    company.opportunity("left", 180, [(180, "s1"), (200, "s2")], amount=50, log=base)
    company.event("left", "stage_id", "s3", 170, observed=230)
    company.opportunity("future", 4000, [(4000, "s1")], amount=50, log=base)
    company.opportunity("shut", 210, [(210, "s1"), (205, "W")], amount=50, log=base,
                        closed_at=day(100), signed_at=day(90), status="won")
    company.opportunity("known", 190, [(190, "s2")], amount=50, log=base)
    company.event("known", "stage_id", "s3", 240, observed=150)
    for sequence in range(6):
        company.event("known", "stage_id", ("s1", "s2")[sequence % 2], 241, sequence=-sequence)


def _half(company):
    """History that starts mid-episode; deals, stages and people that are not there."""
    company.record("opportunities", "mid", name=MARKUP, created_at=day(-300))
    company.event("mid", "stage_id", "s3", 30)
    company.event("mid", "amount", "90", 31)
    company.event("mid", "stage_id", "s4", 220)
    company.record("opportunities", "silent", name=LONG)
    company.event("ghost deal", "stage_id", "s1", 10)
    company.opportunity("lost in space", 100, [(100, "ghost"), (120, "nowhere")], amount=10,
                        log={"account_id": "gone", "owner_id": "ghost", "product_id": "ghost"})
    company.opportunity("lonely", 200, [(200, "named"), (230, "longest")], amount=70,
                        log={"account_id": "A2", "owner_id": "alone", "close_date": "1900-01-01",
                             "next_step": MARKUP, "blocker": LONG})
    company.opportunity("far", 220, [(220, "s4")], amount=60, log={
        "account_id": "A3", "close_date": "9999-12-31", "forecast_category": MARKUP})


def _money(company):
    for number, (currency, amount) in enumerate((
            ("XXA", "1000"), ("XXB", "2000"), ("", "30"), ("EUR", "0"), ("EUR", "-500"),
            ("EUR", "90000000000000"))):
        name = f"money{number}"
        company.opportunity(name, 230, [(230, "s1"), (235, "s2")], log={
            "owner_id": "boss", "account_id": "A3", "close_date": "2026-09-30"})
        company.event(name, "currency", currency, 231)
        company.event(name, "amount", amount, 231)


def _many(company):
    """A segment with thousands of values, and as many sellers."""
    for number in range(VALUES):
        company.record("users", f"u{number}", name=f"Seller {number} {MARKUP}", manager_id="boss")
        begin = -400 + number % 640
        moves = [(begin, "s1")]
        if number % 3 == 0:
            moves.append((begin + 5 + number % 11, "s2"))
        if number % 5 == 0 and number % 640 < 300:  # closed before 2026 or long after its start
            moves.append((begin + 30, "W" if number % 2 else "L"))
        company.opportunity(
            f"m{number}", begin, moves, amount=10 + number % 7, custom={"code": f"code {number}"},
            log={"owner_id": f"u{number}", "account_id": f"a{number}", "pipeline_id": "p"})
        company.record("accounts", f"a{number}", name=f"Customer {number}", owner_id=f"u{number}",
                       industry=f"Industry {number}")


def _endless(company):
    """Deals that walk a ladder of hundreds of stages."""
    for number in range(30):
        moves = [(-300 + number + place * 1.7, f"L{place}")
                 for place in range(0, STAGES - 2, 1 + number % 9)]
        if number % 4 == 0:
            moves.append((moves[-1][0] + 1, "LW"))
        company.opportunity(f"e{number}", moves[0][0], moves, amount=5,
                            log={"owner_id": "seller", "pipeline_id": "long"})


def _leads(company):
    for number in range(12):
        company.record(
            "leads", f"lead{number}", name=LONG, lead_source=MARKUP if number % 2 else None,
            owner_id="alone", created_at=day(100 + number), assigned_at=day(90),
            first_response_at=day(95 - number), qualified_at=day(1),
            converted_opportunity_id=f"W{number}")
    company.record("campaign_costs", "C1", lead_source=MARKUP, campaign=LONG,
                   period_start=date(2026, 7, 1), period_end=date(2026, 4, 1), amount=-5,
                   currency="XXA")


def _calls(company):
    """Targets and calls of quarters without any actuals, upside down and without a rate."""
    start, end = EMPTY_QUARTER
    spans = ((start, end), (date(2026, 7, 1), date(2026, 10, 1)),
             (date(2026, 7, 1), date(2026, 4, 1)))
    for number, (first, after) in enumerate(spans):
        for owner, target, currency in (("seller", 0, "EUR"), ("boss", -10, "EUR"),
                                        ("alone", 10**13, "XXA")):
            company.record("quotas", f"Q{number}{owner}", owner_id=owner, period_start=first,
                           period_end=after, target=target, currency=currency)
        for week in range(12):
            for level, owner in (("seller", "seller"), ("seller", "ghost"), ("manager", "boss"),
                                 ("headquarters", None)):
                company.record(
                    "forecast_entries", f"F{number}{week}{level}{owner}", owner_id=owner,
                    level=level, period_start=first, period_end=after, category="commit",
                    amount=10_000 * week, currency="XXA" if week == 5 else "EUR",
                    submitted_at=datetime(first.year, first.month, 1, tzinfo=UTC)
                    + timedelta(days=7 * week))
