"""Did we get worse, or did the mix change? Exact decompositions (metrics.md, section 13)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import factorial, log, nan
from typing import TypeVar

Segment = TypeVar("Segment")
Counts = tuple[float, float]
"""Numerator and denominator of one segment."""


@dataclass(frozen=True)
class Part:
    """What one segment adds to the change of the whole: `mix` + `rate`, in the unit of the ratio.

    Rates are NaN on the side where the segment did not exist; then all of it is mix.
    """

    share_before: float
    share_after: float
    rate_before: float
    rate_after: float
    mix: float
    rate: float


@dataclass(frozen=True)
class MixRate:
    """`after - before` = `mix` + `rate`, each the sum over `parts`.

    simpson: every segment moved one way (or stood still) and the whole moved the other way.
    """

    before: float
    after: float
    mix: float
    rate: float
    parts: dict[object, Part]
    simpson: bool


def mix_and_rate(
    before: Mapping[Segment, Counts], after: Mapping[Segment, Counts]
) -> MixRate:
    """Split the change of a ratio over segments into change of mix and change of rates.

    mix_i = (s1 - s0)(mean rate_i - mean R), rate_i = (r1 - r0) mean share_i; the totals are exact.
    Centring on the mean of both totals makes the mix of a segment readable without changing the
    sum: more of what is better than the whole counts as good.
    Unit:    that of the ratio; NaN throughout when one side has no denominator at all.
    Source:  E. M. Kitagawa (1955), J. Am. Stat. Assoc. 50, 1168-1194; P. Das Gupta (1978).
    """
    sizes = [sum(side[1] for side in given.values()) for given in (before, after)]
    if not all(sizes):
        whole = [sum(n for n, _ in given.values()) / size if size else nan
                 for given, size in ((before, sizes[0]), (after, sizes[1]))]
        return MixRate(whole[0], whole[1], nan, nan, {}, False)
    total = [sum(n for n, _ in given.values()) / size
             for given, size in ((before, sizes[0]), (after, sizes[1]))]
    centre = (total[0] + total[1]) / 2
    parts: dict[object, Part] = {}
    for segment in dict.fromkeys((*before, *after)):
        n0, d0 = before.get(segment, (0.0, 0.0))
        n1, d1 = after.get(segment, (0.0, 0.0))
        if not d0 and not d1:
            continue
        r0, r1 = (n0 / d0 if d0 else nan), (n1 / d1 if d1 else nan)
        known0, known1 = (r0 if d0 else r1), (r1 if d1 else r0)
        s0, s1 = d0 / sizes[0], d1 / sizes[1]
        parts[segment] = Part(
            s0, s1, r0, r1, (s1 - s0) * ((known0 + known1) / 2 - centre),
            (known1 - known0) * (s0 + s1) / 2)
    moves = [part.rate_after - part.rate_before for part in parts.values()
             if part.rate_after == part.rate_after and part.rate_before == part.rate_before]
    change = total[1] - total[0]
    simpson = len(moves) > 1 and (
        (change < 0 and min(moves) >= 0 and max(moves) > 0)
        or (change > 0 and max(moves) <= 0 and min(moves) < 0))
    return MixRate(total[0], total[1], sum(part.mix for part in parts.values()),
                   sum(part.rate for part in parts.values()), parts, simpson)


def product_change(before: Sequence[float], after: Sequence[float]) -> list[float]:
    """What each factor adds to the change of their product, such as each stage's conversion to
    the end-to-end one. The sum is exact.

    Log-mean (LMDI) where every factor is above zero, Shapley otherwise.
    Source:  B. W. Ang (2005), Energy Policy 33, 867-871.
    """
    if len(before) != len(after):
        raise ValueError("both sides need the same factors")
    first, second = _product(before), _product(after)
    if not (first > 0 and second > 0):
        return shapley(before, after, _product)
    steps = [log(new) - log(old) for old, new in zip(before, after, strict=True)]
    growth = sum(steps)
    if abs(growth) < 1e-9:  # the quotient below would be mostly rounding
        return shapley(before, after, _product)
    return [(second - first) / growth * own for own in steps]


def _product(factors: Sequence[float]) -> float:
    result = 1.0
    for factor in factors:
        result *= factor
    return result


Factor = TypeVar("Factor")


def shapley(before: Sequence[Factor], after: Sequence[Factor],
            value: Callable[[Sequence[Factor]], float]) -> list[float]:
    """What each factor adds to the change of `value`, averaged over all orders of changing them.

    The sum is exact and no order is preferred. Costs 2^n calls of `value`.
    Source:  L. S. Shapley (1953); A. F. Shorrocks (2013), J. Econ. Inequal. 11, 99-126.
    """
    n = len(before)
    worth = {
        chosen: value([after[i] if i in chosen else before[i] for i in range(n)])
        for size in range(n + 1) for chosen in map(frozenset, combinations(range(n), size))
    }
    return [
        sum(
            factorial(len(rest)) * factorial(n - len(rest) - 1) / factorial(n)
            * (worth[rest | {i}] - worth[rest])
            for rest in worth if i not in rest
        )
        for i in range(n)
    ]


def nested_mix(
    before: Mapping[tuple[object, ...], Counts], after: Mapping[tuple[object, ...], Counts]
) -> tuple[list[float], float]:
    """The change of a ratio over several dimensions at once: the mix of the first, of the second
    within the first, ..., and the rates of the finest cells. (mixes, rate); the sum is exact.

    Keys are tuples of equal length, one entry per dimension. A rate known on one side only counts
    as unchanged, a split known on one side only likewise.
    """
    depth = len(next(iter({**before, **after}), ()))
    sides = [_levels(before, depth), _levels(after, depth)]
    cells = list(dict.fromkeys((*before, *after)))

    def ratio(chosen: Sequence[int]) -> float:
        result = 0.0
        for cell in cells:
            weight = 1.0
            for level in range(depth):
                own, other = sides[chosen[level]][level], sides[1 - chosen[level]][level]
                weight *= own[cell[: level + 1]] if cell[:level] in own else other.get(
                    cell[: level + 1], 0.0)
            rates = [given.get(cell, (0.0, 0.0)) for given in (before, after)]
            n, d = rates[chosen[depth]] if rates[chosen[depth]][1] else rates[1 - chosen[depth]]
            result += weight * (n / d if d else 0.0)
        return result

    parts = shapley([0] * (depth + 1), [1] * (depth + 1), ratio)
    return parts[:-1], parts[-1]


def _levels(given: Mapping[tuple[object, ...], Counts], depth: int
            ) -> list[dict[tuple[object, ...], float]]:
    """Per dimension: share of each cell within the cell one dimension up. A cell up there that
    holds something is itself a key, so that an unknown split can be told from an empty one."""
    sizes: list[dict[tuple[object, ...], float]] = [{} for _ in range(depth + 1)]
    for cell, (_, n) in given.items():
        for level in range(depth + 1):
            sizes[level][cell[:level]] = sizes[level].get(cell[:level], 0.0) + n
    found: list[dict[tuple[object, ...], float]] = []
    for level in range(depth):
        shares: dict[tuple[object, ...], float] = _Shares()
        for cell, n in sizes[level + 1].items():
            above = sizes[level][cell[:-1]]
            if above:
                shares[cell] = n / above
                shares[cell[:-1]] = 1.0
        found.append(shares)
    return found


class _Shares(dict[tuple[object, ...], float]):
    """Shares of cells; what is not there has none."""

    def __missing__(self, key: tuple[object, ...]) -> float:
        return 0.0
