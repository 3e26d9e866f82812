"""Files as tables of text cells. Nothing is interpreted: `NA`, `None`, `Inf`, `007` stay text.

CSV in UTF-8 (with or without byte order mark), UTF-16, GB18030 or Windows-1252, plain or gzipped;
Excel workbooks (.xlsx, .xlsm) through openpyxl, read only. Every limit raises, none cuts silently.
"""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from sync.files.encodings import detect_encoding
from sync.files.errors import FileWrong

MOST_BYTES = 512 * 1024 * 1024  # of a file as it lies there
MOST_UNPACKED = 2 * 1024 * 1024 * 1024
MOST_ROWS = 5_000_000
MOST_COLUMNS = 500
MOST_CELL = 1024 * 1024  # characters
CSV_ENDINGS = (".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz", ".txt.gz")
EXCEL_ENDINGS = (".xlsx", ".xlsm")
DELIMITERS = ",;\t|"

csv.field_size_limit(MOST_CELL)  # the module keeps one limit per process


class Row(NamedTuple):
    """`line` is where the row begins in the file, counted from 1 as editors and Excel do."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """How a file is to be read; empty texts are found out by looking."""

    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    header: int = 1


@dataclass(frozen=True)
class Table:
    """One opened table. `rows` may be walked again and again; blank rows are left out."""

    path: Path
    label: str  # file name, with the sheet for workbooks
    header: tuple[str, ...]
    form: Form
    guessed: bool = False  # the encoding was concluded from the bytes, not declared nor marked
    stamp: tuple[int, int] = field(default=(0, 0), compare=False)

    def rows(self) -> Iterator[Row]:
        """Every row below the header. Errors: FileWrong with file and line."""
        if _stamp(self.path) != self.stamp:
            raise FileWrong("file.changed", file=self.label)
        walk = _excel_rows if _is_excel(self.path) else _csv_rows
        for count, row in enumerate(walk(self.path, self.form, self.label)):
            if count >= MOST_ROWS:
                raise FileWrong("file.too_many_rows", file=self.label, most=MOST_ROWS)
            if row.line > self.form.header and any(row.cells):
                yield row


def open_table(path: Path, form: Form) -> Table:
    """Look at the file: its encoding, delimiter and header.

    Errors: FileWrong(file.*, file=...) for what is too large, not readable as text or as
    a workbook, or has no header. OSError passes.
    """
    stamp = _stamp(path)
    if stamp[0] > MOST_BYTES:
        raise FileWrong("file.too_large", file=path.name, size=stamp[0])
    guessed = False
    if _is_excel(path):
        from sync.files.workbook import first_sheet

        sheet = first_sheet(path, form.sheet)
        form = Form(sheet=sheet, header=form.header)
        label = f"{path.name} [{sheet}]"
        walk = _excel_rows(path, form, label)
    else:
        label = path.name
        encoding = form.encoding
        if not encoding:
            with _bytes(path) as stream:
                encoding, guessed = detect_encoding(stream, label)
        delimiter = form.delimiter or _delimiter(path, encoding, form.header, label)
        form = Form(encoding=encoding, delimiter=delimiter, header=form.header)
        walk = _csv_rows(path, form, label)
    header = next((row.cells for row in walk if row.line >= form.header and any(row.cells)), ())
    if not header:
        raise FileWrong("file.no_header", file=label)
    if len(header) > MOST_COLUMNS:
        raise FileWrong("file.too_many_columns", file=label, most=MOST_COLUMNS)
    names = tuple(name.strip() for name in header)
    return Table(path, label, names, form, guessed, stamp)


def _stamp(path: Path) -> tuple[int, int]:
    facts = path.stat()
    return facts.st_size, facts.st_mtime_ns


def _is_excel(path: Path) -> bool:
    return path.name.lower().endswith(EXCEL_ENDINGS)


class _Counted(io.RawIOBase):
    """A stream that refuses to unpack without end."""

    def __init__(self, inner: BinaryIO, label: str) -> None:
        self._inner, self._label, self._seen = inner, label, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        try:
            piece = self._inner.read(len(view))
        except (gzip.BadGzipFile, EOFError) as error:
            raise FileWrong("file.damaged", file=self._label) from error
        self._seen += len(piece)
        if self._seen > MOST_UNPACKED:
            raise FileWrong("file.unpacks_too_large", file=self._label)
        view[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        self._inner.close()
        super().close()


def _bytes(path: Path) -> BinaryIO:
    if path.name.lower().endswith(".gz"):
        inner = _Counted(cast(BinaryIO, gzip.GzipFile(path, "rb")), path.name)
        return cast(BinaryIO, io.BufferedReader(inner, 1 << 16))
    return path.open("rb")


def _csv_rows(path: Path, form: Form, label: str) -> Iterator[Row]:
    line = 1
    try:
        with (
            _bytes(path) as stream,
            io.TextIOWrapper(stream, encoding=form.encoding, errors="strict", newline="") as text,
        ):
            reader = csv.reader(text, delimiter=form.delimiter, strict=True)
            for cells in reader:
                yield Row(line, tuple(clean(cell) for cell in cells))
                line = reader.line_num + 1
    except UnicodeError as error:
        raise FileWrong("file.wrong_encoding", file=label, encoding=form.encoding, line=line
        ) from error
    except LookupError as error:
        raise FileWrong("file.unknown_encoding", file=label, encoding=form.encoding
        ) from error
    except csv.Error as error:
        raise FileWrong("file.not_csv", file=label, line=line, detail=str(error)[:120]
        ) from error


def _excel_rows(path: Path, form: Form, label: str) -> Iterator[Row]:
    from sync.files.workbook import sheet_rows

    for line, cells in sheet_rows(path, form.sheet, label):
        yield Row(line, tuple(clean(cell) for cell in cells))


def clean(text: str) -> str:
    """NUL is shown as its symbol and half characters as unknown: both break files and screens."""
    if text.isascii() and "\0" not in text:
        return text
    text = text.replace("\0", "␀")
    return text.encode("utf-8", "replace").decode("utf-8")


def _delimiter(path: Path, encoding: str, header: int, label: str) -> str:
    """The mark that splits the first rows into the most columns, the same number in each."""
    best, most = ",", 1
    for mark in DELIMITERS:
        widths = []
        try:
            for row in _csv_rows(path, Form(encoding=encoding, delimiter=mark), label):
                if row.line >= header and any(row.cells):
                    widths.append(len(row.cells))
                if len(widths) == 20:
                    break
        except FileWrong:
            continue
        if widths and widths[0] > most and all(width == widths[0] for width in widths):
            best, most = mark, widths[0]
    return best
