"""Never an empty box: why there is nothing here, and the one step that fills it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets import icons, theme
from widgets.text import button, button_text, label, restyled


@dataclass(frozen=True)
class Empty:
    """Why it is empty, and what to do; `second` is a quieter way ("Open the demo company")."""

    icon: str
    title: str
    reason: str
    action: str = ""
    second: str = ""


class EmptyState(QWidget):
    """Fills the place of a picture that cannot be drawn.

    Signals:
        action_asked, second_asked: the buttons were clicked.
    """

    action_asked = Signal()
    second_asked = Signal()

    def __init__(self, parent: QWidget | None = None, empty: Empty | None = None) -> None:
        super().__init__(parent)
        self._empty = Empty("info", "", "")
        self._sign, self._title = label(), label(role="heading")
        self._reason = label(role="subtitle", wrap=True)
        self._action, self._second = button(role="primary"), button()
        self._action.clicked.connect(self.action_asked)
        self._second.clicked.connect(self.second_asked)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title.setAlignment(centre)
        self._reason.setAlignment(centre)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._action)
        buttons.addWidget(self._second)
        buttons.addStretch(1)
        room = QVBoxLayout(self)
        room.setSpacing(10)
        room.addStretch(1)
        room.addWidget(self._sign, 0, centre)
        room.addWidget(self._title)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._reason, 4)
        line.addStretch(1)
        room.addLayout(line)
        room.addSpacing(4)
        room.addLayout(buttons)
        room.addStretch(2)
        if empty is not None:
            self.set_empty(empty)

    def set_empty(self, empty: Empty) -> None:
        self._empty = empty
        self._title.setText(empty.title)
        self._reason.setText(empty.reason)
        for made, words in ((self._action, empty.action), (self._second, empty.second)):
            made.setText(button_text(words))
            made.setVisible(bool(words))
        self.setAccessibleName(empty.title)
        self.setAccessibleDescription(empty.reason)
        self._tint()

    def _tint(self) -> None:
        ink, ratio = theme.tokens().ink_3, self.devicePixelRatioF()
        self._sign.setPixmap(icons.pixmap(self._empty.icon, theme.px(40), ink, ratio))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event) and hasattr(self, "_second"):
            self._tint()
