"""Paths, patterns, overdue deals, hygiene and compression in words and positions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from cockpit.formats import EMPTY, Formats
from cockpit.pages.bottlenecks_third import LISTED, Third, row_of
from cockpit.translation import tr, translate
from models.metric import ENOUGH, TOO_FEW
from widgets.bars import Bar
from widgets.flow_places import Flow, FlowEdge, FlowNode
from widgets.table_model import Column, Rows
from widgets.text import Tip
from widgets.theme import Tone

if TYPE_CHECKING:
    from models.mart import Mart
    from models.metric import Row
    from models.metrics.paths import Variant

ENDS = ("won", "lost")


def stages_on_map(third: Third, mart: Mart) -> list[str]:
    """The stages deals were in, in the order of their pipeline."""
    paths = third.paths
    if paths is None:
        return []
    used = {edge.stage for edge in paths.edges} | {
        edge.to_stage for edge in paths.edges if edge.kind not in ENDS}
    return [stage.key for stage in mart.stages()
            if stage.key in used and not stage.is_won and not stage.is_lost]


def flow(third: Third, mart: Mart, formats: Formats) -> tuple[Flow, list[Any]]:
    """The map: stages in order and "won" last; who is lost stands below the stage it left. And
    the edge of the answer behind each link."""
    paths = third.paths
    stages = stages_on_map(third, mart)
    if paths is None or not stages:
        return Flow(), []
    names = {stage.key: stage.name for stage in mart.stages()}
    places = {stage: place for place, stage in enumerate(stages)}
    won_place, lost = len(stages), {}
    weights = np.zeros(len(stages) + 1)
    links: list[FlowEdge] = []
    behind: list[Any] = []
    for edge in paths.edges:
        if edge.stage not in places:
            continue
        if edge.kind == "lost":
            lost[edge.stage] = edge
            continue
        to = won_place if edge.kind == "won" else places.get(edge.to_stage or "")
        if to is None or to == places[edge.stage]:
            continue
        weights[to] += edge.n
        title = f"{names[edge.stage]} → " + (tr("Won") if edge.kind == "won" else
                                             names.get(edge.to_stage or "", ""))
        days = formats.days(edge.median_days)
        links.append(FlowEdge(
            places[edge.stage], to, float(edge.n), formats.integer(edge.n), days,
            Tip(title, ((tr("moves"), formats.integer(edge.n)), (tr("median days before"), days)),
                tr("Days in the stage before the move, half of them took less."))))
        behind.append(edge)
    leaving = {stage: sum(edge.n for edge in paths.edges if edge.stage == stage)
               for stage in stages}
    nodes = [_node(names[stage], leaving[stage], lost.get(stage), formats) for stage in stages]
    nodes.append(FlowNode(tr("Won"), tr("{n} deals").format(n=formats.integer(weights[-1])),
                          tone="good", weight=float(weights[-1]) + 1e9))
    return Flow(tuple(nodes), tuple(links), formats.integer,
                lambda count: tr("{count} stages").format(count=formats.integer(count))), behind


def _node(name: str, leaving: int, lost: Any, formats: Formats) -> FlowNode:
    out = "" if lost is None else tr("✕ {n} lost").format(n=formats.integer(lost.n))
    rows = [(tr("moves out"), formats.integer(leaving))]
    if lost is not None:
        rows.append((tr("lost here"), f"{formats.integer(lost.n)}, "
                     f"{formats.days(lost.median_days)}"))
    return FlowNode(name, tr("{n} moves").format(n=formats.integer(leaving)), out,
                    weight=float(leaving), tip=Tip(name, tuple(rows)))


def path_note(third: Third, left_out: int, grouped: int, formats: Formats) -> str:
    """How much of the company the map shows."""
    paths = third.paths
    if paths is None:
        return ""
    says = [tr("{deals} deals took {kinds} different paths; {back} went back at least once, "
               "{skip} skipped a stage.").format(
        deals=formats.integer(paths.deals), kinds=formats.integer(paths.kinds),
        back=formats.integer(paths.backward), skip=formats.integer(paths.skipping))]
    if left_out:
        says.append(tr("{count} rare links are not drawn.").format(
            count=formats.integer(left_out)))
    if grouped:
        says.append(tr("{count} stages with few moves are drawn as groups.").format(
            count=formats.integer(grouped)))
    return " ".join(says)


def variants(third: Third, mart: Mart, formats: Formats) -> Rows:
    """The paths taken, most frequent first, with what became of them."""
    found = third.paths.variants if third.paths is not None else ()
    places = np.arange(len(found))
    names = {stage.key: stage.name for stage in mart.stages()}
    brief = told_apart({stage: names.get(stage, stage) for one in found for stage in one.stages})

    def path(variant: Variant) -> str:
        return " → ".join(brief[stage] for stage in variant.stages)

    def share(place: int) -> str:
        one = found[int(place)]
        if one.won + one.lost < TOO_FEW:
            return tr("too few")
        return (f"{formats.percent(one.win_rate)} ({formats.integer(one.low * 100)}–"
                f"{formats.integer(one.high * 100)})")

    return Rows((
        Column(tr("Path"), [path(one) for one in found]),
        Column(tr("Deals"), np.array([one.n for one in found], float), figures=True, width=62,
               show=lambda n: formats.integer(n)),
        Column(tr("Win rate"), places, figures=True, width=112, show=share,
               tone=lambda place: "muted" if _decided(found[int(place)]) < ENOUGH else ""),
        Column(tr("Days"), np.array([one.median_days for one in found], float), figures=True,
               width=64, show=lambda days: formats.days(days)),
    ))


def told_apart(names: dict[str, str]) -> dict[str, str]:
    """Names cut to the fewest words that tell them apart, so that a path fits into a line."""
    brief: dict[str, str] = {}
    for key, name in names.items():
        parts = name.split(" ")
        others = {other for place, other in names.items() if place != key and other != name}
        brief[key] = next((start for start in (" ".join(parts[:n]) for n in range(
            1, len(parts) + 1)) if not any(other.startswith(start) for other in others)), name)
    return brief


def _decided(variant: Variant) -> int:
    return int(variant.won + variant.lost)


def patterns(third: Third, mart: Mart, formats: Formats) -> Rows:
    """What won deals have in common, with interval and those without it beside."""
    from models.metrics.path_patterns import PATTERNS

    found = third.patterns
    names = {stage.key: stage.name for stage in mart.stages()}
    places = np.arange(len(found))

    def words(place: int) -> str:
        one = found[place]
        facts = dict(one.facts)
        stages, days = facts.get("stages"), facts.get("days")
        way = [names.get(str(stage), str(stage)) for stage in (
            stages if isinstance(stages, tuple | list) else ())]
        stage = str(facts.get("stage"))
        return translate("metrics", PATTERNS[one.key]).format(
            way=" → ".join(way), stage=names.get(stage, stage),
            days=formats.integer(float(days)) if isinstance(days, int | float) else "")

    def rate(place: int) -> str:
        one = found[int(place)]
        return (f"{formats.percent(one.rate)} ({formats.integer(one.low * 100)}–"
                f"{formats.integer(one.high * 100)})")

    def tone(place: int) -> Tone:
        one = found[int(place)]
        return "" if not one.holds else "good" if one.rate > one.rest_rate else "bad"

    return Rows((
        Column(tr("Deals that …"), [words(place) for place in range(len(found))]),
        Column("n", np.array([one.n for one in found], float), figures=True, width=62,
               show=lambda n: formats.integer(n)),
        Column(tr("Win rate"), places, figures=True, width=112, show=rate, tone=tone),
        Column(tr("Others"), np.array([one.rest_rate for one in found], float), figures=True,
               width=64, show=lambda share: formats.percent(share)),
    ))


def deals(third: Third, mart: Mart, formats: Formats) -> Rows:
    """The listed deals, longest in their stage first, each against its own stage."""
    found = third.deals or {}
    if not len(found.get("opportunity", ())):
        return Rows(())
    keep = slice(0, LISTED)
    order = np.argsort(-np.nan_to_num(np.asarray(found["stage_days"], float), nan=-1.0),
                       kind="stable")[keep]

    def texts(name: str, labels: str) -> list[str]:
        known = dict(mart.labels(labels))
        keys = np.asarray(found[name], object)[order].tolist()
        return [known.get(key, "") if key is not None else "" for key in keys]

    stages = {stage.key: stage.name for stage in mart.stages()}
    here = np.asarray(found["stage"], object)[order].tolist()
    limits = found.get("limit") or {}
    wide = 120 if limits else 80  # less room beside the bars
    columns = [
        Column(tr("Deal"), texts("opportunity", "opportunity"), strong=True),
        *((Column(tr("Customer"), texts("account", "account")),) if limits else ()),
        Column(tr("Owner"), texts("owner", "owner"), width=wide),
        Column(tr("Stage"), [stages.get(key, "") for key in here], width=wide),
        Column(tr("In stage"), np.asarray(found["stage_days"], float)[order], figures=True,
               width=68, show=lambda days: formats.days(days), tone=lambda _: "bad"),
        Column(tr("Amount"), np.asarray(found["amount"], float)[order], figures=True, width=80,
               show=lambda minor: formats.money(minor, mart.reporting_currency)),
    ]
    if limits:
        columns.insert(5, Column(
            tr("usual P75"), np.array([limits.get(key, np.nan) for key in here], float),
            figures=True, width=80, show=lambda days: formats.days(days)))
    return Rows(tuple(columns))


def hygiene_bars(third: Third, formats: Formats) -> tuple[tuple[Bar, ...], list[str]]:
    """The problems, most frequent first, and their keys."""
    from models.metrics.hygiene import PROBLEMS

    brief = {"stale": tr("Silent over 15 days"), "stage_lag": tr("Stage stands still"),
             "past_due": tr("Close date passed"), "no_next_step": tr("No next step"),
             "no_amount": tr("No amount"), "no_close_date": tr("No close date")}
    rows = sorted(third.result.rows if third.result is not None else (),
                  key=lambda row: -_zero(row.numerator))
    bars = []
    for row in rows:
        problem = str(row.by["problem"])
        name = translate("metrics", PROBLEMS[problem])
        bars.append(Bar(brief.get(problem, name), _zero(row.value), formats.integer(row.numerator),
                        formats.percent(row.value), "warn", Tip(name, (
                            ("n", f"{formats.integer(row.numerator)} / {formats.integer(row.n)}"),
                            (tr("95 % interval"), f"{formats.percent(row.low)} – "
                             f"{formats.percent(row.high)}")))))
    return tuple(bars), [str(row.by["problem"]) for row in rows]


def _zero(value: float) -> float:
    return value if value == value else 0.0


def compression(third: Third, formats: Formats) -> Rows:
    """The four ways to measure the same, each with its before and after."""
    found = third.result
    kinds = {"mean": tr("Mean of won deals"), "median": tr("Median of won deals"),
             "survival": tr("Median with open deals counted"),
             "mix": tr("Mean at the customer mix of before")}
    rows = [] if found is None else [
        (words, row) for kind, words in kinds.items()
        if (row := row_of(found, kind=kind)) is not None]

    # in colour only where the whole interval lies on one side
    sure: dict[float, Tone] = {row.value: "good" if row.low > 0 else "bad" for _, row in rows
                               if row.low > 0 or row.high < 0}

    def between(row: Row) -> str:
        return EMPTY if row.low != row.low else (
            f"{formats.signed_percent(row.low)} – {formats.signed_percent(row.high)}")

    def figures(header: str, name: str, width: int) -> Column:
        return Column(header, np.array([_detail(row, name) for _, row in rows], float),
                      figures=True, width=width, show=lambda days: formats.days(days))

    return Rows((
        Column(tr("Measured as"), [words for words, _ in rows], strong=True),
        figures(tr("Before"), "before", 58), figures(tr("Now"), "after", 58),
        Column(tr("Compressed by"), np.array([row.value for _, row in rows], float), figures=True,
               width=108, show=lambda share: formats.signed_percent(share),
               tone=lambda share: sure.get(share, "")),
        Column(tr("95 % interval"), [between(row) for _, row in rows], figures=True, width=118),
        Column("n", [f"{formats.integer(_detail(row, 'n_before'))} → {formats.integer(row.n)}"
                     for _, row in rows], figures=True, width=100),
    ))


def _detail(row: Any, name: str) -> float:
    value = row.detail.get(name)
    return float("nan") if value is None else float(value)


def compression_note(third: Third, formats: Formats) -> tuple[str, Tone]:
    """Whether the guards hold: a shorter journey is no gain where fewer are won."""
    row = row_of(third.result, kind="mean") if third.result is not None else None
    if row is None:
        return tr("There is no earlier period to compare with: choose a period and a comparison."
                  ), "muted"
    before, after = (_detail(row, name) for name in ("win_rate_before", "win_rate_after"))
    rates = tr("Win rate {before} → {after}.").format(
        before=formats.percent(before, 1), after=formats.percent(after, 1))
    if row.detail.get("guard_ok"):
        return f"✓ {rates} " + tr("The guard holds. Before and after, not causal; satisfaction "
                                "(NPS) is not known here."), "good"
    return f"⚠ {rates} " + tr("Fewer are won than before: a shorter journey is no gain then. "
                              "Before and after, not causal; satisfaction (NPS) is not known here."
                              ), "warn"
