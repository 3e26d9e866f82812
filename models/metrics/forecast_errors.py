"""How far forecasts were off: the measures of metrics.md, section 10, on aligned arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

ALERT = 4.0  # a tracking signal beyond it, either way, says the calls lean to one side
HIT = 0.08  # a call within this share of the actual is a hit


@dataclass(frozen=True)
class Errors:
    """Shares, but for `mad` and `rmse`, which are in the unit of the forecasts, and `tracking`,
    the running tracking signal after each period. NaN where the measure is not defined."""

    n: int
    wape: float
    bias: float
    mape: float
    smape: float
    mad: float
    rmse: float
    hits: float
    tracking: tuple[float, ...]

    @property
    def alert_from(self) -> int | None:
        """The first period, counted from 1, whose tracking signal is beyond `ALERT`."""
        beyond = [i for i, signal in enumerate(self.tracking, 1) if abs(signal) > ALERT]
        return beyond[0] if beyond else None


def forecast_errors(forecast: npt.ArrayLike, actual: npt.ArrayLike) -> Errors:
    """Errors of forecasts against what came, in time order; e = F - A, positive: too much.

    WAPE = sum |e| / sum A and bias = sum e / sum A add up over people and periods. MAPE and hits
    are taken over the periods with A above 0 only, where they are defined.
    Tracking signal = running sum of e / running mean |e|.
    Source:  metrics.md, section 10.
    """
    f, a = np.asarray(forecast, float), np.asarray(actual, float)
    known = ~np.isnan(f) & ~np.isnan(a)
    f, a = f[known], a[known]
    e, n = f - a, len(f)
    if n == 0:
        nan = float("nan")
        return Errors(0, nan, nan, nan, nan, nan, nan, nan, ())
    size, some = np.abs(e), a > 0
    mad = np.cumsum(size) / np.arange(1, n + 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        tracking = np.where(mad > 0, np.cumsum(e) / mad, 0.0)
        both = np.where(f + a > 0, 2 * size / (f + a), 0.0)
    return Errors(
        n, _share(size.sum(), a.sum()), _share(e.sum(), a.sum()),
        float(np.mean(size[some] / a[some])) if some.any() else float("nan"),
        float(np.mean(both)), float(size.mean()), float(np.sqrt(np.mean(e**2))),
        float(np.mean(size[some] / a[some] <= HIT)) if some.any() else float("nan"),
        tuple(tracking.tolist()),
    )


def _share(part: float, whole: float) -> float:
    return float(part / whole) if whole > 0 else float("nan")


def average_of_submissions(forecasts: npt.ArrayLike, actual: float) -> float:
    """max(0, 1 - |A - mean F| / A), as one vendor defines accuracy. Only for comparison: calls
    that are far off on both sides cancel out."""
    if not actual > 0:
        return float("nan")
    return max(0.0, 1 - abs(actual - float(np.mean(np.asarray(forecasts, float)))) / actual)


def volatility(forecasts: npt.ArrayLike, actual: float) -> float:
    """Mean |F_k - F_(k-1)| / A of the successive calls of one period."""
    calls = np.asarray(forecasts, float)
    if len(calls) < 2 or not actual > 0:
        return float("nan")
    return float(np.mean(np.abs(np.diff(calls))) / actual)


def interval_coverage(low: npt.ArrayLike, high: npt.ArrayLike, actual: npt.ArrayLike) -> float:
    """Share of actuals inside their interval; about 0.8 for P10 to P90 if it is honest."""
    a = np.asarray(actual, float)
    if not len(a):
        return float("nan")
    return float(np.mean((np.asarray(low, float) <= a) & (a <= np.asarray(high, float))))
