"""How long deals stay in a stage, with those that are still there (metrics.md, section 3)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import numpy as np
import numpy.typing as npt

from models.cells import DISTINCT, Cells, Measure, histogram, maximum, total, values
from models.facts import VISITS
from models.grouping import Grouped, codes_in, grouped, in_use, ladders, sample
from models.members import Members, chosen, counted, equal
from models.metric import NAN, Answer, Cell, Key, Metric, Question, Row, Source
from models.quantiles import EMPTY, SHARES, STATISTICS, Sample
from models.survival import HOUR_EDGES, Survival, curves_from_bins, from_bins, kaplan_meier
from models.wording import QT_TRANSLATE_NOOP

ENDS = {"advanced": "advanced", "won": "advanced", "lost": "lost", "back": "back",
        "handed": "handed"}
"""How a stay ends -> the competing way it counts as; a win is going on from the last stage."""

CURVE = 60  # most points of a curve in the detail of a row


@dataclass(frozen=True)
class Dwell:
    """`survival` is in hours; `finished` are the days of ended stays, `accumulated` the days in
    the stage per deal that was ever in it."""

    survival: Survival
    finished: Sample
    accumulated: float

    def statistic(self, name: str) -> float:
        """Days. A percentile is NaN when it lies beyond the longest stay seen; the mean is the
        one restricted to that longest stay."""
        if name == "mean":
            return self.survival.restricted_mean() / 24
        return self.survival.quantile(SHARES[name]) / 24


def dwell(ended: dict[str, Sample], running: Sample, entries: Sample = EMPTY,
          accumulated: float = NAN) -> Dwell:
    """Length of stay, from the hours of ended stays per way of ending, of running ones, and the
    ages at which late ones came under observation.

    Unit:    days in the answer, hours in the arguments.
    Counts:  each stay by itself; a deal that comes back stays again.
    Error:   Greenwood's band on the log-log scale, at 95 %.
    Source:  metrics.md, section 3; see `models.survival`.
    """
    finished = Sample.merged(ended.values())
    return Dwell(kaplan_meier(ended, running, entries),
                 Sample(finished.values / 24, finished.counts), accumulated)


def estimates(question: Question, source: Source) -> list[tuple[dict[str, Key], Dwell]]:
    """Keys (with "stage") and estimate of every segment and stage, in reading order."""
    by = tuple(dict.fromkeys((*question.by, "stage")))
    split = tuple(dict.fromkeys((*by, "outcome")))
    cells = in_use(source.tally(
        VISITS, split, (total("hours"), values("hours"), values("late_hours")), question.pinned,
        question.options["date"], question.task), source)
    found = grouped(cells, by, source)
    deals = _deals(question, source, found)
    hours = found.sums(cells.measures["hours"])
    answer = []
    for i in range(len(found.groups)):
        places = np.flatnonzero(found.codes == i)
        accumulated = float(hours[i] / deals[i] / 24) if deals[i] else NAN
        answer.append((found.keys(i), _exact(cells, places, accumulated)))
    return answer


def curves(question: Question, source: Source) -> list[tuple[dict[str, Key], Survival]]:
    """The curves of `estimates` from histograms: off by less than one bin, and many times
    faster."""
    by = tuple(dict.fromkeys((*question.by, "stage")))
    split = tuple(dict.fromkeys((*by, "outcome")))

    def counted(*measures: Measure) -> Cells:
        return in_use(source.tally(VISITS, split, measures, question.pinned,
                                   question.options["date"], question.task), source)

    cells = counted(histogram("hours", HOUR_EDGES), maximum("late_hours"))
    found = grouped(cells, by, source)
    stays = cells.measures["hours_bins"]
    late = np.zeros_like(stays)
    if np.nanmax(cells.measures["late_hours_max"].astype(float), initial=0.0) > 0:
        late = counted(histogram("late_hours", HOUR_EDGES)).measures["late_hours_bins"]
    answer = []
    for i in range(len(found.groups)):
        places = np.flatnonzero(found.codes == i)
        ways = {way: stays[at].sum(axis=0) for way, at in _by_way(cells, places).items()}
        running = ways.pop("open", np.zeros(len(HOUR_EDGES) - 1))
        entries = late[places].sum(axis=0)
        entries[0] = 0  # these were seen from the beginning
        answer.append((found.keys(i), from_bins(ways, running, entries)))
    return answer


def _by_way(cells: Cells, places: npt.NDArray[np.intp]) -> dict[str, list[int]]:
    """The cells of one segment and stage by how the stays ended; "open" where they have not."""
    ways = [(ENDS.get(str(cells.keys["outcome"][place]), "open"), int(place)) for place in places]
    return {way: [place for _, place in pairs]
            for way, pairs in groupby(sorted(ways), key=lambda pair: pair[0])}


def _exact(cells: Cells, places: npt.NDArray[np.intp], accumulated: float) -> Dwell:
    stays, late = cells.measures["hours_values"], cells.measures["late_hours_values"]
    samples = {way: sample(stays[at]) for way, at in _by_way(cells, places).items()}
    running = samples.pop("open", EMPTY)
    entries = sample(late[places])
    unseen = entries.values > 0
    return dwell(samples, running, Sample(entries.values[unseen], entries.counts[unseen]),
                 accumulated)


def _deals(question: Question, source: Source, found: Grouped) -> npt.NDArray[np.float64]:
    """Distinct deals per segment and stage."""
    cells = in_use(source.tally(VISITS, found.by, (DISTINCT,), question.pinned,
                                question.options["date"], question.task), source)
    deals = np.zeros(len(found.groups))
    np.add.at(deals, codes_in(found, cells), cells.measures["opportunities"].astype(float))
    return deals


def detail(figures: Dwell) -> dict[str, object]:
    """Everything beside the figure itself: days, and shares from 0 to 1."""
    found = figures.survival
    low, high = found.quantile_band(0.5)
    count = len(found.times)
    points = np.unique(np.linspace(0, max(count - 1, 0), min(CURVE, count)).astype(int))
    curve = [[float(found.times[i] / 24), float(found.survival[i]), _known(found.low[i]),
              _known(found.high[i])] for i in points]
    return {
        **{name: figures.statistic(name) for name in SHARES},
        "median_low": low / 24, "median_high": high / 24,
        "restricted_mean": found.restricted_mean() / 24, "longest": found.longest / 24,
        "finished": found.finished, "running": found.running,
        "finished_mean": figures.finished.mean, "finished_median": figures.finished.quantile(0.5),
        "accumulated": figures.accumulated,
        **{f"ended_{way}": found.ended(way) for way in ("advanced", "lost", "back", "handed")},
        "curve": curve,
    }


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _binned(question: Question, source: Source) -> Answer:
    """The percentile of every segment and stage from histograms: off by less than one bin, and
    many times faster than exact figures; for pictures with many cells."""
    by = tuple(dict.fromkeys((*question.by, "stage")))
    split = tuple(dict.fromkeys((*by, "outcome")))

    def counted(*measures: Measure) -> Cells:
        return in_use(source.tally(VISITS, split, measures, question.pinned,
                                   question.options["date"], question.task), source)

    cells = counted(histogram("hours", HOUR_EDGES), maximum("late_hours"))
    found = grouped(cells, by, source)
    size = len(found.groups)
    if not size:
        return Answer(())
    stays = cells.measures["hours_bins"]
    ended, running = (np.zeros((size, stays.shape[1]), np.int64) for _ in range(2))
    is_open = equal(cells.keys["outcome"], "open").tolist()
    for place, group in enumerate(found.codes.tolist()):
        (running if is_open[place] else ended)[group] += stays[place]
    entries = None
    if np.nanmax(cells.measures["late_hours_max"].astype(float), initial=0.0) > 0:
        late = counted(histogram("late_hours", HOUR_EDGES))
        entries = np.zeros_like(ended)
        np.add.at(entries, codes_in(found, late), late.measures["late_hours_bins"])
        entries[:, 0] = 0  # these were seen from the beginning
    curves = curves_from_bins(ended, running, entries)
    stat = question.options["stat"]
    share = SHARES["median" if stat == "default" else stat]
    low, high = curves.quantile_band(share)
    value, finished, n_open = (table.tolist() for table in (
        curves.quantile(share) / 24, ended.sum(axis=1), running.sum(axis=1)))
    lows, highs = (low / 24).tolist(), (high / 24).tolist()
    return Answer(tuple(
        Row(found.keys(i), value[i], n=finished[i] + n_open[i], low=lows[i], high=highs[i],
            detail={"finished": finished[i], "running": n_open[i]})
        for i in range(size)))


def compute(question: Question, source: Source) -> Answer:
    kind, stat = question.options["kind"], question.options["stat"]
    if question.options["resolution"] == "bins" and kind == "survival" and stat != "mean":
        return _binned(question, source)
    rows = []
    for keys, figures in estimates(question, source):
        low = high = NAN
        n = figures.survival.n
        if kind == "finished":
            value = figures.finished.statistic("mean" if stat == "default" else stat)
            n = figures.survival.finished
        elif kind == "accumulated":
            value = figures.accumulated
        else:
            stat = "median" if stat == "default" else stat
            value = figures.statistic(stat)
            if stat != "mean":
                low, high = (end / 24 for end in figures.survival.quantile_band(SHARES[stat]))
        rows.append(Row(keys, value, n=n, low=low, high=high, detail=detail(figures)))
    return Answer(tuple(rows))


def members(question: Question, source: Source, cell: Cell) -> Members:
    """Stays; the ended ones count. Only those are listed when only those are asked for."""
    rest = {dimension: key for dimension, key in cell.items() if dimension != "stage"}
    found = chosen(source, VISITS, question.pinned, rest, when=question.options["date"],
                   names=("late_hours",))
    if "stage" in cell:
        same = {cell["stage"]} | {stage for run in ladders(source, question.filters)
                                    for stage, used in run.same.items() if used == cell["stage"]}
        found = found.where(np.fromiter(
            (stage in same for stage in found.columns["stage"].tolist()), bool, len(found)))
    ended = ~equal(found.columns["outcome"], "open")
    found = counted(found, ended)
    return found.where(ended) if question.options["kind"] == "finished" else found


METRIC = Metric(
    key="dwell",
    label=QT_TRANSLATE_NOOP("metrics", "Time in stage"),
    unit="days",
    section="3",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Days after which half of the stays in a stage have ended, stays that still last included "
        "(Kaplan-Meier). Empty when fewer than half have ended: it is more than the longest stay "
        "seen. Each stay counts by itself. As an option: the plain figure of finished stays, "
        "which is too short because it leaves the longest ones out, and the days accumulated per "
        "deal.",
    ),
    facts=(VISITS,),
    answers=compute,
    lists=members,
    options={
        "stat": ("default", *STATISTICS),
        "kind": ("survival", "finished", "accumulated"),
        "date": ("entered", "left", "created", "closed"),
        "resolution": ("exact", "bins"),
    },
    row_dimensions=("stage",),
)
