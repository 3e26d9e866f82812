"""Metrics and the records behind them on the command line."""

from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING, Any

from cockpit import asking
from cockpit.cli.arguments import DONE, pairs
from models.errors import CockpitError

if TYPE_CHECKING:
    from cockpit.cli.run import Session
    from models.mart import Mart

COLUMNS = ("value", "numerator", "denominator", "n", "low", "high")


def metric(session: Session) -> int:
    """Answer one metric, or list them all with their definitions."""
    from models.metric import answer, metrics

    given = session.arguments
    if given.listing or not given.key:
        listed = [
            {"metric": one.key, "label": one.label, "unit": one.unit, "section": one.section,
             "definition": one.definition, "options": {name: list(choices) for name, choices
                                                       in one.options.items()}}
            for one in metrics().values()
        ]
        session.put(listed, "\n".join(f"{one['metric']:20} {one['label']} ({one['unit']}; "
                                      f"section {one['section']})" for one in listed))
        return DONE
    found, mart, question = _asked(session)
    described = asking.described(answer(found.key, question, mart), mart)
    style = "json" if session.json else given.format
    if style == "json":
        session.put(described, None)
    elif style == "csv":
        _csv(_flat(described["rows"]))
    else:
        print(_table(described))
    return DONE


def records(session: Session) -> int:
    """The records behind a number, with the same arguments and `--cell DIM=VALUE`."""
    found, mart, question = _asked(session)
    cell: dict[str, Any] = {}
    for dimension, label in pairs(session.arguments.cell, "--cell"):
        if label == asking.NO_VALUE:
            cell[dimension] = None
        elif dimension in found.row_dimensions and not _known(mart, dimension):
            cell[dimension] = label
        else:
            cell[dimension] = asking.keys_of(mart, dimension, label)[0]
    members = found.records(question, mart, cell)
    rows = members.rows(mart)
    style = "json" if session.json else session.arguments.format
    if style == "json":
        session.put({"metric": found.key, "count": len(rows), "records": rows}, None)
    elif style == "csv":
        _csv(rows)
    else:
        print(_lines(rows))
        session.say(f"{len(rows)} records")
    return DONE


def _asked(session: Session) -> tuple[Any, Mart, Any]:
    from models.metric import metrics

    given = session.arguments
    known = metrics()
    if given.key not in known:
        raise CockpitError("ask.unknown_metric", metric=given.key, known=", ".join(sorted(known)))
    mart = load_mart(session)
    question = asking.question(given, known[given.key], mart, session.settings().calendar(),
                               session.clock())
    return known[given.key], mart, question


def load_mart(session: Session) -> Mart:
    """The figures' columns, from the cache of this home."""
    from models.mart import Mart

    cache = session.open_cache(create=False, shared=True)
    try:
        with cache.raw_read() as connection:
            return Mart.load(connection)
    finally:
        cache.close()


def _known(mart: Mart, dimension: str) -> bool:
    try:
        return bool(mart.labels(dimension))
    except KeyError:
        return False


def _flat(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**row["by"], **{name: row[name] for name in COLUMNS},
             **({"currency": row["currency"]} if "currency" in row else {})} for row in rows]


def _csv(rows: list[dict[str, Any]]) -> None:
    from cockpit.exports.cells import as_text

    if not rows:
        return
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(rows[0])
    for row in rows:
        out.writerow([as_text(value) for value in row.values()])


def _table(described: dict[str, Any]) -> str:
    definition = described["definition"]
    head = (f"{described['metric']} ({described['unit']}), definition {definition['id']} "
            f"revision {definition['revision']}, as of {described['as_of'] or 'now'}, "
            f"period {described['filters']['period']}")
    notes = [f"note: {note}" for note in described["notes"]]
    return "\n".join([head, _lines(_flat(described["rows"])), *notes])


def _lines(rows: list[dict[str, Any]]) -> str:
    if not rows:
        return "(no rows)"
    header = list(rows[0])
    texts = [[_short(row.get(name)) for name in header] for row in rows]
    widths = [max(len(line[i]) for line in [header, *texts]) for i in range(len(header))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)
                               ).rstrip() for line in [header, *texts])


def _short(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:.6g}" if isinstance(value, float) else str(value)
