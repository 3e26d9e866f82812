"""The saved views of the window: changed in the background, with a way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from cockpit.translation import tr
from models import saved_views
from models.saved_views import SavedView

if TYPE_CHECKING:
    from cockpit.context import Context


class SavedViews(QObject):
    """Signals:
        changed: there are other views than before.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._views: tuple[SavedView, ...] | None = None

    @property
    def views(self) -> tuple[SavedView, ...]:
        """All of them, by name; read when first asked for."""
        if self._views is None:
            self._views = saved_views.saved_views(self._context.cache)
        return self._views

    def save(self, name: str, link: str, *, overwrite: bool = False) -> None:
        cache, now = self._context.cache, self._context.clock()

        def told(before: SavedView | None) -> None:
            if before is None:
                self._say(tr("Saved as “{name}”").format(name=name), lambda: self.remove(name))
            else:
                self._say(tr("“{name}” now shows what is on the screen").format(name=name),
                          lambda: self._restore(before))

        self._write(lambda: saved_views.save(cache, name, link, now=now, overwrite=overwrite), told)

    def rename(self, name: str, new: str) -> None:
        cache = self._context.cache
        self._write(lambda: saved_views.rename(cache, name, new), lambda _: self._say(
            tr("“{name}” is now called “{new}”").format(name=name, new=new),
            lambda: self.rename(new, name)))

    def remove(self, name: str) -> None:
        cache = self._context.cache
        self._write(lambda: saved_views.remove(cache, name), lambda gone: self._say(
            tr("The saved view “{name}” was deleted").format(name=name),
            lambda: self._restore(gone)))

    def _restore(self, view: SavedView) -> None:
        cache = self._context.cache
        self._write(lambda: saved_views.restore(cache, view), lambda _: self._context.say(
            "good", tr("“{name}” is back as it was").format(name=view.name)))

    def _say(self, words: str, undo: Callable[[], None]) -> None:
        self._context.say("good", words, tr("Undo"), undo)

    def _write(self, work: Callable[[], Any], told: Callable[[Any], None]) -> None:
        def done(result: Any) -> None:
            self._views = None
            self.changed.emit()
            told(result)

        context = self._context
        context.jobs.write(lambda task: work(), done,
                           lambda error: context.say("bad", context.words(error).sentence))
