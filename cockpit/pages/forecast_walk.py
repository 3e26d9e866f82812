"""The walk through the past: slow, so it is a job of its own with progress and cancel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cockpit.translation import tr
from models.errors import Cancelled

if TYPE_CHECKING:
    from cockpit.context import Context
    from cockpit.jobs import Job
    from models.forecast.outlook import Rolling
    from models.forecast.scores import Backtest, Score
    from models.mart import Mart
    from models.metric import Question
    from models.task import Task

REST = 300  # ms after the last change of the filter before the walk begins


@dataclass(frozen=True)
class Walked:
    """The forecast with its record, and every past Monday forecast with what was known then."""

    rolling: Rolling
    backtest: Backtest

    def score(self, method: str, horizon: int, *, of: str = "") -> Score | None:
        """`method` is a span here when `of` is not given: the blend's score of that span."""
        name, span = (of, method) if of else ("blend", method)
        try:
            return self.backtest.score(name, span, horizon)
        except KeyError:
            return None


class Walk(QObject):
    """Walks for the newest question only; an older walk is cancelled.

    Signals:
        walked: the answer is there (Walked).
        stopped: it ended without one (words why).
        progressed: further (records done, of how many, what).
    """

    walked = Signal(object)
    stopped = Signal(str)
    progressed = Signal(int, int, str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self._asked: tuple[Question, Mart] | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(REST)
        self._wait.timeout.connect(self._begin)
        context.jobs.progressed.connect(self._tell)

    @property
    def is_under_way(self) -> bool:
        return self._job is not None or self._wait.isActive()

    def ask(self, question: Question, mart: Mart) -> None:
        """Walk for `question` soon; what is under way for another one ends."""
        self.cancel()
        self._asked = (question, mart)
        self._wait.start()

    def stop(self) -> None:
        """End the walk by hand."""
        if self.is_under_way:
            self.cancel()
            self.stopped.emit(tr("stopped"))

    def cancel(self) -> None:
        """End the walk silently: another question took over, or the page goes."""
        self._wait.stop()
        if self._job is not None:
            self._job.task.cancel()
            self._job = None

    def _begin(self) -> None:
        if self._asked is None:
            return
        question, mart = self._asked
        job: Job

        def done(walked: Walked) -> None:
            if self._job is job:
                self._job = None
                self.walked.emit(walked)

        def failed(error: Exception) -> None:
            if self._job is job:
                self._job = None
                by_hand = isinstance(error, Cancelled)
                self.stopped.emit(tr("stopped") if by_hand else self._context.words(error).sentence)

        job = self._job = self._context.jobs.run(
            lambda task: walk(question, mart, task), done, failed,
            title=tr("Forecasting past Mondays"))

    def _tell(self, job: Job) -> None:
        if job is self._job:
            self.progressed.emit(*job.progress)


def walk(question: Question, mart: Mart, task: Task) -> Walked:
    """The same walk serves the forecast's weights and the table of errors."""
    from models.forecast.backtest import backtest
    from models.forecast.rolling import rolling

    tested = backtest(question, mart, task)
    task.check()
    return Walked(rolling(question, mart, task, walk=True), tested)
