"""Sets the grade of a customer by hand: which one, why, and until when."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.documents.grade import GRADES
from models.instants import from_micros
from models.overrides import add_override, withdraw_override
from widgets import inputs, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.context import Context
    from models.customers.known import Override

USUAL_DAYS = 30
SHORTEST = 2  # characters of a reason


class GradeOverrideDialog(QDialog):
    """A grade set here counts until the end of the day it expires on, or until it is withdrawn;
    both need a reason and stand in the audit trail."""

    def __init__(self, context: Context, name: str, account: str, grade: str, pinned: bool,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._account = context, account
        self.setWindowTitle(self.tr("Override grade"))
        heading = text.label(name, role="heading", wrap=True)
        says = self.tr("The grade now is {grade}. One set here counts until it expires; silence "
                       "and answers do not change it.").format(grade=grade)
        today = context.calendar.day_of(context.clock())
        self.grade = inputs.choice(GRADES, GRADES.index(grade) if grade in GRADES else 0)
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.reason.setPlaceholderText(self.tr("What the figures do not know"))
        self.expires = inputs.day(today + timedelta(days=USUAL_DAYS))
        self.expires.setMinimumDate(today)  # type: ignore[arg-type]
        form = QFormLayout()
        form.setSpacing(10)
        for words, field in ((self.tr("Grade"), self.grade), (self.tr("Reason"), self.reason),
                             (self.tr("Until the end of"), self.expires)):
            field.setAccessibleName(words)
            form.addRow(text.label(words), field)
        self.complaint = text.label(role="error", wrap=True)
        self.complaint.hide()
        self.save = text.button(self.tr("Set the grade"), "primary")
        self.withdraw = text.button(self.tr("Withdraw"))
        self.withdraw.setVisible(pinned)
        cancel = text.button(self.tr("Cancel"))
        self.save.clicked.connect(self._save)
        self.withdraw.clicked.connect(self._withdraw)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.withdraw)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        room = QVBoxLayout(self)
        room.setContentsMargins(24, 20, 24, 20)
        room.setSpacing(12)
        room.addWidget(heading)
        room.addWidget(text.label(says, wrap=True))
        room.addLayout(form)
        room.addWidget(self.complaint)
        room.addLayout(buttons)
        self.setMinimumWidth(440)

    def _save(self) -> None:
        context, account, grade = self._context, self._account, GRADES[self.grade.currentIndex()]
        reason, day = self.reason.text().strip(), self.expires.date()
        if len(reason) < SHORTEST:
            self._complain(self.tr("A reason, please: others will read it beside the grade."))
            return
        calendar, now, author = context.calendar, self._now(), context.author
        last = date(day.year(), day.month(), day.day())
        ends: datetime = from_micros(calendar.midnight(last + timedelta(days=1)))
        self._write(lambda: add_override(context.cache, account, grade, reason=reason,
                                         author=author, now=now, expires_at=ends))

    def _withdraw(self) -> None:
        context, account, reason = self._context, self._account, self.reason.text().strip()
        if len(reason) < SHORTEST:
            self._complain(self.tr("A reason, please: others will read it beside the grade."))
            return
        now, author = self._now(), context.author
        self._write(lambda: withdraw_override(context.cache, account, reason=reason,
                                              author=author, now=now))

    def _now(self) -> datetime:
        """Grades are looked at minute by minute: what is set within one holds in all of it."""
        return self._context.clock().replace(second=0, microsecond=0)

    def _write(self, act: Callable[[], Override]) -> None:
        self.save.setEnabled(False)
        self.withdraw.setEnabled(False)

        def done(_: Override) -> None:
            self._context.reread_customers()
            self.accept()

        def failed(error: Exception) -> None:
            self.save.setEnabled(True)
            self.withdraw.setEnabled(True)
            self._complain(self._context.words(error).sentence)

        self._context.jobs.write(lambda task: act(), done, failed)

    def _complain(self, says: str) -> None:
        self.complaint.setText(says)
        self.complaint.show()
        self.adjustSize()
