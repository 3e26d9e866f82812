"""Syncs, imports and removals in the background, and the swap to the new version at the end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from cockpit import messages
from models.errors import Cancelled, CockpitError

if TYPE_CHECKING:
    from datetime import datetime

    from cockpit.context import Context
    from cockpit.jobs import Job
    from models.cache import Cache
    from models.mart import Mart
    from models.task import Task
    from sync.engine import SyncReport


@dataclass(frozen=True)
class Problem:
    """Why the last sync did not finish: its code and the words for it."""

    code: str
    words: str


class Syncing(QObject):
    """Runs one sync per connection at a time; the page stays usable and swaps at once."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._jobs: dict[str, Job] = {}
        self._removals: set[str] = set()
        self.problem: Problem | None = None
        self.last_success: datetime | None = None

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def owns(self, job: Job) -> bool:
        return job in self._jobs.values()

    def start(self, names: tuple[str, ...] = (), *, full: bool = False) -> None:
        """Sync the named connections; without names all that are not paused."""
        if names:
            self._start_all(names, full=full)
            return
        cache = self._context.cache

        def unpaused(task: Task) -> tuple[str, ...]:
            from sync.connections import connections

            return tuple(one.name for one in connections(cache) if not one.paused)

        def go(found: tuple[str, ...]) -> None:
            if found:
                self._start_all(found, full=full)
            else:
                self._context.say("info", self.tr("There is nothing to sync: no connection, or all "
                                                  "are paused."))

        self._context.jobs.read(unpaused, go, self._complain, key="sync.names")

    def cancel(self) -> None:
        for job in list(self._jobs.values()):
            job.task.cancel()

    def remove(self, name: str) -> None:
        """Remove a connection with its data, then show what is left. A sync of it that is under
        way is stopped first, and removal follows when it has ended."""
        if name in self._jobs:
            self._removals.add(name)
            self._jobs[name].task.cancel()
            return
        cache, now = self._context.cache, self._context.clock()
        calendar = self._context.calendar

        def work(task: Task) -> Mart:
            from sync.connections import remove_connection

            remove_connection(cache, name, now=now, calendar=calendar)
            return load_mart(cache)

        self._context.jobs.run(work, self._swap, self._complain,
                               title=self.tr("Removing {name}").format(name=name))

    def reload(self) -> None:
        """Load the columns anew, for example after a retry of quarantined records."""
        cache = self._context.cache
        self._context.jobs.read(lambda task: load_mart(cache), self._swap, self._complain,
                                key="mart")

    def recount(self) -> None:
        """Build the columns anew, after a change of calendar or currency."""
        cache, calendar = self._context.cache, self._context.calendar

        def work(task: Task) -> Mart:
            from models.mart import refresh

            with cache.write() as connection:
                refresh(connection, None, calendar)
                cache.bump(connection)
            cache.mark()
            return load_mart(cache)

        self._context.jobs.run(work, self._swap, self._complain, title=self.tr("Counting anew"))

    def recount_if_needed(self) -> None:
        """Count anew when the columns are not by the calendar of today's settings."""
        mart = self._context.mart
        if not self._is_current(mart):
            self.recount()

    def _start_all(self, names: tuple[str, ...], *, full: bool) -> None:
        for name in names:
            if name not in self._jobs:
                self._start_one(name, full=full)

    def _start_one(self, name: str, *, full: bool) -> None:
        context = self._context
        cache, clock, calendar = context.cache, context.clock, context.calendar

        def work(task: Task) -> tuple[SyncReport, Mart]:
            from sync.engine import sync

            report = sync(cache, name, task, clock=clock, full=full, calendar=calendar)
            return report, load_mart(cache)

        def done(answer: tuple[SyncReport, Mart]) -> None:
            report, mart = answer
            self._ended(name)
            self._tell(name, report)
            self._swap(mart)
            self.recount_if_needed()  # settings may have changed while it ran

        def failed(error: Exception) -> None:
            self._ended(name)
            if isinstance(error, CockpitError) and error.code == "connection.gone":
                return  # somebody removed it meanwhile, as asked
            if isinstance(error, CockpitError):
                self.problem = Problem(error.code, self._context.words(error).sentence)
            self._context.changed.emit(frozenset({"connections"}))
            self._complain(error)

        self._jobs[name] = context.jobs.run(
            work, done, failed, title=self.tr("Syncing {name}").format(name=name))
        context.changed.emit(frozenset({"syncing"}))

    def _ended(self, name: str) -> None:
        self._jobs.pop(name, None)
        if name in self._removals:
            self._removals.discard(name)
            self.remove(name)

    def _is_current(self, mart: Mart) -> bool:
        """Whether the columns were counted by the calendar of today's settings."""
        calendar = self._context.calendar
        if not calendar.reporting_currency:  # left open: each count settles it
            calendar = replace(calendar, reporting_currency=mart.reporting_currency)
        return not mart.outdated and (calendar == mart.calendar or mart.last_known is None)

    def _tell(self, name: str, report: SyncReport) -> None:
        broken = [stream for stream in report.streams if stream.error]
        self.problem = None
        if broken:
            first, code = broken[0], broken[0].error or ""
            said = messages.coded(code, {"stream": first.name, **first.error_facts},
                                  QCoreApplication.translate)
            self.problem = Problem(code, said.sentence)
            self._context.say("bad", f"{name}: {said.sentence}", self.tr("Sync again"),
                              lambda: self.start((name,)))
            return
        aside = sum(stream.quarantined for stream in report.streams)
        stored = sum(stream.stored for stream in report.streams)
        if aside:
            self._context.say("warn", self.tr(
                "{name}: {stored} records read, {count} set aside with reasons.").format(
                    name=name, stored=stored, count=aside),
                self.tr("Show them"), lambda: self._context.asked_page.emit("connections"))
        else:
            self.last_success = self._context.clock()
            self._context.say("good", (
                self.tr("{name} is up to date: {stored} records are new or changed.") if stored
                else self.tr("{name} is up to date; nothing had changed.")).format(
                    name=name, stored=self._context.formats.integer(stored)))

    def _swap(self, mart: Mart) -> None:
        if mart.version < self._context.mart.version:
            return  # an answer that was overtaken by a newer one
        self._context.swap_mart(mart)
        self._context.changed.emit(frozenset({"connections"}))

    def _complain(self, error: Exception) -> None:
        self._context.say("info" if isinstance(error, Cancelled) else "bad",
                          self._context.words(error).sentence)


def load_mart(cache: Cache) -> Mart:
    """The figures' columns as of the cache's newest version."""
    from models.snapshot import newest_mart

    return newest_mart(cache)
