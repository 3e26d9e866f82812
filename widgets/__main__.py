"""The gallery: `python -m widgets` shows every widget, `--shot DIR` saves pictures of all."""

from __future__ import annotations

import argparse
from pathlib import Path

from PySide6.QtWidgets import QApplication, QTabWidget

from widgets.gallery import SCENES
from widgets.gallery.words import Say
from widgets.theme import Theme

WORDS: dict[str, Say] = {"en": lambda english, _: english, "zh": lambda _, chinese: chinese}


def shoot(app: QApplication, theme: Theme, folder: Path, size: tuple[int, int]) -> list[Path]:
    """Save every scene in both themes and both languages; the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for mode in ("light", "dark"):
        theme.set_mode(mode)
        for language, say in WORDS.items():
            for name, scene in SCENES.items():
                window = scene(say)
                window.resize(*size)
                window.show()
                app.processEvents()
                files.append(folder / f"{name}-{mode}-{language}.png")
                window.grab().save(str(files[-1]))
                window.close()
                window.deleteLater()
    return files


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m widgets", description=__doc__)
    parser.add_argument("--shot", metavar="DIR", type=Path, help="save pictures and end")
    parser.add_argument("--theme", choices=("system", "light", "dark"), default="system")
    parser.add_argument("--language", choices=tuple(WORDS), default="en")
    parser.add_argument("--scale", type=float, default=1.0, help="size of type, 1.5 for a meeting")
    parser.add_argument("--size", default="1280x800", help="of the pictures, in pixels")
    asked = parser.parse_args(words)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme(app, asked.theme, asked.scale)
    width, height = (int(part) for part in asked.size.split("x"))
    if asked.shot is not None:
        shoot(app, theme, asked.shot, (width, height))
        return 0
    tabs = QTabWidget()
    for name, scene in SCENES.items():
        tabs.addTab(scene(WORDS[asked.language]), name)
    tabs.resize(width, height)
    tabs.show()
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
