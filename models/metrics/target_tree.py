"""A target taken apart: who has to bring how much, what they have, and what is missing
(metrics.md, section 6; the split by customer tier is ours).

Targets are set for people. By a tier of customers (size, industry, ...) nobody sets any: there a
person's target is allotted as their won value of the twelve months before was spread, and said to
be so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from models.calendars import add_months
from models.facts import OPPORTUNITIES
from models.filters import Period
from models.grouping import Group, group_keys
from models.metric import NAN, Answer, Key, Metric, Question, Row, Source
from models.metrics.coverage import Sums, members, sums_of
from models.metrics.targets import NO_TARGET, targets_of
from models.wording import QT_TRANSLATE_NOOP

LEVELS = ("region", "manager", "owner")
NEEDS_PERIOD = QT_TRANSLATE_NOOP("metrics", "Targets need a period with a beginning and an end.")
ALLOTTED = QT_TRANSLATE_NOOP(
    "metrics", "Targets by customer tier are allotted as the twelve months before were won.")


@dataclass(frozen=True)
class TargetNode:
    """One place of the tree. Money in minor units; NaN where no target is known.

    won, open_amount, weighted   won in the period; open and expected in what is left of it
    gap                target - won
    coverage           open_amount / gap; NaN where the target is met or not known
    required           1 / value_win_rate of the twelve months before
    sellers            how many people have a target or open deals below
    allotted           the target is a share of a person's, not set by anybody
    children           add up to it exactly
    """

    dimension: str
    key: Key
    path: Group
    target: float
    won: float
    open_amount: float
    weighted: float
    n_open: int
    value_win_rate: float
    sellers: int
    allotted: bool = False
    children: tuple[TargetNode, ...] = ()

    @property
    def gap(self) -> float:
        return self.target - self.won

    @property
    def coverage(self) -> float:
        return self.open_amount / self.gap if self.gap > 0 else NAN

    @property
    def required(self) -> float:
        return 1 / self.value_win_rate if self.value_win_rate > 0 else NAN


@dataclass(frozen=True)
class _Book:
    """What is known per leaf; sums also of every place above."""

    targets: dict[Group, float]
    due: Sums
    closed: Sums
    before: Sums
    depth: int
    allotted: bool

    def groups(self) -> list[Group]:
        """Leaves with a target, or with business in the period."""
        lively = [group for sums, status in ((self.due, "open"), (self.closed, "won"))
                  for group, own in sums.items()
                  if len(group) == self.depth and own.get((status, "n"))]
        return list(dict.fromkeys((*self.targets, *lively)))


def target_tree(question: Question, source: Source, levels: tuple[str, ...] = LEVELS,
                tier: str = "") -> TargetNode | None:
    """Everything, then the levels one below the other, children in reading order; with `tier` a
    dimension of customers as the last one. None without a period.

    Errors: those of `Source.tally`.
    """
    period = question.filters.period
    if period.start is None or period.end is None:
        return None
    tier = "" if tier in levels else tier
    book = _book(question, source, levels, tier, period)
    by = (*levels, tier) if tier else levels
    groups = book.groups()
    order: Iterable[Group] = group_keys(
        [list(column) for column in zip(*groups, strict=True)], by, source).groups if groups else ()
    person = levels.index("owner") if "owner" in levels else -1
    return _node((), tuple(order), by, book, person)


def _prefixed(sums: Sums) -> Sums:
    """The same sums for every beginning of a group as well, down to that of everything."""
    found: Sums = {}
    for group, own in sums.items():
        for depth in range(len(group) + 1):
            into = found.setdefault(group[:depth], {})
            for key, value in own.items():
                into[key] = into.get(key, 0.0) + value
    return found


def _book(question: Question, source: Source, levels: tuple[str, ...], tier: str, period: Period
          ) -> _Book:
    assert period.start is not None
    assert period.end is not None
    by = (*levels, tier) if tier else levels
    today = question.days.day_of(question.at)
    ahead = Period(min(max(period.start, today), period.end), period.end)
    year = Period(add_months(period.start, -12), period.start)
    before = sums_of(question, source, by, "closed", year)
    targets = targets_of(question, source, levels)
    if tier:
        targets = _allotted(targets, before)
    return _Book(targets, _prefixed(sums_of(question, source, by, "expected", ahead)),
                 _prefixed(sums_of(question, source, by, "closed", period)), _prefixed(before),
                 len(by), bool(tier))


def _allotted(targets: dict[Group, float], before: Sums) -> dict[Group, float]:
    """Each target spread over the tiers as its group won before, else as everybody did; whole
    minor units that add up to it, the largest remainders rounded up."""
    everybody: dict[Key, float] = {}
    own: dict[Group, dict[Key, float]] = {}
    for group, sums in before.items():
        won = sums.get(("won", "amount"), 0.0)
        if won > 0:
            everybody[group[-1]] = everybody.get(group[-1], 0.0) + won
            own.setdefault(group[:-1], {})[group[-1]] = won
    found: dict[Group, float] = {}
    for group, target in targets.items():
        parts = own.get(group) or everybody or {None: 1.0}
        whole = sum(parts.values())
        if target != target:
            found |= {(*group, tier): NAN for tier in parts}
            continue
        exact = {tier: target * won / whole for tier, won in parts.items()}
        floors = {tier: int(value) for tier, value in exact.items()}
        left = round(target) - sum(floors.values())
        for tier in sorted(exact, key=lambda t: floors[t] - exact[t])[:left]:
            floors[tier] += 1
        found |= {(*group, tier): float(value) for tier, value in floors.items()}
    return found


def _node(prefix: Group, groups: tuple[Group, ...], by: tuple[str, ...], book: _Book, person: int
          ) -> TargetNode:
    depth = len(prefix)
    children = () if depth == len(by) else tuple(
        _node(head, tuple(g for g in groups if g[: depth + 1] == head), by, book, person)
        for head in dict.fromkeys(group[: depth + 1] for group in groups))

    def total(sums: Sums, status: str, measure: str) -> float:
        return sums.get(prefix, {}).get((status, measure), 0.0)

    won, lost = (total(book.before, status, "amount") for status in ("won", "lost"))
    set_ = [book.targets[group] for group in groups if group in book.targets]
    return TargetNode(
        by[depth - 1] if depth else "", prefix[-1] if depth else None, prefix,
        sum(set_) if set_ else NAN, total(book.closed, "won", "amount"),
        total(book.due, "open", "amount"), total(book.due, "open", "weighted"),
        int(total(book.due, "open", "n")), won / (won + lost) if won + lost > 0 else NAN,
        len({group[person] for group in groups if group[person] is not None}) if person >= 0 else 0,
        book.allotted and depth == len(by), children)


def compute(question: Question, source: Source) -> Answer:
    """The leaves of the tree by the question's dimensions, else by region, manager and owner."""
    levels = question.by or LEVELS
    tier = "" if question.options["tier"] in levels else question.options["tier"]
    tree = target_tree(question, source, levels, tier)
    if tree is None:
        return Answer((), notes=(NEEDS_PERIOD,))
    by = (*levels, tier) if tier else levels
    rows = tuple(
        Row(dict(zip(by, leaf.path, strict=True)), leaf.gap, n=leaf.n_open,
            detail={"target": leaf.target, "won": leaf.won, "open_amount": leaf.open_amount,
                    "weighted": leaf.weighted, "coverage": leaf.coverage,
                    "required": leaf.required, "allotted": leaf.allotted})
        for leaf in leaves(tree))
    notes = (() if tree.target == tree.target else (NO_TARGET,)) + (
        (ALLOTTED,) if tier else ())
    return Answer(rows, notes=notes)


def leaves(node: TargetNode) -> Iterable[TargetNode]:
    """The places without children, in reading order; none in a tree of nothing."""
    if not node.children:
        if node.path:
            yield node
        return
    for child in node.children:
        yield from leaves(child)


METRIC = Metric(
    key="target_tree",
    label=QT_TRANSLATE_NOOP("metrics", "Gap to target"),
    unit="money",
    section="6",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Target of the period minus what is won already, per region, manager and seller, with the "
        "open and weighted amounts expected in the rest of the period, coverage, and the coverage "
        "that past win rates by value ask for. By a tier of customers a target is allotted as the "
        "twelve months before were won.",
    ),
    facts=(OPPORTUNITIES,),
    answers=compute,
    lists=members,  # the open deals that are to close the gap
    dated=False,
    options={"tier": ()},
)
