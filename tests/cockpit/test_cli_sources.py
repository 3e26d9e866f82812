"""Connections, syncs, imports and the quarantine as scripts use them, over real sockets."""

from __future__ import annotations

import json
import shutil
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from models.cache import Cache
from models.paths import Paths
from models.unlocking import Passphrase

FILES = Path(__file__).parents[1] / "data" / "files"
QUIRKS = Path(__file__).parents[1] / "data" / "files" / "quirks"
MAVEN = Path(__file__).parents[3] / "shared" / "data" / "maven_crm"


@pytest.fixture
def page_server():
    """A server that answers everything with a page to sign in."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            body = b"<html>Sign in</html>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET

        def log_message(self, *words):
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def connected(command, little_server):
    """The command, on a home with the connection "crm" to the small demo CRM."""
    told = command("connect", "demo", "crm", "--url", little_server.url, secret="let me in\n")
    assert told.code == 0, told.err
    return command


@pytest.fixture
def folder(tmp_path):
    """The folder with the bad rows, and its mapping."""
    place = tmp_path / "files"
    place.mkdir()
    shutil.copy(FILES / "bad_rows.csv", place)
    text = (FILES / "basic.yaml").read_text("utf-8")
    history = [line for line in text.splitlines() if line.strip() == "history: history.csv"]
    mapping = text.replace("\n".join(history) + "\n", "")
    (tmp_path / "basic.yaml").write_text(mapping.split("    history:")[0], "utf-8")
    return place


def test_that_connecting_tells_who_answered_and_what_is_durable(command, little_server):
    told = command("connect", "demo", "crm", "--url", little_server.url, "--json",
                   secret="let me in\n")
    assert told.code == 0
    assert told.data["connection"] == "crm"
    assert told.err == "COMMITTED connection crm\n"


def test_that_the_secret_may_come_from_the_environment(command, little_server, monkeypatch):
    monkeypatch.setenv("SALES_COCKPIT_SECRET", "let me in")
    assert command("connect", "demo", "crm", "--url", little_server.url).code == 0


def test_that_a_sync_reads_everything_and_the_next_one_nothing(connected):
    first = connected("sync", "--json")
    assert first.code == 0
    (report,) = first.data
    assert {one["name"]: one["stored"] for one in report["streams"]}["opportunities"] > 600
    assert f"COMMITTED sync crm version {report['version']}" in first.err
    again = connected("sync")
    assert (again.code, again.out) == (0, f"COMMITTED sync crm version {report['version'] + 1}\n")
    assert "crm: nothing changed" in again.err
    assert connected("metric", "stage_count", "--json").data["rows"]


def test_that_a_full_sync_and_a_named_one_are_possible(connected):
    assert connected("sync", "crm").code == 0
    full = connected("sync", "crm", "--full", "--json")
    assert full.code == 0
    assert all(one["stored"] == 0 for one in full.data[0]["streams"])


def test_that_the_clock_of_the_server_brings_changes(connected, little_server):
    from datetime import timedelta

    assert connected("sync").code == 0
    little_server.clock.move_to(little_server.clock.now + timedelta(days=14))
    changed = connected("sync", "--json").data[0]
    assert {one["name"]: one["events"] for one in changed["streams"]}["opportunities"] > 0


def test_that_the_status_is_told_in_words_and_as_data(connected):
    connected("sync")
    assert "up to date as of" in connected("connections").out
    (status,) = connected("connections", "--json").data
    assert status["name"] == "crm"
    assert "up to date" in status["streams"][0]["words"]
    assert "let me in" not in connected("connections", "--json").out


@pytest.mark.parametrize(("url", "secret", "told"), [
    ("http://127.0.0.1:1", "x", "Nothing answers at 127.0.0.1"),
    ("http://crm.example.com", "x", "is not encrypted"),
    ("https://no.such.host.invalid", "x", "There is no computer called no.such.host.invalid"),
    ("crm", "x", "This is not a web address"),
    ("http://me:secret@127.0.0.1:9", "x", "The URL holds a user name or a password"),
])
def test_that_a_wrong_address_is_told_and_nothing_added(command, url, secret, told):
    answer = command("connect", "demo", "crm", "--url", url, secret=secret)
    assert answer.code == 2
    assert told in answer.err
    assert "COMMITTED" not in answer.out + answer.err
    assert command("connections", "--json").data == []


def test_that_a_wrong_secret_is_told(command, little_server):
    answer = command("connect", "demo", "crm", "--url", little_server.url, secret="wrong")
    assert answer.code == 2
    assert "not accepted by 127.0.0.1" in answer.err
    assert "wrong" not in answer.err.replace("wrong_", "")


@pytest.mark.parametrize(("kind", "more"), [
    ("demo", ()), ("tryton", ("--option", "user=admin")),
])
def test_that_a_server_that_answers_with_a_page_is_told(command, page_server, kind, more):
    answer = command("connect", kind, "crm", "--url", f"{page_server}/crm", *more, secret="x")
    assert answer.code == 2
    assert "is a web page, not data" in answer.err


@pytest.mark.parametrize(("words", "told"), [
    (("tritn", "crm", "--url", "http://127.0.0.1/x"), "tryton"),
    (("demo", " crm", "--url", "http://127.0.0.1/x", "--option", "token=x"), "does not belong"),
    (("demo", "crm", "--url", "http://127.0.0.1/x", "--option", "x"), "not of the form"),
    (("tryton", "crm", "--url", "http://127.0.0.1/x", "--option", "password=x"), "does not belong"),
])
def test_that_wrong_words_for_a_connection_end_with_64(command, words, told):
    answer = command("connect", *words, secret="x")
    assert answer.code == 64
    assert told in answer.err


def test_that_a_name_is_given_once(connected, little_server):
    again = connected("connect", "demo", "crm", "--url", little_server.url, secret="let me in")
    assert again.code == 64
    assert "named crm already" in again.err


def test_that_an_unknown_or_missing_connection_is_told(connected, tmp_path):
    assert connected("sync", "cmr").code == 64
    assert "crm" in connected("sync", "cmr").err
    connected("disconnect", "crm")
    assert "no connection to sync" in connected("sync").err


def test_that_a_paused_connection_is_left_alone(connected, home, now):
    from sync.connections import pause

    with Cache.open(Paths(home), Passphrase("four grey geese"), now=now) as cache:
        pause(cache, "crm", now=now)
    assert connected("sync", "crm").code == 2
    assert connected("sync").code == 64
    assert "(paused)" in connected("connections").out


def test_that_a_server_that_went_away_leaves_the_figures(connected, little_server):
    connected("sync")
    before = connected("metric", "stage_count", "--json").data["rows"]
    little_server.stop()
    gone = connected("sync")
    assert gone.code == 2
    assert "Nothing answers" in gone.err
    assert "COMMITTED" not in gone.out + gone.err
    assert connected("metric", "stage_count", "--json").data["rows"] == before
    assert "Nothing answers" in connected("connections").out


def test_that_removing_a_connection_takes_its_data_along(connected):
    connected("sync")
    assert connected("disconnect", "crm").out == "COMMITTED removal of crm\n"
    assert connected("metric", "stage_count", "--json").data["rows"] == []


def test_that_bad_rows_are_set_aside_and_the_others_arrive(command, folder, tmp_path):
    told = command("import", folder, "--mapping", tmp_path / "basic.yaml", "--as", "deals")
    assert told.code == 1
    assert "COMMITTED sync deals" in told.out
    listed = command("quarantine", "list", "--json").data
    codes = {one["code"] for one in listed}
    assert {"record.bad_date", "amount.out_of_range", "record.no_id",
            "record.unknown_stage"} <= codes
    assert all("?" not in one["words"] for one in listed)
    assert "bad_rows.csv, row 3" in command("quarantine", "list").out
    rows = command("metric", "stage_count", "--json").data["rows"]
    assert sum(row["n"] for row in rows) >= 2


def test_that_one_record_can_be_looked_at_and_tried_again(command, folder, tmp_path):
    command("import", folder, "--mapping", tmp_path / "basic.yaml", "--as", "deals")
    shown = command("quarantine", "show", "A2", "--json").data
    assert [one["item"] for one in shown] == ["A2"]
    assert "2025-02-30" in shown[0]["raw"]
    assert command("quarantine", "retry", "A2").code == 1
    text = (folder / "bad_rows.csv").read_text("utf-8").replace("2025-02-30", "2025-02-28")
    (folder / "bad_rows.csv").write_text(text, "utf-8")
    released = command("quarantine", "retry", "A2", "--json")
    assert (released.code, released.data) == (0, {"released": 1, "kept": 0})
    assert "COMMITTED retry of 1 records" in released.err
    assert command("quarantine", "show", "A2").code == 64


def test_that_the_quarantine_names_unknown_connections(command, folder, tmp_path):
    command("import", folder, "--mapping", tmp_path / "basic.yaml", "--as", "deals")
    assert command("quarantine", "list", "--connection", "deal").code == 64
    assert command("quarantine", "list", "--connection", "deals").code == 0


def test_that_a_mapping_that_does_not_fit_names_every_problem(command, folder, tmp_path):
    text = (tmp_path / "basic.yaml").read_text("utf-8")
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(text.replace(": amount", ": amonut").replace(": created", ": craeted"))
    told = command("import", folder, "--mapping", wrong, "--as", "deals")
    assert told.code == 2
    assert "no column amonut" in told.err
    assert "no column craeted" in told.err
    assert command("connections", "--json").data == []


@pytest.mark.parametrize(("path", "mapping", "code"), [
    ("/no/such/place", "maven_crm", 64), (".", "no_such_mapping", 64),
])
def test_that_a_place_that_is_not_there_is_told(command, path, mapping, code):
    assert command("import", path, "--mapping", mapping).code == code


def test_that_a_mapping_is_offered_as_a_file_to_save(command, folder, tmp_path):
    told = command("import", folder)
    assert told.code == 0
    assert "format: 1" in told.out.splitlines()
    assert "guess" in told.err
    assert command("import", folder, "--json").data["mapping"].startswith("# Guessed")


def test_that_a_name_stands_for_one_place_only(command, folder, tmp_path):
    command("import", folder, "--mapping", tmp_path / "basic.yaml", "--as", "deals")
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    told = command("import", other, "--mapping", tmp_path / "basic.yaml", "--as", "deals")
    assert told.code == 64
    assert "already stands for" in told.err


def test_that_a_folder_in_the_form_of_the_maven_files_gives_its_own_figures(command):
    told = command("import", QUIRKS, "--mapping", "maven_crm", "--as", "quirks")
    assert told.code == 0
    assert "12 times read as the mapping says: product_id: GTXPro" in told.err
    (row,) = command("metric", "win_rate", "--json").data["rows"]
    assert (row["numerator"], row["denominator"]) == (16, 30)
    open_deals = command("metric", "stage_count", "--option", "status=open", "--json").data
    assert {one["by"]["stage"]: one["n"] for one in open_deals["rows"]} == {
        "Prospecting": 6, "Engaging": 10}


@pytest.mark.skipif(not MAVEN.exists(), reason="the Maven files are not on this machine")
def test_that_the_maven_folder_gives_its_own_figures(command):
    told = command("import", MAVEN, "--mapping", "maven_crm", "--as", "maven")
    assert told.code == 0
    assert "1480 times read as the mapping says: product_id: GTXPro" in told.err
    truth = json.loads((MAVEN / "ground_truth.json").read_text("utf-8"))
    (row,) = command("metric", "win_rate", "--json").data["rows"]
    assert (row["numerator"], row["denominator"]) == (4238, 6711)
    assert json.dumps(truth).count("4238")
    open_deals = command("metric", "stage_count", "--option", "status=open", "--json").data
    assert {one["by"]["stage"]: one["n"] for one in open_deals["rows"]} == {
        "Prospecting": 500, "Engaging": 1589}
