"""Step chart, decision tree and path map."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from widgets.decision_tree import DecisionTree
from widgets.flow import FlowMap
from widgets.flow_places import Flow, FlowEdge, FlowNode
from widgets.gallery.words import Say
from widgets.panel import Heading, Panel
from widgets.step_chart import StepChart
from widgets.step_curves import StepCurves, StepSeries
from widgets.theme import Tone
from widgets.tree_layout import Tree, TreeLevel, TreeNode


def stops(say: Say) -> QWidget:
    """Where deals stop: how long they stay, what changed, which way they go."""
    chart, tree, paths = StepChart(), DecisionTree(), FlowMap()
    chart.set_curves(_curves(say))
    tree.set_tree(_tree(say))
    paths.set_flow(_flow(say))
    paths.set_path((0, 1, 2, 4))
    scene = QFrame()
    scene.setObjectName("page")
    room = QVBoxLayout(scene)
    room.setContentsMargins(20, 16, 20, 16)
    for widget, title in ((chart, say("Still there after … days", "…天后仍停留")),
                          (tree, say("What changed", "变化来源")),
                          (paths, say("Paths", "路径"))):
        panel = Panel(heading=Heading(title))
        panel.body.addWidget(widget, 1)
        room.addWidget(panel, 1)
    return scene


def _curves(say: Say) -> StepCurves:
    times = np.arange(0.0, 100.0)

    def series(name: str, median: float, hue: int, dashed: bool = False) -> StepSeries:
        share = 0.5 ** (times / median)
        band = (share**1.15, share**0.87) if not dashed else (np.zeros(0), np.zeros(0))
        return StepSeries(name, times, share, 400 - 3 * times, *band, note=f"{median:g}",
                          hue=hue, dashed=dashed)

    return StepCurves(
        (series(say("South", "华南"), 38, 0), series(say("everyone else", "其他"), 17, 1),
         series(say("South a year ago", "华南一年前"), 19, 0, dashed=True)),
        90, say("days", "天"), show_value=lambda share: f"{share:.0%}")


def _tree(say: Say) -> Tree:
    def node(name: str, value: str, change: str, share: float, few: bool = False) -> TreeNode:
        tone: Tone = "bad" if change.startswith("−") else "good"
        return TreeNode(name, value, change, share, tone, few)

    choices = (say("Region", "区域"), say("Product line", "产品线"))
    return Tree((
        TreeLevel(say("Conversion", "转化率"),
                  (node(say("All regions", "全部区域"), "42% → 36%", "−6.1", 1.0),), 0),
        TreeLevel(choices[0], (node(say("South", "华南"), "41% → 26%", "−5.2", 0.85),
                               node(say("Central", "华中"), "39% → 37%", "−0.6", 0.1, True),
                               node(say("East", "华东"), "45% → 46%", "+0.3", 0.05)), 0,
                  choices, 0, 0),
        TreeLevel(choices[1], (node("Pro-X", "38% → 19%", "−3.6", 0.6),
                               node("Core", "43% → 34%", "−1.2", 0.2)), -1, choices, 1, 1,
                  say("and 12 more", "另有 12 项")),
    ))


def _flow(say: Say) -> Flow:
    names = (say("First contact", "初步接洽"), say("Needs", "需求确认"),
             say("Solution", "方案展示"), say("Negotiation", "商务谈判"), say("Won", "赢单"))
    nodes = tuple(FlowNode(name, f"{900 - 150 * n}", "✕ 60" if n < 4 else "", weight=900 - n)
                  for n, name in enumerate(names))
    moves = ((0, 1, 800), (1, 2, 600), (2, 3, 400), (3, 4, 300), (0, 2, 80), (2, 4, 20),
             (2, 1, 55), (3, 2, 44), (3, 0, 4))
    return Flow(nodes, tuple(FlowEdge(one, two, n, str(n), "9") for one, two, n in moves))
