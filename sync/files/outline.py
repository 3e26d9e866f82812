"""A YAML document as plain text values that remember their line.

Only nodes are composed, no object is ever built from a tag. Every scalar stays the text that was
written, because `NO`, `007` and `2025-02-03` are ids and country names here, not booleans, octal
numbers and dates.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml

LARGEST = 512 * 1024
DEEPEST = 20


@dataclass(frozen=True)
class Problem:
    """Something wrong with a mapping, or with a file seen through it.

    `code` is a stable word; `line` is the line of the YAML, from 1, 0 where there is none.
    `file` and `column` name the data file and its column where the problem lies there.
    """

    code: str
    line: int = 0
    place: str = ""  # records.opportunities.fields.amount
    value: str = ""
    file: str = ""
    column: str = ""
    found: tuple[str, ...] = ()  # what is there instead

    def facts(self) -> dict[str, object]:
        """As the facts of an error: only what is known."""
        pairs = {
            "problem": self.code, "line": self.line, "place": self.place, "value": self.value,
            "file": self.file, "column": self.column, "found": ", ".join(self.found),
        }
        return {name: value for name, value in pairs.items() if value}


@dataclass(frozen=True)
class Leaf:
    """One value of the document: text, a list or a table of further values."""

    line: int
    place: str
    text: str | None = None
    items: tuple[Leaf, ...] | None = None
    table: dict[str, Leaf] | None = None


@dataclass
class _Walk:
    problems: list[Problem] = field(default_factory=list)

    def leaf(self, node: yaml.Node, place: str, depth: int) -> Leaf:
        line = node.start_mark.line + 1
        if depth > DEEPEST:
            self.problems.append(Problem("mapping.too_deep", line, place))
            return Leaf(line, place, text="")
        if isinstance(node, yaml.SequenceNode):
            items = tuple(
                self.leaf(child, f"{place}[{number}]", depth + 1)
                for number, child in enumerate(node.value, 1)
            )
            return Leaf(line, place, items=items)
        if isinstance(node, yaml.MappingNode):
            return Leaf(line, place, table=self._table(node, place, depth))
        return Leaf(line, place, text=str(node.value))

    def _table(self, node: yaml.MappingNode, place: str, depth: int) -> dict[str, Leaf]:
        table: dict[str, Leaf] = {}
        for key_node, child in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(
                    Problem("mapping.bad_key", key_node.start_mark.line + 1, place)
                )
                continue
            key = str(key_node.value)
            inner = f"{place}.{key}" if place else key
            if key in table:
                self.problems.append(
                    Problem("mapping.twice", key_node.start_mark.line + 1, inner)
                )
            table[key] = self.leaf(child, inner, depth + 1)
        return table


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return 0 if mark is None else mark.line + 1


def read_outline(path: Path) -> tuple[Leaf | None, list[Problem]]:
    """The document at `path`, and what is wrong with its form. Errors: OSError."""
    if path.stat().st_size > LARGEST:
        return None, [Problem("mapping.too_large", value=str(path.stat().st_size))]
    try:
        return parse_outline(path.read_text("utf-8-sig"))
    except UnicodeDecodeError:
        return None, [Problem("mapping.not_utf8")]


def parse_outline(text: str) -> tuple[Leaf | None, list[Problem]]:
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):  # a few aliases can unfold to gigabytes
                return None, [Problem("mapping.alias", _line(event))]
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        reason = str(getattr(error, "problem", None) or error)
        return None, [Problem("mapping.not_yaml", line, value=reason[:200])]
    except RecursionError:
        return None, [Problem("mapping.too_deep")]
    if not isinstance(node, yaml.MappingNode):
        return None, [Problem("mapping.not_a_table", 1)]
    walk = _Walk()
    return walk.leaf(node, "", 0), walk.problems
