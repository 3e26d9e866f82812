"""Rows become records; bad rows are set aside one by one, with their place."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from models.errors import Cancelled
from models.task import Task
from sync.connector import Profile, Window
from sync.connectors.files import Files, folder_of
from sync.files.errors import FileWrong

DATA = Path(__file__).parents[1] / "data" / "files"
WINDOW = Window(None, datetime(2026, 1, 1, tzinfo=UTC))


def connector(url, mapping) -> Files:
    return Files(Profile("files", str(url), {"mapping": str(mapping)}), None)


def read(source: Files, stream: str):
    """Records by id, rejects, and notices as {(code, item): count}."""
    pages = list(source.pages(stream, WINDOW, Task()))
    notices = {(one.code, one.item): one.count for page in pages for one in page.notices}
    return (
        {record.source_id: record for page in pages for record in page.records},
        [reject for page in pages for reject in page.rejects], notices,
    )


@pytest.fixture
def copy(tmp_path) -> Path:
    for path in DATA.iterdir():
        if path.is_file():
            shutil.copy(path, tmp_path)
    return tmp_path


def test_that_bad_rows_are_set_aside_with_row_column_and_reason():
    records, rejects, _ = read(connector(DATA, DATA / "basic.yaml"), "opportunities")
    assert set(records) == {"A1", "A8"}
    told = [(one.facts["row"], one.code, one.facts.get("column"), one.facts.get("value"))
            for one in rejects]
    assert told == [
        (3, "record.bad_date", "created", "2025-02-30"),
        (4, "amount.out_of_range", "amount", "1e400"),
        (5, "record.no_id", "id", None),
        (6, "record.duplicate_id", "id", "A1"),
        (7, "record.unknown_stage", "stage", "Nirvana"),
        (8, "record.bad_number", "amount", "NaN"),
        (9, "record.bad_width", None, None),
        (10, "record.bad_width", None, None),
        (14, "record.bad_date", "closed", "01.02.2025"),
    ]
    assert rejects[0].facts["file"] == "bad_rows.csv"
    assert rejects[0].raw["name"] == "no such day"
    assert rejects[0].item == "A2"


def test_that_a_row_that_stands_there_twice_is_kept_once_and_told():
    _, _, notices = read(connector(DATA, DATA / "basic.yaml"), "opportunities")
    assert notices["row.duplicate", "bad_rows.csv"] == 1


def test_that_nothing_is_taken_away_while_rows_cannot_be_read():
    source = connector(DATA, DATA / "basic.yaml")
    _, _, notices = read(source, "opportunities")
    assert notices["deletes.held_back", ""] == 9
    assert {stream.deletes for stream in source.streams} == {"id_sweep"}


def test_that_an_appending_mapping_takes_nothing_away(copy):
    mapping = copy / "basic.yaml"
    mapping.write_text(mapping.read_text() + "deletes: append\n")
    source = connector(copy, mapping)
    assert {stream.deletes for stream in source.streams} == {"none"}
    assert [stream.name for stream in source.streams] == ["pipelines", "stages", "opportunities"]


def test_that_chinese_files_in_three_encodings_are_one_source(copy):
    (copy / "deals_utf16.csv").unlink()
    records, rejects, notices = read(connector(copy, copy / "chinese.yaml"), "opportunities")
    assert rejects == []
    assert notices["row.duplicate", "deals_gb18030.csv"] == 3
    assert notices["file.encoding_guessed", "deals_gb18030.csv"] == 1
    first = records["001"]
    assert (first.name, first.account_id, first.owner_id) == ("华东一期", "上海远景", "王芳")
    assert (first.amount, first.currency) == (Decimal("1200000.50"), "CNY")
    assert first.close_date == date(2025, 3, 31)
    assert first.created_at == datetime(2025, 2, 2, 16, tzinfo=UTC)
    assert [records[key].status for key in ("001", "002", "003")] == ["open", "won", "lost"]


def test_that_an_imported_file_may_have_any_name_when_the_mapping_knows_only_one():
    source = connector(DATA / "deals_utf16.csv", DATA / "chinese.yaml")
    assert read(source, "users")[0].keys() == {"王芳", "李雷"}


def test_that_a_missing_column_changes_nothing_and_names_file_column_and_what_is_there(copy):
    path = copy / "bad_rows.csv"
    path.write_text(path.read_text().replace("amount", "worth", 1))
    source = connector(copy, copy / "basic.yaml")
    for stream in source.streams:
        with pytest.raises(FileWrong) as caught:
            next(iter(source.pages(stream.name, WINDOW, Task())))
    facts = caught.value.facts
    assert caught.value.code == "file.column_missing"
    assert (facts["file"], facts["column"]) == ("bad_rows.csv", "amount")
    assert facts["found"] == "id, name, stage, worth, created, closed"
    assert facts["line"] == 18


def test_that_a_missing_file_is_named_with_what_is_there(copy):
    (copy / "history.csv").unlink()
    with pytest.raises(FileWrong) as caught:
        connector(copy, copy / "basic.yaml").test()
    assert caught.value.facts["file"] == "history.csv"
    assert "bad_rows.csv" in caught.value.facts["found"]


def test_that_a_mapping_cannot_reach_outside_the_folder(copy):
    inner = copy / "inner"
    inner.mkdir()
    mapping = copy / "basic.yaml"
    mapping.write_text(mapping.read_text().replace("bad_rows.csv", "../bad_rows.csv"))
    with pytest.raises(FileWrong) as caught:
        connector(inner, mapping).test()
    assert caught.value.code == "file.missing"


def test_that_the_same_file_twice_gives_the_same_versions_and_another_value_another(copy):
    first, _, _ = read(connector(copy, copy / "basic.yaml"), "opportunities")
    again, _, _ = read(connector(copy, copy / "basic.yaml"), "opportunities")
    assert first == again
    path = copy / "bad_rows.csv"
    path.write_text(path.read_text().replace("100.00", "101.00"))
    other, _, _ = read(connector(copy, copy / "basic.yaml"), "opportunities")
    assert other["A1"].source_version != first["A1"].source_version
    assert other["A8"] == first["A8"]


def test_that_a_row_keeps_every_column_as_received():
    records, _, _ = read(connector(DATA, DATA / "basic.yaml"), "opportunities")
    assert records["A1"].raw == {
        "id": "A1", "name": "good", "stage": "New", "amount": "100.00", "created": "2025-01-05",
        "closed": "",
    }


def test_that_an_interrupted_run_goes_on_after_its_last_page(copy, monkeypatch):
    monkeypatch.setattr("sync.connectors.files.PAGE_SIZE", 4)
    whole = list(connector(copy, copy / "basic.yaml").pages("opportunities", WINDOW, Task()))
    assert len(whole) > 2
    window = Window(None, WINDOW.end, whole[0].position)
    rest = list(connector(copy, copy / "basic.yaml").pages("opportunities", window, Task()))
    assert [page.records for page in rest] == [page.records for page in whole[1:]]
    assert rest[-1].notices == whole[-1].notices
    (copy / "bad_rows.csv").write_text((DATA / "bad_rows.csv").read_text() + "A10,x,New,1,,\n")
    changed = list(connector(copy, copy / "basic.yaml").pages("opportunities", window, Task()))
    assert [one.source_id for page in changed for one in page.records] == ["A1", "A8", "A10"]


def test_that_reading_can_be_cancelled(tmp_path):
    (tmp_path / "deals.csv").write_text("id,s\n" + "".join(f"{n},New\n" for n in range(2000)))
    mapping = tmp_path / "m.yaml"
    mapping.write_text("format: 1\nsources: {d: deals.csv}\n"
                       "records: {opportunities: {source: d, key: id, fields: {stage_id: s}}}\n")
    task = Task()
    task.cancel()
    with pytest.raises(Cancelled):
        list(connector(tmp_path, mapping).pages("opportunities", WINDOW, task))


def test_that_quarantined_rows_can_be_read_again(copy):
    source = connector(copy, copy / "basic.yaml")
    page = source.reread("opportunities", ("A2", "A8"), Task())
    assert [record.source_id for record in page.records] == ["A8"]
    assert [reject.item for reject in page.rejects] == ["A2"]


def test_that_a_connection_without_mapping_folder_or_file_says_so(tmp_path):
    with pytest.raises(FileWrong) as caught:
        Files(Profile("files", str(tmp_path), {}), None).test()
    assert caught.value.code == "mapping.not_given"
    with pytest.raises(FileWrong):
        connector(tmp_path, tmp_path / "none.yaml").test()
    with pytest.raises(FileWrong):
        connector(tmp_path / "nowhere", DATA / "basic.yaml").test()
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("format: 9\n")
    with pytest.raises(FileWrong) as caught:
        connector(tmp_path, wrong).test()
    assert [one["line"] for one in caught.value.facts["problems"]] == [1, 1, 1]


def test_that_a_file_address_is_a_path():
    assert folder_of("file:///tmp/a%20b") == Path("/tmp/a b")
    assert folder_of("/tmp/a b") == Path("/tmp/a b")


SHEETS = {
    "people.csv": "login,full name,boss\njo,Jo Li,\nal,Al Ba,jo\nx1,Sam,jo\nx2,Sam,jo\n",
    "areas.csv": "city,area\nBonn,West\nUlm,South\nUlm,South-East\n",
    "deals.csv": "nr,part,seller,city,worth,odds,kind,extra\n"
                 "1,a,Al Ba,Bonn,,60,x,e1\n1,b,Sam,Ulm,5.005,1000,y,\n2,a,Nobody,Rome,7,,z,e2\n",
}
RULES = """\
format: 1
sources: {people: people.csv, areas: areas.csv, deals: deals.csv}
records:
  users:
    source: people
    key: login
    fields: {name: full name, manager_id: {column: boss, find: users}}
  opportunities:
    source: deals
    key: [nr, part]
    fields:
      name: {columns: [nr, part], between: "/"}
      owner_id: {column: seller, find: users, by: name}
      blocker: {column: area, join: {source: areas, here: city}}
      amount: {column: worth, default: "3"}
      probability: {column: odds, percent: true, blank: ["1000"]}
      lost_reason: {column: kind, values: {x: ex, y: why}, others: blank}
      currency: {constant: JPY}
    custom: {remark: extra}
"""


def test_that_joins_lookups_defaults_and_value_maps_are_told_where_they_fail(tmp_path):
    for name, text in SHEETS.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "rules.yaml").write_text(RULES)
    records, rejects, notices = read(connector(tmp_path, tmp_path / "rules.yaml"), "opportunities")
    assert rejects == []
    first, second, third = (records[key] for key in ("1|a", "1|b", "2|a"))
    assert (first.name, first.owner_id, first.blocker) == ("1/a", "al", "West")
    assert (first.amount, first.probability, first.lost_reason) == (3, 0.6, "ex")
    assert (first.custom, second.custom) == ({"remark": "e1"}, None)
    assert (second.owner_id, second.blocker, second.amount) == (None, None, 5)  # yen have no cents
    assert (second.probability, second.lost_reason) == (None, "why")
    assert (third.owner_id, third.blocker, third.lost_reason) == ("Nobody", None, None)
    assert {key: count for key, count in notices.items() if key[0] != "field.blank"} == {
        ("amount.rounded", "amount"): 1, ("join.ambiguous", "city → areas"): 1,
        ("join.unmatched", "city → areas"): 1, ("reference.ambiguous", "owner_id: Sam"): 1,
        ("reference.unknown", "owner_id: Nobody"): 1, ("user.without_deals", ""): 2,
        ("value.defaulted", "amount"): 1, ("value.left_out", "lost_reason: z"): 1,
        ("value.mapped", "lost_reason: x → ex"): 1, ("value.mapped", "lost_reason: y → why"): 1,
    }
