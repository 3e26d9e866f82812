"""What we said then: forecasts as they were kept, and how they came out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QDate, QLocale

from cockpit.dialogs.submission_data import STORED
from cockpit.inspector import Action, Block, Explanation, Line
from cockpit.pages.forecast_words import level_name, method_name
from cockpit.translation import tr
from models.filters import FilterState
from models.forecast.moment import wins_of
from models.forecast.outlook import METHODS, WEEKS
from models.forecast.walk import booked_between
from models.instants import from_micros, to_days
from models.kept_forecasts import (
    KeptForecast,
    KeptVersion,
    KeptWeek,
    keep,
    keep_once,
    kept_versions,
)
from models.money import exponent
from widgets.band_curves import BandCurves, BandSeries
from widgets.panel import Heading

if TYPE_CHECKING:
    from cockpit.context import Context
    from cockpit.formats import Formats
    from models.cache import Cache
    from models.calendars import Calendar
    from models.forecast.outlook import Rolling
    from models.mart import Mart
    from models.metric import Question

Floats = npt.NDArray[np.float64]
MOST = 60  # versions offered


@dataclass(frozen=True)
class Said:
    """A kept forecast with what was booked in each of its 13 weeks; NaN: not over yet."""

    version: KeptVersion
    first: date
    came: Floats

    @property
    def key(self) -> str:
        return f"{self.first.isoformat()} {self.version.at.isoformat()} {self.version.level}"

    def forecast(self, method: str) -> KeptForecast:
        """By the method, else by the best there is."""
        kept = self.version.by_method
        return kept.get(method) or next(kept[one] for one in reversed(METHODS) if one in kept)

    def week(self, place: int) -> tuple[date, date]:
        """First and last day of a week."""
        first = self.first + timedelta(days=7 * place)
        return first, first + timedelta(days=6)

    @property
    def over(self) -> int:
        """How many weeks are over."""
        return int(np.isfinite(self.came).sum())


def load(question: Question, mart: Mart, cache: Cache) -> tuple[Said, ...]:
    """What was kept under the filter by the moment, the newest first, and what came by it."""
    found = [one for one in kept_versions(cache, question.filters)
             if one.at <= question.at or question.filters.as_of is None][:MOST]
    if not found:
        return ()
    wins = wins_of(question, mart, question.stock)
    today, said = to_days(question.days.day_of(question.at)), []
    for one in found:
        first = question.days.day_of(one.origin)
        edges = to_days(first) + 7 * np.arange(WEEKS + 1)
        came = booked_between(wins, edges[:-1], edges[1:])
        said.append(Said(one, first, np.where(edges[1:] <= today, came, np.nan)))
    return tuple(said)


def keep_walked(context: Context, question: Question, rolling: Rolling) -> None:
    """Keep the forecast of today's origin, once for each filter; what is looked at as of another
    day, or in a window that only reads, is not kept."""
    if context.cache.mode != "write" or question.filters.as_of is not None:
        return
    cache, author, now = context.cache, context.author, context.clock()
    origin = from_micros(context.calendar.midnight(rolling.origin))
    context.jobs.write(
        lambda task: keep_once(cache, rolling, question.filters, origin=origin, author=author,
                               now=now),
        lambda kept: context.changed.emit(frozenset({"forecasts"})) if kept else None,
        lambda error: context.say("error", context.words(error).sentence))


def keep_called(context: Context, level: str, owner: str) -> None:
    """Keep the forecast of the deals that a call just handed in is about, as its level's; levels
    as `own_submissions.LEVELS` has them."""
    from models.forecast.rolling import rolling

    dimension = {"rep": "owner", "manager": "manager"}.get(level)
    state = FilterState() if dimension is None else FilterState().narrowed(dimension, {owner})
    inputs = context.inputs()
    question = replace(inputs, filters=state).question()
    cache, author, now, calendar = context.cache, context.author, context.clock(), inputs.calendar

    def work(task: object) -> bool:
        found = rolling(question, inputs.mart)
        if not any(one.known for one in found.outlooks):
            return False
        keep(cache, found, state, author=author, now=now, level=STORED[level],
             origin=from_micros(calendar.midnight(found.origin)))
        return True

    context.jobs.write(
        work, lambda kept: context.changed.emit(frozenset({"forecasts"})) if kept else None,
        lambda error: context.say("error", context.words(error).sentence))


def name_of(said: Said, formats: Formats) -> str:
    """The word of its choice, short as the box is: the day, with a star where it was kept with a
    call and not by itself."""
    first = QDate(said.first.year, said.first.month, said.first.day)
    day = formats.locale.toString(first, QLocale.FormatType.ShortFormat)
    return f"{day} *" if said.version.level else day


def kept_by(said: Said, formats: Formats) -> str:
    """Who kept it, when, and with the call of which level."""
    version = said.version
    words = tr("Kept by {author} on {moment} with the call of {level}.") if version.level else tr(
        "Kept by {author} on {moment}.")
    return words.format(author=version.author, moment=formats.moment(version.at),
                        level=level_name(version.level) if version.level else "")


def curves(said: Said, method: str, formats: Formats, calendar: Calendar) -> BandCurves:
    """What was said and what came, both added up from that day on."""
    kept, currency = said.forecast(method), said.version.currency
    days = [said.first + timedelta(days=7 * week) for week in range(WEEKS)]
    names = tuple(calendar.name_of("week", day) for day in days)
    middle = np.cumsum([one.middle for one in _weeks(kept)])
    series = [BandSeries(tr("said then, {method}").format(method=method_name(kept.method)), middle,
                         low=_last(kept.total.low), high=_last(kept.total.high))]
    if said.over:
        series.append(BandSeries(tr("what came"), np.cumsum(said.came), "ink"))
    scale = 10 ** exponent(currency)
    return BandCurves(
        tuple(name.partition("W")[2].lstrip("0").join(("W", "")) for name in names),
        tuple(series), tuple(tr("{week}, by {day}").format(
            week=name, day=formats.day(day + timedelta(days=6)))
            for name, day in zip(names, days, strict=True)), tr("week"),
        show=lambda value: formats.money(value, currency),
        show_tick=lambda value: formats.money(value, currency) if scale else "")


def caption(said: Said, method: str, formats: Formats) -> str:
    """Who said what, and how it came out as far as it is over."""
    kept, version = said.forecast(method), said.version

    def money(value: float) -> str:
        return formats.money(value, version.currency)

    total, over = kept.total, said.over
    told = [kept_by(said, formats),
            tr("Said for 13 weeks: {money}.").format(money=money(total.middle))]
    if total.low is not None and total.high is not None:
        told.append(tr("80 % interval {low} – {high}.").format(
            low=money(total.low), high=money(total.high)))
    came = float(np.nansum(said.came))
    if not over:
        told.append(tr("No week of it is over yet."))
    elif over < WEEKS:
        by_then = sum(one.middle for one in _weeks(kept)[:over])
        told.append(tr("In the {n} weeks that are over {came} came, {said} had been said.").format(
            n=over, came=money(came), said=money(by_then)))
    else:
        told.append(tr("{came} came: {off} off what was said.").format(
            came=money(came), off=formats.signed_percent(
                (total.middle - came) / came if came else float("nan"))))
        if total.low is not None and total.high is not None:
            told.append(tr("That lies in the interval.") if total.low <= came <= total.high
                        else tr("That lies outside the interval."))
    return " ".join(told)


def explanation(said: Said, place: int, method: str, formats: Formats, show: Action
                ) -> Explanation:
    """One week of it: what each method said then, and what came."""
    first, last = said.week(place)
    kept, came, currency = said.forecast(method), said.came[place], said.version.currency

    def money(value: float) -> str:
        return formats.money(value, currency)

    middle = _weeks(kept)[place].middle
    words = tr("{method} said {money} for this week; {came} came.").format(
        method=method_name(kept.method), money=money(middle), came=money(came)) if (
        np.isfinite(came)) else tr("{method} said {money} for this week; it is not over.").format(
            method=method_name(kept.method), money=money(middle))
    methods = tuple(Line(method_name(one), money(_weeks(said.version.by_method[one])[place].middle))
                    for one in METHODS if one in said.version.by_method)
    return Explanation(
        f"{formats.day(first)} – {formats.day(last)}", ((words, ""),),
        (Block(Heading(tr("All methods, as said then")), methods),
         Block(Heading(tr("All 13 weeks")), (), note=caption(said, method, formats))), (show,))


def _weeks(kept: KeptForecast) -> list[KeptWeek]:
    return sorted((one for one in kept.weeks if one.week), key=lambda one: one.week)


def _last(value: float | None) -> Floats:
    """A band of the total alone: the sums up to a week were not kept with theirs."""
    found = np.full(WEEKS, np.nan)
    found[-1] = np.nan if value is None else value
    return found
