"""The 13 weeks ahead as lines: calibrated with its band, committed, submitted, all methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cockpit.pages.forecast_words import method_name, off_by
from cockpit.translation import tr
from models.forecast.outlook import BLEND, METHODS, Outlook, Rolling
from models.money import exponent
from widgets.band_curves import BandCurves, BandSeries, Hue

if TYPE_CHECKING:
    from cockpit.formats import Formats
    from cockpit.pages.forecast_data import ForecastData
    from models.calendars import Calendar

ALL = "all"
HUES: dict[str, Hue] = {
    "stage": "good", "category": "warn", "cohort": "high", "run_rate": "muted",
    "seller": "low", "manager": "ink", "blend": "accent",
}


def shown_of(rolling: Rolling, method: str) -> Outlook:
    """The outlook a choice stands for: the blend gives way to the best there is."""
    return rolling.headline if method in (BLEND, ALL) else rolling.outlook(method)


def curves(data: ForecastData, rolling: Rolling, method: str, formats: Formats,
           calendar: Calendar) -> BandCurves:
    """Cumulative money by the end of each week."""
    def money(value: float) -> str:
        return formats.money(value, data.currency)

    weeks = tuple(calendar.name_of("week", first) for first, _ in rolling.weeks)
    short = tuple(name.partition("W")[2].lstrip("0").join(("W", "")) for name in weeks)
    titles = tuple(tr("{week}, by {day}").format(week=name, day=formats.day(last))
                   for name, (_, last) in zip(weeks, rolling.weeks, strict=True))
    series = _side_by_side(rolling) if method == ALL else _one(data, rolling, method)
    scale = 10 ** exponent(data.currency)
    return BandCurves(
        short, series, titles, tr("week"), show=money,
        show_tick=lambda value: formats.money(value, data.currency) if scale else "")


def _one(data: ForecastData, rolling: Rolling, method: str) -> tuple[BandSeries, ...]:
    outlook = shown_of(rolling, method)
    found = []
    if outlook.known:
        name = tr("calibrated, 80 % interval") if outlook.method == BLEND else (
            tr("{method}, 80 % interval").format(method=method_name(outlook.method)))
        new = np.cumsum(outlook.from_new[:-1])
        found.append(BandSeries(name, outlook.ahead, low=outlook.ahead_low,
                                high=outlook.ahead_high))
        if np.isfinite(new).all() and new[-1] > 0:
            found.append(BandSeries(tr("of it not created yet"), new, "muted",
                                    low=outlook.ahead - new, high=outlook.ahead, is_area=True))
    if data.committed.any():
        found.append(BandSeries(tr("committed deals"), data.committed, "ink", dashed=True))
    seller = rolling.outlook("seller")
    if seller.known and outlook.method != "seller":
        found.append(BandSeries(tr("submitted by reps"), seller.ahead, "warn", thin=True))
    return tuple(found)


def _side_by_side(rolling: Rolling) -> tuple[BandSeries, ...]:
    """Every method that has figures; the blend alone carries its band."""
    found = []
    for method in (BLEND, *(m for m in METHODS if m != BLEND)):
        outlook = rolling.outlook(method)
        if outlook.known:
            none = np.zeros(0)
            low, high = (outlook.ahead_low, outlook.ahead_high) if method == BLEND else (none, none)
            found.append(BandSeries(method_name(method), outlook.ahead, HUES[method], low, high,
                                    thin=method != BLEND,
                                    dashed=method in ("seller", "manager")))
    return tuple(found)


def caption(rolling: Rolling, data: ForecastData, method: str, progress: str, formats: Formats
            ) -> str:
    """How good it was in the past, and what it leaves out: always beside the picture."""
    said = [_past(rolling, method, progress, formats)]
    if rolling.expired.n:
        said.append(tr("Expired, left out: {n} deals, {money}.")
                    .format(n=formats.integer(rolling.expired.n),
                            money=formats.money(rolling.expired.amount, data.currency)))
    for n, words in (
            (rolling.expired.unpriced, tr("{n} of them have no amount.")),
            (rolling.unpriced.n, tr("{n} have no amount.")),
            (data.committed_unpriced, tr("{n} committed deals have no amount."))):
        if n:
            said.append(words.format(n=formats.integer(n)))
    return " ".join(part for part in said if part)


def _past(rolling: Rolling, method: str, progress: str, formats: Formats) -> str:
    outlook = shown_of(rolling, method)
    if not outlook.known:
        return ""
    if outlook.method != BLEND:
        return tr("What this method missed in the past stands under Methods.") if (
            rolling.records) else tr("Its past accuracy is being computed: {progress}").format(
                progress=progress or "…")
    told = [tr("{span} {wape} off (n = {n}), {share} inside the interval").format(
        span=tr("13 weeks") if record.span == "ahead" else tr("the quarter"),
        wape=off_by(record.wape, formats), n=formats.integer(record.n),
        share=formats.percent(record.coverage)) for record in rolling.records if record.n]
    return tr("In the past: {told}.").format(told="; ".join(told)) if told else (
        tr("Not enough of the past is over to tell its accuracy."))
