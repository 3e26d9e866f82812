"""A document: readable JSON with revisions that are added and never changed.

In memory the body of a document is a frozen dataclass of its kind; in the file it is canonical
JSON. `Shelf` is all revisions at one moment; pages and metrics take what is in force from it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any

from models.discovery import discover
from models.errors import CockpitError

Body = Mapping[str, Any]


@dataclass(frozen=True)
class Problem:
    """What is wrong in a body, and where: `place` is a path such as "inputs.recency.weight"."""

    place: str
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Kind:
    """A kind of document.

    built_in   the body that holds until somebody publishes one
    read       body -> frozen dataclass; only called with a body that `problems` finds good
    problems   everything that is wrong with a body, not only the first thing
    upgrades   format n -> function that makes the body of format n + 1
    """

    key: str
    label: str
    format: int
    built_in: Callable[[], Body]
    read: Callable[[Body], Any]
    problems: Callable[[Body], tuple[Problem, ...]]
    upgrades: Mapping[int, Callable[[Body], Body]] = field(default_factory=dict)

    def upgraded(self, body: Body, format_: int) -> Body:
        """The body in today's format. Errors: CockpitError("document.newer")."""
        if format_ > self.format:
            raise CockpitError("document.newer", kind=self.key, format=format_, known=self.format)
        for step in range(format_, self.format):
            body = self.upgrades[step](body)
        return body


@dataclass(frozen=True)
class Revision:
    """One published state of a document; revision 0 is the built-in one."""

    kind: str
    revision: int
    format: int
    parent_hash: str
    hash: str
    author: str
    at: datetime | None
    effective_from: datetime | None
    reason: str
    customer_value: str
    body: Body


@dataclass(frozen=True)
class Shelf:
    """Every published revision, oldest first, by kind."""

    revisions: Mapping[str, tuple[Revision, ...]] = field(default_factory=dict)

    def newest(self, kind: str) -> int:
        """The number of the revision published last, in force or not yet; 0: none."""
        return max((one.revision for one in self.revisions.get(kind, ())), default=0)

    def in_force(self, kind: str, at: datetime) -> Revision:
        """The newest revision effective at `at`; the built-in one where none is."""
        held = [one for one in self.revisions.get(kind, ())
                if one.effective_from is not None and one.effective_from <= at]
        # published later and effective no later replaces what was planned before
        return max(held, key=lambda one: (one.effective_from, one.revision), default=built_in(kind))

    def read(self, kind: str, at: datetime) -> Any:
        """What is in force, as the dataclass of its kind."""
        revision, found = self.in_force(kind, at), kinds()[kind]
        return found.read(found.upgraded(revision.body, revision.format))

    def all_in_force(self, at: datetime) -> dict[str, Any]:
        """What is in force of every kind, for `Question.documents`."""
        return {kind: self.read(kind, at) for kind in kinds()}


@lru_cache
def kinds() -> Mapping[str, Kind]:
    """Every kind of document there is, by key."""
    from models import documents

    return discover(documents, "KIND")


def built_in(kind: str) -> Revision:
    """The revision that holds until one is published."""
    found = kinds()[kind]
    body = found.built_in()
    return Revision(kind, 0, found.format, "", hash_of(kind, found.format, body), "", None, None,
                    "", "", body)


def canonical(body: Body) -> str:
    """Equal bodies give equal text, one member a line, so that a file of it compares well."""
    return json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)


def hash_of(kind: str, format_: int, body: Body) -> str:
    return sha256(f"{kind}\n{format_}\n{canonical(body)}".encode()).hexdigest()
