"""The state of the data: online, syncing, offline or waiting for a sign-in; age and queue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QToolButton, QVBoxLayout, QWidget

from widgets import icons, theme
from widgets.text import Tip, label, restyled, retranslated, set_tooltip

State = Literal["online", "syncing", "offline", "signin", "failed"]


@dataclass(frozen=True)
class SyncState:
    """What the foot of the rail says. `lines` are sentences (age of the data, waiting changes).

    `done` of `total` records while syncing; a total of 0 is not known yet. `title` replaces the
    usual word for the state.
    """

    state: State = "online"
    lines: tuple[str, ...] = ()
    done: int = 0
    total: int = 0
    title: str = ""
    tip: Tip = Tip()


class _Light(QWidget):
    """A shape and a colour for the state: ● online, ring offline, ▲ needs the user."""

    def __init__(self) -> None:
        super().__init__()
        self.state: State = "online"
        self.setFixedSize(theme.px(12), theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if self.state in ("signin", "failed"):
            icons.paint(painter, "warning", QRectF(self.rect()), t.rail_ink)
            return
        if self.state == "offline":
            painter.setPen(QColor(t.rail_ink))
            painter.drawEllipse(box)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.DARK.good if self.state == "online" else theme.DARK.accent))
        painter.drawEllipse(box)


class SyncCard(QFrame):
    """The card at the foot of the rail.

    Signals:
        sync_asked: the card's sync button was clicked.
        cancel_asked: the running sync shall stop.
    """

    sync_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sync")
        self._state, self._folds = SyncState(), False
        self._light = _Light()
        self._title = label(role="strong")
        self._lines = label(role="caption", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._button = QToolButton()
        self._button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._button.clicked.connect(self._press)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._light)
        head.addWidget(self._title, 1)
        head.addWidget(self._button)
        self._room = QVBoxLayout(self)
        self._room.setSpacing(6)
        self._room.addLayout(head)
        self._room.addWidget(self._bar)
        self._room.addWidget(self._lines)
        self.set_state(self._state)

    def set_state(self, state: SyncState) -> None:
        self._state = state
        self._light.state = state.state
        self._light.update()
        self._bar.setRange(0, state.total)
        self._bar.setValue(min(state.done, state.total))
        self._lines.setText("\n".join(state.lines))
        self._say()
        self._fit()

    def set_folded(self, folded: bool) -> None:
        self._folds = folded
        self._fit()

    def _fit(self) -> None:
        self._light.setFixedSize(theme.px(12), theme.px(12))
        self._light.setVisible(not self._folds)
        self._title.setVisible(not self._folds)
        self._lines.setVisible(not self._folds and bool(self._state.lines))
        self._bar.setVisible(self._state.state == "syncing")
        edge = 4 if self._folds else 10
        self._room.setContentsMargins(edge, 6, edge, 6 if self._folds else 10)
        drawing = {"syncing": "cross", "offline": "offline", "signin": "key", "failed": "warning"}
        name = drawing.get(self._state.state, "sync") if self._folds else (
            "cross" if self._state.state == "syncing" else "sync"
        )  # fmt: skip
        self._button.setIcon(icons.icon(name, theme.tokens().rail_ink_2))
        self._button.setIconSize(QSize(theme.px(16), theme.px(16)))

    def _say(self) -> None:
        words = {
            "online": self.tr("Online"), "syncing": self.tr("Syncing"),
            "offline": self.tr("Offline"), "signin": self.tr("Sign-in needed"),
            "failed": self.tr("Sync failed"),
        }  # fmt: skip
        title = self._state.title or words[self._state.state]
        self._title.setText(title)
        step = self.tr("Cancel") if self._state.state == "syncing" else self.tr("Sync now")
        self._button.setAccessibleName(step)
        set_tooltip(self._button, f"{title}: {step}" if self._folds else step)
        tip = self._state.tip
        set_tooltip(self, tip if tip != Tip() else "")
        self.setAccessibleName(", ".join((title, *self._state.lines)))

    def _press(self) -> None:
        if self._state.state == "syncing":
            self.cancel_asked.emit()
        else:
            self.sync_asked.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event) and hasattr(self, "_room"):
            self._fit()
        elif retranslated(event):
            self._say()
