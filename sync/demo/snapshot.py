"""What the demo CRM knows at one moment: every stream, a pure function of world and clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

import numpy as np

from models.entities import KINDS
from sync.demo import records, roster
from sync.demo.draws import Ints
from sync.demo.opportunities import opportunities
from sync.demo.table import ABSENT, LIVE, Row, Table
from sync.demo.world import World

_TABLES: dict[str, Callable[[World, int], Table]] = {
    "users": roster.users,
    "teams": roster.teams,
    "accounts": records.accounts,
    "contacts": records.contacts,
    "leads": records.leads,
    "pipelines": roster.pipelines,
    "stages": roster.stages,
    "products": roster.products,
    "opportunities": opportunities,
    "activities": records.activities,
    "contact_roles": records.contact_roles,
    "quotas": roster.quotas,
    "forecast_entries": roster.forecast_entries,
    "campaign_costs": roster.campaign_costs,
    "fx_rates": roster.fx_rates,
}
assert _TABLES.keys() == KINDS.keys()


@dataclass(frozen=True)
class Slice:
    """Part of a stream, by id; `after` is where to go on, None when this was the rest."""

    rows: list[Row]
    after: str | None


class Snapshot:
    """Thread safe; tables are made when first asked for. `clock`: seconds since 1970."""

    def __init__(self, world: World, clock: int) -> None:
        self.world, self.clock = world, clock
        self._tables: dict[str, Table] = {}
        self._making = Lock()

    def table(self, stream: str) -> Table:
        """Errors: KeyError for an unknown stream."""
        with self._making:
            if stream not in self._tables:
                self._tables[stream] = _TABLES[stream](self.world, self.clock)
            return self._tables[stream]

    def count(self, stream: str) -> int:
        return int((self.table(stream).state == LIVE).sum())

    def rows(self, stream: str, *, gone: bool = False, start: int = 0, end: int | None = None,
             after: str = "", limit: int) -> Slice:
        """Records there (or no longer there) and modified in [start, end), by id.

        Without `end` everything up to and including the clock. Errors: KeyError for an unknown
        stream, ValueError for an `after` that is no id.
        """
        table = self.table(stream)
        chosen, more = self._chosen(table, gone, start, end, after, limit)
        return Slice(table.rows(chosen), table.id_of(int(chosen[-1])) if more else None)

    def ids(self, stream: str, *, after: str = "", limit: int) -> tuple[list[str], str | None]:
        table = self.table(stream)
        chosen, more = self._chosen(table, False, 0, None, after, limit)
        ids = [table.id_of(index) for index in chosen.tolist()]
        return ids, ids[-1] if more else None

    def named(self, stream: str, ids: list[str]) -> list[Row]:
        """The records of these ids, those no longer there included; unknown ids are left out."""
        table = self.table(stream)
        places = np.array([table.index_of(id) for id in ids], dtype=np.int64)
        places = places[(places >= 0) & (places < len(table.state))]
        return table.rows(np.unique(places[table.state[places] != ABSENT]))

    def _chosen(self, table: Table, gone: bool, start: int, end: int | None, after: str,
                limit: int) -> tuple[Ints, bool]:
        wanted = table.state > LIVE if gone else table.state == LIVE
        if start:
            wanted = wanted & (table.modified >= start)
        if end is not None:
            wanted = wanted & (table.modified < end)
        if after:
            wanted[:table.index_of(after) + 1] = False
        chosen = np.flatnonzero(wanted)
        return chosen[:limit], len(chosen) > limit
