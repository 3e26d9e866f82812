"""The rolling forecast of the next 13 weeks (metrics.md, section 12)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache

import numpy as np
import numpy.typing as npt

from models.cells import Array
from models.facts import ACTIVITIES, OPPORTUNITIES, REACHES
from models.filters import Period
from models.grouping import group_keys
from models.instants import to_days, to_micros
from models.members import Members, counted, equal, opportunities
from models.metric import NAN, Answer, Cell, Key, Metric, Question, Row, Source
from models.metrics.rolling import WEEKS, chances_by_age, chances_by_date, past_weeks, spread
from models.quantiles import Sample
from models.survival import Survival, kaplan_meier
from models.wording import QT_TRANSLATE_NOOP

Floats = npt.NDArray[np.float64]
DAY = 86_400_000_000.0
EVIDENCE_DAYS = 91
LEAST_WEEKS, MOST_WEEKS = 26, 52  # of history
NOT_ENOUGH = QT_TRANSLATE_NOOP(
    "metrics", "There are fewer than 26 weeks of history; what is not created yet is unknown.")


def _days(column: Array, now: int) -> Floats:
    """Days from each instant to the moment; NaN where there is none."""
    instants = column.astype("datetime64[us]")
    return np.where(np.isnat(instants), np.nan, (now - instants.astype(np.int64)) / DAY)


@dataclass(frozen=True)
class World:
    """Open deals with evidence of progress, and the wins of the past, as of the moment."""

    deals: dict[str, Array]
    expired: dict[str, Array]
    chances: Floats
    wins: dict[str, Array]
    weeks: int  # of history


def gathered(question: Question, source: Source) -> World:
    now = to_micros(question.at)
    today = to_days(question.days.day_of(question.at))
    names = tuple(dict.fromkeys((*question.by, "opportunity", "pipeline", "stage", "status",
                                 "amount", "expected", "stage_since", "created", "closed",
                                 "cycle_days")))
    every = source.columns(OPPORTUNITIES, names, question.stock)
    still_open = equal(every["status"], "open")
    shown = {name: column[still_open] for name, column in every.items()}
    fresh = _fresh(question, source, shown, now)
    if question.options["evidence"] == "any":
        fresh = np.ones(len(fresh), bool)
    deals = {name: column[fresh] for name, column in shown.items()}
    won = equal(every["status"], "won")
    began = _days(every["created"], now)
    weeks = int(np.nanmax(began) // 7) if np.isfinite(began).any() else 0
    if question.options["method"] == "stage":
        expected = deals["expected"].astype("datetime64[D]")
        ahead = np.where(np.isnat(expected), np.nan, expected.astype(np.int64) - today)
        chances = chances_by_date(_stage_chances(source, deals), ahead)
    elif question.options["method"] == "cohort":
        chances = _cohort_chances(question, source, deals, now)
    else:
        chances = np.zeros((len(deals["status"]), WEEKS))
    return World(deals, {name: column[~fresh] for name, column in shown.items()}, chances,
                 {name: column[won] for name, column in every.items()}, min(weeks, MOST_WEEKS))


def _fresh(question: Question, source: Source, deals: dict[str, Array], now: int
           ) -> npt.NDArray[np.bool_]:
    """Whether a deal moved, or somebody did something about it, in the last 91 days."""
    done = source.columns(ACTIVITIES, ("opportunity", "done"), replace(
        question.stock, where=(), exclude=()))
    last: dict[object, float] = {}
    for deal, age in zip(done["opportunity"].tolist(), _days(done["done"], now).tolist(),
                         strict=True):
        if deal is not None and age == age:
            last[deal] = min(age, last.get(deal, age))
    touched = np.array([last.get(deal, np.nan) for deal in deals["opportunity"].tolist()])
    moved = _days(deals["stage_since"], now)
    found: npt.NDArray[np.bool_] = np.fmin(touched, moved) <= EVIDENCE_DAYS
    return found


def _stage_chances(source: Source, deals: dict[str, Array]) -> Floats:
    table = {stage.key: stage.probability for stage in source.stages()}
    found = [table.get(key) for key in deals["stage"].tolist()]
    return np.array([NAN if p is None else p for p in found], float)


def _cohort_chances(question: Question, source: Source, deals: dict[str, Array], now: int
                    ) -> Floats:
    """From what became of deals that reached the same rank before, given how long ago."""
    names = ("opportunity", "pipeline", "rank", "reached", "closed", "status")
    data = source.columns(REACHES, names, question.stock)
    since, ended = _days(data["reached"], now), _days(data["closed"], now)
    status, rank = data["status"], data["rank"].astype(int)
    stay = np.maximum(np.where(equal(status, "open"), since, since - ended), 0)

    @cache
    def curve(pipeline: Key, at: int) -> Survival:
        here = equal(data["pipeline"], pipeline) & (rank == at)
        return kaplan_meier(
            {way: Sample.of(stay[here & equal(status, way)]) for way in ("lost", "won")},
            Sample.of(stay[here & equal(status, "open")]))

    furthest: dict[object, tuple[int, float]] = {}
    for deal, at, age in zip(data["opportunity"].tolist(), rank.tolist(), since.tolist(),
                             strict=True):
        if at > furthest.get(deal, (0, 0.0))[0]:
            furthest[deal] = (at, age)
    place = [furthest.get(deal, (0, NAN)) for deal in deals["opportunity"].tolist()]
    ranks = np.array([at for at, _ in place], int)
    ages = np.array([age for _, age in place], float)
    chances = np.zeros((len(place), WEEKS))
    for pipeline in dict.fromkeys(deals["pipeline"].tolist()):
        for at in np.unique(ranks[ranks > 0]):
            chosen = equal(deals["pipeline"], pipeline) & (ranks == at) & ~np.isnan(ages)
            if chosen.any():
                chances[chosen] = chances_by_age(ages[chosen], curve(pipeline, int(at)))
    return chances


def compute(question: Question, source: Source) -> Answer:
    """A row for the 13 weeks together and one per week, minor units; low and high are P10 and
    P90. In detail the part of today's open deals and that of deals not created yet."""
    world, now = gathered(question, source), to_micros(question.at)
    method, enough = question.options["method"], world.weeks >= LEAST_WEEKS
    notes = () if enough else (NOT_ENOUGH,)
    if not enough and method != "stage":
        return Answer((), notes=notes)
    groups: tuple[tuple[Key, ...], ...] = ((),)
    columns = [np.concatenate([world.deals[d], world.expired[d], world.wins[d]]).tolist()
               for d in question.by]
    if question.by:
        groups = group_keys(columns, question.by, source).groups if columns[0] else ()
    names = ["total", *_week_names(question)]
    rows: list[Row] = []
    for group in groups:
        keys = dict(zip(question.by, group, strict=True))
        own, gone, wins = (_within(part, keys) for part in (world.deals, world.expired,
                                                            world.wins))
        amounts = np.nan_to_num(world.deals["amount"].astype(float)[own])
        chances = world.chances[own]
        past = new = None
        if enough:
            total, new = past_weeks(
                _days(world.wins["closed"], now)[wins],
                np.nan_to_num(world.wins["cycle_days"].astype(float)[wins], nan=np.inf),
                world.wins["amount"].astype(float)[wins], world.weeks)
            past = np.repeat(total[:, None], WEEKS, axis=1) if method == "run_rate" else new
        found = spread(amounts, chances, past)
        fresh = np.append(new.mean(axis=0), new.mean(axis=0).sum()) if new is not None else None
        order = [WEEKS, *range(WEEKS)]
        expired = np.nan_to_num(world.expired["amount"].astype(float)[gone]).sum()
        for name, i in zip(names, order, strict=True):
            from_new = float(fresh[i]) if fresh is not None else NAN
            expected = float(found.expected[i])
            rows.append(Row(
                {**keys, "week": name}, expected, n=int(own.sum()), low=float(found.low[i]),
                high=float(found.high[i]),
                detail={"from_new": from_new, "method": method,
                        "from_open": expected - (0.0 if fresh is None else from_new),
                        "expired": int(gone.sum()), "expired_amount": float(expired)}))
    return Answer(tuple(rows), notes=notes)


def _within(part: dict[str, Array], keys: dict[str, Key]) -> npt.NDArray[np.bool_]:
    kept = np.ones(len(part["status"]), bool)
    for dimension, key in keys.items():
        kept &= equal(part[dimension], key)
    return kept


def _week_names(question: Question) -> list[str]:
    """Seven days each, from the day after the moment's: "2026-09-15..2026-09-21"."""
    first = question.days.day_of(question.at)
    starts = [first + timedelta(days=7 * week) for week in range(WEEKS)]
    return [f"{day}..{day + timedelta(days=6)}" for day in starts]


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The open deals with evidence of progress; those count that may be won in the cell's week."""
    world = gathered(question, source)
    keys = {dimension: key for dimension, key in cell.items() if dimension != "week"}
    own = _within(world.deals, keys)
    chances = world.chances[own]
    names = _week_names(question)
    week = cell.get("week")
    may = chances[:, names.index(str(week))] if week in names else chances.sum(axis=1)
    place = {deal: i for i, deal in enumerate(world.deals["opportunity"][own].tolist())}
    found = opportunities(source, replace(question.stock, period=Period()), keys, when=None)
    deals = found.columns["opportunity"].tolist()
    kept = np.fromiter((deal in place for deal in deals), bool, len(deals))
    flags = np.fromiter((deal in place and may[place[deal]] > 0 for deal in deals), bool,
                        len(deals))
    return counted(found, flags).where(kept)


METRIC = Metric(
    key="rolling_forecast",
    label=QT_TRANSLATE_NOOP("metrics", "Rolling 13-week forecast"),
    unit="money",
    section="12",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Amount expected to be won in each of the 13 weeks after the moment looked at, with the "
        "band from P10 to P90, and the part from deals that do not exist yet, as the last 52 "
        "weeks let expect. Open deals without progress in 91 days are left out and shown apart. "
        "Methods: stage (probability of the stage, in the week of the expected close), cohort "
        "(what became of deals that got as far, as long ago), run rate (the past weeks again).",
    ),
    facts=(OPPORTUNITIES,),
    answers=compute,
    lists=members,
    dated=False,
    options={"method": ("stage", "cohort", "run_rate"), "evidence": ("progress", "any")},
    row_dimensions=("week",),
)
