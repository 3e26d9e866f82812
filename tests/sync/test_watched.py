"""Sources that go round in circles."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from little import Little

from models.entities import User
from models.task import Task
from sync.connector import Page
from sync.errors import CursorExpired, NotUnderstood, Stuck
from sync.watched import watched


def page(*ids, position=None):
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return Page(tuple(User(source_id=key, name=key, modified_at=at) for key in ids), position)


def read(*pages):
    return list(watched(iter(pages), "users", Task()))


def test_that_good_pages_pass():
    pages = [page("1", position="1"), page("2", position="2"), page("3"), page("4")]
    assert read(*pages) == pages


@pytest.mark.parametrize(("pages", "reason"), [
    ([page("1", position="x"), page("2", position="y"), page("3", position="x")], "cursor"),
    ([page("1")] * 3, "page"),
    ([page("1"), page(), page("2")], "empty"),
])
def test_that_circles_and_holes_stop_the_stream(pages, reason):
    with pytest.raises(Stuck) as caught:
        read(*pages)
    assert caught.value.facts == {"stream": "users", "reason": reason}


def test_that_an_empty_page_at_the_end_is_the_end():
    assert len(read(page("1"), page())) == 1


def test_that_an_answer_of_another_shape_is_not_understood_and_not_repeated():
    def pages():
        yield page("1")
        raise KeyError("confidential")

    with pytest.raises(NotUnderstood) as caught:
        list(watched(pages(), "users", Task()))
    assert caught.value.facts["reason"] == "shape"
    assert "confidential" not in str(caught.value)


def test_that_one_stuck_stream_does_not_stop_the_others(crm, run, rows, monkeypatch):
    crm.put("users", 1, name="Ada", at=crm.now - timedelta(days=1))
    crm.put("accounts", 1, name="Acme", at=crm.now - timedelta(days=1))
    crm.put("opportunities", 1, name="Deal", at=crm.now - timedelta(days=1))
    plain = Little.pages

    def pages(self, stream, window, task):
        if stream != "accounts":
            yield from plain(self, stream, window, task)
            return
        yield page("1", position="same")
        yield page("2", position="same")

    monkeypatch.setattr(Little, "pages", pages)
    report = run()
    assert {s.name: s.error for s in report.streams} == {
        "users": None, "accounts": "sync.stuck", "stages": None, "opportunities": None,
        "activities": None}
    assert rows("SELECT watermark, position, error FROM stream_state WHERE stream = 'accounts'"
                ) == [(None, None, "sync.stuck")]
    monkeypatch.undo()


def test_that_an_expired_cursor_restarts_the_window_once(crm, run, rows, server, monkeypatch):
    for n in range(1, 13):
        crm.put("accounts", n, name=f"A{n}", at=crm.now - timedelta(days=1))
    plain, dead = Little.pages, [True]

    def pages(self, stream, window, task):
        for number, found in enumerate(plain(self, stream, window, task)):
            if stream == "accounts" and number == 1 and dead:
                dead.clear()
                raise CursorExpired(stream=stream)
            yield found

    monkeypatch.setattr(Little, "pages", pages)
    assert all(stream.error is None for stream in run().streams)
    assert rows("SELECT count(*) FROM accounts") == [(12,)]
    begun = [path for path, _ in server.requests if path.startswith("/accounts?after=0")]
    assert len(begun) == 2
