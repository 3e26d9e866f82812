"""Small tables for the warehouse's statements, and the facts that have no history of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    Boolean,
    Connection,
    Float,
    FromClause,
    Integer,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)

from models.calendars import MISSING, Calendar
from models.filters import FilterState
from models.ladder import StageInfo, ladder
from models.rates import factor
from models.tables import ALIAS, FIELD_EVENT, MIRROR
from models.warehouse_rows import Column, Relation, key_of, micros, table_of

HOUR = 3_600_000_000.0
FOREVER = 2**63 - 1
_WATCHED = ("opportunities", "leads", "activities", "forecast_entries", "quotas", "accounts")


@dataclass(frozen=True)
class Lookups:
    """What statements look up. `scope`: team keys in scope, the teams below included."""

    stages: CTE
    teams: CTE
    rates: CTE
    merged: CTE
    ladder: Mapping[str, StageInfo]
    scope: frozenset[str]
    last_known: int
    reporting: str


def read_lookups(connection: Connection, calendar: Calendar, filters: FilterState) -> Lookups:
    stages = ladder(map(dict, connection.execute(select(MIRROR["stages"])).mappings()))
    teams, parents = _teams(connection)
    scope = set(filters.scope or ())
    while wider := {key for key, parent in parents.items() if parent in scope} - scope:
        scope |= wider
    return Lookups(
        table_of("ladder", (
            ("key", Text), ("pipeline", Text), ("rank", Integer), ("position", Integer),
            ("last", Integer), ("probability", Float(53)), ("won", Boolean), ("lost", Boolean)),
            [(s.key, s.pipeline, s.rank, s.position, s.last, s.probability, s.is_won, s.is_lost)
             for s in stages.values()]),
        table_of("team_region", (("key", Text), ("region", Text)), list(teams.items())),
        _rates(connection, calendar, filters), _merged(connection), stages, frozenset(scope),
        _last_known(connection), calendar.reporting_currency,
    )


def _teams(connection: Connection) -> tuple[dict[str, str | None], dict[str, str | None]]:
    """Region of each team, its own or that of the nearest team above, and the parents."""
    table = MIRROR["teams"]
    own, parents = {}, {}
    for row in connection.execute(select(table)):
        key = f"{row.connection_id}:{row.source_id}"
        own[key] = row.region
        parents[key] = f"{row.connection_id}:{row.parent_id}" if row.parent_id else None
    regions: dict[str, str | None] = {}
    for key in own:
        above: str | None = key
        seen: set[str | None] = set()
        while above is not None and above not in seen and not own.get(above):
            seen.add(above)
            above = parents.get(above)
        regions[key] = own.get(above) if above is not None else None
    return regions, parents


def _merged(connection: Connection) -> CTE:
    """(kind, key, the key it was merged into in the end)."""
    pairs: dict[tuple[str, str], str] = {}
    for row in connection.execute(select(ALIAS)):
        pairs[row.kind, f"{row.connection_id}:{row.source_id}"] = \
            f"{row.connection_id}:{row.target_id}"
    for kind in ("users", "accounts", "products"):
        table = MIRROR[kind]
        for row in connection.execute(select(table).where(table.c.merged_into.is_not(None))):
            pairs[kind, f"{row.connection_id}:{row.source_id}"] = \
                f"{row.connection_id}:{row.merged_into}"
    rows = []
    for kind, key in pairs:
        end, seen = pairs[kind, key], {key}
        while (kind, end) in pairs and end not in seen:
            seen.add(end)
            end = pairs[kind, end]
        rows.append((kind, key, end))
    return table_of("merged", (("kind", Text), ("key", Text), ("into", Text)), rows)


def _rates(connection: Connection, calendar: Calendar, filters: FilterState) -> CTE:
    """(currency, first and last microsecond a rate holds, standing at the moment, factor)."""
    table = MIRROR["fx_rates"]
    last = None if filters.as_of is None else calendar.day_of(filters.as_of)
    rates: dict[str, dict[Any, str]] = {}
    for row in connection.execute(
            select(table).where(table.c.reporting == calendar.reporting_currency,
                                table.c.state == "live")
            .order_by(table.c.connection_id.desc(), table.c.source_id.desc())):
        if row.currency != calendar.reporting_currency:
            rates.setdefault(row.currency, {})[row.day] = row.rate
    rows: list[tuple[Any, ...]] = []
    for currency, dated in rates.items():
        days = sorted(dated)
        current = [day for day in days if last is None or day <= last]
        for day, following in zip(days, [*days[1:], None], strict=True):
            until = 2**63 - 1 if following is None else calendar.midnight(following)
            rows.append((currency, calendar.midnight(day), until, day == (current or [None])[-1],
                         factor(dated[day], currency, calendar.reporting_currency)))
    own = calendar.reporting_currency
    rows += [(own, MISSING, 2**63 - 1, True, 1.0),
             ("", MISSING, 2**63 - 1, True, factor("1", None, own))]
    return table_of("rates", (("currency", Text), ("since", BigInteger), ("until", BigInteger),
                              ("standing", Boolean), ("factor", Float(53))), rows)


def _last_known(connection: Connection) -> int:
    newest = [select(func.max(MIRROR[kind].c.fetched_at).label("at")) for kind in _WATCHED[:1]]
    for kind in _WATCHED[1:]:
        table = MIRROR[kind]
        kept = [table.c.state == "live"]
        if kind == "activities":
            kept.append(table.c.done_at.is_not(None))
        newest.append(select(func.max(table.c.fetched_at).label("at")).where(*kept))
    event = FIELD_EVENT.c
    newest += [select(func.max(event.observed_at).label("at")),
               select(func.max(event.fetched_at).label("at"))]
    every = union_all(*newest).subquery()
    found = connection.execute(select(func.max(micros(every.c.at)))).scalar()
    return MISSING if found is None else int(found)


@dataclass(frozen=True)
class Organisation:
    """A FROM clause widened by who an owner belongs to, and the columns that gives."""

    source: FromClause
    owner: Column
    manager: Column
    team: Column
    region: Column


def resolved(lookups: Lookups, source: FromClause, kind: str, key: Column
             ) -> tuple[FromClause, Column]:
    """The key a merged record's key stands for now."""
    merged = lookups.merged.alias()
    joined = source.outerjoin(merged, and_(merged.c.kind == kind, merged.c.key == key))
    return joined, func.coalesce(merged.c.into, key)


def organised(lookups: Lookups, source: FromClause, owner_key: Column) -> Organisation:
    source, owner = resolved(lookups, source, "users", owner_key)
    users, teams = MIRROR["users"].alias(), lookups.teams.alias()
    source = source.outerjoin(users, key_of(users.c.connection_id, users.c.source_id) == owner)
    team = key_of(users.c.connection_id, users.c.team_id)
    source = source.outerjoin(teams, teams.c.key == team)
    return Organisation(source, owner, key_of(users.c.connection_id, users.c.manager_id), team,
                        func.nullif(teams.c.region, ""))


def accounted(lookups: Lookups, source: FromClause, account_key: Column
              ) -> tuple[FromClause, dict[str, Column]]:
    """The account a key stands for, with its industry, size, country and region."""
    source, key = resolved(lookups, source, "accounts", account_key)
    accounts = MIRROR["accounts"].alias()
    source = source.outerjoin(
        accounts, key_of(accounts.c.connection_id, accounts.c.source_id) == key)
    found: dict[str, Column] = {"account": key}
    for name in ("industry", "size", "country", "region"):
        found[name] = func.nullif(accounts.c[name], "")
    return source, found


def produced(lookups: Lookups, source: FromClause, product_key: Column
             ) -> tuple[FromClause, Column, Column]:
    """The product a key stands for, and its line."""
    source, key = resolved(lookups, source, "products", product_key)
    products = MIRROR["products"].alias()
    source = source.outerjoin(
        products, key_of(products.c.connection_id, products.c.source_id) == key)
    return source, key, func.nullif(products.c.line, "")


def _seen(instant: Column, at: int) -> Column:
    return case((instant <= at, instant), else_=None)


def leads(lookups: Lookups, at: int, known: bool) -> Relation:
    """One row per lead created by `at`, undated ones once nothing later is known."""
    at = at if known else FOREVER
    lead, into = MIRROR["leads"], MIRROR["opportunities"].alias()
    source: FromClause = lead.outerjoin(into, and_(
        into.c.connection_id == lead.c.connection_id,
        into.c.source_id == lead.c.converted_opportunity_id))
    who = organised(lookups, source, key_of(lead.c.connection_id, lead.c.owner_id))
    source, product, line = produced(
        lookups, who.source, key_of(lead.c.connection_id, lead.c.product_id))
    created = micros(lead.c.created_at)
    there = created <= at
    if at >= lookups.last_known:
        there = or_(there, created.is_(None))
    responded = _seen(micros(lead.c.first_response_at), at)
    qualified = _seen(func.coalesce(micros(lead.c.qualified_at), micros(into.c.created_at)), at)
    waited = responded - created
    named = {
        "lead": key_of(lead.c.connection_id, lead.c.source_id),
        "connection": _text(lead.c.connection_id), "lead_source": func.nullif(
            lead.c.lead_source, ""),
        "campaign": func.nullif(lead.c.campaign, ""), "lead_status": func.nullif(
            lead.c.status, ""),
        "owner": who.owner, "manager": who.manager, "team": who.team,
        "region": func.coalesce(who.region, func.nullif(lead.c.region, "")),
        "country": func.nullif(lead.c.country, ""), "industry": func.nullif(lead.c.industry, ""),
        "product": product, "product_line": line,
        "valid": case((qualified.is_not(None), "yes"), else_="no"),
    }
    dates = {"created": created, "assigned": _seen(micros(lead.c.assigned_at), at),
             "responded": responded, "qualified": qualified}
    measures = {"response_hours": case((waited < 0, 0), else_=waited), "score": lead.c.score}
    return relation(source, there & (lead.c.state == "live"), named, dates, (), measures,
                    {"response_hours": HOUR}, literal(None))


def activities(lookups: Lookups, at: int, known: bool) -> Relation:
    """One row per activity done by `at`; all of them where no moment was asked for."""
    now, at = at, at if known else FOREVER
    act, deal, contact = MIRROR["activities"], MIRROR["opportunities"].alias(), \
        MIRROR["contacts"].alias()
    source: FromClause = act.outerjoin(deal, and_(
        deal.c.connection_id == act.c.connection_id, deal.c.source_id == act.c.opportunity_id))
    source = source.outerjoin(contact, and_(
        contact.c.connection_id == act.c.connection_id,
        contact.c.source_id == act.c.contact_id))
    own = func.coalesce(act.c.account_id, contact.c.account_id)
    account_id = func.coalesce(own, deal.c.account_id)
    partner = func.coalesce(
        own, literal("l") + act.c.lead_id, literal("c") + act.c.contact_id,
        literal("o") + act.c.opportunity_id)
    direction, done = func.nullif(act.c.direction, ""), micros(act.c.done_at)
    inner = select(
        act.c.connection_id, act.c.source_id, act.c.type, direction.label("direction"),
        act.c.owner_id, account_id.label("account_id"), act.c.opportunity_id, done.label("done"),
        func.lag(direction).over(
            partition_by=(act.c.connection_id, partner, direction.is_(None)),
            order_by=(done, act.c.source_id)).label("before"),
        func.lag(done).over(
            partition_by=(act.c.connection_id, partner, direction.is_(None)),
            order_by=(done, act.c.source_id)).label("before_done"),
        partner.label("partner"),
    ).select_from(source).where(act.c.state == "live", act.c.done_at.is_not(None)).cte("contacts_")
    row = inner.c
    who = organised(lookups, inner, key_of(row.connection_id, row.owner_id))
    source, place = accounted(lookups, who.source, key_of(row.connection_id, row.account_id))
    answers = and_(row.direction == "inbound", row.before == "outbound", row.partner.is_not(None))
    deal_key = key_of(row.connection_id, row.opportunity_id)
    named = {
        "activity": key_of(row.connection_id, row.source_id),
        "connection": _text(row.connection_id), "type": func.nullif(row.type, ""),
        "direction": row.direction, "owner": who.owner, "manager": who.manager, "team": who.team,
        "region": func.coalesce(who.region, place["region"]), "account": place["account"],
        "industry": place["industry"], "size": place["size"], "country": place["country"],
        "opportunity": deal_key,
    }
    reply = case((answers, row.done - row.before_done), else_=None)
    measures = {"reply_hours": reply, "age_days": literal(now) - row.done}
    return relation(source, row.done <= at, named, {"done": row.done}, (), measures,
                    {"reply_hours": HOUR, "age_days": 24 * HOUR}, deal_key)


def _text(number: Column) -> Column:
    return cast(number, Text)


def relation(
    source: FromClause, there: Column, dimensions: Mapping[str, Column],
    dates: Mapping[str, Column], days: tuple[str, ...], measures: Mapping[str, Column],
    units: Mapping[str, float], opportunity: Column,
) -> Relation:
    """One subquery with everything a fact offers, by name."""
    rows = select(
        *(column.label(f"d_{name}") for name, column in dimensions.items()),
        *(column.label(f"t_{name}") for name, column in dates.items()),
        *(column.label(f"v_{name}") for name, column in measures.items()),
        opportunity.label("o_key"),
    ).select_from(source).where(there).subquery("fact_rows")
    return Relation(
        rows, {name: rows.c[f"d_{name}"] for name in dimensions},
        {name: (rows.c[f"t_{name}"], name in days) for name in dates},
        {name: (rows.c[f"v_{name}"], units.get(name, 1.0)) for name in measures},
        rows.c.o_key,
    )
