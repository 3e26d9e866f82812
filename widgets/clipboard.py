"""Tables for other programs: tab-separated, with nothing a spreadsheet would run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from PySide6.QtGui import QGuiApplication

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")
_NUMBER = re.compile(r"[+-]?[\d.,\s]*\d(?:[.,]\d+)?\s?%?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def cell(text: str) -> str:
    """`text` as one field: no tabs or line breaks; what would be a formula becomes text."""
    clean = _CONTROL.sub(" ", text)
    if text.startswith(_FORMULA) and not _NUMBER.fullmatch(clean):
        return "'" + clean
    return clean


def table_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as tab-separated text, one line each."""
    return "\n".join("\t".join(cell(text) for text in row) for row in rows)


def copy_table(rows: Iterable[Sequence[str]]) -> None:
    """Put rows on the clipboard."""
    QGuiApplication.clipboard().setText(table_text(rows))
