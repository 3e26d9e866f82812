"""What follows when the source merged two records: an alias, and children that move house."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.rows import LAYOUTS
from sync import store
from sync.logbook import Frame, settle_log
from sync.references import REFERENCES, extended, resolve


def load_aliases(driver: Any, connection_id: int) -> dict[str, dict[str, str]]:
    aliases: dict[str, dict[str, str]] = {}
    for kind, source, target in driver.execute(
        "SELECT kind, source_id, target_id FROM alias WHERE connection_id = ?", (connection_id,)
    ):
        aliases.setdefault(kind, {})[source] = target
    return aliases


def merge(
    driver: Any, kind: str, added: Mapping[str, str], aliases: dict[str, dict[str, str]],
    frame: Frame,
) -> dict[str, set[str]]:
    """Note merged ids and point their children at the records that live on.

    `aliases` is brought up to date. Returns the changed records by kind. Field events stay with
    the opportunity they happened to.
    """
    known = aliases.get(kind, {})
    grown = extended(known, added)
    news = {source: target for source, target in grown.items() if known.get(source) != target}
    if not news:
        return {}
    aliases[kind] = grown
    driver.executemany(
        "INSERT OR REPLACE INTO alias (connection_id, kind, source_id, target_id)"
        " VALUES (?, ?, ?, ?)",
        [(frame.connection_id, kind, source, target) for source, target in sorted(news.items())],
    )
    changed: dict[str, set[str]] = {}
    for child, references in REFERENCES.items():
        for position, target in references:
            if target == kind:
                column = LAYOUTS[child].columns[position]
                moved = _move(driver, child, column, news, aliases, frame)
                if moved:
                    changed.setdefault(child, set()).update(moved)
    return changed


def _move(
    driver: Any, child: str, column: str, news: Mapping[str, str],
    aliases: Mapping[str, Mapping[str, str]], frame: Frame,
) -> set[str]:
    layout = LAYOUTS[child]
    before = store.cached_rows(driver, child, frame.connection_id, news.keys(), column)
    if not before:
        return set()
    after = {key: resolve(layout, row, aliases) for key, row in before.items()}
    rows, events = [], []
    found = store.logs(driver, frame.connection_id, before) if child == "opportunities" else {}
    for key, row in after.items():
        if child == "opportunities":
            _row, added = settle_log(before[key], row, (), found.get(key, ()), frame)
            events += added
        rows.append((*row[:-2], frame.now, row[-1]))
    store.put(driver, child, rows, events)
    return set(after)
