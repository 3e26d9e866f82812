"""The one question a sync may ask: the answer is about the number that stood on the screen."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

from PySide6.QtWidgets import QPushButton

from cockpit.pages.notices import ASKS, Notices
from sync import engine
from sync.connections import Told


def test_that_a_yes_is_given_for_the_number_that_was_shown(qtbot, monkeypatch):
    given, synced = [], []
    monkeypatch.setattr(engine, "allow_missing", lambda *answer: given.append(answer))

    def write(work, done, failed):
        done(work(None))

    context = SimpleNamespace(
        cache="cache", jobs=SimpleNamespace(write=write), sync=synced.append, say=None)
    notices = Notices(context)
    qtbot.addWidget(notices)
    facts = {"known": 20, "missing": 10}
    notices.show_notices("crm", (
        Told("accounts", ASKS, "", 10, facts, datetime(2026, 9, 14, tzinfo=UTC)),))
    (button,) = notices.findChildren(QPushButton)
    button.click()
    assert given == [("cache", "crm", "accounts", 10)]
    assert synced == [("crm",)]
