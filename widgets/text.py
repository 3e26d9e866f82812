"""The one maker of labels, buttons and tooltips: what a CRM says is shown as text, never as markup.

Qt's own labels and tooltips guess whether a text is HTML, load local files named in it, and freeze
on thousands of nested tags. Nothing made here guesses.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from html import escape
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

LIMIT = 500  # characters shown of any text; the rest is in the record itself
Role = Literal["", "title", "heading", "subtitle", "caption", "note", "strong", "figure", "error"]
ButtonRole = Literal["", "primary", "link", "danger", "tool"]


def plain(text: object) -> str:
    """`text` fit for display: cut at `LIMIT` characters, no control or direction-turning ones."""
    shown = str(text)
    if len(shown) > LIMIT:
        shown = shown[: LIMIT - 1] + "…"
    if shown.isascii() and shown.isprintable():
        return shown
    return "".join(
        c if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs") and c not in _TURNING else " "
        for c in shown
    )


_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def one_line(text: object) -> str:
    """`text` fit for a cell, a chip or a heading of one line."""
    return plain(text).replace("\n", " ")


def button_text(text: object) -> str:
    """`text` fit for buttons, menus and tabs, where a single & would become an underline."""
    return one_line(text).replace("&", "&&")


class Label(QLabel):
    """A label that shows plain text only and cuts it; made by `label`."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(plain(text))


def label(
    text: str = "", role: Role = "", *, wrap: bool = False, selectable: bool = False,
    parent: QWidget | None = None,
) -> Label:  # fmt: skip
    """A label in the type of its `role`; `wrap` lets it grow downwards."""
    made = Label(text, parent)
    _dress(made, role)
    made.setWordWrap(wrap)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


class ElidedLabel(Label):
    """One line that ends in … where the room ends; the whole text is then in the tooltip."""

    def __init__(self, text: str = "", role: Role = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        _dress(self, role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        super().setText(one_line(text))
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        set_tooltip(self, self.text() if self._elided() != self.text() else "")

    def _elided(self) -> str:
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        alignment = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), alignment, self._elided())


def button(text: str = "", role: ButtonRole = "", parent: QWidget | None = None) -> QPushButton:
    """A push button; one `primary` at most in a place."""
    made = QPushButton(button_text(text), parent)
    _dress(made, role)
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def _dress(widget: QWidget, role: str) -> None:
    widget.setProperty("role", role)


def set_tone(widget: QWidget, tone: str) -> None:
    """Colour a label by meaning ("good", "warn", "bad", "accent", "muted", ""), beside words."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


@dataclass(frozen=True)
class Tip:
    """What hovering tells: a heading, figures with their names, and how they were computed."""

    title: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    note: str = ""

    def spoken(self) -> str:
        """The same in one line, for a screen reader."""
        pairs = [f"{name}: {value}" if name else value for name, value in self.rows]
        return ". ".join(one_line(part) for part in (self.title, *pairs, self.note) if part)


_TIP = (
    "<qt><table cellspacing='0' cellpadding='1' width='{width}'>{title}{rows}</table>{note}</qt>"
)
_TIP_TITLE = "<tr><td colspan='2'><b>{text}</b></td></tr>"
_TIP_ROW = "<tr><td>{name}&nbsp;&nbsp;</td><td align='right'><b>{value}</b></td></tr>"
_TIP_NOTE = "<div style='margin-top:4px'>{text}</div>"


def tip_html(tip: Tip) -> str:
    """A tooltip from a constant template with escaped values; "" for an empty tip."""
    if tip == Tip():
        return ""
    words = [tip.title, tip.note, *(f"{name}{value}" for name, value in tip.rows)]
    return _TIP.format(
        width=320 if max(map(len, words)) > 44 else 0,
        title=_TIP_TITLE.format(text=_escaped(tip.title)) if tip.title else "",
        rows="".join(_TIP_ROW.format(name=_escaped(n), value=_escaped(v)) for n, v in tip.rows),
        note=_TIP_NOTE.format(text=_escaped(tip.note)) if tip.note else "",
    ).replace(" width='0'", "")


def _escaped(text: str) -> str:
    return escape(plain(text)).replace("\n", "<br>")


def set_tooltip(widget: QWidget, tip: Tip | str) -> None:
    """The only way a tooltip is set; the text is escaped, so it stays text."""
    widget.setToolTip(tip_html(Tip(note=tip) if isinstance(tip, str) else tip))


def retranslated(event: QEvent) -> bool:
    """Whether the language has changed and stored words have to be said anew."""
    return event.type() == QEvent.Type.LanguageChange


def restyled(event: QEvent) -> bool:
    """Whether colours or type sizes have changed and what was painted from them is stale."""
    return event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange)
