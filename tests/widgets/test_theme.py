"""Tokens, contrast, scales, style sheet; and that no colour is written anywhere else."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

import resources
import widgets
from widgets import colour, theme
from widgets.theme import DARK, LIGHT

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
SCALES = pytest.mark.parametrize("kind", ["diverging", "sequential"])


@THEMES
def test_that_every_ink_can_be_read_on_every_surface(tokens):
    for ink, surface in product(tokens.inks, tokens.surfaces):
        assert colour.contrast(ink, surface) >= 4.5, (ink, surface)


@THEMES
def test_that_words_on_the_rail_and_on_primary_buttons_can_be_read(tokens):
    rails = (tokens.rail, tokens.rail_card, tokens.rail_selected)
    for ink, surface in product((tokens.rail_ink, tokens.rail_ink_2), rails):
        assert colour.contrast(ink, surface) >= 4.5, (ink, surface)
    for fill in (tokens.accent, tokens.accent_hover):
        assert colour.contrast(tokens.on_accent, fill) >= 4.5


@THEMES
def test_that_the_focus_frame_stands_out_three_to_one(tokens):
    for surface in (tokens.background, tokens.panel, tokens.control):
        assert colour.contrast(tokens.accent, surface) >= 3


@THEMES
@SCALES
def test_that_words_can_be_read_on_every_colour_of_a_scale(tokens, kind):
    for fill, ink in zip(
        theme.scale(tokens, kind), theme.scale_inks(tokens, kind), strict=True
    ):
        assert colour.contrast(ink, fill) >= 4.5, (fill, ink)


def test_that_the_named_tokens_are_those_of_the_design():
    assert (LIGHT.background, LIGHT.panel, LIGHT.line) == ("#F6F7F9", "#FFFFFF", "#E3E6EB")
    assert (LIGHT.ink, LIGHT.ink_2, LIGHT.ink_3) == ("#16202C", "#5B6675", "#8C96A3")
    assert (LIGHT.accent, LIGHT.good) == ("#2F6BDE", "#1B8A5A")
    assert (LIGHT.warn, LIGHT.bad) == ("#C77700", "#C2352B")
    assert (DARK.background, DARK.panel, DARK.line) == ("#10161D", "#18212B", "#2A3542")
    assert (DARK.ink, DARK.ink_2, DARK.ink_3) == ("#E8EDF3", "#A5B1BF", "#76828F")
    assert (DARK.accent, DARK.good) == ("#6A9BFF", "#4CC38A")
    assert (DARK.warn, DARK.bad) == ("#F0A63A", "#FF7A70")
    assert (LIGHT.scale_low, LIGHT.scale_middle, LIGHT.scale_high) == (
        "#C85C14", "#F5F6F8", "#2166AC",
    )


@THEMES
def test_that_words_keep_the_hue_of_their_mark(tokens):
    for name in ("accent", "good", "warn", "bad"):
        mark, word = QColor(getattr(tokens, name)), QColor(getattr(tokens, f"{name}_text"))
        assert abs(mark.hslHue() - word.hslHue()) <= 4, name


@THEMES
def test_that_the_ends_of_the_diverging_scale_are_told_apart_without_colour_sense(tokens):
    """Orange differs from blue in the blue channel alone, whatever red and green are seen as."""
    low, high = QColor(tokens.scale_low), QColor(tokens.scale_high)
    assert high.blue() - low.blue() > 120


def test_that_the_dark_scale_has_a_darker_middle_than_its_ends():
    middle = theme.scale(DARK, "diverging")[colour.STEPS // 2]
    assert colour.luminance(middle) < colour.luminance(DARK.scale_low)
    assert colour.luminance(middle) < colour.luminance(DARK.scale_high)


def test_that_the_sequential_scale_only_gets_lighter():
    lights = [colour.luminance(fill) for fill in theme.scale(LIGHT, "sequential")]
    assert all(later >= earlier for earlier, later in zip(lights, lights[1:], strict=False))


def test_that_values_beyond_the_ends_take_the_colour_of_the_end_and_nan_takes_none():
    values = np.array([[-99.0, -10, 0, 10, 99, np.nan]])
    assert colour.steps(values, -10, 10).tolist() == [[0, 0, 128, 255, 255, -1]]


def test_that_a_scale_without_span_stays_in_the_middle():
    assert colour.steps(np.array([[3.0, np.nan]]), 3, 3).tolist() == [[128, -1]]


def test_that_contrast_is_that_of_the_published_examples():
    assert colour.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert colour.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@THEMES
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_that_the_style_sheet_has_no_gap_left(tokens, scale):
    sheet = theme.style_sheet(tokens, scale)
    assert "$" not in sheet
    assert tokens.panel in sheet


def test_that_another_mode_changes_palette_and_says_so(dressed, qtbot):
    with qtbot.waitSignal(dressed.changed):
        dressed.set_mode("dark")
    app = QApplication.instance()
    assert app.palette().color(QPalette.ColorRole.Window) == QColor(DARK.background)
    assert theme.tokens() is DARK


def test_that_a_meeting_gets_type_one_and_a_half_times_as_large(dressed):
    dressed.set_scale(1.5)
    assert theme.font(20).pixelSize() == 30
    assert QApplication.instance().font().pixelSize() == round(13 * 1.5)


def test_that_chinese_has_a_font_to_fall_back_on(dressed):
    assert len(theme.font_families()) > 1


def test_that_no_colour_is_written_outside_the_theme():
    """Also no named ones: QColor("red") and Qt.GlobalColor are colours too; transparent is none."""
    literal = re.compile(
        r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b(?!\w)|\brgba?\(\s*\d|QColor\(\s*[\"'\d]"
        r"|GlobalColor\.(?!transparent)"
    )
    rooms = [Path(widgets.__file__).parent, Path(resources.__file__).parent]
    files = [file for room in rooms for file in room.rglob("*")
             if file.suffix in (".py", ".qss", ".svg")]  # fmt: skip
    assert len(files) > 60
    found = [
        (file.name, line)
        for file in files if file.name != "theme.py"
        for line in file.read_text(encoding="utf-8").splitlines() if literal.search(line)
    ]  # fmt: skip
    assert found == []
