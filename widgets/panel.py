"""A card: title, what it shows, tools at the right, and room for one thing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from widgets.text import ElidedLabel, label


@dataclass(frozen=True)
class Heading:
    """The words of a panel's head."""

    title: str
    subtitle: str = ""


class Panel(QFrame):
    """A card on the page.

    `tools` is the layout at the right of the head (segmented control, buttons); `body` takes the
    content. A panel without title, subtitle and tools has no head.
    """

    def __init__(self, parent: QWidget | None = None, heading: Heading | None = None) -> None:
        super().__init__(parent)
        self._title = label(role="heading")
        self._subtitle = ElidedLabel(role="note")
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._subtitle, 1)
        head.addLayout(self.tools)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        room = QVBoxLayout(self)
        room.setContentsMargins(14, 12, 14, 14)
        room.setSpacing(10)
        room.addLayout(head)
        room.addLayout(self.body, 1)
        self.set_heading(heading or Heading(""))

    def set_heading(self, heading: Heading) -> None:
        self._title.setText(heading.title)
        self._title.setVisible(bool(heading.title))
        self._subtitle.setText(heading.subtitle)
        self._subtitle.setVisible(bool(heading.title or heading.subtitle))
        self.setAccessibleName(heading.title)
