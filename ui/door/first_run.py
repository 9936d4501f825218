"""The first run: language, who am I, this computer, a passphrase for recovery. Nothing else."""

import getpass
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimeZone, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from concierge import words, zones
from concierge.errors import Code, Refusal
from ui import language, theme
from ui.door.opening import Beginning, SignIn, new_key_file
from ui.door.sign_in import KEYRING_TROUBLES, SignInForm
from ui.language import LANGUAGES
from ui.theme import Role
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.line_field import LineField
from ui.widgets.segment import Segment

HERE, SERVER = "here", "server"
AS_LEAD = "concierge demo --as shen"


class FirstRun(QWidget):
    """Asks; what it heard is told by `begun`. A refusal is shown where it can be mended.

    With a key file no passphrase is needed: whoever has named one keeps it.
    """

    begun = Signal(object)  # Beginning
    sign_in_wanted = Signal(object)  # SignIn
    language_wanted = Signal(str)
    sample_wanted = Signal()

    def __init__(self, path: Path, key_file: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path, self._key_file = path, key_file
        self._joins = self._without_keyring = False
        self._title = PlainLabel(role=Role.TITLE, strong=True)
        self._prose = PlainLabel(ink="ink2", wrap=True)
        self._form = Form(self, label_width=112, steady=True)
        self._language = Segment("unlock.language")
        self._place = Segment("unlock.place")
        self._server = SignInForm()
        self._server.offer([])
        self._name = LineField("unlock.name")
        self._login = LineField("unlock.login")
        self._zone = LineField("unlock.zone")
        self._where = PlainLabel(role=Role.SMALL, ink="ink2", wrap=True, identifier="unlock.where")
        self._first = _secret("unlock.passphrase")
        self._again = _secret("unlock.passphrase_again")
        self._hint = PlainLabel(role=Role.SMALL, ink="ink2", wrap=True)
        self._refused = PlainLabel(ink="red", wrap=True, identifier="unlock.refused")
        self._in_file = ActionButton(Kind.PLAIN, "unlock.key_file", icon="key-round")
        self._begin = ActionButton(Kind.PRIMARY, "unlock.begin")
        self._sample = ActionButton(Kind.PLAIN, "unlock.sample", icon="sparkles")
        self._as_lead = PlainLabel("", Role.SMALL, "ink2", wrap=True, identifier="unlock.as_lead")
        self._lay_out()
        self._wire()
        self._login.setText(_system_login())
        found = zones.of_machine(lambda: bytes(QTimeZone.systemTimeZoneId().data()).decode())
        self._zone.setText(found.name if found else "")
        language.follow(self._retranslate)
        self._show_place(HERE)

    def ask_who_only(self) -> None:
        """The workspace is there and nobody works in it yet."""
        self._joins = True
        self._form.show_row(self._place, False)
        for row in (self._zone, self._where, self._first, self._again):
            self._form.show_row(row, False)
        self._hint.hide()
        self._retranslate()

    def take_focus(self) -> None:
        """The first thing one has to type."""
        self._name.setFocus()

    def refuse(self, refusal: Refusal) -> None:
        """Show why it was not made, and what to do; all that was typed is still here."""
        self.set_busy(False)
        at_door = self._on_server() and refusal.code not in KEYRING_TROUBLES
        if at_door:
            self._server.refuse(refusal)
        self._without_keyring = refusal.code is Code.KEYRING_ABSENT
        self._refused.setText(self._why(refusal))
        self._refused.setVisible(not at_door)
        self._in_file.setVisible(refusal.code in KEYRING_TROUBLES)
        self._retranslate()
        if refusal.code is Code.PASSPHRASE_WEAK:
            self._first.setFocus()

    def set_busy(self, busy: bool) -> None:
        """While it is being made nothing can be pressed twice."""
        for widget in (
            self._begin,
            self._sample,
            self._in_file,
            self._form,
            self._server,
        ):
            widget.setEnabled(not busy)
        if busy:
            self._refused.hide()

    def _why(self, refusal: Refusal) -> str:
        """Where no keyring is, none is to be started: a file does as well."""
        if refusal.code not in KEYRING_TROUBLES:
            return words.refusal(refusal)
        said = self.tr("The key can be kept in {path}, which only this account may read.")
        why = words.refusal(refusal)
        if refusal.code is Code.KEYRING_ABSENT:
            why = self.tr("No keyring answers on this computer. Nothing was made.")
        return f"{why}\n{words.fill(said, path=new_key_file())}"

    def _go_on(self) -> None:
        """Enter: to the next field, and from the last it begins; not past one that is needed."""
        here = self.focusWidget()
        needed = self._needed().get(here) if isinstance(here, LineField) else None
        if needed and isinstance(here, LineField) and not here.text().strip():
            self._form.complain(here, needed)
            return
        asked = [one for one in (self._name, self._login, self._zone) if one.isVisible()]
        if self._first.isVisible() or here is not asked[-1]:
            self.focusNextChild()
        else:
            self._try()

    def _mended(self, _text: str) -> None:
        self._refused.hide()

    def _on_server(self) -> bool:
        return self._place.value() == SERVER and not self._joins

    def _show_place(self, place: str) -> None:
        """What there is to ask on this computer, or at a server's door."""
        here = place == HERE
        for row in (self._name, self._login, self._zone, self._where):
            self._form.show_row(row, here)
        for row in (self._first, self._again):
            self._form.show_row(row, here and self._key_file is None)
        self._hint.setVisible(here and self._key_file is None)
        self._server.setVisible(not here)
        self._refused.hide()
        self._in_file.hide()
        self._prose.setText(self._missing())
        self._tell_begin()
        if not here:
            self._server.take_focus()

    def _sign_in(self, wanted: SignIn) -> None:
        self.set_busy(True)
        self.sign_in_wanted.emit(replace(wanted, key_file=self._key_file))

    def _try(self) -> None:
        if self._on_server():
            self._server.submit()
            return
        self._form.forgive()
        for field, needed in self._needed().items():
            if not field.text().strip():
                self._form.complain(field, needed)
        if self._first in self._needed() and self._first.text() != self._again.text():
            self._form.complain(self._again, self.tr("The two are not the same"))
        if self._form.focus_wrong():
            return
        self.set_busy(True)
        self.begun.emit(
            Beginning(
                path=self._path,
                name=self._name.text().strip(),
                login=self._login.text().strip(),
                team=self.tr("My team"),
                passphrase=self._first.text() or None,
                key_file=self._key_file,
                zone=self._zone.text().strip(),
            )
        )

    def _needed(self) -> dict[LineField, str]:
        """What must not stay empty, with what it is."""
        asks_passphrase = self._key_file is None and not self._joins
        asked = {
            self._name: self.tr("Your name, as members and colleagues know it"),
            self._login: self.tr("A short name to sign in with"),
        }
        if not self._joins:
            asked[self._zone] = self.tr(
                "This computer does not say it: write it like Asia/Shanghai"
            )
        if asks_passphrase:
            asked[self._first] = self.tr("Four or more words that do not belong together")
        return asked

    def _keep_in_file(self) -> None:
        """No keyring answers: the key goes to a file that only this account may read."""
        self._key_file = new_key_file()
        self._in_file.hide()
        self._retranslate()
        self._try()

    def _wire(self) -> None:
        self._language.changed.connect(self.language_wanted)
        self._place.changed.connect(self._show_place)
        self._server.wanted.connect(self._sign_in)
        self._begin.clicked.connect(self._try)
        for field in (self._name, self._login, self._zone, self._first):
            field.returnPressed.connect(self._go_on)
        for field in (self._name, self._login, self._zone, self._first, self._again):
            field.textEdited.connect(self._mended)
        self._again.returnPressed.connect(self._try)
        self._sample.clicked.connect(self.sample_wanted)
        self._in_file.clicked.connect(self._keep_in_file)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Welcome to Concierge"))
        self._prose.setText(
            self.tr("Nobody works in this workspace yet. Who are you?")
            if self._joins
            else self._missing()
        )
        self._language.set_choices(list(LANGUAGES.items()))
        self._language.set_value(words.language())
        form = self._form
        form.set_label(self._language, self.tr("Language"))
        form.set_label(self._place, self.tr("Where"))
        self._place.set_choices(
            [(HERE, self.tr("This computer")), (SERVER, self.tr("A team's server"))]
        )
        form.set_label(self._name, self.tr("Your name"))
        form.set_label(self._login, self.tr("Sign in as"))
        form.set_label(self._zone, self.tr("Time zone"))
        form.set_label(self._where, self.tr("Kept in"))
        form.set_label(self._first, self.tr("Recovery passphrase"))
        form.set_label(self._again, self.tr("Once more"))
        place = self._key_file or (
            new_key_file() if self._without_keyring else self.tr("the keyring of this computer")
        )
        self._where.setText(
            words.fill(
                self.tr("{path}, encrypted; its key is in {place}"), path=self._path, place=place
            )
        )
        self._hint.setText(
            self.tr(
                "Four or more words that do not belong together. They open your workspace should "
                "its key be lost: write them down and keep them away from this computer; nobody "
                "else can help."
            )
        )
        self._tell_begin()
        self._sample.set_text(self.tr("Look at the sample programme"))
        said = self.tr("The sample as the lead of seven stewards sees it: {command}")
        self._as_lead.setText(words.fill(said, command=AS_LEAD))
        self._in_file.set_text(self.tr("Keep the key in a file instead"))

    def _missing(self) -> str:
        """What has to be typed; the rest is found out."""
        if self._on_server():
            return self.tr("Sign in where your team works.")
        if self._key_file is not None:
            return self.tr("Your name is all that is missing.")
        return self.tr("Your name and a recovery passphrase are all that is missing.")

    def _tell_begin(self) -> None:
        self._begin.set_text(self.tr("Sign in") if self._on_server() else self.tr("Begin"))

    def _lay_out(self) -> None:
        for field in (
            self._language,
            self._place,
            self._name,
            self._login,
            self._zone,
            self._where,
            self._first,
            self._again,
        ):
            self._form.add(field)  # fmt: skip
        self._refused.hide()
        self._in_file.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addWidget(self._begin)
        buttons.addWidget(self._in_file)
        buttons.addStretch(1)
        buttons.addWidget(self._sample)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for widget in (
            self._title, self._prose, self._form, self._server, self._hint, self._refused,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self._as_lead)
        column.addStretch(1)


def _secret(identifier: str) -> LineField:
    field = LineField(identifier)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def _system_login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in some containers
        return ""
