"""Metrics and the records behind them on the command line."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cockpit import asking
from cockpit.cli.arguments import DONE, WrongUsage, pairs
from cockpit.cli.tables import flat, lines, table
from models.errors import CockpitError

if TYPE_CHECKING:
    from cockpit.cli.run import Session
    from models.customers.known import CustomerRecords
    from models.mart import Mart
    from models.metric import Metric, Question, Result


def metric(session: Session) -> int:
    """Answer one metric, or list them all with their definitions."""
    given = session.arguments
    if given.listing:
        return _list(session)
    if not given.key:
        raise WrongUsage("metric wants a KEY, or --list")
    found, mart, question = asked(session)
    described = answered(session, found, mart, question)
    rows = flat(described, list(described["columns"]))
    del described["columns"]
    put(session, described, rows, lambda: table(described, rows))
    return DONE


def records(session: Session) -> int:
    """The records behind a number, with the same arguments and `--cell DIM=VALUE`."""
    found, mart, question = asked(session)
    own = [asking.dimension(mart, name, found.facts)
           for name, _ in pairs(session.arguments.cell, "--cell")]
    split = tuple(dict.fromkeys((*question.by, *(
        name for name in own if name not in found.row_dimensions))))
    question = replace(question, by=split)
    cells: list[dict[str, Any]] = [{}]
    if own:
        result = found.compute(question, mart)
        cells = asking.cells([row.by for row in result.rows], session.arguments.cell, mart, found)
    rows = [row for cell in cells for row in found.records(question, mart, cell).rows(mart)]
    answer = {"metric": found.key, "count": len(rows), "records": rows,
              "filters": asking.described_filters(question.filters, mart)}
    put(session, answer, rows, lambda: lines(rows))
    session.say(f"{len(rows)} records")
    return DONE


def asked(session: Session, key: str = "") -> tuple[Metric, Mart, Question]:
    """Metric, columns and question of the arguments. Errors: those of `asking.question`."""
    from models.metric import metric as known

    found = known(key or session.arguments.key)
    mart = load_mart(session)
    question = asking.question(session.arguments, found, mart, mart.calendar, session.clock())
    return found, mart, replace(question, documents=_documents(session, question))


def _documents(session: Session, question: Question) -> dict[str, Any]:
    """What is in force at the moment asked about, as the window has it; what the file knows of
    customers is read where a metric asks for it."""
    from models.customer_records import customer_records
    from models.documents.shelving import shelf
    from models.stage_table import SHELF

    cache = session.open_cache(create=False, shared=True)
    try:
        found = shelf(cache)
    finally:
        cache.close()

    def customers() -> CustomerRecords:
        cache = session.open_cache(create=False, shared=True)
        try:
            return customer_records(cache, found.read("grade", session.clock()))
        finally:
            cache.close()

    return {**found.all_in_force(question.at), SHELF: found, "customers": lru_cache(customers)}


def answered(session: Session, found: Metric, mart: Mart, question: Question) -> dict[str, Any]:
    """The answer as JSON has it, with what it is compared with; dimensions named as typed, also
    under "columns"."""
    result = found.compute(question, mart)
    described = asking.described(result, mart, question, _before(found, mart, question))
    typed = dict(zip(question.by, asking.split(session.arguments.by), strict=False))
    for row in described["rows"]:
        for part in ("by", "keys"):
            if part in row:
                row[part] = {typed.get(name, name): value for name, value in row[part].items()}
    if described["rows"]:
        described["columns"] = tuple(described["rows"][0]["by"])
    else:
        described["columns"] = tuple(typed.get(name, name) for name in dict.fromkeys(
            (*question.by, *found.row_dimensions)))
    return described


def load_mart(session: Session) -> Mart:
    """The figures' columns from the cache of this home, counted anew when they are of another
    version of the program, or of another calendar or currency than the settings."""
    from models.mart import Mart
    from models.refresh import settled

    calendar = session.settings().calendar()
    cache = session.open_cache(create=False, shared=True)
    try:
        with cache.raw_read() as connection:
            mart = Mart.load(connection)
            calendar = settled(connection, calendar)
            missing = mart.last_known is None and connection.execute(
                "SELECT EXISTS (SELECT 1 FROM opportunities)").fetchone()[0]
    finally:
        cache.close()
    if not missing and (mart.calendar == calendar or mart.last_known is None):
        return mart
    try:
        return _recounted(session)
    except CockpitError as error:
        if error.code != "cache.in_use" or missing:
            raise
        session.say("The open window has not counted anew yet: these are figures by its settings.")
        return mart


def put(session: Session, answer: Any, rows: list[dict[str, Any]], text: Callable[[], str]
        ) -> None:
    """Data in the form asked for: JSON, CSV of `rows`, or `text`."""
    style = "json" if session.json else session.arguments.format
    if style == "json":
        session.put_json(answer)
    elif style == "csv":
        _csv(rows)
    else:
        session.put_text(text())


def _list(session: Session) -> int:
    from models.metric import metrics

    listed: list[dict[str, Any]] = [
        {"metric": one.key, "label": one.label, "unit": one.unit, "section": one.section,
         "definition": one.definition, "revision": one.revision,
         "options": {name: list(choices) for name, choices in one.options.items()}}
        for _, one in sorted(metrics().items())
    ]
    short = [{"metric": one["metric"], "label": one["label"], "unit": one["unit"],
              "options": "  ".join(f"{name}={'|'.join(choices) or '…'}" for name, choices
                                   in one["options"].items())} for one in listed]
    put(session, listed, short, lambda: lines(short))
    return DONE


def _before(found: Metric, mart: Mart, question: Question) -> Result | None:
    from models.metric import compared

    earlier = compared(question)
    return None if earlier is None else found.compute(earlier, mart)


def _recounted(session: Session) -> Mart:
    from models.mart import Mart, refresh

    session.say("Counting anew: the settings or the program changed since the last sync.")
    cache = session.open_cache(create=False)
    try:
        with cache.write() as connection:
            refresh(connection, None, session.settings().calendar())
            cache.bump(connection)
        cache.mark()
        with cache.raw_read() as connection:
            return Mart.load(connection)
    finally:
        cache.close()


def _csv(rows: list[dict[str, Any]]) -> None:
    from cockpit.exports.cells import as_text

    if not rows:
        return
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow([as_text(name) for name in rows[0]])
    for row in rows:
        out.writerow([as_text(value) for value in row.values()])
