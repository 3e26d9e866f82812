"""What happened since the window was last looked at; each line opens its deals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from cockpit.translation import tr
from models.money import to_major
from widgets import text
from widgets.panel import Heading, Panel

if TYPE_CHECKING:
    from cockpit.context import Context
    from cockpit.exports.sheet import Sheet
    from cockpit.pages.overview_words import Words
    from models.since import Since


class News(Panel):
    """The lines of a `Since`.

    Signals:
        opened: the deals behind a line are asked for (its words, keys of opportunities).
    """

    opened = Signal(str, tuple)

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def set_since(self, found: Since | None, words: Words, *, looked: bool) -> None:
        """None: not known yet. `looked`: somebody looked before."""
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.set_heading(Heading(
            tr("Since you last looked") if looked else tr("In the last seven days"),
            "" if found is None else words.formats.moment(found.then)))
        if found is None:
            return
        changes = words.changes(found)
        for tone, sentence, turn in changes:
            line = text.button(sentence, "link")
            text.set_tone(line, tone)
            line.clicked.connect(lambda _=False, turn=turn, sentence=sentence:
                                 self.opened.emit(sentence, turn.opportunities))
            self._lines.addWidget(line)
        if not changes:
            self._lines.addWidget(text.label(tr("Nothing happened."), "note"))


def sheet(context: Context, found: Since, words: Words) -> Sheet:
    """The lines as a table; amounts in major units of the reporting currency."""
    from cockpit.sheets import table_sheet

    currency = context.mart.reporting_currency
    return table_sheet(
        context, tr("Since you last looked"), ("what", "deals", "amount"),
        [(sentence, turn.n, to_major(round(turn.amount), currency))
         for _, sentence, turn in words.changes(found)],
        about=(("since", found.then.isoformat(timespec="seconds")), ("currency", currency)))
