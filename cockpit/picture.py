"""A page as a picture, without a screen: the real window, painted once it is ready."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cockpit import asking
from cockpit.cli.arguments import pairs
from models.errors import CockpitError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from cockpit.cli.run import Session
    from cockpit.context import Context
    from cockpit.exports.sheet import Sheet
    from cockpit.page import Page
    from cockpit.window import Window
    from models.filters import FilterState

LONGEST = 60_000  # ms a page may take


def take(application: QApplication, session: Session, page: str | None, target: Path,
         size: tuple[int, int], **looks: Any) -> None:
    """Write the window as PNG: `page` under the filters, rows and options of the command, or,
    without a page, the place its `--link` names.

    Errors: CockpitError("page.none") for a page that does not exist, "picture.no_place" and
    "link.unknown_here" for what it cannot show: a flag without effect would pass for one that had
    it; those of a link; "picture.not_written".
    """
    with _shown(application, session, page, size, **looks) as window:
        if not window.grab().toImage().save(str(target)):
            raise CockpitError("picture.not_written", path=str(target))


def sheet(application: QApplication, session: Session, page: str, size: tuple[int, int]) -> Sheet:
    """What the main panel of a page shows, as a table.

    Errors: those of `take`, and CockpitError("picture.no_table") for a page without one."""
    with _shown(application, session, page, size) as window:
        offer = window.page.offers.main
        made = None if offer is None else offer.sheet()
        if made is None:
            raise CockpitError("picture.no_table", page=page)
        return made


@contextmanager
def _shown(application: QApplication, session: Session, page: str | None, size: tuple[int, int],
           **looks: Any) -> Iterator[Window]:
    """The window at the place of the command, with everything in it that it waits for."""
    from PySide6.QtCore import QEventLoop, QTimer

    from cockpit.app import make_window

    if not session.paths.cache_file.exists():
        raise CockpitError("cache.none", path=str(session.paths.home))
    window = make_window(application, session.paths, session.clock, shared=True, **looks)
    if window is None:
        raise CockpitError("cache.key_missing", path=str(session.paths.home))
    try:
        context = window.context
        key, place, filters = _wanted(session, page, context)
        if key not in window.keys:
            raise CockpitError("page.none", name=key, known=", ".join(window.keys))
        if filters is not None:
            context.filters.replace(filters)
        window.resize(*size)
        window.go_to(key, place)
        _must_show(window.page, place)
        window.show()
        loop = QEventLoop()
        context.jobs.idle.connect(lambda: QTimer.singleShot(0, loop.quit))
        QTimer.singleShot(LONGEST, loop.quit)
        if context.jobs.busy:
            loop.exec()
        application.processEvents()
        yield window
    finally:
        window.hide()
        window.context.close()


def _wanted(session: Session, page: str | None, context: Context
            ) -> tuple[str, dict[str, str], FilterState | None]:
    """Page, place and filter of the command; no filter: the one of the last time."""
    from cockpit import links
    from models.facts import FACTS

    given, mart = session.arguments, context.mart
    if page is None:
        link, unknown = links.known(
            links.read(given.link, context.calendar, session.clock()), mart)
        if unknown:
            raise CockpitError("link.unknown_here", known=", ".join(
                one.dimension if one.key is None else f"{one.dimension} = {one.key}"
                for one in unknown))
        return link.page, dict(link.place), link.filters
    place = dict(pairs(given.option, "--option"))
    if given.by:
        place["dimension"] = asking.dimension(mart, given.by, FACTS.values())
    if not (given.where or given.as_of or given.period != "all" or given.compare != "none"):
        return page, place, None
    return page, place, asking.filters(given, mart, context.calendar, session.clock())


def _must_show(page: Page, place: Mapping[str, str]) -> None:
    here = page.place()
    for name, value in place.items():
        if here.get(name) != value:
            raise CockpitError(
                "picture.no_place", page=page.key, name=name, value=value,
                known=", ".join(f"{one} = {held}" for one, held in here.items()) or "–")
