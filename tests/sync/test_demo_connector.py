"""The demo CRM through its connector and the real transport."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from demo_company import built

from models.entities import KINDS, Opportunity
from models.history import canonical, text_of
from models.task import Task
from sync.connector import Page, Profile, Window
from sync.connectors.demo import Demo
from sync.demo import server
from sync.errors import AuthRevoked, Offline
from sync.transport import Transport

END = datetime(2030, 1, 1, tzinfo=UTC)
ALL = Window(None, END)


@pytest.fixture
def crm() -> Iterator[server.Server]:
    running = server.start(built(5, "little"))
    yield running
    running.stop()


@pytest.fixture
def demo(crm: server.Server) -> Iterator[Demo]:
    connector = connected(crm.url, crm.token)
    yield connector
    connector.transport.close()


def connected(url: str, secret: str | None) -> Demo:
    profile = Profile("demo", url, {}, secret)
    return Demo(profile, Transport.to(profile, Task()))


def pages(demo: Demo, stream: str, window: Window = ALL) -> list[Page]:
    return list(demo.pages(stream, window, Task()))


def test_that_a_greeting_names_the_company_and_counts_its_records(demo: Demo) -> None:
    greeting = demo.test()
    assert "Huayue" in greeting.account
    assert greeting.counts.keys() == KINDS.keys()
    assert demo.server_now() == built(5, "little").opens_at


@pytest.mark.parametrize("stream", sorted(KINDS))
def test_that_every_stream_arrives_whole_in_our_words(demo: Demo, stream: str) -> None:
    found = pages(demo, stream)
    records = [record for page in found for record in page.records]
    live = [record.source_id for record in records if record.state == "live"]
    assert not [reject for page in found for reject in page.rejects]
    assert all(isinstance(record, KINDS[stream]) for record in records)
    assert all(record.raw and record.modified_at for record in records)
    assert sorted(live) == sorted(key for ids in demo.ids(stream, Task()) for key in ids)
    assert len({record.source_id for record in records}) == len(records)


def test_that_amounts_are_decimal_and_probabilities_are_shares(demo: Demo) -> None:
    deals = [deal for page in pages(demo, "opportunities") for deal in page.records
             if isinstance(deal, Opportunity)]
    assert {type(deal.amount) for deal in deals} <= {Decimal, type(None)}
    assert all(type(deal.probability) is float and 0 <= deal.probability <= 1 for deal in deals)
    assert {deal.status for deal in deals} == {"open", "won", "lost"}
    assert all((deal.closed_at is None) == (deal.status == "open") for deal in deals)


def test_that_events_come_with_their_deals_and_say_what_the_record_says(demo: Demo) -> None:
    for page in pages(demo, "opportunities"):
        ids = {record.source_id for record in page.records}
        assert {event.opportunity_id for event in page.events} == ids
        last = {}
        for event in sorted(page.events, key=lambda e: (e.effective_at, e.sequence)):
            last[event.opportunity_id, event.field] = canonical(event.field, event.new)
        for deal in page.records:
            for (key, field), text in last.items():
                if key == deal.source_id:
                    assert text == text_of(field, getattr(deal, field)), (key, field)


def test_that_reading_goes_on_where_it_stopped(
    demo: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.connectors.demo._PAGE", 500)
    whole = pages(demo, "activities")
    assert len(whole) > 2
    for stop, page in enumerate(whole[:-1]):
        rest = pages(demo, "activities", Window(None, END, page.position))
        assert [p.records for p in rest] == [p.records for p in whole[stop + 1:]]


def test_that_a_later_window_brings_only_what_changed(demo: Demo, crm: server.Server) -> None:
    before = crm.clock.now
    crm.clock.move_to(before + timedelta(days=3))
    news = [record for page in pages(demo, "opportunities", Window(before, END))
            for record in page.records]
    assert news
    assert all(record.modified_at and record.modified_at >= before for record in news)
    assert len(news) < 200


def test_that_single_records_are_read_again_also_when_gone(demo: Demo) -> None:
    gone = [record for page in pages(demo, "opportunities") for record in page.records
            if record.state != "live"]
    page = demo.reread("opportunities", ("O0000003", gone[0].source_id, "O7777777"), Task())
    assert {record.source_id: record.state for record in page.records} == {
        "O0000003": "live", gone[0].source_id: gone[0].state}


@pytest.mark.parametrize("secret", [None, "wrong"])
def test_that_a_wrong_token_asks_for_a_new_one(crm: server.Server, secret: str | None) -> None:
    with pytest.raises(AuthRevoked):
        connected(crm.url, secret).test()


def test_that_a_server_that_is_not_there_is_offline(crm: server.Server) -> None:
    stopped = server.start(built(5, "little"))
    stopped.stop()
    with pytest.raises(Offline):
        connected(stopped.url, stopped.token).test()
