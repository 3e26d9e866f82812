"""What a CRM says stays text: in labels, buttons, tooltips and everything that is painted."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from widgets import text
from widgets.text import Tip, button, label, plain, set_tooltip, tip_html

IMAGE = "<img src=file:///etc/passwd>"
NESTED = "<b>" * 20_000 + "x" + "</b>" * 20_000


def test_that_markup_in_a_label_is_shown_as_it_was_typed(dressed, qtbot):
    made = label(IMAGE)
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert made.text() == IMAGE


@pytest.mark.parametrize("hostile", [IMAGE, "<script>x</script>", "a & b <b>", "]]>&lt;"])
def test_that_markup_in_a_tooltip_is_escaped(hostile):
    html = tip_html(Tip(hostile, ((hostile, hostile),), hostile))
    assert html.count("<img") == html.count("<script") == 0
    assert hostile not in html.replace("<qt>", "")


def test_that_a_tooltip_shows_the_text_that_was_given(dressed, qtbot):
    """Read back through the same engine that draws tooltips."""
    from PySide6.QtGui import QTextDocument

    document = QTextDocument()
    document.setHtml(tip_html(Tip(IMAGE, (("a & b", "<i>"),), "x < y")))
    shown = document.toPlainText().replace("\xa0", " ")
    for words in (IMAGE, "a & b", "<i>", "x < y"):
        assert words in shown


def test_that_twenty_thousand_nested_tags_freeze_nothing(dressed, qtbot):
    started = time.monotonic()
    made = label(NESTED)
    qtbot.addWidget(made)
    set_tooltip(made, NESTED)
    made.resize(made.sizeHint().boundedTo(made.sizeHint()))
    made.grab()
    assert time.monotonic() - started < 1
    assert len(made.text()) == text.LIMIT


def test_that_text_is_cut_at_five_hundred_characters_and_says_so():
    assert plain("x" * 500) == "x" * 500
    assert plain("x" * 501) == "x" * 499 + "…"


def test_that_a_label_also_cuts_what_is_set_later(dressed, qtbot):
    made = label("a")
    qtbot.addWidget(made)
    made.setText("y" * 9_000)
    assert len(made.text()) == text.LIMIT


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\x00", "\x1b", "\ud800"])
def test_that_characters_that_turn_or_hide_text_become_blanks(hidden):
    assert plain(f"a{hidden}b") == "a b"


def test_that_chinese_and_signs_stay_as_they_are():
    assert plain("华东 ▲ 6.2% – ¥ 48.6 M\n好") == "华东 ▲ 6.2% – ¥ 48.6 M\n好"


def test_that_an_ampersand_in_a_button_is_an_ampersand(dressed, qtbot):
    made = button("Leads & routing")
    qtbot.addWidget(made)
    assert made.text() == "Leads && routing"
    assert not made.shortcut().toString()


def test_that_a_label_without_room_ends_in_dots_and_tells_the_rest(shown):
    made = text.ElidedLabel("Huaxin Medical · ICU line <b>")
    shown(made, 60, 20)
    assert "Huaxin Medical · ICU line &lt;b&gt;" in made.toolTip()
    made.resize(600, 20)
    assert made.toolTip() == ""


def test_that_an_empty_tip_is_no_tooltip(dressed, qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    set_tooltip(made, "x")
    set_tooltip(made, "")
    assert made.toolTip() == ""


def test_that_a_tip_can_be_read_aloud_in_one_line():
    tip = Tip("South", (("share", "26%"), ("", "38 of 146")), "Wilson\ninterval")
    assert tip.spoken() == "South. share: 26%. 38 of 146. Wilson interval"


def test_that_twenty_thousand_texts_cost_no_reference(dressed, qtbot):
    """One PySide release lost a reference of None at every call and died after 5,000."""
    made = label()
    qtbot.addWidget(made)
    for number in range(20_000):
        made.setText(str(number))
        QLabel.setText(made, "plain")
    assert made.text() == "plain"
