"""Tables of text out of files: encodings, delimiters, quotes, Excel, limits."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from sync.files import reading, workbook
from sync.files.errors import FileWrong
from sync.files.reading import Form, Table, open_table

DATA = Path(__file__).parents[1] / "data" / "files"
HEADER = ("商机编号", "商机名称", "客户", "负责人", "阶段", "金额", "预计成交日期", "创建时间")


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows()]


@pytest.mark.parametrize(
    ("name", "encoding", "guessed"),
    [("deals_gb18030.csv", "gb18030", True), ("deals_utf16.csv", "utf-16", False),
     ("deals_bom.csv", "utf-8-sig", False)],
)
def test_that_the_same_table_in_three_encodings_reads_the_same(name, encoding, guessed):
    table = open_table(DATA / name, Form())
    assert (table.form.encoding, table.guessed) == (encoding, guessed)
    assert table.header == HEADER
    assert cells(table) == cells(open_table(DATA / "deals_bom.csv", Form()))
    assert cells(table)[0][:3] == ("001", "华东一期", "上海远景")
    assert cells(table)[0][5] == "1,200,000.50"


def test_that_letters_with_accents_are_not_taken_for_chinese():
    table = open_table(DATA / "accents_cp1252.csv", Form())
    assert table.form.encoding == "cp1252"
    assert table.guessed
    assert cells(table) == [("1", "Müller & Söhne"), ("2", "Café Éclair")]


def test_that_utf_16_without_a_mark_is_recognised(tmp_path):
    path = tmp_path / "plain.csv"
    path.write_bytes("id,name\n1,客户\n".encode("utf-16-be"))
    table = open_table(path, Form())
    assert table.form.encoding == "utf-16-be"
    assert cells(table) == [("1", "客户")]


def test_that_nothing_in_a_cell_is_interpreted():
    table = open_table(DATA / "texts.csv", Form())
    assert table.form.delimiter == ";"
    assert cells(table) == [
        ("007", "NA", 'first line\nsecond "quoted" line'), ("008", "None", "Inf"),
        ("009", "true", "=1+1"), ("010", "a;b", "1e5"),
    ]


def test_that_a_row_knows_the_line_it_begins_on_even_after_a_cell_of_two_lines():
    assert [row.line for row in open_table(DATA / "texts.csv", Form()).rows()] == [2, 4, 5, 6]


def test_that_a_declared_encoding_that_does_not_fit_is_named_with_file_and_line():
    table = open_table(DATA / "deals_gb18030.csv", Form(encoding="latin-1"))
    assert table.header != HEADER  # latin-1 reads anything, wrongly: it was declared
    with pytest.raises(FileWrong) as caught:
        open_table(DATA / "deals_gb18030.csv", Form(encoding="utf-8"))
    assert caught.value.code == "file.wrong_encoding"
    assert caught.value.facts["file"] == "deals_gb18030.csv"


def test_that_an_encoding_nobody_knows_is_an_error_and_no_crash():
    with pytest.raises(FileWrong) as caught:
        open_table(DATA / "texts.csv", Form(encoding="klingon"))
    assert caught.value.code == "file.unknown_encoding"


def test_that_bytes_that_are_no_text_are_refused(tmp_path):
    path = tmp_path / "picture.csv"
    path.write_bytes(bytes(range(1, 200)) * 20 + b"\0\xff\0")
    with pytest.raises(FileWrong) as caught:
        open_table(path, Form())
    assert caught.value.code == "file.not_text"


def test_that_a_quote_that_never_closes_is_an_error(tmp_path):
    path = tmp_path / "open.csv"
    path.write_text('id,name\n1,"open\n2,b\n')
    with pytest.raises(FileWrong) as caught:
        list(open_table(path, Form()).rows())
    assert caught.value.code == "file.not_csv"


def test_that_nul_is_shown_as_its_symbol(tmp_path):
    path = tmp_path / "nul.csv"
    path.write_bytes(b"id,name\n1,a\0b\n")
    table = open_table(path, Form(encoding="utf-8"))
    assert cells(table) == [("1", "a␀b")]


def test_that_excel_gives_ids_as_text_and_dates_as_iso():
    """The long id was 12345678901234567: workbooks keep no more digits of a number."""
    table = open_table(DATA / "book_1900.xlsx", Form())
    assert table.label == "book_1900.xlsx [Deals]"
    assert cells(table) == [
        ("00007", "seven", "1054", "2025-02-03", "2025-02-03T14:30:00", "0.25"),
        ("12345678901234570", "long id", "1234.56", "2024-02-29", "", "1"),
        ("00042", "text id", "1,000", "45000", "x", "TRUE"),
    ]
    assert [row.line for row in table.rows()] == [2, 3, 5]


def test_that_a_workbook_of_the_1904_epoch_has_the_same_days():
    assert cells(open_table(DATA / "book_1904.xlsx", Form())) == [("a", "2025-02-03")]


def test_that_a_sheet_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(FileWrong) as caught:
        open_table(DATA / "book_1900.xlsx", Form(sheet="Leads"))
    assert caught.value.facts["found"] == "Deals, Empty"


def test_that_a_text_file_called_xlsx_is_refused(tmp_path):
    path = tmp_path / "not.xlsx"
    path.write_text("id,name\n1,a\n")
    with pytest.raises(FileWrong) as caught:
        open_table(path, Form())
    assert caught.value.code == "file.not_a_workbook"


def test_that_a_gzipped_table_is_read_and_a_cut_one_refused(tmp_path):
    whole = gzip.compress(b"id,name\n" + b"".join(b"%d,x\n" % n for n in range(5000)))
    good, cut = tmp_path / "good.csv.gz", tmp_path / "cut.csv.gz"
    good.write_bytes(whole)
    cut.write_bytes(whole[: len(whole) // 2])
    assert len(cells(open_table(good, Form()))) == 5000
    with pytest.raises(FileWrong) as caught:
        list(open_table(cut, Form(encoding="utf-8", delimiter=",")).rows())
    assert caught.value.code == "file.damaged"


@pytest.mark.parametrize(
    ("limit", "value", "reason"),
    [("MOST_BYTES", 10, "file.too_large"), ("MOST_COLUMNS", 2, "file.too_many_columns"),
     ("MOST_ROWS", 2, "file.too_many_rows")],
)
def test_that_every_limit_raises_and_none_cuts(monkeypatch, limit, value, reason):
    monkeypatch.setattr(reading, limit, value)
    with pytest.raises(FileWrong) as caught:
        list(open_table(DATA / "texts.csv", Form()).rows())
    assert caught.value.code == reason


def test_that_a_small_archive_that_unpacks_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MOST_UNPACKED", 100_000)
    monkeypatch.setattr(workbook, "MOST_UNPACKED", 1_000)
    bomb = tmp_path / "bomb.csv.gz"
    bomb.write_bytes(gzip.compress(b"id,name\n" + b"1,x\n" * 1_000_000))
    for path in (bomb, DATA / "book_1900.xlsx"):
        with pytest.raises(FileWrong) as caught:
            list(open_table(path, Form()).rows())
        assert caught.value.code == "file.unpacks_too_large"


def test_that_a_file_that_changes_under_the_import_stops_it(tmp_path):
    path = tmp_path / "deals.csv"
    path.write_text("id\n1\n")
    table = open_table(path, Form())
    path.write_text("id\n1\n2\n")
    with pytest.raises(FileWrong) as caught:
        list(table.rows())
    assert caught.value.code == "file.changed"


def test_that_an_empty_file_has_no_header(tmp_path):
    path = tmp_path / "empty.csv"
    path.write_text("\n\n")
    with pytest.raises(FileWrong) as caught:
        open_table(path, Form())
    assert caught.value.code == "file.no_header"
