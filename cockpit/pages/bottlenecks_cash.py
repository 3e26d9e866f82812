"""Cycle time to cash: what a shorter journey brings in earlier, from assumptions in plain sight."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from cockpit.translation import tr
from cockpit.typed_amounts import typed_amount
from models.errors import CockpitError
from models.filters import Period
from models.metric import NAN, Question, Result, answer
from models.metrics.compression import CashInputs, cash_effect
from models.money import to_minor
from widgets import text, theme
from widgets.text import retranslated

if TYPE_CHECKING:
    from cockpit.formats import Formats
    from models.mart import Mart

YEAR = timedelta(days=365)


def measured(question: Question, mart: Mart, found: Result) -> CashInputs:
    """What the inputs say at first: deals won in the 365 days before the moment, and by how many
    days the mean journey got shorter (one where it did not)."""
    today = question.days.day_of(question.at)
    last = replace(question.filters, period=Period(today - YEAR, today + timedelta(days=1)))
    won = answer("won_value", replace(question, filters=last, by=(), options={}), mart)
    row = next(iter(won.rows), None)
    mean = next((one for one in found.rows if one.by.get("kind") == "mean"), None)
    shorter = NAN if mean is None else float(mean.detail["before"]) - float(mean.detail["after"])
    return CashInputs(NAN if row is None else float(row.detail["mean"]),
                      0 if row is None else row.n, shorter if shorter >= 1 else 1.0)


class CashCalculator(QWidget):
    """Three inputs and what follows from them; nothing is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats: Formats | None = None
        self._currency: str | None = None
        self._is_typed = False  # what the user typed is not replaced by what was measured
        self.amount, self.deals, self.days = QLineEdit(), QSpinBox(), QDoubleSpinBox()
        self.deals.setRange(0, 10_000_000)
        self.deals.setGroupSeparatorShown(True)
        self.days.setRange(0, 3650)
        self.days.setDecimals(1)
        self.amount.setMaxLength(40)
        self._names = [text.label(role="caption") for _ in range(3)]
        self.result, self.assumed = text.label(wrap=True), text.label(role="note", wrap=True)
        self._fields: tuple[QWidget, ...] = (self.amount, self.deals, self.days)
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, field, width in zip(self._names, self._fields, (120, 104, 96), strict=True):
            field.setFixedWidth(theme.px(width))
            row.addWidget(name)
            row.addWidget(field)
        row.addStretch(1)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(4)
        room.addLayout(row)
        room.addWidget(self.result)
        room.addWidget(self.assumed)
        self.amount.textEdited.connect(self._typed)
        for box in (self.deals, self.days):
            box.valueChanged.connect(self._typed)
        self._say()

    def start(self, inputs: CashInputs, currency: str, formats: Formats) -> None:
        """Show what was measured, unless somebody typed other figures."""
        if self._is_typed and currency == self._currency:
            self._formats = formats
            self._tell()
            return
        self._formats, self._currency = formats, currency
        for box, value in ((self.deals, inputs.deals_a_year), (self.days, inputs.days)):
            box.blockSignals(True)
            box.setValue(value)  # type: ignore[arg-type]
            box.blockSignals(False)
        self.amount.setText(formats.money(inputs.deal, currency, compact=False)
                          if inputs.deal == inputs.deal else "")
        self._is_typed = False
        self._tell()

    def inputs(self) -> CashInputs | None:
        """What stands in the fields; None while the deal size is no amount."""
        if self._formats is None:
            return None
        typed = typed_amount(self.amount.text(), self._formats.locale)
        if typed is None:
            return None
        try:
            deal = to_minor(typed, self._currency)
        except CockpitError:
            return None
        return CashInputs(float(deal), self.deals.value(), self.days.value())

    def _typed(self) -> None:
        self._is_typed = True
        self._tell()

    def _tell(self) -> None:
        inputs, formats = self.inputs(), self._formats
        if formats is None:
            return
        if inputs is None:
            text.set_tone(self.result, "bad")
            self.result.setText(tr("The deal size is no amount."))
            return
        text.set_tone(self.result, "strong")
        self.result.setText(tr("→ {money} comes in earlier").format(
            money=formats.money(cash_effect(inputs), self._currency)))

    def _say(self) -> None:
        for label, field, words in zip(
                self._names, self._fields,
                (tr("Deal size"), tr("Deals a year"), tr("Days sooner")), strict=True):
            label.setText(words)
            field.setAccessibleName(words)
        self.assumed.setText(tr(
            "Deal size × deals a year ÷ 365 × days sooner; a gain once. Assumes that every deal is "
            "won so much sooner, is paid when it is won, and that none is lost for it. Filled in "
            "at first: the last 365 days, and the mean compression or one day."))
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if retranslated(event) and hasattr(self, "assumed"):
            self._say()
