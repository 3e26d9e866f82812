"""Table, bars, timeline, waterfall and tiles that tell a story."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QWidget,
)

from widgets.bars import Bar, Bars, ShareBars
from widgets.gallery.words import Say
from widgets.metric_tile import MetricTile, Tile
from widgets.panel import Heading, Panel
from widgets.table import Table
from widgets.table_model import Column, Rows
from widgets.timeline import Event, Events, Timeline
from widgets.waterfall import Step, Waterfall, WaterfallSteps


def records(say: Say) -> QWidget:
    """Table, bars, timeline, waterfall, insight tiles."""
    table = Table()
    names = ("Huaxin Medical · ICU line", "Lanhai Logistics · WMS", "Orient Foods · POS refresh",
             "北辰汽车 · MES 二期", "<img src=file:///etc/passwd>",
             "Jinhe Retail & Loyalty")  # fmt: skip
    days = np.array([47.0, 39, 24, 22, np.nan, 11])
    table.set_rows(Rows((
        Column(say("Deal", "商机"), names, strong=True),
        Column(say("Owner", "负责人"), np.array([0, 1, 1, 2, -1, 0]),
               labels=("Chen Yu", "Wang Fang", "Zhou Min"), width=110),
        Column(say("Amount", "金额"), np.array([820, 610, 540, 505, 480, 410]),
               show=lambda value: f"¥ {value} k", figures=True, width=90),
        Column(say("In stage", "停留"), days, show=lambda value: f"{value:.0f} d", figures=True,
               tone=lambda value: "bad" if value > 30 else "warn" if value > 20 else "", width=90),
    ), 3, True))  # fmt: skip
    table.set_selection(1)
    deals = Panel(heading=Heading(say("Deals here", "相关商机"), "61 · ¥ 9.8 M"))
    deals.body.addWidget(table)
    bars = Bars()
    bars.set_bars(ShareBars((
        Bar(say("Legal review", "法务审核"), 0.62, "62%"),
        Bar(say("Payment terms", "付款条款"), 0.28, "28%", "31%", "bad"),
        Bar(say("No decision maker", "缺少决策人"), 0.10, "10%"),
    )))  # fmt: skip
    blockers = Panel(heading=Heading(
        say("Top blockers", "主要卡点"), say("of 61 stalled deals", "共 61 个停滞商机")))
    blockers.body.addWidget(bars)
    blockers.body.addStretch(1)
    timeline = Timeline()
    timeline.set_events(Events((
        Event(say("14 Nov", "11月14日"), say("Close date moved to January", "预计成交日推迟到一月"),
              "Chen Yu · Salesforce CN", "bad"),
        Event(say("29 Oct", "10月29日"), say("Quote sent", "已发送报价"), "HubSpot HK"),
        Event(say("3 Oct", "10月3日"), say("Entered Solution", "进入方案阶段"),
              say("worked out from two syncs", "由两次同步比较得出"), uncertain=True),
        Event(say("1 Sep", "9月1日"), say("Created", "创建"), "Wang Fang", "good"),
    )))  # fmt: skip
    history = Panel(heading=Heading(say("Timeline", "时间线")))
    history.body.addWidget(timeline)
    history.body.addStretch(1)
    ledger = Panel(heading=Heading(
        say("What changed", "变化原因"), say("since 1 Oct", "自10月1日")))  # fmt: skip
    waterfall = Waterfall()
    waterfall.set_steps(WaterfallSteps((
        Step(say("1 October", "10月1日"), 21.4, "¥ 21.4 M", is_total=True),
        Step(say("New", "新增"), 4.2, "+4.2", "good"),
        Step(say("Grown", "增额"), 1.1, "+1.1", "good"),
        Step(say("Pushed out", "推迟"), -3.6, "−3.6", "warn"),
        Step(say("Lost", "丢单"), -2.4, "−2.4", "bad"),
        Step(say("Today", "今天"), 20.7, "¥ 20.7 M", is_total=True),
    )))  # fmt: skip
    ledger.body.addWidget(waterfall, 1)
    stories = QHBoxLayout()
    for tile in (
        Tile(say("Where do deals stop moving?", "商机卡在哪里?"),
             say("Solution, South", "华南 · 方案"),
             say("26% convert, 16 points under its benchmark", "转化 26%,低于基准 16 个百分点"),
             tone="bad", points=(9, 9.2, 9, 9.1, 8.8, 8.2, 7.8, 7.5),
             story=say("Since August; mostly line Pro-X.", "自八月起,主要是 Pro-X 产品线。"),
             action=say("Open funnel →", "打开漏斗 →")),
        Tile(say("Can we trust the forecast?", "预测可信吗?"), "¥ 21.4 M",
             say("± 6.8% over the last 13 weeks", "过去 13 周误差 ± 6.8%"),
             tone="good", points=(1, 2, 2.4, 3, 2.8, 3.4, 3.5, 3.7),
             story=say("Sellers say 26.2; they are usually 22% too high.",
                       "销售预计 26.2,通常高估 22%。"),
             action=say("Open forecast →", "打开预测 →")),
    ):  # fmt: skip
        stories.addWidget(MetricTile(tile=tile))
    scene = QFrame()
    scene.setObjectName("page")
    grid = QGridLayout(scene)
    grid.setContentsMargins(20, 16, 20, 16)
    grid.setSpacing(14)
    grid.addLayout(stories, 0, 0, 1, 2)
    grid.addWidget(deals, 1, 0)
    grid.addWidget(blockers, 1, 1)
    grid.addWidget(ledger, 2, 0)
    grid.addWidget(history, 2, 1)
    grid.setRowStretch(1, 1)
    grid.setRowStretch(2, 1)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 2)
    return scene
