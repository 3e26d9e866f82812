"""Money as integer minor units of its own currency, rounded once."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from models.errors import CockpitError

_EXPONENT = {
    "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0,
    "RWF": 0, "UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
    "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3, "CLF": 4, "UYW": 4,
}  # ISO 4217; every other currency has two decimals

LARGEST = 9_007_199_254_740_992  # 2**53: sums of cells stay exact in every engine's arithmetic


def exponent(currency: str | None) -> int:
    """Number of decimals of the currency; 2 where it is unknown."""
    return _EXPONENT.get(currency or "", 2)


def to_minor(amount: Decimal, currency: str | None) -> int:
    """Whole units -> minor units, rounded half to even.

    Errors: CockpitError("amount.out_of_range") for what is not finite or beyond `LARGEST`.
    """
    if not amount.is_finite() or abs(amount.adjusted()) > 40:
        raise CockpitError("amount.out_of_range", value=str(amount)[:40])
    scaled = amount.scaleb(exponent(currency)).to_integral_value(ROUND_HALF_EVEN)
    if abs(scaled) > LARGEST:
        raise CockpitError("amount.out_of_range", value=str(amount)[:40])
    return int(scaled)


def to_major(minor: int, currency: str | None) -> Decimal:
    """Minor units -> whole units, exact."""
    return Decimal(minor).scaleb(-exponent(currency))
