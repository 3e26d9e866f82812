"""The whole family: hostile words, both themes, both languages, large type, another language."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QEvent, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from widgets.__main__ import WORDS, shoot
from widgets.gallery import SCENES
from widgets.text import LIMIT, Label

HOSTILE = "<img src=file:///etc/passwd>&" + "<b>" * 20_000


def scene(name, say, qtbot, size=(1280, 800)):
    widget = SCENES[name](say)
    qtbot.addWidget(widget)
    widget.resize(*size)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.mark.parametrize("name", SCENES)
def test_that_hostile_words_stay_text_in_every_widget(name, dressed, qtbot):
    started = time.monotonic()
    widget = scene(name, lambda english, _: HOSTILE, qtbot)
    widget.grab()
    labels = widget.findChildren(QLabel)
    assert all(isinstance(label, Label) for label in labels)
    assert all(len(label.text()) <= LIMIT for label in labels)
    for child in widget.findChildren(QWidget):
        assert "<img" not in child.toolTip()
        assert len(child.toolTip()) < 5_000
    for button in widget.findChildren(QAbstractButton):
        assert "&" not in button.text().replace("&&", "")
    assert time.monotonic() - started < 5


def cut_words(widget):
    """Labels and buttons of one line that have less room than their words need."""
    found = []
    for child in widget.findChildren(QWidget):
        if not child.isVisible() or not isinstance(child, (QLabel, QAbstractButton)):
            continue
        if isinstance(child, QLabel) and (child.wordWrap() or not child.text()):
            room, need = child.height(), child.heightForWidth(child.width())
        else:
            room, need = child.width(), child.sizeHint().width()
        if child.text() and room < need:
            found.append((type(child).__name__, child.text(), room, need))
    return found


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize(("scale", "size"), [(1.0, (1280, 800)), (1.5, (1920, 1200))])
@pytest.mark.parametrize("name", SCENES)
def test_that_no_word_is_cut(name, scale, size, language, dressed, qtbot):
    dressed.set_scale(scale)
    widget = scene(name, WORDS[language], qtbot, size)
    assert cut_words(widget) == []


class _Pseudo(QTranslator):
    """Every word in brackets, so that one left in English shows."""

    def translate(self, context, source, disambiguation=None, n=-1):
        return f"⟦{source}⟧"

    def isEmpty(self):
        return False


@pytest.mark.parametrize("name", SCENES)
def test_that_a_switch_of_language_reaches_every_word_of_the_widgets(name, dressed, qtbot):
    """What the scene gives is digits; all other words are the widgets' own."""
    widget = scene(name, lambda english, _: "7", qtbot)
    app, pseudo = QApplication.instance(), _Pseudo()
    app.installTranslator(pseudo)
    try:
        for _ in range(3):
            app.processEvents()
        own = [
            child.text() for child in widget.findChildren(QLabel)
            if child.isVisible() and any(c.isalpha() for c in child.text())
        ] + [
            child.text() for child in widget.findChildren(QAbstractButton)
            if child.isVisible() and any(c.isalpha() for c in child.text())
        ]  # fmt: skip
    finally:
        app.removeTranslator(pseudo)
        app.processEvents()
    given = {"HubSpot", "Salesforce", "CNY", "¥"}
    left = [text for text in own if "⟦" not in text and not any(word in text for word in given)]
    assert left == []


@pytest.mark.parametrize("name", SCENES)
def test_that_both_themes_are_drawn_and_differ(name, dressed, qtbot):
    widget = scene(name, WORDS["en"], qtbot)
    light = widget.grab().toImage()
    dressed.set_mode("dark")
    QApplication.sendPostedEvents()
    dark = widget.grab().toImage()
    points = [(x, y) for x in range(2, 1280, 8) for y in range(2, 800, 8)]
    same = sum(light.pixel(*point) == dark.pixel(*point) for point in points)
    assert same / len(points) < 0.25


def test_that_pictures_of_every_scene_are_saved(dressed, tmp_path):
    files = shoot(QApplication.instance(), dressed, tmp_path, (1280, 800))
    assert len(files) == len(SCENES) * len(WORDS) * 2
    assert all(file.stat().st_size > 10_000 for file in files)


def test_that_widgets_come_and_go_without_a_trace(dressed, qtbot):
    before = len(QApplication.topLevelWidgets())
    for name, make in SCENES.items():
        made = make(WORDS["en"])
        made.deleteLater()
        del made, name
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(QApplication.topLevelWidgets()) <= before
