"""CSV, UTF-8 with a byte order mark so that Excel reads Chinese."""

from __future__ import annotations

import csv
from pathlib import Path

from cockpit.exports.cells import as_text
from cockpit.exports.sheet import Export, Sheet


def write(sheet: Sheet, path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow([as_text(name) for name in sheet.columns])
        out.writerows([as_text(value) for value in row] for row in sheet.rows)
        out.writerow([])
        out.writerows([as_text(name), as_text(value)] for name, value in sheet.about)


EXPORT = Export("csv", "CSV", write)
