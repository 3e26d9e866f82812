"""Pictures and exports on the command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cockpit import asking
from cockpit.cli.arguments import DONE, PAGES, WrongUsage
from models.errors import CockpitError

if TYPE_CHECKING:
    from cockpit.cli.run import Session


def shot(session: Session) -> int:
    """The real page as a picture, without a screen."""
    given = session.arguments
    _picture(session, given.page, Path(given.output))
    session.committed(f"picture {given.output}")
    return DONE


def export(session: Session) -> int:
    """A page or a metric as CSV, XLSX or picture; written to the audit trail."""
    given = session.arguments
    target = Path(given.output)
    ending = target.suffix.lower().lstrip(".")
    if ending == "png":
        if given.what not in PAGES:
            raise CockpitError("export.no_picture", metric=given.what)
        _picture(session, given.what, target)
    else:
        from cockpit.exports.offer import exports

        if ending not in exports():
            raise CockpitError("export.unknown_format", name=ending, known=", ".join(
                [*exports(), "png"]))
        exports()[ending].write(_sheet(session), target)
    _audit(session, f"{given.what} as {ending}")
    session.committed(f"export {target}")
    return DONE


def _sheet(session: Session) -> Any:
    from cockpit.cli.figures import load_mart
    from cockpit.exports.offer import PAGE_METRIC
    from cockpit.exports.sheet import of_result
    from models.metric import answer, metric

    given = session.arguments
    key = PAGE_METRIC.get(given.what, given.what)
    found = metric(key)
    mart = load_mart(session)
    calendar = session.settings().calendar()
    question = asking.question(given, found, mart, calendar, session.clock())
    if given.what in PAGE_METRIC and not question.by:
        from dataclasses import replace

        question = replace(question, by=("region",))
    described = asking.described(answer(key, question, mart), mart)
    return of_result(described, found.definition, session.clock().isoformat(timespec="seconds"))


def _picture(session: Session, page: str, target: Path) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from cockpit.app import make_application
    from cockpit.picture import take

    given = session.arguments
    width, _, height = given.size.partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise WrongUsage(f"--size {given.size!r} is not of the form WIDTHxHEIGHT")
    take(make_application(), session, page, target, (int(width), int(height)),
         theme=given.theme, language=given.language)


def _audit(session: Session, what: str) -> None:
    from models import audit

    cache = session.open_cache(create=False)
    try:
        with cache.write() as connection:
            audit.append(connection, "export", {"what": what}, actor="command line",
                         now=session.clock())
        cache.mark()
    finally:
        cache.close()
