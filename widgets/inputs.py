"""Fields of forms: numbers, days, choices, boxes; with words that stay text and room at the edge.

A style sheet cannot indent the text of a number field, so it is done here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from widgets import theme
from widgets.text import button_text, one_line


def number(low: int, high: int, value: int, parent: QWidget | None = None) -> QSpinBox:
    """A whole number from `low` to `high`, both included."""
    made = QSpinBox(parent)
    made.setRange(low, high)
    made.setValue(value)
    _indent(made)
    return made


def decimal(
    low: float, high: float, value: float, decimals: int = 2, parent: QWidget | None = None
) -> QDoubleSpinBox:
    """A number with `decimals` places from `low` to `high`, both included."""
    made = QDoubleSpinBox(parent)
    made.setDecimals(decimals)
    made.setRange(low, high)
    made.setValue(value)
    _indent(made)
    return made


def day(value: date, parent: QWidget | None = None) -> QDateEdit:
    """A day, typed or picked from a calendar."""
    made = QDateEdit(QDate(value.year, value.month, value.day), parent)
    made.setCalendarPopup(True)
    return made


def choice(texts: Sequence[str], current: int = 0, parent: QWidget | None = None) -> QComboBox:
    """One of some words."""
    made = QComboBox(parent)
    made.addItems([one_line(text) for text in texts])
    made.setCurrentIndex(current)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    made.setMaximumWidth(theme.px(360))
    return made


def check_box(text: str = "", parent: QWidget | None = None) -> QCheckBox:
    """A check box with plain words beside it."""
    return QCheckBox(button_text(text), parent)


def radio_button(text: str = "", parent: QWidget | None = None) -> QRadioButton:
    """One of several choices with plain words beside it."""
    return QRadioButton(button_text(text), parent)


def _indent(field: QAbstractSpinBox) -> None:
    field.lineEdit().setTextMargins(theme.px(6), 0, 0, 0)
