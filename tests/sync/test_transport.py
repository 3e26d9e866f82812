"""The transport against servers that do not keep to the rules."""

from __future__ import annotations

import gzip
import json
import logging
import socket
import threading
import time
from decimal import Decimal

import pytest
from fault_server import drip

from models.errors import Cancelled
from models.task import Task
from sync.errors import (
    AuthExpired,
    Bug,
    Conflict,
    Forbidden,
    Locked,
    NotFound,
    NotUnderstood,
    Offline,
    RateBurst,
    Refused,
    Transient,
    Validation,
)
from sync.limiter import Limits
from sync.retrying import Patience
from sync.transport import Transport


@pytest.fixture
def waits():
    return []


@pytest.fixture
def transport(server, waits):
    made = Transport(server.url, Task(), deadline=5, wait=waits.append, random=lambda: 0.5,
                     patience=Patience(attempts=3))
    yield made
    made.close()


def says(body, status=200, kind="application/json", **headers):
    def answer(handler):
        handler.send_json(body, status, kind, **headers)

    return answer


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


def test_that_a_dripping_server_meets_the_deadline(server):
    server.answer = drip(4)
    transport = Transport(server.url, Task(), deadline=0.3, patience=Patience(attempts=1))
    began = time.monotonic()
    with pytest.raises(Transient) as caught:
        transport.get("/x")
    assert caught.value.facts["reason"] == "deadline"
    assert time.monotonic() - began < 2
    transport.close()


def test_that_dripping_headers_meet_the_deadline_too():
    def drip_headers(listener):
        peer, _ = listener.accept()
        peer.recv(4096)
        try:
            for letter in b"HTTP/1.1 200 OK\r\nX: " + b"a" * 400:
                peer.sendall(bytes([letter]))
                time.sleep(0.02)
        except OSError:
            pass
        peer.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=drip_headers, args=(listener,))
        thread.start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        transport = Transport(url, Task(), deadline=0.3, patience=Patience(attempts=1))
        with pytest.raises(Transient) as caught:
            transport.get("/x")
        thread.join()
    assert caught.value.facts["reason"] == "deadline"
    transport.close()


def test_that_cancel_ends_a_request_at_once(server):
    server.answer = drip(4)
    task = Task()
    transport = Transport(server.url, task, deadline=10)
    threading.Timer(0.2, task.cancel).start()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        transport.get("/x")
    assert time.monotonic() - began < 2
    transport.close()


def test_that_a_huge_answer_is_not_taken(server):
    transport = Transport(server.url, Task(), largest=1000)
    server.answer = says(b'"' + b"a" * 5000 + b'"')
    with pytest.raises(NotUnderstood, match="too_large"):
        transport.get("/x")
    transport.close()


def test_that_a_gzip_bomb_is_not_inflated(server):
    bomb = gzip.compress(b" " * (200 << 20), 9)
    transport = Transport(server.url, Task())
    server.answer = lambda handler: handler.send_json(bomb, Content_Encoding="gzip")
    with pytest.raises(NotUnderstood, match="too_large"):
        transport.get("/x")
    transport.close()


def test_that_only_the_connection_s_own_addresses_are_asked(transport, server):
    for url in ("http://127.0.0.1:1/x", "https://127.0.0.1/x", "http://localhost/x",
                "ftp://127.0.0.1/x"):
        with pytest.raises(Refused):
            transport.get(url)
    server.answer = says(b"{}")
    assert transport.get(f"{server.url}/next?page=2") == {}
    assert server.requests[-1][0] == "/next?page=2"


@pytest.mark.parametrize(("url", "reason"), [
    ("http://crm.example/x", "plain_http"), ("nonsense", "bad_address"),
    ("https://", "bad_address"),
    ("https://me:pw@crm.example", "user_in_address"), ("http://[::1", "bad_address"),
    ("https://crm.example:99999", "bad_address"), ("/some/folder", "bad_address"),
])
def test_that_an_address_that_cannot_be_safe_is_refused(url, reason):
    transport = Transport(url, Task())
    with pytest.raises(Refused) as caught:
        transport.get("/x")
    assert caught.value.facts["reason"] == reason
    assert "pw" not in str(caught.value)
    transport.close()


def test_that_nobody_listening_is_offline_at_once(waits):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    transport = Transport(f"http://127.0.0.1:{port}", Task(), wait=waits.append)
    with pytest.raises(Offline):
        transport.get("/x")
    assert waits == []
    transport.close()


def test_that_an_unknown_host_is_offline():
    transport = Transport("https://crm.invalid", Task())
    with pytest.raises(Offline) as caught:
        transport.get("/x")
    assert caught.value.facts["host"] == "crm.invalid"
    transport.close()


def test_that_nothing_in_the_environment_matters(transport, server, monkeypatch, tmp_path):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login evil password evil")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    server.answer = says(b"{}")
    transport.authorize = lambda: {"Authorization": "Bearer mine"}
    assert transport.get("/x") == {}
    assert server.requests[0][1]["Authorization"] == "Bearer mine"


def test_that_logs_hold_neither_queries_nor_bodies(transport, server, caplog):
    caplog.set_level(logging.INFO)
    found = iter(["status_503", "cut", None])
    server.faults = lambda: next(found)
    transport.get("/users", token="s3cret")
    assert "sync.transient" in caplog.text
    assert "s3cret" not in caplog.text


def test_that_a_foreign_certificate_is_refused(tmp_path):
    import ssl
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    today = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(today - timedelta(1))
        .not_valid_after(today + timedelta(9))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), False)
        .sign(key, hashes.SHA256())
    )
    (tmp_path / "c.pem").write_bytes(
        certificate.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                            serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "c.pem")

    def serve(listener):
        peer, _ = listener.accept()
        try:
            context.wrap_socket(peer, server_side=True).close()
        except OSError:
            peer.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,))
        thread.start()
        transport = Transport(f"https://localhost:{listener.getsockname()[1]}", Task())
        with pytest.raises(Refused) as caught:
            transport.get("/x")
        thread.join()
    assert caught.value.facts["reason"] == "certificate"
    transport.close()


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
