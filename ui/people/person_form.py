"""One person: added, changed, given another password, sent away or let back."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from concierge import words
from concierge.errors import Code, Refusal
from concierge.members.changing import (
    Before,
    StewardEdit,
    change_back,
    change_with,
    come_back,
    return_with,
)
from concierge.members.leaving import dismiss, send_away
from concierge.team.actions import NewSteward, set_intake
from concierge.team.passwords import welcome
from concierge.team.queries import Person
from ui import language, theme
from ui.desk import Desk
from ui.theme import Role
from ui.undo import WayBack, there_and_back
from ui.voice import Voice
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.completion import Completion
from ui.widgets.field import FieldButton
from ui.widgets.kept import Kept
from ui.widgets.labels import PlainLabel
from ui.widgets.line_field import LineField
from ui.widgets.page_form import PageForm
from ui.widgets.scroll_pane import ScrollPane

ROLES = ("steward", "lead", "admin", "feed", "service")
AT_LOGIN = (Code.LOGIN_TAKEN, Code.LOGIN_TOO_LONG, Code.LOGIN_RESERVED)
AT_PASSWORD = (Code.PASSWORD_WEAK, Code.PASSWORD_NEEDED)


class PersonForm(PageForm):
    """`done` when something was written, with whoever is new; what is refused stands at its field,
    and stays typed."""

    done = Signal(object)  # UUID of whoever is new, or None

    def __init__(self, desk: Desk, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(desk, voice, parent, 84, quick=False)
        self._who: Person | None = None
        self._scroll = ScrollPane(self)
        self._hint = PlainLabel("", Role.SMALL, "ink2", wrap=True, parent=self)
        self._teams: tuple[str, ...] = ()
        self._new_team = PlainLabel("", Role.SMALL, "ink2", wrap=True, identifier="people.new_team")
        self._refusal = PlainLabel("", Role.SMALL, "red", wrap=True, identifier="people.refusal")
        self._refusal.hide()
        self.login = LineField("people.login", self)
        self.name = LineField("people.name", self)
        self.role = FieldButton("people.role", self, framed=True)
        self.team = LineField("people.team", self)
        self.capacity = LineField("people.capacity", self)
        self.password = LineField("people.password", self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.form.add(self.login, self.name, self.role, self.team, self.capacity, self.password)
        fields = {"login": self.login, "name": self.name, "role": self.role, "team": self.team}
        self._kept = Kept(desk, fields | {"capacity": self.capacity}, self)
        self.save = ActionButton(Kind.PRIMARY, "people.save", self, icon="check")
        self.intake = ActionButton(Kind.PLAIN, "people.intake", self, icon="user-plus")
        self.end = ActionButton(Kind.PLAIN, "people.end", self, icon="user-x")
        self.back = ActionButton(Kind.PRIMARY, "people.back", self, icon="user-check")
        self._lay_out()
        for button, act in (
            (self.save, self._save),
            (self.intake, self._take_intake),
            (self.end, self._end),
            (self.back, self._come_back),
        ):
            button.clicked.connect(act)
        self.team.textChanged.connect(self._tell_team)
        language.follow(self._retranslate)

    def show_person(self, who: Person | None) -> None:
        """Somebody who is there, or None for somebody to be added; what was typed of them and not
        saved is there again."""
        place = f"people:{who.id if who else 'new'}"
        if place == self._kept.place and (self._kept.differs() or self.password.text()):
            self._who = who
            self._show()
            return
        self._kept.at(place)
        self._who = who
        self._forgive()
        self.password.clear()
        self.login.show_text(who.login if who else "")
        self.name.show_text(who.name if who else "")
        self.team.show_text(who.team if who else "")
        self.capacity.show_text(str(who.capacity) if who and who.capacity else "")
        self.role.set_value(who.role if who else "steward")
        self._kept.listen()
        self._show()

    def know_teams(self, teams: Sequence[str]) -> None:
        """Those there are: one of them is offered while one types; any other will be made."""
        self._teams = tuple(teams)
        offered = QCompleter(list(self._teams), self.team)
        offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offered.setFilterMode(Qt.MatchFlag.MatchContains)
        Completion(self.team, offered)
        self._tell_team()

    def commit_now(self) -> None:
        (self.save if self.save.isVisibleTo(self) else self.back).click()

    def _retranslate(self) -> None:
        form = self.form
        form.set_label(self.login, self.tr("Login"))
        form.set_label(self.name, self.tr("Name"))
        form.set_label(self.role, self.tr("Role"))
        form.set_label(self.team, self.tr("Team"))
        form.set_label(self.capacity, self.tr("Minutes a week"))
        roles = ROLES if self._desk.on_server else ROLES[:3]
        self.role.set_choices([(role, words.name(role, "Role"), "") for role in roles])
        self.save.set_hint("Ctrl+Enter")
        self.back.set_hint("Ctrl+Enter")
        self.intake.set_text(self.tr("Takes the team's new members"))
        self.end.set_text(self.tr("End their access"))
        self.back.set_text(self.tr("Let them back in"))
        self._show()

    def _show(self) -> None:
        who, on_server = self._who, self._desk.on_server
        here = who is None or who.active
        self._title.setText(who.name if who else self.tr("Somebody new"))
        self.login.stand_as_text(who is not None)
        other = who is not None and here
        self.form.set_label(
            self.password, self.tr("New password") if other else self.tr("Password")
        )
        for field in (self.name, self.role, self.team, self.capacity):
            self.form.show_row(field, here)
        self.form.show_row(self.password, on_server)
        self.save.set_text(self.tr("Save") if who else self.tr("Add"))
        myself = who is not None and who.id == self._desk.actor.steward_id
        serves = who is not None and who.role in ("steward", "lead") and not who.takes_intake
        self.save.setVisible(here)
        self.intake.setVisible(serves and here)
        self.end.setVisible(who is not None and here and not myself)
        self.back.setVisible(not here)
        said = self.tr("Login, role and team are as they were; nobody is given back to them.")
        self._hint.setText(said if not here else "")
        self._hint.setVisible(not here)
        self._tell_team()

    def _tell_team(self, _text: str = "") -> None:
        team, here = self.team.text().strip(), self._who is None or self._who.active
        self._new_team.setText(
            words.fill(self.tr("There is no team “{team}” yet: it will be made."), team=team)
        )
        self._new_team.setVisible(bool(here and team and self._teams) and team not in self._teams)

    # ── what is done ────────────────────────────────────────────────────────────────────────────

    def _save(self) -> None:
        minutes = self._minutes()
        if minutes is None:
            return
        role = str(self.role.value())
        if self._who is None:
            new = NewSteward(
                self.login.text(), self.name.text(), role, self.team.text(), minutes or None
            )
            said = words.fill(self.tr("Added: {name}"), name=new.name)
            self._write(said, welcome, new, self.password.text() or None)
        else:
            edit = StewardEdit(self.name.text(), role, self.team.text(), minutes)
            password = self.password.text()
            said = self.tr("New password: {name}") if password else self.tr("Changed: {name}")
            then = partial(self._changed, words.fill(said, name=edit.name), bool(password))
            self._desk.write(
                change_with, self._who.id, edit, password, then=then, failed=self._refused
            )

    def _minutes(self) -> int | None:
        """0 where nothing was written; None, and a complaint, where it is no number."""
        self._forgive()
        typed = self.capacity.text().strip().replace(",", "")
        if typed and not (typed.isascii() and typed.isdigit() and 0 < int(typed) <= 10_080):
            self.form.blame(self.capacity, self.tr("A whole number, like 2400"))
            return None
        return int(typed or 0)

    def _changed(self, said: str, password: bool, before: Before) -> None:
        self._kept.done()
        self.password.clear()
        who = self._who.name if self._who is not None else ""
        undone = words.fill(self.tr("As before: {name}"), name=who)
        # Nobody knows the old password any more: all of it cannot be as before.
        back = None if password else WayBack(self._desk, change_back, before, undone=undone)
        self._voice.offer(said, back)
        self.done.emit(None)

    def _take_intake(self) -> None:
        who = self._who
        if who is not None:
            said = words.fill(self.tr("New members go to {name}"), name=who.name)
            then = partial(self._taken, said, who.team, who.id)
            self._desk.write(set_intake, who.team, who.id, then=then, failed=self._not_done)

    def _taken(self, said: str, team: str, taker: UUID, before: object) -> None:
        back, forth = (set_intake, team, before), (set_intake, team, taker)
        undone = self.tr("New members go where they went before")
        self._voice.offer(said, there_and_back(self._desk, back, forth, undone=undone))
        self.done.emit(None)

    def _end(self) -> None:
        if self._who is not None:
            then = partial(self._ended, self._who)
            self._desk.write(dismiss, self._who.id, then=then, failed=self._not_done)

    def _ended(self, who: Person, _result: object) -> None:
        back = None
        if self._desk.on_server:
            self._desk.write(send_away, who.login)
        else:
            undone = words.fill(self.tr("May sign in again: {name}"), name=who.name)
            ways = (come_back, who.login), (dismiss, who.id)
            back = there_and_back(self._desk, *ways, undone=undone)
        said = words.fill(self.tr("Their access has ended: {name}"), name=who.name)
        self._voice.offer(said, back)
        self.done.emit(None)

    def _come_back(self) -> None:
        if self._who is not None:
            said = words.fill(self.tr("May sign in again: {name}"), name=self._who.name)
            self._write(said, return_with, self._who.login, self.password.text() or None)

    def _write(self, said: str, verb: object, *args: object) -> None:
        self._forgive()
        then = partial(self._written, said)
        self._desk.write(verb, *args, then=then, failed=self._refused)  # type: ignore[arg-type]

    def _written(self, said: str, result: object) -> None:
        self._kept.done()
        self.password.clear()
        self._voice.offer(said)
        self.done.emit(result if self._who is None else None)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            return
        field: QWidget = self.role
        named = {"login": self.login, "name": self.name, "team": self.team}
        if error.code in AT_LOGIN:
            field = self.login
        elif error.code in AT_PASSWORD:
            field = self.password
        elif error.code is Code.TEXT_MISSING:
            field = named.get(str(error.values.get("field")), self.name)
        field = field if field.isVisibleTo(self) else self.login
        # Of what a command line would be told the window knows nothing.
        needed = error.code is Code.PASSWORD_NEEDED
        said = self.tr("Write the password they sign in with.") if needed else words.refusal(error)
        self.form.blame(field, said)

    def _not_done(self, error: Exception) -> None:
        """No field is to blame: it stands under the buttons."""
        if isinstance(error, Refusal):
            self._refusal.setText(words.refusal(error))
            self._refusal.show()

    def _forgive(self) -> None:
        self.form.forgive()
        self._refusal.hide()

    def _show_refusal(self, _least: int = 0, _most: int = 0) -> None:
        """What came below what can be seen is brought into sight."""
        if self._refusal.isVisibleTo(self):
            self._scroll.ensureWidgetVisible(self._refusal)

    def _lay_out(self) -> None:
        px = theme.px
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(16), px(14), px(16), px(16))
        column.setSpacing(px(8))
        for widget in (
            self._title, self._hint, self.form, self._new_team, self.save, self.back, self.intake,
            self.end, self._refusal,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)
        self._scroll.setWidget(inner)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._show_refusal)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
