"""Opportunities, visits and reaches as of a moment, as relations the warehouse counts."""

from __future__ import annotations

from sqlalchemy import (
    CTE,
    Float,
    FromClause,
    Integer,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
)

from models.fact_rows import EVIDENCE
from models.instants import from_micros
from models.tables import FIELD_EVENT, MIRROR
from models.warehouse_rows import (
    Column,
    Relation,
    key_of,
    micros,
    minor_of,
    rounded,
    table_of,
    whole,
)
from models.warehouse_stays import Log, closings_of, heights_of, log_as_of, same, strict_of
from models.warehouse_tables import HOUR, Lookups, accounted, organised, produced, relation

DAY = 86_400_000_000.0


def _deals(lookups: Lookups, at: int, log: Log) -> CTE:
    """One row per living opportunity with its segments, dates and amounts."""
    held, now, closings = log.held, log.now, closings_of(log)
    heights, strict = heights_of(log), strict_of(log)
    record, event = MIRROR["opportunities"], FIELD_EVENT.alias()
    second = from_micros(at).isoformat()[:19]  # as the log writes instants
    born = select(micros(func.min(event.c.effective_at))).where(
        event.c.connection_id == held.c.connection, event.c.opportunity_id == held.c.opportunity,
        event.c.field == "state", event.c.new == "live",
        event.c.origin != "reconstructed").scalar_subquery()
    source: FromClause = held.outerjoin(record, and_(
        record.c.connection_id == held.c.connection, record.c.source_id == held.c.opportunity))
    for part in (now, closings, heights, strict):
        source = source.outerjoin(part, same(held, part))
    who = organised(lookups, source, key_of(held.c.connection, held.c.owner_id))
    source, place = accounted(lookups, who.source, key_of(held.c.connection, held.c.account_id))
    source, product, line = produced(
        lookups, source, key_of(held.c.connection, held.c.product_id))
    status = func.coalesce(now.c.status, "open")
    inferred = and_(
        record.c.closed_at.is_not(None), record.c.status == status,
        or_(closings.c.origin == "reconstructed", and_(
            closings.c.origin == "derived",
            micros(record.c.closed_at) <= case(
                (closings.c.effective > closings.c.observed, closings.c.effective),
                else_=closings.c.observed))))
    closing = case((status == "open", None), (inferred, micros(record.c.closed_at)),
                   else_=closings.c.effective)
    share = case((status == "won", 1.0), (status == "lost", 0.0), else_=func.coalesce(
        cast(func.nullif(held.c.probability, ""), Float(53)), now.c.probability))
    currency = func.coalesce(func.nullif(held.c.currency, ""), "")
    pipeline = func.coalesce(
        key_of(held.c.connection, held.c.pipeline_id), func.nullif(now.c.pipeline, ""))
    plain = {name: func.nullif(held.c[name], "").label(name) for name in
             ("currency", "forecast_category", "lost_reason", "blocker")}
    rows = select(
        held.c.connection, held.c.opportunity, pipeline.label("pipeline"),
        who.owner.label("owner"), who.manager.label("manager"), who.team.label("team"),
        func.coalesce(who.region, place["region"]).label("region"), product.label("product"),
        line.label("product_line"), func.nullif(record.c.lead_source, "").label("lead_source"),
        place["industry"].label("industry"), place["size"].label("size"),
        place["country"].label("country"), place["account"].label("account"), *plain.values(),
        status.label("status"), now.c.key.label("stage"),
        func.coalesce(heights.c.furthest, 0).label("furthest"),
        func.coalesce(strict.c.strict, 0).label("strict"),
        func.coalesce(heights.c.visited, 0).label("visited"),
        func.coalesce(micros(record.c.created_at), born).label("created"),
        case((or_(*(and_(held.c[name] != "", func.substr(held.c[name], 1, 19) <= second)
                    for name in EVIDENCE)), "yes"), else_="no").label("evidence"),
        case((func.nullif(held.c.next_step, "").is_not(None), "yes"), else_="no").label(
            "next_step"),
        closing.label("closed"), func.substr(func.nullif(held.c.close_date, ""), 1, 10).label(
            "expected"),
        now.c.effective.label("stage_since"), share.label("share"), currency.label("money"),
        minor_of(func.nullif(held.c.amount, ""), currency).label("minor"),
    ).select_from(source).subquery()
    rates = lookups.rates.alias()
    known = rows.c.closed.is_not(None)
    converted = rows.outerjoin(rates, and_(rates.c.currency == rows.c.money, or_(
        and_(~known, rates.c.standing),
        and_(known, rates.c.since <= rows.c.closed, rows.c.closed < rates.c.until))))
    return select(rows, rounded(rows.c.minor, rates.c.factor).label("amount")).select_from(
        converted).cte("deals")


def _segments(deals: CTE) -> dict[str, Column]:
    named: dict[str, Column] = {
        name: deals.c[name] for name in
        ("pipeline", "owner", "manager", "team", "region", "product", "product_line",
         "lead_source", "industry", "size", "country", "account", "currency",
         "forecast_category", "status", "lost_reason", "blocker", "stage", "furthest", "strict",
         "visited", "evidence", "next_step")}
    named["connection"] = cast(deals.c.connection, deals.c.opportunity.type)
    named["opportunity"] = key_of(deals.c.connection, deals.c.opportunity)
    return named


def opportunities(lookups: Lookups, at: int, known: bool) -> Relation:
    """One row per opportunity that lives as of the moment."""
    deals = _deals(lookups, at, log_as_of(lookups, at, known))
    row = deals.c
    measures = {
        "amount": row.amount, "cycle_days": row.closed - row.created,
        "weighted": whole(row.amount * row.share),
        "age_days": literal(at) - row.created, "stage_days": literal(at) - row.stage_since,
    }
    dates = {name: row[name] for name in ("created", "closed", "expected", "stage_since")}
    named = _segments(deals)
    return relation(
        deals, literal(1) == 1, named, dates, ("expected",), measures,
        {"cycle_days": DAY, "age_days": DAY, "stage_days": DAY}, named["opportunity"])


def visits(lookups: Lookups, at: int, known: bool) -> Relation:
    """One row per stay in an open stage that is known."""
    log = log_as_of(lookups, at, known)
    deals, stays = _deals(lookups, at, log), log.stays
    following = {name: func.lead(stays.c[name]).over(
        partition_by=(stays.c.connection, stays.c.opportunity), order_by=stays.c.place,
    ).label(f"next_{name}") for name in
        ("effective", "key", "status", "pipeline", "position")}
    stay = select(stays, *following.values()).subquery()
    left = stay.c.next_effective
    rates = lookups.rates.alias()
    currency = func.coalesce(func.nullif(stay.c.currency_then, ""), "")
    source: FromClause = stay.join(deals, same(stay, deals)).outerjoin(rates, and_(
        rates.c.currency == currency, rates.c.since <= stay.c.effective,
        stay.c.effective < rates.c.until))
    outcome = case(
        (left.is_(None), "open"), (stay.c.next_status != "open", stay.c.next_status),
        (stay.c.next_pipeline != stay.c.pipeline, "handed"),
        (stay.c.next_position < stay.c.position, "back"), else_="advanced")
    stayed = func.coalesce(left, at) - stay.c.effective
    stayed = case((stayed < 0, 0), else_=stayed)
    late = case((and_(stay.c.origin == "derived", stay.c.observed > stay.c.effective),
                 stay.c.observed - stay.c.effective), else_=0)
    named = _segments(deals) | {
        "stage": stay.c.key, "rank": stay.c.rank, "outcome": outcome, "to_stage": stay.c.next_key}
    measures = {
        "hours": stayed, "late_hours": case((late > stayed, stayed), else_=late),
        "amount": rounded(minor_of(func.nullif(stay.c.amount_then, ""), currency),
                          rates.c.factor),
    }
    dates = {"entered": stay.c.effective, "left": left, "created": deals.c.created,
             "closed": deals.c.closed}
    return relation(
        source, and_(stay.c.status == "open", stay.c.stage != ""), named, dates, (), measures,
        {"hours": HOUR, "late_hours": HOUR}, named["opportunity"])


def reaches(lookups: Lookups, at: int, known: bool) -> Relation:
    """One row per rank reached in the pipeline an opportunity is in, K+1 while it is won."""
    log = log_as_of(lookups, at, known)
    deals, climb = _deals(lookups, at, log), log.climb
    ranks = table_of("ranks", (("number", Integer),), [(n,) for n in range(1, log.most + 1)])
    climbed = select(
        climb.c.connection, climb.c.opportunity, ranks.c.number.label("rank"),
        func.min(climb.c.place).label("place"),
        func.max(case((climb.c.rank == ranks.c.number, 1), else_=0)).label("seen"),
    ).select_from(climb.join(ranks, climb.c.level >= ranks.c.number)).group_by(
        climb.c.connection, climb.c.opportunity, ranks.c.number)
    # `seen` must look at every stay, not only at those high enough: a lower rank may be visited
    # by a stay whose level is that very rank, which is high enough, so nothing is overlooked.
    turned = select(climb, func.lag(climb.c.status).over(
        partition_by=(climb.c.connection, climb.c.opportunity), order_by=climb.c.place,
    ).label("before")).subquery()
    start = select(turned, func.row_number().over(
        partition_by=(turned.c.connection, turned.c.opportunity), order_by=turned.c.place.desc(),
    ).label("back")).where(or_(
        turned.c.before.is_(None), and_(turned.c.before != "won", turned.c.status == "won"),
        and_(turned.c.before == "won", turned.c.status != "won"))).subquery()
    won = select(start.c.connection, start.c.opportunity, (start.c.last + 1).label("rank"),
                 start.c.place, literal(1).label("seen")).where(
        start.c.back == 1, start.c.status == "won")
    reached = climbed.union_all(won).subquery("reached_ranks")
    stay, rates = climb.alias(), lookups.rates.alias()
    currency = func.coalesce(func.nullif(stay.c.currency_then, ""), "")
    source: FromClause = reached.join(stay, and_(
        same(reached, stay), reached.c.place == stay.c.place))
    source = source.join(deals, same(reached, deals)).outerjoin(rates, and_(
        rates.c.currency == currency, rates.c.since <= stay.c.effective,
        stay.c.effective < rates.c.until))
    named = _segments(deals) | {
        "rank": reached.c.rank, "imputed": case((reached.c.seen == 1, "no"), else_="yes")}
    amount = rounded(minor_of(func.nullif(stay.c.amount_then, ""), currency), rates.c.factor)
    dates = {"reached": stay.c.effective, "created": deals.c.created, "closed": deals.c.closed}
    return relation(source, literal(1) == 1, named, dates, (), {"amount": amount}, {},
                    named["opportunity"])
