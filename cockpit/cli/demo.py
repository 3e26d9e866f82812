"""The demo company on the command line."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from cockpit.cli.arguments import DONE, WrongUsage
from models.errors import CockpitError
from models.task import Task

if TYPE_CHECKING:
    from cockpit.cli.run import Session

Told = Callable[[int, int, str], None]


def demo(session: Session) -> int:
    """Build the demo company, serve it, sync it over HTTP, open the window on it."""
    from cockpit.demo import prepare

    given = session.arguments
    began = time.perf_counter()

    def told(done: int, total: int, what: str) -> None:
        of = f" of {total}" if total else ""
        amount = f" {done}{of}" if done else ""
        session.say(f"[{time.perf_counter() - began:5.1f} s] {what}{amount}")

    server = prepare(session.paths, session.clock, size=given.size, seed=given.seed,
                     task=Task(_sparse(told)))
    session.committed(f"demo company size {given.size} seed {given.seed}")
    try:
        if given.no_window:
            session.put({"home": str(session.paths.home), "url": server.url,
                         "seconds": round(time.perf_counter() - began, 2)},
                        f"The demo company is ready in {session.paths.home}.")
            return DONE
        from cockpit.app import open_window

        return open_window(session.paths, session.clock, demo=True,
                           link=getattr(given, "link", ""))
    finally:
        server.stop()


def demo_crm(session: Session) -> int:
    """Serve the demo company alone until stopped; POST /api/clock moves its clock."""
    from sync.demo.server import start
    from sync.demo.world import build

    given = session.arguments
    world = build(given.size, seed=given.seed, today=session.clock().date())
    clock = world.opens_at + timedelta(days=given.days)
    if not world.opens_at <= clock <= world.ends_at:
        last = (world.ends_at - world.opens_at).days
        raise WrongUsage(f"--days {given.days}: the clock can start 0 to {last} days later")
    try:
        server = start(world, port=given.port, clock=clock)
    except (OSError, OverflowError) as error:
        raise CockpitError("server.port_in_use", port=given.port) from error
    session.put({"url": server.url, "token": server.token},
                f"Demo CRM at {server.url}, token {server.token}. Stop it with Ctrl+C.\n"
                f"Move its clock: curl -X POST -H 'Authorization: Bearer {server.token}' "
                f"-H 'Content-Type: application/json' -d '{{\"days\": 1}}' "
                f"{server.url}/api/clock")
    try:
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        return DONE
    finally:
        server.stop()


def _sparse(told: Told) -> Told:
    """New words at once, amounts every two seconds: a log, not a flood."""
    last_words, last_time = "", 0.0

    def report(done: int, total: int, what: str) -> None:
        nonlocal last_words, last_time
        now = time.perf_counter()
        if what != last_words or now - last_time > 2:
            last_words, last_time = what, now
            told(done, total, what)

    return report
