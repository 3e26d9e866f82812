"""What one can do with a figure, the same on every page: records, copy, export, menus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from cockpit.translation import tr, translate
from widgets import text

if TYPE_CHECKING:
    from cockpit.context import Context
    from models.metric import Question, Result
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
    context.jobs.read(find, dialog.show_rows, dialog.show_error, key="records")


def show_metric_records(context: Context, parent: QWidget, key: str, question: Question) -> None:
    """The records behind a metric that has one figure."""
    from models.metric import metric

    mart, found = context.mart, metric(key)
    show_records(context, parent, translate("metrics", found.label),
                 lambda task: found.records(question, mart, {}).rows(mart))


def export(context: Context, parent: QWidget, result: Result, picture: QWidget) -> None:
    """Ask for a file name and write the result there: CSV, Excel, or the picture as PNG."""
    from cockpit.exports.offer import exports

    endings = {**{key: one.label for key, one in exports().items()}, "png": "PNG"}
    chosen, _ = QFileDialog.getSaveFileName(
        parent, tr("Export"), str(Path.home() / f"{result.metric}.csv"),
        ";;".join(f"{label} (*.{key})" for key, label in endings.items()))
    if chosen:
        write_export(context, Path(chosen), result, picture)


def write_export(context: Context, target: Path, result: Result, picture: QWidget) -> None:
    """Write `result`, or the picture for .png, and note it in the audit trail."""
    from cockpit.exports.offer import exports
    from cockpit.exports.sheet import of_result
    from models.metric import metric

    ending = target.suffix.lower().lstrip(".") or "csv"
    target = target if target.suffix else target.with_suffix(".csv")
    mart, cache, now = context.mart, context.cache, context.clock()
    image = picture.grab().toImage() if ending == "png" else None

    def work(task: Task) -> None:
        from cockpit import asking
        from models import audit

        if image is not None:
            if not image.save(str(target)):
                raise OSError(f"cannot write {target.name}")
        else:
            write = exports().get(ending, exports()["csv"]).write
            write(of_result(asking.described(result, mart), metric(result.metric).definition,
                            now.isoformat(timespec="seconds")), target)
        with cache.write() as connection:
            audit.append(connection, "export", {"what": f"{result.metric} as {ending}"},
                         actor="window", now=now)
        cache.mark()

    context.jobs.run(
        work, lambda _: context.say("good", tr("Exported to {path}").format(path=target)),
        lambda error: context.say("error", tr("The export failed: {why}").format(
            why=error if isinstance(error, OSError) else context.words(error).sentence)),
        title=tr("Export"))
