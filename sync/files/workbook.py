"""Excel workbooks as rows of text, through openpyxl in its streaming mode."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from sync.files.errors import FileWrong

MOST_UNPACKED = 1024 * 1024 * 1024
MOST_MEMBERS = 5_000
MOST_COLUMNS = 500
EXACT_DIGITS = 15  # Excel keeps no more of a number


def first_sheet(path: Path, wanted: str) -> str:
    """The name of the sheet to read: `wanted`, else the first one.

    Errors: FileWrong when the file is no workbook, unpacks too large or lacks the sheet.
    """
    book = _open(path)
    try:
        names: list[str] = [sheet.title for sheet in book.worksheets]
    finally:
        book.close()
    if not names:
        raise FileWrong("file.no_sheet", file=path.name)
    if not wanted:
        return names[0]
    if wanted not in names:
        raise FileWrong("file.no_sheet", file=path.name, sheet=wanted, found=", ".join(names))
    return wanted


def sheet_names(path: Path) -> tuple[str, ...]:
    book = _open(path)
    try:
        return tuple(sheet.title for sheet in book.worksheets)
    finally:
        book.close()


def sheet_rows(path: Path, sheet: str, label: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Row number and cells. Dates are ISO text, in the workbook's own epoch (1900 or 1904)."""
    book = _open(path)
    try:
        found = book[sheet]
        found.reset_dimensions()  # the size that some writers declare is wrong
        for number, row in enumerate(found.iter_rows(), 1):
            if any(cell.value is not None for cell in row[MOST_COLUMNS:]):
                raise FileWrong("file.too_many_columns", file=label, most=MOST_COLUMNS)
            yield number, tuple(_text(cell) for cell in row[:MOST_COLUMNS])
    except FileWrong:
        raise
    except (BadZipFile, KeyError, ValueError, SyntaxError, EOFError, TypeError) as error:
        raise FileWrong("file.damaged", file=label) from error
    finally:
        book.close()


def _open(path: Path) -> Any:
    try:
        with ZipFile(path) as archive:
            members = archive.infolist()
            unpacked = sum(member.file_size for member in members)
        if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED:
            raise FileWrong("file.unpacks_too_large", file=path.name, size=unpacked)
        return load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, SyntaxError, EOFError) as error:
        raise FileWrong("file.not_a_workbook", file=path.name) from error


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        if value.time() == time():
            return value.date().isoformat()
        return value.isoformat(timespec="microseconds" if value.microsecond else "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format or ""))
    return str(value)


def _number(value: int | float, pattern: str) -> str:
    """Plain digits where the number is whole: ids must not become `1.0` or `1e+17`.

    A format of zeros ("00000") is part of what the owner sees, so the zeros come back.
    """
    if isinstance(value, float) and not value.is_integer():
        return repr(value)
    whole = str(int(value))
    if pattern and set(pattern) == {"0"}:
        return whole.zfill(len(pattern))
    return whole
