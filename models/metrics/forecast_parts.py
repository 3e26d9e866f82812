"""Won and open deals of a period by category and evidence: what the forecast is made of
(metrics.md, section 9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from models.cells import COUNT, Cells, total
from models.facts import OPPORTUNITIES
from models.filters import Period
from models.grouping import Group
from models.metric import Question, Source

_SAME = {"commit": "commit", "committed": "commit", "bestcase": "best_case",
         "upside": "best_case", "mostlikely": "best_case", "omitted": "omitted",
         "omit": "omitted", "excluded": "omitted"}


def category_of(raw: object) -> str:
    """What the CRM calls a category -> commit, best_case or omitted; all else is pipeline."""
    text = str(raw).casefold().replace(" ", "").replace("_", "").replace("-", "")
    return _SAME.get(text, "pipeline")


@dataclass(frozen=True)
class Sum:
    """Deals, their amount and weighted amount in minor units, and how many have no amount."""

    n: int = 0
    amount: int = 0
    weighted: int = 0
    unknown: int = 0

    def __add__(self, other: Sum) -> Sum:
        return Sum(self.n + other.n, self.amount + other.amount, self.weighted + other.weighted,
                   self.unknown + other.unknown)


@dataclass
class Parts:
    """One group: won in the period, open by (category, evidence), and those past due of them."""

    won: Sum = Sum()
    open: dict[tuple[str, bool], Sum] = field(default_factory=dict)
    late: Sum = Sum()

    def of(self, category: str = "", *, evidence: bool | None = None) -> Sum:
        """Open deals of a category (all without), with or without evidence (both without)."""
        found = Sum()
        for (own, proved), one in self.open.items():
            if own != "omitted" and category in ("", own) and evidence in (None, proved):
                found += one
        return found

    def __add__(self, other: Parts) -> Parts:
        keys = dict.fromkeys((*self.open, *other.open))
        both = {key: self.open.get(key, Sum()) + other.open.get(key, Sum()) for key in keys}
        return Parts(self.won + other.won, both, self.late + other.late)


def parts_of(question: Question, source: Source, by: tuple[str, ...]) -> dict[Group, Parts]:
    """Each group's won deals closed in the period and open deals expected in it, as of the
    moment. Past due are open deals whose expected day has passed; they are among the open."""
    state, period = question.pinned, question.filters.period
    split = tuple(dict.fromkeys((*by, "status", "forecast_category", "evidence")))
    found: dict[Group, Parts] = {}

    def rows(when: str, span: Period, status: str) -> Iterable[tuple[Parts, str, bool, Sum]]:
        cells = source.tally(
            OPPORTUNITIES, split, (COUNT, total("amount"), total("weighted")),
            replace(state, period=span), when, question.task)
        for group, own, category, evidence, one in _rows(cells, by):
            if own == status:
                yield found.setdefault(group, Parts()), category_of(category), evidence, one

    for parts, _, _, one in rows("closed", period, "won"):
        parts.won += one
    for parts, category, evidence, one in rows("expected", period, "open"):
        key = (category, evidence)
        parts.open[key] = parts.open.get(key, Sum()) + one
    late = before(period, question.days.day_of(question.at))
    if late is not None:
        for parts, category, _, one in rows("expected", late, "open"):
            if category != "omitted":
                parts.late += one
    return found


def before(period: Period, today: date) -> Period | None:
    """The part of a period that lies before today; None where there is none."""
    end = today if period.end is None else min(today, period.end)
    return None if period.start is not None and period.start >= end else Period(period.start, end)


def _rows(cells: Cells, by: tuple[str, ...]
          ) -> Iterable[tuple[Group, object, object, bool, Sum]]:
    lists = [cells.keys[dimension].tolist() for dimension in by]
    groups: Iterable[Group] = zip(*lists, strict=True) if by else [()] * len(cells)
    keys = (cells.keys[name].tolist() for name in ("status", "forecast_category", "evidence"))
    sums = (cells.measures[name].tolist() for name in ("n", "amount", "weighted", "amount_n"))
    for group, status, category, evidence, n, amount, weighted, known in zip(
            groups, *keys, *sums, strict=True):
        yield group, status, category, evidence == "yes", Sum(
            int(n), round(amount), round(weighted), int(n - known))
