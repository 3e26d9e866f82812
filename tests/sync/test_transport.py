"""The transport against servers that do not keep to the rules."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from fault_server import says

from models.task import Task
from sync.errors import (
    AuthExpired,
    Bug,
    Conflict,
    Forbidden,
    Locked,
    NotFound,
    NotUnderstood,
    RateBurst,
    Refused,
    Transient,
    Validation,
)
from sync.limiter import Limits
from sync.transport import Transport


def test_that_fractions_arrive_exact_and_the_time_of_the_server_is_known(transport, server, crm):
    server.answer = says(b'{"a": 0.1, "b": 12345678901234567890123, "c": "\\u00e4"}')
    assert transport.get("/x") == {"a": Decimal("0.1"), "b": 12345678901234567890123, "c": "ä"}
    assert transport.server_now == crm.now


def test_that_packed_answers_are_unpacked(transport, server):
    server.gzip = True
    server.answer = says(b'{"a": 1}')
    assert transport.get("/x") == {"a": 1}


def test_that_a_query_is_encoded_and_nothing_becomes_nothing(transport, server):
    server.answer = says(b"{}")
    transport.get("/x y", since="2026-01-01T00:00:00+00:00", none=None, many=["a", "b&c"])
    assert server.requests[0][0] == (
        "/x%20y?since=2026-01-01T00%3A00%3A00%2B00%3A00&many=a&many=b%26c"
    )


def test_that_a_post_sends_json_and_each_request_asks_for_its_authorization(transport, server):
    tokens = iter(["one", "two"])
    transport.authorize = lambda: {"Authorization": f"Bearer {next(tokens)}"}
    bodies = []

    def answer(handler):
        bodies.append(json.loads(handler.body))
        handler.send_json(b"[1]")

    server.answer = answer
    assert transport.post("/rpc/", {"amount": Decimal("1.50")}) == [1]
    transport.post("/rpc/", json={})
    assert bodies == [{"amount": 1.5}, {}]
    assert [headers["Authorization"] for _path, headers in server.requests] == [
        "Bearer one", "Bearer two"]


def test_that_a_redirect_is_refused_and_carries_nothing_away(transport, server):
    server.answer = says(b"", 302, Location="http://127.0.0.2/elsewhere")
    with pytest.raises(Refused) as caught:
        transport.get("/x")
    assert caught.value.facts["reason"] == "redirect"
    assert len(server.requests) == 1


@pytest.mark.parametrize("fault", ["cut", "chunk_cut", "gzip_cut", "reset"])
def test_that_half_an_answer_is_asked_for_again_and_never_taken(transport, server, fault):
    crm = server.crm
    crm.put("users", 1, name="Ada")
    found = iter([fault, fault, None])
    server.faults = lambda: next(found)
    assert len(transport.get("/users")["data"]) == 1
    assert len(server.requests) == 3
    server.faults = lambda: fault
    with pytest.raises(Transient):
        transport.get("/users")


@pytest.mark.parametrize(("fault", "reason"), [
    ("html", "html"), ("bad_json", "bad_json"), ("nan", "bad_json"), ("twice", "bad_json"),
    ("no_length", "no_length"),
])
def test_that_what_is_no_json_is_not_understood(transport, server, fault, reason):
    server.faults = lambda: fault
    with pytest.raises(NotUnderstood) as caught:
        transport.get("/users")
    assert caught.value.facts["reason"] == reason
    assert caught.value.facts["host"] == "127.0.0.1"


def test_that_html_names_what_came_and_the_next_step(transport, server):
    server.faults = lambda: "html"
    with pytest.raises(NotUnderstood) as caught:
        transport.get("/users", token="s3cret")
    assert caught.value.facts["content_type"] == "text/html"
    assert caught.value.facts["next_step"] == "check_address"
    assert "s3cret" not in str(caught.value)
    assert "soon" not in str(caught.value)


@pytest.mark.parametrize(("status", "error"), [
    (400, Validation), (401, AuthExpired), (403, Forbidden), (404, NotFound), (409, Conflict),
    (412, Conflict), (423, Locked), (429, RateBurst), (500, Transient), (503, Transient),
    (418, Bug), (202, NotUnderstood), (206, NotUnderstood),
])
def test_that_each_status_has_its_error(transport, server, status, error):
    server.answer = says(b'{"secret words": 1}', status)
    with pytest.raises(error) as caught:
        transport.get("/x")
    assert type(caught.value) is error
    assert "words" not in str(caught.value)


@pytest.mark.parametrize("status", [405, 501])
def test_that_a_web_server_that_does_not_know_our_way_of_asking_is_no_crm(
    transport, server, status
):
    server.answer = says(b"<html>Unsupported method</html>", status, "text/html")
    with pytest.raises(NotUnderstood) as caught:
        transport.post("/", {})
    assert caught.value.facts["reason"] == "html"
    assert len(server.requests) == 1


def test_that_a_page_with_403_means_slow_down(transport, server):  # case 29
    server.faults = lambda: "forbidden_page"
    with pytest.raises(RateBurst):
        transport.get("/users")


@pytest.mark.parametrize(("header", "seconds"), [  # case 28
    (None, 0.75), ("3", 3.0), ("Mon, 14 Sep 2026 12:00:09 GMT", 9.0), ("soon", 0.75),
    ("-4", 0.75), ("Mon, 14 Sep 2026 11:00:00 GMT", 0.75),
])
def test_that_retry_after_is_kept_to_where_it_makes_sense(
    transport, server, waits, header, seconds
):
    answers = iter([429, 200])

    def answer(handler):
        status = next(answers)
        headers = {} if header is None or status == 200 else {"Retry_After": header}
        handler.send_json(b"{}", status, **headers)

    server.answer = answer
    transport.get("/x")
    assert waits == [seconds]


def test_that_a_long_wait_is_told_and_not_waited_for(transport, server, waits):
    server.answer = says(b"{}", 429, Retry_After="3000")
    with pytest.raises(RateBurst) as caught:
        transport.get("/x")
    assert caught.value.seconds == 3000
    assert waits == []


def test_that_pauses_double_with_jitter_and_end(transport, server, waits):
    server.answer = says(b"{}", 500)
    with pytest.raises(Transient):
        transport.get("/x")
    assert waits == [0.75, 1.5]
    assert len(server.requests) == 3


def test_that_a_write_is_never_sent_again_by_itself(transport, server):
    server.faults = lambda: "reset"
    with pytest.raises(Transient):
        transport.post("/x", {}, repeat=False)
    assert len(server.requests) == 1


def test_that_bursts_are_spread(server):
    server.answer = says(b"{}")
    clock = [0.0]

    def wait(seconds):
        clock[0] += seconds

    transport = Transport(server.url, Task(), limits=Limits(per_second=2, burst=3),
                          monotonic=lambda: clock[0], wait=wait)
    for _ in range(7):
        transport.get("/x")
    assert clock[0] == pytest.approx(2.0)
    transport.close()
