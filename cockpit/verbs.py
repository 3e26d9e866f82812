"""What one can do with a figure, the same on every page: records, copy, export, menus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from cockpit.translation import tr, translate
from models.errors import CockpitError
from widgets import text

if TYPE_CHECKING:
    from cockpit.context import Context
    from cockpit.exports.sheet import Sheet
    from models.metric import Question
    from models.task import Task

Verb = tuple[str, Callable[[], object], bool]


def menu(parent: QWidget, at: QPoint, verbs: Sequence[Verb]) -> QMenu:
    """A context menu of (words, act, enabled)."""
    made = QMenu(parent)
    for words, act, enabled in verbs:
        action = QAction(text.button_text(words), made)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _=False, run=act: run())
        made.addAction(action)
    made.aboutToHide.connect(made.deleteLater)
    made.popup(at)
    return made


def show_records(context: Context, parent: QWidget, heading: str,
                 find: Callable[[Task], list[dict[str, Any]]]) -> None:
    """Open the list of the records that `find` gives; it works in the background."""
    from cockpit.dialogs.records import RecordsDialog

    dialog = RecordsDialog(context, heading, parent)
    dialog.open()
    dialog.ask(find)


def show_metric_records(context: Context, parent: QWidget, key: str, question: Question) -> None:
    """The records behind a metric that has one figure."""
    from models.metric import metric

    mart, found = context.mart, metric(key)
    show_records(context, parent, translate("metrics", found.label),
                 lambda task: found.records(question, mart, {}).rows(mart))


def ask_target(parent: QWidget, name: str, endings: Sequence[str]) -> Path | None:
    """The file to write, named by a person; one of `endings` is put to a name without any."""
    from cockpit.exports.offer import exports

    kinds = {f"{exports()[ending].label} (*.{ending})": ending for ending in sorted(endings)}
    dialog = QFileDialog(parent, tr("Export"), str(Path.home()))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(kinds))
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kinds[kind]))
    dialog.setDefaultSuffix(next(iter(kinds.values())))
    dialog.selectFile(name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def marked(context: Context, about: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The lines below a picture; those of the demo company say so."""
    return (("data", "Demo company, not real data"), *about) if context.demo else about


def write_sheet(context: Context, target: Path, what: str, sheet: Callable[[], Sheet], *,
                image: QImage | None = None, offered: Sequence[str] = ()) -> None:
    """Write what `sheet` makes, or `image` with what `sheet` says about it below, in the
    background: the same file, with the same line in the audit trail, as by the command. Tells how
    it went, errors in words."""
    cache, now = context.cache, context.clock()

    def work(task: Task) -> None:
        from cockpit.exports.caption import captioned
        from cockpit.exports.offer import format_of, note, save, write_whole

        ending = format_of(target, offered).key
        made = sheet()
        note(cache, f"{what} as {ending}", actor="window", now=now)
        if image is None:
            save(made, target)
            return
        whole = captioned(image, marked(context, made.about))

        def paint(part: Path) -> None:
            if not whole.save(str(part), "PNG"):  # type: ignore[call-overload]
                raise CockpitError("picture.not_written", path=str(target))

        write_whole(target, paint)

    context.jobs.run(
        work, lambda _: context.say("good", tr("Exported to {path}").format(path=target)),
        lambda error: context.say("bad", tr("The export failed: {why}").format(
            why=context.words(error).sentence)),
        title=tr("Export"))
