"""Background reads, writes and runs: the only three doors off the interface thread."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from models.errors import Cancelled, CockpitError
from models.task import Task

log = logging.getLogger(__name__)

Work = Callable[[Task], Any]
Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


@dataclass(eq=False)
class Job:
    """One piece of work; `key` is set for reads, `title` for runs that the tray shows."""

    done: Done
    failed: Failed
    key: str = ""
    title: str = ""
    task: Task = field(default_factory=Task)
    result: Any = None
    error: Exception | None = None
    progress: tuple[int, int, str] = (0, 0, "")


class Jobs(QObject):
    """Runs `work(task)` elsewhere, then calls `done` or `failed` here.

    A newer read with the same key silences the older one, so a slow answer never paints over a
    fast one. Writes queue up and all of them count. Runs are listed, report progress and can be
    cancelled by a person.

    Signals:
        listed: a run began or ended; ask `runs` for those under way.
        progressed: a run got further (job).
        idle: nothing is under way any more.
    """

    listed = Signal()
    progressed = Signal(object)
    idle = Signal()
    _settled = Signal(object)
    _reported = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readers = ThreadPoolExecutor(3, "cockpit-read")
        self._writer = ThreadPoolExecutor(1, "cockpit-write")
        self._runners = ThreadPoolExecutor(3, "cockpit-run")
        self._latest: dict[str, Job] = {}
        self._closed = False
        self._under_way: dict[Job, Future[None]] = {}
        self.runs: list[Job] = []
        self._settled.connect(self._settle, Qt.ConnectionType.QueuedConnection)
        self._reported.connect(self.progressed, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return bool(self._under_way)

    def read(self, work: Work, done: Done, failed: Failed, *, key: str) -> Job:
        """For what a page shows: the newest of a key wins."""
        if key in self._latest:
            self._latest[key].task.cancel()
        job = self._latest[key] = Job(done, failed, key)
        return self._submit(self._readers, work, job)

    def write(self, work: Work, done: Done, failed: Failed) -> Job:
        """For short edits without network: in order, all count."""
        return self._submit(self._writer, work, Job(done, failed))

    def run(self, work: Work, done: Done, failed: Failed, *, title: str) -> Job:
        """For what takes its time: listed in the tray with progress and cancel."""
        job = Job(done, failed, title=title)

        def report(done_: int, total: int, what: str) -> None:
            job.progress = (done_, total, what)
            self._reported.emit(job)

        job.task = Task(report)
        self.runs.append(job)
        self.listed.emit()
        return self._submit(self._runners, work, job)

    def apart(self, name: str) -> JobsApart:
        """The same jobs for a second page of a kind: its reads silence only their own kind."""
        return JobsApart(self, name)

    def close(self, seconds: float = 2.0) -> bool:
        """Cancel everything and wait at most `seconds`; whether all work has ended."""
        self._closed = True
        futures = list(self._under_way.values())
        for job in list(self._under_way):
            job.task.cancel()
        for pool in (self._readers, self._writer, self._runners):
            pool.shutdown(wait=False, cancel_futures=True)
        return not wait(futures, timeout=seconds).not_done

    def _submit(self, pool: ThreadPoolExecutor, work: Work, job: Job) -> Job:
        if not self._closed:  # a window that is going away may still ask
            self._under_way[job] = pool.submit(self._run, work, job)
        return job

    def _run(self, work: Work, job: Job) -> None:
        try:
            job.task.check()
            job.result = work(job.task)
        except Exception as error:  # noqa: BLE001 - handed to `failed`, never swallowed
            job.error = error
            if not isinstance(error, Cancelled | CockpitError):
                where = traceback.extract_tb(error.__traceback__)[-1]
                log.error("unexpected %s at %s:%s", type(error).__name__, where.filename,
                          where.lineno)
        self._settled.emit(job)

    def _settle(self, job: Job) -> None:
        self._under_way.pop(job, None)
        if job in self.runs:
            self.runs.remove(job)
            self.listed.emit()
        if not (job.key and self._latest.get(job.key) is not job):
            self._answer(job)
        if not self._under_way:
            self.idle.emit()

    @staticmethod
    def _answer(job: Job) -> None:
        if job.error is None:
            job.done(job.result)
        elif not isinstance(job.error, Cancelled) or job.title:
            job.failed(job.error)


class JobsApart:
    """Reads under keys of their own, whose answers are dropped once `stop` was called."""

    def __init__(self, jobs: Jobs, name: str) -> None:
        self._jobs, self._name, self._stopped = jobs, name, False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._jobs, name)

    def read(self, work: Work, done: Done, failed: Failed, *, key: str) -> Job:
        def unless_stopped(act: Callable[[Any], None]) -> Callable[[Any], None]:
            return lambda given: None if self._stopped else act(given)

        return self._jobs.read(work, unless_stopped(done), unless_stopped(failed),
                               key=f"{self._name}.{key}")

    def stop(self) -> None:
        """Whoever asked is gone."""
        self._stopped = True
