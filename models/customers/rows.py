"""Rows and records of metrics that list customers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from models.cells import Array
from models.customers.directory import Directory
from models.facts import ACCOUNTS
from models.members import Members, chosen, counted
from models.metric import Cell, Key, Question, Row, Source


def keys_of(question: Question, directory: Directory, place: int) -> dict[str, Key]:
    """What the row of a customer is by: the dimensions asked for, and the customer."""
    found: dict[str, Key] = {}
    for dimension in question.by:
        column = directory.columns[dimension]
        found[dimension] = column.keys[int(column.codes[place])]
    return found | {"account": directory.keys[place]}


def account_members(question: Question, source: Source, cell: Cell, rows: Iterable[Row],
                    columns: Mapping[str, str] | None = None) -> Members:
    """The customers of the rows that lie in the cell, all of them counting. `columns` names what
    a list shows beside them: column -> entry of the row's detail, or "value"."""
    listed = {str(row.by["account"]): row for row in rows
              if all(row.by.get(d) == key for d, key in cell.items())}
    found = chosen(source, ACCOUNTS, question.stock, {}, names=("account", "owner", "region"))
    keys = found.columns["account"].tolist()
    kept = np.array([key in listed for key in keys], bool)
    found = found.where(kept)
    more: dict[str, Array] = {}
    for name, entry in (columns or {}).items():
        values = [listed[key].value if entry == "value" else listed[key].detail[entry]
                  for key in found.columns["account"].tolist()]
        more[name] = np.array([*values, None], object)[:-1]
    return counted(Members(found.fact, {**found.columns, **more}, found.counts),
                   np.ones(len(found), bool))
