"""Excel: the table on one sheet, filter and definitions on another."""

from __future__ import annotations

from decimal import Decimal
from math import isfinite
from pathlib import Path
from typing import Any

from cockpit.exports.cells import clean
from cockpit.exports.sheet import Export, Sheet
from models.errors import CockpitError

MOST_ROWS = 1_048_575  # Excel's limit less the header


def write(sheet: Sheet, path: Path) -> None:
    """Errors: CockpitError("export.too_long") above Excel's row limit."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    if len(sheet.rows) > MOST_ROWS:
        raise CockpitError("export.too_long", have=len(sheet.rows), limit=MOST_ROWS)
    book = Workbook(write_only=True)

    def cell(page: Any, value: Any, *, bold: bool = False) -> Any:
        shown = _plain(value)
        made = WriteOnlyCell(page, value=shown)
        if isinstance(shown, str):
            made.data_type = "s"  # text, whatever it looks like: no formula, no error value
        if bold:
            made.font = Font(bold=True)
        return made

    table = book.create_sheet(_sheet_name(sheet.title))
    table.freeze_panes = "A2"
    table.append([cell(table, name, bold=True) for name in sheet.columns])
    for row in sheet.rows:
        table.append([cell(table, value) for value in row])
    about = book.create_sheet("About")
    for name, value in sheet.about:
        about.append([cell(about, name, bold=True), cell(about, value)])
    book.save(path)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)[:32_767]
    if isinstance(value, float) and not isfinite(value):
        return None
    return value if isinstance(value, int | float | Decimal | bool) or value is None else str(value)


def _sheet_name(title: str) -> str:
    return "".join(ch for ch in title if ch not in "[]:*?/\\")[:31] or "Table"


EXPORT = Export("xlsx", "Excel", write)
