"""How good each forecasting method was, walked forward through the past (metrics.md, sections 10
and 12; requirements N-02)."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict

import numpy as np

from models.facts import OPPORTUNITIES
from models.forecast import memory
from models.forecast.backtest import backtest
from models.forecast.moment import Wins
from models.forecast.outlook import REASONS
from models.forecast.scores import Backtest
from models.forecast.views import wins_in
from models.forecast.walk import mondays
from models.members import Members, counted, equal, opportunities
from models.metric import NAN, Answer, Cell, Key, Metric, Question, Row, Source
from models.metrics.rolling_forecast import groups_of, narrowed_to
from models.wording import QT_TRANSLATE_NOOP

MEASURES = ("wape", "bias", "coverage", "hits", "mase")
MOST = 12  # segments; each is walked through the past by itself, for seconds
TOO_MANY = QT_TRANSLATE_NOOP(
    "metrics", "Too many segments to walk through the past one by one: only the 12 with the most "
    "won deals were tested.")


def compute(question: Question, source: Source) -> Answer:
    """One row per segment, method and weeks ahead; low and high only where the measure is the
    coverage. n are the deals won in the weeks walked over, `origins` in detail the forecasts
    judged."""
    rows: list[Row] = []
    notes: dict[str, None] = {}
    groups = groups_of(question, source)
    if len(groups) > MOST:
        groups = _largest(groups, question, source)
        notes[TOO_MANY] = None
    for keys in groups:
        if question.task is not None:
            question.task.check()
        asked = narrowed_to(question, keys)
        found = backtest(asked, source, question.task)
        if found.reason:
            notes[REASONS[found.reason]] = None
        else:
            rows += _rows(found, keys, question, len(_won(asked, source)))
    return Answer(tuple(rows), notes=tuple(notes))


def _largest(groups: list[dict[str, Key]], question: Question, source: Source
             ) -> list[dict[str, Key]]:
    """Those with the most won deals, in reading order; ties go to the first."""
    columns = source.columns(OPPORTUNITIES, (*question.by, "status"), question.stock)
    won = equal(columns["status"], "won")
    counts = Counter(zip(*(columns[name][won].tolist() for name in question.by), strict=True))
    sizes = [counts[tuple(keys.values())] for keys in groups]
    kept = sorted(sorted(range(len(groups)), key=lambda place: -sizes[place])[:MOST])
    return [groups[place] for place in kept]


def _rows(found: Backtest, keys: dict[str, Key], question: Question, n: int) -> list[Row]:
    span, measure = question.options["span"], question.options["measure"]
    duels = {(one.second, one.horizon): one for one in found.duels if one.span == span}
    rows = []
    for score in found.scores:
        if score.span != span:
            continue
        detail = {name: getattr(score, name) for name in MEASURES} | {"origins": score.n}
        if (duel := duels.get((score.method, score.horizon))) is not None:
            detail |= {f"blend_{name}": value for name, value in asdict(duel).items()
                       if name in ("difference", "wins", "losses", "sign_p", "dm", "dm_p")}
        banded = measure == "coverage"
        rows.append(Row(
            {**keys, "method": score.method, "horizon": score.horizon}, float(detail[measure]),
            n=n, detail=detail, low=score.coverage_low if banded else NAN,
            high=score.coverage_high if banded else NAN))
    return rows


def _won(question: Question, source: Source) -> Wins:
    """The deals in the filter that were won in the weeks walked over: of them the actuals are
    made."""
    moment = memory.moment(question, source)
    days = mondays(question, moment.began)
    wins = wins_in(question, source, moment, recent=False)
    first = days[0] if days else moment.origin
    return wins.taken(wins.day >= first)


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The deals won in the weeks walked over; all of them count."""
    keys = {name: key for name, key in cell.items() if name not in ("method", "horizon")}
    own = set(_won(narrowed_to(question, keys), source).keys.tolist())
    found = opportunities(source, question.stock, keys, when=None)
    kept = np.fromiter((deal in own for deal in found.columns["opportunity"].tolist()), bool,
                       len(found))
    return counted(found, np.ones(len(found), bool)).where(kept)


METRIC = Metric(
    key="forecast_backtest",
    label=QT_TRANSLATE_NOOP("metrics", "Walk-forward test of the forecast"),
    unit="ratio",
    section="12",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "At every past Monday each method forecasts with what was known then; sum of its absolute "
        "errors divided by the sum of what was booked (WAPE), per method and weeks ahead. The "
        "blend's weights, and the method chosen by its record, come from Mondays whose outcome "
        "was over by then; only Mondays at which the blend could speak are counted. Spans: "
        "quarter (its total, so many weeks before its end), ahead (all weeks up to that one), "
        "week (that week alone).",
    ),
    facts=(OPPORTUNITIES,),
    answers=compute,
    lists=members,
    options={"span": ("quarter", "ahead", "week"), "measure": MEASURES},
    row_dimensions=("method", "horizon"),
    dated=False,
)
