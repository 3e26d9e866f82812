"""Which of two forecasts was better, at the same origins: sign test and Diebold-Mariano."""

from __future__ import annotations

from math import sqrt

import numpy as np
import numpy.typing as npt

from models.forecast.scores import Duel

Floats = npt.NDArray[np.float64]
NAN = float("nan")


def duel(names: tuple[str, str], span: str, horizon: int, forecasts: tuple[Floats, Floats],
         actual: Floats, lags: int) -> Duel:
    """Compare absolute errors where both spoke and the actual is known. `lags`: how many
    following origins share days with one, which makes their errors alike.

    Sources: F. X. Diebold, R. S. Mariano (1995), J. Bus. Econ. Stat. 13, 253-263; D. Harvey,
    S. Leybourne, P. Newbold (1997), Int. J. Forecast. 13, 281-291.
    """
    first, second = forecasts
    known = ~np.isnan(first) & ~np.isnan(second) & ~np.isnan(actual)
    a = actual[known]
    d = np.abs(first[known] - a) - np.abs(second[known] - a)
    n, mean = len(d), float(a.mean()) if len(a) else NAN
    wins, losses = int((d < 0).sum()), int((d > 0).sum())
    statistic, p = _diebold_mariano(d, lags)
    return Duel(*names, span, horizon, n, float(d.mean() / mean) if n and mean > 0 else NAN, wins,
                losses, _sign(wins, losses), statistic, p)


def _sign(wins: int, losses: int) -> float:
    if not wins + losses:
        return NAN
    from scipy.stats import binomtest

    return float(binomtest(wins, wins + losses).pvalue)


def _diebold_mariano(d: Floats, lags: int) -> tuple[float, float]:
    n = len(d)
    if n < 3:
        return NAN, NAN
    from scipy.stats import t

    lags = min(lags, n // 2)
    centred = d - d.mean()
    # Bartlett weights keep the variance positive, which plain autocovariances do not.
    variance = float(centred @ centred) / n + sum(
        2 * (1 - k / (lags + 1)) * float(centred[k:] @ centred[:-k]) / n
        for k in range(1, lags + 1))
    if variance <= 0:
        return NAN, NAN
    h = lags + 1
    correction = sqrt(max((n + 1 - 2 * h + h * (h - 1) / n) / n, 1 / n))
    statistic = float(d.mean()) / sqrt(variance / n) * correction
    return statistic, float(2 * t.sf(abs(statistic), n - 1))
