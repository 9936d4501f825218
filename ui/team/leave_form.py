"""Somebody leaves: what is still theirs, to whom it goes, and then the end of their access."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from concierge import words
from concierge.errors import Refusal
from concierge.members.changing import come_back
from concierge.members.leaving import (
    HandedOver,
    Owned,
    dismiss,
    hand_over,
    still_owns,
)
from ui import language, theme
from ui.desk import Desk
from ui.team.rows import TeamRow
from ui.team.ways import way_to_take_over_back
from ui.theme import Role
from ui.undo import there_and_back
from ui.voice import Voice
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.field import FieldButton
from ui.widgets.icon_button import IconButton
from ui.widgets.kept import Kept
from ui.widgets.labels import PlainLabel
from ui.widgets.page_form import PageForm
from ui.widgets.reload import Reload

KINDS = ("stewardship", "cover", "team")


class LeaveForm(PageForm):
    """`left` when the lead goes back. On a server the access is ended by an administrator."""

    def __init__(self, desk: Desk, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(desk, voice, parent, 64, quick=True)
        self._row: TeamRow | None = None
        self._owned: Owned | None = None
        self._close = IconButton("x", "team.leave.close", self)
        self._owns = PlainLabel("", wrap=True, identifier="team.leave.owns", parent=self)
        self._prose = PlainLabel("", Role.SMALL, "ink2", wrap=True, parent=self)
        self.to = FieldButton("team.leave.to", self, framed=True)
        self.form.add(self.to)
        self.kept = Kept(desk, {"to": self.to}, self, choices=True)
        self.give = ActionButton(
            Kind.PRIMARY, "team.leave.hand_over", self, icon="arrow-right-left"
        )
        self.end = ActionButton(Kind.PRIMARY, "team.leave.end", self, icon="user-x")
        self._lay_out()
        self._close.clicked.connect(self.leave)
        self.give.clicked.connect(self._give)
        self.end.clicked.connect(self._end)
        self._reload = Reload(desk, self, self._ask_again, KINDS)
        language.follow(self._retranslate)

    def ask(self, row: TeamRow, team: Sequence[TeamRow]) -> None:
        """Show what that steward still owns, and ask who takes it over."""
        self._row, self._owned = row, None
        self.kept.at(f"team-leave:{row.id}")
        there = [one for one in team if one.id != row.id and one.load.active]
        self.to.set_choices([(one.id, one.load.name, "user-round") for one in there])
        self.to.set_value(None)
        self.form.forgive()
        self.kept.listen()
        self._tell()
        self._ask_again()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit_now(self) -> None:
        for button in (self.give, self.end):
            if button.isVisibleTo(self):
                button.click()
                return

    def _retranslate(self) -> None:
        self._close.set_text(self.tr("Back"))
        self.form.set_label(self.to, self.tr("Goes to"))
        self.to.set_placeholder(self.tr("Choose"))
        self.give.set_text(self.tr("Hand over"))
        self.give.set_hint("Ctrl+Enter")
        self.end.set_text(self.tr("End their access"))
        self._tell()

    def _ask_again(self) -> None:
        if self._row is not None:
            self._desk.read(still_owns, self._row.id, then=self._have, key="team.leaving")

    def _have(self, owned: Owned) -> None:
        self._owned = owned
        self._tell()
        nothing = self.end if self._may_end() else self._close
        (nothing if owned.nothing else self.to).setFocus()

    def _tell(self) -> None:
        row, owned = self._row, self._owned
        name, login = (row.load.name, row.load.login) if row is not None else ("", "")
        self._title.setText(words.fill(self.tr("{name} leaves"), name=name))
        undecided = owned is not None and not owned.nothing
        done = owned is not None and owned.nothing
        self.form.setVisible(undecided)
        self.give.setVisible(undecided)
        self.end.setVisible(done and self._may_end())
        self._owns.setText("" if owned is None else self._said(owned))
        if undecided:
            self._prose.setText(
                self.tr(
                    "Promises, issues and reminders go with the members. Notes marked “only me” "
                    "stay theirs, and nobody sees them."
                )
            )
        elif done and not self._may_end():
            said = self.tr("An administrator now ends the access of {login} under People.")
            self._prose.setText(words.fill(said, login=login))
        elif done:
            self._prose.setText(self.tr("From then on they see nothing and cannot sign in."))
        else:
            self._prose.setText("")

    def _said(self, owned: Owned) -> str:
        if owned.nothing:
            return self.tr("Nothing is left to decide.")
        return words.facts(
            self.tr("%n members", "", owned.members) if owned.members else "",
            self.tr("stands in %n times", "", owned.stands_in) if owned.stands_in else "",
            self.tr("others stand in for them %n times", "", owned.is_covered)
            if owned.is_covered
            else "",
            self.tr("takes the team's new members") if owned.intakes else "",
        )

    def _may_end(self) -> bool:
        active = self._row is not None and self._row.load.active
        return active and not self._desk.on_server

    def _give(self) -> None:
        to_id = self.to.value()
        if not isinstance(to_id, UUID) or self._row is None:
            self.form.blame(self.to, self.tr("Choose who takes over."))
            return
        self.form.forgive()
        then = partial(self._given, self._row, self.to.shown())
        self._desk.write(hand_over, self._row.id, to_id, then=then, failed=self._refused)

    def leave(self) -> None:
        """What is not decided after all is nothing half written."""
        self.kept.done()
        self.left.emit()

    def _given(self, row: TeamRow, name: str, done: HandedOver) -> None:
        self.kept.done()
        said = self.tr("{who} handed over to {name}")
        back = way_to_take_over_back(self._desk, done)
        self._voice.offer(words.fill(said, who=row.load.name, name=name), back)

    def _end(self) -> None:
        if self._row is not None:
            then = partial(self._ended, self._row)
            self._desk.write(dismiss, self._row.id, then=then, failed=self._refused)

    def _ended(self, row: TeamRow, _result: object) -> None:
        self.left.emit()
        undone = words.fill(self.tr("May sign in again: {name}"), name=row.load.name)
        ways = (come_back, row.load.login), (dismiss, row.id)
        back = there_and_back(self._desk, *ways, undone=undone)
        self._voice.offer(words.fill(self.tr("{name} has left"), name=row.load.name), back)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self.form.show()
            self.form.complain(self.to, words.refusal(error))

    def _lay_out(self) -> None:
        px = theme.px
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.give)
        foot.addWidget(self.end)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(16))
        column.setSpacing(px(8))
        column.addLayout(top)
        for widget in (self._owns, self.form, self._prose):
            column.addWidget(widget)
        column.addLayout(foot)
        column.addStretch(1)
