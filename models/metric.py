"""Named figures: what is asked, how it is answered, and which records stand behind it.

A metric is one module of `models.metrics` that defines `METRIC` (or a tuple of them). It asks a
`Source` for tallies and columns and computes from the answers; it knows no file, clock or screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from models.discovery import discover
from models.errors import CockpitError
from models.facts import CALENDAR, Fact
from models.filters import ALL_TIME, FilterState

if TYPE_CHECKING:
    from models.calendars import Calendar
    from models.cells import Array, Cells, CodedColumn, Measure
    from models.members import Members
    from models.task import Task

Key = str | int | None
Cell = Mapping[str, Key]

NAN = float("nan")
TOO_FEW, ENOUGH = 5, 20
"""Fewer records than the first are not judged or ranked; fewer than the second show how unsure."""


class StageInfo(Protocol):
    """A stage as a source lists it. `rank` is 1 to K among the open stages, else 0; a stage no
    longer in use shares the rank of the one in use before it."""

    @property
    def key(self) -> str: ...
    @property
    def pipeline(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def rank(self) -> int: ...
    @property
    def probability(self) -> float | None: ...
    @property
    def active(self) -> bool: ...
    @property
    def is_won(self) -> bool: ...
    @property
    def is_lost(self) -> bool: ...
    @property
    def rot_days(self) -> int | None: ...


class Source(Protocol):
    """Whoever counts: the mart in memory, or a shared engine."""

    @property
    def reporting_currency(self) -> str: ...

    def tally(
        self, fact: Fact, by: tuple[str, ...], measures: tuple[Measure, ...],
        filters: FilterState, when: str | None = None, task: Task | None = None,
    ) -> Cells: ...

    def columns(
        self, fact: Fact, names: tuple[str, ...], filters: FilterState, when: str | None = None,
    ) -> dict[str, Array]: ...

    def coded(
        self, fact: Fact, names: tuple[str, ...], filters: FilterState, when: str | None = None,
    ) -> dict[str, CodedColumn]: ...

    def labels(self, dimension: str) -> Mapping[str, str]: ...

    def stages(self) -> tuple[StageInfo, ...]: ...

    def dimensions(self, fact: Fact) -> list[str]: ...

    def ignored(self, fact: Fact, filters: FilterState) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Question:
    """What is asked. `by` are the dimensions the rows are split by, beside the metric's own.
    `documents` are those in force, by kind, as their dataclasses; a metric takes the built-in one
    for a kind that is not there."""

    filters: FilterState
    by: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    calendar: Calendar | None = None
    now: datetime | None = None
    task: Task | None = field(default=None, compare=False)
    documents: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @property
    def at(self) -> datetime:
        """The moment everything is seen from: as of, or now."""
        at = self.filters.as_of or self.now
        if at is None:
            raise ValueError("a question needs `now` or a filter with `as_of`")
        return at

    @property
    def days(self) -> Calendar:
        """The company's calendar, for figures that need to know what day it is there."""
        if self.calendar is None:
            raise ValueError("a question about days needs `calendar`")
        return self.calendar

    @property
    def pinned(self) -> FilterState:
        """The filter with its moment set, for figures that grow with time (ages, open stays)."""
        return replace(self.filters, as_of=self.at)

    @property
    def stock(self) -> FilterState:
        """The filter without its period: what stands at the moment, whenever it began."""
        return replace(self.pinned, period=ALL_TIME)


@dataclass(frozen=True)
class Row:
    """One figure. `by` holds keys, not names. What is missing or undefined is NaN, never 0.

    n            records the figure rests on; for shares also the denominator, where it is a count
    low, high    interval at 95 %; NaN where none is defined
    detail       further figures of the same cell, by name
    """

    by: dict[str, Key]
    value: float
    numerator: float = NAN
    denominator: float = NAN
    n: int = 0
    low: float = NAN
    high: float = NAN
    detail: dict[str, Any] = field(default_factory=dict)

    @property
    def rankable(self) -> bool:
        return self.n >= TOO_FEW

    @property
    def sure(self) -> bool:
        return self.n >= ENOUGH


@dataclass(frozen=True)
class Result:
    """Rows with all a reader needs to judge them.

    Money is in minor units of `currency`, which is set for money alone: then value, numerator,
    denominator, low and high are all money.
    """

    metric: str
    definition: tuple[str, int]
    unit: str
    as_of: datetime
    filters: FilterState
    rows: tuple[Row, ...]
    currency: str | None = None
    notes: tuple[str, ...] = ()

    def row(self, **by: Key) -> Row:
        """The row with exactly these keys. Errors: KeyError."""
        for row in self.rows:
            if row.by == by:
                return row
        raise KeyError(by)


@dataclass(frozen=True)
class Answer:
    """What a metric computes; `Metric.compute` adds the rest of the result."""

    rows: tuple[Row, ...]
    unit: str | None = None  # where an option changes it
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Metric:
    """A named figure.

    options          option -> what it may be, the first by default; () takes any text
    facts            what it counts; a dimension must be known to each of them
    row_dimensions   its own dimension(s), present in every row
    dated            whether rows can be split by month, quarter and week
    definition       the definition in words, marked for translation; `revision` counts its changes
    """

    key: str
    label: str
    unit: str
    section: str
    definition: str
    facts: tuple[Fact, ...]
    answers: Callable[[Question, Source], Answer]
    lists: Callable[[Question, Source, Cell], Members]
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    row_dimensions: tuple[str, ...] = ()
    dated: bool = True
    revision: int = 1

    def compute(self, question: Question, source: Source) -> Result:
        """Answer the question. Errors: CockpitError("ask.unknown_option" | "ask.bad_option" |
        "ask.unknown_dimension")."""
        asked = self._checked(question, source)
        answer = self.answers(asked, source)
        unit = answer.unit or self.unit
        return Result(
            self.key, (self.key, self.revision), unit, question.at, question.filters, answer.rows,
            source.reporting_currency if unit == "money" else None, answer.notes,
        )

    def records(self, question: Question, source: Source, cell: Cell) -> Members:
        """The records behind the row whose `by` holds `cell`; errors as `compute`."""
        return self.lists(self._checked(question, source), source, cell)

    def _checked(self, question: Question, source: Source) -> Question:
        """The question with every option filled in and the metric's own dimensions taken out."""
        chosen = {name: choices[0] if choices else "" for name, choices in self.options.items()}
        for name, value in question.options.items():
            if name not in self.options:
                raise CockpitError("ask.unknown_option", metric=self.key, option=name,
                                   known=", ".join(self.options))
            choices = self.options[name]
            if choices and value not in choices:
                raise CockpitError("ask.bad_option", metric=self.key, option=name, value=value,
                                   known=", ".join(choices))
            chosen[name] = value
        by = tuple(dict.fromkeys(d for d in question.by if d not in self.row_dimensions))
        for fact in self.facts:
            known = [*source.dimensions(fact), *(CALENDAR if self.dated else ())]
            for dimension in by:
                if dimension not in known:
                    raise CockpitError("ask.unknown_dimension", metric=self.key,
                                       dimension=dimension, known=", ".join(known))
        return replace(question, by=by, options=chosen)


@lru_cache
def metrics() -> Mapping[str, Metric]:
    """Every metric there is, by key."""
    from models import metrics as package

    return discover(package, "METRIC")


def metric(key: str) -> Metric:
    """Errors: CockpitError("ask.unknown_metric")."""
    found = metrics().get(key)
    if found is None:
        raise CockpitError("ask.unknown_metric", metric=key, known=", ".join(sorted(metrics())))
    return found


def answer(key: str, question: Question, source: Source) -> Result:
    """The one way to a figure, for page, command line and export alike."""
    return metric(key).compute(question, source)


def records(key: str, question: Question, source: Source, cell: Cell) -> Members:
    """The records behind one row of an answer."""
    return metric(key).records(question, source, cell)


def compared(question: Question) -> Question | None:
    """The same question about what the filter compares with; None where there is nothing to
    compare: no comparison chosen, or no period to shift."""
    from models.calendars import shift

    state = question.filters
    period = shift(state.period, state.compare)
    return None if period is None else replace(question, filters=replace(state, period=period))
