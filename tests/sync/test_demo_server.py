"""The demo CRM over real sockets: pages, token, clock, and what it refuses."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from demo_company import built

from models.entities import KINDS
from sync.demo import server


@pytest.fixture
def crm() -> Iterator[server.Server]:
    running = server.start(built(5, "little"), token="secret")
    yield running
    running.stop()


class Answer:
    def __init__(self, crm: server.Server, path: str, *, method: str = "GET",
                 body: str | None = None, token: str | None = "secret") -> None:
        link = http.client.HTTPConnection(urlsplit(crm.url).netloc, timeout=20)
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        link.request(method, path, body, headers)
        answer = link.getresponse()
        self.status, self.headers = answer.status, answer.headers
        self.body = answer.read()
        link.close()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def everything(crm: server.Server, path: str, limit: int) -> list[Any]:
    rows, after = [], ""
    while after is not None:
        told = Answer(crm, f"{path}?limit={limit}" + (f"&after={after}" if after else "")).json
        assert len(told["data"]) <= limit
        rows += told["data"]
        after = told["next"]
    return rows


@pytest.mark.parametrize("stream", sorted(KINDS))
def test_that_pages_give_every_record_once_in_the_order_of_ids(
    crm: server.Server, stream: str
) -> None:
    rows = everything(crm, f"/api/{stream}", 97)
    ids = [row["id"] for row in rows]
    assert ids == sorted(set(ids))
    assert ids == everything(crm, f"/api/{stream}/ids", 101)
    assert len(ids) == Answer(crm, "/api").json["streams"][stream] > 0


def test_that_only_what_changed_inside_the_bounds_is_given(crm: server.Server) -> None:
    now = crm.clock.now
    start, end = (now - timedelta(days=days) for days in (30, 10))
    path = (f"/api/opportunities?modified_from={start:%Y-%m-%dT%H:%M:%SZ}"
            f"&modified_to={end:%Y-%m-%dT%H:%M:%SZ}&limit=5000")
    inside = Answer(crm, path).json["data"]
    stamps = [datetime.fromisoformat(row["modified_at"]) for row in inside]
    assert inside
    assert all(start <= stamp < end for stamp in stamps)
    every = everything(crm, "/api/opportunities", 1000)
    assert len(inside) == sum(
        start <= datetime.fromisoformat(row["modified_at"]) < end for row in every)


def test_that_the_start_of_a_window_is_included_and_its_end_is_not(crm: server.Server) -> None:
    stamp = everything(crm, "/api/leads", 1000)[500]["modified_at"]
    later = Answer(crm, f"/api/leads?modified_from={stamp}&limit=5000").json["data"]
    earlier = Answer(crm, f"/api/leads?modified_to={stamp}&limit=5000").json["data"]
    assert stamp in {row["modified_at"] for row in later}
    assert stamp not in {row["modified_at"] for row in earlier}
    assert len(later) + len(earlier) == len(everything(crm, "/api/leads", 1000))


def test_that_deleted_and_merged_records_are_told_apart_from_the_others(
    crm: server.Server,
) -> None:
    gone = everything(crm, "/api/opportunities/gone", 3)
    states = {row["state"] for row in gone}
    assert states == {"deleted", "merged"}
    assert all(row["merged_into"] for row in gone if row["state"] == "merged")
    assert all(row["history"][-1][1] == "state" for row in gone)
    assert not {row["id"] for row in gone} & set(everything(crm, "/api/opportunities/ids", 5000))


def test_that_single_records_can_be_asked_for(crm: server.Server) -> None:
    gone = everything(crm, "/api/opportunities/gone", 100)[0]
    told = Answer(crm, f"/api/opportunities?ids=O0000002,{gone['id']},O9999999").json["data"]
    assert sorted(row["id"] for row in told) == sorted({"O0000002", gone["id"]})


@pytest.mark.parametrize("token", [None, "", "wrong", "sécret"])
def test_that_a_wrong_token_gets_nothing(crm: server.Server, token: str | None) -> None:
    told = token if token is None or token.isascii() else token.encode().decode("latin-1")
    answer = Answer(crm, "/api/users", token=told)
    assert answer.status == 401
    assert answer.json == {"error": "the token is missing or wrong"}


@pytest.mark.parametrize(("path", "status"), [
    ("/api/nothing", 404), ("/api/users/x", 404), ("/nothing", 404),
    ("/api/users?limit=0", 400), ("/api/users?limit=many", 400), ("/api/users?limit=5001", 400),
    ("/api/users?after=A1", 400), ("/api/users?modified_from=yesterday", 400),
    ("/api/users?modified_from=2026-01-01", 400), ("/api/users?ids=nobody", 400),
    ("/api/users/ids?after=%C3%A9", 400),
])
def test_that_what_makes_no_sense_is_refused_in_words(
    crm: server.Server, path: str, status: int
) -> None:
    answer = Answer(crm, path)
    assert answer.status == status
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json["error"]


def test_that_the_clock_moves_forward_and_the_records_with_it(crm: server.Server) -> None:
    before = Answer(crm, "/api").json
    moved = Answer(crm, "/api/clock", method="POST", body='{"days": 7}')
    after = Answer(crm, "/api")
    assert moved.status == 200
    assert datetime.fromisoformat(moved.json["now"]) - datetime.fromisoformat(
        before["now"]) == timedelta(days=7)
    assert parsedate_to_datetime(after.headers["Date"]) == crm.clock.now
    assert after.json["streams"]["opportunities"] > before["streams"]["opportunities"]
    assert after.json["streams"]["leads"] > before["streams"]["leads"]


@pytest.mark.parametrize("body", ['{"days": -1}', '{"days": 1000}', '{"days": 1e300}',
                                  '{"now": "2020-01-01T00:00:00Z"}',
                                  '{"now": "2026-12-01T00:00:00"}'])
def test_that_the_clock_goes_neither_back_nor_past_the_last_day(
    crm: server.Server, body: str
) -> None:
    before = crm.clock.now
    assert Answer(crm, "/api/clock", method="POST", body=body).status == 409
    assert crm.clock.now == before


@pytest.mark.parametrize("body", ["", "days", '{"days": "many"}', "[]"])
def test_that_a_body_that_is_no_move_is_refused(crm: server.Server, body: str) -> None:
    assert Answer(crm, "/api/clock", method="POST", body=body).status == 400
    assert Answer(crm, "/api/users", method="POST", body="{}").status == 404


def test_that_a_browser_is_told_what_this_is_without_a_token(crm: server.Server) -> None:
    page = Answer(crm, "/", token=None)
    assert page.status == 200
    assert page.headers["Content-Type"].startswith("text/html")
    assert "a company that does not exist" in page.body.decode()
    assert "secret" not in page.body.decode()


def test_that_a_stopped_server_frees_its_port() -> None:
    first = server.start(built(5, "little"))
    first.stop()
    again = server.start(built(5, "little"), port=urlsplit(first.url).port or 0)
    assert again.url == first.url
    assert again.token != first.token
    again.stop()
