"""The Funnel page with rail, filter bar, tiles and heatmap."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from widgets.cells import Cells, Margin, Scale
from widgets.check_list import Options
from widgets.date_slider import DateSlider, Steps
from widgets.filter_chips import Chip, Chips, FilterChips
from widgets.gallery.words import Say
from widgets.heatmap import Heatmap
from widgets.legend import Legend
from widgets.metric_tile import MetricTile, Tile
from widgets.nav_rail import NavRail, Place, Rail
from widgets.panel import Heading, Panel
from widgets.segmented import Choices, Segmented
from widgets.sync_card import SyncState
from widgets.text import label

TODAY = date(2026, 11, 14)


def _rail(say: Say) -> NavRail:
    steer, data = say("Steer", "治理"), say("Data", "数据")
    places = (
        Place("overview", say("Overview", "总览")), Place("funnel", say("Funnel", "漏斗")),
        Place("customers", say("Customers", "客户")),
        Place("bottlenecks", say("Bottlenecks", "瓶颈")),
        Place("forecast", say("Forecast", "预测")),
        Place("leads", say("Leads & routing", "线索与路由"), steer),
        Place("stages", say("Stages", "阶段"), steer), Place("team", say("Team", "团队"), steer),
        Place("reports", say("Reports", "报告"), steer),
        Place("connections", say("Connections", "连接"), data),
        Place("settings", say("Settings", "设置"), data),
    )  # fmt: skip
    rail = NavRail()
    rail.set_rail(Rail(say("Sales Cockpit", "销售驾驶舱"), places, 1))
    rail.set_sync(SyncState("offline", (
        say("Data as of today 08:42", "数据截至今天 08:42"),
        say("3 changes wait to be sent", "3 项更改待发送"),
    )))  # fmt: skip
    return rail


def _bar(say: Say) -> QFrame:
    chips = FilterChips()
    chips.set_chips(Chips((
        Chip(say("Period", "期间"), say("This quarter", "本季度"), True, False),
        Chip(say("Pipeline", "销售流程"), say("Enterprise", "企业客户")),
        Chip(say("Region", "区域"), say("East, South", "华东、华南"), True,
             options=Options((say("East", "华东"), say("South", "华南")), frozenset({0, 1}))),
        Chip(say("Owner", "负责人"), say("All 42", "全部 42")),
        Chip(say("Product", "产品"), say("All", "全部")),
    ), (say("Industry", "行业"),)))  # fmt: skip
    slider = DateSlider()
    weeks = tuple(TODAY - timedelta(weeks=n) for n in range(52, -1, -1))
    slider.set_steps(Steps(weeks, weeks[44]))
    bar = QFrame()
    bar.setObjectName("bar")
    line = QHBoxLayout(bar)
    line.setContentsMargins(16, 10, 16, 10)
    line.addWidget(chips, 1)
    line.addWidget(slider)
    return bar


def heatmap_cells(say: Say) -> Cells:
    """Seven rows with a few, too few and unfinished records among them."""
    regions = (("East", "华东"), ("South", "华南"), ("North", "华北"), ("West", "西部"),
               ("Central", "华中"), ("Key accounts", "大客户"),
               ("Partners", "渠道伙伴"))  # fmt: skip
    stages = (("New lead →\nContacted", "新线索 →\n已联系"),
              ("Contacted →\nQualified", "已联系 →\n需求确认"),
              ("Qualified →\nSolution", "需求确认 →\n方案"),
              ("Solution →\nNegotiation", "方案 →\n商务谈判"),
              ("Negotiation →\nWon", "商务谈判 →\n赢单"))  # fmt: skip
    moved = np.array([
        [585, 339, 207, 91, 65], [442, 243, 146, 38, 25], [435, 226, 129, 53, 33],
        [263, 129, 71, 31, 22], [264, 150, 72, 28, 15], [118, 84, 62, 36, 28], [172, 71, 31, 11, 2],
    ])  # fmt: skip
    entered = np.column_stack([[812, 640, 588, 431, 377, 142, 296], moved[:, :-1]])
    entered[6, 4] = 4
    usual = np.array([0.70, 0.55, 0.57, 0.42, 0.66])
    share = moved / entered
    points = (share - usual) * 100
    still_open = np.zeros(points.shape)
    still_open[3] = 0.2
    of = say("{} of {}", "{} / {}")
    return Cells(
        points, tuple(say(*name) for name in regions), tuple(say(*name) for name in stages),
        tuple(tuple(f"{value:.0%}" for value in row) for row in share),
        tuple(tuple(of.format(*pair) for pair in zip(*rows, strict=True))
              for rows in zip(moved.tolist(), entered.tolist(), strict=True)),
        entered, still_open,
        tuple(say("{} opportunities", "{} 个商机").format(n) for n in entered[:, 0]),
        (Margin(say("End to\nend", "全程"), tuple(f"{x:.1%}" for x in moved[:, 4] / entered[:, 0])),
         Margin(say("Median\ndays", "中位\n天数"),
                tuple(f"{days} d" for days in (61, 84, 66, 58, 79, 92, 71)))),
        scale=Scale("diverging", -17, 17), corner=say("Region", "区域"),
    )  # fmt: skip


def _tiles(say: Say) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(12)
    for tile in (
        Tile(say("Open pipeline", "在手商机"), "¥ 48.6 M",
             say("6.2% vs last quarter", "6.2% 较上季度"), 1, "good"),
        Tile(say("Win rate (count)", "赢单率(按数量)"), "23.4%", say("3.1 pts", "3.1 个百分点"),
             -1, "bad"),
        Tile(say("Median sales cycle", "成交周期中位数"), say("68 d", "68 天"),
             say("5 d", "5 天"), 1, "bad", n=12),
        Tile(say("A+ covered twice a week", "A+ 客户每周两次覆盖"), "84%",
             say("6 accounts missed", "6 个客户未覆盖"), 0, "bad", n=3),
        Tile(say("Funnel health score", "漏斗健康度"), "71 / 100",
             say("4 · Solution stage", "4 · 方案阶段"), -1, "warn"),
    ):  # fmt: skip
        line.addWidget(MetricTile(tile=tile), 1)
    return line


def funnel(say: Say) -> QWidget:
    """The frame with its main picture, as on the Funnel page."""
    heatmap, legend, cells = Heatmap(), Legend(), heatmap_cells(say)
    heatmap.set_cells(cells)
    heatmap.set_selection([(1, 3)])
    legend.set_cells(cells)
    panel = Panel(heading=Heading(
        say("Conversion heatmap", "转化热图"),
        say("colour: points above or below own 12-month benchmark",
            "颜色:高于或低于自身 12 个月基准的百分点")))  # fmt: skip
    panel.tools.addWidget(Segmented(choices=Choices((
        say("Conversion", "转化"), say("Count", "数量"), say("Amount", "金额"),
        say("Dwell", "停留")))))  # fmt: skip
    panel.body.addWidget(heatmap, 1)
    panel.body.addWidget(legend)
    title = QHBoxLayout()
    title.addWidget(label(say("Where do deals stop moving?", "商机卡在哪里?"), "title"))
    title.addWidget(label(say("Stage-to-stage conversion by region", "按区域的阶段转化率"),
                          "subtitle"), 1)  # fmt: skip
    page = QVBoxLayout()
    page.setContentsMargins(20, 16, 20, 16)
    page.setSpacing(14)
    page.addLayout(title)
    page.addLayout(_tiles(say))
    page.addWidget(panel, 1)
    side = QVBoxLayout()
    side.addWidget(_bar(say))
    side.addLayout(page, 1)
    side.setSpacing(0)
    return _whole(_rail(say), side)


def _whole(left: QWidget, right: QVBoxLayout) -> QWidget:
    scene = QFrame()
    scene.setObjectName("page")
    line = QHBoxLayout(scene)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addWidget(left)
    line.addLayout(right, 1)
    return scene
