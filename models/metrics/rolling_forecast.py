"""The rolling forecast of the next 13 weeks (metrics.md, section 12)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from models.facts import OPPORTUNITIES
from models.filters import Period
from models.forecast import memory
from models.forecast.moment import SEGMENTS
from models.forecast.outlook import BLEND, METHODS, REASONS, WEEKS, Outlook
from models.forecast.parts import stage_chances
from models.forecast.rolling import week_days
from models.forecast.simulate import SHOCKS
from models.forecast.views import Seen, seen
from models.forecast.walk import mixed, walked
from models.grouping import group_keys
from models.members import Members, counted, opportunities
from models.metric import Answer, Cell, Key, Metric, Question, Row, Source
from models.stage_table import stage_table
from models.wording import QT_TRANSLATE_NOOP

NOT_ENOUGH = QT_TRANSLATE_NOOP(
    "metrics", "There are fewer than 26 weeks of history; what is not created yet is unknown.")


def compute(question: Question, source: Source) -> Answer:
    """A row for the 13 weeks together and one per week, minor units; low and high are P10 and
    P90. In detail the parts: today's open deals, deals not created yet, and what was called."""
    method = question.options["method"]
    moment = memory.moment(question, source)
    steps = walked(question, source, moment.began) if method == BLEND else None
    wins = seen(question, source, recent=False).view.wins if steps else moment.wins
    rows: list[Row] = []
    notes: dict[str, None] = {}
    for keys in groups_of(question, source):
        now = seen(narrowed_to(question, keys), source)
        found = {one.method: one for one in mixed(now, steps, wins, question)[1]}[method]
        if found.reason:
            notes[REASONS[found.reason]] = None
            continue
        if np.isnan(found.from_new[-1]):
            notes[NOT_ENOUGH] = None
        rows += _rows(found, now, keys, question)
    return Answer(tuple(rows), notes=tuple(notes))


def _rows(found: Outlook, now: Seen, keys: dict[str, Key], question: Question) -> list[Row]:
    n, gone = len(now.view.rows), np.setdiff1d(now.rows, now.view.rows)
    expired = float(np.nansum(now.moment.deals.amount[gone]))
    names = ["total", *_week_names(now)]
    return [Row({**keys, "week": name}, float(found.expected[i]), n=n, low=float(found.low[i]),
                high=float(found.high[i]),
                detail={"from_new": float(found.from_new[i]), "method": found.method,
                        "from_open": float(found.from_open[i]),
                        "from_calls": float(found.from_calls[i]), "expired": len(gone),
                        "expired_amount": expired})
            for name, i in zip(names, [WEEKS, *range(WEEKS)], strict=True)]


def groups_of(question: Question, source: Source) -> list[dict[str, Key]]:
    """Segments with open deals or wins."""
    if not question.by:
        return [{}]
    columns = source.columns(OPPORTUNITIES, (*question.by, "status"), question.stock)
    kept = np.fromiter((s in ("open", "won") for s in columns["status"].tolist()), bool,
                       len(columns["status"]))
    if not kept.any():
        return []
    found = group_keys([columns[d][kept].tolist() for d in question.by], question.by, source)
    return [dict(zip(question.by, group, strict=True)) for group in found.groups]


def narrowed_to(question: Question, keys: dict[str, Key]) -> Question:
    filters = question.filters
    for dimension, key in keys.items():
        filters = filters.narrowed(dimension, {"" if key is None else str(key)})
    return replace(question, filters=filters)


def _week_names(now: Seen) -> list[str]:
    """Seven days each: "2026-09-15..2026-09-21"."""
    return [f"{first}..{last}" for first, last in week_days(now.bins.first_day)]


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The open deals with progress; those count that the method lets win in the cell's week.
    A method that knows no single deals counts none."""
    keys = {dimension: key for dimension, key in cell.items() if dimension != "week"}
    now = seen(narrowed_to(question, keys), source)
    own, weeks = now.view.rows, _week_names(now)
    may = _chances(question, source, now)
    week = cell.get("week")
    likely = may[:, weeks.index(str(week))] if week in weeks else may.sum(axis=1)
    place = dict(zip(now.moment.deals.keys[own].tolist(), likely.tolist(), strict=True))
    found = opportunities(source, replace(question.stock, period=Period()), keys, when=None)
    deals = found.columns["opportunity"].tolist()
    kept = np.fromiter((deal in place for deal in deals), bool, len(deals))
    flags = np.fromiter((place.get(deal, 0.0) > 0 for deal in deals), bool, len(deals))
    return counted(found, flags).where(kept)


def _chances(question: Question, source: Source, now: Seen) -> npt.NDArray[np.float64]:
    """(deals, weeks): the chance of each deal in the view, by the method."""
    deals, own, bins = now.moment.deals, now.view.rows, now.bins
    method = question.options["method"]
    if method == "stage":
        chances = stage_chances(deals, own, stage_table(question, source), bins)
    elif method in ("cohort", BLEND):
        chances = now.moment.curves.chances(deals.group[own], deals.age[own], bins.edges)
    elif method == "category":
        chances = np.ones((len(own), bins.count))
    else:
        chances = np.zeros((len(own), bins.count))
    return np.asarray(chances @ bins.sums[:, :WEEKS])


METRIC = Metric(
    key="rolling_forecast",
    label=QT_TRANSLATE_NOOP("metrics", "Rolling 13-week forecast"),
    unit="money",
    section="12",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Amount expected to be won in each of the 13 weeks from the moment looked at, with the "
        "band from P10 to P90, and the part from deals that do not exist yet. Open deals without "
        "progress in 91 days are left out and shown apart. Methods: stage (probability of the "
        "stage, in the week of the expected close), category (what each forecast category "
        "yielded at the same week of earlier quarters), cohort (how soon deals that reached the "
        "same stage, in the same segment, were won, given their age), run_rate (what the last 52 "
        "weeks brought), seller and manager (what was called for the quarter, then the run "
        "rate), blend (the others weighted by how they did before, calls after taking off their "
        "callers' bias). Deals are taken as independent unless a common shock is asked for.",
    ),
    facts=(OPPORTUNITIES,),
    answers=compute,
    lists=members,
    options={"method": METHODS, "evidence": ("progress", "any"), "segment": SEGMENTS,
             "shock": tuple(SHOCKS)},
    row_dimensions=("week",),
    dated=False,
    revision=2,
)

