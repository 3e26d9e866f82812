"""Which columns point at which records, and what merging does to them."""

from __future__ import annotations

from collections.abc import Mapping

from models.entities import KINDS
from models.rows import LAYOUTS, Layout, Row

Aliases = Mapping[str, Mapping[str, str]]
"""kind -> id that was merged away -> id that lives on."""

_TARGETS = {
    "owner_id": "users", "manager_id": "users", "leader_id": "users", "team_id": "teams",
    "account_id": "accounts", "contact_id": "contacts", "lead_id": "leads",
    "opportunity_id": "opportunities", "converted_opportunity_id": "opportunities",
    "pipeline_id": "pipelines", "stage_id": "stages", "product_id": "products",
}


def _references(kind: str) -> tuple[tuple[int, str], ...]:
    """(position in the row, kind it points at) for each reference of a record kind."""
    layout = LAYOUTS[kind]
    return tuple(
        (layout.position[name], kind if name == "parent_id" else _TARGETS[name])
        for name in layout.columns
        if name == "parent_id" or name in _TARGETS
    )


REFERENCES: dict[str, tuple[tuple[int, str], ...]] = {kind: _references(kind) for kind in KINDS}


def resolve(layout: Layout, row: Row, aliases: Aliases) -> Row:
    """The row with every reference to a merged record pointing at the record that lives on."""
    changed: list[object] | None = None
    for position, target in REFERENCES[layout.kind]:
        living = aliases.get(target, {}).get(row[position])
        if living is not None:
            changed = list(row) if changed is None else changed
            changed[position] = living
    return row if changed is None else tuple(changed)


def extended(known: Mapping[str, str], added: Mapping[str, str]) -> dict[str, str]:
    """Aliases with `added`, chains followed to their end; a circle ends where it began."""
    links = {**known, **added}
    result = {}
    for start in links:
        seen, end = {start}, links[start]
        while end in links and end not in seen:
            seen.add(end)
            end = links[end]
        if end != start:
            result[start] = end
    return result
