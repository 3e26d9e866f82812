"""A page as a picture, without a screen: the real window, painted once it is ready."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cockpit import asking
from models.errors import CockpitError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from cockpit.cli.run import Session

LONGEST = 60_000  # ms a page may take


def take(application: QApplication, session: Session, page: str, target: Path,
         size: tuple[int, int], **looks: Any) -> None:
    """Write the window, showing `page` under the filters of the command, as PNG.

    Errors: CockpitError("page.none") for a page that does not exist, "picture.not_written".
    """
    from PySide6.QtCore import QEventLoop, QTimer

    from cockpit.app import make_window

    if not session.paths.cache_file.exists():
        raise CockpitError("cache.none", path=str(session.paths.home))
    window = make_window(application, session.paths, session.clock, shared=True, **looks)
    if window is None:
        raise CockpitError("cache.key_missing", path=str(session.paths.home))
    try:
        context = window.context
        if page not in window.keys:
            raise CockpitError("page.none", name=page, known=", ".join(window.keys))
        if _asked(session):
            context.filters.replace(asking.filters(
                session.arguments, context.mart, context.calendar, session.clock()))
        window.resize(*size)
        window.go(page)
        window.show()
        loop = QEventLoop()
        context.jobs.idle.connect(lambda: QTimer.singleShot(0, loop.quit))
        QTimer.singleShot(LONGEST, loop.quit)
        if context.jobs.busy:
            loop.exec()
        application.processEvents()
        if not window.grab().toImage().save(str(target)):
            raise CockpitError("picture.not_written", path=str(target))
    finally:
        window.hide()
        window.context.close()


def _asked(session: Session) -> bool:
    given = session.arguments
    return bool(given.where or given.as_of or given.period != "all" or given.compare != "none")
