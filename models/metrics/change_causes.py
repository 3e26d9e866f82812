"""Why the open pipeline changed, event by event, exact to the minor unit
(metrics.md, section 8)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.object_]

IN = ("created", "reopened", "pulled_in", "pushed_in", "owner_in", "stage_in", "other_in")
OUT = ("won", "lost", "deleted", "pushed_out", "pulled_out", "owner_out", "stage_out",
       "other_out")
CAUSES = (*IN, "amount_up", *OUT, "amount_down", "revaluation")
"""Every cause an amount can have to enter, grow, leave or shrink, in the order of the picture."""


@dataclass(frozen=True)
class Side:
    """One opportunity per row, before or after its change; aligned arrays.

    inside    it counts in the open pipeline that is looked at: exists, is open, passes the filter
    amount    minor units at the closing rate, 0 where it is not known
    exists    it is there at all
    status    open | won | lost
    expected  day of the expected close since 1970, NaN where there is none
    owner, stage: keys
    """

    inside: Bools
    amount: Ints
    exists: Bools
    status: Texts
    expected: npt.NDArray[np.float64]
    owner: Texts
    stage: Texts


@dataclass(frozen=True)
class Ledger:
    """Minor units: opening + sum of `amounts` over all causes = closing, exactly.

    `opening` is valued at the opening rate; the cause `revaluation` is what the change of rates
    made of it. `counts` are changes per cause.
    """

    opening: int
    closing: int
    amounts: dict[str, int]
    counts: dict[str, int]


def causes(before: Side, after: Side) -> tuple[Texts, Ints]:
    """The one cause of each change and what it adds to the open pipeline, in minor units.

    A change that leaves the amount inside as it was has the cause None and adds nothing.
    """
    n = len(before.inside)
    cause: Texts = np.full(n, None, object)
    comes, goes = ~before.inside & after.inside, before.inside & ~after.inside
    stays = before.inside & after.inside
    moved = after.expected - before.expected  # NaN compares as neither
    cause[comes] = "other_in"
    cause[comes & (before.stage != after.stage)] = "stage_in"
    cause[comes & (before.owner != after.owner)] = "owner_in"
    cause[comes & _differs(before.expected, after.expected)] = "pulled_in"
    cause[comes & (moved > 0)] = "pushed_in"
    cause[comes & (before.status != "open")] = "reopened"
    cause[comes & ~before.exists] = "created"
    cause[goes] = "other_out"
    cause[goes & (before.stage != after.stage)] = "stage_out"
    cause[goes & (before.owner != after.owner)] = "owner_out"
    cause[goes & _differs(before.expected, after.expected)] = "pushed_out"
    cause[goes & (moved < 0)] = "pulled_out"
    for status in ("won", "lost"):
        cause[goes & (after.status == status)] = status
    cause[goes & ~after.exists] = "deleted"
    delta = after.amount - before.amount
    cause[stays & (delta > 0)] = "amount_up"
    cause[stays & (delta < 0)] = "amount_down"
    added = np.where(comes, after.amount, np.where(goes, -before.amount,
                                                   np.where(stays, delta, 0)))
    return cause, added.astype(np.int64)


def _differs(one: npt.NDArray[np.float64], other: npt.NDArray[np.float64]) -> Bools:
    differs: Bools = (one != other) & ~(np.isnan(one) & np.isnan(other))
    return differs


@dataclass(frozen=True)
class Entries:
    """What each change adds, minor units: by its cause and, where the amount changed in the very
    moment in which the opportunity left, by that change of amount first."""

    cause: Texts
    added: Ints
    resized: Texts  # amount_up | amount_down | None
    growth: Ints


def entries(before: Side, after: Side) -> Entries:
    """The causes of changes, each with the amount it moves; a win leaves at its final amount."""
    leaves = before.inside & ~after.inside & after.exists
    growth = np.where(leaves, after.amount - before.amount, 0).astype(np.int64)
    resized: Texts = np.full(len(growth), None, object)
    resized[growth > 0] = "amount_up"
    resized[growth < 0] = "amount_down"
    final = replace(before, amount=before.amount + growth)
    cause, added = causes(final, after)
    return Entries(cause, added, resized, growth)


def ledger(opening: int, opening_at_closing_rate: int, before: Side, after: Side) -> Ledger:
    """The waterfall from the opening to the closing amount, from all changes in between, in any
    order.

    Unit:    integer minor units of the reporting currency, every change valued at the closing
             rate, so that rates are a cause of their own: opening amount x (closing rate -
             opening rate).
    Counts:  every change, not the difference between the ends; a deal that came and went is in
             both bars.
    """
    found = entries(before, after)
    amounts = dict.fromkeys(CAUSES, 0)
    counts = dict.fromkeys(CAUSES, 0)
    for names, values in ((found.cause, found.added), (found.resized, found.growth)):
        for name, amount in zip(names.tolist(), values.tolist(), strict=True):
            if name is not None:
                amounts[name] += amount
                counts[name] += 1
    amounts["revaluation"] = opening_at_closing_rate - opening
    return Ledger(opening, opening + sum(amounts.values()), amounts, counts)
