"""What the transport never does: wait for ever, take too much, go elsewhere, tell secrets."""

from __future__ import annotations

import gzip
import io
import logging
import socket
import threading
import time
import tracemalloc

import pytest
from fault_server import drip, says

from models.errors import Cancelled
from models.task import Task
from sync.bodies import read_body
from sync.errors import (
    NotUnderstood,
    Offline,
    Refused,
    Transient,
)
from sync.retrying import Patience
from sync.transport import Transport


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


def test_that_a_bomb_is_never_in_memory():
    body = io.BytesIO(gzip.compress(b" " * (100 << 20), 9))

    class Raw:
        def read1(self, size, decode_content):
            return body.read(size)

    headers = {"Content-Length": str(len(body.getvalue())), "Content-Encoding": "gzip"}
    tracemalloc.start()
    try:
        with pytest.raises(NotUnderstood, match="too_large"):
            read_body(Raw(), headers, 1 << 20, "host")
        assert tracemalloc.get_traced_memory()[1] < 8 << 20
    finally:
        tracemalloc.stop()


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
