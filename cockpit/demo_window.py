"""The demo company beside one's own data: another process, another folder, another window.

A cache holds either real data or the demo company, never both, so the demo is not read into the
folder that is open. The other process builds it and opens its own window; closing one leaves the
other alone.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess

from cockpit.single import ring
from cockpit.translation import tr
from models.paths import Paths

if TYPE_CHECKING:
    from cockpit.context import Context


def demo_paths(paths: Paths) -> Paths:
    """The folder of the demo company that goes with a folder of real data."""
    return Paths(paths.home.with_name(f"{paths.home.name}-demo"))


def command(paths: Paths) -> list[str]:
    """How this program is started once more, to build and show the demo company."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [
        sys.executable, "-m", "cockpit"]
    return [*program, "--home", str(demo_paths(paths).home), "demo"]


def open_demo(context: Context) -> None:
    """Show the demo company's window, or start to build it; tells what happens."""
    other = demo_paths(context.paths)
    if other.home.exists() and ring(other):
        return
    program, *words = command(context.paths)
    started, _ = QProcess.startDetached(program, words)
    if started:
        context.say("info", tr("The demo company is being built; its own window opens in about "
                               "half a minute. Your data stays as it is."))
    else:
        context.say("bad", tr("The demo company could not be started. In a terminal, run: "
                              "sales-cockpit demo"))
