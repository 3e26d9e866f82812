"""What may stand in a cell of an export: text that a spreadsheet cannot take for a formula."""

from __future__ import annotations

import unicodedata
from typing import Any

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # Excel reads wide ones too
_SWALLOWED = ("\t", "\r", "\0")


def clean(text: str) -> str:
    """Without what cannot be seen: control, format and direction-turning characters and halves of
    surrogate pairs go, except the line break; odd blanks become plain ones."""
    if text.isprintable():
        return text
    return "".join(map(_shown, text))


def as_text(value: Any) -> Any:
    """A value for CSV: real numbers stay numbers, dangerous text gets a leading apostrophe.

    What a spreadsheet gets is tested, not what came in: invisible characters may hide a formula
    from the test and not from the spreadsheet.
    """
    if not isinstance(value, str):
        return "" if value is None else value
    shown = clean(value)
    formula = shown.lstrip().startswith(_FORMULA) and not _number(shown)
    return f"'{shown}" if formula or value.startswith(_SWALLOWED) else shown


def _shown(char: str) -> str:
    if char.isprintable() or char in "\n\u3000":
        return char
    return " " if unicodedata.category(char) == "Zs" else ""


def _number(text: str) -> bool:
    """Decimal text as we write it ourselves, such as -12.50."""
    return text.lstrip("-").replace(".", "", 1).isdigit() and text.count("-") <= 1
