"""A document being edited: every step can be undone, and the draft is kept by itself."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from models.documents.document import Problem, Revision, canonical, kinds
from models.documents.shelving import draft, drop_draft, keep_draft, publish
from models.errors import CockpitError
from widgets import text

if TYPE_CHECKING:
    from cockpit.context import Context

Path = tuple[str | int, ...]
KEEP_AFTER = 700  # ms of rest after which the draft is written


class _Step(QUndoCommand):
    """One edit; edits of the same field that follow each other are one step."""

    def __init__(self, edit: DraftEdit, words: str, before: Any, after: Any, path: Path) -> None:
        super().__init__(text.button_text(words))
        self._edit, self.before, self.after, self.path = edit, before, after, path

    def id(self) -> int:
        return -1 if not self.path else hash(self.path) & 0x7FFFFFFF

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Step) or other.path != self.path:
            return False
        self.after = other.after
        return True

    def redo(self) -> None:
        self._edit.take(self.after)

    def undo(self) -> None:
        self._edit.take(self.before)


class DraftEdit(QObject):
    """The body of one kind of document between what is published and what will be.

    Signals:
        changed: the body is another one.
        published: a revision was added, or nothing because it was the same as the newest.
        failed: publishing or keeping failed (the error).
    """

    changed = Signal()
    published = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context, kind: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self.kind = context, kinds()[kind]
        self.stack = QUndoStack(self)
        kept = draft(context.cache, kind)
        self.body: dict[str, Any] = copy.deepcopy(dict(
            self.in_force_body if kept is None else kept.body))
        self._base = context.shelf.newest(kind) if kept is None else kept.base
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(KEEP_AFTER)
        self._keeper.timeout.connect(self.keep)

    @property
    def in_force(self) -> Revision:
        return self._context.shelf.in_force(self.kind.key, self._context.clock())

    @property
    def in_force_body(self) -> Mapping[str, Any]:
        """What is published, in today's format."""
        revision = self.in_force
        return self.kind.upgraded(revision.body, revision.format)

    @property
    def is_changed(self) -> bool:
        return canonical(self.body) != canonical(self.in_force_body)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.kind.problems(self.body)

    def document(self) -> Any:
        """The body as its dataclass; None while something is wrong with it."""
        return None if self.problems else self.kind.read(self.body)

    def words(self, error: Exception) -> str:
        """What went wrong, in the window's language."""
        return self._context.words(error).sentence

    def value(self, path: Path) -> Any:
        """What stands at a place of the body."""
        found: Any = self.body
        for step in path:
            found = found[step]
        return found

    def set(self, path: Path, value: Any, words: str) -> None:
        """Change one place; `words` name the step for undo."""
        if self.value(path) == value:
            return
        after = copy.deepcopy(self.body)
        place: Any = after
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value
        self.stack.push(_Step(self, words, self.body, after, path))

    def replace(self, body: Mapping[str, Any], words: str) -> None:
        """Change everything at once: built-in values, a preset, what is published."""
        if canonical(body) != canonical(self.body):
            self.stack.push(_Step(self, words, self.body, copy.deepcopy(dict(body)), ()))

    def take(self, body: dict[str, Any]) -> None:
        """Show another body; called by the steps. Whoever goes back to what is published has seen
        it, and edits on from there."""
        self.body = body
        if not self.is_changed:
            self._base = self._context.shelf.newest(self.kind.key)
        self._keeper.start()
        self.changed.emit()

    def keep(self) -> None:
        """Write the draft now, or drop it where it says what is published."""
        self._keeper.stop()
        context, kind, body = self._context, self.kind.key, copy.deepcopy(self.body)
        if context.cache.mode != "write":
            return
        changed, base, now = self.is_changed, self._base, context.clock()

        def work(_: object) -> None:
            if changed:
                keep_draft(context.cache, kind, body, base=base, now=now)
            else:
                drop_draft(context.cache, kind)

        context.jobs.write(work, lambda _: None, self.failed.emit)

    def publish(self, reason: str, customer_value: str) -> None:
        """Add a revision that holds from now on; `published` or `failed` tells how it went."""
        self._keeper.stop()
        context, kind, body = self._context, self.kind.key, copy.deepcopy(self.body)
        now, author, base = context.clock(), context.author, self._base

        def done(revision: Revision) -> None:
            context.reread_documents(kind)
            self._base = revision.revision
            self.changed.emit()
            self.published.emit(revision)

        def failed(error: Exception) -> None:
            if isinstance(error, CockpitError) and error.code == "document.outdated":
                context.reread_documents(kind)  # so that it can be seen what others published
            self.failed.emit(error)

        context.jobs.write(
            lambda _: publish(context.cache, kind, body, reason=reason,
                              customer_value=customer_value, author=author, now=now,
                              base=base),
            done, failed)
