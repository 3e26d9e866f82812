"""What a category yields: of each 100 open in a category at the same week of earlier quarters, how
much was won one, two, ... weeks later (metrics.md, section 12, method M2)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.cells import Array
from models.forecast.bins import Bins
from models.forecast.moment import Deals, Wins

Floats = npt.NDArray[np.float64]

QUARTERS = 6  # looked back
NEAR = 1  # weeks by which the week of the quarter may differ
WEEKS_AHEAD = 14


@dataclass(frozen=True)
class Standing:
    """The open deals of a past Monday with their categories, as known then.

    codes    place of each deal's category in `categories`
    amounts  open amount of each category
    """

    origin: int
    weeks_left: int
    keys: Array
    codes: npt.NDArray[np.uint16]
    categories: tuple[object, ...]
    amounts: tuple[float, ...]


def standing_of(bins: Bins, deals: Deals) -> Standing:
    """Of the deals with progress; the others count like deals that are not there."""
    fresh = deals.fresh
    categories = deals.category[fresh].tolist()
    names = tuple(dict.fromkeys(categories))
    place = {name: i for i, name in enumerate(names)}
    codes = np.fromiter((place[name] for name in categories), np.uint16, len(categories))
    amounts = np.bincount(codes, np.nan_to_num(deals.amount[fresh]), len(names))
    return Standing(bins.origin, bins.weeks_left, deals.keys[fresh], codes, names,
                    tuple(amounts.tolist()))


def alike(origin: int, weeks_left: int, earlier: Standing | tuple[int, int]) -> bool:
    """Whether a past Monday teaches this one: about the same week of its quarter, its 13 weeks
    over, not too long ago. `earlier` may be (origin, weeks left)."""
    then, left = (earlier.origin, earlier.weeks_left) if isinstance(
        earlier, Standing) else earlier
    gap = abs(left - weeks_left)
    return min(gap, 13 - gap) <= NEAR and 7 * 13 <= origin - then <= 92 * QUARTERS + 7


@dataclass(frozen=True)
class Yields:
    """categories -> (pasts, weeks) shares; `new` (pasts, weeks) money of deals not standing."""

    shares: dict[object, Floats]
    pooled: dict[object, Floats]
    new: Floats

    @property
    def n(self) -> int:
        return len(self.new)


def yields_of(standings: list[Standing], wins: Wins, origin: int) -> Yields:
    """What became of each past Monday's open deals, as far as it was known at `origin`."""
    names = list(dict.fromkeys(c for standing in standings for c in standing.categories))
    won = {name: np.zeros((len(standings), WEEKS_AHEAD)) for name in names}
    base = {name: np.zeros(len(standings)) for name in names}
    new = np.zeros((len(standings), WEEKS_AHEAD))
    for row, standing in enumerate(standings):
        for name, amount in zip(standing.categories, standing.amounts, strict=True):
            base[name][row] = amount
        week = (wins.day - standing.origin) // 7
        inside = (wins.day >= standing.origin) & (week < WEEKS_AHEAD) & (wins.day < origin)
        inside &= ~np.isnan(wins.amount)
        rows = np.flatnonzero(inside)
        place = dict(zip(standing.keys.tolist(), standing.codes.tolist(), strict=True))
        for key, at, amount in zip(wins.keys[rows].tolist(), week[rows].tolist(),
                                   wins.amount[rows].tolist(), strict=True):
            if key in place:
                won[standing.categories[place[key]]][row, at] += amount
            else:
                new[row, at] += amount
    pooled, shares = {}, {}
    for name in names:
        total = base[name].sum()
        pooled[name] = won[name].sum(axis=0) / total if total > 0 else np.zeros(WEEKS_AHEAD)
        with np.errstate(divide="ignore", invalid="ignore"):
            shares[name] = np.where(base[name][:, None] > 0, won[name] / base[name][:, None],
                                    pooled[name])
    return Yields(shares, pooled, new)


def open_by_category(deals: Deals, rows: npt.NDArray[np.intp]) -> dict[object, float]:
    """Open amount by category of the deals in `rows`."""
    found: dict[object, float] = {}
    for category, amount in zip(deals.category[rows].tolist(), deals.amount[rows].tolist(),
                                strict=True):
        found[category] = found.get(category, 0.0) + (amount if amount == amount else 0.0)
    return found
