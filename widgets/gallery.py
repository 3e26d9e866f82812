"""Scenes for the gallery: every widget in each state, with made-up figures, in two languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from widgets import icons, theme
from widgets.bars import Bar, Bars, ShareBars
from widgets.busy import Busy, Progress
from widgets.cells import Cells, Margin, Scale
from widgets.check_list import CheckList, Options
from widgets.date_slider import DateSlider, Steps
from widgets.empty_state import Empty, EmptyState
from widgets.filter_chips import Chip, Chips, FilterChips
from widgets.heatmap import Heatmap
from widgets.legend import Legend
from widgets.message_bar import Message, MessageBar
from widgets.metric_tile import MetricTile, Tile
from widgets.nav_rail import NavRail, Place, Rail
from widgets.panel import Heading, Panel
from widgets.segmented import Choices, Segmented
from widgets.sync_card import SyncCard, SyncState
from widgets.table import Table
from widgets.table_model import Column, Rows
from widgets.text import button, label
from widgets.timeline import Event, Events, Timeline
from widgets.waterfall import Step, Waterfall, WaterfallSteps

Say = Callable[[str, str], str]  # (English, 中文) -> the one that is shown
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


def states(say: Say) -> QWidget:
    """Messages, progress, emptiness, controls, the states of the sync, and all icons."""
    scene = QFrame()
    scene.setObjectName("page")
    room = QVBoxLayout(scene)
    room.setContentsMargins(20, 16, 20, 16)
    room.setSpacing(10)
    for message in (
        Message("info", say("The demo company is open.", "已打开演示公司。")),
        Message("warn", say("Salesforce CN was last read on Monday.",
                            "Salesforce CN 上次读取于周一。"),
                say("Figures since then are missing.", "此后的数据缺失。"), say("Sync", "同步")),
        Message("error", say("HubSpot HK does not accept the sign-in.", "HubSpot HK 拒绝登录。"),
                say("Its deals stay as of Friday.", "其商机停留在周五。"), say("Sign in", "登录"),
                "code signin.rejected\nstatus 401"),
    ):  # fmt: skip
        bar = MessageBar()
        bar.set_message(message)
        room.addWidget(bar)
    busy = Busy()
    busy.set_progress(Progress(say("Reading opportunities", "正在读取商机"), 41_200, 96_412))
    busy.show()
    room.addWidget(busy)
    middle = QHBoxLayout()
    empty = Panel()
    empty.body.addWidget(EmptyState(empty=Empty(
        "connections", say("No CRM is connected yet", "尚未连接 CRM"),
        say("The cockpit shows what a CRM knows. Connect one, or look around in a demo company.",
            "驾驶舱显示 CRM 中的数据。请连接一个 CRM,或先看看演示公司。"),
        say("Connect a CRM", "连接 CRM"), say("Open the demo company", "打开演示公司"),
    )))  # fmt: skip
    middle.addWidget(empty, 3)
    middle.addWidget(_controls(say), 2)
    popup = QFrame()
    popup.setObjectName("popup")
    choice = CheckList()
    names = [say("East", "华东"), say("South", "华南"), *(f"Region {n}" for n in range(3, 12))]
    choice.set_options(Options(tuple(names), frozenset({0, 1})))
    QVBoxLayout(popup).addWidget(choice)
    middle.addWidget(popup)
    middle.addWidget(_syncs(say))
    room.addLayout(middle, 1)
    drawings = QGridLayout()
    for position, name in enumerate(icons.names()):
        sign = label()
        sign.setPixmap(icons.pixmap(name, theme.px(24), theme.tokens().ink_2, 2))
        drawings.addWidget(sign, position // 28, position % 28)
    room.addLayout(drawings)
    return scene


def _controls(say: Say) -> Panel:
    panel = Panel(heading=Heading(say("Controls", "控件")))
    buttons = QHBoxLayout()
    buttons.addWidget(button(say("Publish", "发布"), "primary"))
    buttons.addWidget(button(say("Preview", "预览")))
    buttons.addWidget(button(say("Delete", "删除"), "danger"))
    buttons.addWidget(button(say("More", "更多"), "link"))
    panel.body.addLayout(buttons)
    field, choice = QLineEdit("Huaxin"), QComboBox()
    choice.addItems([say("Previous period", "上一期间"), say("Same period last year", "去年同期")])
    box, radio = QCheckBox(say("Include open deals", "包含进行中商机")), QRadioButton("CNY")
    box.setChecked(True)
    radio.setChecked(True)
    number, day = QSpinBox(), QDateEdit(QDate(2026, 11, 14))
    number.setValue(20)
    off = button(say("Not now", "暂不可用"))
    off.setEnabled(False)
    for part in (field, choice, number, day, box, radio, off):
        panel.body.addWidget(part)
    panel.body.addStretch(1)
    return panel


def _syncs(say: Say) -> QFrame:
    rail = QFrame()
    rail.setObjectName("rail")
    rail.setFixedWidth(theme.px(188))
    column = QVBoxLayout(rail)
    for state in (
        SyncState("online", (say("Data as of today 08:42", "数据截至今天 08:42"),)),
        SyncState("syncing", (say("41,200 of 96,412", "41,200 / 96,412"),), 41_200, 96_412),
        SyncState("signin", ("HubSpot HK",)), SyncState("failed", ("Salesforce CN",)),
    ):  # fmt: skip
        card = SyncCard()
        card.set_state(state)
        column.addWidget(card)
    column.addStretch(1)
    rail.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return rail


SCENES: dict[str, Callable[[Say], QWidget]] = {
    "funnel": funnel, "records": records, "states": states,
}  # fmt: skip
