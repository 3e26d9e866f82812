"""Pictures and exports on the command line."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cockpit.cli.arguments import DONE, PAGES, WrongUsage
from cockpit.cli.figures import answered, asked

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from cockpit.cli.run import Session
    from cockpit.exports.sheet import Sheet

_NO_SCREEN = "offscreen"


def shot(session: Session) -> int:
    """The real page as a picture, without a screen."""
    from cockpit.exports.offer import format_of

    given = session.arguments
    target, link = Path(given.output), getattr(given, "link", "")
    if bool(link) == bool(given.page):
        raise WrongUsage("name a page, or a place with --link: one of the two")
    if link and (given.by or given.option or given.where or given.as_of or given.period != "all"):
        raise WrongUsage("--link names the whole place; it goes with no other filter or choice")
    format_of(target, ("png",))
    _picture(session, given.page, target, _size(session))
    session.committed(f"picture {given.output}")
    return DONE


def export(session: Session) -> int:
    """A page or a metric as CSV, XLSX or picture; written to the audit trail first."""
    from cockpit.exports.offer import format_of, save

    given = session.arguments
    target = Path(given.output)
    ending = format_of(target).key
    if given.what in PAGES and ending == "png":
        size = _size(session)
        _audit(session, f"{given.what} as {ending}")
        _picture(session, given.what, target, size)
    else:
        sheet = _sheet(session)
        _audit(session, f"{given.what} as {ending}")
        if ending == "png":
            _paint_in(given.theme)
        save(sheet, target)
    session.committed(f"export {target}")
    return DONE


def _sheet(session: Session) -> Sheet:
    """What is exported; a page gives the metric behind it, by region unless asked otherwise, or
    what its main panel shows."""
    from cockpit.exports.offer import PAGE_METRIC
    from cockpit.exports.sheet import of_result

    given = session.arguments
    if given.what in PAGES and given.what not in PAGE_METRIC:
        application = _application()
        from cockpit.picture import sheet

        return sheet(application, session, given.what, _size(session))
    found, mart, question = asked(session, PAGE_METRIC.get(given.what, given.what))
    if given.what in PAGE_METRIC and not question.by:
        question = replace(question, by=("region",))
    described = answered(session, found, mart, question)
    return of_result(described, found, session.clock().isoformat(timespec="seconds"))


def _paint_in(theme: str) -> None:
    application = _application()
    from widgets.theme import Theme

    Theme(application, mode=theme)  # type: ignore[arg-type]


def _application() -> QApplication:
    """Qt, on a screen that is only in memory."""
    os.environ.setdefault("QT_QPA_PLATFORM", _NO_SCREEN)
    from cockpit.app import make_application

    return make_application()


def _size(session: Session) -> tuple[int, int]:
    """Width and height of a page's picture. Errors: WrongUsage."""
    given = session.arguments
    width, _, height = given.size.partition("x")
    if not (width.isdigit() and height.isdigit() and 0 < int(width) <= 16_000
            and 0 < int(height) <= 16_000):
        raise WrongUsage(f"--size {given.size!r} is not of the form WIDTHxHEIGHT, such as 1440x900")
    return int(width), int(height)


def _picture(session: Session, page: str | None, target: Path, size: tuple[int, int]) -> None:
    given, application = session.arguments, _application()
    from cockpit.exports.offer import write_whole
    from cockpit.picture import take

    write_whole(target, lambda part: take(application, session, page, part, size,
                                          theme=given.theme, language=given.language))


def _audit(session: Session, what: str) -> None:
    from cockpit.exports.offer import note

    cache = session.open_cache(create=False)
    try:
        note(cache, what, actor="command line", now=session.clock())
    finally:
        cache.close()
