"""Calling a forecast at one of three levels, with what is known beside the field."""

from __future__ import annotations

from decimal import Decimal
from math import isnan
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from cockpit.dialogs.submission_data import Beside, beside, people
from cockpit.dialogs.submission_tables import KeyNodes, Weights
from cockpit.dialogs.submission_words import BesideWords
from cockpit.pages import forecast_kept
from cockpit.syncing import load_mart
from cockpit.typed_amounts import typed_amount
from models.calendars import period_label
from models.filters import Period
from models.money import exponent
from models.own_submissions import Entry, Own, lock_after, submit
from widgets import text

if TYPE_CHECKING:
    from cockpit.context import Context
    from models.mart import Mart
    from models.task import Task

_KEY = "submission.beside"
FAR = 5  # times what is won, open and called, above which an amount is asked about


class SubmissionDialog(QDialog):
    """Level, person, period and amount; *Submit* keeps a new version for ever."""

    def __init__(self, context: Context, parent: QWidget | None = None, *, level: str = "rep",
                 owner: str = "") -> None:
        super().__init__(parent)
        self._context = context
        self._beside: Beside | None = None
        self._doubted: Decimal | None = None  # asked about once
        self._people: dict[str, list[tuple[str, str]]] = {}
        self._wanted = owner
        self._touched = False
        self.setWindowTitle(self.tr("Submit the forecast"))
        self.setMinimumWidth(680)
        self.level, self.person, self.period = QComboBox(), QComboBox(), QComboBox()
        for key, words in (("rep", self.tr("Seller")), ("manager", self.tr("Manager, verified")),
                           ("hq", self.tr("Headquarters, calibrated"))):
            self.level.addItem(words, key)
        self.level.setCurrentIndex(max(0, self.level.findData(level)))
        self.amount, self.note = QLineEdit(), QLineEdit()
        self.amount.textEdited.connect(self._typed)
        self.figures = text.label(wrap=True)
        self.usual = text.label(role="strong", wrap=True)
        self.nodes_head, self.weights_head = text.label(role="caption"), text.label(role="caption")
        self.nodes, self.weights = KeyNodes(context.formats), Weights(context.formats)
        self.earlier = text.label(role="note", wrap=True)
        self.lock = text.label(role="note", wrap=True)
        self.says = text.label(role="note", wrap=True)
        self.submit, self._close = text.button("", "primary"), text.button()
        self.submit.setDefault(True)
        self.submit.clicked.connect(self._submit)
        self._close.clicked.connect(self.reject)
        self._words = BesideWords(context.formats)
        self._lay_out()
        self.level.currentIndexChanged.connect(self._level_chosen)
        for box in (self.person, self.period):
            box.currentIndexChanged.connect(self._ask)
        self.nodes.ticked.connect(self._verified)
        self.weights.weighed.connect(self._weighed)
        self._fill_periods()
        inputs = context.inputs()
        context.jobs.read(lambda task: people(inputs.mart, inputs.now), self._have_people,
                          self._failed, key="submission.people")

    def _lay_out(self) -> None:
        for box in (self.level, self.person, self.period):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        chosen = _form((self.tr("As"), self.level), (self.tr("For"), self.person),
                       (self.tr("Period"), self.period))
        typed = _form((self.tr("Forecast"), self.amount), (self.tr("Note"), self.note))
        self.nodes_head.setText(self.tr("Key deals: tick those whose evidence and close date you "
                                        "have checked"))
        self.weights_head.setText(self.tr("Weights: suggested ones take the usual bias away"))
        self.submit.setText(self.tr("Submit"))
        self._close.setText(self.tr("Close"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self.submit)
        room = QVBoxLayout(self)
        room.setContentsMargins(24, 20, 24, 20)
        room.setSpacing(10)
        room.addLayout(chosen)
        room.addWidget(self.figures)
        room.addWidget(self.usual)
        room.addLayout(typed)
        below: tuple[QWidget, ...] = (self.nodes_head, self.nodes, self.weights_head, self.weights,
                                      self.earlier, self.lock, self.says)
        for part in below:
            room.addWidget(part)
        room.addLayout(buttons)
        self._show_lists()

    def _fill_periods(self) -> None:
        calendar, now = self._context.mart.calendar, self._context.clock()
        this = calendar.around("quarter", calendar.day_of(now))
        assert this.end is not None
        for period in (this, calendar.around("quarter", this.end)):
            self.period.addItem(period_label(period, calendar), period)
        self.lock.setText(self.tr("Locked on {moment}; what comes later is a new version for the "
                                  "week after.").format(
            moment=self._context.formats.moment(lock_after(now, calendar))))

    def _have_people(self, found: dict[str, list[tuple[str, str]]]) -> None:
        self._people = found
        self._level_chosen()

    def _level_chosen(self) -> None:
        self.person.blockSignals(True)
        self.person.clear()
        for key, name in self._people.get(str(self.level.currentData()), ()):
            self.person.addItem(text.one_line(name), key)
        place = self.person.findData(self._wanted)
        self.person.setCurrentIndex(max(0, place))
        self.person.blockSignals(False)
        self._show_lists()
        self._ask()

    def _show_lists(self) -> None:
        level = self.level.currentData()
        self.nodes_head.setVisible(level == "manager")
        self.nodes.setVisible(level == "manager")
        self.weights_head.setVisible(level == "hq")
        self.weights.setVisible(level == "hq")
        self.adjustSize()

    def _ask(self) -> None:
        """What stands beside the field belongs to one person and period: until the new one's is
        there nothing can be sent."""
        owner, period = self.person.currentData(), self.period.currentData()
        self._beside = None
        self.submit.setEnabled(False)
        self.nodes.show_nodes((), "")
        self.weights.show_calls((), "")
        for words in (self.usual, self.earlier):
            words.clear()
        self.figures.setText(self.tr("Reading the figures…"))
        if not owner or not isinstance(period, Period):
            self.figures.setText(self.tr("There is nobody to call for at this level."))
            return
        level, inputs, cache = str(self.level.currentData()), self._context.inputs(), \
            self._context.cache

        def work(task: Task) -> Beside:
            return beside(inputs, cache, level, str(owner), period)

        self._touched = False
        self._context.jobs.read(work, self._show, self._failed, key=_KEY)

    def _show(self, found: Beside) -> None:
        self._beside = found
        self.submit.setEnabled(True)
        self.figures.setText(self._words.figures(found))
        self.usual.setText(self._words.usual(found))
        text.set_tone(self.usual, self._words.tone(found))
        self.nodes.show_nodes(found.nodes, found.currency)
        self.weights.show_calls(found.below, found.currency)
        self.earlier.setText(self._words.earlier(found.versions))
        self.amount.setPlaceholderText(self._words.whole(found.last, found.currency))
        if not self._touched:
            self.amount.clear()
            self._weighed()
        self.adjustSize()

    def _typed(self) -> None:
        self._touched = True
        self._say("", "muted")

    def _verified(self) -> None:
        if self._beside is not None:
            self._say(self._words.verified(self.nodes.verified(), self._beside), "muted")

    def _weighed(self) -> None:
        """The weighed total stands in the field until somebody types another one."""
        if self._beside is None or self.level.currentData() != "hq" or self._touched:
            return
        self.amount.setText(self._words.whole(self.weights.total(), self._beside.currency))

    def _submit(self) -> None:
        found, period = self._beside, self.period.currentData()
        amount = typed_amount(self.amount.text(), self._context.formats.locale)
        if found is None or not isinstance(period, Period):
            return
        if amount is None:
            self._say(self.tr("This is no amount. Type it like {example}.").format(
                example=self._words.whole(123456700, found.currency)), "bad")
            self.amount.setFocus()
            self.amount.selectAll()
            return
        if self._is_far(amount, found) and amount != self._doubted:
            self._doubted = amount
            self._say(self.tr("That is more than {times} times all there is to it so far. Press "
                              "Submit again if it is right.").format(times=FAR), "warn")
            return
        entry = self._entry(amount, period, found)
        cache, now, author = self._context.cache, self._context.clock(), self._context.author
        calendar = self._context.calendar

        def work(task: Task) -> tuple[Own, Mart]:
            made = submit(cache, entry, author=author, now=now, calendar=calendar)
            return made, load_mart(cache)

        self.submit.setEnabled(False)
        self._context.jobs.write(work, self._kept, self._failed)

    @staticmethod
    def _is_far(amount: Decimal, found: Beside) -> bool:
        """Far beyond everything known beside the field: a digit too many, most of the time."""
        known = max([*found.amounts.values(), 0 if isnan(found.last) else found.last])
        return known > 0 and amount.scaleb(exponent(found.currency)) > FAR * Decimal(known)

    def _entry(self, amount: Decimal, period: Period, found: Beside) -> Entry:
        level = str(self.level.currentData())
        checks = self.nodes.checks() if level == "manager" else (
            {"weights": self.weights.weights()} if level == "hq" else {})
        return Entry(level, str(self.person.currentData()), period, amount, found.currency, checks,
                     self.note.text())

    def _kept(self, answer: tuple[Own, Mart]) -> None:
        own, mart = answer
        if mart.version >= self._context.mart.version:
            self._context.swap_mart(mart)
        forecast_kept.keep_called(self._context, own.entry.level, own.entry.owner)
        self._touched = False
        self.note.clear()
        self._say(self.tr("Submitted: {amount}. It holds from the lock on {moment}.").format(
            amount=self._words.amount(own), moment=self._context.formats.moment(own.lock)), "good")
        self._context.say("good", self.tr("The forecast was submitted."))
        self._ask()

    def _failed(self, error: Exception) -> None:
        self.submit.setEnabled(self._beside is not None)
        if self._beside is None:
            self.figures.clear()
        self._say(self._context.words(error).sentence, "bad")

    def _say(self, words: str, tone: str) -> None:
        self.says.setText(words)
        text.set_tone(self.says, tone)


def _form(*rows: tuple[str, QWidget]) -> QFormLayout:
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for words, widget in rows:
        caption = text.label(words)
        caption.setBuddy(widget)
        form.addRow(caption, widget)
    return form
