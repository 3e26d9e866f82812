"""A card: title, what it shows, tools at the right, and room for one thing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from widgets.text import ElidedLabel, button, label, retranslated, set_tooltip


@dataclass(frozen=True)
class Heading:
    """The words of a panel's head."""

    title: str
    subtitle: str = ""


class Panel(QFrame):
    """A card on the page.

    `tools` is the layout at the right of the head (segmented control, buttons); `body` takes the
    content. A panel without title, subtitle and tools has no head.

    Signals:
        more_asked: what one can do with the whole panel is asked for, with the ⋯ button, a right
            click on free room, or the menu key where the widget in focus has no menu of its own
            (place on the screen). Only after `offer_more`.
    """

    more_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None, heading: Heading | None = None) -> None:
        super().__init__(parent)
        self._title = label(role="heading")
        self._subtitle = ElidedLabel(role="note")
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self.more = button("⋯", "tool")
        self.more.hide()
        self.more.clicked.connect(
            lambda: self.more_asked.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))
        )
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._subtitle, 1)
        head.addLayout(self.tools)
        head.addWidget(self.more)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        room = QVBoxLayout(self)
        room.setContentsMargins(14, 12, 14, 14)
        room.setSpacing(10)
        room.addLayout(head)
        room.addLayout(self.body, 1)
        self._offers = False
        self.set_heading(heading or Heading(""))
        self._say()

    @property
    def heading(self) -> Heading:
        """The words of the head as they stand now."""
        return self._heading

    def set_heading(self, heading: Heading) -> None:
        self._heading = heading
        self._title.setText(heading.title)
        self._title.setVisible(bool(heading.title))
        self._subtitle.setText(heading.subtitle)
        self._subtitle.setVisible(bool(heading.title or heading.subtitle or self._offers))
        self.setAccessibleName(heading.title)

    def offer_more(self) -> None:
        """Show the ⋯ button; from now on `more_asked` is told."""
        self._offers = True
        self.more.show()
        self.set_heading(self._heading)  # the subtitle pushes the button to the right edge

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._offers:
            event.ignore()
            return
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.more_asked.emit(
            self.more.mapToGlobal(QPoint(0, self.more.height())) if by_key else event.globalPos()
        )

    def _say(self) -> None:
        words = self.tr("Copy, export, own window")
        self.more.setAccessibleName(words)
        set_tooltip(self.more, words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if retranslated(event):
            self._say()
