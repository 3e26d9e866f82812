"""Customer journey compression ratio (metrics.md, section 18): before and after, not causal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.bootstrap import SEED, middle_95
from models.calendars import shift
from models.comparison import at_same_age
from models.facts import OPPORTUNITIES
from models.members import Members, counted, equal, opportunities
from models.metric import NAN, TOO_FEW, Answer, Cell, Key, Metric, Question, Row, Source
from models.metrics.win_rate import win_rate
from models.quantiles import Sample
from models.survival import kaplan_meier
from models.task import Task
from models.wording import QT_TRANSLATE_NOOP

Floats = npt.NDArray[np.float64]
DRAWS = 200
KINDS = ("mean", "median", "survival", "mix")
BEFORE_AFTER = QT_TRANSLATE_NOOP("metrics", "Before and after, not cause and effect.")
NO_EARLIER = QT_TRANSLATE_NOOP(
    "metrics", "There is no earlier period to compare with; choose a period.")
NO_NPS = QT_TRANSLATE_NOOP(
    "metrics", "How satisfied customers are (NPS) is not known here; look at it too before a "
    "shorter journey is called a success.")
WORSE = QT_TRANSLATE_NOOP(
    "metrics", "The win rate fell at the same time: a shorter journey alone is no success.")


def compression(before: float, after: float) -> float:
    """(T0 - T1) / T0, a share: 0.383 for 47 -> 29 days. NaN without a length before."""
    return (before - after) / before if before > 0 else NAN


@dataclass(frozen=True)
class Side:
    """Journeys of one period. won: days from creation to the win, by customer type, of deals won
    in the period. entered: days so far of the deals created in it, and whether they were won;
    `gone` are those lost, who win no more."""

    won: Mapping[Key, Floats]
    days: Floats
    is_won: npt.NDArray[np.bool_]
    gone: npt.NDArray[np.bool_]
    wins: int
    losses: int

    def drawn(self, generator: np.random.Generator) -> Side:
        """As many deals drawn with replacement: the won ones, and those that entered."""
        flat = np.concatenate([*self.won.values(), np.zeros(0)])
        kinds = np.repeat(np.arange(len(self.won)), [len(days) for days in self.won.values()])
        picked = generator.integers(0, len(flat), len(flat)) if len(flat) else np.zeros(0, int)
        flat, kinds = flat[picked], kinds[picked]
        entered = generator.integers(0, len(self.days), len(self.days)) if len(
            self.days) else np.zeros(0, int)
        return Side({key: flat[kinds == place] for place, key in enumerate(self.won)},
                    self.days[entered], self.is_won[entered], self.gone[entered], self.wins,
                    self.losses)

    @property
    def shares(self) -> dict[Key, float]:
        """Of the customer types among the won deals."""
        n = sum(map(len, self.won.values()))
        return {key: len(days) / n for key, days in self.won.items()} if n else {}

    def n(self, kind: str) -> int:
        """Deals that a kind of length rests on."""
        return len(self.days) if kind == "survival" else sum(map(len, self.won.values()))


def ratios(before: Side, after: Side) -> dict[str, float]:
    """The compression by kind."""
    base = before.shares
    first, second = lengths(before, base), lengths(after, base)
    return {kind: compression(first[kind], second[kind]) for kind in KINDS}


def intervals(before: Side, after: Side, task: Task | None = None
              ) -> dict[str, tuple[float, float]]:
    """What 95 of 100 draws of the deals of both sides lie between, by kind; the same deals give
    the same draws. NaN with fewer than five deals on either side; draws without a length say
    nothing and are left out.

    Source:  B. Efron, R. J. Tibshirani (1993), An Introduction to the Bootstrap, section 6.
    """
    enough = [kind for kind in KINDS if min(before.n(kind), after.n(kind)) >= TOO_FEW]
    found: dict[str, tuple[float, float]] = dict.fromkeys(KINDS, (NAN, NAN))
    if not enough:
        return found
    generator = np.random.default_rng(SEED)
    drawn = []
    for _ in range(DRAWS):
        if task is not None:
            task.check()
        drawn.append(ratios(before.drawn(generator), after.drawn(generator)))
    for kind in enough:
        values = np.array([one[kind] for one in drawn])
        found[kind] = middle_95(values[~np.isnan(values)])
    return found


def lengths(side: Side, base: Mapping[Key, float] | None = None) -> dict[str, float]:
    """Days by kind: mean and median of won deals; the median time to the win of those that win,
    from all that entered (Aalen-Johansen, so that the still open ones are not left out); and the
    mean with the shares of customer types held at `base`. Types without a win on this side are
    left out and the others weigh as much more."""
    every = np.concatenate([*side.won.values(), np.zeros(0)])
    sample = Sample.of(every)
    found = {"mean": sample.mean, "median": sample.quantile(0.5), "survival": _median_win(side),
             "mix": NAN}
    if base:
        means = {key: float(days.mean()) for key, days in side.won.items() if len(days)}
        weight = sum(base.get(key, 0.0) for key in means)
        if weight > 0:
            found["mix"] = sum(base.get(key, 0.0) * mean for key, mean in means.items()) / weight
    return found


def _median_win(side: Side) -> float:
    """Days by which half of those have won who are won by the longest age that anybody has."""
    open_ = ~(side.is_won | side.gone)
    curve = kaplan_meier({"won": Sample.of(side.days[side.is_won]),
                          "lost": Sample.of(side.days[side.gone])}, Sample.of(side.days[open_]))
    incidence = curve.incidence.get("won", np.zeros(0))
    if not len(incidence) or incidence[-1] <= 0:
        return NAN
    place = int(np.searchsorted(incidence, incidence[-1] / 2 - 1e-12))
    return float(curve.times[place])


def _side(question: Question, source: Source, kind: str) -> Side:
    names = ("status", "cycle_days", kind)
    closed = source.columns(OPPORTUNITIES, tuple(dict.fromkeys(names)), question.pinned, "closed")
    status = closed["status"]
    won, lost = equal(status, "won"), equal(status, "lost")
    days = closed["cycle_days"].astype(float)
    known = won & ~np.isnan(days)
    types = closed[kind].tolist()
    by_type: dict[Key, list[float]] = {}
    for i in np.flatnonzero(known).tolist():
        by_type.setdefault(types[i], []).append(float(days[i]))
    entered = source.columns(OPPORTUNITIES, ("status", "cycle_days", "age_days"), question.pinned,
                             "created")
    ended = ~equal(entered["status"], "open")
    so_far = np.where(ended, entered["cycle_days"].astype(float),
                      entered["age_days"].astype(float))
    sure = ~np.isnan(so_far)
    is_won = equal(entered["status"], "won")
    return Side({key: np.array(values) for key, values in by_type.items()}, so_far[sure],
                is_won[sure], (ended & ~is_won)[sure], int(won.sum()), int(lost.sum()))


def compute(question: Question, source: Source) -> Answer:
    """One row per kind of length."""
    state = question.filters
    compare = "previous" if state.compare == "none" else state.compare
    earlier = at_same_age(question, compare)
    if earlier is None or shift(state.period, compare) is None:
        return Answer((), notes=(NO_EARLIER,))
    kind = question.options["type"]
    if kind not in source.dimensions(OPPORTUNITIES):
        kind = "size"
    before, after = _side(earlier, source, kind), _side(question, source, kind)
    return Answer(*told(before, after, question.task))


def told(before: Side, after: Side, task: Task | None = None
         ) -> tuple[tuple[Row, ...], None, tuple[str, ...]]:
    """Rows and notes from both sides."""
    base = before.shares
    first, second = lengths(before, base), lengths(after, base)
    found, between = ratios(before, after), intervals(before, after, task)
    rates = [win_rate(side.wins, side.losses) for side in (before, after)]
    old, new = (float(rate.value) for rate in rates)
    # Worse only where the intervals say so: the upper end after lies below the rate before.
    worse = bool(float(rates[1].high) < old)
    rows = tuple(Row(
        {"kind": name}, found[name], second[name], first[name], after.n(name), *between[name],
        detail={"before": first[name], "after": second[name], "n_before": before.n(name),
                "win_rate_before": old, "win_rate_after": new,
                "win_rate_low": float(rates[1].low), "win_rate_high": float(rates[1].high),
                "guard_ok": not worse}) for name in KINDS)
    return rows, None, (BEFORE_AFTER, NO_NPS, *((WORSE,) if worse else ()))


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The deals won in the period; of the kind that counts open ones, all that were created in
    it, of which the won ones count."""
    rest = {name: key for name, key in cell.items() if name != "kind"}
    if cell.get("kind") == "survival":
        names = ("cycle_days", "age_days", "status")
        found = opportunities(source, question.filters, rest, when="created", names=names)
        cycle, age = (found.columns[name].astype(float) for name in names[:2])
        is_open = equal(found.columns["status"], "open")
        found = found.where(~np.isnan(np.where(is_open, age, cycle)))
        return counted(found, equal(found.columns["status"], "won"))
    found = opportunities(source, question.filters, rest, when="closed", names=("cycle_days",))
    found = found.where(equal(found.columns["status"], "won")
                        & ~np.isnan(found.columns["cycle_days"].astype(float)))
    return counted(found, found.counts | True)


@dataclass(frozen=True)
class CashInputs:
    """What is assumed of the way to cash: the size of a deal (any unit of money), deals won a year
    of 365 days, and by how many days each is won sooner."""

    deal: float
    deals_a_year: int
    days: float


def cash_effect(inputs: CashInputs) -> float:
    """Cash that comes earlier, once, when the journey is so many days shorter: deal size x deals
    won per day x days, in the unit of the size."""
    return inputs.deal * inputs.deals_a_year / 365 * inputs.days


METRIC = Metric(
    key="compression",
    label=QT_TRANSLATE_NOOP("metrics", "Journey compression"),
    unit="ratio",
    section="18",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "How much shorter the way from creation to the win has become against the period "
        "compared with, as a share of its length then: of the mean and of the median of won "
        "deals, of the median time to the win of all deals that entered (open ones included), "
        "and of the mean with the mix of customer types held as it was. Before and after, not "
        "cause and effect. The interval comes from drawing the deals of both periods anew.",
    ),
    facts=(OPPORTUNITIES,),
    answers=compute,
    lists=members,
    dated=False,
    options={"type": ("size", "industry", "region", "lead_source", "product_line")},
    row_dimensions=("kind",),
)
