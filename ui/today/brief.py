"""What to know before acting: who, what not to say, why now, what is open, the person."""

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from concierge import words
from ui import language, theme
from ui.commands import command
from ui.desk import Desk
from ui.theme import Role
from ui.today import telling
from ui.today.brief_rows import BriefLine, DoNotMention, Known, Line
from ui.today.rows import Thing
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.button import set_identifier
from ui.widgets.facts import Fact, SectionHeading
from ui.widgets.flow import Flow
from ui.widgets.ground import Pane
from ui.widgets.labels import ElidedLabel
from ui.widgets.scroll_pane import ScrollPane

if TYPE_CHECKING:
    from concierge.brief.queries import Brief


REST = 40
"""Milliseconds a thing is selected until its brief is asked for: running down the list with J asks
for one, and the list is painted before anything is loaded for what stands beside it."""


class BriefPane(Pane):
    """Beside the wide list. Its buttons do what the keys of the list do: `wanted`."""

    wanted = Signal(str)  # the id of a command

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("list", parent, lines="left")
        set_identifier(self, "brief")
        self._desk = desk
        self._thing: Thing | None = None
        self._brief: Brief | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._ask)
        self._name = ElidedLabel(role=Role.TITLE, strong=True, identifier="brief.name")
        self._full = ElidedLabel(ink="ink2")
        self._who = ElidedLabel(ink="ink2")
        self._facts = Flow(self)
        self._rows = QVBoxLayout()
        self._buttons = {
            "today.open": ActionButton(Kind.PRIMARY, "brief.open"),
            "today.done": ActionButton(Kind.PLAIN, "brief.done"),
            "today.snooze": ActionButton(Kind.PLAIN, "brief.snooze"),
            "next": ActionButton(Kind.GHOST, "brief.next"),
        }
        for command_id, button in self._buttons.items():
            button.clicked.connect(partial(self._pressed, command_id))
        self._lay_out()
        theme.follow(self._measure)
        self._retranslate()
        self._show_nothing()
        language.notifier().changed.connect(self.tell_again)

    def show_thing(self, thing: Thing | None) -> None:
        """The brief for that thing's member; nothing where no thing is selected."""
        self._thing = thing
        if thing is None:
            self._rest.stop()
            self._show_nothing()
            return
        # Who it is is known already and changes with the key press; the rest follows.
        self._name.setText(thing.who)
        self._rest.start()

    def tell_again(self) -> None:
        """Another minute or another language."""
        self._retranslate()
        if self._brief is not None:
            self._have(self._brief)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_keys()

    def _tell_keys(self) -> None:
        """Their keys stand on the buttons where there is room; they stand below the list too."""
        room = self.width() - 2 * theme.px(24)
        for one, button in self._buttons.items():
            button.set_hint(command(one).key())
        gaps = theme.px(8) * (len(self._buttons) - 1)
        if sum(one.sizeHint().width() for one in self._buttons.values()) + gaps > room:
            for button in self._buttons.values():
                button.set_hint("")

    def _ask(self) -> None:
        if self._thing is not None:
            self._desk.read(_brief, self._thing.item.member_id, then=self._have, key="today.brief")

    def _have(self, found: "Brief") -> None:
        if self._thing is None or found.header.id != self._thing.item.member_id:
            return
        self._brief = found
        header = found.header
        self._name.setText(header.address or header.name)
        self._full.setText(words.also(header.address, header.name))
        self._who.setText(telling.identity(header))
        self._facts.fill(
            [Fact(said.icon, said.text, must=said.must) for said in telling.facts(header)]
        )
        self._show(found, self._thing)
        for button in self._buttons.values():
            button.setEnabled(True)

    def _show(self, found: "Brief", thing: Thing) -> None:
        zone = self._desk.zone
        self._clear()
        plain, others = telling.taboos(found.header)
        if plain or others:
            self._gap(6)
            label = self.tr("Do not mention") if plain else ""
            texts = [words.listed(plain), *others] if plain else others
            self._rows.addWidget(DoNotMention(label, texts))
        self._heading(self.tr("Why now"))
        for line in telling.why_now(thing):
            self._rows.addWidget(BriefLine(line, lines=3))
        self._section(self.tr("Last contacts"), telling.contacts(found, zone))
        issues = telling.issues(found, zone)
        self._section(self.tr("Open issues"), issues, count=len(issues))
        self._section(self.tr("On the way"), telling.on_the_way(found, zone))
        known = [Known(label, text) for label, text in telling.person(found)]
        if known:
            self._heading(self.tr("Person"))
            for row in known:
                self._rows.addWidget(row)
        self._rows.addStretch(1)

    def _section(self, title: str, lines: list[Line], count: int | None = None) -> None:
        if lines:
            self._heading(title, count)
            for line in lines:
                self._rows.addWidget(BriefLine(line))

    def _heading(self, title: str, count: int | None = None) -> None:
        self._gap(6)
        self._rows.addWidget(SectionHeading(title, count))

    def _gap(self, pixels: int) -> None:
        self._rows.addSpacing(theme.px(pixels))

    def _clear(self) -> None:
        while (taken := self._rows.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _show_nothing(self) -> None:
        self._brief = None
        self._clear()
        self._facts.fill([])
        for label in (self._name, self._full, self._who):
            label.setText("")
        for button in self._buttons.values():
            button.setEnabled(False)

    def _pressed(self, command_id: str, _checked: bool = False) -> None:
        self.wanted.emit(command_id)

    def _retranslate(self) -> None:
        for command_id, button in self._buttons.items():
            button.set_text(command(command_id).label())
        self._buttons["next"].set_text(self.tr("Next"))
        self._tell_keys()

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._name)
        self._head.addWidget(self._full)
        self._head.addStretch(1)
        self._head.addWidget(self._who)
        inside = QWidget()
        inside.setLayout(self._rows)
        self._scroll = ScrollPane(self)
        self._scroll.setWidget(inside)
        self._scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self._top = QVBoxLayout()
        self._top.addLayout(self._head)
        self._top.addWidget(self._facts)
        foot = Pane("list", lines="top")
        self._foot = QHBoxLayout(foot)
        for command_id, button in self._buttons.items():
            if command_id == "next":
                self._foot.addStretch(1)
            self._foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(self._scroll, 1)
        column.addWidget(foot)

    def _measure(self) -> None:
        px = theme.px
        # Pills are outdented by 4 so that what is in them follows the margin.
        self._top.setContentsMargins(px(20), px(14), px(24), 0)
        self._top.setSpacing(px(6))
        self._head.setContentsMargins(px(4), 0, 0, 0)
        self._head.setSpacing(px(8))
        self._rows.setContentsMargins(px(24), px(4), px(24), px(8))
        self._rows.setSpacing(0)
        self._foot.setContentsMargins(px(24), px(10), px(24), px(9))
        self._foot.setSpacing(px(8))
        if self._brief is not None:
            self._have(self._brief)


def _brief(session: Any, member_id: UUID) -> "Brief":
    # Loaded on the thread that asks, while the list beside it is painted.
    from concierge.brief.queries import brief

    return brief(session, member_id)
