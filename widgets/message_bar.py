"""What happened, what it means, what to do; details can be unfolded and copied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from widgets import icons, theme
from widgets.text import Label, button, button_text, label, restyled, retranslated, set_tooltip

Kind = Literal["info", "good", "warn", "error"]
_ICONS = {"info": "info", "good": "check", "warn": "warning", "error": "error"}


@dataclass(frozen=True)
class Message:
    """Words for a person. `meaning` says what it does to the figures; `details` are for support."""

    kind: Kind
    text: str
    meaning: str = ""
    action: str = ""
    details: str = ""
    closable: bool = True


class MessageBar(QFrame):
    """An inline message; hidden until there is one.

    Signals:
        action_asked: the one action was clicked.
        closed: the message was put away by hand.
    """

    action_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._message: Message | None = None
        self._sign: Label = label()
        self._sign.setContentsMargins(0, 3, 0, 0)
        self._text, self._meaning = label(role="strong", wrap=True), label(wrap=True)
        self._action, self._unfold = button(), button(role="link")
        self._copy, self._close = button(role="link"), QToolButton()
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setMaximumHeight(140)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addWidget(self._meaning)
        more = QHBoxLayout()
        more.addWidget(self._unfold)
        more.addWidget(self._copy)
        more.addStretch(1)
        words.addLayout(more)
        words.addWidget(self._details)
        words.addStretch(1)
        words.setContentsMargins(0, 4, 0, 4)
        room = QHBoxLayout(self)
        room.setContentsMargins(12, 8, 8, 8)
        room.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        room.addWidget(self._sign, 0, top)
        room.addLayout(words, 1)
        room.addWidget(self._action, 0, top)
        room.addWidget(self._close, 0, top)
        self._action.clicked.connect(self.action_asked)
        self._unfold.clicked.connect(self._toggle)
        self._copy.clicked.connect(self._copy_details)
        self._close.clicked.connect(self._put_away)
        self.set_message(None)

    def set_message(self, message: Message | None) -> None:
        """Show a message; None hides the bar."""
        self._message = message
        self.setVisible(message is not None)
        if message is None:
            return
        self._text.setText(message.text)
        self._meaning.setText(message.meaning)
        self._meaning.setVisible(bool(message.meaning))
        self._action.setText(button_text(message.action))
        self._action.setVisible(bool(message.action))
        self._details.setPlainText(message.details)
        self._details.setVisible(False)
        self._unfold.setVisible(bool(message.details))
        self._copy.setVisible(False)
        self._close.setVisible(message.closable)
        self.setProperty("kind", message.kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(message.text)
        self.setAccessibleDescription(message.meaning)
        self._tint()
        self._say()

    def _toggle(self) -> None:
        shown = self._details.isHidden()
        self._details.setVisible(shown)
        self._copy.setVisible(shown)
        self._say()

    def _copy_details(self) -> None:
        if self._message is not None:
            parts = (self._message.text, self._message.meaning, self._message.details)
            QGuiApplication.clipboard().setText("\n".join(part for part in parts if part))

    def _put_away(self) -> None:
        self.set_message(None)
        self.closed.emit()

    def _tint(self) -> None:
        kind: Kind = self._message.kind if self._message is not None else "info"
        t = theme.tokens()
        ink = {"info": t.accent_text, "good": t.good_text, "warn": t.warn_text,
               "error": t.bad_text}[kind]  # fmt: skip
        size = theme.px(18)
        self._sign.setPixmap(icons.pixmap(_ICONS[kind], size, ink, self.devicePixelRatioF()))
        self._close.setIcon(icons.icon("cross"))
        self._close.setIconSize(QSize(theme.px(16), theme.px(16)))
        mono = QFont()
        mono.setFamilies(["monospace", *theme.font_families()])
        mono.setPixelSize(theme.px(12))
        self._details.setFont(mono)

    def _say(self) -> None:
        hidden = self._details.isHidden()
        words = self.tr("Show details") if hidden else self.tr("Hide details")
        self._unfold.setText(button_text(words))
        self._copy.setText(button_text(self.tr("Copy details")))
        self._close.setAccessibleName(self.tr("Close"))
        set_tooltip(self._close, self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event) and hasattr(self, "_details"):
            self._tint()
        elif retranslated(event):
            self._say()
