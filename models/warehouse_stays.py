"""The log as of a moment, told by the database: what holds, the stays, and how far they led."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    CTE,
    FromClause,
    and_,
    case,
    func,
    literal,
    or_,
    select,
)

from models.tables import FIELD_EVENT
from models.warehouse_rows import (
    Column,
    key_of,
    micros,
)
from models.warehouse_tables import (
    FOREVER,
    Lookups,
)

_HELD = ("state", "pipeline_id", "amount", "currency", "probability", "close_date", "owner_id",
         "forecast_category", "account_id", "product_id", "lost_reason", "blocker",
         "next_step", "intent_evidence_at", "signed_at", "first_payment_at")


@dataclass(frozen=True)
class Log:
    """The log as of a moment: `held` one row per living opportunity; `stays` the stays in order,
    with what their stages are; `now` the last one of each; `climb` the stays in the pipeline an
    opportunity is in now; `most` the greatest K there is."""

    held: CTE
    stays: CTE
    now: CTE
    climb: CTE
    most: int


def log_as_of(lookups: Lookups, at: int, known: bool) -> Log:
    """`known` False: everything counts, whenever it happens."""
    event, retiring = FIELD_EVENT.c, FIELD_EVENT.alias().c
    until = at if known else FOREVER
    retired = select(literal(1)).where(
        retiring.connection_id == event.connection_id,
        retiring.opportunity_id == event.opportunity_id,
        retiring.retires == event.event_id, micros(retiring.observed_at) <= until)
    log = select(
        event.connection_id.label("connection"), event.opportunity_id.label("opportunity"),
        event.field, event.new, micros(event.effective_at).label("effective"),
        micros(event.observed_at).label("observed"), event.sequence, event.event_id, event.origin,
    ).where(micros(event.effective_at) <= until, micros(event.observed_at) <= until,
            ~retired.exists()).cte("known_events")
    stays = _stays(lookups, log)
    last = select(stays, func.row_number().over(
        partition_by=(stays.c.connection, stays.c.opportunity),
        order_by=stays.c.place.desc()).label("back")).subquery()
    now = select(last).where(last.c.back == 1).cte("now")
    most = max((stage.last for stage in lookups.ladder.values()), default=0)
    climb = select(stays).select_from(stays.join(now, and_(
        same(stays, now), stays.c.pipeline == now.c.pipeline))).cte("climb")
    return Log(_held(log), stays, now, climb, most)


def _held(log: CTE) -> CTE:
    """The values that hold, one row per opportunity that lives."""
    latest = select(log, func.row_number().over(
        partition_by=(log.c.connection, log.c.opportunity, log.c.field),
        order_by=(log.c.effective.desc(), log.c.sequence.desc(), log.c.observed.desc(),
                  log.c.event_id.desc())).label("back")).subquery()
    columns = [func.max(case((latest.c.field == name, latest.c.new), else_=None)).label(name)
               for name in _HELD]
    pivot = select(latest.c.connection, latest.c.opportunity, *columns).where(
        latest.c.back == 1).group_by(latest.c.connection, latest.c.opportunity).subquery()
    return select(pivot).where(pivot.c.state == "live").cte("held")


def _stays(lookups: Lookups, log: CTE) -> CTE:
    """One row per stay: when it began, what the amount was then, and its stage."""
    who = (log.c.connection, log.c.opportunity)
    is_stage = case((log.c.field == "stage_id", 1), else_=0)
    order = (log.c.effective, is_stage, log.c.sequence, log.c.observed, log.c.event_id)
    runs = {}
    for name in ("amount", "currency"):
        runs[name] = func.sum(case((log.c.field == name, 1), else_=0)).over(
            partition_by=who, order_by=order, rows=(None, 0)).label(f"{name}_run")
    counted = select(log, *runs.values()).where(
        log.c.field.in_(("stage_id", "amount", "currency"))).subquery()
    carried = [func.max(case((counted.c.field == name, counted.c.new), else_=None)).over(
        partition_by=(counted.c.connection, counted.c.opportunity, counted.c[f"{name}_run"])
    ).label(f"{name}_then") for name in ("amount", "currency")]
    filled = select(counted, *carried).subquery()
    mine = (filled.c.connection, filled.c.opportunity)
    events = (filled.c.effective, filled.c.sequence, filled.c.observed, filled.c.event_id)
    stage = func.coalesce(filled.c.new, "")
    marked = select(
        filled, stage.label("stage"),
        func.lag(stage).over(partition_by=mine, order_by=events).label("before"),
    ).where(filled.c.field == "stage_id").subquery()
    began = or_(marked.c.before.is_(None), marked.c.before != marked.c.stage)
    places = (marked.c.effective, marked.c.sequence, marked.c.observed, marked.c.event_id)
    numbered = select(marked, func.row_number().over(
        partition_by=(marked.c.connection, marked.c.opportunity), order_by=places).label("place"),
    ).where(began).subquery()
    ladder = lookups.stages.alias()
    key = key_of(numbered.c.connection, numbered.c.stage)
    level = case((ladder.c.won, ladder.c.last), else_=ladder.c.rank)
    return select(
        numbered.c.connection, numbered.c.opportunity, numbered.c.effective, numbered.c.observed,
        numbered.c.origin, numbered.c.stage, numbered.c.place, key.label("key"),
        numbered.c.amount_then, numbered.c.currency_then,
        func.coalesce(ladder.c.pipeline, "").label("pipeline"),
        func.coalesce(ladder.c.rank, 0).label("rank"),
        func.coalesce(ladder.c.position, 0).label("position"),
        func.coalesce(ladder.c.last, 0).label("last"), ladder.c.probability,
        func.coalesce(level, 0).label("level"),
        case((ladder.c.won, "won"), (ladder.c.lost, "lost"), else_="open").label("status"),
    ).select_from(numbered.outerjoin(ladder, ladder.c.key == key)).cte("stays")


def same(left: CTE | FromClause, right: CTE | FromClause) -> Column:
    return and_(left.c.connection == right.c.connection,
                left.c.opportunity == right.c.opportunity)


def closings_of(log: Log) -> CTE:
    """The stay that began the present stretch of being won, lost or open."""
    stays = log.stays
    marked = select(stays, func.lag(stays.c.status).over(
        partition_by=(stays.c.connection, stays.c.opportunity), order_by=stays.c.place,
    ).label("before")).subquery()
    turned = select(marked, func.row_number().over(
        partition_by=(marked.c.connection, marked.c.opportunity),
        order_by=marked.c.place.desc()).label("back"),
    ).where(or_(marked.c.before.is_(None), marked.c.before != marked.c.status)).subquery()
    return select(turned).where(turned.c.back == 1).cte("closings")


def heights_of(log: Log) -> CTE:
    """furthest and visited of each opportunity."""
    climb = log.climb
    visited: Any = literal(0)
    for rank in range(1, log.most + 1):
        visited = visited + func.max(case((climb.c.rank == rank, 2 ** (rank - 1)), else_=0))
    won: Any = [(and_(climb.c.status == "won", climb.c.last == last), 2**last)
                for last in range(log.most + 1)]
    visited = visited + func.max(case(*won, else_=0))
    return select(
        climb.c.connection, climb.c.opportunity, func.max(climb.c.level).label("furthest"),
        visited.label("visited")).group_by(climb.c.connection, climb.c.opportunity).cte("heights")


def strict_of(log: Log) -> CTE:
    """How many ranks were visited in order: the first visit of rank 1, the first of rank 2 after
    it, and so on."""
    climb = log.climb
    first = select(climb.c.connection, climb.c.opportunity, func.min(
        case((climb.c.rank == 1, climb.c.place), else_=None)).label("p1"),
    ).group_by(climb.c.connection, climb.c.opportunity).cte("passed_1")
    passed = first
    for rank in range(2, log.most + 1):
        before = passed
        kept = [before.c[f"p{done}"] for done in range(1, rank)]
        following = and_(climb.c.rank == rank, climb.c.place > before.c[f"p{rank - 1}"])
        passed = select(
            before.c.connection, before.c.opportunity, *kept,
            func.min(case((following, climb.c.place), else_=None)).label(f"p{rank}"),
        ).select_from(before.join(climb, same(before, climb))).group_by(
            before.c.connection, before.c.opportunity, *kept).cte(f"passed_{rank}")
    count: Any = literal(0)
    for rank in range(1, log.most + 1):
        count = count + case((passed.c[f"p{rank}"].is_not(None), 1), else_=0)
    return select(passed.c.connection, passed.c.opportunity, count.label("strict")).cte("strict")
