"""The agenda of the window: changed in the background, with a way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from cockpit.translation import tr
from models import agenda
from models.agenda import Item

if TYPE_CHECKING:
    from cockpit.context import Context


class Agenda(QObject):
    """Signals:
        changed: other items than before, or another order.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._items: tuple[Item, ...] | None = None

    @property
    def items(self) -> tuple[Item, ...]:
        """All of them, in their order; read when first asked for."""
        if self._items is None:
            self._items = agenda.agenda(self._context.cache)
        return self._items

    def add(self, title: str, link: str) -> None:
        """Put a place at the end; `link` should name the as-of moment it was seen under."""
        cache, now = self._context.cache, self._context.clock()

        def told(item: Item) -> None:
            self._context.say("good", tr("On the agenda: {title}").format(title=item.title),
                              tr("Undo"), lambda: self.remove(item.id, quiet=True))

        self._write(lambda: agenda.add(cache, title, link, now=now), told)

    def move(self, item: int, position: int) -> None:
        cache = self._context.cache
        self._write(lambda: agenda.move(cache, item, position), lambda _: None)

    def remove(self, item: int, *, quiet: bool = False) -> None:
        cache = self._context.cache

        def told(gone: Item) -> None:
            if not quiet:
                self._context.say("good", tr("Taken off the agenda: {title}").format(
                    title=gone.title), tr("Undo"), lambda: self.put_back(gone))

        self._write(lambda: agenda.remove(cache, item), told)

    def put_back(self, item: Item) -> None:
        """Undo a removal: the item stands where it stood."""
        cache = self._context.cache
        self._write(lambda: agenda.restore(cache, item), lambda _: None)

    def _write(self, work: Callable[[], Any], told: Callable[[Any], None]) -> None:
        def done(result: Any) -> None:
            self._items = None
            self.changed.emit()
            told(result)

        context = self._context
        context.jobs.write(lambda task: work(), done,
                           lambda error: context.say("bad", context.words(error).sentence))
