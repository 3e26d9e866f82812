"""Work that takes longer: a thin bar, how far it is, and a way to stop it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from widgets.text import ElidedLabel, button, button_text, label, retranslated

DELAY = 300  # ms; shorter work shows nothing


@dataclass(frozen=True)
class Progress:
    """`done` of `total` in records; a total of 0 is not known. `what` names the work."""

    what: str = ""
    done: int = 0
    total: int = 0
    cancellable: bool = True


class Busy(QWidget):
    """Shows a `Progress` once it has lasted `DELAY`; its place stays reserved.

    Signals:
        cancelled: the work shall stop.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress: Progress | None = None
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._what, self._amount = ElidedLabel(role="caption"), label(role="caption")
        self._stop = button(role="link")
        self._stop.clicked.connect(self.cancelled)
        self._words = QWidget()
        line = QHBoxLayout(self._words)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._what, 1)
        line.addWidget(self._amount)
        line.addWidget(self._stop)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(4)
        room.addWidget(self._bar)
        room.addWidget(self._words)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(DELAY)
        self._wait.timeout.connect(self.show)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self._say()
        self.hide()

    def set_progress(self, progress: Progress | None) -> None:
        """Show how far it is; None when it is over."""
        self._progress = progress
        if progress is None:
            self._wait.stop()
            self.hide()
            return
        if self.isHidden() and not self._wait.isActive():
            self._wait.start()
        # a bar counts in int32
        share = max(progress.total >> 30, 0) + 1
        self._bar.setRange(0, progress.total // share)
        self._bar.setValue(min(progress.done, progress.total) // share)
        self._what.setText(progress.what)
        self._stop.setVisible(progress.cancellable)
        self._say()

    def _say(self) -> None:
        self._stop.setText(button_text(self.tr("Cancel")))
        if self._progress is None:
            return
        done = self.locale().toString(self._progress.done)
        total = self.locale().toString(self._progress.total)
        if self._progress.total:
            words = self.tr("{done} of {total}").format(done=done, total=total)
        else:
            words = done if self._progress.done else ""
        self._amount.setText(words)
        self.setAccessibleName(self._progress.what)
        self.setAccessibleDescription(words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if retranslated(event):
            self._say()
