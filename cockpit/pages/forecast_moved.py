"""What moved the open pipeline, as columns and in the words of the inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cockpit.inspector import Action, Block, Explanation, Line
from cockpit.pages.forecast_data import ForecastData, during
from cockpit.pages.forecast_words import cause_name
from cockpit.translation import tr, translate
from models.metric import Key, Question, metric
from widgets.panel import Heading
from widgets.text import Tip
from widgets.theme import Tone
from widgets.waterfall import Step, WaterfallSteps

if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.formats import Formats
    from models.mart import Mart
    from models.metrics.ledger_bars import Bar

Actors = tuple[tuple[Key, int, int], ...]
MOST_ACTORS = 6


def question_of(data: ForecastData, view: str) -> Question:
    """The question the bars answer."""
    return during(data.question, data.window, view=view)


def steps(data: ForecastData, formats: Formats) -> WaterfallSteps:
    return WaterfallSteps(tuple(_step(data, bar, formats) for bar in data.moved.bars))


def name_of(data: ForecastData, bar: Bar, formats: Formats) -> str:
    if bar.kind != "total":
        return cause_name(bar.cause)
    day = data.moved.start if bar.cause == "opening" else data.moved.end
    return tr("Beginning") if day is None else formats.locale.toString(
        _qdate(day), "M月d日" if formats.language == "zh_CN" else "d MMM")


def _step(data: ForecastData, bar: Bar, formats: Formats) -> Step:
    name = name_of(data, bar, formats)
    whole = formats.money(bar.amount, data.currency, compact=False)
    rows = ((tr("whole"), whole), (tr("changes") if bar.kind != "total" else tr("open deals"),
                                   formats.integer(bar.n)))
    figure = formats.money(abs(bar.amount), data.currency)
    if bar.kind != "total":
        figure = f"{'+' if bar.amount > 0 else '−' if bar.amount < 0 else '±'}{figure}"
    return Step(name, float(bar.amount), figure, _tone(bar), bar.kind == "total",
                Tip(name, rows, translate("metrics", metric("change_ledger").definition)))


def _tone(bar: Bar) -> Tone:
    if bar.kind == "total":
        return ""
    if bar.cause == "won":
        return "accent"
    return "muted" if bar.kind == "rates" else "good" if bar.amount > 0 else "bad"


def records(data: ForecastData, bar: Bar, question: Question, mart: Mart
            ) -> list[dict[str, Any]]:
    """The changes in a bar, each once per cause; the open deals behind a total."""
    found = metric("change_ledger")
    causes = [cause for cause, _, _ in bar.causes] or [bar.cause]
    return [record for cause in causes if cause != "revaluation"
            for record in found.records(question, mart, {"cause": cause}).rows(mart)]


def actors(bar: Bar, question: Question, mart: Mart) -> Actors:
    """Who made the changes of a bar, the greatest effect first."""
    from models.metrics.ledger_bars import ledger_actors

    sums: dict[Key, tuple[int, int]] = {}
    for cause, _, _ in bar.causes:
        for who, amount, n in ledger_actors(question, mart, cause):
            held = sums.get(who, (0, 0))
            sums[who] = (held[0] + amount, held[1] + n)
    rows = [(who, amount, n) for who, (amount, n) in sums.items()]
    return tuple(sorted(rows, key=lambda row: (-abs(row[1]), str(row[0]))))


def explanation(data: ForecastData, bar: Bar, who: Actors, mart: Mart, formats: Formats, *,
                show_records: Callable[[], None]) -> Explanation:
    """What the inspector says about a bar."""
    name = name_of(data, bar, formats)
    money = formats.money(abs(bar.amount), data.currency)
    if bar.kind == "total":
        says = tr("{money} in {n} open deals on the evening of {day}.").format(
            money=money, n=formats.integer(bar.n), day=name)
    elif bar.kind == "rates":
        says = tr("Exchange rates alone moved the opening amount by {money}.").format(money=money)
    elif bar.amount >= 0:
        says = tr("{n} changes added {money} to the open pipeline.").format(
            n=formats.integer(bar.n), money=money)
    else:
        says = tr("{n} changes took {money} out of the open pipeline.").format(
            n=formats.integer(bar.n), money=money)
    blocks = []
    if len(bar.causes) > 1:
        blocks.append(Block(Heading(tr("Causes")), tuple(
            Line(cause_name(cause), _signed(amount, data, formats)) for cause, amount, _ in
            bar.causes)))
    if who:
        labels = dict(mart.labels("owner"))
        blocks.append(Block(Heading(tr("Who made the changes"), tr("{n} people").format(
            n=formats.integer(len(who)))), tuple(
                Line(tr("not told by the source") if key is None else labels.get(
                    str(key), str(key)), f"{_signed(amount, data, formats)} · {n}")
                for key, amount, n in who[:MOST_ACTORS])))
    exact = tr("Opening, causes and closing add up to the cent.") if data.moved.exact else tr(
        "The closing amount counted directly differs: the source's history has gaps.")
    return Explanation(
        f"{name} · {_signed(bar.amount, data, formats) if bar.kind != 'total' else money}",
        ((says, ""), (exact, "muted" if data.moved.exact else "warn")), tuple(blocks),
        (Action(tr("Show records"), show_records, primary=True),))


def _signed(amount: int, data: ForecastData, formats: Formats) -> str:
    sign = "+" if amount > 0 else "−" if amount < 0 else ""
    return f"{sign}{formats.money(abs(amount), data.currency)}"


def _qdate(day: Any) -> Any:
    from PySide6.QtCore import QDate

    return QDate(day.year, day.month, day.day)
