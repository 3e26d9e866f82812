"""Amounts in the reporting currency: one rate per record, rounded once, never invented.

Policy: an amount that belongs to a day (a closed deal, a stay or a rank by its first day, a
submission) is converted at the last rate on or before that day; an open deal at the last rate on
or before the day it is seen from. An amount without currency is in the reporting currency, as
sources without currencies keep their books in one. Where there is no rate, the amount is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from models.calendars import MISSING, MISSING_DAY
from models.money import exponent

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class Rates:
    """Factors from minor units of a currency (by code) to minor units of the reporting one.

    `rows` are (currency, day, rate as text) in order of currency and day.
    """

    def __init__(self, rows: Sequence[Sequence[str | int]], currencies: Sequence[str | None],
                 reporting: str) -> None:
        self.reporting = reporting
        self._days: dict[int, Ints] = {}
        self._factors: dict[int, Floats] = {}
        own = exponent(reporting)
        self._same = {code: 10.0 ** (own - exponent(name)) for code, name in enumerate(currencies)
                      if name is None or name == reporting}
        codes = {name: code for code, name in enumerate(currencies)}
        by_code: dict[int, list[tuple[int, float]]] = {}
        for currency, day, rate in rows:
            code = codes.get(str(currency))
            if code is not None and code not in self._same:
                by_code.setdefault(code, []).append(
                    (int(day), factor(str(rate), str(currency), reporting)))
        for code, dated in by_code.items():
            self._days[code] = np.array([day for day, _ in dated], np.int64)
            self._factors[code] = np.array([value for _, value in dated])
        self.count = len(currencies)
        self.last_day = max((int(days[-1]) for days in self._days.values()), default=MISSING_DAY)

    def at(self, day: int | None) -> Floats:
        """The factor of each currency code on a day, NaN without a rate; None: the last known."""
        found = np.full(self.count, np.nan)
        for code, same in self._same.items():
            found[code] = same
        for code, days in self._days.items():
            place = len(days) if day is None else int(np.searchsorted(days, day, side="right"))
            if place:
                found[code] = self._factors[code][place - 1]
        return found

    def convert(self, amounts: Ints, currencies: npt.NDArray[np.integer], days: Ints | None,
                standing: Floats) -> Ints:
        """Amounts in the reporting currency; `days` with `MISSING_DAY`, or None, take `standing`
        (see `at`), the others the rate of their day."""
        factors = standing[currencies]
        if days is not None:
            for code, known in self._days.items():
                rows = np.flatnonzero((currencies == code) & (days != MISSING_DAY))
                place = np.searchsorted(known, days[rows], side="right") - 1
                factors[rows] = np.where(place < 0, np.nan, self._factors[code][place])
        return rounded(amounts, factors)


def factor(rate: str, currency: str | None, reporting: str) -> float:
    """Minor units of the reporting currency for one minor unit of `currency`."""
    return float(Decimal(rate).scaleb(exponent(reporting) - exponent(currency)))


def rounded(amounts: Ints, factors: Floats) -> Ints:
    """amount * factor, halves up; amounts stay whole where the factor is 1."""
    known = (amounts != MISSING) & ~np.isnan(factors)
    plain = known & (factors == 1.0)
    found = np.full(len(amounts), MISSING, np.int64)
    found[plain] = amounts[plain]
    scaled = known & ~plain
    found[scaled] = np.floor(amounts[scaled] * factors[scaled] + 0.5).astype(np.int64)
    return found
