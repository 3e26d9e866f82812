"""From cells to rows: groups in reading order, and small tables of group by category."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.cells import Array, Cells
from models.filters import FilterState
from models.metric import Key, Source, StageInfo
from models.quantiles import Sample

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.intp]
Group = tuple[Key, ...]


@dataclass(frozen=True)
class Grouped:
    """The groups of a question in reading order, and the group of every cell."""

    by: tuple[str, ...]
    groups: tuple[Group, ...]
    codes: Codes

    def keys(self, place: int) -> dict[str, Key]:
        return dict(zip(self.by, self.groups[place], strict=True))

    def table(self, columns: npt.ArrayLike, width: int, weights: Array) -> Floats:
        """Sums of `weights` per group and column; cells whose column is negative do not count."""
        column = np.asarray(columns, np.intp)
        kept = (column >= 0) & (column < width)
        place = self.codes[kept] * width + column[kept]
        flat = np.bincount(
            place, weights=weights[kept].astype(float), minlength=len(self.groups) * width)
        return flat.reshape(len(self.groups), width).astype(np.float64)

    def sums(self, weights: Array) -> Floats:
        return np.bincount(
            self.codes, weights=weights.astype(float), minlength=len(self.groups)
        ).astype(np.float64)

    def sample(self, place: int, pairs: Array, kept: npt.NDArray[np.bool_] | None = None) -> Sample:
        """The exact values of a `values` measure over the cells of one group."""
        chosen = self.codes == place
        if kept is not None:
            chosen &= kept
        return sample(pairs[np.flatnonzero(chosen)])


def sample(pairs: Array) -> Sample:
    """(values, counts) pairs, as a `values` measure answers them, as one sample."""
    return Sample.merged(Sample.of(values, counts) for values, counts in pairs)


def grouped(cells: Cells, by: tuple[str, ...], source: Source) -> Grouped:
    """Without `by` there is always the one group of everything, even of nothing."""
    if not by:
        return Grouped((), ((),), np.zeros(len(cells), np.intp))
    return group_keys([cells.keys[dimension].tolist() for dimension in by], by, source)


def group_keys(
    columns: Sequence[Sequence[Key]], by: tuple[str, ...], source: Source
) -> Grouped:
    """The same from aligned columns of keys."""
    if not by:
        raise ValueError("no dimension to group by")
    found: dict[Group, int] = {}
    first = [found.setdefault(group, len(found)) for group in zip(*columns, strict=True)]
    places = [_places({group[i] for group in found}, dimension, source)
              for i, dimension in enumerate(by)]
    order = sorted(found, key=lambda group: [place[key] for key, place in zip(group, places,
                                                                              strict=True)])
    rank = np.empty(len(found), np.intp)
    for place, group in enumerate(order):
        rank[found[group]] = place
    return Grouped(by, tuple(order), rank[np.asarray(first, np.intp)])


def labels_of(source: Source, dimension: str) -> dict[str, str]:
    """Names of a dimension's keys; empty where keys are their own names."""
    try:
        return dict(source.labels(dimension))
    except KeyError:
        return {}


def _places(keys: set[Key], dimension: str, source: Source) -> dict[Key, int]:
    """Reading order: stages as the funnel runs, numbers by size, the rest by name, none last."""
    if dimension == "stage":
        names = {stage.key: f"{i:06}" for i, stage in enumerate(source.stages())}
    else:
        names = labels_of(source, dimension)

    def place(key: Key) -> tuple[bool, bool, int, str]:
        number = key if isinstance(key, int) else 0
        return key is None, not isinstance(key, int), number, str(names.get(str(key), key))

    return {key: i for i, key in enumerate(sorted(keys, key=place))}


def codes_in(found: Grouped, cells: Cells) -> Codes:
    """The group of each cell of another tally by the same dimensions over the same rows."""
    place = {group: i for i, group in enumerate(found.groups)}
    columns = [cells.keys[dimension].tolist() for dimension in found.by]
    return np.fromiter((place[group] for group in zip(*columns, strict=True)), np.intp, len(cells))


def codes_of(keys: Array, order: Sequence[Key]) -> Codes:
    """The place of each key in `order`; -1 for what is not in it."""
    places = {key: place for place, key in enumerate(order)}
    return np.fromiter((places.get(key, -1) for key in keys.tolist()), np.intp, len(keys))


@dataclass(frozen=True)
class Ladder:
    """The open stages of one pipeline, from the first to the last, one per rank.

    `same` gives the stage that stands for each open stage ever used: its own, or the one in use
    whose rank it shares.
    """

    pipeline: str
    stages: tuple[StageInfo, ...]
    same: dict[str, str]
    won: StageInfo | None

    def next_name(self, rank: int) -> str:
        if rank < len(self.stages):
            return self.stages[rank].name
        return self.won.name if self.won else "won"

    def next_key(self, rank: int) -> str | None:
        if rank < len(self.stages):
            return self.stages[rank].key
        return self.won.key if self.won else None


def ladders(source: Source, filters: FilterState) -> tuple[Ladder, ...]:
    """The pipelines the filter lets through, in the order of the source's stages."""
    wanted, unwanted = filters.keys("pipeline"), dict(filters.exclude).get("pipeline", ())
    stages = source.stages()
    found = []
    for pipeline in dict.fromkeys(stage.pipeline for stage in stages):
        own = [stage for stage in stages if stage.pipeline == pipeline]
        ranked: dict[int, StageInfo] = {}
        for stage in sorted(own, key=lambda stage: (stage.rank, not stage.active)):
            if stage.rank:
                ranked.setdefault(stage.rank, stage)
        if (wanted and pipeline not in wanted) or pipeline in unwanted or not ranked:
            continue
        same = {stage.key: ranked[stage.rank].key for stage in own if stage.rank}
        won = next((stage for stage in own if stage.is_won), None)
        found.append(Ladder(pipeline, tuple(ranked.values()), same, won))
    return tuple(found)


def in_use(cells: Cells, source: Source) -> Cells:
    """The cells with each stage no longer in use replaced by the one that stands for it."""
    same = {stage: used for run in ladders(source, FilterState())
            for stage, used in run.same.items()}
    if all(stage == used for stage, used in same.items()):
        return cells
    stages = np.array([same.get(key, key) for key in cells.keys["stage"].tolist()], object)
    return Cells(cells.by, {**cells.keys, "stage": stages}, cells.measures)
