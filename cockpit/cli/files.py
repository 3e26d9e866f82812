"""The local file on the command line: look over, dump, copy, bring up to date, destroy."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cockpit.cli.arguments import CACHE, DONE, USAGE
from models.errors import CockpitError

if TYPE_CHECKING:
    from cockpit.cli.run import Session
    from models.cache import Cache


def check(session: Session) -> int:
    """Look the cache over; each finding in words."""
    cache = _cache(session)
    try:
        findings = cache.check()
    finally:
        cache.close()
    good = all(finding.good for finding in findings)
    session.put(
        [{"what": one.what, "good": one.good, "code": one.code, "words": one.words}
         for one in findings],
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
    cache = session.open_cache(create=False, shared=True)
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
    if not source.is_file():
        raise CockpitError("cache.not_a_backup", path=str(source))
    Cache.restore(source, session.paths, from_terminal(), now=session.clock()).close()
    session.committed(f"restore {source}")
    return DONE


def migrate(session: Session) -> int:
    """Opening migrates; this only says what version the cache has now."""
    cache = session.open_cache(create=False)
    try:
        schema = cache.schema
    finally:
        cache.close()
    session.committed(f"schema {schema}")
    session.put({"schema": schema}, f"The cache has schema {schema}, as this program needs it.")
    return DONE


def wipe(session: Session) -> int:
    """Destroy the key, then the files; whoever sits at a terminal is asked first."""
    from cockpit.unlocking import at_terminal, confirmed
    from models.cache import Cache

    if not session.arguments.yes and at_terminal() and not confirmed(
            f"This destroys the cache in {session.paths.home} for ever. Do it?"):
        session.say("Nothing was changed.")
        return USAGE
    Cache.wipe_home(session.paths)
    session.committed("wipe")
    return DONE


def _cache(session: Session) -> Cache:
    """Ours alone, to look at every page; beside an open window what can be looked at."""
    try:
        return session.open_cache(create=False)
    except CockpitError as error:
        if error.code != "cache.in_use":
            raise
        return session.open_cache(create=False, shared=True)
