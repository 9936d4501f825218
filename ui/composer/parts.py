"""The composer's upper and lower edge: tabs with the draft's state, and what can be done."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QWidget

from ui import language, theme
from ui.commands import command
from ui.composer.acts import ActKind
from ui.theme import Role
from ui.widgets.actions import ActionButton, Kind, SplitAction
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.tabs import TabButton


class TabRow(QWidget):
    """30 high. The tabs' identifiers are composer.contact, composer.note and so on."""

    chosen = Signal(object)  # ActKind

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._tabs = {act: TabButton(f"composer.{act.value}", self) for act in ActKind}
        self._kept = PlainLabel("", Role.SMALL, "ink3", identifier="composer.draft", parent=self)
        row = QHBoxLayout(self)
        for tab in self._tabs.values():
            self._group.addButton(tab)
            row.addWidget(tab)
        row.addStretch(1)
        row.addWidget(self._kept)
        self._group.buttonClicked.connect(self._clicked)
        theme.follow(self._measure)
        language.follow(self._retranslate)

    def show_act(self, act: ActKind) -> None:
        """Which tab is on."""
        self._tabs[act].setChecked(True)

    def show_kept(self, text: str) -> None:
        """Whether the draft is on the disk."""
        self._kept.setText(text)

    def _retranslate(self) -> None:
        names = {
            ActKind.CONTACT: self.tr("Contact"),
            ActKind.NOTE: self.tr("Note"),
            ActKind.ISSUE: self.tr("Issue"),
            ActKind.PROMISE: self.tr("Promise"),
        }
        for act, tab in self._tabs.items():
            tab.set_text(names[act])
            tab.set_hint(command(f"compose.{act.value}").key())

    def _clicked(self, tab: TabButton) -> None:
        self.chosen.emit(next(act for act, one in self._tabs.items() if one is tab))

    def _measure(self) -> None:
        px, row = theme.px, self.layout()
        if row is not None:
            row.setContentsMargins(px(8), 0, px(16), 0)
            row.setSpacing(0)
        self.setFixedHeight(px(30))


class ActionRow(QWidget):
    """37 high: a word on the left, further things of a contact, and the one primary button."""

    settle_wanted = Signal()
    reminder_wanted = Signal()
    marked = Signal()  # told in this contact, told again

    def __init__(self, parent: QWidget | None = None, name: str = "composer") -> None:
        super().__init__(parent)
        self._act = ActKind.CONTACT
        self._again = self._tells = False
        self.replaces: UUID | None = None
        """The promise in whose place the one stands that is written here."""
        self._said = ""
        self._hint = ElidedLabel("", Role.SMALL, "ink2", identifier=f"{name}.hint", parent=self)
        self.issue = ActionButton(Kind.GHOST, f"{name}.add_issue", self)
        self.promise = ActionButton(Kind.GHOST, f"{name}.add_promise", self)
        self.reminder = ActionButton(Kind.GHOST, f"{name}.add_reminder", self)
        self.commit = SplitAction(f"{name}.commit", self)
        row = QHBoxLayout(self)
        row.addWidget(self._hint, 1)
        for button in (self.issue, self.promise, self.reminder, self.commit):
            row.addWidget(button)
        theme.follow(self._measure)
        language.follow(self._retranslate)

    def show_act(self, act: ActKind) -> None:
        """What can be done on this tab."""
        self._act = act
        contact = act is ActKind.CONTACT
        self.issue.setVisible(contact)
        self.promise.setVisible(contact)
        self.commit.more.setVisible(contact)
        self.commit.main.set_half("left" if contact else "")
        self._retranslate()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where all have no room, a reminder is set from the menu, which has it too."""
        row = (self._hint, self.issue, self.promise, self.reminder, self.commit)
        wide = sum(one.minimumSizeHint().width() + theme.px(4) for one in row) + theme.px(32)
        self.reminder.setVisible(self._act is ActKind.CONTACT and wide <= self.width())

    def set_ready(self, ready: bool) -> None:
        """Whether there is something to be recorded."""
        self.commit.main.setEnabled(ready)

    def told_again(self) -> bool:
        """Whether the member had to tell their story again."""
        return self._again

    def tells(self) -> bool:
        """Whether the issue's answer was given in this contact."""
        return self._tells

    def mark(self, *, told_again: bool, tells: bool, replaces: UUID | None) -> None:
        """As it was said of an act before."""
        self._again, self._tells, self.replaces = told_again, tells, replaces
        self.say("")

    def say(self, text: str) -> None:
        """At the left, in place of the usual hint."""
        self._said = text
        self._tell()

    def fill_menu(self, menu: QMenu, *, about: bool) -> None:
        """Further ways to record a contact, before a word is written too; `about`: there is an
        issue it can be about."""
        self._offer(menu, "composer.settled", self.tr("Settled on the spot"), self.settle_wanted)
        self._offer(menu, "compose.reminder", self.tr("With a reminder"), self.reminder_wanted)
        menu.addSeparator()
        told = self._offer(menu, "composer.told", command("composer.told").label(), self.tell)
        again = self._offer(menu, "composer.again", command("composer.again").label(), self.repeat)
        for action, on in ((told, self._tells), (again, self._again)):
            action.setCheckable(True)
            action.setChecked(on)
            action.setEnabled(about)

    def tell(self) -> None:
        """The issue's answer was given in this contact, or was not after all."""
        self._tells = not self._tells
        self._marked()

    def repeat(self) -> None:
        """The member had to tell their story again, or had not after all."""
        self._again = not self._again
        self._marked()

    def _offer(
        self, menu: QMenu, command_id: str, text: str, act: SignalInstance | Callable[[], None]
    ) -> QAction:
        told = command(command_id)
        action = menu.addAction(theme.qicon(told.icon), f"{text}\t{told.key()}")
        action.setData(command_id)
        action.triggered.connect(act)
        return action

    def _retranslate(self) -> None:
        names = {
            ActKind.CONTACT: self.tr("Record"),
            ActKind.NOTE: self.tr("Keep the note"),
            ActKind.ISSUE: self.tr("Open the issue"),
            ActKind.PROMISE: self.tr("Promise it"),
        }
        self.commit.main.set_text(names[self._act])
        self.commit.main.set_hint(command("composer.commit").key())
        self.commit.more.set_text("")
        self.commit.more.setAccessibleName(self.tr("Further ways to record"))
        self.issue.set_text(self.tr("Issue"))
        self.issue.set_hint(command("composer.issue").key())
        self.promise.set_text(self.tr("Promise"))
        self.promise.set_hint(command("composer.promise").key())
        self.reminder.set_text(self.tr("Reminder"))
        self.reminder.set_hint(command("compose.reminder").key())
        self._tell()

    def _marked(self) -> None:
        self._tell()
        self.marked.emit()

    def _tell(self) -> None:
        marks = [self.tr("answer given")] if self._tells else []
        marks += [self.tr("told again")] if self._again else []
        self._hint.setText(self._said or " · ".join(marks))
        self._fit()

    def _measure(self) -> None:
        px, row = theme.px, self.layout()
        if row is not None:
            row.setContentsMargins(px(16), px(4), px(16), px(5))
            row.setSpacing(px(4))
        self.setFixedHeight(px(37))
