"""The strip of the forecast page in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cockpit.dimension_names import dimension_name
from cockpit.pages.forecast_words import (
    GOAL,
    goal_tone,
    lean,
    method_name,
    off_by,
    reason,
    signed,
)
from cockpit.translation import tr, translate
from models.forecast.outlook import BLEND
from models.metric import metric
from models.money import exponent
from widgets.metric_tile import Tile
from widgets.text import Tip
from widgets.theme import Tone

if TYPE_CHECKING:
    from cockpit.formats import Formats
    from cockpit.pages.forecast_called import Called
    from cockpit.pages.forecast_data import ForecastData
    from cockpit.pages.forecast_walk import Walked

NO_BREAK = "\u00a0"
LEAD = 4  # weeks before the quarter's end at which the accuracy is told


def tiles(data: ForecastData, called: Called | None, walked: Walked | None, progress: str,
          formats: Formats) -> tuple[Tile, ...]:
    """Forecast, committed, submitted, target, accuracy. `progress` says how far the walk through
    the past is while `walked` is not there."""
    return (_forecast(data, walked, formats), _committed(data, formats),
            _submitted(data, called, formats), _target(data, formats),
            _accuracy(walked, progress, formats))


def _forecast(data: ForecastData, walked: Walked | None, formats: Formats) -> Tile:
    rolling = walked.rolling if walked is not None else data.rolling
    head = rolling.headline

    def money(value: float) -> str:
        return formats.money(value, data.currency)

    name = tr("Calibrated, 13 weeks") if head.method == BLEND and head.known else (
        tr("13 weeks: {method}").format(method=method_name(head.method)))
    if not head.known:
        return Tile(tr("Calibrated, 13 weeks"), "–", reason(head.reason), tone="muted",
                    tip=Tip(note=reason(head.reason)))
    between = tr("80 %: {low} – {high}").format(
        low=money(head.low[-1]).replace(" ", NO_BREAK),
        high=money(head.high[-1]).replace(" ", NO_BREAK))
    rows = [
        (tr("whole"), formats.money(head.total, data.currency, compact=False)),
        (tr("of open deals"), money(head.from_open[-1])),
        (tr("not created yet"), money(head.from_new[-1])),
    ]
    if np.isfinite(head.from_calls[-1]) and head.from_calls[-1]:
        rows.append((tr("of calls, less their bias"), money(head.from_calls[-1])))
    rows += [
        (tr("{quarter} in all").format(quarter=head.quarter.name),
         f"{money(head.quarter.expected)} ({money(head.quarter.low)} – "
         f"{money(head.quarter.high)})"),
        ("n", formats.integer(rolling.n)),
    ]
    rows += [(tr("off in the past, 13 weeks"), f"{off_by(record.wape, formats)}, n = {record.n}")
             for record in rolling.records if record.span == "ahead"]
    return Tile(name, money(head.total), between, n=rolling.n,
                tip=Tip(name, tuple(rows), _definition("rolling_forecast")))


def _committed(data: ForecastData, formats: Formats) -> Tile:
    row, bare = data.readings.get("committed"), data.readings.get("without_evidence")
    name = tr("Committed, {period}").format(period=data.period_text)
    if row is None or not np.isfinite(row.value):
        return Tile(name, "–", tip=Tip(note=_definition("forecast_categories")))
    delta, tone = "", ""
    if bare is not None and bare.n:
        delta = tr("+ {money} without evidence").format(
            money=formats.money(bare.value, data.currency))
        tone = "warn"
    rows = [(tr("signed or paid, won ones included"),
             formats.money(row.value, data.currency, compact=False)),
            ("n", formats.integer(row.n))]
    if bare is not None:
        rows.append((tr("commit without evidence"),
                     f"{formats.money(bare.value, data.currency)}, n = {formats.integer(bare.n)}"))
    return Tile(name, formats.money(row.value, data.currency), delta, tone=_tone(tone), n=row.n,
                tip=Tip(name, tuple(rows), _definition("forecast_categories")))


def _submitted(data: ForecastData, called: Called | None, formats: Formats) -> Tile:
    if called is None:
        return Tile(tr("Submitted"), "…", is_door=False)
    name = tr("Submitted, {period}").format(period=called.period_text)
    if not called.n:
        return Tile(name, "–", tr("nobody has called yet"), tone="muted",
                    tip=Tip(note=_definition("forecast_accuracy")), is_door=False)
    delta, tone = lean(called.bias, formats)
    if called.unsplit:
        delta += " · " + not_split(called.unsplit)
    rows = (
        (tr("whole"), formats.money(called.amount, data.currency, compact=False)),
        (tr("sellers who called"), formats.integer(called.n)),
        (tr("usual bias"), f"{signed(called.bias, formats)}, n = {formats.integer(called.n_past)}"),
    )
    return Tile(name, formats.money(called.amount, data.currency), delta, tone=tone,
                tip=Tip(name, rows, _definition("forecast_accuracy")))


def _target(data: ForecastData, formats: Formats) -> Tile:
    name = tr("Target, {period}").format(period=data.period_text)
    row, scale = data.coverage, 10 ** exponent(data.currency)
    if row is None or not np.isfinite(row.detail["target"]):
        return Tile(name, "–", tr("no target is known for it"), tone="muted",
                    tip=Tip(note=_definition("coverage")), is_door=False)

    def money(amount: float) -> str:
        return formats.money(amount * scale, data.currency)

    gap, detail = row.detail["gap"], row.detail
    cover = "" if not np.isfinite(row.value) else (
        f" · {formats.locale.toString(float(row.value), 'f', 1)}×")
    met = gap <= 0
    delta = tr("reached, {money} above").format(money=money(-gap)) if met else (
        tr("gap {money}").format(money=money(gap)))
    if data.unsplit:
        delta += " · " + not_split(data.unsplit)
    rows = [(tr("target"), money(detail["target"])), (tr("won so far"), money(detail["won"])),
            (tr("open, expected in time"), money(detail["open_amount"])),
            (tr("coverage needed"), f"{formats.locale.toString(detail['required'], 'f', 1)}×")]
    pace = data.pacing
    if pace is not None and np.isfinite(pace.detail["landing"]):
        rows.append((tr("lands at, at the usual pace"),
                     formats.money(pace.detail["landing"], data.currency)))
    return Tile(name, money(detail["target"]), delta + cover,
                tone="good" if met else "warn", n=row.n,
                tip=Tip(name, tuple(rows), _definition("coverage")))


def _accuracy(walked: Walked | None, progress: str, formats: Formats) -> Tile:
    name = tr("Accuracy, {weeks} weeks out").format(weeks=LEAD)
    if walked is None:
        return Tile(name, "…", progress or tr("walking through the past"), tone="muted",
                    is_door=False)
    score = walked.score("quarter", LEAD)
    if score is None or not score.n:
        return Tile(name, "–", reason(walked.backtest.reason) or tr("no quarter is over yet"),
                    tone="muted", is_door=False)
    tone = goal_tone(score.wape)
    goal = formats.percent(GOAL, 0)
    delta = (tr("goal ± {goal}, met") if tone == "good" else tr("goal ± {goal}, missed")).format(
        goal=goal)
    rows = [("n", formats.integer(score.n)), (tr("bias"), signed(score.bias, formats)),
            (tr("inside the 80 % interval"), formats.percent(score.coverage))]
    long = walked.score("ahead", 13)
    if long is not None and long.n:
        rows.append((tr("13-week total"), f"{off_by(long.wape, formats)}, n = {long.n}"))
    return Tile(name, off_by(score.wape, formats), delta, tone=tone,
                tip=Tip(name, tuple(rows), tr(
                    "Quarter totals as forecast {weeks} weeks before the quarter's end, against "
                    "what was booked; at each Monday of the past with what was known then.").format(
                        weeks=LEAD)))


def not_split(dimensions: tuple[str, ...]) -> str:
    """Calls and targets are of people: a limit on anything else cannot apply to them."""
    return tr("not split by {dimension}").format(
        dimension=", ".join(dimension_name(one).lower() for one in dimensions))


def _definition(key: str) -> str:
    return translate("metrics", metric(key).definition)


def _tone(tone: str) -> Tone:
    return "warn" if tone == "warn" else ""
