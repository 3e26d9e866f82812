"""Made-up deals, thirty closed, with the eleven quirks of the Maven files, by the shipped mapping.

`tests/data/files/quirks` has the form of those files and none of their rows, so that what the
mapping repairs, assumes and tells is tested on every machine. All figures are counted by hand:

    won   W1-W8   900 + 55 + 1100 + 45 (West)  1000 + 50 + 950 + 21000 (East)  = 25100
                  days 56, 59, 40, 30, 30, 20, 70, 60
          W9-W16  41 + 42 + ... + 48, in 40 days each (West, Mini, Birch)      =   356
    lost  L1-L6   days 60, 30, 10, 30, 60, 20
          L7-L14  40 days each (East, Mini, Cedar)
    open  at list price: GTX Pro 1000, Mini 50, Grand 20000
          E1-E10  4 GTX Pro, 5 Mini, 1 Grand = 24250;  P1-P6  1, 4, 1 = 21200
          days old on 2025-06-30: 149, 149, 121, 46, 90, 29, 10, 10, 10, 5
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.calendars import Calendar
from models.cells import COUNT, total
from models.facts import OPPORTUNITIES
from models.filters import FilterState
from models.mart import Mart
from models.metric import Question, answer
from models.task import Task
from sync import engine
from sync.connector import Profile, Window
from sync.connectors.files import Files

FOLDER = Path(__file__).parents[1] / "data" / "files" / "quirks"
IMPORT = datetime(2026, 9, 14, tzinfo=UTC)
CALENDAR = Calendar("UTC", reporting_currency="USD")


@pytest.fixture(scope="module")
def read():
    """All records by kind and id, and the notices by code and item."""
    source = Files(Profile("quirks", FOLDER.as_uri(), {"mapping": "maven_crm"}), None)
    records, notices = {}, {}
    for stream in source.streams:
        for page in source.pages(stream.name, Window(None, IMPORT), Task()):
            records.setdefault(stream.name, {}).update(
                (record.source_id, record) for record in page.records)
            notices |= {(one.code, one.item): one for one in page.notices}
            assert page.rejects == ()
    return records, notices


@pytest.fixture
def mart(cache, now):
    engine.add_connection(cache, "files", "quirks", str(FOLDER), {"mapping": "maven_crm"}, None,
                          now=now)
    for _ in range(2):  # the second time is no change
        report = engine.sync(cache, "quirks", Task(), clock=lambda: now, calendar=CALENDAR)
        assert [stream.error for stream in report.streams if stream.error] == []
    assert all(stream.stored + stream.events == 0 for stream in report.streams)
    with cache.raw_read() as raw:
        return Mart.load(raw)


def test_that_each_quirk_is_repaired_or_told(read):
    """Numbered as in the note that comes with the Maven files."""
    records, notices = read
    deals = records["opportunities"]

    def told(code: str, item: str = "") -> int:
        return notices[code, item].count

    assert told("value.mapped", "product_id: GTXPro → GTX Pro") == 12  # 1
    assert Counter(deal.product_id for deal in deals.values()) == {
        "GTX Pro": 12, "Mini": 31, "Grand": 3}
    assert dict(notices["opportunity.without_account", ""].facts) == {  # 2
        "Engaging": 7, "Prospecting": 3}
    assert told("opportunity.without_account") == 10
    assert told("value.defaulted", "amount") == 16  # 3
    assert told("opportunity.undated", "Prospecting") == 6
    assert told("amount.zero", "Lost") == 14  # 4
    assert told("created_at.first_known_date", "engage_date") == 40  # 5
    assert notices["user.without_deals", ""].facts["names"] == "Eve Eich, Flo Fink"  # 6
    assert told("value.mapped", "industry: technolgy → technology") == 2  # 7
    assert told("value.mapped", "country: Philipines → Philippines") == 1
    assert {one.source_id: one.parent_id for one in records["accounts"].values()
            if one.parent_id} == {"Dogwood": "Alder", "Elm": "Cedar"}
    assert notices["history.left_censored", ""].facts["first_close"] == "2025-03-03"  # 8
    old = notices["opportunity.older_than_any_closed", ""]  # 9
    assert (old.count, old.facts["longest_days"]) == (4, 70)
    assert sum(deal.product_id == "Grand" and deal.status != "open"
               for deal in deals.values()) == 1  # 10
    assert told("row.repeated", "Engaging") == 3  # 11
    assert told("row.repeated", "Prospecting") == 1
    assert len(deals) == 46


def test_that_the_mart_has_the_figures_counted_by_hand(mart):
    cells = mart.tally(OPPORTUNITIES, ("stage",), (COUNT, total("amount")), FilterState()).frame()
    assert {row.stage.split(":")[1]: (row.n, row.amount) for row in cells.itertuples()} == {
        "Won": (16, 2_545_600), "Lost": (14, 0),
        "Engaging": (10, 2_425_000), "Prospecting": (6, 2_120_000)}


@pytest.mark.parametrize(("dimension", "expected"), [
    ("region", {"West": (12, 15), "East": (4, 15)}),
    ("product", {"GTX Pro": (4, 7), "Mini": (11, 22), "Grand": (1, 1)}),
    ("industry", {"technology": (12, 16), "medical": (3, 13), "retail": (1, 1)}),
    ("manager", {"Max Mohn": (12, 15), "Mia Moos": (4, 15)}),
    ("quarter", {"2025Q1": (4, 4), "2025Q2": (12, 26)}),
])
def test_that_win_rates_are_those_counted_by_hand(mart, now, dimension, expected):
    found = answer("win_rate", Question(FilterState(), (dimension,), {}, CALENDAR, now), mart)
    assert {str(row.by[dimension]).split(":")[-1]: (row.numerator, row.denominator)
            for row in found.rows} == expected


def test_that_days_to_close_are_those_counted_by_hand(read):
    days = {"won": [], "lost": []}
    for deal in read[0]["opportunities"].values():
        if deal.status != "open":
            days[deal.status].append((deal.closed_at - deal.created_at).days)
    assert sorted(days["won"]) == [20, 30, 30, *[40] * 9, 56, 59, 60, 70]
    assert sorted(days["lost"]) == [10, 20, 30, 30, *[40] * 8, 60, 60]


def test_that_looking_back_shows_only_what_had_happened(mart):
    """At the start of 15 April five were won and three lost of the 31 begun; the 23 others stood at
    list price: W7, E1, E2, E5 at 1000, the other 19 at 50. The six without any date stand in
    Prospecting from the first day of the file on."""
    middle = FilterState(as_of=datetime(2025, 4, 15, tzinfo=UTC))
    cells = mart.tally(OPPORTUNITIES, ("stage",), (COUNT, total("amount")), middle).frame()
    assert {row.stage.split(":")[1]: (row.n, row.amount) for row in cells.itertuples()} == {
        "Won": (5, 310_000), "Lost": (3, 0), "Engaging": (23, 495_000),
        "Prospecting": (6, 2_120_000)}
