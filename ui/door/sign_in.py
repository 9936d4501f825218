"""The door of a team's server: where it is, who one is, and the password."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from concierge import words
from concierge.errors import PASSWORD_FILES, Code, Refusal
from concierge.settings import Seat
from ui import language, theme
from ui.door import seats
from ui.door.opening import SignIn, new_key_file
from ui.theme import Role
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.field import FieldButton
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.line_field import LineField

KEYRING_TROUBLES = (
    Code.KEYRING_ABSENT,
    Code.KEYRING_LOCKED,
    Code.KEYRING_DENIED,
    Code.KEYRING_SLOW,
)
"""This computer keeps no key: it may go to a file."""
AT_LOGIN = (
    Code.LOGIN_NEEDED,
    Code.LOGIN_CLOSED,
    Code.LOGIN_TOO_LONG,
    Code.LOGIN_RESERVED,
    Code.NOT_ADMITTED,
    Code.NO_DESK,
    Code.UNKNOWN_STEWARD,
)
AT_PASSWORD = (Code.PASSWORD_WRONG, Code.PASSWORD_NEEDED, *PASSWORD_FILES)


class SignInForm(QWidget):
    """`wanted` with a SignIn. A refusal is shown at the field it is about; what was typed stays."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Form(self, label_width=112, steady=True)
        self.seat = FieldButton("sign_in.seat", self, framed=True)
        self.address = LineField("sign_in.address", self)
        self.login = LineField("sign_in.login", self)
        self.password = LineField("sign_in.password", self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._hint = PlainLabel("", Role.SMALL, "ink2", wrap=True, parent=self)
        self.form.add(self.seat, self.address, self.login, self.password)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.form)
        column.addWidget(self._hint)
        self._seats: list[Seat] = []
        self.seat.changed.connect(self._choose)
        for line in (self.address, self.login, self.password):
            line.returnPressed.connect(self.submit)
        language.follow(self._retranslate)

    def offer(self, known: list[Seat]) -> None:
        """Those used before; the first is filled in. Without any there is nothing to choose."""
        self._seats = known
        self.form.show_row(self.seat, bool(known))
        self._retranslate()
        if known:
            self.seat.set_value(known[0])
            self._choose(known[0])

    def fill(self, address: str, login: str) -> None:
        """What is known already."""
        self.address.show_text(address.removeprefix(seats.SCHEME))
        self.login.show_text(login)

    def take_focus(self) -> None:
        """The first field that is empty."""
        empty = (one for one in (self.address, self.login, self.password) if not one.text())
        field = next((one for one in empty if one.isVisibleTo(self)), self.password)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Want in, with what is typed; what is missing is said at its field."""
        form = self.form
        form.forgive()
        here = self._is_here()
        where = "" if here else seats.address(self.address.text())
        if not where and not here:
            form.complain(self.address, self.tr("Where the server is, like db.example.com"))
        if not self.login.text().strip() and not here:
            form.complain(self.login, self.tr("The login the administrator gave you"))
        if form.focus_wrong():
            return
        login = self.login.text().strip()
        self.wanted.emit(SignIn(where, login, self.password.text() or None))

    def refuse(self, refusal: Refusal) -> None:
        """Why not, where it can be mended."""
        field = self.address
        if refusal.code in AT_LOGIN:
            field = self.login
        elif refusal.code in AT_PASSWORD:
            field = self.password
        said = words.refusal(refusal)
        if refusal.code is Code.PASSWORD_NEEDED:
            said = self.tr("Type your password: no keyring here has it yet.")
        self.form.blame(field, said)
        field.selectAll()

    def _retranslate(self) -> None:
        form = self.form
        form.set_label(self.seat, self.tr("Used before"))
        form.set_label(self.address, self.tr("Server"))
        form.set_label(self.login, self.tr("Sign in as"))
        form.set_label(self.password, self.tr("Password"))
        self.address.setPlaceholderText("db.example.com/concierge")
        self._hint.setText(
            self.tr("The keyring of this computer keeps the password, where there is one.")
        )
        here = self.tr("This computer")
        choices = [
            (one, f"{one.login} · {seats.shown(one)}" if one.address else here,
             "server" if one.address else "monitor")
            for one in self._seats
        ]  # fmt: skip
        self.seat.set_choices([*choices, (None, self.tr("Another server"), "plus")])

    def _is_here(self) -> bool:
        chosen = self.seat.value()
        return isinstance(chosen, Seat) and not chosen.address

    def _choose(self, seat: object) -> None:
        here = isinstance(seat, Seat) and not seat.address
        for field in (self.address, self.login, self.password):
            self.form.show_row(field, not here)
        self._hint.setVisible(not here)
        self.password.clear()
        if isinstance(seat, Seat):
            self.fill(seat.address, seat.login)
        else:
            self.fill("", "")


class SignInPage(QWidget):
    """The door by itself: whoever was here before is offered, or another server is typed."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key_file: Path | None = None
        self._title = PlainLabel(role=Role.TITLE, strong=True)
        self._prose = PlainLabel(ink="ink2", wrap=True)
        self.form = SignInForm(self)
        self._refused = PlainLabel(ink="red", wrap=True, identifier="sign_in.refused")
        self._in_file = ActionButton(Kind.PLAIN, "sign_in.key_file", icon="key-round")
        self._open = ActionButton(Kind.PRIMARY, "sign_in.open", icon="user-round")
        self._lay_out()
        self.form.wanted.connect(self._want)
        self._open.clicked.connect(self.form.submit)
        self._in_file.clicked.connect(self._keep_in_file)
        language.follow(self._retranslate)

    def ask(self, known: list[Seat], address: str = "", login: str = "") -> None:
        """Who wants in; what is known of it stands there."""
        self._refused.hide()
        self._in_file.hide()
        self.form.offer(known)
        if address:
            self.form.fill(address, login)
        self.form.take_focus()

    def refuse(self, refusal: Refusal) -> None:
        """Why not: at its field, or below where it is about this computer."""
        here = refusal.code in KEYRING_TROUBLES
        self._in_file.setVisible(here)
        self._refused.setVisible(here)
        self._refused.setText(words.refusal(refusal) if here else "")
        if not here:
            self.form.refuse(refusal)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Sign in"))
        self._prose.setText(self.tr("Which workspace, and who is working?"))
        self._open.set_text(self.tr("Sign in"))
        self._in_file.set_text(self.tr("Keep the key in a file instead"))

    def _want(self, wanted: SignIn) -> None:
        self.wanted.emit(replace(wanted, key_file=self._key_file))

    def _keep_in_file(self) -> None:
        self._key_file = new_key_file()
        self.form.submit()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addWidget(self._open)
        buttons.addWidget(self._in_file)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for widget in (self._title, self._prose, self.form, self._refused):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(1)
