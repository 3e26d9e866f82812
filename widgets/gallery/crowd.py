"""Treemap, scatter plot and distribution: many things at once."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from widgets.distribution import Band, Distribution, DistributionChart
from widgets.gallery.words import Say
from widgets.panel import Heading, Panel
from widgets.points import Axis, Points
from widgets.scatter import Scatter
from widgets.tiles import NO_SIGN, Tiles
from widgets.treemap import Treemap

COUNT = 400


def crowd(say: Say) -> QWidget:
    """Four hundred made-up customers in three pictures."""
    rng = np.random.default_rng(7)
    names = [say(f"Customer {place}", f"客户 {place}") for place in range(COUNT)]
    worth, health = rng.lognormal(12, 1.4, COUNT), rng.uniform(0, 100, COUNT)
    health[::23] = np.nan
    signs = np.where(np.isnan(health), NO_SIGN,
                     np.where(health >= 70, 1, np.where(health < 40, -1, 0)))
    tree, scatter, chart = Treemap(), Scatter(), DistributionChart()
    tree.set_tiles(Tiles(
        names, worth, health, signs, rng.random(COUNT) < 0.1,
        figures=lambda at: "–" if np.isnan(health[at]) else f"{health[at]:.0f}",
        others=lambda count: say(f"{count} others", f"其他 {count} 个")))
    tree.set_selection([int(np.argmax(worth))])
    power = np.log10(worth)
    scatter.set_points(Points(
        names, power, health, health, signs,
        Axis(say("Value a year", "年度价值"), 3.0, 8.0,
             tuple((float(k), f"10^{k}") for k in range(3, 9))),
        Axis(say("Health", "健康度"), -4.0, 104.0,
             tuple((float(k), str(k)) for k in range(0, 101, 20)))))
    known = health[~np.isnan(health)]
    counts = np.histogram(known, np.arange(0, 101, 20))[0]
    chart.set_distribution(Distribution(tuple(
        Band(f"{20 * at}–{20 * at + 20}", float(count) * 0.8, float(count),
             f"{count * 0.8:.0f}", str(count), 20.0 * at + 10)
        for at, count in enumerate(counts.tolist())),
        say("Published", "已发布"), say("Draft", "草稿")))
    scene = QFrame()
    scene.setObjectName("page")
    room = QVBoxLayout(scene)
    room.setContentsMargins(20, 16, 20, 16)
    for widget, title, share in ((tree, say("Health map", "健康度地图"), 3),
                                 (scatter, say("Value and health", "价值与健康度"), 2),
                                 (chart, say("Effect", "效果"), 1)):
        panel = Panel(heading=Heading(title))
        panel.body.addWidget(widget, 1)
        room.addWidget(panel, share)
    return scene
