"""The log: what happened when and where in the program, never what a customer is called.

Only our own loggers are written, each line with an allow-list of fields. Exceptions are named by
type and place; their texts, bodies and query strings are left out, because they may hold data.
"""

from __future__ import annotations

import logging
import secrets
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from models import private_files

if TYPE_CHECKING:
    from io import TextIOWrapper

    from models.paths import Paths

OURS = ("cockpit", "widgets", "sync", "models")
LARGEST, KEPT = 1_000_000, 3  # bytes of a file, old files


class PrivateFile(RotatingFileHandler):
    """A log file only its owner can read; made with the first line, not before."""

    def _open(self) -> TextIOWrapper:
        place = Path(self.baseFilename)
        private_files.make_folder(place.parent)
        stream = super()._open()
        place.chmod(0o600)
        return stream


class Plain(logging.Formatter):
    """Time, level, logger, run and message; no traceback."""

    def __init__(self) -> None:
        super().__init__(f"%(asctime)s %(levelname)s %(name)s run={secrets.token_hex(4)} "
                         "%(message)s")

    def format(self, record: logging.LogRecord) -> str:
        record.exc_info, record.exc_text, record.stack_info = None, None, None
        return super().format(record)


def start(paths: Paths) -> None:
    """Write our loggers to the home's log folder, and keep core dumps off the disk."""
    handler = PrivateFile(paths.log_folder / "cockpit.log", maxBytes=LARGEST, backupCount=KEPT,
                          encoding="utf-8", delay=True)
    handler.setFormatter(Plain())
    for name in OURS:
        logger = logging.getLogger(name)
        for old in [one for one in logger.handlers if isinstance(one, PrivateFile)]:
            logger.removeHandler(old)
            old.close()
        logger.setLevel(logging.INFO)
        logger.addHandler(handler)
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
