"""The health laboratory: every change is seen at once, can be undone, is kept, and is published
only with reasons."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cockpit import app
from cockpit.dialogs.health_lab import HealthLab
from models.documents.grade import PRESETS
from models.documents.shelving import draft, keep_draft, publish
from models.paths import Paths


@pytest.fixture(scope="module")
def kept_window(demo_home_kept):
    application = app.make_application()
    made = app.make_window(application, Paths(demo_home_kept), lambda: datetime.now(UTC),
                           theme="light", language="en")
    made.resize(1280, 800)
    made.show()
    made.go("customers")
    settle(made)
    yield made
    settle(made)
    made.context.close()
    made.hide()
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def laboratory(kept_window):
    made = HealthLab(kept_window.context, kept_window)
    made.show()
    settle(kept_window)
    yield made
    for edit in (made.health, made.grade):
        edit.replace(edit.in_force_body, "back")
    made.close()
    settle(kept_window)
    made.deleteLater()
    QApplication.processEvents()


def settle(window):
    """Wait until nothing has been read or written for a while, timers of the editors included."""
    quiet = 0
    for _ in range(3000):
        QTest.qWait(20)
        QApplication.processEvents()
        busy = [job for job in window.context.jobs._under_way if "overview" not in job.key]
        quiet = 0 if busy else quiet + 1
        if quiet == 50:
            return
    raise AssertionError("the window does not come to rest")


def test_the_form_shows_what_is_in_force(laboratory):
    weights = {key: box.value() for key, box in laboratory.health_editor.weights.items()}
    assert weights["recency"] == 50
    assert weights["contacts"] == 25
    assert not laboratory.health.is_changed
    assert not laboratory.health_bar.publish.isEnabled()


def test_a_weight_scores_everybody_anew(laboratory, kept_window):
    before = laboratory.health_effect.effect
    assert (before.before.health == before.after.health)[~np.isnan(before.after.health)].all()
    laboratory.health_editor.weights["recency"].setValue(0)
    settle(kept_window)
    effect = laboratory.health_effect.effect
    assert np.nanmax(np.abs(effect.after.health - effect.before.health)) > 5
    assert laboratory.health_effect.movers.rows.count > 0
    shown = sum(int(row[2].replace(",", "")) for row in laboratory.health_effect.chart.table()[1:])
    assert shown == int((~np.isnan(effect.after.health)).sum())


def test_slider_and_number_are_one(laboratory):
    laboratory.health_editor.sliders["reply"].setValue(33)
    assert laboratory.health_editor.weights["reply"].value() == 33
    assert laboratory.health.body["inputs"]["reply"]["weight"] == 33


def test_the_draft_is_tested_beside_what_is_published(laboratory, kept_window):
    laboratory.health_editor.weights["recency"].setValue(0)
    laboratory.health_editor.weights["contacts"].setValue(0)
    settle(kept_window)
    published, mine = laboratory.health_effect.tests
    assert published.enough
    assert published.auc > 0.75  # silence comes before leaving
    assert mine.auc < published.auc
    assert mine.n > 0
    rows = laboratory.health_effect.test.rows.columns
    assert rows[1].values[0] != rows[2].values[0]


def test_steps_are_undone_and_done_again(laboratory):
    box = laboratory.health_editor.weights["recency"]
    box.setValue(40)
    box.setValue(30)
    laboratory.health_editor.limits["green"].setValue(75)
    laboratory.health_bar.undo.click()
    assert laboratory.health.body["green"] == 70
    assert box.value() == 30
    laboratory.health_bar.undo.click()
    assert box.value() == 50  # edits of one field that follow each other are one step
    laboratory.health_bar.redo.click()
    assert box.value() == 30


def test_the_draft_is_kept_by_itself_and_found_again(laboratory, kept_window):
    laboratory.health_editor.weights["reply"].setValue(44)
    settle(kept_window)
    kept = draft(kept_window.context.cache, "health")
    assert kept.body["inputs"]["reply"]["weight"] == 44
    again = HealthLab(kept_window.context, kept_window)
    assert again.health_editor.weights["reply"].value() == 44
    again.deleteLater()
    laboratory.health_bar.discard.click()
    settle(kept_window)
    assert draft(kept_window.context.cache, "health") is None


def test_what_is_wrong_is_said_and_cannot_be_published(laboratory):
    laboratory.health_editor.limits["green_leaves"].setValue(90)
    assert laboratory.health.problems
    assert not laboratory.health_bar.publish.isEnabled()
    assert "cross" in laboratory.health_bar.state.text()


def test_publishing_needs_a_reason_and_a_value_for_customers(laboratory, kept_window):
    page, bar = kept_window.page, laboratory.health_bar
    laboratory.health_editor.weights["recency"].setValue(20)
    laboratory.health_editor.weights["meetings"].setValue(30)
    bar.publish.click()
    assert laboratory.health.in_force.revision == 0
    bar.reason.setText("Meetings tell more")
    bar.publish.click()
    assert laboratory.health.in_force.revision == 0
    assert "Both are needed" in bar.state.text()
    bar.worth.setText("We visit before it is too late")
    before = page.data.table.health.copy()
    bar.publish.click()
    settle(kept_window)
    revision = laboratory.health.in_force
    assert revision.revision == 1
    assert revision.reason == "Meetings tell more"
    assert revision.customer_value == "We visit before it is too late"
    assert draft(kept_window.context.cache, "health") is None
    assert not np.array_equal(before, page.data.table.health, equal_nan=True)
    bar.built_in.click()
    assert laboratory.health_editor.weights["recency"].value() == 50


@pytest.mark.parametrize("position", range(1, len(PRESETS) + 1))
def test_a_preset_of_grades_is_one_step(laboratory, position):
    editor = laboratory.grade_editor
    before = dict(laboratory.grade.body)
    editor._take_preset(position)
    assert len(laboratory.grade.body["triggers"]) == len(before["triggers"]) + 1
    assert editor.evaluation.currentIndex() == position - 1  # weekly, daily, at once
    laboratory.grade_bar.undo.click()
    assert laboratory.grade.body == before


def test_lower_cut_offs_grade_more_customers_up(laboratory, kept_window):
    laboratory.grade_editor.numbers["b"].setValue(4)
    settle(kept_window)
    graded = laboratory.grade_effect.graded
    before, after = (one.grade[graded.places] for one in (graded.before, graded.after))
    assert (after == 3).sum() < (before == 3).sum()  # fewer with grade C
    assert int((after != before).sum()) == laboratory.grade_effect.movers.rows.count > 0


def test_words_of_a_trigger_and_policies_are_edited(laboratory):
    editor = laboratory.grade_editor
    editor.words[0].setText("demo，演示, walk-through")
    editor.words[0].editingFinished.emit()
    assert laboratory.grade.body["triggers"][0]["words"] == ["demo", "演示", "walk-through"]
    editor.touches["B"].setValue(1.5)
    assert laboratory.grade.body["policies"]["B"]["touches_per_week"] == 1.5
    editor.words[0].setText("")
    editor.words[0].editingFinished.emit()
    assert "words" in laboratory.grade_bar.state.text()


def test_a_draft_older_than_what_holds_is_refused_and_can_be_brought_onto_it(
        laboratory, kept_window):
    context, edit, bar = kept_window.context, laboratory.health, laboratory.health_bar
    laboratory.health_editor.weights["reply"].setValue(41)
    settle(kept_window)
    other = dict(edit.in_force_body) | {"green": 72}
    theirs = publish(context.cache, "health", other, reason="other", customer_value="other",
                     author="other", now=context.clock())
    keep_draft(context.cache, "health", edit.body, base=theirs.revision - 1, now=context.clock())
    bar.reason.setText("Replies tell more")
    bar.worth.setText("We answer sooner")
    bar.publish.click()
    settle(kept_window)
    assert f"Revision {theirs.revision}" in bar.state.text()
    assert edit.in_force.revision == theirs.revision
    assert draft(context.cache, "health").body["inputs"]["reply"]["weight"] == 41
    again = HealthLab(context, kept_window)  # the draft remembers what it began from
    again.health_bar.reason.setText("Replies tell more")
    again.health_bar.worth.setText("We answer sooner")
    again.health_bar.publish.click()
    settle(kept_window)
    assert edit.in_force.revision == theirs.revision
    again.deleteLater()
    bar.discard.click()
    assert edit.body["green"] == 72
    bar.undo.click()
    bar.publish.click()
    settle(kept_window)
    assert edit.in_force.revision == theirs.revision + 1
    assert edit.in_force_body["inputs"]["reply"]["weight"] == 41
