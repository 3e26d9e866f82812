"""Who the customers are: one place per account, and which of them a filter lets through."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.cells import Array
from models.customers.coded import Bools, Column, Ints, coded
from models.facts import ACCOUNTS
from models.filters import FilterState
from models.grouping import labels_of
from models.instants import to_micros
from models.metric import Question, Source

KNOWN = ("owner", "manager", "team", "region", "industry", "size", "country", "connection")
"""Dimensions of a customer beside itself. Filters on others pass it over."""


@dataclass(frozen=True)
class Directory:
    """Every customer there is. `created`: microseconds, the least number where nobody knows."""

    keys: tuple[str, ...]
    names: Array
    place: dict[str | None, int]
    columns: dict[str, Column]
    created: Array

    def __len__(self) -> int:
        return len(self.keys)

    def chosen(self, question: Question) -> Ints:
        """Places of the customers in the filter who were there by the moment."""
        kept: Bools = self.created.view(np.int64) <= to_micros(question.at)
        for wanted, dimensions in ((True, question.filters.where),
                                   (False, question.filters.exclude)):
            for dimension, keys in dimensions:
                if dimension == "account":
                    kept = kept & (np.isin(self._accounts(), list(keys)) == wanted)
                elif dimension in self.columns:
                    kept = kept & (self.columns[dimension].among(keys) == wanted)
        return np.flatnonzero(kept)

    def _accounts(self) -> Array:
        return np.array(self.keys)


def read_directory(source: Source, scope: frozenset[str] | None) -> Directory:
    """All customers in the scope, in the order of their names."""
    filters = FilterState(scope=scope)
    columns = coded(source, ACCOUNTS, ("account", *KNOWN), filters)
    created = source.columns(ACCOUNTS, ("created",), filters)["created"]
    names = labels_of(source, "account")
    found = columns["account"].values().tolist()
    order = np.array(sorted(range(len(found)), key=lambda i: (
        str(names.get(found[i], found[i])), str(found[i]))), np.intp)
    keys = tuple(str(found[i]) for i in order)
    return Directory(
        keys, np.array([*(names.get(key, key) for key in keys), None], object)[:-1],
        {key: i for i, key in enumerate(keys)},
        {name: columns[name].where(order) for name in KNOWN},
        created.astype("datetime64[us]")[order])
