"""Suggestions drawn from the figures: what is seen, where, how far off, from how many records.

A suggestion is made only where the interval keeps clear of what it is compared with, or where
it counts facts; "no significant finding" is an answer. Ranking: money first, then n.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np

from models.facts import LEADS
from models.metric import ENOUGH, NAN, Key, Question, Source, answer

Sure = Literal["high", "medium"]
MOST = 3
"""Of one kind."""


@dataclass(frozen=True)
class Hint:
    """One suggestion; words are made where it is shown.

    key        the same as long as it is the same suggestion in the same quarter, for decisions
    kind       slow_stage | leaning | nobody | response | leaving | past_due | mix
    page       where to look closer; `cell` narrows the filter there (dimension -> key)
    value, other, unit    what is seen and what it is compared with
    worth      minor units of the reporting currency at stake in a quarter or now; NaN: no money
    n          records it rests on
    """

    key: str
    kind: str
    page: str
    cell: Mapping[str, Key]
    value: float
    other: float
    unit: str
    n: int
    sure: Sure
    low: float = NAN
    high: float = NAN
    worth: float = NAN
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def gap(self) -> float:
        return self.value - self.other


def hints(question: Question, source: Source) -> tuple[Hint, ...]:
    """Every suggestion the figures hold under the filter, the weightiest first, kinds in turn."""
    found: list[Hint] = []
    for look in LOOKS:
        if question.task is not None:
            question.task.check()
        found += look(question, source)[:MOST]
    day = question.days.day_of(question.at)
    quarter = question.days.name_of("quarter", day)  # the next one it is another suggestion
    return in_turn([replace(one, key=f"{one.key}|{quarter}") for one in found])


def in_turn(found: Sequence[Hint]) -> tuple[Hint, ...]:
    """The best of each kind before the second best of any: three lines should say three things."""
    seen: dict[str, int] = {}
    turns = []
    for one in found:  # each kind comes in its own order
        turn = seen[one.kind] = seen.get(one.kind, -1) + 1
        turns.append((turn, one.sure != "high", -np.nan_to_num(one.worth), -one.n, one.key, one))
    return tuple(turn[-1] for turn in sorted(turns, key=lambda turn: turn[:-1]))


def key_of(kind: str, cell: Mapping[str, Key], *more: object) -> str:
    parts = [f"{name}={key}" for name, key in sorted(cell.items())]
    return "|".join((kind, *parts, *map(str, more)))


def slow_stages(question: Question, source: Source) -> list[Hint]:
    """Stages that hold deals longer than they used to, where the ranking is sure."""
    from models.metrics.blockers import top_blockers
    from models.metrics.bottleneck import bottlenecks

    made = []
    for row in bottlenecks(question, source).ranked:
        if not row.holds or row.worth <= 0 or not row.low > 0:
            continue
        blocked = top_blockers(question, source, row.stage, row.cell, cohort="entered")
        reason = blocked.reasons[0] if blocked.reasons else None
        made.append(Hint(
            key_of("slow_stage", row.cell, row.stage), "slow_stage", "bottlenecks", row.cell,
            row.median, row.target, "days", row.n, "high" if row.n >= 2 * ENOUGH else "medium",
            row.low_days, row.high_days, row.worth,
            {"stage": row.stage, "waiting": row.open_deals, "low": row.low, "high": row.high,
             "blocker": None if reason is None else reason.key,
             "blocker_share": NAN if reason is None else reason.share,
             "conversion": row.conversion, "conversion_before": row.conversion_before}))
        if len(made) == MOST:
            break
    return made


def leaning_calls(question: Question, source: Source) -> list[Hint]:
    """People whose forecast calls lean to one side by more than their spread explains."""
    made = []
    for row in answer("leaning", replace(question, by=(), options={}), source).rows:
        if row.by.get("level") == "seller" and row.detail["kind"]:
            made.append(Hint(
                key_of("leaning", {"owner": row.by["owner"]}), "leaning", "forecast",
                {"owner": row.by["owner"]}, row.value, 0.0, "ratio", row.n, "high", row.low,
                row.high,
                abs(row.detail["called"] - row.detail["booked"]) / max(row.detail["calls"], 1),
                {"kind": row.detail["kind"], "calls": row.detail["calls"]}))
    return sorted(made, key=lambda one: -abs(one.value))


def unattended_leads(question: Question, source: Source) -> list[Hint]:
    """Leads that wait for somebody who has left."""
    recent = replace(question, by=("owner",), options={})
    rows = [row for row in answer("lead_response", recent, source).rows if row.detail["nobody"]]
    if not rows:
        return []
    waiting = sum(row.detail["nobody"] for row in rows)
    worst = max(rows, key=lambda row: (row.detail["misrouted"], row.detail["nobody"]))
    return [Hint(key_of("nobody", {}), "nobody", "reports", {"owner": worst.by["owner"]},
                 float(waiting), 0.0, "count", waiting, "high",
                 facts={"owners": len(rows), "owner": worst.by["owner"],
                        "misrouted": worst.detail["misrouted"]})]


def late_answers(question: Question, source: Source) -> list[Hint]:
    """Teams that answer leads later than all together, beyond the interval of their median."""
    dimension = "manager" if "manager" in source.dimensions(LEADS) else "owner"
    plain = replace(question, options={})
    whole = answer("lead_response", replace(plain, by=()), source).row()
    made = []
    for row in answer("lead_response", replace(plain, by=(dimension,)), source).rows:
        if row.n >= ENOUGH and row.low > whole.value and row.by[dimension] is not None:
            made.append(Hint(
                key_of("response", row.by), "response", "reports", row.by, row.value, whole.value,
                "hours", row.n, "high" if row.n >= 5 * ENOUGH else "medium", row.low, row.high))
    return sorted(made, key=lambda one: -one.gap)


def leaving_customers(question: Question, source: Source) -> list[Hint]:
    """The likeliest to leave, as one suggestion: they are called on one after the other."""
    rows = answer("likely_to_leave", replace(question, by=(), options={}), source).rows[:3]
    if not rows:
        return []
    worth = sum(float(row.detail["area_amount"]) for row in rows)
    names = [row.by["account"] for row in rows]
    return [Hint(key_of("leaving", {}, *names), "leaving", "customers", {}, float(len(rows)), 0.0,
                 "count", len(rows), "medium", worth=worth, facts={"accounts": names})]


def past_due_deals(question: Question, source: Source) -> list[Hint]:
    """Open deals whose close date has passed: the forecast counts what nobody looked at."""
    made = []
    for row in answer("hygiene", replace(question, by=(), options={}), source).rows:
        if row.by["problem"] == "past_due" and row.numerator >= ENOUGH:
            made.append(Hint(
                key_of("past_due", {}), "past_due", "bottlenecks", {}, row.value, 0.0, "ratio",
                row.n, "high", row.low, row.high, float(row.detail["amount"]),
                {"deals": int(row.numerator)}))
    return made


def mix_of_business(question: Question, source: Source) -> list[Hint]:
    """A win rate that fell although every part of it rose: the mix changed, nobody got worse."""
    from models.metrics.change_tree import Target, change_of

    made: list[Hint] = []
    for line in (None, *(key for key in source.labels("product_line"))):
        cell: dict[str, Key] = {} if line is None else {"product_line": line}
        asked = question if line is None else replace(
            question, filters=question.filters.narrowed("product_line", {str(line)}))
        changed = change_of(asked, source, Target("win_rate"))
        if changed is None or not changed.simpson or changed.after.n < ENOUGH or not (
                changed.total < 0):
            continue
        made.append(Hint(
            key_of("mix", cell, *changed.simpson[:1]), "mix", "bottlenecks", cell,
            changed.after.value, changed.before.value, "ratio", changed.after.n, "medium",
            changed.after.low, changed.after.high, facts={"dimension": changed.simpson[0]}))
    return made


LOOKS: tuple[Callable[[Question, Source], list[Hint]], ...] = (
    slow_stages, leaning_calls, unattended_leads, late_answers, leaving_customers, past_due_deals,
    mix_of_business,
)
