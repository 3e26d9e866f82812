"""From the window to a link and back: copy where one is, open what somebody sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from cockpit import links
from cockpit.dimension_names import dimension_name
from cockpit.translation import tr
from models.errors import CockpitError

if TYPE_CHECKING:
    from cockpit.links import Unknown
    from cockpit.page import Page
    from cockpit.window import Window


class Wayfinding(QObject):
    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    def link(self) -> str:
        """The way back to what is on the screen: words such as "this year" stay words."""
        return self._write(self._window.page, pinned=False)

    def link_to(self, page: Page) -> str:
        """The way back to what a page shows at this moment, whatever happens later."""
        return self._write(page, pinned=True)

    def copy_link(self) -> None:
        QGuiApplication.clipboard().setText(self.link())
        self._window.context.say("good", tr(
            "The link to this view is on the clipboard. Who opens it sees it in their own data."))

    def open(self, text: str) -> bool:
        """Go where a link leads, or tell why not; what is unknown here is told and left out."""
        window, context = self._window, self._window.context
        window.message.set_message(None)  # what was told before was about another place
        try:
            link = links.read(links.find(text) or text, context.calendar, context.clock())
            if link.page not in window.keys:
                raise CockpitError("link.page_unknown", name=link.page,
                                   known=", ".join(window.keys))
        except CockpitError as error:
            context.say("bad", context.words(error).sentence)
            return False
        link, unknown = links.known(link, context.mart)
        window.go(link.page)
        page = window.page
        page.take_place(link.place)
        if page.has_filters:
            context.filters.replace(replace(link.filters, scope=context.filters.state.scope))
        here = page.place()
        lost = [f"{name} = {value}" for name, value in link.place.items()
                if here.get(name) != value]
        self._tell([*map(_words, unknown), *lost])
        return True

    def open_from_clipboard(self) -> None:
        """Open the link that was copied from a chat."""
        self.open(QGuiApplication.clipboard().text())

    def _write(self, page: Page, *, pinned: bool) -> str:
        context = self._window.context
        filters = context.filters.state
        if pinned and filters.as_of is None:
            filters = replace(filters, as_of=context.clock())
        return links.write(page.key, filters, page.place())

    def _tell(self, lost: list[str]) -> None:
        if lost:
            self._window.context.say("warn", tr(
                "Shown without what is not known here: {what}").format(what="; ".join(lost[:5]) + (
                    f" +{len(lost) - 5}" if len(lost) > 5 else "")))


def _words(unknown: Unknown) -> str:
    name = dimension_name(unknown.dimension)
    return name if unknown.key is None else f"{name} = {unknown.key}"
