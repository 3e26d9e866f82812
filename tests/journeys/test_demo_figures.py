"""Funnel and dwell of the demo company against plain SQL on the mirror and history tables, and
against an independent Kaplan-Meier. Nothing of the facts, the mart or the metrics is used for the
expected figures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from scipy.stats import CensoredData, ecdf

from cockpit.unlocking import Unlock
from models.cache import Cache
from models.calendars import Calendar, parse_period
from models.filters import FilterState
from models.mart import Mart
from models.metric import Question, answer
from models.paths import Paths

CALENDAR = Calendar("Asia/Shanghai", reporting_currency="CNY")

LOG = """
    WITH told AS (
        SELECT * FROM field_event e
        WHERE effective_at <= :t AND observed_at <= :t AND NOT EXISTS (
            SELECT 1 FROM field_event r WHERE r.connection_id = e.connection_id
            AND r.opportunity_id = e.opportunity_id AND r.retires = e.event_id
            AND r.observed_at <= :t)),
    ordered AS (
        SELECT told.*, row_number() OVER (
            PARTITION BY connection_id, opportunity_id, field
            ORDER BY effective_at DESC, sequence DESC, observed_at DESC, event_id DESC) AS back
        FROM told),
    now AS (
        SELECT connection_id, opportunity_id,
               max(CASE WHEN field = 'state' THEN new END) AS state,
               max(CASE WHEN field = 'pipeline_id' THEN new END) AS pipeline_id,
               max(CASE WHEN field = 'owner_id' THEN new END) AS owner_id,
               max(CASE WHEN field = 'stage_id' THEN new END) AS stage_id
        FROM ordered WHERE back = 1 GROUP BY connection_id, opportunity_id)
"""
RANKS = """
    , ranked AS (
        SELECT connection_id, source_id, pipeline_id, name, is_won, is_lost,
               CASE WHEN is_won OR is_lost THEN NULL ELSE row_number() OVER (
                   PARTITION BY connection_id, pipeline_id, is_won OR is_lost ORDER BY "order")
               END AS rank
        FROM stages WHERE state = 'live')
"""
REGION = """
    LEFT JOIN users u ON u.connection_id = now.connection_id AND u.source_id = now.owner_id
    LEFT JOIN teams a ON a.connection_id = u.connection_id AND a.source_id = u.team_id
    LEFT JOIN teams b ON b.connection_id = a.connection_id AND b.source_id = a.parent_id
    LEFT JOIN teams c ON c.connection_id = b.connection_id AND c.source_id = b.parent_id
"""


@pytest.fixture(scope="module")
def world(demo_home_kept):
    """An open cache of the demo company, its mart, and a moment when everything is known."""
    cache = Cache.open(Paths(demo_home_kept), Unlock(lambda: None), now=datetime.now(UTC))
    with cache.raw_read() as raw:
        mart = Mart.load(raw)
        yield raw, mart
    cache.close()


@pytest.mark.parametrize("days_ago", [0, 97, 400])
def test_that_the_funnel_equals_plain_sql(world, days_ago):
    raw, mart = world
    at = mart.last_known - timedelta(days=days_ago)
    period = parse_period(str(at.year), CALENDAR, at.date())
    moment = _micros(at)
    rows = raw.execute(LOG + RANKS + f"""
        , highest AS (
            SELECT now.connection_id, now.opportunity_id,
                   max(r.rank) AS rank
            FROM now JOIN told e ON e.connection_id = now.connection_id
                 AND e.opportunity_id = now.opportunity_id AND e.field = 'stage_id'
            JOIN ranked r ON r.connection_id = e.connection_id AND r.source_id = e.new
                 AND r.pipeline_id = now.pipeline_id
            GROUP BY now.connection_id, now.opportunity_id)
        SELECT p.name, coalesce(a.region, b.region, c.region), coalesce(h.rank, 0), s.is_won,
               count(*)
        FROM now
        JOIN opportunities o ON o.connection_id = now.connection_id
             AND o.source_id = now.opportunity_id
        JOIN pipelines p ON p.connection_id = now.connection_id AND p.source_id = now.pipeline_id
        JOIN ranked s ON s.connection_id = now.connection_id AND s.source_id = now.stage_id
        LEFT JOIN highest h ON h.connection_id = now.connection_id
             AND h.opportunity_id = now.opportunity_id
        {REGION}
        WHERE now.state = 'live' AND o.created_at >= :first AND o.created_at < :last
        GROUP BY 1, 2, 3, 4""", {
            "t": moment, "first": CALENDAR.midnight(period.start),
            "last": CALENDAR.midnight(period.end)}).fetchall()
    expected: dict[tuple[str, str], dict[int, int]] = {}
    tops = dict(raw.execute(
        "SELECT p.name, count(*) FROM stages s JOIN pipelines p ON p.connection_id ="
        " s.connection_id AND p.source_id = s.pipeline_id"
        " WHERE NOT s.is_won AND NOT s.is_lost AND s.state = 'live' GROUP BY 1").fetchall())
    for pipeline, region, rank, won, n in rows:
        reached = expected.setdefault((pipeline, region), {})
        for step in range(1, (tops[pipeline] + 1 if won else rank) + 1):
            reached[step] = reached.get(step, 0) + n
    question = Question(FilterState(period=period, as_of=at), ("region",), {}, CALENDAR, at)
    labels = mart.labels("pipeline")
    found = answer("stage_conversion", question, mart).rows
    assert found
    for row in found:
        reached = expected[labels[row.detail["pipeline"]], row.by["region"]]
        rank = row.detail["rank"]
        assert row.denominator == reached.get(rank, 0), row
        assert row.numerator == reached.get(rank + 1, 0), row


def test_that_dwell_equals_an_independent_kaplan_meier(world):
    raw, mart = world
    at = mart.last_known
    rows = raw.execute(LOG + RANKS + """
        , stays AS (
            SELECT e.connection_id, e.opportunity_id, e.new AS stage_id, e.effective_at AS began,
                   lead(e.effective_at) OVER (
                       PARTITION BY e.connection_id, e.opportunity_id
                       ORDER BY e.effective_at, e.sequence, e.observed_at, e.event_id) AS ended
            FROM told e WHERE e.field = 'stage_id')
        SELECT stays.stage_id, (coalesce(ended, :t) - began) / 3600e6, ended IS NOT NULL
        FROM stays
        JOIN now ON now.connection_id = stays.connection_id
             AND now.opportunity_id = stays.opportunity_id AND now.state = 'live'
        JOIN ranked r ON r.connection_id = stays.connection_id AND r.source_id = stays.stage_id
        WHERE r.rank IS NOT NULL""", {"t": _micros(at)}).fetchall()
    stays: dict[str, list[tuple[float, bool]]] = {}
    for stage, hours, ended in rows:
        stays.setdefault(stage, []).append((hours, bool(ended)))
    question = Question(FilterState(as_of=at), (), {}, CALENDAR, at)
    found = {row.by["stage"].split(":", 1)[1]: row
             for row in answer("dwell", question, mart).rows}
    assert set(found) == set(stays)
    for stage, seen in stays.items():
        ended = np.array([hours for hours, over in seen if over])
        running = np.array([hours for hours, over in seen if not over])
        curve = ecdf(CensoredData(uncensored=ended, right=running)).sf
        below = np.flatnonzero(curve.probabilities <= 0.5)
        expected = curve.quantiles[below[0]] / 24 if len(below) else np.nan
        assert found[stage].value == pytest.approx(expected, abs=1e-9, nan_ok=True), stage
        assert found[stage].n == len(seen)


def _micros(at: datetime) -> int:
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
