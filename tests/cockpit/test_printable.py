"""Names from a CRM on a terminal: they cannot steer it, hide, or look like our own lines."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from datetime import UTC, datetime

import pytest

from cockpit import messages
from cockpit.cli.run import Session
from cockpit.cli.sources import _task
from cockpit.cli.tables import lines, table
from cockpit.printable import escaped_json, one_line, printable
from models.errors import CockpitError

HOSTILE = ("\x1b]0;owned\x07", "\x1b[2J", "\x9b31m", "a\rb", "\x08\x08", "\u202ecod", "\u200b",
           "\x7f", "\ud800")
NAME = "".join(HOSTILE)
KEPT = "华东 East\u3000– ¥ 48.6\u00a0M é"


@pytest.fixture
def session(paths):
    return Session(Namespace(), paths, lambda: datetime(2026, 9, 14, tzinfo=UTC), False)


def harmless(text: str) -> bool:
    return all(char.isprintable() or char in "\n\u00a0\u3000" for char in text)


@pytest.mark.parametrize("hostile", HOSTILE, ids=ascii)
def test_that_what_is_said_cannot_steer_the_terminal(session, capsys, hostile):
    session.say(f"crm {hostile} stopped")
    session.committed(f"sync {hostile}")
    session.put(None, f"a {hostile}\nb")
    session.tell(CockpitError("connection.unknown", name=hostile, known=[hostile]))
    told = capsys.readouterr()
    assert harmless(told.out)
    assert harmless(told.err)
    assert "·" in told.err.splitlines()[0]


def test_that_words_and_their_details_hold_no_character_that_steers():
    said = messages.coded("connection.unknown", {"name": NAME, "known": [NAME]})
    assert harmless(said.sentence + said.details)


def test_that_a_name_cannot_look_like_a_line_of_ours():
    said = messages.coded("connection.unknown", {"name": "x\nCOMMITTED wipe", "known": []})
    assert "\n" not in said.sentence
    assert one_line("x\nCOMMITTED wipe") == "x·COMMITTED wipe"


def test_that_tables_stay_tables_whatever_columns_are_called():
    shown = lines([{NAME + "\nx": NAME}])
    assert harmless(shown)
    assert len(shown.splitlines()) == 2
    described = {
        "metric": "win_rate", "unit": "ratio", "definition": {"id": "x", "revision": 1},
        "as_of": "now", "notes": [],
        "filters": {"period": "all", "where": {"region": ["a\nnote: b"]}, "exclude": {}}}
    assert len(table(described, [{"n": 1}]).splitlines()) == 3


def test_that_json_means_the_same_without_what_steers(session, capsys):
    session.put_json({"name": NAME, KEPT: "😀\U000e0001"})
    out = capsys.readouterr().out
    assert harmless(out)
    assert json.loads(out) == {"name": NAME, KEPT: "😀\U000e0001"}
    assert KEPT in escaped_json(json.dumps(KEPT, ensure_ascii=False))


def test_that_progress_shows_names_as_text(monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    _task("\x1b[31mcrm").report(1, 2, "\x9bleads")
    assert capsys.readouterr().err == "\r·[31mcrm: ·leads 1 of 2\x1b[K"


def test_that_a_file_on_its_way_to_a_file_stays_as_it_is(session, capsys, monkeypatch):
    session.put(None, "column: a\u200bb", to_keep=True)
    assert capsys.readouterr().out == "column: a\u200bb\n"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    session.put(None, "column: a\u200bb", to_keep=True)
    assert capsys.readouterr().out == "column: a·b\n"


def test_that_other_scripts_and_blanks_stay():
    assert printable(KEPT + "\nx") == KEPT + "\nx"
