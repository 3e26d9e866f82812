"""The filters that count for everything: chips with a name and a value, tinted while they limit."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from widgets import icons, theme
from widgets.check_list import CheckList, Options
from widgets.flow_layout import FlowLayout
from widgets.text import one_line, restyled, retranslated, set_tooltip


@dataclass(frozen=True)
class Chip:
    """One filter: its name, its value in words, and what can be chosen.

    A `limits` chip is tinted and, when `removable`, ends in a cross. Without `options` a click
    emits `opened` alone, and the page shows its own editor.
    """

    name: str
    value: str
    limits: bool = False
    removable: bool = True
    options: Options | None = None
    tip: str = ""


@dataclass(frozen=True)
class Chips:
    """All chips, and the names of the filters that can be added."""

    chips: tuple[Chip, ...]
    more: tuple[str, ...] = ()


class ChipButton(QWidget):
    """One chip.

    Signals:
        opened: it was clicked or confirmed with Enter, Space or Down.
        removed: its cross was clicked, or Delete or Backspace pressed.
    """

    opened = Signal()
    removed = Signal()

    def __init__(self, chip: Chip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chip = chip
        self._over_cross = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self.set_chip(chip)

    def set_chip(self, chip: Chip) -> None:
        self.chip = replace(chip, name=one_line(chip.name), value=one_line(chip.value))
        self.setAccessibleName(f"{self.chip.name} {self.chip.value}".strip())
        self._tell()
        self.updateGeometry()
        self.update()

    @property
    def _has_cross(self) -> bool:
        return self.chip.limits and self.chip.removable

    def _fonts(self) -> tuple[QFont, QFont]:
        return theme.font(13), theme.font(13, QFont.Weight.DemiBold)

    def _widths(self) -> tuple[int, int]:
        """Room of the name with its gap, and of the value."""
        thin, bold = (QFontMetrics(font) for font in self._fonts())
        name = thin.horizontalAdvance(self.chip.name)
        gap = theme.px(4) if self.chip.name and self.chip.value else 0
        value = min(bold.horizontalAdvance(self.chip.value), theme.px(220))
        return name + gap, value

    def sizeHint(self) -> QSize:
        cross = theme.px(16) if self._has_cross else 0
        return QSize(sum(self._widths()) + theme.px(21) + cross, theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def cross(self) -> QRectF:
        """Where the cross is; empty without one."""
        if not self._has_cross:
            return QRectF()
        size = theme.px(14)
        return QRectF(self.width() - theme.px(8) - size, (self.height() - size) / 2, size, size)

    def _tell(self) -> None:
        bold = QFontMetrics(self._fonts()[1])
        cut = bold.horizontalAdvance(self.chip.value) > self._widths()[1]
        set_tooltip(self, self.chip.tip or (self.chip.value if cut else ""))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, focused = self.chip.limits, self.hasFocus()
        edge = 1.0 if focused else 0.5
        frame = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        fill = t.accent_soft if on else (t.hover if self.underMouse() else t.control)
        painter.setBrush(QColor(fill))
        line = t.accent if on or focused else t.control_line
        painter.setPen(QPen(QColor(line), 2 if focused else 1))
        painter.drawRoundedRect(frame, theme.px(7), theme.px(7))
        name, value = self._widths()
        thin, bold = self._fonts()
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        left = theme.px(10)
        painter.setPen(QColor(t.accent_text if on else t.ink_2))
        painter.setFont(thin)
        painter.drawText(QRectF(left, 0, name + 1, self.height()), middle, self.chip.name)
        painter.setFont(bold)
        painter.setPen(QColor(t.accent_text if on else t.ink))
        text = QFontMetrics(bold).elidedText(
            self.chip.value, Qt.TextElideMode.ElideRight, value + 1
        )
        painter.drawText(QRectF(left + name, 0, value + 2, self.height()), middle, text)
        if self._has_cross:
            ink = t.ink if self._over_cross else t.accent_text
            icons.paint(painter, "cross", self.cross(), ink)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            asked = self.removed if self.cross().contains(event.position()) else self.opened
            asked.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.cross().contains(event.position())
        if over != self._over_cross:
            self._over_cross = over
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over_cross = False
        self.update()

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down):
            self.opened.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._has_cross:
            self.removed.emit()
        elif key == Qt.Key.Key_Right:
            self.focusNextChild()
        elif key == Qt.Key.Key_Left:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if restyled(event) and hasattr(self, "chip"):
            self.updateGeometry()
        super().changeEvent(event)


class FilterChips(QWidget):
    """A row of chips that breaks into lines.

    Signals:
        chosen: other options of a chip were applied (chip, list of option positions; empty: all).
        removed: a chip shall stop limiting (chip).
        opened: a chip without options was clicked (chip, screen place for an editor).
        added: a filter was picked behind "+ Filter" (position in `more`).
    """

    chosen = Signal(int, list)
    removed = Signal(int)
    opened = Signal(int, QPoint)
    added = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = Chips(())
        self._buttons: list[ChipButton] = []
        self._flow = FlowLayout(self)
        self._more = ChipButton(Chip("", ""))
        self._more.opened.connect(self._open_more)
        self._flow.addWidget(self._more)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.popup = QFrame(self, Qt.WindowType.Popup)
        self.popup.setObjectName("popup")
        self.list = CheckList()
        room = QVBoxLayout(self.popup)
        room.setContentsMargins(1, 1, 1, 1)
        room.addWidget(self.list)
        self.list.applied.connect(self._apply)
        self.list.cleared.connect(lambda: self._apply([]))
        self._open = -1
        self._say()

    def set_chips(self, chips: Chips) -> None:
        """Show other chips; those that stay keep their widget and the keyboard."""
        self._chips = chips
        while len(self._buttons) > len(chips.chips):
            self._flow.takeAt(len(self._buttons) - 1)
            self._buttons.pop().deleteLater()
        for position, chip in enumerate(chips.chips):
            if position == len(self._buttons):
                self._add_button(chip)
            self._buttons[position].set_chip(chip)
        self._more.setVisible(bool(chips.more))
        self._flow.invalidate()
        self.updateGeometry()

    def _add_button(self, chip: Chip) -> None:
        position, made = len(self._buttons), ChipButton(chip, self)
        made.opened.connect(lambda: self.open(position))
        made.removed.connect(lambda: self.removed.emit(position))
        self._buttons.append(made)
        self._flow.insert(position, made)
        made.show()
        QWidget.setTabOrder(self._buttons[position - 1] if position else self, made)
        QWidget.setTabOrder(made, self._more)

    def chip_button(self, position: int) -> ChipButton:
        return self._buttons[position]

    @property
    def more_button(self) -> ChipButton:
        return self._more

    def open(self, position: int) -> None:
        """Open the popup of a chip."""
        options, made = self._chips.chips[position].options, self._buttons[position]
        corner = made.mapToGlobal(QPoint(0, made.height() + theme.px(4)))
        if options is None:
            self.opened.emit(position, corner)
        else:
            self._show_list(position, options, corner)

    def _open_more(self) -> None:
        corner = self._more.mapToGlobal(QPoint(0, self._more.height() + theme.px(4)))
        self._show_list(len(self._chips.chips), Options(self._chips.more, single=True), corner)

    def _show_list(self, position: int, options: Options, corner: QPoint) -> None:
        self._open = position
        self.list.set_options(options)
        self.popup.adjustSize()
        screen = self.screen().availableGeometry()
        corner.setX(max(min(corner.x(), screen.right() - self.popup.width()), screen.left()))
        self.popup.move(corner)
        self.popup.show()
        self.list.start()

    def _apply(self, positions: list[int]) -> None:
        self.popup.hide()
        if self._open < len(self._chips.chips):
            before = self._chips.chips[self._open].options
            if before is not None and frozenset(positions) != before.checked:
                self.chosen.emit(self._open, positions)
        elif positions:
            self.added.emit(positions[0])

    def _say(self) -> None:
        self._more.set_chip(Chip(self.tr("+ Filter"), ""))
        self.setAccessibleName(self.tr("Filters"))

    def changeEvent(self, event: QEvent) -> None:
        if retranslated(event):
            self._say()
        super().changeEvent(event)
