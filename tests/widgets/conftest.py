"""Widgets are shown on a screen that is only in memory, in a known theme."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from widgets.theme import Theme


@pytest.fixture(scope="session")
def theme_of_session(qapp):
    return Theme(qapp, "light")


@pytest.fixture
def dressed(theme_of_session):
    """The application in the light theme at normal size, whatever a test did before."""
    theme_of_session.set_scale(1.0)
    theme_of_session.set_mode("light")
    yield theme_of_session
    theme_of_session.set_scale(1.0)
    theme_of_session.set_mode("light")


@pytest.fixture
def shown(dressed, qtbot):
    """Show a widget in a size and wait until it can take keys."""

    def show(widget, width=900, height=600):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        widget.setFocus()
        return widget

    return show
