"""Stage conversion in its families (metrics.md, section 1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from models.cells import COUNT, total
from models.facts import OPPORTUNITIES, REACHES, VISITS
from models.filters import FilterState
from models.grouping import Grouped, Ladder, codes_of, grouped, ladders
from models.members import Members
from models.metric import NAN, Answer, Cell, Metric, Question, Row, Source
from models.metrics import funnel_members, funnel_value, funnel_visits
from models.metrics.conversion import Conversion, cumulative, passed, reached, step
from models.metrics.win_rate import STATUSES
from models.money import exponent
from models.wording import QT_TRANSLATE_NOOP

Floats = npt.NDArray[np.float64]


def without(filters: FilterState, dimension: str) -> FilterState:
    """The filter without its limits on `dimension`."""
    return replace(
        filters,
        where=tuple(pair for pair in filters.where if pair[0] != dimension),
        exclude=tuple(pair for pair in filters.exclude if pair[0] != dimension),
    )


def compute(question: Question, source: Source) -> Answer:
    """One row per segment and stage; a limit on stages picks rows, it does not change them."""
    filters = question.filters
    asked = replace(question, filters=without(filters, "stage"))
    runs = ladders(source, filters)
    family = question.options["family"]
    if family in ("any", "flow", "ledger"):
        rows = funnel_visits.rows(asked, source, runs)
    elif question.options["weight"] == "value" and family != "strict" and (
            question.options["amount"] == "entry"):
        rows = funnel_value.rows(asked, source, runs)
    else:
        rows = _ranked(asked, source, runs)
    wanted, unwanted = filters.keys("stage"), dict(filters.exclude).get("stage", ())
    return Answer(tuple(
        row for row in rows
        if (not wanted or row.by["stage"] in wanted) and row.by["stage"] not in unwanted
    ))


def _ranked(question: Question, source: Source, runs: tuple[Ladder, ...]) -> list[Row]:
    options = question.options
    strict = options["family"] == "strict"
    rank = "strict" if strict else "furthest"
    by = tuple(dict.fromkeys((*question.by, "pipeline")))
    split = tuple(dict.fromkeys((*by, rank, "status")))
    when = options["cohort"]
    cells = source.tally(OPPORTUNITIES, split, (COUNT, total("amount")), question.filters, when,
                         question.task)
    found = grouped(cells, by, source)
    top = max((len(run.stages) for run in runs), default=0)
    status = codes_of(cells.keys["status"], STATUSES)
    ranks = cells.keys[rank].astype(float)
    counts = [_table(found, ranks, status, which, cells.measures["n"], top) for which in range(3)]
    scale = 10.0 ** -exponent(source.reporting_currency)
    worth = [_table(found, ranks, status, which, cells.measures["amount"], top) * scale
             for which in range(3)]
    if when == "closed":
        counts[2], worth[2] = np.zeros_like(counts[2]), np.zeros_like(worth[2])
    imputed = _imputed(question, source, by, when) if not strict else {}
    rows = []
    for run in runs:
        for i, group in enumerate(found.groups):
            if group[by.index("pipeline")] != run.pipeline:
                continue
            keys = {d: k for d, k in found.keys(i).items() if d in question.by}
            rows += _rows(keys, run, [c[i] for c in counts], [w[i] for w in worth],
                          options, imputed.get(group, {}))
        if not question.by and all(group != (run.pipeline,) for group in found.groups):
            empty = [np.zeros(top + 1)] * 3
            rows += _rows({}, run, empty, empty, options, {})
    return rows


def _table(found: Grouped, ranks: Floats, status: npt.NDArray[np.intp], which: int,
           weights: npt.NDArray[np.generic], top: int) -> Floats:
    column = np.where(status == which, np.minimum(ranks, top), -1)
    return found.table(column, top + 1, weights)


def _rows(keys: dict[str, str | int | None], run: Ladder, counts: list[Floats],
          worth: list[Floats], options: Mapping[str, str], imputed: dict[int, float]
          ) -> list[Row]:
    """The rows of one segment in one pipeline, from its counts per status and furthest rank."""
    strict, resolved = options["family"] == "strict", options["family"] == "resolved"
    top = len(run.stages)
    n, still, still_any = _reached(counts, top, strict)
    if not n[0] and keys:
        return []
    figures = step(n, still if resolved else None)
    along = cumulative(n)
    if options["weight"] == "value":
        value, still_value, _ = _reached(worth, top, strict)
        shown = step_value(value, still_value if resolved else None)
    else:
        shown = figures
    return [
        Row(
            {**keys, "stage": stage.key}, float(shown.value[r]), float(shown.numerator[r]),
            float(shown.denominator[r]), int(figures.denominator[r]), float(shown.low[r]),
            float(shown.high[r]),
            {
                "from": stage.name, "to": run.next_name(r + 1), "to_stage": run.next_key(r + 1),
                "pipeline": run.pipeline, "rank": r + 1, "family": options["family"],
                "reached": int(n[r]), "advanced": int(n[r + 1]), "still": int(still[r]),
                "open_share": still_any[r] / n[r] if n[r] else NAN,
                "imputed_share": imputed.get(r + 1, 0.0) / n[r] if n[r] and not strict else NAN,
                "cumulative": float(along.value[r]), "cumulative_low": float(along.low[r]),
                "cumulative_high": float(along.high[r]),
                "end_to_end": float(along.value[top]), "end_to_end_low": float(along.low[top]),
                "end_to_end_high": float(along.high[top]),
            },
        )
        for r, stage in enumerate(run.stages)
    ]


def _reached(counts: list[Floats], top: int, strict: bool) -> tuple[Floats, Floats, Floats]:
    """Counts per rank and won; open ones whose furthest rank it is; open ones that reached it."""
    won, lost, still_open = (np.append(c[:top], c[top:].sum()) for c in counts)
    if strict:
        n = passed(won + lost + still_open, won[top])
    else:
        n = reached(lost + still_open, won.sum())
    return n, still_open[1:], np.flip(np.cumsum(np.flip(still_open)))[1:]


def step_value(worth: Floats, still: Floats | None) -> Conversion:
    """Conversion by value: no interval, since amounts are no counts."""
    figures = worth[1:], worth[:-1] - (0 if still is None else still)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.where(figures[1] > 0, figures[0] / figures[1], np.nan)
    unknown = np.full(value.shape, np.nan)
    return Conversion(value, figures[0], figures[1], unknown, unknown)


def _imputed(question: Question, source: Source, by: tuple[str, ...], when: str
             ) -> dict[tuple[str | int | None, ...], dict[int, float]]:
    """Deals counted at a rank they passed over, per group and rank."""
    split = tuple(dict.fromkeys((*by, "rank", "imputed", "status")))
    cells = source.tally(REACHES, split, (COUNT,), question.filters, when, question.task)
    found: dict[tuple[str | int | None, ...], dict[int, float]] = {}
    lists = [cells.keys[dimension].tolist() for dimension in by]
    for group, rank, imputed, status, n in zip(
        zip(*lists, strict=True), cells.keys["rank"].tolist(), cells.keys["imputed"].tolist(),
        cells.keys["status"].tolist(), cells.measures["n"].tolist(), strict=True,
    ):
        if imputed == "yes" and (when != "closed" or status != "open"):
            at = found.setdefault(group, {})
            at[int(rank)] = at.get(int(rank), 0.0) + n
    return found


def members(question: Question, source: Source, cell: Cell) -> Members:
    asked = replace(question, filters=without(question.filters, "stage"))
    return funnel_members.behind(asked, source, cell)


METRIC = Metric(
    key="stage_conversion",
    label=QT_TRANSLATE_NOOP("metrics", "Stage conversion"),
    unit="ratio",
    section="1",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Share of the deals that reached a stage which also reached the next one. A deal that got "
        "further has reached every stage before, passed over or not (the share of such is shown), "
        "and going back does not undo it. Deals created in the period, unless asked otherwise. "
        "Families: any (was in the stage at all), strict (in order from the first stage), flow "
        "(forward exits by entries within the period), ledger (visits ended by moving on, of all "
        "ended), resolved (without the deals still undecided at the stage).",
    ),
    facts=(OPPORTUNITIES, VISITS),
    answers=compute,
    lists=members,
    options={
        "family": ("imp", "any", "strict", "flow", "ledger", "resolved"),
        "weight": ("count", "value"),
        "amount": ("entry", "current"),
        "cohort": ("created", "closed"),
    },
    row_dimensions=("stage",),
)
