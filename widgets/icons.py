"""Line icons of one family, tinted with a colour of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from widgets import theme

_SIZES = (16, 20, 24, 32, 48, 64)  # 64: a 32 px icon on a screen of double density


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """All icons there are."""
    return tuple(sorted(file.stem for file in (theme.RESOURCES / "icons").glob("*.svg")))


@lru_cache(maxsize=512)
def _renderer(name: str, ink: str) -> QSvgRenderer:
    file = theme.RESOURCES / "icons" / f"{name}.svg"
    drawing = file.read_text(encoding="utf-8").replace("currentColor", ink)
    return QSvgRenderer(QByteArray(drawing.encode()))


def paint(painter: QPainter, name: str, where: QRectF, ink: str) -> None:
    """Draw the icon into `where` in the colour `ink`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, ink).render(painter, where)
    painter.restore()


def pixmap(name: str, size: int, ink: str, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` pixels for a screen of density `ratio`."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, name, QRectF(0, 0, size, size), ink)
    painter.end()
    return picture


def icon(name: str, ink: str = "") -> QIcon:
    """The icon for buttons and menus; ask again when the theme has changed.

    Errors: KeyError for a name there is no drawing of.
    """
    if name not in names():
        raise KeyError(name)
    return _icon(name, ink or theme.tokens().ink_2, theme.tokens().ink_3)


@lru_cache(maxsize=512)
def _icon(name: str, ink: str, faint: str) -> QIcon:
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(pixmap(name, size, ink))
        made.addPixmap(pixmap(name, size, faint), QIcon.Mode.Disabled)
    return made
