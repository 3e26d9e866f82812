"""Words of the forecast page that several of its parts use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cockpit.translation import tr, translate
from models.forecast.outlook import METHOD_LABELS, REASONS
from widgets.theme import Tone

if TYPE_CHECKING:
    from cockpit.formats import Formats

Says = list[tuple[str, Tone]]
GOAL = 0.08  # a forecast that is off by more misses the goal


def method_name(method: str) -> str:
    """"cohort" -> "Cohort timing"."""
    if method == "chosen":
        return tr("Best so far")
    return translate("metrics", METHOD_LABELS[method])


def reason(code: str) -> str:
    """Why a forecast has no figures."""
    return translate("metrics", REASONS[code]) if code in REASONS else code


def level_name(level: str) -> str:
    return {"seller": tr("Sellers"), "manager": tr("Managers"),
            "headquarters": tr("Headquarters")}.get(level, level)


def total_name(level: str) -> str:
    """The row of a whole level."""
    return {"seller": tr("All sellers"), "manager": tr("All managers"),
            "headquarters": tr("Headquarters")}.get(level, level)


def cause_name(cause: str) -> str:
    """Why the open pipeline changed."""
    return {
        "created": tr("Created"), "pulled_in": tr("Pulled in"), "reopened": tr("Reopened"),
        "pushed_in": tr("Pushed in"), "owner_in": tr("Taken over"), "stage_in": tr("Stage in"),
        "other_in": tr("Otherwise in"), "others_in": tr("Other gains"), "amount_up": tr("Grew"),
        "amount_down": tr("Shrank"), "pushed_out": tr("Pushed out"),
        "pulled_out": tr("Pulled out"), "owner_out": tr("Handed over"),
        "stage_out": tr("Stage out"), "other_out": tr("Otherwise out"),
        "others_out": tr("Other losses"), "won": tr("Won"), "lost": tr("Lost"),
        "deleted": tr("Deleted"), "revaluation": tr("Exchange rates"),
    }.get(cause, cause)


def reading_name(name: str) -> str:
    """A reading of `forecast_categories`."""
    return {
        "closed": tr("Won"), "commit": tr("Commit"), "best_case": tr("Best case"),
        "pipeline": tr("Pipeline"), "committed": tr("Committed"),
        "evidence": tr("Open, with evidence"), "without_evidence": tr("Commit without evidence"),
        "weighted": tr("Weighted"), "past_due": tr("Past due"),
    }.get(name, name)


def signed(ratio: float, formats: Formats) -> str:
    """A share with its sign, without decimals from one per cent on: "+16%"."""
    if not np.isfinite(ratio):
        return "–"
    sign = "+" if ratio > 0 else "−" if ratio < 0 else "±"
    return f"{sign}{formats.percent(abs(ratio), 0)}"


def off_by(wape: float, formats: Formats) -> str:
    """"± 6.8%"."""
    return "–" if not np.isfinite(wape) else f"± {formats.percent(wape, 1)}"


def goal_tone(wape: float) -> Tone:
    return "" if not np.isfinite(wape) else "good" if wape <= GOAL else "bad"


def lean(bias: float, formats: Formats) -> tuple[str, Tone]:
    """What a level's calls usually are, and what that means."""
    if not np.isfinite(bias):
        return tr("no quarter to compare with yet"), "muted"
    share = formats.percent(abs(bias), 0)
    if abs(bias) <= GOAL / 2:
        return tr("usually right within {share}").format(share=formats.percent(GOAL / 2)), "good"
    if bias > 0:
        return tr("usually {share} too high").format(share=share), "bad"
    return tr("usually {share} too low").format(share=share), "warn"
