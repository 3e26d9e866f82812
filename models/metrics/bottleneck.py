"""Where deals stop, ranked by what it is worth to fix it (metrics.md, section 3; requirement
N-07). How the worth is computed: docs/bottlenecks.md."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import asdict, replace
from threading import RLock
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from models.facts import VISITS
from models.intervals import wilson
from models.members import Members, counted, equal
from models.metric import Answer, Cell, Metric, Question, Row, Source
from models.metrics.bottleneck_judge import Verdict
from models.metrics.bottleneck_rows import DIMENSIONS, Bottleneck, Bottlenecks
from models.metrics.bottleneck_search import Found, Search
from models.metrics.bottleneck_visits import stays_in, window_of
from models.metrics.stay_curves import exact_median
from models.wording import QT_TRANSLATE_NOOP

__all__ = ["METRIC", "bottlenecks", "window_of"]

KEPT = 4  # answers per source
_ANSWERS: WeakKeyDictionary[Any, dict[Hashable, Bottlenecks]] = WeakKeyDictionary()
_LOCK = RLock()
SHOWN = 40  # rows whose median is computed from exact stays
NO_PAST = QT_TRANSLATE_NOOP(
    "metrics", "There are no earlier quarters to compare with, so nothing can be ranked.")
TARGETS = ("none", "stage", "segment")


def bottlenecks(
    question: Question, source: Source, dimensions: Sequence[str] | None = None, *,
    pairs: bool = True,
) -> Bottlenecks:
    """Steps and segments by the won value that would be recovered per quarter if the median stay
    fell to the P25 of its own quarterly medians before.

    Only steps x segments that are slower than their past are ranked, by worth, which counts how
    likely it is that they really are. `holds` marks those that stand when the share of false
    alarms is kept at 5 % (Benjamini-Hochberg over all that were looked at). One that is slow only
    because of another row is not ranked and names it in `within`. With `pairs`, two dimensions
    together stand where one alone would hide that only a part of it is slow.
    Unit:    money per quarter, minor units; days.
    Counts:  stays that began in `window_of(question)`, those that still last included. Fewer than
             5 are never ranked. Deals without an amount weigh nothing.
    Error:   80 % interval from the errors of both medians, of the amounts and of the win rate.
    Source:  docs/bottlenecks.md; a definition of ours.
    """
    known = source.dimensions(VISITS)
    names = tuple(name for name in (DIMENSIONS if dimensions is None else dimensions)
                  if name in known)
    kept = _kept(source)
    key = (question.filters, question.at, question.calendar, names, pairs)
    found = kept.get(key)
    if found is None:
        search = Search(question, source, names)
        found = _told(search, search.run(pairs=pairs and len(names) > 1), names)
        with _LOCK:
            kept[key] = found
            for old in list(kept)[:-KEPT]:
                del kept[old]
    return found


def _kept(source: Source) -> dict[Hashable, Bottlenecks]:
    """The newest answers of a source: a page asks the same for its table and for its advice."""
    if not isinstance(source, Hashable):
        return {}
    with _LOCK:
        return _ANSWERS.setdefault(source, {})


def _told(search: Search, found: list[Found], names: tuple[str, ...]) -> Bottlenecks:
    verdicts = {id(one.verdict): one.verdict for one in found}
    tables = {key: _figures(verdict) for key, verdict in verdicts.items()}
    rows = tuple(_row(search, one, place, {name: column[one.place] for name, column
                                           in tables[id(one.verdict)].items()})
                 for place, one in enumerate(found))
    return Bottlenecks(rows, search.window, search.quarters, search.looked, names,
                       () if search.quarters else (NO_PAST,))


def _figures(verdict: Verdict) -> dict[str, list[Any]]:
    """What a row takes from its verdict, by the name of its field, as plain numbers."""
    ended, before = verdict.ended, verdict.ended_before
    with np.errstate(divide="ignore", invalid="ignore"):
        share, earlier = verdict.advanced / ended, verdict.advanced_before / before
    low, high = wilson(verdict.advanced, ended)
    same = ("median", "target", "worth", "low", "high", "coming", "waiting", "n", "running",
            "open_deals", "late_deals", "finished_mean", "likely", "chance")
    return {**{name: getattr(verdict, name).tolist() for name in same},
            "target_of": [TARGETS[which] for which in verdict.target_of.tolist()],
            "excess": verdict.excess.tolist(), "conversion": share.tolist(),
            "conversion_low": low.tolist(), "conversion_high": high.tolist(),
            "conversion_n": ended.tolist(), "conversion_before": earlier.tolist(),
            "open_value": [round(value) for value in verdict.open_value.tolist()]}


def _row(search: Search, one: Found, place: int, figures: dict[str, Any]) -> Bottleneck:
    step = search.stays.steps[one.step]
    if place < SHOWN:
        median, low, high = exact_median(search.recent(one))
        figures |= {"median": median, "low_days": low, "high_days": high,
                    "excess": median - figures["target"]}
    return Bottleneck(step.stage.key, step.to_stage, one.cell, one.rank, holds=one.holds,
                      within=one.within, **figures)


def compute(question: Question, source: Source) -> Answer:
    """One row per segment and stage, the one to look at first on top."""
    search = Search(question, source, question.by)
    found = search.table(question.by)
    told = _told(search, found, question.by)
    rows = []
    for row in told.rows:
        detail = {name: value for name, value in asdict(row).items()
                  if name not in ("cell", "stage", "worth", "low", "high", "n", "within")}
        rows.append(Row({**row.cell, "stage": row.stage}, row.worth, n=row.n, low=row.low,
                        high=row.high, detail=detail))
    return Answer(tuple(rows), notes=told.notes)


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The stays of the window; those that still last count."""
    asked = replace(question, filters=replace(question.pinned, period=window_of(question)))
    found = stays_in(asked, source, cell)
    return counted(found, equal(found.columns["outcome"], "open"))


METRIC = Metric(
    key="bottleneck",
    label=QT_TRANSLATE_NOOP("metrics", "Bottlenecks"),
    unit="money",
    section="3",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Won value recovered per quarter if the median stay in the stage fell to the best quarter "
        "of its own earlier quarterly medians (P25): more of the value that enters in a quarter, "
        "and of the deals that wait there now, would get through within the quarter, times the "
        "chance to win after it. The interval is one of 80 %. A definition of ours; no public "
        "standard exists.",
    ),
    facts=(VISITS,),
    answers=compute,
    lists=members,
    dated=False,
    row_dimensions=("stage",),
)
