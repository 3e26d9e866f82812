"""The local file on the command line: look over, dump, copy, bring up to date, destroy."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cockpit.cli.arguments import CACHE, DONE, USAGE

if TYPE_CHECKING:
    from cockpit.cli.run import Session


def check(session: Session) -> int:
    """Look the cache over; each finding in words."""
    cache = session.open_cache(create=False)
    try:
        findings = cache.check()
    finally:
        cache.close()
    good = all(finding.good for finding in findings)
    session.put(
        [{"what": one.what, "good": one.good, "words": one.words} for one in findings],
        "\n".join(f"{'ok ' if one.good else 'BAD'} {one.what}: {one.words}" for one in findings),
    )
    return DONE if good else CACHE


def dump(session: Session) -> int:
    """The cache as canonical JSON: equal caches give equal bytes."""
    cache = session.open_cache(create=False, shared=True)
    try:
        cache.dump(sys.stdout)
    finally:
        cache.close()
    return DONE


def backup(session: Session) -> int:
    """An encrypted copy; it opens with the same key."""
    target = Path(session.arguments.file).absolute()
    cache = session.open_cache(create=False)
    try:
        cache.backup(target)
    finally:
        cache.close()
    session.committed(f"backup {target}")
    return DONE


def restore(session: Session) -> int:
    """Put a backup in the place of the cache."""
    from cockpit.unlocking import from_terminal
    from models.cache import Cache

    source = Path(session.arguments.file).absolute()
    Cache.restore(source, session.paths, from_terminal(), now=session.clock())
    session.committed(f"restore {source}")
    return DONE


def migrate(session: Session) -> int:
    """Opening migrates; this only says what version the cache has now."""
    cache = session.open_cache(create=False)
    try:
        schema = cache.schema
    finally:
        cache.close()
    session.put({"schema": schema}, f"The cache has schema {schema}, as this program needs it.")
    session.committed(f"schema {schema}")
    return DONE


def wipe(session: Session) -> int:
    """Destroy the key, then the files."""
    from models.cache import Cache

    if not session.arguments.yes:
        session.say(f"This destroys the cache in {session.paths.home} for ever. "
                    "Say `wipe --yes` to do it.")
        return USAGE
    Cache.wipe_home(session.paths)
    session.committed("wipe")
    return DONE
