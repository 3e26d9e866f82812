"""The language is switched while the window is open: every word follows, and comes back."""

from __future__ import annotations

import dataclasses
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox
from words_on_screen import foreign, words_of

from cockpit import app, language
from cockpit.dialogs.connect import ConnectDialog
from cockpit.dialogs.help import HelpDialog
from cockpit.dialogs.quarantine import QuarantineDialog
from cockpit.dialogs.records import RecordsDialog
from cockpit.dialogs.unlock import UnlockDialog
from cockpit.filter_bar import COMPARISONS
from cockpit.pages.connection_card import ConnectionCard
from cockpit.pages.funnel_data import MODES
from cockpit.pages.funnel_extras import KPIS
from models.paths import Paths
from sync.connections import ConnectionStatus
from sync.quarantine import Quarantined

CHINESE = Path(__file__).parents[2] / "resources" / "i18n" / "cockpit_zh_CN.ts"


def built(folder: Path, source: Path) -> None:
    """Compile translations as the package does."""
    tool = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent)) or (
        "pyside6-lrelease")
    subprocess.run([tool, "-silent", str(source), "-qm", str(folder / "cockpit_zh_CN.qm")],
                   check=True, timeout=60)


@pytest.fixture
def chinese(tmp_path, monkeypatch):
    """The translation as it stands in the sources, however old the installed one is."""
    built(tmp_path, CHINESE)
    monkeypatch.setattr(language, "FOLDER", str(tmp_path))


@pytest.fixture
def made_up(tmp_path, monkeypatch):
    """A language in which every translated text is its source between ⟦ and ⟧."""
    tree = ElementTree.parse(CHINESE)  # noqa: S314 - a file of our own
    for message in tree.iter("message"):
        translation = message.find("translation")
        translation.text = f"⟦{message.findtext('source')}⟧"
        translation.attrib.pop("type", None)
    tree.write(tmp_path / "made_up.ts", encoding="utf-8", xml_declaration=True)
    built(tmp_path, tmp_path / "made_up.ts")
    monkeypatch.setattr(language, "FOLDER", str(tmp_path))


@pytest.fixture
def window(qtbot, demo_home, caplog):
    """The window in English on the demo company; no fault may go unseen."""
    made = app.make_window(app.make_application(), Paths(demo_home), lambda: datetime.now(UTC),
                           theme="light", language="en")
    made.resize(1440, 900)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.go("funnel")
    settle(qtbot, made)
    yield made
    language.speak(QApplication.instance(), "en")
    settle(qtbot, made)
    made.context.close()
    assert [record for record in caplog.get_records("call") if record.levelname == "ERROR"] == []


def settle(qtbot, window):
    qtbot.waitUntil(lambda: not window.context.jobs.busy, timeout=20_000)
    QApplication.processEvents()


def switch(qtbot, window, to):
    window.context.change_settings(language=to)
    settle(qtbot, window)


def untranslated(qtbot, window) -> str:
    """A line for each text anywhere that holds more than translated words and names."""
    return "\n".join(f"{place}: {rest!r} of {words!r}" for place, said in tour(qtbot, window)
                     for words, rest in sorted(foreign(window, said).items()))


def tour(qtbot, window) -> Iterator[tuple[str, list[str]]]:
    """Every page in every state, each dialogue and menu: what it is, and all its words."""
    window.go("funnel")
    page = window.page
    window.bar.set_period("this year")
    for mode, compare in zip(MODES, COMPARISONS, strict=True):
        window.context.filters.set(compare=compare)
        page._choose_mode(MODES.index(mode))
        settle(qtbot, window)
        page.heatmap.set_selection([(1, 1), (0, 1)])
        page._explain()
        settle(qtbot, window)
        yield f"funnel, {mode}, against {compare}", words_of(window)
    page._choose_mode(0)
    page._choose_family(0)
    settle(qtbot, window)
    page.verbs.cell_menu(0, 0, QPoint(0, 0))
    yield "menu of a cell", said_in_menu(window)
    page.heatmap.set_selection([(0, 0)])
    page.verbs.show_records()
    settle(qtbot, window)
    yield "records", closed(window, RecordsDialog)
    for position, (key, _) in enumerate(KPIS):
        page.verbs.show_kpi(position)
        settle(qtbot, window)
        yield f"records of {key}", closed(window, RecordsDialog)
    for dimension in ("forecast_category", "pipeline"):
        page._dimension = dimension
        page.refresh()
        settle(qtbot, window)
        yield f"by {dimension}", words_of(window)
    page.drill(0, 0)
    settle(qtbot, window)
    yield "path after drilling", words_of(window)
    owner = next(iter(window.context.mart.labels("owner")))
    window.context.filters.exclude("owner", frozenset({owner}))
    window.context.filters.set(as_of=datetime(2026, 6, 30, 12, tzinfo=UTC))
    settle(qtbot, window)
    yield "excluded, as of a day", words_of(window)
    window.context.filters.narrow({"region": frozenset({"0:0"})})
    settle(qtbot, window)
    yield "nothing matches", words_of(window)
    window.bar.set_period("all")
    window.context.filters.set(as_of=None, where=(), exclude=())
    settle(qtbot, window)
    for key in ("connections", "settings"):
        window.go(key)
        settle(qtbot, window)
        yield key, words_of(window)
    card = window.findChildren(ConnectionCard)[0]
    window.go("connections")
    settle(qtbot, window)
    card.show_connection(in_trouble(card._connection))
    yield "a connection in trouble", words_of(card)
    card._ask_remove()
    yield "remove a connection", closed(window, QMessageBox)
    window.show_help()
    yield "help elsewhere", closed(window, HelpDialog)
    window.go("funnel")
    window.show_help()
    yield "help on the funnel", closed(window, HelpDialog)
    connect = ConnectDialog(window.context, window)
    for kind in range(connect.kind.count()):
        connect.kind.setCurrentIndex(kind)
        connect.show()
        connect._run(keep=False)
        yield f"connect, {connect.kind.itemData(kind)}", words_of(connect)
    closed(window, ConnectDialog)
    quarantine = QuarantineDialog(window.context, "demo", window)
    quarantine.show()
    settle(qtbot, window)
    quarantine._show([Quarantined(
        "demo", "opportunities", "77", "", "record.bad_date",
        {"column": "日期", "value": "2025-02-30"}, b"{}", datetime.now(UTC), "1")])
    yield "quarantine", closed(window, QuarantineDialog)
    for new in (True, False):
        unlock = UnlockDialog(new=new)
        qtbot.addWidget(unlock)
        unlock.field.setText("short")
        if new:
            unlock._accept()
        yield f"unlock, new {new}", words_of(unlock)
    window.context.syncing.start(())
    settle(qtbot, window)
    yield "after a sync that failed", words_of(window)
    window.message.set_message(None)


def in_trouble(connection: ConnectionStatus) -> ConnectionStatus:
    """The connection paused, its streams failed, unfinished, unread and with records set aside."""
    failed, half, unread, aside, *rest = connection.streams
    return dataclasses.replace(connection, paused=True, streams=(
        dataclasses.replace(failed, error="sync.offline", error_facts={"host": "127.0.0.1"}),
        dataclasses.replace(half, half_way=True),
        dataclasses.replace(unread, watermark=None),
        dataclasses.replace(aside, quarantined=3), *rest))


def closed(window, kind) -> list[str]:
    """The words of the open dialogue of a kind, which is then closed."""
    dialog = window.findChildren(kind)[-1]
    said = words_of(dialog)
    dialog.close()
    dialog.deleteLater()
    QApplication.processEvents()
    return said


def said_in_menu(window) -> list[str]:
    menu = window.findChildren(QMenu)[-1]
    said = [action.text() for action in menu.actions()]
    menu.close()
    return said


def test_that_every_word_of_every_page_and_dialogue_goes_through_translation(
        made_up, window, qtbot):
    switch(qtbot, window, "zh_CN")
    assert untranslated(qtbot, window) == ""


def test_that_no_page_or_dialogue_has_an_english_word_in_chinese(chinese, window, qtbot):
    switch(qtbot, window, "zh_CN")
    assert untranslated(qtbot, window) == ""


def test_that_a_switch_changes_what_is_open_and_english_comes_back(made_up, window, qtbot):
    page = window.page
    page.heatmap.set_selection([(1, 1)])
    page._explain()
    settle(qtbot, window)
    for key in ("funnel", "connections", "settings"):
        window.go(key)
        settle(qtbot, window)
        before = steady(words_of(window))
        switch(qtbot, window, "zh_CN")
        assert foreign(window, words_of(window)) == {}, key
        assert window.windowTitle().startswith("⟦")
        switch(qtbot, window, "en")
        after = steady(words_of(window))
        assert (after - before, before - after) == (set(), set()), key


def steady(said: list[str]) -> set[str]:
    """What is said, durations left out."""
    return {re.sub(r"\d+ ms", "… ms", words).strip() for words in said}


def test_that_the_chinese_texts_are_shown_after_the_switch(chinese, window, qtbot):
    assert window.page._title.text() == "Where do deals stop moving?"
    switch(qtbot, window, "zh_CN")
    assert window.windowTitle() == "销售驾驶舱 – 演示公司"
    assert window.page._title.text() == "商机卡在哪里？"
    assert "在手商机" in words_of(window)
