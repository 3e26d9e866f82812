"""Files through the engine into the local file, and out of the mart again."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.calendars import Calendar
from models.cells import COUNT, total
from models.facts import OPPORTUNITIES
from models.filters import FilterState
from models.mart import Mart
from models.task import Task
from sync import engine

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data" / "files"
OURS = Calendar()
MAVEN = ROOT.parent / "shared" / "data" / "maven_crm"


@pytest.fixture
def load(cache, now):
    """Import a folder under the name "files", as often as asked; gives the report."""
    def imported(folder: Path, mapping: Path | str, calendar: Calendar = OURS):
        if not any(one.name == "files" for one in engine.connections(cache)):
            engine.add_connection(cache, "files", "files", str(folder), {"mapping": str(mapping)},
                                  None, now=now)
        return engine.sync(cache, "files", Task(), clock=lambda: now, calendar=calendar)

    return imported


def rows(cache, sql: str) -> list[tuple]:
    with cache.raw_read() as raw:
        return raw.execute(sql).fetchall()


@pytest.fixture
def folder(tmp_path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    for name in ("bad_rows.csv", "history.csv", "basic.yaml"):
        shutil.copy(DATA / name, folder)
    return folder


def test_that_bad_rows_lie_in_quarantine_and_the_others_are_in(cache, folder, load):
    load(folder, folder / "basic.yaml")
    assert rows(cache, "SELECT source_id, amount FROM opportunities ORDER BY 1") == [
        ("A1", 10000), ("A8", 1250)]
    aside = rows(cache, "SELECT item, code, facts FROM quarantine")
    assert len(aside) == 9
    facts = {item: json.loads(facts) for item, _, facts in aside}
    assert (facts["A2"]["row"], facts["A2"]["column"]) == (3, "created")


def test_that_a_header_that_does_not_fit_changes_nothing(cache, folder, load):
    load(folder, folder / "basic.yaml")
    before = rows(cache, "SELECT * FROM opportunities")
    path = folder / "bad_rows.csv"
    path.write_text(path.read_text().replace("amount", "worth").replace("100.00", "999"))
    report = load(folder, folder / "basic.yaml")
    assert [stream.error for stream in report.streams] == ["file.column_missing"]
    assert report.streams[0].error_facts["column"] == "amount"
    assert rows(cache, "SELECT * FROM opportunities") == before


def test_that_a_row_gone_from_the_file_is_deleted_only_when_every_row_can_be_read(
    cache, folder, load
):
    path = folder / "bad_rows.csv"
    head, *lines = path.read_text().splitlines()
    good = [f"G{n},good,New,{n},2025-01-05," for n in range(10)]
    path.write_text("\n".join([head, *good, lines[1]]) + "\n")
    load(folder, folder / "basic.yaml")
    path.write_text("\n".join([head, *good[1:], lines[1]]) + "\n")
    load(folder, folder / "basic.yaml")
    gone = "SELECT source_id FROM opportunities WHERE state = 'deleted'"
    assert rows(cache, gone) == []
    path.write_text("\n".join([head, *good[1:]]) + "\n")
    load(folder, folder / "basic.yaml")
    assert rows(cache, gone) == [("G0",)]


def test_that_a_corrected_row_leaves_the_quarantine(cache, folder, load):
    load(folder, folder / "basic.yaml")
    path = folder / "bad_rows.csv"
    path.write_text(path.read_text().replace("2025-02-30", "2025-02-28"))
    load(folder, folder / "basic.yaml")
    assert rows(cache, "SELECT item FROM quarantine WHERE item = 'A2'") == []
    assert len(rows(cache, "SELECT 1 FROM opportunities WHERE source_id = 'A2'")) == 1


def test_that_the_worked_example_of_the_manual_works(cache, tmp_path, load):
    text = (ROOT / "docs" / "import.md").read_text("utf-8")
    files = re.findall(r"`([a-z_]+\.(?:csv|yaml))`\n```\w*\n(.*?)```", text, re.DOTALL)
    for name, body in files:
        (tmp_path / name).write_text(body)
    report = load(tmp_path, tmp_path / "mapping.yaml", Calendar("UTC", reporting_currency="EUR"))
    assert [stream.error for stream in report.streams if stream.error] == []
    assert rows(cache, "SELECT source_id, stage_id, amount FROM opportunities ORDER BY 1") == [
        ("1001", "Won", 85000), ("1002", "Talk", 30000), ("1003", "New", 30000)]
    with cache.raw_read() as raw:
        mart = Mart.load(raw)
    early = FilterState(as_of=datetime(2025, 1, 20, tzinfo=UTC))
    frame = mart.tally(OPPORTUNITIES, ("stage",), (COUNT, total("amount")), early).frame()
    assert {row.stage: (row.n, row.amount) for row in frame.itertuples()} == {
        "1:Talk": (1, 90000), "1:New": (1, 30000)}


@pytest.mark.skipif(not MAVEN.is_dir(), reason="the Maven files are not on this machine")
def test_that_maven_comes_out_of_the_mart_as_the_ground_truth_has_it(cache, load):
    truth = json.loads((MAVEN / "ground_truth.json").read_text())
    calendar = Calendar("UTC", reporting_currency="USD")
    report = load(MAVEN, "maven_crm", calendar)
    assert [stream.error for stream in report.streams if stream.error] == []
    assert rows(cache, "SELECT count(*) FROM quarantine") == [(0,)]
    with cache.raw_read() as raw:
        mart = Mart.load(raw)
    for when in (None, datetime(2017, 12, 31, 23, 59, tzinfo=UTC)):
        frame = mart.tally(OPPORTUNITIES, ("stage", "region"), (COUNT, total("amount")),
                           FilterState(as_of=when)).frame()
        found = {(row.stage.split(":")[1], row.region): row.n for row in frame.itertuples()}
        assert found == {(stage, region): n for stage, cells in
                         truth["stage_x_region_counts"].items() for region, n in cells.items()}
        values = frame.groupby("stage")["amount"].sum()
        assert values["1:Won"] == 100 * truth["overall"]["won_value_total"]
        for stage, expected in truth["open_pipeline_list_price"].items():
            assert values[f"1:{stage}"] == 100 * expected["list_value"]
    again = load(MAVEN, "maven_crm", calendar)
    assert all(stream.new + stream.updated + stream.deleted + stream.events == 0
               for stream in again.streams)
