"""Scenes for the gallery: every widget in each state, with made-up figures, in two languages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from widgets.gallery.crowd import crowd
from widgets.gallery.frame import funnel
from widgets.gallery.records import records
from widgets.gallery.states import states
from widgets.gallery.stops import stops
from widgets.gallery.words import Say

SCENES: dict[str, Callable[[Say], QWidget]] = {
    "crowd": crowd, "funnel": funnel, "records": records, "states": states, "stops": stops,
}  # fmt: skip
