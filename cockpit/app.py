"""The composition root: the only place where objects are built and joined."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

# All that needs no Qt comes before it: Qt looks through the source of every later import.
from cockpit import logs
from cockpit.messages import words
from cockpit.remembered import recall
from cockpit.unlocking import Unlock, open_cache
from models.errors import CockpitError
from models.metric import metrics
from models.settings import Settings
from models.snapshot import newest_mart

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from cockpit.window import Window
    from models.paths import Paths

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]


def open_window(paths: Paths, clock: Clock, *, demo: bool = False, link: str = "") -> int:
    """Open the cockpit on the data in `paths`, at the place `link` names if any, and stay until it
    is closed. Where it is open already, that window comes to the front and goes to the place.

    Errors: CockpitError("screen.none") where there is no screen.
    """
    need_a_screen(paths)
    logs.start(paths)
    metrics()
    application = make_application()
    from PySide6.QtCore import QTimer

    try:
        window = make_window(application, paths, clock, demo=demo)
    except CockpitError as error:
        return _not_opened(error, paths, link)
    if window is None:
        return 0
    window.show()
    if link:
        window.ways.open(link)
    QTimer.singleShot(0, lambda: _listen(paths, window))
    code = application.exec()
    if not window.context.close():
        os._exit(code)  # something does not end; being killed is safe by design
    return code


def _listen(paths: Paths, window: Window) -> None:
    """Later starts raise this window; set up once it is on the screen."""
    from cockpit.single import Doorbell

    Doorbell(paths, window, window.ways.open)


def _not_opened(error: CockpitError, paths: Paths, link: str) -> int:
    """Tell why there is no window; a window that is open already is raised instead."""
    from cockpit.dialogs.trouble import show_trouble
    from cockpit.single import ring

    if error.code == "cache.in_use" and ring(paths, link):
        return 0
    show_trouble(error)
    raise error


def need_a_screen(paths: Paths) -> None:
    """Say in words that there is no screen, before Qt aborts the process over it."""
    if sys.platform.startswith("linux"):
        chosen = os.environ.get("QT_QPA_PLATFORM", "")
        if not chosen and not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
            raise CockpitError("screen.none", path=str(paths.home))


def make_application() -> QApplication:
    """The one QApplication, named and styled. Errors: CockpitError("screen.libraries")."""
    try:
        from PySide6.QtWidgets import QApplication
    except ImportError as error:
        raise CockpitError("screen.libraries", name=str(error).split(":")[0]) from error
    from cockpit.collecting import Collector
    from widgets import icons

    # A background thread lets go of the interpreter ten times sooner than by default: measured,
    # the longest stall of the window during a sync is half as long.
    sys.setswitchinterval(0.0005)
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("Sales Cockpit")
    application.setOrganizationName("Sales Cockpit")
    application.setDesktopFileName("sales-cockpit")
    application.setStyle("Fusion")
    application.setWindowIcon(icons.icon("funnel"))
    (application.findChild(Collector) or Collector(application)).take_over()
    return application


def make_window(application: QApplication, paths: Paths, clock: Clock, *, demo: bool = False,
                shared: bool = False, **looks: Any) -> Window | None:
    """Unlock, load the figures' columns, and build the window. None: the person gave up.

    `shared`: only look, beside a window that has the cache open. `looks` (theme, language)
    override the settings without saving them, for pictures.
    """
    from cockpit.context import Context
    from cockpit.language import speak
    from cockpit.window import Window
    from widgets import theme

    settings = replace(Settings.load(paths), **looks)
    look = theme.Theme(application, settings.theme)  # type: ignore[arg-type]
    speak(application, settings.language)
    cache = _unlocked(paths, clock, shared=shared)
    if cache is None:
        return None
    mart = newest_mart(cache)
    context = Context(paths, cache, mart, settings, clock, demo=cache.demo or demo)
    context.filters.state = recall(cache, mart, context.calendar, clock())
    install_exception_hook(context)
    window = Window(context, look)
    if cache.mode == "write":
        context.syncing.recount_if_needed()
    return window


def _unlocked(paths: Paths, clock: Clock, *, shared: bool) -> Any:
    """The open cache; asks for the passphrase in a dialogue until it fits or is declined."""
    complaint = ""
    while True:
        declined = False

        def ask(complaint: str = complaint) -> str | None:
            nonlocal declined
            from cockpit.dialogs.unlock import ask_passphrase

            answer = ask_passphrase(new=not paths.cache_file.exists(), complaint=complaint)
            declined = answer is None
            return answer

        try:
            return open_cache(paths, Unlock(ask), now=clock(), shared=shared,
                              accept_older=_ask_older)
        except CockpitError as error:
            if declined:
                return None
            if error.code == "cache.wrong_key" and not os.environ.get("SALES_COCKPIT_PASSPHRASE"):
                complaint = words(error).title
                continue
            raise


def _ask_older(error: CockpitError) -> bool:
    from cockpit.dialogs.trouble import ask_older

    return ask_older(error)


def install_exception_hook(context: Any) -> None:
    """A fault of the program is told in words and logged by its type and place, never hidden."""

    def hook(kind: type[BaseException], error: BaseException, trace: Any) -> None:
        place = trace
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "?"
        log.error("unexpected %s at %s", kind.__name__, where)
        if os.environ.get("SALES_COCKPIT_DEBUG"):
            sys.__excepthook__(kind, error, trace)
        if isinstance(error, Exception):
            context.say("bad", context.words(error).sentence,
                        details=f"{kind.__name__} at {where}")

    sys.excepthook = hook
