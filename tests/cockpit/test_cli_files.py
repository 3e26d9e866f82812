"""The local file on the command line: looking over, copying, restoring, and what can go wrong."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cockpit import unlocking
from cockpit.cli.run import Session, code_of
from models import header
from models.cache import Cache
from models.errors import CockpitError
from models.paths import Paths
from models.settings import Settings
from models.unlocking import Passphrase

ROOT = Path(__file__).parents[2]


def test_that_a_whole_cache_is_found_whole(filled):
    told = filled("check", "--json")
    assert told.code == 0
    assert {one["what"] for one in told.data} >= {"pages", "structure", "audit trail"}
    assert all(one["good"] for one in told.data)
    assert all(line.startswith("ok ") for line in filled("check").out.splitlines())


def test_that_damage_is_found_and_ends_with_3(filled, home):
    data = bytearray((home / "cache.db").read_bytes())
    data[3 * 4096 + 100] ^= 1
    (home / "cache.db").write_bytes(data)
    told = filled("check")
    assert told.code == 3
    assert "BAD pages" in told.out


def test_that_a_dump_is_json_and_says_the_same_twice(filled):
    first = filled("dump")
    assert first.code == 0
    assert first.data["events"]
    assert filled("dump").out == first.out


def test_that_a_backup_comes_back(filled, tmp_path):
    copy = tmp_path / "copy.backup"
    assert filled("backup", copy).out == f"COMMITTED backup {copy}\n"
    before = filled("dump").out
    filled("disconnect", "crm")
    assert filled("dump").out != before
    assert filled("restore", copy).out == f"COMMITTED restore {copy}\n"
    assert filled("dump").out == before


def test_that_a_backup_never_writes_over_anything(filled, tmp_path):
    copy = tmp_path / "copy.backup"
    copy.write_text("mine")
    assert filled("backup", copy).code == 3
    assert copy.read_text() == "mine"


@pytest.mark.parametrize("content", [None, "something else"])
def test_that_what_is_no_backup_is_left_alone(filled, tmp_path, content):
    place = tmp_path / "other"
    if content is not None:
        place.write_text(content)
    told = filled("restore", place)
    assert told.code == 3
    assert "is not a backup" in told.err
    assert filled("metric", "stage_count").code == 0


def test_that_figures_by_the_settings_of_an_open_window_are_told(filled, home, now):
    with Cache.open(Paths(home), Passphrase("four grey geese"), now=now):
        Settings(reporting_currency="USD").save(Paths(home))
        told = filled("metric", "won_value", "--json")
        assert told.code == 0
        assert told.data["rows"][0]["currency"] == "CNY"
        assert "figures by its settings" in told.err
    counted = filled("metric", "won_value", "--json")
    assert counted.data["rows"][0]["currency"] == "USD"
    assert filled("metric", "won_value", "--json").err == ""


def test_that_migrating_tells_the_schema(filled):
    told = filled("migrate", "--json")
    assert told.err == f"COMMITTED schema {told.data['schema']}\n"


def test_that_wiping_leaves_no_data(filled, home):
    assert filled("wipe").out == "COMMITTED wipe\n"
    assert not (home / "cache.db").exists()
    assert filled("metric", "stage_count").code == 3


def test_that_somebody_at_a_terminal_is_asked_before_wiping(filled, home, monkeypatch):
    monkeypatch.setattr(unlocking, "at_terminal", lambda: True)
    assert filled("wipe", secret="n\n").code == 64
    assert (home / "cache.db").exists()
    assert filled("wipe", secret="y\n").code == 0
    assert not (home / "cache.db").exists()


def test_that_a_wrong_passphrase_is_told(filled, monkeypatch):
    monkeypatch.setenv(unlocking.VARIABLE, "other")
    told = filled("metric", "stage_count")
    assert told.code == 3
    assert "This key does not open the cache" in told.err
    monkeypatch.delenv(unlocking.VARIABLE)
    assert "SALES_COCKPIT_PASSPHRASE" in filled("metric", "stage_count").err


def test_that_a_cache_of_a_newer_version_is_left_untouched(filled, home, monkeypatch, now):
    with Cache.open(Paths(home), Passphrase("four grey geese"), now=now) as cache:
        newer = cache.lock.with_schema("9999")
    place = home / "cache.header"
    place.write_text(header.line(newer.header) + "\n")
    before = (home / "cache.db").read_bytes()
    for words in (("metric", "stage_count"), ("sync",), ("migrate",)):
        told = filled(*words)
        assert told.code == 3
        assert "newer version of the program" in told.err
    assert (home / "cache.db").read_bytes() == before


@pytest.fixture
def older(filled, home, tmp_path):
    """The command, on a home whose cache was put back to an earlier state."""
    earlier = tmp_path / "earlier"
    shutil.copytree(home, earlier)
    filled("sync")
    for name in ("cache.db", "cache.db-wal", "cache.db-shm"):
        (home / name).unlink(missing_ok=True)
        if (earlier / name).exists():
            shutil.copy(earlier / name, home / name)
    return filled


def test_that_an_older_cache_is_refused_until_it_is_accepted(older):
    refused = older("metric", "stage_count")
    assert refused.code == 3
    assert "--accept-older" in refused.err
    accepted = older("metric", "stage_count", "--accept-older")
    assert accepted.code == 0
    assert "not as new as it once was" in accepted.err
    assert older("--accept-older", "sync").code == 0
    assert older("metric", "stage_count").code == 0


def test_that_somebody_at_a_terminal_is_asked_about_an_older_cache(older, monkeypatch):
    monkeypatch.setattr(unlocking, "at_terminal", lambda: True)
    assert older("sync", secret="n\n").code == 3
    assert older("sync", secret="yes\n").code == 0


def test_that_an_older_cache_asks_for_the_passphrase_once(older, home, now, monkeypatch):
    monkeypatch.delenv(unlocking.VARIABLE)
    asked = []

    def passphrase() -> str:
        asked.append("!")
        return "four grey geese"

    cache = unlocking.open_cache(Paths(home), unlocking.Unlock(passphrase), now=now,
                                 accept_older=lambda error: error.code == "cache.older_than_mark")
    cache.close()
    assert len(asked) == 1


def test_that_reading_goes_on_beside_an_open_window(filled, home, now, tmp_path):
    with Cache.open(Paths(home), Passphrase("four grey geese"), now=now):
        for words in (("metric", "win_rate"), ("records", "win_rate"), ("connections",), ("dump",),
                      ("quarantine", "list"), ("check",), ("backup", tmp_path / "b")):
            told = filled(*words)
            assert told.code == 0, told.err
        for words in (("sync",), ("disconnect", "crm"), ("wipe",)):
            told = filled(*words)
            assert told.code == 3
            assert "already open" in told.err


@pytest.mark.parametrize("words", [
    ("metric", "win_rate"), ("records", "win_rate"), ("connections",), ("sync",), ("check",),
    ("dump",), ("migrate",), ("backup", "b"), ("quarantine", "list"), ("disconnect", "x"),
    ("export", "win_rate", "-o", "x.csv"), ("shot", "funnel", "-o", "x.png"),
])
def test_that_a_home_without_data_says_so_and_stays_empty(command, home, words):
    told = command(*words)
    assert told.code == 3
    assert "There is no data in" in told.err
    assert not (home / "cache.db").exists()


def test_that_broken_settings_are_told_with_their_place(filled, home):
    (home / "settings.json").write_text('{"language": "en",\n oops}')
    told = filled("metric", "stage_count")
    assert told.code == 3
    assert "line 2" in told.err


def test_that_a_new_passphrase_is_typed_twice(monkeypatch, capsys):
    answers = iter(["one", "two", "one", "one"])
    monkeypatch.setattr(unlocking, "at_terminal", lambda: True)
    monkeypatch.setattr(unlocking.getpass, "getpass", lambda *_, **__: next(answers))
    monkeypatch.delenv(unlocking.VARIABLE, raising=False)
    with pytest.raises(CockpitError, match="passphrases_differ"):
        unlocking.from_terminal(new=True).passphrase()
    assert unlocking.from_terminal(new=True).passphrase() == "one"


@pytest.mark.parametrize(("code", "exit_code"), [
    ("cache.damaged", 3), ("settings.not_json", 3), ("sync.offline", 2), ("sync.bug", 4),
    ("file.missing", 2), ("mapping.wrong", 2), ("mapping.none", 64), ("ask.unknown_value", 64),
    ("connection.unknown", 64), ("connection.paused", 2), ("demo.real_data", 2),
    ("screen.none", 2), ("export.not_written", 64),
])
def test_that_every_group_of_errors_has_its_exit_code(code, exit_code):
    assert code_of(code) == exit_code


def test_that_a_fault_of_the_program_ends_with_4_and_without_a_traceback(
    filled, monkeypatch, capsys
):
    def stumble(self: Session) -> None:
        raise ValueError("customer data")

    monkeypatch.delenv("SALES_COCKPIT_DEBUG", raising=False)
    monkeypatch.setattr(Session, "settings", stumble)
    told = filled("metric", "win_rate")
    assert told.code == 4
    assert "The program made a mistake" in told.err
    assert "ValueError at" in told.err
    assert "customer data" not in told.err
    assert "Traceback" not in told.err


def test_that_ctrl_c_is_told_and_not_a_fault(filled, monkeypatch):
    def interrupted(self: Session) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Session, "settings", interrupted)
    told = filled("metric", "win_rate")
    assert told.code == 2
    assert "Stopped." in told.err


@pytest.fixture
def process(demo_home_kept):
    """The command as a process of its own, without a screen and without a terminal."""

    def act(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if name not in (
            "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "SALES_COCKPIT_DEBUG")}
        return subprocess.run(
            [sys.executable, "-m", "cockpit", "--home", str(demo_home_kept), *words], cwd=ROOT,
            env=clean | environment, capture_output=True, text=True, stdin=subprocess.DEVNULL,
            timeout=120, check=False)

    return act


def test_that_a_process_keeps_data_and_words_apart(process):
    told = process("--json", "metric", "win_rate", "--by", "region")
    assert (told.returncode, told.stderr) == (0, "")
    assert len(json.loads(told.stdout)["rows"]) == 3


def test_that_utf8_is_spoken_whatever_the_locale(process):
    told = process("metric", "stage_count", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert "赢单 Won" in told.stdout


def test_that_no_window_without_a_screen_is_told_with_what_to_do(process):
    told = process()
    assert told.returncode == 2
    assert "There is no screen" in told.stderr
    assert "xvfb-run" in told.stderr
    assert "Traceback" not in told.stderr


def test_that_a_reader_that_leaves_early_is_no_fault(demo_home_kept):
    with subprocess.Popen(
        [sys.executable, "-m", "cockpit", "--home", str(demo_home_kept), "records", "win_rate",
         "--json"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as told:
        assert told.stdout.readline() == "{\n"
        told.stdout.close()
        words = told.stderr.read()
    assert "Traceback" not in words
    assert "mistake" not in words
    assert told.returncode == 0


def test_that_figures_need_no_window_system(demo_home_kept):
    code = ("import sys; from cockpit.cli.run import run; "
            "run(sys.argv[1:]); print('PySide6' in sys.modules)")
    told = subprocess.run(
        [sys.executable, "-c", code, "--home", str(demo_home_kept), "metric", "win_rate"],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert told.stdout.splitlines()[-1] == "False"
