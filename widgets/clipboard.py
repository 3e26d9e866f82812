"""Tables for other programs: tab-separated, with nothing a spreadsheet would run."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from PySide6.QtGui import QGuiApplication

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # Excel reads wide ones too
_SWALLOWED = ("\t", "\r", "\0")
_BLANKS = " \u00a0\u3000\""  # a quotation mark is taken off by who pastes
_NUMBER = re.compile(r"[+-]?[\d.,\s]*\d(?:[.,]\d+)?\s?%?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def cell(text: str) -> str:
    """`text` as one field: no tabs or line breaks, nothing that cannot be seen; what would be a
    formula then becomes text."""
    clean = "".join(char for char in _CONTROL.sub(" ", text) if _seen(char))
    formula = clean.lstrip(_BLANKS).startswith(_FORMULA) and not _NUMBER.fullmatch(clean)
    return "'" + clean if formula or text.startswith(_SWALLOWED) else clean


def _seen(char: str) -> bool:
    return char.isprintable() or unicodedata.category(char) == "Zs"


def table_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as tab-separated text, one line each."""
    return "\n".join("\t".join(cell(text) for text in row) for row in rows)


def copy_table(rows: Iterable[Sequence[str]]) -> None:
    """Put rows on the clipboard."""
    QGuiApplication.clipboard().setText(table_text(rows))
