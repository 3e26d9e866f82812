"""Tables for other programs: tab-separated, with nothing a spreadsheet would run."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

MOST_HTML = 5_000  # rows; word processors take minutes for more
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # Excel reads wide ones too
_SWALLOWED = ("\t", "\r", "\0")
_BLANKS = " \u00a0\u3000\""  # a quotation mark is taken off by who pastes
_NUMBER = re.compile(r"[+-]?[\d.,\s]*\d(?:[.,]\d+)?\s?%?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def cell(text: str) -> str:
    """`text` as one field: no tabs or line breaks, nothing that cannot be seen; what would be a
    formula then becomes text."""
    clean = text if text.isprintable() else (
        "".join(char for char in _CONTROL.sub(" ", text) if _seen(char)))
    formula = clean.lstrip(_BLANKS).startswith(_FORMULA) and not _NUMBER.fullmatch(clean)
    return "'" + clean if formula or text.startswith(_SWALLOWED) else clean


def _seen(char: str) -> bool:
    return char.isprintable() or unicodedata.category(char) == "Zs"


def table_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as tab-separated text, one line each."""
    return "\n".join("\t".join(cell(text) for text in row) for row in rows)


def table_html(rows: Iterable[Sequence[str]]) -> str:
    """Rows as an HTML table whose cells are text, for mails and word processors."""
    return f"<table>{_html_rows(rows)}</table>"


def _html_rows(rows: Iterable[Sequence[str]]) -> str:
    lines = ("".join(f"<td>{escape(cell(text))}</td>" for text in row) for row in rows)
    return "".join(f"<tr>{line}</tr>" for line in lines)


class Clipping:
    """`count` rows on their way to the clipboard, put into words bit by bit."""

    def __init__(self, count: int) -> None:
        self._texts: list[str] = []
        self._html: list[str] | None = [] if count <= MOST_HTML else None

    def add(self, rows: Iterable[Sequence[str]]) -> None:
        held = list(rows)
        self._texts.append(table_text(held))
        if self._html is not None:
            self._html.append(_html_rows(held))

    def put(self) -> None:
        """Onto the clipboard, tab-separated and, unless there are very many, as HTML too."""
        data = QMimeData()
        data.setText("\n".join(self._texts))
        if self._html is not None:
            data.setHtml(f"<table>{''.join(self._html)}</table>")
        QGuiApplication.clipboard().setMimeData(data)


def copy_table(rows: Iterable[Sequence[str]]) -> None:
    """Put rows on the clipboard at once."""
    held = list(rows)
    clipping = Clipping(len(held))
    clipping.add(held)
    clipping.put()
