"""Each method's forecast by bins, for the whole company or what a filter leaves of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from models.forecast.bins import Bins
from models.forecast.leanings import Called
from models.forecast.moment import Deals, Moment, Wins
from models.forecast.outlook import METHODS, WEEKS, Outlook, Quarter
from models.forecast.simulate import DRAWS, SEED, drawn, resampled
from models.forecast.yields import Yields, open_by_category

Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.intp]

LEAST_WEEKS, MOST_WEEKS = 26, 52  # of history


@dataclass(frozen=True)
class View:
    """What the filter shows of a moment: rows of open deals with progress, wins, its share of all
    that was won in the past year."""

    rows: Rows
    wins: Wins
    share: float


@dataclass(frozen=True)
class Part:
    """(bins,) from open deals, from new ones and from calls; (draws, bins) of their sum.

    called: weeks inside the quarter that was called."""

    from_open: Floats
    from_new: Floats
    from_calls: Floats
    draws: Floats
    reason: str = ""
    called: int = 0

    @property
    def expected(self) -> Floats:
        return self.from_open + np.nan_to_num(self.from_new) + self.from_calls


def missing(bins: Bins, reason: str) -> Part:
    """A method that has no figures, and why."""
    nothing = np.full(bins.count, np.nan)
    return Part(nothing, nothing, nothing, np.full((DRAWS, bins.count), np.nan), reason)


@dataclass(frozen=True)
class Given:
    """What the methods need beside the moment. `stages`: probability by stage key; `cohort`:
    (all open deals, bins), the chances by age; `called`: by level, or why there is none; `shock`
    of the simulated deals."""

    stages: Mapping[object, float | None]
    cohort: Floats
    yields: Yields | None
    called: Mapping[str, Called | str]
    shock: float = 0.0


def past_weeks(wins: Wins, bins: Bins, weeks: int) -> tuple[Floats, Floats]:
    """Won in each of the past weeks, by days of each bin: (weeks, bins) in all, and by deals so
    young that a forecast made that long before could not have known them as open ones."""
    week = (bins.origin - 1 - wins.day) // 7
    kept = (wins.day < bins.origin) & (week < weeks) & ~np.isnan(wins.amount)
    total = np.bincount(week[kept], wins.amount[kept], weeks)[:weeks]
    share = bins.days / 7
    new = np.zeros((weeks, bins.count))
    for i, lead in enumerate((bins.edges[:-1] + bins.edges[1:]) / 2):
        young = kept & (wins.cycle < lead)
        new[:, i] = np.bincount(week[young], wins.amount[young], weeks)[:weeks]
    return total[:, None] * share, new * share


def stage_chances(deals: Deals, rows: Rows, stages: Mapping[object, float | None], bins: Bins
                  ) -> Floats:
    """All of the stage's probability in the bin of the expected close; what is expected before
    or after the bins, or never, has none."""
    found = [stages.get(key) for key in deals.stage[rows].tolist()]
    chance = np.array([0.0 if p is None else p for p in found], float).reshape(-1)
    place = bins.place(deals.ahead[rows])
    chances = np.zeros((len(rows), bins.count + 1))
    chances[np.arange(len(rows)), place] = chance
    return chances[:, :bins.count]


def parts_of(moment: Moment, view: View, bins: Bins, given: Given, booked: float
             ) -> tuple[dict[str, Part], dict[str, Part]]:
    """All methods but the blend, and the blend's ingredients: the same with calls whose callers'
    bias is taken off."""
    deals, rows = moment.deals, view.rows
    if moment.empty:
        return dict.fromkeys(METHODS[:-1], missing(bins, "no_deals")), {}
    weeks = min(moment.history, MOST_WEEKS)
    enough = moment.history >= LEAST_WEEKS
    nothing = np.zeros(bins.count)
    total, new = past_weeks(view.wins, bins, weeks)
    fresh = new.mean(axis=0) if enough else np.full(bins.count, np.nan)
    fresh_draws = resampled(new) if enough else 0.0
    amounts = deals.amount[rows]

    def of_deals(chances: Floats) -> Part:
        draws = drawn(amounts, chances, shock=given.shock)
        return Part(np.nan_to_num(amounts) @ chances, fresh, nothing, draws + fresh_draws)

    found = {"stage": of_deals(stage_chances(deals, rows, given.stages, bins))}
    if not enough:
        late = missing(bins, "short_history")
        found |= dict.fromkeys(("category", "cohort", "run_rate", "seller", "manager"), late)
        return found, {}
    cohort = of_deals(given.cohort[rows])
    found["cohort"] = cohort
    found["category"] = _category(given.yields, view, deals, bins)
    mean = total.mean(axis=0)
    run_rate = Part(np.maximum(mean - fresh, 0), np.minimum(fresh, mean), nothing,
                    resampled(total))
    found["run_rate"] = run_rate
    ingredients = dict(found)
    for level in ("seller", "manager"):
        called = given.called.get(level, "no_calls")
        if isinstance(called, str):
            found[level] = missing(bins, called)
            continue
        found[level] = _called(called.raw, called.raw_spread, booked, bins, cohort, run_rate)
        if not np.isnan(called.spread):
            ingredients[level] = _called(
                called.calibrated, called.spread, booked, bins, cohort, run_rate)
    return found, {name: part for name, part in ingredients.items() if not part.reason}


def _category(yields: Yields | None, view: View, deals: Deals, bins: Bins) -> Part:
    if yields is None or not yields.n:
        return missing(bins, "no_past_quarters")
    standing = open_by_category(deals, view.rows)
    expected = np.zeros(yields.new.shape[1])
    each = yields.new * view.share
    for category, amount in standing.items():
        if category in yields.pooled:
            expected += amount * yields.pooled[category]
            each = each + amount * yields.shares[category]
    new = yields.new.mean(axis=0) * view.share
    whole, mean = float((expected + new).sum()), float(each.sum(axis=1).mean())
    each = each * (whole / mean if mean > 0 else 1.0)
    generator = np.random.default_rng(SEED + 2)
    choice = generator.integers(0, yields.n, DRAWS)
    return Part(bins.spread_weeks(expected), bins.spread_weeks(new), np.zeros(bins.count),
                bins.spread_weeks(each)[choice])


def _called(total: float, spread: float, booked: float, bins: Bins, cohort: Part, run_rate: Part
            ) -> Part:
    """The rest of the called quarter in the shape of the cohorts, and then the run rate."""
    inside = bins.inside
    shape = cohort.expected * inside
    shape = shape / shape.sum() if shape.sum() > 0 else bins.days * inside / max(
        float(bins.days @ inside), 1.0)
    rest = max(total - booked, 0.0)
    luck = np.random.default_rng(SEED + 3).standard_normal(DRAWS)
    rests = np.maximum(total * (1 + spread * luck) - booked, 0.0)
    return Part(run_rate.from_open * (1 - inside), run_rate.from_new * (1 - inside), rest * shape,
                rests[:, None] * shape + run_rate.draws * (1 - inside),
                called=min(bins.weeks_left, WEEKS))


def outlook_of(method: str, part: Part, bins: Bins, booked: float, name: str,
               widen: Floats | None = None) -> Outlook:
    """A part as weeks, their total, what adds up week by week, and the quarter. `widen` stretches
    the band about the expected value, column by column of `Bins.sums`."""
    expected = part.expected @ bins.sums
    sums = part.draws @ bins.sums
    low, high = np.percentile(sums, [10, 90], axis=0)
    if widen is not None:
        middle = sums.mean(axis=0)
        low = np.maximum(expected - widen * np.maximum(middle - low, 0), 0)
        high = expected + widen * np.maximum(high - middle, 0)
    weeks, ahead = slice(0, WEEKS + 1), slice(WEEKS + 1, 2 * WEEKS + 1)
    quarter = Quarter(
        name, date.fromordinal(bins.start + _EPOCH), date.fromordinal(bins.end + _EPOCH),
        bins.weeks_left, booked, booked + float(expected[-2]), booked + float(low[-2]),
        booked + float(high[-2]))
    return Outlook(
        method, expected[weeks], low[weeks], high[weeks], expected[ahead], low[ahead],
        high[ahead], (part.from_open @ bins.sums)[weeks], (part.from_new @ bins.sums)[weeks],
        (part.from_calls @ bins.sums)[weeks], quarter, part.called, part.reason)


_EPOCH = date(1970, 1, 1).toordinal()
