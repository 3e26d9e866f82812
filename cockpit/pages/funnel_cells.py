"""The funnel's heatmap in words and colours, from what `funnel_data` computed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cockpit.dimension_names import dimension_name, value_name
from cockpit.formats import Formats
from cockpit.pages.funnel_data import Floats, FunnelData, figure
from cockpit.pages.funnel_extras import Trend
from cockpit.translation import tr
from models.metric import ENOUGH, TOO_FEW, Row
from widgets.cells import Cells, Margin, Scale
from widgets.text import Tip

SPAN = 0.2  # points from the benchmark at which a colour is full
YOUNG = 0.25  # share still open above which a quarter is shown but not coloured
SLOWER = 1.0  # as much longer than the benchmark at which a colour is full: twice as long


@dataclass(frozen=True)
class FunnelCells:
    """Makes `widgets.cells.Cells` of a `FunnelData` in one language."""

    data: FunnelData
    formats: Formats

    def cells(self) -> Cells:
        data = self.data
        return Cells(
            values=self._values(), rows=tuple(self._names), columns=data.headings,
            figures=self._texts(self._figure), notes=self._texts(self._note),
            counts=data.array("n").astype(np.int64), open_share=self._open_share(),
            row_notes=tuple(self._opportunities(size) for size in data.sizes),
            margins=self._margins(), tips=tuple(
                tuple(self._tip(i, j) for j in range(len(data.stages)))
                for i in range(len(data.segments))),
            scale=self._scale(), corner=dimension_name(data.dimension),
        )

    def trend(self, trend: Trend) -> Cells:
        """Quarter by quarter, coloured against the mean of the quarters shown."""
        data = self.data
        shape = (len(trend.quarters), len(data.stages))

        def array(what: str) -> Floats:
            return np.array([[figure(row, what) for row in line] for line in trend.rows],
                            float).reshape(shape)

        values, n = array("value"), array("n")
        known = np.where(np.isnan(values), 0.0, n)
        with np.errstate(divide="ignore", invalid="ignore"):
            usual = np.nansum(values * known, axis=0) / known.sum(axis=0)
            off = values - usual if data.mode == "conversion" else (usual - values) / usual
        if data.mode == "conversion":  # a cohort that is mostly open would only look bad
            off = np.where(array("open_share") > YOUNG, np.where(np.isnan(values), np.nan, 0), off)
        tips = tuple(tuple(self._trend_tip(trend, i, j) for j in range(shape[1]))
                     for i in range(shape[0]))
        return Cells(
            values=off, rows=trend.quarters, columns=data.headings,
            figures=tuple(tuple(self._figure(row) for row in line) for line in trend.rows),
            notes=tuple(tuple(self._note(row) for row in line) for line in trend.rows),
            counts=n.astype(np.int64),
            open_share=np.nan_to_num(array("open_share")) if data.mode == "conversion"
            else np.zeros(shape),
            row_notes=tuple(self._opportunities(size) for size in trend.sizes), tips=tips,
            scale=self._scale(), corner=dimension_name("quarter"))

    def _trend_tip(self, trend: Trend, i: int, j: int) -> Tip:
        row = trend.rows[i][j]
        title = f"{trend.quarters[i]} · {self.data.headings[j].replace(chr(10), ' ')}"
        if row is None:
            return Tip(title, note=tr("No deals here."))
        rows = [(tr("value"), self._figure(row)), ("n", self.formats.integer(row.n))]
        if np.isfinite(row.low):
            rows.append((tr("95 % interval"), self._interval(row)))
        return Tip(title, tuple(rows), self._caution(row))

    def _opportunities(self, size: int) -> str:
        if size == 1:
            return tr("1 opportunity")
        return tr("{count} opportunities").format(count=self.formats.integer(size))

    @cached_property
    def _names(self) -> list[str]:
        dimension = self.data.dimension
        return [value_name(dimension, key, {str(key): name})
                for key, name in zip(self.data.segments, self.data.names, strict=True)]

    def difference(self) -> Floats:
        """Points above the own benchmark; for dwell the share by which it is faster."""
        now, then = self.data.array(), self.data.array(benchmark=True)
        if self.data.mode == "dwell":
            with np.errstate(divide="ignore", invalid="ignore"):
                return np.where(then > 0, (then - now) / then, np.nan)
        return now - then

    def _values(self) -> Floats:
        if self.data.mode in ("count", "amount"):
            return self.data.array()
        difference, now = self.difference(), self.data.array()
        enough = self.data.array("n", benchmark=True) >= TOO_FEW
        if not self.data.has_benchmark:
            return self._against(self.usual())
        unknown = np.where(np.isnan(now), np.nan, 0.0)  # no benchmark: as usual, and said so
        return np.where(np.isnan(difference) | ~enough, unknown, difference)

    def usual(self) -> Floats:
        """What all rows together show, per stage: shares of the sums, days weighted by stays."""
        now, n = self.data.array(), self.data.array("n")
        parts, wholes = self.data.array("numerator"), self.data.array("denominator")
        with np.errstate(divide="ignore", invalid="ignore"):
            if self.data.mode == "conversion":
                usual: Floats = np.nansum(parts, axis=0) / np.nansum(wholes, axis=0)
            else:
                weights = np.where(np.isnan(now), 0.0, n)
                usual = np.nansum(now * weights, axis=0) / weights.sum(axis=0)
        return usual

    def _against(self, usual: Floats) -> Floats:
        now = self.data.array()
        with np.errstate(divide="ignore", invalid="ignore"):
            return (usual - now) / usual if self.data.mode == "dwell" else now - usual

    def _scale(self) -> Scale:
        if self.data.mode in ("count", "amount"):
            values = self.data.array()
            top = float(np.nanmax(values)) if np.isfinite(values).any() else 1.0
            return Scale("sequential", 0.0, max(top, 1.0), tr("Less"), tr("More"))
        span = SLOWER if self.data.mode == "dwell" else SPAN
        low, high = ((tr("Slower"), tr("Faster")) if self.data.mode == "dwell"
                     else (tr("Worse"), tr("Better")))
        return Scale("diverging", -span, span, low, high)

    def _open_share(self) -> Floats:
        if self.data.mode != "conversion":
            return np.zeros((len(self.data.segments), len(self.data.stages)))
        shares = self.data.array("open_share")
        young = np.array(self.data.young, float)[:, None]  # families that do not tell it by stage
        return np.nan_to_num(np.where(np.isnan(shares), young, shares))

    def _texts(self, write) -> tuple[tuple[str, ...], ...]:  # type: ignore[no-untyped-def]
        return tuple(tuple(write(row) for row in line) for line in self.data.rows)

    def _figure(self, row: Row | None) -> str:
        value = figure(row, "value")
        if self.data.mode == "conversion":
            return self.formats.percent(value)
        if self.data.mode == "count":
            return self.formats.integer(0 if row is None else value)
        if self.data.mode == "amount":
            return self.formats.money(0 if row is None else value, self.data.result.currency)
        if row is not None and np.isnan(value) and row.n:
            longest = figure(row, "longest")
            return f"> {self.formats.days(longest)}" if np.isfinite(longest) else "–"
        return self.formats.days(value)

    def _note(self, row: Row | None) -> str:
        if row is None:
            return ""
        if self.data.mode == "conversion":
            return tr("{part} of {whole}").format(
                part=self.formats.integer(row.numerator), whole=self.formats.integer(
                    row.denominator))
        if self.data.mode == "dwell":
            return tr("{n} stays").format(n=self.formats.integer(row.n))
        if self.data.mode == "amount":
            return tr("{n} deals").format(n=self.formats.integer(row.n))
        return ""

    def _margins(self) -> tuple[Margin, ...]:
        if self.data.mode == "conversion":
            ends = []
            for line in self.data.rows:
                by_run = {row.detail.get("pipeline"): figure(row, "end_to_end")
                          for row in line if row is not None}
                known = [share for share in by_run.values() if np.isfinite(share)]
                ends.append(self.formats.percent(known[0]) if len(known) == 1 else "–")
            return (Margin(tr("End to\nend"), tuple(ends)), self._cycle())
        if self.data.mode == "count":
            sums = np.nansum(self.data.array(), axis=1)
            return (Margin(tr("Open"), tuple(self.formats.integer(n) for n in sums)),)
        if self.data.mode == "amount":
            sums = np.nansum(self.data.array(), axis=1)
            return (Margin(tr("Open"), tuple(
                self.formats.money(worth, self.data.result.currency) for worth in sums)),)
        return (self._cycle(),)

    def _cycle(self) -> Margin:
        figures = tuple(self.formats.days(figure(row, "value")) for row in self.data.cycle)
        tips = tuple(Tip(tr("Median days from creation to winning"),
                         ((tr("won deals"), self.formats.integer(row.n if row else 0)),))
                     for row in self.data.cycle)
        return Margin(tr("Median\ndays"), figures, tips)

    def _tip(self, i: int, j: int) -> Tip:
        data, row, then = self.data, self.data.rows[i][j], self.data.benchmark[i][j]
        title = f"{self._names[i]} · {data.headings[j].replace(chr(10), ' ')}"
        if row is None:
            return Tip(title, note=tr("No deals here."))
        rows = [(tr("value"), self._figure(row)), ("n", self.formats.integer(row.n))]
        if np.isfinite(row.low):
            rows.append((tr("95 % interval"), self._interval(row)))
        if data.mode == "conversion":
            rows.append((tr("still open"), self.formats.percent(figure(row, "open_share"))))
            passed = figure(row, "imputed_share")
            if np.isfinite(passed):
                rows.append((tr("passed over, implied"), self.formats.percent(passed)))
        if data.mode in ("conversion", "dwell"):
            rows.append((tr("its own past"), self._figure(then)
                         if then is not None and then.n >= TOO_FEW else tr("too few")))
        return Tip(title, tuple(rows), self._caution(row))

    def _interval(self, row: Row) -> str:
        if self.data.mode == "conversion":
            return f"{self.formats.percent(row.low)} – {self.formats.percent(row.high)}"
        high = self.formats.days(row.high) if np.isfinite(row.high) else "∞"
        return f"{self.formats.days(row.low)} – {high}"

    def _caution(self, row: Row) -> str:
        if row.n < TOO_FEW:
            return tr("Fewer than 5 records: too few to judge.")
        if row.n < ENOUGH:
            return tr("Fewer than 20 records: look at the interval.")
        return ""
