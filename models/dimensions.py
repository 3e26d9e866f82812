"""Keys, names and ties of what we slice by: codes <-> keys, seller -> manager, team and region.

Code 0 is "no value" (key None). Codes only ever grow, so rows written earlier keep their meaning.
The present organisation applies to all of history: who reports to whom, which region a team or
account lies in, which line a product belongs to, and which account another one was merged into.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from models.ladder import StageInfo, ladder

SPACES = {
    "owner": "user", "manager": "user", "actor": "user", "to_stage": "stage", "lead": "lead_key",
}
"""Dimensions that share the keys of another one; every other has keys of its own name."""

STATUSES = (None, "open", "won", "lost")
DAY = 86_400_000_000  # microseconds
Codes = npt.NDArray[np.int32]


class Dictionary:
    """The keys of one space by code, their names, and columns of codes that hang on them."""

    def __init__(
        self, keys: Iterable[str | None] = (None,), labels: Mapping[str, str] | None = None,
        columns: Mapping[str, list[int]] | None = None,
    ) -> None:
        self.keys: list[str | None] = list(keys)
        self.labels: dict[str, str] = dict(labels or {})
        self.columns = {name: np.array(codes, np.int32) for name, codes in (columns or {}).items()}
        self._codes: dict[str | None, int] | None = None

    @property
    def codes(self) -> dict[str | None, int]:
        if self._codes is None:
            self._codes = {key: code for code, key in enumerate(self.keys)}
        return self._codes

    def code(self, key: str | None) -> int:
        """The code of a key, a new one for a new key; empty text is no value."""
        if not key:
            return 0
        codes = self.codes
        code = codes.get(key)
        if code is None:
            code = codes[key] = len(self.keys)
            self.keys.append(key)
        return code

    def column(self, name: str) -> Codes:
        """Codes of another space for each code of this one, 0 where nothing is known."""
        known = self.columns.get(name)
        if known is not None and len(known) == len(self.keys):
            return known
        full = np.zeros(len(self.keys), np.int32)
        if known is not None:
            full[: len(known)] = known
        return full

    def label(self, key: str) -> str:
        return self.labels.get(key, key)

    def pack(self) -> bytes:
        columns = {name: codes.tolist() for name, codes in self.columns.items()}
        return json.dumps([self.keys, self.labels, columns], ensure_ascii=False).encode()

    @staticmethod
    def unpack(data: bytes) -> Dictionary:
        return Dictionary(*json.loads(data))


class Dictionaries(dict[str, Dictionary]):
    """All spaces by name; asking for a new one makes it, for a stored one decodes it."""

    def __init__(self, stored: Mapping[str, bytes] | None = None) -> None:
        super().__init__()
        self._stored = dict(stored or {})

    def __missing__(self, name: str) -> Dictionary:
        data = self._stored.get(name)
        return self.setdefault(name, Dictionary.unpack(data) if data else Dictionary())

    @property
    def names(self) -> list[str]:
        return sorted({*self._stored, *self})

    def packed(self) -> dict[str, bytes]:
        return self._stored | {name: dictionary.pack() for name, dictionary in self.items()}

    def of(self, dimension: str) -> Dictionary:
        return self[SPACES.get(dimension, dimension)]


def names_of(dictionary: Dictionary) -> dict[str, str]:
    """Key -> name, for all keys."""
    return {key: dictionary.label(key) for key in dictionary.keys if key is not None}


def read_dictionaries(cursor: Any) -> tuple[Dictionaries, dict[str, Any]]:
    """The stored dictionaries, and the facts about the mart itself (empty when there is none)."""
    stored = dict(cursor.execute("SELECT dimension, data FROM mart_dictionary").fetchall())
    about = json.loads(stored.pop("", b"{}"))
    return Dictionaries(stored), about


def write_dictionaries(cursor: Any, dictionaries: Dictionaries, about: Mapping[str, Any]) -> None:
    cursor.execute("DELETE FROM mart_dictionary")
    rows = list(dictionaries.packed().items())
    rows.append(("", json.dumps(about).encode()))
    cursor.executemany("INSERT INTO mart_dictionary (dimension, data) VALUES (?, ?)", rows)


def rows_of(cursor: Any, kind: str, names: str) -> list[tuple[Any, ...]]:
    """(key, state, *names) of each mirrored record of a kind, in key order."""
    cursor.execute(f"SELECT connection_id, source_id, state, {names} FROM {kind} "
                   "ORDER BY connection_id, source_id")
    return [(f"{connection}:{source}", connection, *rest)
            for connection, source, *rest in cursor.fetchall()]


def read_stages(cursor: Any) -> dict[str, StageInfo]:
    names = ("connection_id", "source_id", "pipeline_id", "name", "order", "probability",
             "is_won", "is_lost", "rot_days", "active", "state")
    columns = ", ".join(f'"{name}"' for name in names)
    cursor.execute(f"SELECT {columns} FROM stages")
    return ladder(dict(zip(names, row, strict=True)) for row in cursor.fetchall())


def learn(cursor: Any, dictionaries: Dictionaries) -> None:
    """Take names and ties of everything we slice by from the mirror tables."""
    connections = dictionaries["connection"]
    for number, name in cursor.execute("SELECT id, name FROM connection ORDER BY id").fetchall():
        connections.code(str(number))
        connections.labels[str(number)] = name
    _teams(cursor, dictionaries)
    _users(cursor, dictionaries)
    _accounts(cursor, dictionaries)
    products, lines = dictionaries["product"], dictionaries["product_line"]
    ties: list[tuple[int, int]] = []
    for key, _, _, name, line in rows_of(cursor, "products", "name, line"):
        products.labels[key] = name
        ties.append((products.code(key), lines.code(line)))
    products.columns["product_line"] = _column(products, ties)
    for key, _, _, name in rows_of(cursor, "pipelines", "name"):
        dictionaries["pipeline"].code(key)
        dictionaries["pipeline"].labels[key] = name
    _stages(cursor, dictionaries)
    for kind, space in (("users", "user"), ("accounts", "account"), ("products", "product")):
        dictionaries[space].columns["same"] = _merged(cursor, kind, dictionaries[space])


def _column(dictionary: Dictionary, ties: Iterable[tuple[int, int]]) -> Codes:
    column = np.zeros(len(dictionary.keys), np.int32)
    for code, tied in ties:
        column[code] = tied
    return column


def _teams(cursor: Any, dictionaries: Dictionaries) -> None:
    teams, regions = dictionaries["team"], dictionaries["region"]
    parents: dict[int, int] = {}
    own: dict[int, int] = {}
    for key, connection, _, name, parent, region in rows_of(
            cursor, "teams", "name, parent_id, region"):
        teams.labels[key] = name
        code = teams.code(key)
        parents[code] = teams.code(f"{connection}:{parent}" if parent else None)
        own[code] = regions.code(region)
    inherited: dict[int, int] = {}
    for code in own:
        above, seen = code, {0}
        while above not in seen and not own.get(above):
            seen.add(above)
            above = parents.get(above, 0)
        inherited[code] = own.get(above, 0)
    teams.columns["parent"] = _column(teams, parents.items())
    teams.columns["region"] = _column(teams, inherited.items())


def _users(cursor: Any, dictionaries: Dictionaries) -> None:
    users, teams = dictionaries["user"], dictionaries["team"]
    managers: dict[int, int] = {}
    members: dict[int, int] = {}
    gone: dict[int, int] = {}
    for key, connection, _, name, manager, team, active, left_on, fetched in rows_of(
            cursor, "users", "name, manager_id, team_id, active, left_on, fetched_at"):
        users.labels[key] = name
        code = users.code(key)
        managers[code] = users.code(f"{connection}:{manager}" if manager else None)
        members[code] = teams.code(f"{connection}:{team}" if team else None)
        if left_on is not None or not active:  # where nobody says when, it is when we learned it
            gone[code] = fetched // DAY if left_on is None else left_on
    users.columns["manager"] = _column(users, managers.items())
    users.columns["team"] = _column(users, members.items())
    users.columns["left"] = _column(users, gone.items())  # days since 1970, 0: still here
    users.columns["region"] = teams.column("region")[users.columns["team"]]


def _accounts(cursor: Any, dictionaries: Dictionaries) -> None:
    accounts = dictionaries["account"]
    names = ("industry", "size", "country", "region")
    ties: dict[str, list[tuple[int, int]]] = {name: [] for name in names}
    for key, _, _, name, *values in rows_of(cursor, "accounts", "name, " + ", ".join(names)):
        accounts.labels[key] = name
        code = accounts.code(key)
        for dimension, value in zip(names, values, strict=True):
            ties[dimension].append((code, dictionaries[dimension].code(value)))
    for name in names:
        accounts.columns[name] = _column(accounts, ties[name])


def _stages(cursor: Any, dictionaries: Dictionaries) -> None:
    stages = dictionaries["stage"]
    for info in read_stages(cursor).values():
        stages.code(info.key)
        stages.labels[info.key] = info.name
        dictionaries["pipeline"].code(info.pipeline)


def _merged(cursor: Any, kind: str, dictionary: Dictionary) -> Codes:
    """For each code the one it was merged into, following chains; itself where it was not."""
    target = dict(enumerate(range(len(dictionary.keys))))
    cursor.execute("SELECT connection_id, source_id, target_id FROM alias WHERE kind = ?", (kind,))
    pairs = cursor.fetchall()
    cursor.execute(f"SELECT connection_id, source_id, merged_into FROM {kind} "
                   "WHERE merged_into IS NOT NULL")
    codes = dictionary.codes
    for connection, source, into in [*pairs, *cursor.fetchall()]:
        old, new = codes.get(f"{connection}:{source}"), codes.get(f"{connection}:{into}")
        if old and new:
            target[old] = new
    found = np.arange(len(dictionary.keys), dtype=np.int32)
    for code in target:
        at, seen = code, set()
        while target[at] != at and at not in seen:
            seen.add(at)
            at = target[at]
        found[code] = at
    return found
