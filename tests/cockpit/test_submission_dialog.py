"""The forecast dialogue: by keyboard, at three levels, kept as versions."""

import shutil
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from cockpit.context import Context
from cockpit.dialogs.submission import SubmissionDialog
from cockpit.dialogs.submission_data import Call
from cockpit.pages.forecast_reviewed import reviewed_block
from models.cache import Cache
from models.facts import SUBMISSIONS
from models.filters import FilterState
from models.kept_forecasts import kept_versions
from models.own_submissions import reviewed
from models.paths import Paths
from models.settings import Settings
from models.snapshot import newest_mart
from models.unlocking import Passphrase

NOW = datetime(2026, 9, 14, 12, tzinfo=UTC)


@pytest.fixture
def context(filled_home_built, tmp_path):
    paths = Paths(shutil.copytree(filled_home_built, tmp_path / "home"))
    cache = Cache.open(paths, Passphrase("four grey geese"), now=NOW, find=lambda: None)
    made = Context(paths, cache, newest_mart(cache), Settings(), lambda: NOW)
    yield made
    assert made.close()


def opened(qtbot, context, **how):
    dialog = SubmissionDialog(context, **how)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.person.count()) and "Closed" in dialog.figures.text(),
                    timeout=20_000)
    return dialog


def entered(context):
    mart = context.mart
    found = mart.columns(SUBMISSIONS, ("submission", "level", "owner", "amount"), FilterState())
    return [(level, owner, amount) for key, level, owner, amount in zip(
        *(column.tolist() for column in found.values()), strict=True) if ":own-" in key]


def submitted(qtbot, dialog, context):
    version = context.mart.version
    qtbot.keyClick(dialog.amount, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: context.mart.version > version, timeout=20_000)


def test_that_a_call_typed_and_sent_by_keyboard_is_in_every_figure(qtbot, context):
    dialog = opened(qtbot, context)
    owner = dialog.person.currentData()
    dialog.amount.setFocus()
    qtbot.keyClicks(dialog.amount, "1,234.5")
    submitted(qtbot, dialog, context)
    assert entered(context) == [("seller", owner, 123_450)]
    assert "1,234.50" in dialog.says.text()
    qtbot.waitUntil(lambda: "1,234.50" in dialog.earlier.text(), timeout=20_000)
    qtbot.keyClicks(dialog.amount, "2M")
    submitted(qtbot, dialog, context)
    assert len(entered(context)) == 2
    qtbot.waitUntil(lambda: dialog.earlier.text().count("\n") == 2, timeout=20_000)


def test_that_an_amount_of_another_locale_is_sent_back_with_an_example(qtbot, context):
    dialog = opened(qtbot, context)
    qtbot.keyClicks(dialog.amount, "1.234,5")
    qtbot.keyClick(dialog.amount, Qt.Key.Key_Return)
    assert "1,234,567.00" in dialog.says.text()
    assert dialog.amount.selectedText() == "1.234,5"
    assert entered(context) == []


def test_that_a_manager_ticks_key_deals_and_they_are_kept_with_the_call(qtbot, context):
    dialog = opened(qtbot, context, level="manager")
    for place in range(dialog.person.count()):
        dialog.person.setCurrentIndex(place)
        qtbot.waitUntil(lambda: not context.jobs.busy, timeout=20_000)
        if dialog.nodes.rowCount():
            break
    assert dialog.nodes.isVisible()
    assert not dialog.weights.isVisible()
    rows = dialog.nodes.rowCount()
    assert rows, "the small company has deals in commit"
    box = dialog.nodes.item(0, 0)
    box.setCheckState(Qt.CheckState.Unchecked)
    before = dialog.says.text()
    dialog.nodes.setCurrentCell(0, 0)
    qtbot.keyClick(dialog.nodes, Qt.Key.Key_Space)
    assert box.checkState() == Qt.CheckState.Checked
    assert f"of {rows} deals" in dialog.says.text() != before
    qtbot.keyClicks(dialog.amount, "5")
    submitted(qtbot, dialog, context)
    with context.cache.raw_read() as raw:
        level, checks = raw.execute("SELECT level, checks FROM own_submission").fetchone()
    assert level == "manager"
    assert checks.count('"verified"') == rows
    assert '"verified": true' in checks
    ticked = checks.count('"verified": true')
    qtbot.waitUntil(lambda: f"verified {ticked} of {rows} key deals" in dialog.earlier.text(),
                    timeout=20_000)
    (own,) = reviewed(context.cache, context.calendar)
    assert own.nodes == (ticked, rows)
    block = reviewed_block([own], own.entry.owner, {}, context.formats, context.calendar)
    assert f"{ticked} of {rows}" in block.lines[0].figure
    assert context.formats.percent(ticked / rows, 0) in block.note


def test_that_nothing_can_be_sent_until_the_figures_are_of_the_person_named(qtbot, context):
    dialog = opened(qtbot, context, level="manager")
    for place in range(dialog.person.count()):
        dialog.person.setCurrentIndex(place)
        qtbot.waitUntil(lambda: not context.jobs.busy, timeout=20_000)
        if dialog.nodes.rowCount():
            break
    assert dialog.submit.isEnabled()
    for box in (dialog.person, dialog.period):
        box.setCurrentIndex((box.currentIndex() + 1) % box.count())
        assert not dialog.submit.isEnabled()
        assert dialog.nodes.rowCount() == 0
        assert dialog.usual.text() == ""
        qtbot.keyClicks(dialog.amount, "7")
        qtbot.keyClick(dialog.amount, Qt.Key.Key_Return)
        qtbot.waitUntil(dialog.submit.isEnabled, timeout=20_000)
    assert entered(context) == []


def test_that_a_call_keeps_the_forecast_of_its_deals(qtbot, context):
    dialog = opened(qtbot, context)
    owner = dialog.person.currentData()
    qtbot.keyClicks(dialog.amount, "5")
    submitted(qtbot, dialog, context)
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=20_000)
    state = FilterState().narrowed("owner", {owner})
    (kept,) = kept_versions(context.cache, state)
    assert (kept.level, kept.author, kept.at) == ("seller", context.author, NOW)
    assert "stage" in kept.by_method


def test_that_headquarters_gets_weights_that_take_the_usual_bias_away(qtbot, context):
    dialog = opened(qtbot, context, level="hq")
    assert dialog.weights.isVisible()
    assert dialog.weights.rowCount()
    first = dialog.amount.text()
    assert first
    dialog.weights.cellWidget(0, 3).setValue(2.5)
    assert dialog.amount.text() != first
    submitted(qtbot, dialog, context)
    level, _, _ = entered(context)[0]
    assert level == "headquarters"
    with context.cache.raw_read() as raw:
        assert '"weights"' in raw.execute("SELECT checks FROM own_submission").fetchone()[0]


def test_that_a_typed_amount_is_not_overwritten_by_weights(qtbot, context):
    dialog = opened(qtbot, context, level="hq")
    dialog.amount.clear()
    qtbot.keyClicks(dialog.amount, "77")
    dialog.weights.cellWidget(0, 3).setValue(2.5)
    assert dialog.amount.text() == "77"


def test_that_weights_are_what_would_have_been_right_within_bounds():
    def weight(bias):
        return Call("o", "n", 1.0, bias, 4).weight

    assert [weight(bias) for bias in (0.25, -0.2, 0.0, float("nan"), 9.0, -0.9, -1.0)] == [
        0.8, 1.25, 1.0, 1.0, 0.5, 2.0, 1.0]


def test_that_a_digit_too_many_is_asked_about_once(qtbot, context):
    dialog = opened(qtbot, context)
    dialog.amount.setFocus()
    qtbot.keyClicks(dialog.amount, "900000000000")
    before = context.mart.version
    qtbot.keyClick(dialog.amount, Qt.Key.Key_Return)
    assert "more than 5 times" in dialog.says.text()
    assert (context.mart.version, context.jobs.busy) == (before, False)
    submitted(qtbot, dialog, context)
    assert [amount for _, _, amount in entered(context)] == [90_000_000_000_000]
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=20_000)
