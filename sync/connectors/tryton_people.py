"""Employees, the tree of supervisors, and who stands behind a login."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from models.entities import Team, User
from sync.connectors import tryton_records as words
from sync.connectors.tryton_reader import Row, TrytonReader
from sync.connectors.tryton_values import decode
from sync.errors import Forbidden

if TYPE_CHECKING:
    from models.task import Task

_EMPLOYEE = ("rec_name", "active", "supervisor", "end_date", "party", "create_date", "write_date")
_LOGIN = ("name", "login", "email", "active", "employee", "employees")


class TrytonPeople:
    """Read once for each run; logins are left out where the user may not see them."""

    def __init__(self, reader: TrytonReader, task: Task) -> None:
        self._reader, self._task = reader, task

    @cached_property
    def employees(self) -> list[Row]:
        return [decode(row) for row in self._employees_as_received]

    @cached_property
    def _employees_as_received(self) -> list[Row]:
        pages = self._reader.rows("company.employee", [], _EMPLOYEE, self._task)
        return [row for page in pages for row in page]

    @property
    def _pairs(self) -> Iterator[tuple[Row, Row]]:
        return zip(self.employees, self._employees_as_received, strict=True)

    @cached_property
    def logins(self) -> list[Row]:
        try:
            return self._reader.all("res.user", [], _LOGIN, self._task)
        except Forbidden:
            return []

    @cached_property
    def own_parties(self) -> list[int]:
        """Employees and the companies themselves are parties too, but no customers."""
        companies = self._reader.all("company.company", [], ("party",), self._task)
        return sorted({row["party"] for row in (*self.employees, *companies)})

    @cached_property
    def by_login(self) -> dict[int, str]:
        """Login -> employee; "res.user,ID", Tryton's own way to say it, for those without one.

        Login 0, the server itself, is in no list.
        """
        found: dict[int, str] = {}
        for row in self.logins:
            employee = row["employee"] or next(iter(row["employees"]), None)
            found[row["id"]] = words.id_of(employee) or f"res.user,{row['id']}"
        return found

    @cached_property
    def by_name(self) -> dict[str, str]:
        """Name or login -> employee, for names that only one login bears."""
        bearers: dict[str, set[str]] = defaultdict(set)
        for row in self.logins:
            bearers[row["name"]].add(self.by_login[row["id"]])
        return {name: next(iter(who)) for name, who in bearers.items() if name and len(who) == 1}

    def users(self) -> tuple[User, ...]:
        logins: dict[int, list[Row]] = defaultdict(list)
        for row in self.logins:
            for employee in row["employees"]:
                logins[employee].append(row)
        leaders = {row["supervisor"] for row in self.employees}
        above = {row["supervisor"] for row in self.employees if row["id"] in leaders}
        return tuple(
            words.user(row, raw, logins[row["id"]], row["id"] in leaders, row["id"] in above)
            for row, raw in self._pairs
        )

    def teams(self) -> tuple[Team, ...]:
        """One team for each supervisor; the tree of supervisors is the tree of teams."""
        leaders = {row["supervisor"] for row in self.employees}
        return tuple(
            Team(
                **words.stamp(row, raw), name=row["rec_name"] or "", leader_id=str(row["id"]),
                parent_id=words.id_of(row["supervisor"]),
            )
            for row, raw in self._pairs
            if row["id"] in leaders
        )
