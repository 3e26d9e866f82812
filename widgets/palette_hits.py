"""The lines of a palette: what was found, in groups, and how a line is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from widgets import icons, theme
from widgets.text import one_line

Index = QModelIndex | QPersistentModelIndex
ROW, HEADING = 32, 26  # design pixels


@dataclass(frozen=True)
class Hit:
    """One line: `spans` are the parts of `text` that matched (first, behind last); `note` stands
    at the right, such as the keys or what kind of thing it is."""

    text: str
    note: str = ""
    icon: str = ""
    group: str = ""
    spans: tuple[tuple[int, int], ...] = ()


class HitsTableModel(QAbstractListModel):
    """Hits with a heading before each group; headings cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[tuple[int, Hit | str]] = []  # (position of the hit or -1, hit or heading)

    def set_hits(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self.lines, group = [], ""
        for position, hit in enumerate(hits):
            if hit.group != group:
                group = hit.group
                self.lines.append((-1, group))
            self.lines.append((position, hit))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.lines[index.row()][0] < 0:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        _, line = self.lines[index.row()]
        if isinstance(line, str):
            return one_line(line)
        return one_line(f"{line.text}  {line.note}".strip())


class HitPainter(QStyledItemDelegate):
    """An icon, the words with what matched in them, and the note at the right."""

    def __init__(self, model: HitsTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = self._model.lines[index.row()][0] < 0
        return QSize(theme.px(200), theme.px(HEADING if heading else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        options: Any = option  # the stubs know none of its fields
        tokens, box = theme.tokens(), options.rect
        line = self._model.lines[index.row()][1]
        painter.save()
        inner = box.adjusted(theme.px(12), 0, -theme.px(12), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        if isinstance(line, str):
            painter.setFont(theme.font(11, QFont.Weight.DemiBold))
            painter.setPen(QColor(tokens.ink_2))
            painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, one_line(line))
            painter.restore()
            return
        if options.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(tokens.accent_soft))
        size = theme.px(16)
        if line.icon:
            where = QRectF(inner.left(), box.center().y() - size / 2, size, size)
            icons.paint(painter, line.icon, where, tokens.ink_2)
        words = inner.adjusted(size + theme.px(10), 0, 0, 0)
        painter.setFont(theme.font(12))
        note = QFontMetrics(painter.font()).elidedText(
            one_line(line.note), Qt.TextElideMode.ElideRight, words.width() // 2)
        if note:
            painter.setPen(QColor(tokens.ink_2))
            painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, note)
            words.setRight(words.right() - QFontMetrics(painter.font()).horizontalAdvance(note)
                           - theme.px(12))
        self._words(painter, words, line)
        painter.restore()

    @staticmethod
    def _words(painter: QPainter, where: QRect, hit: Hit) -> None:
        """The text in runs: what matched is bold and in the accent."""
        tokens, x = theme.tokens(), where.left()
        for run, matched in runs(hit.text, hit.spans):
            font = theme.font(13, QFont.Weight.DemiBold if matched else QFont.Weight.Normal)
            room = where.right() - x
            if room <= 0:
                return
            shown = QFontMetrics(font).elidedText(run, Qt.TextElideMode.ElideRight, room)
            painter.setFont(font)
            painter.setPen(QColor(tokens.accent_text if matched else tokens.ink))
            painter.drawText(QRect(x, where.top(), room, where.height()),
                             Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            x += QFontMetrics(font).horizontalAdvance(shown)


def runs(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """The text cut where matching begins and ends: (piece, whether it matched)."""
    text = text[:300]  # more does not fit
    found, at = [], 0
    for first, last in sorted(spans):
        first = max(first, at)
        if last > first < len(text):
            found += [(text[at:first], False), (text[first:last], True)]
            at = last
    found.append((text[at:], False))
    return [(one_line(piece), matched) for piece, matched in found if piece]
