"""The planner alone: pages in, operations out, whatever the pages hold."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from models.entities import FieldEvent, Opportunity, User
from models.history import event_id, state_at, text_of
from models.instants import to_micros
from models.rows import LAYOUTS, decode
from sync.logbook import Frame
from sync.planner import draft, settle

START = datetime(2026, 1, 1, tzinfo=UTC)
END = START + timedelta(days=4000)
DEALS = LAYOUTS["opportunities"]


class File:
    """The part of the cache a planner works on, in memory."""

    def __init__(self):
        self.rows, self.log = {}, {}

    def store(self, records, events, now, baseline="derived"):
        frame = Frame(1, to_micros(now), to_micros(now), baseline)
        drafted = draft("opportunities", records, events, self.rows, frame)
        operations = settle(drafted, {key: list(self.log[key].values())
                                      for key in drafted.wants_log() if key in self.log})
        self.rows.update({row[1]: row for row in operations.rows})
        for event in operations.events:
            self.log.setdefault(event[1], {}).setdefault(event[2], event)
        return operations

    def holds(self):
        """Every tracked field of every mirror row equals the fold of its log."""
        for key, row in self.rows.items():
            record = decode(DEALS, row)
            told = state_at(self.log[key].values(), END)
            for name in ("state", "stage_id", "amount", "currency", "owner_id", "close_date",
                         "probability", "account_id"):
                assert told.get(name) == text_of(name, getattr(record, name)), (key, name)


moments = st.integers(0, 60).map(lambda n: START + timedelta(hours=n))
values = st.sampled_from(["a", "b", "c"])
amounts = st.none() | st.decimals(-1000, 1000, places=2)


@st.composite
def deals(draw, at=None):
    modified = at or draw(moments)
    return Opportunity(
        source_id=draw(st.sampled_from(["1", "2"])), name="x", modified_at=modified,
        state=draw(st.sampled_from(["live", "live", "live", "archived", "deleted"])),
        created_at=draw(st.none() | st.just(START)), stage_id=draw(st.none() | values),
        amount=draw(amounts), currency=draw(st.sampled_from([None, "EUR", "JPY"])),
        owner_id=draw(st.none() | values),
        close_date=draw(st.none() | st.just(START.date())),
        probability=draw(st.none() | st.sampled_from([0.1, 0.5])),
    )


@st.composite
def natives(draw):
    name = draw(st.sampled_from(["stage_id", "owner_id", "state"]))
    new = draw(st.sampled_from(["live", "deleted"]) if name == "state" else st.none() | values)
    at = draw(moments)
    return FieldEvent(
        opportunity_id=draw(st.sampled_from(["1", "2", "3"])), field=name, old=None, new=new,
        effective_at=at, observed_at=at + timedelta(hours=draw(st.integers(0, 2))),
        sequence=draw(st.integers(0, 3)), vendor_id=draw(st.sampled_from(["", "7", "8"])),
    )


pages = st.lists(
    st.tuples(st.lists(deals(), max_size=3), st.lists(natives(), max_size=6)), min_size=1,
    max_size=6,
)


@given(pages)
@settings(max_examples=300, deadline=None)
def test_that_the_fold_of_the_log_equals_the_mirror_after_every_page(found):
    file = File()
    for hour, (records, events) in enumerate(found):
        file.store(records, events, START + timedelta(days=3, hours=hour))
        file.holds()


@given(pages)
@settings(max_examples=200, deadline=None)
def test_that_the_same_page_again_changes_nothing(found):
    file = File()
    for hour, (records, events) in enumerate(found):
        file.store(records, events, START + timedelta(days=3, hours=hour))
        newest = {}
        for record in records:
            if record.source_id not in newest or (
                record.modified_at >= newest[record.source_id].modified_at
            ):
                newest[record.source_id] = record
        again = file.store(list(newest.values()), events,
                           START + timedelta(days=3, hours=hour, minutes=1))
        assert again.events == []
        assert again.changed == set()


@given(st.lists(natives(), max_size=12), st.integers(0, 9), st.lists(deals(), max_size=2))
@settings(max_examples=200, deadline=None)
def test_that_the_order_of_events_does_not_matter(events, seed, records):
    shuffled = list(events)
    random.Random(seed).shuffle(shuffled)
    files = []
    for given_events in (events, shuffled):
        file = File()
        file.store([], [], START + timedelta(days=3))
        file.store(records, [], START + timedelta(days=3))
        file.store([], given_events, START + timedelta(days=3, hours=1))
        files.append((file.rows, file.log))
    assert files[0] == files[1]


def deal(at, **values):
    values.setdefault("source_id", "1")
    values.setdefault("created_at", START)
    return Opportunity(name="x", modified_at=at, **values)


def stage(at, new, old=None, **values):
    return FieldEvent(opportunity_id="1", field="stage_id", old=old, new=new, effective_at=at,
                      observed_at=at, **values)


def hours(n):
    return START + timedelta(hours=n)


def test_that_a_native_event_retires_the_derived_one_that_had_guessed_it():
    file = File()
    file.store([deal(hours(1), stage_id="a")], [], hours(2))
    file.store([deal(hours(5), stage_id="b")], [], hours(6))
    guess = next(e for e in file.log["1"].values() if e[5] == "b")
    file.store([], [stage(hours(4), "b", "a")], hours(7))
    native = next(e for e in file.log["1"].values() if e[11] == "native")
    assert native[12] == guess[2]
    told = state_at(file.log["1"].values(), hours(4.5))
    assert told["stage_id"] == "b"
    file.holds()


def test_that_the_log_before_a_retirement_reads_as_it_did():
    file = File()
    file.store([deal(hours(1), stage_id="a")], [], hours(2))
    file.store([deal(hours(5), stage_id="b")], [], hours(6))
    late = FieldEvent(opportunity_id="1", field="stage_id", old="a", new="b",
                      effective_at=hours(4), observed_at=hours(8))
    file.store([], [late], hours(9))
    log = file.log["1"].values()
    assert state_at(log, hours(5.5))["stage_id"] == "a"
    assert state_at(log, hours(7))["stage_id"] == "b"
    assert state_at(log, hours(9))["stage_id"] == "b"


def test_that_an_event_of_another_time_retires_nothing():
    file = File()
    file.store([deal(hours(1), stage_id="a")], [], hours(2))
    file.store([deal(hours(5), stage_id="b")], [], hours(6))
    file.store([], [stage(hours(20), "b", "a")], hours(21))
    assert {e[12] for e in file.log["1"].values()} == {None}


def test_that_a_complete_log_of_the_source_needs_nothing_derived():
    file = File()
    begin = FieldEvent(opportunity_id="1", field="state", old=None, new="live",
                       effective_at=START, observed_at=START)
    operations = file.store(
        [deal(hours(3), stage_id="b")], [begin, stage(START, "a"), stage(hours(2), "b", "a")],
        hours(9),
    )
    assert {event[11] for event in operations.events} == {"native"}


def test_that_the_beginning_is_known_as_early_as_the_log_speaks():
    file = File()
    file.store([deal(hours(3), stage_id="b")], [stage(hours(1), "b")], hours(9))
    assert state_at(file.log["1"].values(), hours(2))["state"] == "live"


def test_that_files_reconstruct_the_past_they_tell():
    file = File()
    file.store([deal(hours(3), stage_id="b")], [], hours(9), "reconstructed")
    assert state_at(file.log["1"].values(), hours(4)) == {"state": "live", "stage_id": "b"}
    assert {event[11] for event in file.log["1"].values()} == {"reconstructed"}


def test_that_an_amount_with_more_decimals_than_its_currency_is_no_change():
    file = File()
    event = FieldEvent(opportunity_id="1", field="amount", old=None, new="10.005",
                       effective_at=hours(1), observed_at=hours(1))
    operations = file.store(
        [deal(hours(1), amount=Decimal("10.005"), currency="EUR")], [event], hours(2))
    assert [e[5] for e in operations.events if e[3] == "amount"] == ["10.005"]


def test_that_a_tombstone_with_nothing_but_an_id_keeps_the_values():
    file = File()
    file.store([deal(hours(1), stage_id="a", owner_id="o")], [], hours(2))
    file.store([Opportunity(source_id="1", name="", state="deleted", modified_at=hours(3))], [],
               hours(4))
    record = decode(DEALS, file.rows["1"])
    assert (record.state, record.name, record.stage_id) == ("deleted", "x", "a")
    assert state_at(file.log["1"].values(), hours(5))["state"] == "deleted"
    file.store([deal(hours(2), stage_id="z")], [], hours(6))
    assert decode(DEALS, file.rows["1"]).state == "deleted"


def test_that_events_of_a_deal_without_record_are_kept_and_move_a_known_one():
    file = File()
    file.store([], [stage(hours(1), "a")], hours(2))
    assert file.rows == {}
    assert len(file.log["1"]) == 1
    file.store([deal(hours(1), stage_id="a")], [], hours(3))
    file.store([], [stage(hours(4), "c", "a")], hours(5))
    assert decode(DEALS, file.rows["1"]).stage_id == "c"


def test_that_an_event_read_again_has_the_same_id():
    event = stage(hours(1), "a", vendor_id="9")
    assert event_id(1, event) == event_id(1, stage(hours(1), "a", vendor_id="9"))
    assert event_id(1, event) != event_id(2, event)
    assert 0 <= event_id(1, event) < 2**63


def plan(record, kind="opportunities"):
    return settle(draft(kind, [record], [], {}, Frame(1, 0, 0)), {})


def test_that_bad_records_are_set_aside_with_their_column():
    for values, code, column in (
        ({"amount": Decimal("1e400")}, "amount.out_of_range", "amount"),
        ({"amount": Decimal("NaN")}, "amount.out_of_range", "amount"),
        ({"currency": "EURO"}, "record.bad_currency", "currency"),
        ({"next_step": "\ud800"}, "record.bad_text", "next_step"),
        ({"closed_at": datetime(2026, 1, 1)}, "record.bad_time", "closed_at"),
        ({"probability": 7.0}, "record.bad_number", "probability"),
        ({"raw": {"x": "y" * 2_000_000}}, "record.too_large", None),
        ({"source_id": ""}, "record.no_id", "source_id"),
        ({"source_id": "\ud800"}, "record.bad_text", "source_id"),
    ):
        operations = plan(deal(hours(1), **values))
        assert operations.rows == []
        assert [r.code for r in operations.rejects] == [code]
        assert operations.rejects[0].facts.get("column") == column


def test_that_one_bad_record_does_not_stop_the_others():
    records = [User(source_id=str(n), name="\udfff" if n == 3 else "Ada") for n in range(5)]
    operations = settle(draft("users", records, [], {}, Frame(1, 0, 0)), {})
    assert [row[1] for row in operations.rows] == ["0", "1", "2", "4"]
    assert [reject.item for reject in operations.rejects] == ["3"]


def test_that_a_nul_is_shown_and_a_small_currency_is_written_large():
    row = plan(deal(hours(1), next_step="a\0b", currency="eur", amount=Decimal(1))).rows[0]
    record = decode(DEALS, row)
    assert (record.next_step, record.currency, record.amount) == ("a␀b", "EUR", Decimal(1))


def test_that_an_event_that_cannot_be_is_set_aside():
    for name, new in (("amount", "much"), ("close_date", "2025-02-30"), ("colour", "red"),
                      ("probability", "3"), ("stage_id", "\ud800"), ("amount", "1e400")):
        event = FieldEvent(opportunity_id="1", field=name, old=None, new=new,
                           effective_at=hours(1), observed_at=hours(1))
        operations = settle(draft("opportunities", [], [event], {}, Frame(1, 0, 0)), {})
        assert operations.events == []
        assert [reject.code for reject in operations.rejects] == ["event.bad_value"]
