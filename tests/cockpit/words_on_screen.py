"""All the words a widget shows, tells on hover or says to a screen reader, and which of them never
went through translation."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QTableView, QWidget

from models.facts import OPPORTUNITIES
from models.metric import metrics

MARKED = re.compile(r"⟦[^⟦⟧]*(⟧|…$)")
"""A translated text in the made-up language; very long ones are cut before their end."""
COMMAND = re.compile(r"`[^`]*`")
LATIN = re.compile(r"[A-Za-z]{2,}")
NAMES = {
    "demo", "CRM", "Tryton", "CSV", "Excel", "UTC", "CNY", "EUR", "English", "Asia", "Shanghai",
    "Alt", "Ctrl", "Esc", "Brier", "Aalen", "Johansen", "NPS", "AUC", "WAPE", "cockpit", "Enter",
    "Backspace", "Shift", "http", "https", "crm", "example", "com",
    "database", "YAML", "stages", "probability", "bands", "USD", "Kaplan", "Meier",
    "files", "tryton", "leadforge", "maven", "sfdc", "dev", "org",
}
CODES = frozenset({"icon", "tone", "kind", "state", "role", "name_of"})
"""Fields of what widgets are given that hold codes, not words."""


def words_in(value: object) -> Iterator[str]:
    """Every string in what a widget was given to paint."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from words_in(part)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            if field.name not in CODES:
                yield from words_in(getattr(value, field.name))


def said_by(widget: QWidget) -> Iterator[str]:
    """Everything one widget shows, tells on hover, or says to a screen reader."""
    yield re.sub(r"<[^>]*>|&nbsp;", " ", widget.toolTip())
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield from (action.text() for action in widget.actions())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    if isinstance(widget, QTableView) and widget.model() is not None:
        model = widget.model()
        for column in range(model.columnCount()):
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
            yield from (str(model.index(row, column).data() or "")
                        for row in range(min(model.rowCount(), 9)))
    if type(widget).__module__.startswith("widgets."):
        yield from (word for value in vars(widget).values() for word in words_in(value)
                    if dataclasses.is_dataclass(value))


def words_of(root: QWidget) -> list[str]:
    """Everything said by what can be seen of `root`."""
    seen = [root, *(one for one in root.findChildren(QWidget) if one.isVisibleTo(root))]
    return [root.windowTitle(), *(words for widget in seen for words in said_by(widget))]


def company_names(window) -> list[str]:
    """Names that are the company's own and the keys of metrics, longest first: never translated."""
    mart, names = window.context.mart, set(metrics())
    for dimension in mart.dimensions(OPPORTUNITIES):
        if dimension not in ("status", "furthest", "strict", "visited", "evidence", "next_step"):
            names.update(mart.labels(dimension).values())
            names.add(dimension.removeprefix("custom."))
    return sorted(map(str, names), key=len, reverse=True)


def foreign(window, said: list[str]) -> dict[str, str]:
    """What is left of each text without translated parts, the company's names and known names."""
    names, left = company_names(window), {}
    for words in set(said):
        rest = COMMAND.sub(" ", words)
        while MARKED.search(rest):
            rest = MARKED.sub(" ", rest)
        if not LATIN.search(rest):
            continue
        for name in names:
            if name in rest:
                rest = rest.replace(name, " ")
        if set(LATIN.findall(rest)) - NAMES:
            left[words] = rest.strip()
    return left
