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
from models.metric import Answer, Cell, Key, Metric, Question, Row, Source
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
    when, by_value = options["cohort"], options["weight"] == "value"
    measures = (COUNT, total("amount")) if by_value else (COUNT,)
    cells = source.tally(OPPORTUNITIES, split, measures, question.filters, when, question.task)
    found = grouped(cells, by, source)
    top = max((len(run.stages) for run in runs), default=0)
    status = codes_of(cells.keys["status"], STATUSES)
    ranks = cells.keys[rank].astype(float)
    counts = [_table(found, ranks, status, which, cells.measures["n"], top) for which in range(3)]
    worth = counts
    if by_value:
        scale = 10.0 ** -exponent(source.reporting_currency)
        worth = [_table(found, ranks, status, which, cells.measures["amount"], top) * scale
                 for which in range(3)]
    if when == "closed":
        nobody = np.zeros_like(counts[2])
        counts, worth = [*counts[:2], nobody], [*worth[:2], nobody]
    imputed = _imputed(question, source, by, when) if not strict else {}
    rows: list[Row] = []
    for run in runs:
        places = [i for i, group in enumerate(found.groups)
                  if group[by.index("pipeline")] == run.pipeline]
        if places:
            keys = [{d: k for d, k in found.keys(i).items() if d in question.by} for i in places]
            passed_over = np.array([[imputed.get(found.groups[i], {}).get(rank, 0.0)
                                     for rank in range(1, len(run.stages) + 1)] for i in places])
            rows += _rows(keys, run, [c[places] for c in counts], [w[places] for w in worth],
                          options, passed_over)
        elif not question.by:
            nothing = np.zeros((1, top + 1))
            rows += _rows([{}], run, [nothing] * 3, [nothing] * 3, options,
                          np.zeros((1, len(run.stages))))
    return rows


def _table(found: Grouped, ranks: Floats, status: npt.NDArray[np.intp], which: int,
           weights: npt.NDArray[np.generic], top: int) -> Floats:
    column = np.where(status == which, np.minimum(ranks, top), -1)
    return found.table(column, top + 1, weights)


def _rows(keys: list[dict[str, Key]], run: Ladder, counts: list[Floats], worth: list[Floats],
          options: Mapping[str, str], imputed: Floats) -> list[Row]:
    """The rows of segments in one pipeline, from their counts per status and furthest rank
    (segments, ranks)."""
    strict, resolved = options["family"] == "strict", options["family"] == "resolved"
    top = len(run.stages)
    n, still, still_any = _reached(counts, top, strict)
    figures = step(n, still if resolved else None)
    along = cumulative(n)
    shown = figures
    if options["weight"] == "value":
        value, still_value, _ = _reached(worth, top, strict)
        shown = step_value(value, still_value if resolved else None)
    with np.errstate(divide="ignore", invalid="ignore"):
        open_share = np.where(n[:, :-1] > 0, still_any / n[:, :-1], np.nan)
        imputed_share = np.where((n[:, :-1] > 0) & (not strict), imputed / n[:, :-1], np.nan)
    # Plain lists: a row costs a tenth of what single array elements would cost.
    values, parts, wholes, lows, highs, ns = (
        table.tolist() for table in (shown.value, shown.numerator, shown.denominator, shown.low,
                                     shown.high, figures.denominator.astype(int)))
    counted, stills = n.astype(int).tolist(), still.astype(int).tolist()
    opens, imputeds = open_share.tolist(), imputed_share.tolist()
    cums, cum_lows, cum_highs = (t.tolist() for t in (along.value, along.low, along.high))
    names = [(stage.key, stage.name, run.next_name(r), run.next_key(r))
             for r, stage in enumerate(run.stages, 1)]
    return [
        Row(
            {**keys[i], "stage": key}, values[i][r], parts[i][r], wholes[i][r], ns[i][r],
            lows[i][r], highs[i][r],
            {
                "from": name, "to": to, "to_stage": to_key, "pipeline": run.pipeline,
                "rank": r + 1, "family": options["family"], "reached": counted[i][r],
                "advanced": counted[i][r + 1], "still": stills[i][r],
                "open_share": opens[i][r], "imputed_share": imputeds[i][r],
                "cumulative": cums[i][r], "cumulative_low": cum_lows[i][r],
                "cumulative_high": cum_highs[i][r], "end_to_end": cums[i][top],
                "end_to_end_low": cum_lows[i][top], "end_to_end_high": cum_highs[i][top],
            },
        )
        for i in range(len(keys)) if counted[i][0] or not keys[i]
        for r, (key, name, to, to_key) in enumerate(names)
    ]


def _reached(counts: list[Floats], top: int, strict: bool) -> tuple[Floats, Floats, Floats]:
    """Counts per rank and won; open ones whose furthest rank it is; open ones that reached it."""
    won, lost, still_open = (
        np.concatenate([c[:, :top], c[:, top:].sum(axis=1, keepdims=True)], axis=1)
        for c in counts)
    if strict:
        n = passed(won + lost + still_open, won[:, top])
    else:
        n = reached(lost + still_open, won.sum(axis=1))
    return n, still_open[:, 1:], np.flip(np.cumsum(np.flip(still_open, 1), 1), 1)[:, 1:]


def step_value(worth: Floats, still: Floats | None) -> Conversion:
    """Conversion by value: no interval, since amounts are no counts."""
    part, whole = worth[:, 1:], worth[:, :-1] - (0 if still is None else still)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.where(whole > 0, part / whole, np.nan)
    unknown = np.full(value.shape, np.nan)
    return Conversion(value, part, whole, unknown, unknown)


def _imputed(question: Question, source: Source, by: tuple[str, ...], when: str
             ) -> dict[tuple[Key, ...], dict[int, float]]:
    """Deals counted at a rank they passed over, per group and rank."""
    split = tuple(dict.fromkeys((*by, "rank", "imputed", "status")))
    cells = source.tally(REACHES, split, (COUNT,), question.filters, when, question.task)
    found: dict[tuple[Key, ...], dict[int, float]] = {}
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
        "further has reached every stage before, passed over or not, "
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
