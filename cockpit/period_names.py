"""Periods in words: the ones offered, and any other as it was typed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from models.wording import QT_TRANSLATE_NOOP

_WORDS = {
    "this month": QT_TRANSLATE_NOOP("periods", "This month"),
    "last month": QT_TRANSLATE_NOOP("periods", "Last month"),
    "this quarter": QT_TRANSLATE_NOOP("periods", "This quarter"),
    "last quarter": QT_TRANSLATE_NOOP("periods", "Last quarter"),
    "this year": QT_TRANSLATE_NOOP("periods", "This year"),
    "last year": QT_TRANSLATE_NOOP("periods", "Last year"),
    "last 4 quarters": QT_TRANSLATE_NOOP("periods", "Last 4 quarters"),
    "all": QT_TRANSLATE_NOOP("periods", "All time"),
    "other": QT_TRANSLATE_NOOP("periods", "Other…"),
}
PERIODS = tuple(word for word in _WORDS if word != "other")


def period_name(text: str) -> str:
    return QCoreApplication.translate("periods", _WORDS[text]) if text in _WORDS else text
