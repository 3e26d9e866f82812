"""Writes the next step: what the declared tables have that the published steps do not give.

`python -m models.migrations.draft > models/migrations/versions/0002_what_it_does.py`, then read it
and raise `HEAD`. A published step is never changed; before the first release, `draft base` writes
the first one anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.runtime.migration import MigrationContext
from sqlalchemy import TypeDecorator

from models import engines, migrations
from models.own_tables import metadata

_FILE = '''"""{title}"""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = {before}


def upgrade() -> None:
    {steps}
'''

_PARTS = ("sa.", "sqlite_")  # how the parts of a table begin, each on a line of its own
_WIDTH = 100


def draft(start: str) -> str:
    """The source of a step that follows `start`: "base" for nothing yet, or a revision."""
    from sqlcipher3 import dbapi2

    bare = start == "base"
    plain = dbapi2.connect(":memory:", isolation_level=None)
    engine = engines.single(plain, Path(":memory:"))
    with engine.connect() as connection:
        if not bare:
            migrations.upgrade(connection, start)
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        steps = produce_migrations(context, metadata)
        if steps.upgrade_ops is None:
            raise SystemExit("the declared tables have nothing new")
        code = render_python_code(steps.upgrade_ops, render_item=_plain_type)
    plain.close()
    lines = _filled(line for line in code.splitlines() if not line.strip().startswith("#"))
    return _FILE.format(
        title="The first tables." if bare else "TITLE",
        revision="0001" if bare else f"{int(start) + 1:04}",
        before=None if bare else f'"{start}"',
        steps="\n".join(lines).strip(),
    )


def _filled(lines: Iterable[str]) -> list[str]:
    """Columns side by side, as many as a line holds: a table on a screen, not on three."""
    filled: list[str] = []
    for line in (line.replace(", nullable=True", "").rstrip() for line in lines):
        part = line.strip()
        if not part.startswith(_PARTS):
            filled.append(line)
        elif filled[-1].strip().startswith(_PARTS) and len(filled[-1]) + len(part) < _WIDTH:
            filled[-1] += f" {part}"
        else:
            filled.append(f"        {part}")
    return filled


def _plain_type(kind: str, thing: Any, _context: AutogenContext) -> str | Literal[False]:
    """Our column types as what they are in the file, so that a step outlives their code."""
    if kind == "type" and isinstance(thing, TypeDecorator):
        return f"sa.{type(thing.impl).__name__}()"
    return False


if __name__ == "__main__":
    sys.stdout.write(draft(sys.argv[1] if len(sys.argv) > 1 else migrations.HEAD))
