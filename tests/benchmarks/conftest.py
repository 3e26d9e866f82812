"""Collects `bench_*.py` when benchmarks are asked for, and prints what they measured as a table.

    python -m pytest tests/benchmarks -m benchmark

An ordinary run collects none of it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

FOLDER = Path(__file__).parent
sys.path[:0] = [str(FOLDER), str(FOLDER.parents[1])]
_MEASURED: list[tuple[str, str, int, str]] = []


def pytest_collect_file(file_path, parent):
    asked = "benchmark" in (parent.config.option.markexpr or "")
    named = parent.session.isinitpath(file_path)  # pytest collects those itself
    if asked and not named and file_path.match("bench_*.py"):
        return pytest.Module.from_parent(parent, path=file_path)
    return None


@pytest.fixture(autouse=True)
def _cheap_passphrases():
    """Benchmarks open the file as it is opened in earnest."""


@pytest.fixture
def told():
    """`told(item, values, unit, target)`: note a measured figure; several values are shown as
    their median with the least and the greatest."""
    def tell(item, values, unit="ms", target=""):
        values = np.atleast_1d(np.asarray(values, float))
        spread = "" if len(values) == 1 else f" ({values.min():.4g} – {values.max():.4g})"
        _MEASURED.append(
            (item, f"{np.median(values):.4g} {unit}{spread}", len(values), target))
    return tell


def pytest_terminal_summary(terminalreporter):
    if not _MEASURED:
        return
    write = terminalreporter.write_line
    write("\n| measured | median (least – greatest) | n | target |\n|---|---|---|---|")
    for item, figure, n, target in _MEASURED:
        write(f"| {item} | {figure} | {n} | {target} |")
