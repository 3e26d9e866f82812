"""Pipeline velocity: an index of how fast the pipeline turns into money (metrics.md, section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

from models.cells import COUNT, Cells, total
from models.facts import OPPORTUNITIES
from models.grouping import Group, codes_of, group_keys, grouped
from models.members import Members, counted, equal, opportunities
from models.metric import NAN, Answer, Cell, Metric, Question, Row, Source
from models.metrics.win_rate import STATUSES
from models.money import exponent
from models.wording import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Velocity:
    """`value` in money per day. The marginal figures say what one more of a factor would add:
    per deal, per unit of amount, per percentage point of win rate, per day of cycle."""

    value: float
    per_deal: float
    per_amount: float
    per_point: float
    per_day: float


def velocity(deals: float, amount: float, win_rate: float, days: float) -> Velocity:
    """N open deals x mean won amount A x win rate w / mean cycle L, per day.

    The elasticity of V is 1 in N, A and w and -1 in L: one percent more of a factor moves V by
    one percent. It is an index, no forecast. NaN without wins or with a cycle of no length.
    Source:  metrics.md, section 5.
    """
    if not days > 0 or amount != amount or not win_rate > 0:
        return Velocity(nan, nan, nan, nan, nan)
    value = deals * amount * win_rate / days
    return Velocity(value, amount * win_rate / days, deals * win_rate / days,
                    deals * amount / days / 100, -value / days)


def compute(question: Question, source: Source) -> Answer:
    """Rates and cycle of the deals closed in the period, deals open at the moment looked at."""
    scale = 10.0 ** -exponent(source.reporting_currency)
    split = tuple(dict.fromkeys((*question.by, "status")))
    closed = source.tally(OPPORTUNITIES, split, (COUNT, total("amount"), total("cycle_days")),
                          question.filters, "closed", question.task)
    standing = source.tally(OPPORTUNITIES, split, (COUNT,), question.stock, None, question.task)
    rates = _by_group(closed, question.by, source)
    stock = _by_group(standing, question.by, source)
    groups: tuple[Group, ...] = ((),)
    if question.by:
        every = list(dict.fromkeys((*rates, *stock)))
        groups = group_keys([list(column) for column in zip(*every, strict=True)], question.by,
                            source).groups if every else ()
    rows = []
    for group in groups:
        won, lost = rates.get(group, {}).get("won", {}), rates.get(group, {}).get("lost", {})
        n = stock.get(group, {}).get("open", {}).get("n", 0.0)
        decided = won.get("n", 0.0) + lost.get("n", 0.0)
        if question.by and not n and not decided:
            continue
        amount = _mean(won, "amount") * scale
        days = _mean(won, "cycle_days")
        worth = won.get("amount", 0.0) + lost.get("amount", 0.0)
        by_count = won.get("n", 0.0) / decided if decided else NAN
        by_value = won.get("amount", 0.0) / worth if worth else NAN
        rate = by_value if question.options["weight"] == "value" else by_count
        figures = velocity(n, amount, rate, days)
        rows.append(Row(
            dict(zip(question.by, group, strict=True)), figures.value, n * amount * rate, days,
            int(n),
            detail={
                "open_deals": int(n), "mean_won_amount": amount, "win_rate": rate,
                "mean_cycle_days": days, "won": int(won.get("n", 0)), "decided": int(decided),
                "per_deal": figures.per_deal, "per_amount": figures.per_amount,
                "per_point": figures.per_point, "per_day": figures.per_day,
                "elasticity_deals": 1, "elasticity_amount": 1, "elasticity_win_rate": 1,
                "elasticity_cycle": -1, "currency": source.reporting_currency,
            },
        ))
    return Answer(tuple(rows))


def _by_group(cells: Cells, by: tuple[str, ...], source: Source
              ) -> dict[Group, dict[str, dict[str, float]]]:
    found = grouped(cells, by, source)
    status = codes_of(cells.keys["status"], STATUSES)
    tables = {name: found.table(status, 3, measure) for name, measure in cells.measures.items()}
    return {group: {name: {measure: float(table[i, s]) for measure, table in tables.items()}
                    for s, name in enumerate(STATUSES)}
            for i, group in enumerate(found.groups)}


def _mean(part: dict[str, float], name: str) -> float:
    known = part.get(f"{name}_n", 0.0)
    return part[name] / known if known else NAN


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The open deals."""
    found = opportunities(source, question.stock, cell, when=None)
    found = found.where(equal(found.columns["status"], "open"))
    return counted(found, found.counts | True)


METRIC = Metric(
    key="velocity",
    label=QT_TRANSLATE_NOOP("metrics", "Pipeline velocity"),
    unit="money_per_day",
    section="5",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Open deals times mean won amount times win rate, divided by the mean sales cycle in "
        "days. Rates and cycle are those of deals closed in the period. An index, not a forecast; "
        "empty without wins.",
    ),
    facts=(OPPORTUNITIES,),
    answers=compute,
    lists=members,
    dated=False,
    options={"weight": ("count", "value")},
)
