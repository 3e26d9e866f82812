"""The one filter of the application, with its way back and forward."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from models.filters import FilterState

Limits = Mapping[str, Set[str]]
REMEMBERED = 200  # steps back


class Filters(QObject):
    """Holds the current `FilterState`; replaces it, rings once, remembers back and forward."""

    changed = Signal()

    def __init__(self, state: FilterState | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = state or FilterState()
        self._back: list[FilterState] = []
        self._forward: list[FilterState] = []
        self._drills: list[FilterState] = []

    @property
    def can_go_back(self) -> bool:
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._forward)

    def narrow(self, limits: Limits) -> None:
        """Limit dimensions to keys; an empty set lifts the limit."""
        self.replace(self._narrowed(limits))

    def drill(self, limits: Limits) -> None:
        """Narrow, and remember where from: the breadcrumb leads back there."""
        state = self._narrowed(limits)
        if state != self.state:
            self._drills.append(self.state)
            self.replace(state)

    def exclude(self, dimension: str, keys: frozenset[str] | set[str]) -> None:
        self.replace(self.state.excluding(dimension, keys))

    def set(self, **fields: Any) -> None:
        """Replace single fields of the state: period, as_of, compare, ..."""
        self.replace(replace(self.state, **fields))

    def replace(self, state: FilterState) -> None:
        if state == self.state:
            return
        self._back = [*self._back[-REMEMBERED + 1 :], self.state]
        self._forward.clear()
        self._go(state)

    def back(self) -> None:
        if self._back:
            self._forward.append(self.state)
            self._go(self._back.pop())

    def forward(self) -> None:
        if self._forward:
            self._back.append(self.state)
            self._go(self._forward.pop())

    def trail(self) -> list[FilterState]:
        """The states the user drilled through, oldest first, without the current one."""
        return list(self._drills)

    def climb(self, level: int) -> None:
        """Return to step `level` of the trail."""
        if 0 <= level < len(self._drills):
            self.replace(self._drills[level])

    def _narrowed(self, limits: Limits) -> FilterState:
        state = self.state
        for dimension, keys in limits.items():
            state = state.narrowed(dimension, frozenset(keys))
        return state

    def _go(self, state: FilterState) -> None:
        self.state = state
        self._drills = [step for step in self._drills if _contains(step, state)]
        self.changed.emit()


def _contains(wide: FilterState, narrow: FilterState) -> bool:
    """True when `narrow` is `wide` with more limits: then `wide` is a step on the way to it."""
    if narrow.where == wide.where:
        return False
    return all(set(narrow.keys(dim)) and set(narrow.keys(dim)) <= set(keys)
               for dim, keys in wide.where)
