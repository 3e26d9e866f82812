"""What a page is given: nothing is global, everything a page needs is in its `Context`."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from cockpit import messages
from cockpit.filters import Filters
from cockpit.formats import Formats
from cockpit.jobs import Jobs
from cockpit.messages import Said
from cockpit.remembered import LOOKED, keep, keep_text, recall_text
from cockpit.syncing import Syncing
from models.customer_records import KeptRecords
from models.customers.known import CustomerRecords, nothing
from models.documents.document import Shelf
from models.documents.shelving import shelf
from models.metric import Question
from models.stage_table import SHELF

if TYPE_CHECKING:
    from models.cache import Cache
    from models.calendars import Calendar
    from models.filters import FilterState
    from models.mart import Mart
    from models.paths import Paths
    from models.settings import Settings

KEEP_AFTER = 1500  # ms of rest after which the filter is written to the cache


@dataclass(frozen=True)
class Inputs:
    """A frozen picture of the world for one piece of background work."""

    mart: Mart
    filters: FilterState
    calendar: Calendar
    now: datetime
    options: dict[str, Any]
    shelf: Shelf = Shelf()
    customers: Callable[[], CustomerRecords] = nothing

    def question(self, by: tuple[str, ...] = (), **options: str) -> Question:
        """A question of a metric under this filter, with the documents in force."""
        at = self.filters.as_of or self.now
        return Question(self.filters, by, options, self.calendar, self.now,
                        documents={**self.shelf.all_in_force(at), SHELF: self.shelf,
                                   "customers": self.customers})


def steady(now: datetime, *known: datetime | None) -> datetime:
    """The minute it is, or the newest of the moments in it at which something was learned of or
    began to hold: within a minute the same questions get the same answers, so what was worked out
    is shown again."""
    minute = now.replace(second=0, microsecond=0)
    return max((one for one in known if one is not None and minute < one <= now), default=minute)


class Context(QObject):
    """Cache, mart, settings, filters, jobs and the application's one bell.

    Signals:
        changed: names of what changed: "filters", "settings", "data", "connections", ...
        told: something to say to the person (kind, text, action label, action).
        asked_page: show another page (key).
        asked_place: show another page at a place on it (key, what `Page.take_place` takes).
    """

    changed = Signal(frozenset)
    told = Signal(str, str, str, object)
    asked_page = Signal(str)
    asked_place = Signal(str, dict)

    def __init__(
        self,
        paths: Paths,
        cache: Cache,
        mart: Mart,
        settings: Settings,
        clock: Callable[[], datetime],
        *,
        demo: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.paths, self.cache, self.mart = paths, cache, mart
        self.clock, self.demo = clock, demo
        self.settings = settings
        self.details = ""  # of what was told last
        self._shelf: Shelf | None = None
        self._customers: KeptRecords | None = None
        self.formats = Formats(settings)
        self.filters = Filters(parent=self)
        self.jobs = Jobs(self)
        self.syncing = Syncing(self)
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(KEEP_AFTER)
        self._keeper.timeout.connect(self._keep)
        self.filters.changed.connect(self._keeper.start)
        self.filters.changed.connect(lambda: self.changed.emit(frozenset({"filters"})))

    @property
    def calendar(self) -> Calendar:
        return self.settings.calendar()

    def inputs(self, **options: Any) -> Inputs:
        published = (one.effective_from for kind in self.shelf.revisions.values() for one in kind)
        now = steady(self.clock(), self.mart.last_known, *published)
        return Inputs(self.mart, self.filters.state, self.calendar, now, options, self.shelf,
                      self.customers)

    def reread_documents(self, kind: str) -> None:
        """A document was published: everybody who uses its kind computes anew."""
        self._shelf = self._customers = None
        self.changed.emit(frozenset({"documents", f"documents.{kind}"}))

    @property
    def shelf(self) -> Shelf:
        """All published documents; read when first asked for."""
        if self._shelf is None:
            self._shelf = shelf(self.cache)
        return self._shelf

    @property
    def customers(self) -> KeptRecords:
        """What the file knows of customers beside the facts; read where it is first asked for."""
        if self._customers is None:
            found, now = self.shelf, self.clock()
            self._customers = KeptRecords(self.cache, lambda: found.read("grade", now))
        return self._customers

    def reread_customers(self) -> None:
        """A grade was set by a person: whoever shows grades computes anew."""
        self._customers = None
        self.changed.emit(frozenset({"grades"}))

    @cached_property
    def author(self) -> str:
        """Who edits and decides here: the name this person has on the computer."""
        try:
            return getpass.getuser()
        except (OSError, KeyError):  # a computer that knows no users
            return "window"

    @cached_property
    def looked(self) -> datetime | None:
        """When the window was last closed; None the first time."""
        kept = recall_text(self.cache, LOOKED)
        return None if kept is None else datetime.fromisoformat(kept)

    def swap_mart(self, mart: Mart) -> None:
        """Show a new version of the data, everywhere at once."""
        self.mart, self._customers = mart, None
        self.changed.emit(frozenset({"data"}))

    def change_settings(self, **fields: Any) -> None:
        """Replace settings, keep them on disk, tell everybody."""
        self.settings = replace(self.settings, **fields)
        self.settings.save(self.paths)
        self.formats = Formats(self.settings)
        self.changed.emit(frozenset({"settings"}))

    def sync(self, names: tuple[str, ...] = (), *, full: bool = False) -> None:
        """Sync the named connections, or all that are not paused, in the background."""
        self.syncing.start(names, full=full)

    def remove_connection(self, name: str) -> None:
        self.syncing.remove(name)

    def _keep(self) -> None:
        """Remember the filter, so that a crash or a logoff does not lose it."""
        if self.cache.mode == "write":
            cache, state = self.cache, self.filters.state
            self.jobs.write(lambda task: keep(cache, state), lambda _: None,
                            lambda error: self.say("error", self.words(error).sentence))

    def close(self) -> bool:
        """Stop the background work and close the cache, within two seconds; False when some work
        goes on all the same: then nothing is closed, and only ending the process helps."""
        self._keeper.stop()
        if not self.jobs.close():
            return False
        if self.cache.mode == "write":
            keep(self.cache, self.filters.state)
            keep_text(self.cache, LOOKED, self.clock().isoformat())
        self.mart.close()
        self.cache.close()
        return True

    def words(self, error: Exception) -> Said:
        """What happened, what it means and what to do, in the window's language."""
        return messages.words(error, QCoreApplication.translate)

    def say(self, kind: str, text: str, label: str = "", action: Callable[[], None] | None = None,
            *, details: str = "") -> None:
        """Show a line in the window: kind is info, good, warn or bad. `details` can be unfolded
        and copied; they hold no customer data."""
        self.details = details
        self.told.emit(kind, text, label, action)
