"""The moment the data is seen from: a date, and a slider that walks through the steps."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QEvent, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QToolButton, QWidget

from widgets import icons, theme
from widgets.text import label, restyled, retranslated, set_tooltip

SETTLE = 60  # ms the slider must rest while it is dragged before the pages are asked


@dataclass(frozen=True)
class Steps:
    """The dates that can be chosen, ascending; `current` None means the newest data (now)."""

    dates: tuple[date, ...]
    current: date | None = None


class DateSlider(QWidget):
    """As-of date; the last place of the slider is "now".

    Signals:
        chosen: another date was picked by hand (date, or None for now).
        date_asked: the date itself was clicked, to pick one from a calendar.
    """

    chosen = Signal(object)
    date_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = Steps(())
        self._told: date | None = None
        self._label, self._date = label(role="subtitle"), QToolButton()
        self._date.setObjectName("asof")
        self._date.setCursor(Qt.CursorShape.PointingHandCursor)
        self._date.clicked.connect(self.date_asked)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.slider.valueChanged.connect(self._moved)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SETTLE)
        self._wait.timeout.connect(self._tell)
        self.slider.sliderReleased.connect(self._tell)
        self._now = QToolButton()
        self._now.setCursor(Qt.CursorShape.PointingHandCursor)
        self._now.clicked.connect(lambda: self.slider.setValue(self.slider.maximum()))
        room = QHBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(6)
        room.addWidget(self._label)
        room.addWidget(self._date)
        room.addWidget(self.slider, 1)
        room.addWidget(self._now)
        self.setFocusProxy(self.slider)
        self._dress()
        self._say()

    def set_steps(self, steps: Steps) -> None:
        self._steps, self._told = steps, steps.current
        with QSignalBlocker(self.slider):
            # Without any day there is only now, and now stands at the right end.
            self.slider.setRange(0 if steps.dates else -1, len(steps.dates))
            self.slider.setPageStep(max(len(steps.dates) // 12, 1))
            self.slider.setValue(self._place(steps.current))
        self.setEnabled(bool(steps.dates))
        self._say()

    @property
    def current(self) -> date | None:
        """The date the slider stands on; None is now."""
        place = self.slider.value()
        return self._steps.dates[place] if place < len(self._steps.dates) else None

    def step(self, by: int) -> None:
        """Go `by` steps forward, or back when negative."""
        self.slider.setValue(self.slider.value() + by)
        self._tell()

    def _place(self, day: date | None) -> int:
        if day is None:
            return len(self._steps.dates)
        return max(bisect_right(self._steps.dates, day) - 1, 0)

    def _moved(self) -> None:
        self._say()
        if self.slider.isSliderDown():
            self._wait.start()
        else:
            self._tell()

    def _tell(self) -> None:
        self._wait.stop()
        if self.current != self._told:
            self._told = self.current
            self.chosen.emit(self._told)

    def _say(self) -> None:
        self._label.setText(self.tr("As of"))
        day = self.current
        if day is None:
            words = self.tr("now")
        else:
            words = self._long(day)
        self._date.setText(words)
        tip = self.tr("Show the figures as they were known on this day")
        set_tooltip(self._date, tip)
        set_tooltip(self.slider, tip)
        self.slider.setAccessibleName(self._label.text())
        self.slider.setAccessibleDescription(words)
        back = self.tr("Back to now")
        set_tooltip(self._now, back)
        self._now.setAccessibleName(back)
        self._now.setVisible(day is not None)

    def _long(self, day: date) -> str:
        """14 Nov 2026, 2026年11月14日."""
        pattern = self.tr("d MMM yyyy", "pattern of a date")
        return self.locale().toString(QDate(day.year, day.month, day.day), pattern)

    def _dress(self) -> None:
        self._date.setFont(theme.font(13, QFont.Weight.DemiBold))
        self._now.setIcon(icons.icon("undo"))
        self._now.setIconSize(QSize(theme.px(16), theme.px(16)))
        self.slider.setMinimumWidth(theme.px(72))
        self.setMaximumWidth(theme.px(400))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event) and hasattr(self, "_now"):
            self._dress()
        elif retranslated(event) or event.type() == QEvent.Type.LocaleChange:
            self._say()
