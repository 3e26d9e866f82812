"""The one filter bar of the application: chips, the as-of slider, the comparison."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QInputDialog, QWidget

from cockpit.answers import values_of
from cockpit.dimension_names import dimension_name, value_name
from cockpit.period_names import PERIODS, period_name
from models.calendars import parse_period
from models.errors import CockpitError
from models.facts import OPPORTUNITIES
from models.filters import FilterState
from widgets.check_list import Options
from widgets.date_slider import DateSlider, Steps
from widgets.filter_chips import Chip, Chips, FilterChips
from widgets.text import retranslated

if TYPE_CHECKING:
    from cockpit.context import Context
    from models.filters import Compare
    from models.mart import Mart

ALWAYS = ("pipeline", "region", "owner", "product", "lead_source")
QUARTERS, OTHER = 8, "other"
COMPARISONS: tuple[Compare, ...] = ("previous", "year", "benchmark", "none")


class FilterBar(QFrame):
    """Shows and changes `context.filters`. Keyboard: Ctrl+F reaches the first chip."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._context = context
        self._added: list[str] = []
        self._keys: dict[str, list[str]] = {}
        self._known: tuple[Mart, date, date] | None = None
        self.chips, self.as_of, self.compare = FilterChips(), DateSlider(), FilterChips()
        room = QHBoxLayout(self)
        room.setContentsMargins(16, 10, 16, 10)
        room.setSpacing(14)
        room.addWidget(self.chips, 1)
        room.addWidget(self.as_of)
        room.addWidget(self.compare)
        self.chips.chosen.connect(self._choose)
        self.chips.removed.connect(self._remove)
        self.chips.added.connect(self._add)
        self.compare.chosen.connect(self._compare)
        self.as_of.chosen.connect(self._move)
        context.changed.connect(self._changed)
        self.show_state()

    @property
    def dimensions(self) -> list[str]:
        limited = [dim for dim, _ in self._context.filters.state.where]
        return list(dict.fromkeys((*ALWAYS, *self._added, *limited)))

    def add_tool(self, tool: QWidget) -> None:
        """Put a button at the right end."""
        room = self.layout()
        if room is not None:
            room.addWidget(tool)

    def show_state(self) -> None:
        """Paint what the filter is now."""
        state = self._context.filters.state
        chips = [Chip(self.tr("Period"), period_name(state.period_text), state.period_text != "all",
                      options=Options(tuple(period_name(word) for word in self._periods()),
                                      frozenset(i for i, word in enumerate(self._periods())
                                                if word == state.period_text), single=True))]
        chips += [self._chip(dimension) for dimension in self.dimensions]
        chips += self._exclusions()
        self.chips.set_chips(Chips(tuple(chips), tuple(
            dimension_name(dim) for dim in self._offered())))
        words = [self._comparison(one) for one in COMPARISONS]
        self.compare.set_chips(Chips((Chip(
            self.tr("vs"), words[COMPARISONS.index(state.compare)], removable=False,
            options=Options(tuple(words), frozenset({COMPARISONS.index(state.compare)}),
                            single=True)),)))
        first, last = self._span()
        days = tuple(first + timedelta(days=n) for n in range((last - first).days))
        at = None if state.as_of is None else self._local(state.as_of)
        self.as_of.set_steps(Steps(days, at))

    def step(self, days: int) -> None:
        """Move the as-of day, for Ctrl+Alt+←/→."""
        first, last = self._span()
        state = self._context.filters.state
        day = last if state.as_of is None else self._local(state.as_of)
        self._move(min(max(day + timedelta(days=days), first), last))

    def to_today(self) -> None:
        """See everything as it stands now."""
        self._move(None)

    def comparisons(self) -> list[tuple[Compare, str]]:
        """What figures can be held against, with its words."""
        return [(compare, self._comparison(compare)) for compare in COMPARISONS]

    def _chip(self, dimension: str) -> Chip:
        labels = values_of(self._context.mart, dimension)
        chosen = self._context.filters.state.keys(dimension)
        keys = sorted({**labels, **dict.fromkeys(chosen)},
                      key=lambda key: str(labels.get(key) or key).casefold())
        self._keys[dimension] = keys
        names = [value_name(dimension, key, labels) for key in chosen]
        if not chosen:
            value = self.tr("All {count}").format(count=len(keys)) if len(keys) > 9 else (
                self.tr("All"))
        else:
            value = ", ".join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "")
        return Chip(dimension_name(dimension), value, bool(chosen), options=Options(
            tuple(value_name(dimension, key, labels) for key in keys),
            frozenset(i for i, key in enumerate(keys) if key in set(chosen))))

    def _exclusions(self) -> list[Chip]:
        chips = []
        for dimension, keys in self._context.filters.state.exclude:
            labels = values_of(self._context.mart, dimension)
            names = [value_name(dimension, key, labels) for key in keys]
            chips.append(Chip(self.tr("{dimension} without").format(
                dimension=dimension_name(dimension)), ", ".join(names[:2]) + (
                    f" +{len(names) - 2}" if len(names) > 2 else ""), limits=True))
        return chips

    def _offered(self) -> list[str]:
        shown = set(self.dimensions) | {"opportunity", "furthest", "strict", "visited", "stage"}
        return [dim for dim in self._context.mart.dimensions(OPPORTUNITIES) if dim not in shown]

    def _choose(self, chip: int, positions: list[int]) -> None:
        if chip == 0:
            offered = self._periods()
            word = offered[positions[0]] if positions else "all"
            if word == OTHER:
                self._ask_period()
            else:
                self.set_period(word)
            return
        dimension = self.dimensions[chip - 1]
        keys = self._keys[dimension]
        chosen = frozenset(keys[i] for i in positions)
        self._context.filters.narrow({dimension: frozenset() if len(chosen) == len(keys)
                                      else chosen})

    def _periods(self) -> tuple[str, ...]:
        """The usual words, the last quarters and years of the data, and anything one can type."""
        calendar = self._context.calendar
        first, day = self._span()
        quarters: list[str] = []
        while day >= first and len(quarters) < QUARTERS:
            quarters.append(calendar.name_of("quarter", day))
            start = calendar.around("quarter", day).start
            if start is None:
                break
            day = start - timedelta(days=1)
        return (*PERIODS, *quarters, OTHER)

    def _ask_period(self) -> None:
        typed, given = QInputDialog.getText(
            self, self.tr("Period"),
            self.tr("A year, quarter, month or week, or two days: 2026, 2026Q3, 2026-09, 2026W37, "
                    "2026-01-15..2026-03-10"))
        if not given:
            return
        try:
            self.set_period(typed.strip())
        except CockpitError as error:
            self._context.say("error", self._context.words(error).sentence)

    def set_period(self, word: str) -> None:
        """Choose a period by its word, such as "this quarter"."""
        context = self._context
        at = context.filters.state.as_of or context.clock()
        period = parse_period(word, context.calendar, self._local(at))
        context.filters.set(period=period, period_text=word)

    def _remove(self, chip: int) -> None:
        if chip == 0:
            self.set_period("all")
            return
        dimensions = self.dimensions
        if chip <= len(dimensions):
            dimension = dimensions[chip - 1]
            if dimension in self._added:
                self._added.remove(dimension)
            self._context.filters.narrow({dimension: frozenset()})
            self.show_state()
            return
        dimension = self._context.filters.state.exclude[chip - 1 - len(dimensions)][0]
        self._context.filters.replace(
            self._context.filters.state.excluding(dimension, frozenset()))

    def _add(self, position: int) -> None:
        dimension = self._offered()[position]
        self._added.append(dimension)
        self.show_state()
        self.chips.open(1 + self.dimensions.index(dimension))

    def _compare(self, _: int, positions: list[int]) -> None:
        if positions:
            self._context.filters.set(compare=COMPARISONS[positions[0]])

    def _move(self, day: date | None) -> None:
        """See everything from another day; "this year" is then the year of that day."""
        _, last = self._span()
        calendar = self._context.calendar
        as_of = None if day is None or day >= last else calendar.end_of_day(day)
        words = self._context.filters.state.period_text
        today = self._local(as_of or self._context.clock())
        self._context.filters.set(as_of=as_of, period=parse_period(words, calendar, today))

    def _span(self) -> tuple[date, date]:
        """First and last day the slider can show: from the first deal to the newest news."""
        mart = self._context.mart
        if self._known is None or self._known[0] is not mart:
            created = mart.columns(OPPORTUNITIES, ("created",), FilterState())["created"]
            created = created[~np.isnat(created)]
            last = self._local(mart.last_known or self._context.clock())
            first = created.min().astype("datetime64[D]").item() if len(created) else last
            self._known = (mart, min(first, last), last)
        return self._known[1], self._known[2]

    def _local(self, at: datetime) -> date:
        return at.astimezone(ZoneInfo(self._context.settings.timezone)).date()

    def _comparison(self, compare: Compare) -> str:
        return {
            "previous": self.tr("previous period"), "year": self.tr("a year before"),
            "benchmark": self.tr("own 12 months"), "none": self.tr("nothing"),
        }[compare]

    def _changed(self, names: frozenset[str]) -> None:
        if names & {"filters", "data", "settings"}:
            self.show_state()

    def changeEvent(self, event: QEvent) -> None:
        if retranslated(event):
            self.show_state()
        super().changeEvent(event)


