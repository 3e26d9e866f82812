"""Takes plain values out of an outline: texts, choices, numbers, ways of writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from sync.files.mapping import Writing
from sync.files.outline import Leaf, Problem
from sync.files.values import BadValueError, pattern_problem

Thing = TypeVar("Thing")


class Leaves:
    """Reads leaf after leaf; `problems` collects what was not as wanted, and nothing raises."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def say(self, code: str, leaf: Leaf, value: str = "", found: Iterable[str] = ()) -> None:
        self.problems.append(Problem(code, leaf.line, leaf.place, value, found=tuple(found)))

    def table(self, leaf: Leaf, known: Iterable[str] = ()) -> dict[str, Leaf]:
        if leaf.table is None:
            self.say("mapping.table_wanted", leaf)
            return {}
        allowed = tuple(known)
        for name, child in leaf.table.items():
            if allowed and name not in allowed:
                self.say("mapping.unknown_word", child, name, allowed)
        return leaf.table

    def text(self, leaf: Leaf | None, otherwise: str = "") -> str:
        if leaf is None:
            return otherwise
        if leaf.text is None:
            self.say("mapping.text_wanted", leaf)
            return otherwise
        return leaf.text

    def texts(self, leaf: Leaf | None) -> tuple[str, ...]:
        if leaf is None:
            return ()
        if leaf.items is None:
            return (self.text(leaf),)
        return tuple(self.text(item) for item in leaf.items)

    def choice(self, leaf: Leaf | None, allowed: tuple[str, ...], otherwise: str) -> str:
        text = self.text(leaf, otherwise)
        if leaf is not None and text not in allowed:
            self.say("mapping.bad_choice", leaf, text, allowed)
            return otherwise
        return text

    def flag(self, leaf: Leaf | None) -> bool:
        return self.choice(leaf, ("true", "false"), "false") == "true"

    def number(self, leaf: Leaf | None, read: Callable[[str], Thing]) -> Thing | None:
        if leaf is None:
            return None
        try:
            return read(self.text(leaf))
        except BadValueError as error:
            self.say("mapping.bad_number", leaf, f"{leaf.text} ({error.code})")
            return None

    def needed(self, table: dict[str, Leaf], name: str, owner: Leaf) -> Leaf | None:
        if name not in table:
            self.say("mapping.missing_word", owner, name)
        return table.get(name)

    def dates(self, leaf: Leaf | None) -> tuple[str, ...]:
        patterns = self.texts(leaf)
        for pattern in patterns:
            if leaf is not None and pattern_problem(pattern):
                self.say("mapping.bad_date_pattern", leaf, pattern)
        return patterns

    def writing(self, table: dict[str, Leaf], base: Writing) -> Writing:
        numbers = self.table(table["numbers"], ("decimal", "thousands")) \
            if "numbers" in table else {}
        decimal = self.choice(numbers.get("decimal"), (".", ","), base.decimal)
        thousands = self.choice(
            numbers.get("thousands"), ("", ",", ".", " ", "'"), base.thousands
        )
        if "numbers" in table and decimal == thousands:
            self.say("mapping.same_marks", table["numbers"], decimal)
        dates = self.dates(table.get("dates")) or base.dates
        return Writing(dates, decimal, thousands, self.flag(table.get("percent")))
