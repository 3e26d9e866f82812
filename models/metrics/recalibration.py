"""Stage probabilities as they turned out, and whether the new ones are better on deals they have
not seen (metrics.md, section 11; level 3 of the review)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt

from models.calendars import DAY
from models.instants import from_micros
from models.intervals import wilson
from models.metric import ENOUGH, NAN, Question, Source, StageInfo
from models.metrics.brier import Brier, brier
from models.metrics.scored import WINDOW, Scored, by_stage
from models.stage_table import stage_table
from models.wording import QT_TRANSLATE_NOOP

REFIT_AGES = (7, 14, 30, 60, 90, 120)
"""Ages at which deals are looked at, so that a stage is met as a pipeline meets it."""
TRAIN = 0.7  # the earlier share of deals that the test fits on

FEW = QT_TRANSLATE_NOOP("metrics", "Too few deals have ended to test new probabilities.")


@dataclass(frozen=True)
class StageRefit:
    """One open stage: its probability now and as it turned out, never less than that of the stage
    before. Stages that fewer than 20 deals stood in keep theirs. `share` is the plain share won of
    `n` deals, each counted once."""

    key: str
    pipeline: str
    name: str
    rank: int
    now: float
    proposed: float
    share: float
    low: float
    high: float
    n: int


@dataclass(frozen=True)
class Recalibration:
    """The proposal, fitted on all deals that ended, and its test: fitted on those whose year was
    over before `cut` - quick endings alone would flatter or slander a stage - with what was known
    then, scored on those created after it. `before` and `after` are of these; `n_train` and
    `n_test` are deals."""

    stages: tuple[StageRefit, ...]
    before: Brier
    after: Brier
    n_train: int
    n_test: int
    cut: date | None
    notes: tuple[str, ...] = ()

    @property
    def better(self) -> bool:
        """Whether the new ones were closer to what came on deals they had not seen."""
        return self.after.reliability < self.before.reliability


def recalibration(question: Question, source: Source) -> Recalibration:
    """New probabilities by isotonic regression per pipeline, with their test on later deals."""
    every = _once(by_stage(question, source, REFIT_AGES))
    table = stage_table(question, source)
    ladder = [stage for stage in source.stages() if stage.rank and stage.active]
    fitted = fit(every, ladder)
    cut = float(np.quantile(every.created, TRAIN)) if len(every) else 0.0
    train = every.where(every.origin + WINDOW * DAY < cut)
    train = replace(train, outcome=train.outcome * (train.resolved < cut))
    test = every.where(every.created >= cut)
    old = test.probability
    new = np.array(_applied(test, fit(train, ladder)), float)
    n_train, n_test = (len(np.unique(part.opportunity.astype(str))) for part in (train, test))
    enough = n_train >= ENOUGH and n_test >= ENOUGH
    return Recalibration(
        tuple(_refit(stage, table.get(stage.key), every, fitted) for stage in ladder),
        brier(old, test.outcome), brier(new, test.outcome), n_train, n_test,
        question.days.day_of(from_micros(int(cut))) if len(every) else None,
        () if enough else (FEW,))


def _once(found: Scored) -> Scored:
    """A deal counts once for each stage it stood in, however long it stood there."""
    if not len(found):
        return found
    stages, deals = (np.unique(names.astype(str), return_inverse=True)[1]
                     for names in (found.stage, found.opportunity))
    first = np.unique(deals * (int(stages.max()) + 1) + stages, return_index=True)[1]
    kept = np.zeros(len(found), bool)
    kept[first] = True
    return found.where(kept)


def fit(found: Scored, ladder: list[StageInfo]) -> Mapping[str, float]:
    """Stage -> probability: the share won, pooled where a later stage did worse than an earlier
    one (pool adjacent violators).

    Source:  R. E. Barlow et al. (1972), Statistical Inference under Order Restrictions.
    """
    from scipy.optimize import isotonic_regression

    proposed: dict[str, float] = {}
    for pipeline in dict.fromkeys(stage.pipeline for stage in ladder):
        own = sorted((stage for stage in ladder if stage.pipeline == pipeline),
                     key=lambda stage: stage.rank)
        counts = [_count(found, stage.key) for stage in own]
        met = [place for place, (n, _) in enumerate(counts) if n >= ENOUGH]
        if not met:
            continue
        shares = [counts[place][1] / counts[place][0] for place in met]
        pooled = isotonic_regression(shares, weights=[float(counts[place][0]) for place in met])
        proposed |= {own[place].key: float(value)
                     for place, value in zip(met, pooled.x.tolist(), strict=True)}
    return proposed


def _count(found: Scored, stage: str) -> tuple[int, float]:
    mine: npt.NDArray[np.bool_] = np.equal(found.stage, stage).astype(bool)
    return int(mine.sum()), float(found.outcome[mine].sum())


def _applied(found: Scored, proposed: Mapping[str, float]) -> list[float]:
    return [proposed.get(str(stage), float(now))
            for stage, now in zip(found.stage.tolist(), found.probability.tolist(), strict=True)]


def _refit(stage: StageInfo, stated: float | None, found: Scored, proposed: Mapping[str, float]
           ) -> StageRefit:
    n, wins = _count(found, stage.key)
    now = NAN if stated is None else stated
    low, high = (float(end) for end in wilson(wins, n))
    return StageRefit(stage.key, stage.pipeline, stage.name, stage.rank, now,
                      round(proposed[stage.key], 3) if stage.key in proposed else now,
                      wins / n if n else NAN, low, high, n)
