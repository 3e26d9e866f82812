"""What is wrong with files and mappings, each with a code of its own."""

from __future__ import annotations

from models.errors import CockpitError
from sync.errors import SyncError


class FileWrong(SyncError):
    """`code` is "file.<what>", "mapping.<what>" or "import.<what>"; the whole import stops.

    Facts: `file`, `line`, `column`, `found` (what is there instead), and `problems` with the
    facts of every single problem where there may be several.
    """

    kind = "file"
    stops_connection = True

    def __init__(self, code: str, /, **facts: object) -> None:
        CockpitError.__init__(self, code, **facts)
