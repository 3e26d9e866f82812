"""The tables of every published version, one step each, run from code."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

HEAD = "0002"
"""The newest revision; here as text so that opening an up-to-date cache needs no alembic."""

SCRIPTS = "models:migrations"
"""Where alembic finds the steps: package and folder."""


def upgrade(connection: Connection, target: str = "head") -> None:
    """Bring the tables to `target`, each step in a transaction of its own.

    `connection` must come from an engine whose transactions begin with BEGIN IMMEDIATE: without
    it the driver would not roll back what a failing step has done to the tables.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def is_newer(revision: str) -> bool:
    """Whether `revision` was made by a newer program than this one."""
    return not revision.isdecimal() or int(revision) > int(HEAD)
