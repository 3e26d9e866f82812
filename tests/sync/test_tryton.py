"""The Tryton connector against a real Tryton: signing in, streams, errors."""

from __future__ import annotations

import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from tryton_server import PASSWORD, TrytonServer, serving
from tryton_story import HEAD, LEFT, NO_LOGIN, SELLERS_OF

from models.entities import Record
from models.task import Task
from sync.connector import Page, Profile, Window
from sync.connectors.tryton import Tryton
from sync.errors import (
    AuthRevoked,
    Forbidden,
    NotFound,
    NotUnderstood,
    RateBurst,
    Refused,
    SyncError,
)
from sync.transport import Transport

pytestmark = pytest.mark.tryton
ALWAYS = Window(None, datetime(2100, 1, 1, tzinfo=UTC))


def connect(
    url: str, user: str = "admin", secret: str | None = PASSWORD, **options: str
) -> Tryton:
    profile = Profile("crm", url, {"user": user, **options}, secret)
    return Tryton(profile, Transport.to(profile, Task()))


def read(connector: Tryton, stream: str, window: Window = ALWAYS) -> list[Record]:
    pages = connector.pages(stream, window, Task())
    return [record for page in pages for record in page.records]


@pytest.fixture
def crm(tryton: TrytonServer) -> Iterator[Tryton]:
    connector = connect(tryton.url)
    yield connector
    connector.transport.close()


@pytest.fixture(scope="module")
def history(tryton: TrytonServer) -> list[Page]:
    """All opportunities with their whole log, read once."""
    connector = connect(tryton.url)
    pages = list(connector.pages("opportunities", ALWAYS, Task()))
    connector.transport.close()
    return pages


def records_of(crm: Tryton, history: list[Page], stream: str) -> list[Record]:
    if stream != "opportunities":
        return read(crm, stream)
    return [record for page in history for record in page.records]


def test_that_a_test_of_the_connection_says_what_is_there(crm, tryton):
    greeting = crm.test()
    assert greeting.server == "Tryton 8.2"
    assert greeting.account == "admin"
    assert greeting.counts["opportunities"] == len(tryton.as_of(None))


@pytest.mark.parametrize("stream", [stream.name for stream in Tryton.streams])
def test_that_the_ids_of_a_stream_are_those_of_its_living_records(crm, history, stream):
    ids = [key for page in crm.ids(stream, Task()) for key in page]
    records = records_of(crm, history, stream)
    assert sorted(ids) == sorted(r.source_id for r in records if r.state != "deleted")
    assert len(set(ids)) == len(ids) > 0


@pytest.mark.parametrize("stream", [stream.name for stream in Tryton.streams])
def test_that_records_read_again_by_their_ids_are_the_same(crm, history, stream):
    records = records_of(crm, history, stream)[-3:]
    again = crm.reread(stream, tuple(record.source_id for record in records), Task())
    assert list(again.records) == records


def test_that_employees_are_users_with_their_supervisors(crm, tryton):
    employees = {name: str(key) for name, key in tryton.story()["employees"].items()}
    users = {user.name: user for user in read(crm, "users")}
    assert {name: user.source_id for name, user in users.items()} == employees
    for leader, sellers in SELLERS_OF.items():
        assert users[leader].manager_id == employees[HEAD]
        assert {users[seller].manager_id for seller in sellers} == {employees[leader]}
    inactive = {name for name, user in users.items() if not user.active}
    assert inactive == {LEFT, "Suspended"}
    assert users[LEFT].left_on is not None
    assert users[NO_LOGIN].email is None
    assert users[HEAD].role == "headquarters"


def test_that_the_tree_of_supervisors_is_the_tree_of_teams(crm, tryton):
    employees = {name: str(key) for name, key in tryton.story()["employees"].items()}
    teams = {team.name: team for team in read(crm, "teams")}
    assert set(teams) == {HEAD, *SELLERS_OF}
    assert teams[HEAD].parent_id is None
    assert {teams[leader].parent_id for leader in SELLERS_OF} == {employees[HEAD]}


def test_that_customers_are_accounts_with_place_and_site_but_we_ourselves_are_not(crm):
    accounts = read(crm, "accounts")
    assert len(accounts) == 40
    first = accounts[0]
    assert (first.city, first.country, first.domain) == ("Oslo", "NO", "customer0.test")
    twin = next(account for account in accounts if account.state == "merged")
    assert twin.merged_into == first.source_id


def test_that_mail_addresses_and_numbers_are_contacts_of_their_account(crm):
    contacts = read(crm, "contacts")
    accounts = {account.source_id for account in read(crm, "accounts")}
    assert {contact.account_id for contact in contacts} == accounts
    assert (contacts[0].name, contacts[0].email) == ("Kari 0", "post0@example.test")
    assert contacts[1].phone == "+4721000000"
    assert not any("www" in contact.name for contact in contacts)


def test_that_products_have_price_category_and_currency(crm):
    products = {product.name: product for product in read(crm, "products")}
    lathe = products["Lathe"]
    assert (lathe.price, lathe.currency, lathe.line) == (Decimal(100), "EUR", "Machines")
    assert products["Service contract"].line is None


def test_that_opportunities_are_those_of_the_server_and_the_deleted_ones(history, tryton):
    told = tryton.as_of(None)
    deals = {deal.source_id: deal for page in history for deal in page.records}
    assert {key for key, deal in deals.items() if deal.state == "live"} == set(told)
    assert any(deal.state == "deleted" for deal in deals.values())
    for key, row in told.items():
        deal = deals[key]
        assert (deal.stage_id, deal.amount, deal.close_date) == (
            row["state"], row["amount"], row["end_date"],
        )
        assert deal.currency == row["currency."]["code"]
        assert deal.product_id == next((str(ln["product"]) for ln in row["lines."]), None)
        assert (deal.closed_at is None) == (deal.status == "open")
    assert {deal.currency for deal in deals.values()} == {"EUR", "JPY"}


def test_that_who_changed_something_is_known(history, tryton):
    employees = {str(key) for key in tryton.story()["employees"].values()}
    events = [event for page in history for event in page.events]
    by = Counter(event.by_user_id for event in events)
    assert set(by) <= {*employees, "res.user,1", None}  # one seller acts through the admin
    assert len(by) > 3
    gone = {event.by_user_id for event in events if event.new == "deleted"}
    assert gone & employees
    unknown = {(event.opportunity_id, event.observed_at) for event in events
               if event.by_user_id is None}
    assert all((event.field, event.new) == ("state", "deleted") for event in events
               if (event.opportunity_id, event.observed_at) in unknown)  # the admin has no name


def test_that_reading_goes_on_where_it_was_cut_off(crm, history):
    everything = list(crm.pages("activities", ALWAYS, Task()))
    cut = everything[0]
    rest = list(crm.pages("activities", Window(None, ALWAYS.end, cut.position), Task()))
    assert rest == everything[1:]
    live, *after = history
    gone = list(crm.pages("opportunities", Window(None, ALWAYS.end, live.position), Task()))
    assert gone == after
    assert {deal.state for page in gone for deal in page.records} == {"deleted"}


def test_that_a_window_brings_only_what_changed_since(crm, tryton):
    middle = tryton.moments()[-100]
    told = {key for at, key, _ in tryton.deals("history_revisions", list(range(1, 500)), {})
            if at >= middle}
    window = Window(middle, ALWAYS.end)
    assert {deal.source_id for deal in read(crm, "opportunities", window)} == set(map(str, told))
    assert read(crm, "accounts", window) == []


def test_that_a_product_is_read_again_when_only_its_template_changed(own_tryton):
    crm = connect(own_tryton.url)
    (lathe,) = [found for found in read(crm, "products") if found.name == "Lathe"]
    template, = own_tryton.call("model.product.template.search", [["name", "=", "Lathe"]],
                                0, 1, None, {})
    own_tryton.call("model.product.template.write", [template], {"name": "Lathe II"}, {})
    since = Window(datetime.now(UTC) - timedelta(seconds=30), ALWAYS.end)
    changed = [found for found in read(crm, "products", since)
               if found.source_id == lathe.source_id]
    assert [found.name for found in changed] == ["Lathe II"]
    crm.transport.close()


def test_that_bands_of_probability_become_the_stages(tryton):
    crm = connect(tryton.url, stages="probability")
    stages = {stage.source_id for stage in read(crm, "stages")}
    deals = read(crm, "opportunities")
    assert {deal.stage_id for deal in deals} <= stages
    assert {"band-1", "won"} <= {deal.stage_id for deal in deals}
    for deal in deals:
        if deal.stage_id == "band-2":
            assert 0.2 <= deal.probability < 0.4
    crm.transport.close()


def test_that_a_seller_may_connect_and_reads_notes_too(tryton):
    crm = connect(tryton.url, user="aalto", secret="cockpit-test-1")
    assert len(read(crm, "activities")) == tryton.call("model.ir.note.search_count", [], {})
    crm.transport.close()


def test_that_who_may_see_nothing_is_told_so(tryton):
    crm = connect(tryton.url, user="outsider", secret="cockpit-test-1")
    with pytest.raises(Forbidden):
        read(crm, "opportunities")
    crm.transport.close()


def caught(connector: Tryton) -> SyncError:
    with pytest.raises(SyncError) as error:
        connector.test()
    connector.transport.close()
    return error.value


def test_that_a_server_that_allows_fewer_records_is_asked_for_fewer(tmp_path):
    with serving(tmp_path / "tryton", records=40) as server:
        crm = connect(server.url)
        deals = read(crm, "opportunities")
        assert {deal.source_id for deal in deals if deal.state == "live"} == set(server.as_of(None))
        assert len(read(crm, "accounts")) == 40
        crm.transport.close()


def test_that_a_suspended_user_and_a_wrong_password_ask_to_sign_in(own_tryton):
    for user, secret in (("suspended", PASSWORD), ("admin", "wrong"), ("nobody", "wrong")):
        assert isinstance(caught(connect(own_tryton.url, user, secret)), AuthRevoked)
    assert isinstance(caught(connect(own_tryton.url, "admin", None)), AuthRevoked)


def test_that_a_database_that_is_not_there_is_named(tryton):
    error = caught(connect(tryton.url + "x"))
    assert isinstance(error, NotFound)
    assert error.facts["database"] == "crmx"


@pytest.mark.parametrize(("url", "options", "reason"), [
    ("http://127.0.0.1:9", {"user": "admin"}, "no_database"),
    ("http://127.0.0.1:9/crm", {}, "no_user"),
])
def test_that_an_address_without_database_or_user_is_refused(url, options, reason):
    profile = Profile("crm", url, options, PASSWORD)
    with pytest.raises(Refused) as error:
        Tryton(profile, Transport.to(profile, Task()))
    assert error.value.facts["reason"] == reason


def test_that_too_many_wrong_passwords_are_told_as_too_fast(own_tryton):
    for _ in range(6):
        caught(connect(own_tryton.url, "berg", "wrong"))
    assert isinstance(caught(connect(own_tryton.url, "berg", "wrong")), RateBurst)


def test_that_a_session_the_server_forgot_is_renewed(own_tryton):
    crm = connect(own_tryton.url)
    before = read(crm, "accounts")
    with sqlite3.connect(own_tryton.folder / "crm.sqlite") as file:
        assert file.execute("DELETE FROM ir_session").rowcount > 0
    assert read(crm, "accounts") == before
    crm.transport.close()


def test_that_a_password_changed_in_between_asks_to_sign_in(own_tryton):
    crm = connect(own_tryton.url, user="costa", secret="cockpit-test-1")
    assert read(crm, "products")
    own_tryton.call("model.res.user.write", [int(_login(own_tryton, "costa"))],
                    {"password": "another-one-2"}, {})
    with sqlite3.connect(own_tryton.folder / "crm.sqlite") as file:
        file.execute("DELETE FROM ir_session WHERE create_uid <> 1")
    with pytest.raises(AuthRevoked):
        read(crm, "products")
    crm.transport.close()


def _login(server: TrytonServer, name: str) -> int:
    key, = server.call("model.res.user.search", [["login", "=", name]], 0, 1, None, {})
    return int(key)


class _Website(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        page = b"<!doctype html><title>Welcome</title>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """Quiet."""


def test_that_a_website_is_not_taken_for_a_tryton():
    with HTTPServer(("127.0.0.1", 0), _Website) as website:
        thread = threading.Thread(target=website.serve_forever)
        thread.start()
        error = caught(connect(f"http://127.0.0.1:{website.server_port}/crm"))
        website.shutdown()
        thread.join()
    assert isinstance(error, NotUnderstood)


def test_that_a_first_read_of_all_history_takes_few_calls(crm):
    """One look shows many records: far fewer calls than there are revisions."""
    calls = Counter()
    post = crm.transport.post

    def counted(path, json, **told):
        calls[json["method"].rpartition(".")[2]] += 1
        return post(path, json, **told)

    crm.transport.post = counted
    pages: list[Page] = list(crm.pages("opportunities", ALWAYS, Task()))
    revisions = len({(e.opportunity_id, e.effective_at) for page in pages for e in page.events})
    assert revisions > 500
    assert sum(calls.values()) < revisions / 2
