"""Messages, progress, emptiness, controls, states of the sync, and all icons."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from widgets import icons, inputs, theme
from widgets.busy import Busy, Progress
from widgets.check_list import CheckList, Options
from widgets.empty_state import Empty, EmptyState
from widgets.gallery.words import Say
from widgets.message_bar import Message, MessageBar
from widgets.panel import Heading, Panel
from widgets.sync_card import SyncCard, SyncState
from widgets.text import button, label


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
    field = QLineEdit("Huaxin")
    choice = inputs.choice(
        (say("Previous period", "上一期间"), say("Same period last year", "去年同期"))
    )
    box = inputs.check_box(say("Include open deals", "包含进行中商机"))
    radio = inputs.radio_button("CNY")
    box.setChecked(True)
    radio.setChecked(True)
    number, day = inputs.number(0, 100, 20), inputs.day(date(2026, 11, 14))
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
