"""What every panel offers: copy as table or picture, export, a window of its own, the agenda."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget

from cockpit import verbs
from cockpit.translation import tr
from widgets import clipboard

if TYPE_CHECKING:
    from cockpit.exports.sheet import Sheet
    from cockpit.page import Page
    from widgets.panel import Panel

ENDINGS = ("csv", "xlsx", "png")


@dataclass(frozen=True, eq=False)
class Offer:
    """A panel that can leave its page. `sheet` gives what it shows now, None while it is empty."""

    panel: Panel
    name: str
    sheet: Callable[[], Sheet | None]


class Offers:
    """The panels of one page, by their names, and what can be done with them."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._held: dict[str, Offer] = {}

    def add(self, offer: Offer) -> None:
        self._held[offer.name] = offer
        offer.panel.offer_more()
        offer.panel.more_asked.connect(lambda at: self.menu(offer, at))

    @property
    def names(self) -> list[str]:
        return list(self._held)

    def get(self, name: str) -> Offer | None:
        return self._held.get(name)

    @property
    def main(self) -> Offer | None:
        """The panel with the main picture, else the first."""
        return self._around(self._page.main) or next(iter(self._held.values()), None)

    @property
    def chosen(self) -> Offer | None:
        """The panel the keyboard is in, else the main one."""
        return self._around(QApplication.focusWidget()) or self.main

    def _around(self, widget: QWidget | None) -> Offer | None:
        return None if widget is None else next(
            (offer for offer in self._held.values()
             if offer.panel is widget or offer.panel.isAncestorOf(widget)), None)

    def title(self, offer: Offer) -> str:
        """The panel's words, or the page's where it has none."""
        return offer.panel.heading.title or self._page.title()

    def menu(self, offer: Offer, at: QPoint) -> None:
        """The verbs of a panel, at a place on the screen."""
        page, there = self._page, offer.sheet() is not None
        verbs.menu(page, at, [
            (tr("Copy as table"), lambda: self.copy_table(offer), there),
            (tr("Copy as picture"), lambda: self.copy_picture(offer), there),
            (tr("Export…"), lambda: self.export(offer), there),
            (tr("Open in its own window"), lambda: page.detach_asked.emit(offer.name),
             page.alone is None),
            (tr("Add to agenda"), lambda: page.agenda_asked.emit(self.title(offer)), True),
        ])

    def copy_table(self, offer: Offer) -> None:
        sheet = offer.sheet()
        if sheet is None:
            self._nothing()
            return
        rows = [sheet.columns, *([_text(value) for value in row] for row in sheet.rows)]
        clipboard.copy_table(rows)
        self._page.context.say("good", tr("Copied as a table: {count} rows").format(
            count=self._page.context.formats.integer(len(sheet.rows))))

    def copy_picture(self, offer: Offer) -> None:
        """The panel with what one must know to read it, as a picture on the clipboard."""
        sheet = offer.sheet()
        if sheet is None:
            self._nothing()
            return
        from cockpit.exports.caption import captioned

        about = verbs.marked(self._page.context, sheet.about)
        QGuiApplication.clipboard().setImage(captioned(picture(offer.panel), about))
        self._page.context.say("good", tr("Copied as a picture"))

    def export(self, offer: Offer) -> None:
        """Ask for a file name and write the panel there: CSV, Excel, or PNG."""
        sheet = offer.sheet()
        if sheet is None:
            self._nothing()
            return
        target = verbs.ask_target(self._page, offer.name, ENDINGS)
        if target is not None:
            image = picture(offer.panel) if target.suffix.lower() == ".png" else None
            verbs.write_sheet(self._page.context, target, offer.name, lambda: sheet,
                              image=image, offered=ENDINGS)

    def _nothing(self) -> None:
        self._page.context.say("info", tr("There is nothing here to copy or export yet."))


def picture(panel: Panel) -> QImage:
    """The panel as it stands on the screen, without its ⋯ button."""
    shown = panel.more.isVisibleTo(panel)
    panel.more.setVisible(False)
    try:
        return panel.grab().toImage()
    finally:
        panel.more.setVisible(shown)


def _text(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.10g}" if isinstance(value, float) else str(value)
