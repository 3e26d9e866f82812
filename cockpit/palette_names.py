"""All that has a name in the data, made ready for the palette off the interface thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cockpit.answers import values_of
from cockpit.dimension_names import value_name
from cockpit.matching import Match, Names
from models.facts import OPPORTUNITIES

if TYPE_CHECKING:
    from models.mart import Mart
    from models.task import Task

OWN_LISTS = {"account": "account", "opportunity": "deal"}
"""Dimensions with a group of their own in the palette, and what that is called."""

NO_FILTERS = frozenset({"furthest", "strict", "visited"})
MOST_VALUES = 20_000  # of one dimension; a field with more is no filter to pick from


@dataclass(frozen=True)
class Named:
    """One thing with a name: `kind` is value, account or deal."""

    kind: str
    dimension: str
    key: str
    name: str


class NameIndex:
    """Finds values of dimensions, customers and deals by name."""

    def __init__(self, lists: Mapping[str, tuple[list[tuple[str, str]], Names]]) -> None:
        self._lists = lists

    def find(self, kind: str, query: str, most: int) -> list[tuple[Match, Named]]:
        """The best `most` of a kind, best first."""
        places, names = self._lists[kind]
        return [(match, Named(kind, *places[match.index], names.names[match.index]))
                for match in names.find(query, most)]


def index(mart: Mart, task: Task) -> NameIndex:
    """Reads every name once; 100,000 take some 0.2 s."""
    held: dict[str, tuple[list[tuple[str, str]], list[str]]] = {
        kind: ([], []) for kind in ("value", "account", "deal")}
    known = mart.dimensions(OPPORTUNITIES)
    for dimension in (*known, *(own for own in OWN_LISTS if own not in known)):
        task.check()
        if dimension in NO_FILTERS:
            continue
        values = values_of(mart, dimension)
        kind = OWN_LISTS.get(dimension, "value")
        if kind == "value" and len(values) > MOST_VALUES:
            continue
        places, names = held[kind]
        labels = {str(key): name for key, name in values.items()}
        places += [(dimension, key) for key in labels]
        names += [str(value_name(dimension, key, labels)) for key in labels]
    return NameIndex({kind: (places, Names(names)) for kind, (places, names) in held.items()})
