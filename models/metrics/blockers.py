"""What holds deals up, by the recorded reason, beside the stage (metrics.md, section 19)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import numpy as np

from models.cells import COUNT
from models.facts import VISITS
from models.grouping import group_keys, in_use, ladders
from models.intervals import wilson
from models.members import Members, counted, equal
from models.metric import NAN, Answer, Cell, Key, Metric, Question, Row, Source
from models.metrics.blockers_recorded import recorded
from models.metrics.bottleneck_visits import stays_in, window_of
from models.wording import QT_TRANSLATE_NOOP

COHORTS = ("open", "entered")


@dataclass(frozen=True)
class Reason:
    """`share` of the stays with a recorded reason, with its Wilson interval at 95 %."""

    key: str
    n: int
    share: float
    low: float
    high: float


@dataclass(frozen=True)
class Blockers:
    """The reasons given most often. Of `n` stays `recorded` have a reason: shares of `reasons`
    and `other` are of those and sum to 1; `unknown` is the share of all that have none."""

    reasons: tuple[Reason, ...]
    other: float
    other_n: int
    recorded: int
    unknown: float
    unknown_n: int
    n: int


def blockers(counts: dict[Key, int], most: int = 3) -> Blockers:
    """From stays by reason, None for none recorded. Ties stand in the order of their keys.

    Unit:    shares.
    Error:   Wilson score interval at 95 %.
    Source:  metrics.md, section 19.
    """
    unknown = counts.get(None, 0)
    known = sorted(((str(key), n) for key, n in counts.items() if key is not None and n),
                   key=lambda pair: (-pair[1], pair[0]))
    recorded = sum(n for _, n in known)
    reasons = []
    for key, n in known[:most]:
        low, high = wilson(n, recorded)
        reasons.append(Reason(key, n, n / recorded, float(low), float(high)))
    rest = sum(n for _, n in known[most:])
    every = recorded + unknown
    return Blockers(tuple(reasons), rest / recorded if recorded else NAN, rest, recorded,
                    unknown / every if every else NAN, unknown, every)


def top_blockers(
    question: Question, source: Source, stage: str, cell: Cell | None = None, most: int = 3,
    cohort: str = "open",
) -> Blockers:
    """The top reasons of one stage and segment.

    cohort: "open", the stays that last at the moment (whenever they began), as section 19 has it;
    "entered", all that began in `window_of(question)`, for what held up those that have left.
    """
    asked = replace(question, by=tuple(cell or {}), options={"cohort": cohort})
    wanted = {**(cell or {}), "stage": stage}
    counts: Counter[Key] = Counter()
    for keys, n in _counts(_inside(asked, source, wanted), source):
        if all(keys[dimension] == key for dimension, key in wanted.items()):
            counts[keys["blocker"]] += n
    return blockers(dict(counts), most)


def _asked(question: Question) -> Question:
    """The same question about the stays that count."""
    if question.options["cohort"] == "open":
        filters = question.stock
        wanted = question.filters.keys("outcome")
        filters = filters.narrowed("outcome", ("open",) if not wanted or "open" in wanted
                                   else ("none of these",))
        return replace(question, filters=filters)
    return replace(question, filters=replace(question.pinned, period=window_of(question)))


def _counts(question: Question, source: Source) -> list[tuple[dict[str, Key], int]]:
    by = tuple(dict.fromkeys((*question.by, "stage", "blocker")))
    asked = _asked(question)
    if question.options["cohort"] == "entered":
        return _entered(asked, source, by)
    cells = in_use(source.tally(VISITS, by, (COUNT,), asked.filters, "entered", question.task),
                   source)
    keys = [cells.keys[name].tolist() for name in by]
    return [(dict(zip(by, group, strict=True)), int(n)) for group, n in zip(
        zip(*keys, strict=True), cells.measures["n"].tolist(), strict=True)]


def _inside(question: Question, source: Source, wanted: Cell) -> Question:
    """The question about the stays of a cell alone, where the filter does not limit its
    dimensions already."""
    filters = question.filters
    for dimension, key in wanted.items():
        if filters.keys(dimension):
            continue
        keys = {"" if key is None else str(key)}
        if dimension == "stage":
            keys |= {stage for run in ladders(source, filters)
                     for stage, used in run.same.items() if used == key}
        filters = filters.narrowed(dimension, keys)
    return replace(question, filters=filters)


def _entered(question: Question, source: Source, by: tuple[str, ...]
             ) -> list[tuple[dict[str, Key], int]]:
    """Stays that began in the window by their keys and the reason recorded meanwhile."""
    outer = tuple(name for name in by if name != "blocker")
    coded = source.coded(VISITS, ("opportunity", *outer), question.filters, "entered")
    rows = source.columns(VISITS, ("entered", "left"), question.filters, "entered")
    deals = coded["opportunity"]
    reason = recorded(question, source, deals.keys[deals.codes], rows["entered"], rows["left"])
    same = {stage: used for run in ladders(source, question.filters)
            for stage, used in run.same.items()}
    keys = {name: coded[name].keys.tolist() for name in outer}
    keys["stage"] = [same.get(key) for key in keys["stage"]]
    code = np.zeros(len(reason), np.int64)
    for name in outer:
        code *= len(keys[name])
        code += coded[name].codes.astype(np.int64)
    told: Counter[tuple[int, Key]] = Counter(zip(code.tolist(), reason.tolist(), strict=True))
    found: Counter[tuple[Key, ...]] = Counter()
    for (rest, why), n in told.items():
        group: dict[str, Key] = {"blocker": why}
        for name in reversed(outer):
            rest, place = divmod(rest, len(keys[name]))
            group[name] = keys[name][place]
        if group["stage"] is not None:
            found[tuple(group[name] for name in by)] += n
    return [(dict(zip(by, group, strict=True)), n) for group, n in found.items()]


def compute(question: Question, source: Source) -> Answer:
    """One row per segment, stage and reason; the row without a reason is the unknown share."""
    outer = tuple(dict.fromkeys((*question.by, "stage")))
    found: dict[tuple[Key, ...], Counter[Key]] = {}
    for keys, n in _counts(question, source):
        group = tuple(keys[name] for name in outer)
        found.setdefault(group, Counter())[keys["blocker"]] += n
    if not found:
        return Answer(())
    order = group_keys([list(column) for column in zip(*found, strict=True)], outer, source).groups
    rows = []
    for group in order:
        counts = found[group]
        told = blockers(dict(counts), most=len(counts))
        where = dict(zip(outer, group, strict=True))
        for reason in told.reasons:
            rows.append(Row(
                {**where, "blocker": reason.key}, reason.share, float(reason.n),
                float(told.recorded), told.recorded, reason.low, reason.high,
                {"all": told.n, "unknown": told.unknown}))
        low, high = wilson(told.unknown_n, told.n)
        rows.append(Row({**where, "blocker": None}, told.unknown, float(told.unknown_n),
                        float(told.n), told.n, float(low), float(high), {"all": told.n}))
    return Answer(tuple(rows))


def members(question: Question, source: Source, cell: Cell) -> Members:
    """As many stays as the share is of; those with the reason count."""
    asked = _asked(question)
    rest = {dimension: key for dimension, key in cell.items() if dimension != "blocker"}
    found = stays_in(asked, source, rest, ("blocker",))
    blocker = found.columns["blocker"]
    if question.options["cohort"] == "entered":
        blocker = recorded(question, source, *(
            found.columns[name] for name in ("opportunity", "entered", "left")))
        found = Members(found.fact, {**found.columns, "blocker": blocker}, found.counts)
    if "blocker" not in cell:
        return counted(found, ~equal(blocker, None))
    found = counted(found, equal(blocker, cell["blocker"]))
    return found if cell["blocker"] is None else found.where(~equal(blocker, None))


METRIC = Metric(
    key="blockers",
    label=QT_TRANSLATE_NOOP("metrics", "Blockers"),
    unit="ratio",
    section="19",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Deals now in a stage that are held up by a reason, divided by those with any recorded "
        "reason. The row without a reason is the unknown share: deals without one, divided by "
        "all deals in the stage. As an option: all stays that began in the window, whether they "
        "still last or not.",
    ),
    facts=(VISITS,),
    answers=compute,
    lists=members,
    dated=False,
    options={"cohort": COHORTS},
    row_dimensions=("stage", "blocker"),
)
