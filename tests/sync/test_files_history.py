"""What files tell of the past, seen through the log as everybody reads it."""

from __future__ import annotations

import shutil
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.history import state_at
from models.instants import to_micros
from models.task import Task
from sync import planner
from sync.connector import Profile, Window
from sync.connectors.files import Files
from sync.logbook import Frame

DATA = Path(__file__).parents[1] / "data" / "files"
IMPORT = datetime(2026, 1, 1, tzinfo=UTC)


class Log:
    """Imports into plain dictionaries, by the planner that also fills the local file."""

    def __init__(self) -> None:
        self.rows = {}
        self.events = defaultdict(list)
        self.notices = {}
        self.rejects = []

    def load(self, folder: Path, mapping: Path | str, now: datetime = IMPORT) -> planner.Counts:
        source = Files(Profile("files", str(folder), {"mapping": str(mapping)}), None)
        frame = Frame(1, to_micros(now), to_micros(now), source.baseline)
        counts = planner.Counts()
        self.rejects = []
        for page in source.pages("opportunities", Window(None, now), Task()):
            done = planner.settle(
                planner.draft("opportunities", page.records, page.events, self.rows, frame),
                self.events,
            )
            assert done.rejects == []
            self.rows.update((row[1], row) for row in done.rows)
            for event in done.events:
                self.events[event[1]].append(event)
            self.rejects += page.rejects
            self.notices.update({(one.code, one.item): one.count for one in page.notices})
            counts.add(done.counts)
        return counts

    def at(self, deal: str, *when: int) -> dict[str, str | None]:
        return state_at(self.events[deal], datetime(*when, tzinfo=UTC))


@pytest.fixture
def folder(tmp_path) -> Path:
    for name in ("bad_rows.csv", "history.csv", "basic.yaml"):
        shutil.copy(DATA / name, tmp_path)
    with (tmp_path / "basic.yaml").open("a") as mapping:
        mapping.write(
            "    history: {source: history, opportunity: deal, at: when, before: from,"
            " fields: {stage_id: to}}\n"
        )
    return tmp_path


def test_that_a_history_sheet_is_walked_change_by_change(folder):
    log = Log()
    log.load(folder, folder / "basic.yaml")
    stages = [log.at("A1", 2025, 1, day).get("stage_id") for day in (4, 5, 9, 19, 20)]
    assert stages == [None, "New", "Offer", "Offer", "New"]
    assert log.at("A8", 2025, 1, 31)["stage_id"] == "Offer"
    assert log.at("A8", 2025, 2, 1)["stage_id"] == "Won"
    assert "state" not in log.at("A8", 2025, 1, 6)


def test_that_bad_and_foreign_rows_of_the_history_are_told(folder):
    log = Log()
    log.load(folder, folder / "basic.yaml")
    assert log.notices["history.orphan", "history.csv"] == 1
    assert ("history.csv", 7, "when") in [
        (one.facts["file"], one.facts["row"], one.facts["column"]) for one in log.rejects
        if one.facts["file"] == "history.csv"
    ]


def test_that_everything_is_marked_reconstructed_and_known_when_it_happened(folder):
    log = Log()
    log.load(folder, folder / "basic.yaml")
    events = [event for events in log.events.values() for event in events]
    assert {event[11] for event in events} == {"reconstructed"}
    assert all(event[6] == event[7] for event in events)


def test_that_the_same_file_twice_is_no_change(folder):
    log = Log()
    first = log.load(folder, folder / "basic.yaml")
    assert (first.new, first.updated) == (2, 0)
    before = {key: len(events) for key, events in log.events.items()}
    again = log.load(folder, folder / "basic.yaml", datetime(2026, 2, 1, tzinfo=UTC))
    assert (again.new, again.updated, again.unchanged) == (0, 0, 2)
    assert {key: len(events) for key, events in log.events.items()} == before


SALES = """\
format: 1
currency: EUR
sources: {deals: deals.csv, products: products.csv}
pipelines:
  - {id: p, stages: [New, Talk, {id: Won, outcome: won}, {id: Lost, outcome: lost}]}
records:
  products: {source: products, key: p, fields: {name: p, price: price}}
  opportunities:
    source: deals
    key: id
    fields:
      owner_id: who
      product_id: {column: p, find: products}
      stage_id: stage
      amount:
        column: value
        since: closed
        default: {find: products, field: price, through: product_id}
      created_at: talked
      closed_at: closed
    history: {begins: [{column: talked, stage: Talk}, {column: closed, stage: current}]}
"""


def sales(folder: Path, *rows: str) -> Path:
    (folder / "sales.yaml").write_text(SALES)
    (folder / "products.csv").write_text("p,price\nbike,900\n")
    lines = ["id,who,p,stage,talked,closed,value", *rows, ""]
    (folder / "deals.csv").write_text("\n".join(lines))
    return folder / "sales.yaml"


def test_that_date_columns_begin_stages_and_values_hold_from_their_date_on(tmp_path):
    mapping = sales(tmp_path, "1,Jo,bike,Won,2025-01-10,2025-03-01,850",
                    "2,Jo,bike,Lost,2025-01-10,2025-03-01,0", "3,Al,bike,New,,,")
    log = Log()
    log.load(tmp_path, mapping)
    before, after = log.at("1", 2025, 2, 1), log.at("1", 2025, 3, 1)
    assert (before["stage_id"], before["amount"], before["owner_id"]) == ("Talk", "900", "Jo")
    assert (after["stage_id"], after["amount"]) == ("Won", "850")
    assert log.at("2", 2025, 3, 1)["amount"] == "0"
    assert log.at("1", 2025, 1, 9) == {}


def test_that_a_lost_deal_counts_at_its_value_before_and_a_won_one_at_its_value_after(tmp_path):
    mapping = sales(tmp_path, "1,Jo,bike,Won,2025-01-10,2025-03-01,850",
                    "2,Jo,bike,Lost,2025-01-10,2025-03-01,0")
    log = Log()
    log.load(tmp_path, mapping)
    at_close = to_micros(datetime(2025, 3, 1, tzinfo=UTC))
    order = {deal: [event[3] for event in sorted(log.events[deal], key=lambda one: one[9])
                    if event[6] == at_close] for deal in ("1", "2")}
    assert order == {"1": ["amount", "stage_id"], "2": ["stage_id", "amount"]}


def test_that_a_deal_without_any_date_exists_from_the_earliest_date_of_the_file(tmp_path):
    log = Log()
    log.load(tmp_path, sales(tmp_path, "1,Jo,bike,Talk,2025-01-10,,", "3,Al,bike,New,,,"))
    state = log.at("3", 2025, 1, 10)
    assert (state["state"], state["stage_id"], state["owner_id"]) == ("live", "New", "Al")
    assert state["amount"] == "900"
    assert log.notices["opportunity.undated", "New"] == 1
    assert log.notices["history.stage_undated", "New"] == 1


def test_that_undated_deals_may_exist_from_the_import_on_instead(tmp_path):
    mapping = sales(tmp_path, "1,Jo,bike,Talk,2025-01-10,,", "3,Al,bike,New,,,")
    mapping.write_text(mapping.read_text() + "    undated: unknown\n")
    log = Log()
    log.load(tmp_path, mapping)
    assert log.at("3", 2025, 12, 31) == {}
    assert log.at("3", 2026, 1, 1)["stage_id"] == "New"


def test_that_the_next_snapshot_adds_what_happened_since_and_keeps_the_past(tmp_path):
    log = Log()
    first = ("1,Jo,bike,Talk,2025-01-10,,", "2,Jo,bike,Talk,2025-01-10,,")
    log.load(tmp_path, sales(tmp_path, *first))
    later = datetime(2026, 2, 1, tzinfo=UTC)
    counts = log.load(tmp_path, sales(
        tmp_path, "1,Al,bike,Talk,2025-01-10,,", "2,Jo,bike,Won,2025-01-10,2026-01-20,700",
    ), later)
    assert counts.updated == 2
    assert log.at("1", 2026, 1, 31)["owner_id"] == "Jo"
    assert log.at("1", 2026, 2, 1)["owner_id"] == "Al"
    assert log.at("2", 2026, 1, 19)["stage_id"] == "Talk"
    won = log.at("2", 2026, 1, 20)
    assert (won["stage_id"], won["amount"]) == ("Won", "700")


def test_that_dates_against_the_order_of_the_rules_are_told(tmp_path):
    log = Log()
    log.load(tmp_path, sales(tmp_path, "1,Jo,bike,Won,2025-03-01,2025-01-10,1"))
    assert log.notices["history.out_of_order", "deals.csv, row 2"] == 1


def test_that_a_later_file_never_rewrites_what_an_earlier_one_told_of_undated_deals(tmp_path):
    """Twenty deals, so that no lucky order of event numbers can hide a rewritten past."""
    anchor = "0,Jo,bike,Talk,2025-01-10,,"
    log = Log()
    log.load(tmp_path, sales(tmp_path, anchor, *(f"{n},Jo,bike,New,,," for n in range(1, 21))))
    later = datetime(2026, 2, 1, tzinfo=UTC)
    moved = (f"{n},Al,bike,New,,," for n in range(1, 21))
    log.load(tmp_path, sales(tmp_path, anchor, *moved), later)
    owners = {(log.at(str(n), 2025, 6, 1)["owner_id"], log.at(str(n), 2026, 2, 1)["owner_id"])
              for n in range(1, 21)}
    assert owners == {("Jo", "Al")}


def test_that_a_corrected_price_list_does_not_rewrite_the_past_of_closed_deals(tmp_path):
    log = Log()
    lines = [f"{n},Jo,bike,Won,2025-01-10,2025-03-01,850" for n in range(20)]
    log.load(tmp_path, sales(tmp_path, *lines))
    mapping = sales(tmp_path, *lines)
    (tmp_path / "products.csv").write_text("p,price\nbike,990\n")
    log.load(tmp_path, mapping, datetime(2026, 2, 1, tzinfo=UTC))
    assert {log.at(str(n), 2025, 2, 1)["amount"] for n in range(20)} == {"900"}
    assert {log.at(str(n), 2026, 2, 1)["amount"] for n in range(20)} == {"850"}
