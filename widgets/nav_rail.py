"""The dark rail at the left: places to go, and at its foot how fresh the data is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from widgets import icons, theme
from widgets.sync_card import SyncCard, SyncState
from widgets.text import Label, button_text, label, one_line, restyled, retranslated, set_tooltip

WIDTH, FOLDED = 188, 56


@dataclass(frozen=True)
class Place:
    """One entry; a `section` starts under its heading wherever it differs from the one before."""

    icon: str
    text: str
    section: str = ""
    tip: str = ""


@dataclass(frozen=True)
class Rail:
    """What the rail offers, and where we are."""

    name: str
    places: tuple[Place, ...]
    current: int = 0


class _Entry(QAbstractButton):
    """One place.

    Signals:
        walked: the keyboard goes to the place above (-1) or below (1); Tab leaves the rail.
    """

    walked = Signal(int)

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setText(button_text(place.text))
        self.setAccessibleName(place.text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.place = place
        self._folds = False

    def set_folded(self, folded: bool) -> None:
        self._folds = folded
        set_tooltip(self, self.place.tip or (self.place.text if folded else ""))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(FOLDED - 20), theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter, size = theme.tokens(), QPainter(self), theme.px(18)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QColor(t.rail_ink_2) if self.hasFocus() else Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(QColor(t.rail_selected))
        elif self.underMouse():
            painter.setBrush(QColor(t.rail_card))
        painter.drawRoundedRect(box, theme.px(7), theme.px(7))
        ink = t.rail_ink if self.isChecked() or self.underMouse() else t.rail_ink_2
        left = (self.width() - size) / 2 if self._folds else theme.px(9)
        sign = QRectF(left, (self.height() - size) / 2, size, size)
        icons.paint(painter, self.place.icon, sign, ink)
        if not self._folds:
            font = theme.font(13)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            words = box.adjusted(sign.right() + theme.px(9), 0, -theme.px(6), 0)
            text = QFontMetrics(font).elidedText(
                one_line(self.place.text), Qt.TextElideMode.ElideRight, int(words.width())
            )
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(words, middle, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.walked.emit(1)
        elif event.key() == Qt.Key.Key_Up:
            self.walked.emit(-1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class NavRail(QFrame):
    """Navigation that folds to icons.

    Signals:
        chosen: a place was picked by hand (position).
        folded: the rail was folded (True) or unfolded.
        sync_asked, cancel_asked: the buttons of the state at the foot.
    """

    chosen = Signal(int)
    folded = Signal(bool)
    sync_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._rail, self._folds = Rail("", ()), False
        self._entries: list[_Entry] = []
        self._heads: list[Label] = []
        self._name = label(role="heading")
        self._fold = QToolButton()
        self._fold.setObjectName("fold")
        self._fold.setCursor(Qt.CursorShape.PointingHandCursor)
        self._fold.clicked.connect(lambda: self.set_folded(not self._folds, tell=True))
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._go)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._list.setContentsMargins(10, 0, 10, 0)
        inner = QWidget()
        inner.setLayout(self._list)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sync = SyncCard()
        self.sync.sync_asked.connect(self.sync_asked)
        self.sync.cancel_asked.connect(self.cancel_asked)
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 10, 0)
        head.addWidget(self._name, 1)
        head.addWidget(self._fold)
        self._head = head
        foot = QVBoxLayout()
        foot.setContentsMargins(10, 0, 10, 0)
        foot.addWidget(self.sync)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 12, 0, 12)
        room.setSpacing(10)
        room.addLayout(head)
        room.addWidget(self._scroll, 1)
        room.addLayout(foot)
        self._fit()

    def set_rail(self, rail: Rail) -> None:
        self._rail = rail
        self._name.setText(rail.name)
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._entries, self._heads, section = [], [], ""
        for position, place in enumerate(rail.places):
            if place.section != section:
                section = place.section
                head = label(section, parent=self)
                head.setObjectName("section")
                self._heads.append(head)
                self._list.addWidget(head)
            entry = _Entry(place, self)
            entry.walked.connect(partial(self._walk, position))
            self._entries.append(entry)
            self._group.addButton(entry, position)
            self._list.addWidget(entry)
        self._list.addStretch(1)
        self.set_current(rail.current)
        self._fit()

    def set_current(self, position: int) -> None:
        """Show where we are, without a signal."""
        self._rail = Rail(self._rail.name, self._rail.places, position)
        for place, entry in enumerate(self._entries):
            entry.setChecked(place == position)

    def set_sync(self, state: SyncState) -> None:
        self.sync.set_state(state)

    def set_folded(self, folded: bool, *, tell: bool = False) -> None:
        if folded != self._folds:
            self._folds = folded
            self._fit()
            if tell:
                self.folded.emit(folded)

    @property
    def is_folded(self) -> bool:
        return self._folds

    def _walk(self, position: int, by: int) -> None:
        target = min(max(position + by, 0), len(self._entries) - 1)
        self._entries[target].setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(self._entries[target])

    def _go(self, position: int) -> None:
        self.set_current(position)
        self.chosen.emit(position)

    def _fit(self) -> None:
        self.setFixedWidth(theme.px(FOLDED if self._folds else WIDTH))
        self._name.setVisible(not self._folds)
        self._head.setContentsMargins(14 if self._folds else 20, 0, 14 if self._folds else 10, 0)
        for head in self._heads:
            head.setVisible(not self._folds)
        for entry in self._entries:
            entry.set_folded(self._folds)
        self.sync.set_folded(self._folds)
        self._tint()
        self._say()

    def _tint(self) -> None:
        drawing = "menu-unfold" if self._folds else "menu-fold"
        self._fold.setIcon(icons.icon(drawing, theme.tokens().rail_ink_2))
        self._fold.setIconSize(QSize(theme.px(18), theme.px(18)))

    def _say(self) -> None:
        words = self.tr("Show the names") if self._folds else self.tr("Fold to icons")
        set_tooltip(self._fold, words)
        self._fold.setAccessibleName(words)
        self.setAccessibleName(self.tr("Navigation"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event) and hasattr(self, "sync"):
            self._fit()
        elif retranslated(event):
            self._say()


__all__ = ["FOLDED", "WIDTH", "NavRail", "Place", "Rail", "SyncState"]
