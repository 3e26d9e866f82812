"""Tables on the clipboard."""

from __future__ import annotations

import pytest

from widgets.clipboard import cell, table_text


@pytest.mark.parametrize("text", ["=1+1", "+cmd|x", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\0=1",
                                  "\u200b=1+1", "\x01=cmd", "\ufeff@x", "\u00a0=1", "＝1+1",
                                  '"=1+1"'])
def test_that_what_would_be_a_formula_becomes_text(text):
    assert cell(text).startswith("'")


@pytest.mark.parametrize("text", ["-16", "+0.2", "-1,234.5", "-3.1%", "72%", "¥ 48.6 M", "华东"])
def test_that_figures_and_words_stay_as_they_are(text):
    assert cell(text) == text


def test_that_what_cannot_be_seen_does_not_go_along():
    assert cell("a\u200bb\x9bc\u202ed\ud800") == "ab cd"


def test_that_tabs_and_line_breaks_do_not_break_the_table():
    assert table_text([["a\tb", "c\nd"], ["1", "2"]]) == "a b\tc d\n1\t2"
