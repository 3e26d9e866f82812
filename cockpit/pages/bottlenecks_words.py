"""The ranking, the curves and the ways of leaving in words and positions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cockpit.dimension_names import dimension_name, value_name
from cockpit.formats import EMPTY, Formats
from cockpit.pages.bottlenecks_data import BottlenecksData, RowPicture, fallen
from cockpit.translation import tr
from models.metric import ENOUGH, TOO_FEW
from widgets.bars import Bar
from widgets.step_curves import StepCurves, StepSeries
from widgets.table_model import Column, Rows
from widgets.text import Tip, one_line
from widgets.theme import Tone

if TYPE_CHECKING:
    from models.filters import Period
    from models.metrics.bottleneck_rows import Bottleneck
    from models.metrics.stay_curves import StayCurve

WAYS = ("advanced", "lost", "back", "handed", "still")
OUTCOMES = {"advanced": {"advanced", "won"}, "lost": {"lost"}, "back": {"back"},
            "handed": {"handed"}, "still": {"open"}}
"""Way of leaving -> outcomes of the stays behind it."""
LONGEST = 40  # characters of a name in a heading


def stage_name(data: BottlenecksData, stage: str | None) -> str:
    return tr("the end") if stage is None else data.names.get(stage, stage)


def short(name: str) -> str:
    """A name fit for a heading that does not give way."""
    line = one_line(name)
    return line if len(line) <= LONGEST else line[:LONGEST - 1] + "…"


def step_name(data: BottlenecksData, row: Bottleneck) -> str:
    return f"{stage_name(data, row.stage)} → {stage_name(data, row.to_stage)}"


def where_name(data: BottlenecksData, row: Bottleneck) -> str:
    """The segment: one name, or two of which both matter."""
    if not row.cell:
        return tr("everywhere")
    return " · ".join(value_name(name, key, dict(data.labels.get(name, {})))
                      for name, key in row.cell.items())


def where_tip(data: BottlenecksData, row: Bottleneck) -> str:
    """The segment with the names of its dimensions."""
    return ", ".join(f"{dimension_name(name)}: "
                     f"{value_name(name, key, dict(data.labels.get(name, {})))}"
                     for name, key in row.cell.items()) or tr("everywhere")


def median_of(row: Bottleneck, formats: Formats) -> str:
    """A median that is not reached is said as such."""
    return tr("not reached") if np.isnan(row.median) else formats.days(row.median)


def over(days: float, formats: Formats) -> str:
    """Days over the own best quarter, with a sign."""
    if np.isnan(days):
        return EMPTY
    sign = "+" if days > 0 else "−" if days < 0 else "±"
    return f"{sign}{formats.days(abs(days))}"


def interval(row: Bottleneck, data: BottlenecksData, formats: Formats) -> str:
    """Both ends in money; the symbol stands with the worth beside it."""
    if np.isnan(row.low) or np.isnan(row.high):
        return EMPTY
    ends = [formats.money(end, data.currency) for end in (row.low, row.high)]
    return f"{ends[0]} – {ends[1].split(' ', 1)[-1]}"


def count_of(n: int, formats: Formats) -> str:
    """Records, with a word where they are few."""
    if n < TOO_FEW:
        return f"⚠ {formats.integer(n)}"
    return f"△ {formats.integer(n)}" if n < ENOUGH else formats.integer(n)


def ranking(data: BottlenecksData, shown: list[Bottleneck], sort: str, formats: Formats,
            width: int) -> Rows:
    """The table "Where to look first", for a table of `width` design pixels."""
    narrow = width < 800
    places = np.arange(len(shown))

    def column(header: str, write, space: int, **more) -> Column:  # type: ignore[no-untyped-def]
        return Column(header, places, show=lambda place: write(shown[int(place)]),
                      figures=True, width=space, **more)

    def tone_of(what: float, row: Bottleneck) -> Tone:
        return "" if np.isnan(what) or what <= 0 else "bad" if row.holds else "warn"

    over_best = column(
        tr("over its best") if narrow else tr("over own best quarter"),
        lambda row: over(row.excess, formats), 92 if narrow else 148,
        tone=lambda place: tone_of(shown[int(place)].excess, shown[int(place)]))
    if sort == "conversion":
        over_best = column(
            tr("Goes on"), lambda row: f"{formats.percent(row.conversion_before)} → "
            f"{formats.percent(row.conversion)}", 104 if narrow else 148,
            tone=lambda place: tone_of(fallen(shown[int(place)]), shown[int(place)]))
    ranks = [str(place + 1) if row.rank else EMPTY for place, row in enumerate(shown)]
    step = [stage_name(data, row.stage) if narrow else step_name(data, row) for row in shown]
    median, worth, ends, n = (60, 78, 120, 48) if narrow else (72, 118, 136, 58)
    fixed = 40 + median + over_best.width + worth + ends + n
    rest = max(width - fixed, 220)
    return Rows((
        Column("", ranks, width=40),
        Column(tr("Step"), step, strong=True, width=int(rest * 0.58)),
        Column(tr("Where"), [where_name(data, row) for row in shown], width=int(rest * 0.42)),
        column(tr("Median"), lambda row: median_of(row, formats), median),
        over_best,
        column(tr("Worth") if narrow else tr("Worth a quarter"),
               lambda row: formats.money(row.worth, data.currency), worth,
               strong=True, tone=lambda place: "" if shown[int(place)].holds else "muted"),
        column(tr("80% interval"), lambda row: interval(row, data, formats),
               ends, tone=lambda place: "muted"),
        column("n", lambda row: count_of(row.n, formats), n,
               tone=lambda place: "" if shown[int(place)].sure else "warn"),
    ))


def hint(data: BottlenecksData, shown: list[Bottleneck]) -> str:
    """What the marks of the table mean, where there are any."""
    says = []
    if not data.found.ranked:
        says.append(
            tr("Nothing is slower than its own past: the steps with most stays are shown.")
            if data.found.quarters else
            tr("There are no earlier quarters to compare with, so nothing is ranked yet."))
    if any(row.rank and not row.holds for row in shown):
        says.append(tr("Grey worth: may be chance, after so many comparisons."))
    if any(not row.sure for row in shown):
        says.append(tr("△ fewer than 20 stays, ⚠ fewer than 5: look at the interval."))
    return " ".join(says)


def period_words(period: Period, formats: Formats) -> str:
    """A stretch of days, the last one included."""
    from datetime import timedelta

    if period.start is None or period.end is None:
        return tr("all time")
    return f"{formats.day(period.start)} – {formats.day(period.end - timedelta(days=1))}"


def curves(data: BottlenecksData, shown: RowPicture, formats: Formats) -> StepCurves:
    """The chosen segment, everyone else, the segment a year ago."""
    where, picture = where_name(data, shown.row), shown.stays
    series = [_series(where, tr("median"), picture.here, 0, formats)]
    if picture.others is not None and picture.others.n:
        series.append(_series(tr("everyone else"), "", picture.others, 1, formats))
    if picture.year_ago is not None and picture.year_ago.n:
        series.append(_series(tr("{segment} a year ago").format(segment=where), "",
                              picture.year_ago, 0, formats, dashed=True))
    return StepCurves(
        tuple(series), shown.horizon, tr("Days"), tr("n at risk"),
        lambda days: formats.days(days, 0), formats.percent, formats.integer)


def _series(name: str, word: str, curve: StayCurve, hue: int, formats: Formats, *,
            dashed: bool = False) -> StepSeries:
    times, share, low, high = curve.steps(float(curve.survival.longest) + 1.0)
    seen = curve.survival.times
    at_risk = np.full(len(times), float(curve.n))
    if len(seen):
        at_risk = curve.survival.at_risk[
            np.minimum(np.searchsorted(seen, times, side="left"), len(seen) - 1)]
    if np.isnan(curve.median):
        note = tr("median not reached")
    else:
        note = f"{word} {formats.days(curve.median)}".strip()
    ends = curve.median_low, curve.median_high
    if all(end == end for end in ends) and not dashed:
        note += f" ({formats.integer(ends[0])}–{formats.integer(ends[1])})"
    band = (np.zeros(0), np.zeros(0)) if dashed else (low, high)
    return StepSeries(name, times, share, at_risk, *band, note=note, hue=hue, dashed=dashed)


def way_names(data: BottlenecksData, row: Bottleneck) -> dict[str, str]:
    return {
        "advanced": tr("Move on to {stage}").format(stage=stage_name(data, row.to_stage)),
        "lost": tr("Lost"), "back": tr("Moved back"), "handed": tr("Handed over"),
        "still": tr("Still there"),
    }


def shown_ways(shown: RowPicture) -> list[str]:
    """All ways of leaving but the ones nobody took, now or before."""
    return [way for way in WAYS if way in ("advanced", "lost", "still")
            or getattr(shown.exits, way) > 0
            or (shown.was is not None and getattr(shown.was, way) > 0)]


def exits(data: BottlenecksData, shown: RowPicture, formats: Formats) -> tuple[Bar, ...]:
    """How they leave, with what it was before."""
    names = way_names(data, shown.row)
    tones: dict[str, Tone] = {"advanced": "accent", "lost": "bad", "back": "warn",
                              "handed": "muted", "still": "muted"}
    bars = []
    for place, way in enumerate(shown_ways(shown)):
        share = getattr(shown.exits, way)
        was = getattr(shown.was, way) if shown.was is not None else float("nan")
        words = formats.percent(was) if was == was else ""
        if words and place == 0:
            words = tr("was {share}").format(share=words)
        rows = [(tr("now"), formats.percent(share, 1)), (tr("stays"), formats.integer(
            shown.stays.here.n))]
        if shown.was_period is not None:
            rows.insert(1, (period_words(shown.was_period, formats), formats.percent(was, 1)))
        bars.append(Bar(names[way], share, formats.percent(share), words, tones[way], Tip(
            names[way], tuple(rows), tr("Cumulative incidence (Aalen-Johansen): open stays "
                                        "count until the day they were last seen."))))
    return tuple(bars)


def naive(shown: RowPicture, formats: Formats) -> str:
    """The mean others report, and what it leaves out."""
    here = shown.stays.here
    if np.isnan(here.finished_mean):
        return tr("No stay has ended yet; {count} still last.").format(
            count=formats.integer(here.running))
    says = tr("Mean of finished deals only, as most tools show it: {days}.").format(
        days=formats.days(here.finished_mean))
    if here.running:
        says += " " + (tr("It hides the one deal that never left.") if here.running == 1 else
                       tr("It hides the {count} deals that never left.").format(
                           count=formats.integer(here.running)))
    return says


def blockers(shown: RowPicture, labels: dict[str, str], formats: Formats) -> tuple[Bar, ...]:
    """Top reasons given during the stays of the window; those without a reason last."""
    found = shown.held
    bars = [Bar(value_name("blocker", reason.key, labels), reason.share,
                formats.percent(reason.share), tip=Tip(
                    value_name("blocker", reason.key, labels),
                    (("n", f"{formats.integer(reason.n)} / {formats.integer(found.recorded)}"),
                     (tr("95 % interval"),
                      f"{formats.percent(reason.low)} – {formats.percent(reason.high)}")),
                    tr("Share of the stays for which a reason was recorded while they lasted.")))
            for reason in found.reasons]
    if found.other == found.other and found.other > 0:
        bars.append(Bar(tr("Other reasons"), found.other, formats.percent(found.other)))
    if found.unknown_n:
        bars.append(Bar(
            tr("Not recorded"), found.unknown, formats.percent(found.unknown), tone="muted",
            tip=Tip(tr("Not recorded"), (("n", f"{formats.integer(found.unknown_n)} / "
                                          f"{formats.integer(found.n)}"),),
                    tr("Share of all stays."))))
    return tuple(bars)
