"""Connections: where the data comes from, how each stream is doing, and what was set aside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cockpit.page import Page
from cockpit.translation import tr
from widgets import text
from widgets.empty_state import Empty

if TYPE_CHECKING:
    from cockpit.context import Inputs
    from cockpit.pages.connection_card import ConnectionCard
    from models.task import Task
    from sync.connections import ConnectionStatus


@dataclass(frozen=True)
class ConnectionsData:
    """Every connection with the state of its streams."""

    connections: tuple[ConnectionStatus, ...]
    in_view: tuple[int, int] = (0, 0)


class ConnectionsPage(Page):
    key = "connections"
    icon = "connections"
    section = "data"
    order = 90
    depends_on = frozenset({"connections", "data", "settings"})
    has_filters = False

    @staticmethod
    def title() -> str:
        return tr("Connections")

    def build(self) -> None:
        self._title = text.label(role="title")
        self._subtitle = text.label(role="subtitle")
        self._add = text.button("", "primary")
        self._add.clicked.connect(self.add)
        self._sync_all = text.button()
        self._sync_all.clicked.connect(lambda: self.context.sync())
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._subtitle, 1)
        head.addWidget(self._sync_all)
        head.addWidget(self._add)
        self._cards: dict[str, ConnectionCard] = {}
        self._room = QVBoxLayout()
        self._room.setSpacing(14)
        inner = QWidget()
        inner.setObjectName("page")
        room = QVBoxLayout(inner)
        room.setContentsMargins(0, 0, 0, 0)
        room.addLayout(self._room)
        room.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inner)
        self.body.addLayout(head)
        self.body.addWidget(scroll, 1)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Where does the data come from?"))
        self._subtitle.setText(self.tr("Everything is kept encrypted on this computer"))
        self._add.setText(self.tr("Add a connection…"))
        self._sync_all.setText(self.tr("Sync all"))

    def options(self) -> dict[str, Any]:
        return {"cache": self.context.cache}

    @staticmethod
    def load(inputs: Inputs, task: Task) -> ConnectionsData:
        from sync.connections import connections

        return ConnectionsData(tuple(connections(inputs.options["cache"])))

    def show_data(self, data: ConnectionsData) -> None:
        if not data.connections:
            self.show_empty(
                Empty("connections", self.tr("No data yet"),
                      self.tr("Connect the CRM your company has, or import files. Nothing "
                              "leaves this computer. To look around first, open the demo "
                              "company: it is made up, and stays apart from your data."),
                      self.tr("Add a connection…"), self.tr("Open the demo company")),
                self.add, self.open_demo,
            )
            return
        names = {connection.name for connection in data.connections}
        for name in [name for name in self._cards if name not in names]:
            card = self._cards.pop(name)
            self._room.removeWidget(card)
            card.deleteLater()
        for connection in data.connections:
            if connection.name not in self._cards:
                from cockpit.pages.connection_card import ConnectionCard

                card = self._cards[connection.name] = ConnectionCard(self.context)
                self._room.addWidget(card)
            self._cards[connection.name].show_connection(connection)

    def open_demo(self) -> None:
        """The made-up company in a window and a folder of its own."""
        from cockpit.demo_window import open_demo

        open_demo(self.context)

    def add(self) -> None:
        """The dialogue that tests a connection and adds it."""
        from cockpit.dialogs.connect import ConnectDialog

        dialog = ConnectDialog(self.context, self)
        dialog.open()


PAGE = ConnectionsPage
