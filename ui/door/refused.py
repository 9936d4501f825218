"""Why a workspace did not open, and the ways out of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from concierge import words
from concierge.errors import PASSWORD_FILES, Code, Refusal
from ui import language, theme
from ui.theme import Role
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.field import FieldButton
from ui.widgets.labels import PlainLabel
from ui.widgets.line_field import LineField
from ui.widgets.wrap_row import WrapRow

BY_KEY = (Code.KEY_MISSING, Code.KEY_WRONG, Code.KEY_FILE_BAD, Code.KEY_FILE_OPEN,
          Code.KEYRING_ABSENT, Code.KEYRING_CHANGED, Code.KEYRING_DENIED, Code.KEYRING_LOCKED,
          Code.KEYRING_SLOW)  # fmt: skip
"""Troubles a key file or the recovery passphrase can help with."""
BY_PASSPHRASE = (*BY_KEY, Code.PASSPHRASE_WRONG)
BY_PASSWORD = (Code.PASSWORD_NEEDED, Code.PASSWORD_WRONG, *PASSWORD_FILES)
"""Troubles at the door of a server."""


class Refused(QWidget):
    """A sentence, and buttons: upgrade, try again, key file, passphrase, another file, sample."""

    way_taken = Signal(str)  # upgrade, again, key, other, door, sample, report
    passphrase_given = Signal(str)
    password_given = Signal(str)
    login_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refusal: Refusal | None = None
        self._title = PlainLabel(role=Role.TITLE, strong=True, wrap=True)
        self._sentence = PlainLabel(wrap=True, identifier="unlock.refusal")
        self._passphrase = LineField("unlock.passphrase")
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._passphrase.returnPressed.connect(self._give_passphrase)
        self._password = LineField("unlock.password")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.returnPressed.connect(self._give_password)
        self._sign_in = ActionButton(Kind.PRIMARY, "unlock.sign_in", icon="user-round")
        self._sign_in.clicked.connect(self._give_password)
        self._who = FieldButton("unlock.login", framed=True)
        self._who.changed.connect(self._choose_login)
        self._recover = ActionButton(Kind.PLAIN, "unlock.recover", icon="key-round")
        self._recover.clicked.connect(self._give_passphrase)
        self._ways = {
            "upgrade": ActionButton(Kind.PRIMARY, "unlock.upgrade", icon="archive-restore"),
            "again": ActionButton(Kind.PRIMARY, "unlock.again", icon="refresh-cw"),
            "key": ActionButton(Kind.PLAIN, "unlock.key"),
            "other": ActionButton(Kind.PLAIN, "unlock.other"),
            "door": ActionButton(Kind.PLAIN, "unlock.door", icon="server"),
            "sample": ActionButton(Kind.GHOST, "unlock.sample"),
            "report": ActionButton(Kind.PLAIN, "unlock.report"),
        }
        for button in self._ways.values():
            button.clicked.connect(self._pressed)
        self._lay_out()
        language.follow(self._retranslate)

    def show_refusal(self, refusal: Refusal) -> None:
        """That, with the ways out that can help."""
        self._refusal = refusal
        self._ways["report"].hide()
        asks_who = refusal.code is Code.SIGN_IN_NEEDED
        logins = refusal.values.get("logins")
        if asks_who and isinstance(logins, list):
            self._who.set_choices([(login, login, "user-round") for login in logins])
        self._who.setVisible(asks_who)
        by_passphrase = refusal.code in BY_PASSPHRASE
        self._passphrase.setVisible(by_passphrase)
        self._recover.setVisible(by_passphrase)
        self._ways["key"].setVisible(refusal.code in BY_KEY)
        # At the door the keyring lets one in, which a locked desk must not.
        self._ways["door"].setVisible(refusal.code is not Code.LOCKED)
        older = refusal.code is Code.OLDER_FILE
        self._ways["upgrade"].setVisible(older)
        by_password = refusal.code in BY_PASSWORD or bool(refusal.values.get("password"))
        self._password.setVisible(by_password)
        self._sign_in.setVisible(by_password)
        self._ways["again"].setVisible(not asks_who and not older and not by_password)
        self._retranslate()
        first: QWidget = self._ways["upgrade" if older else "again"]
        if by_passphrase or by_password:
            first = self._passphrase if by_passphrase else self._password
        first.setFocus()

    def show_bug(self, sentence: str) -> None:
        """Something that is our fault: the person may keep a report of it."""
        self._refusal = None
        ways = (self._ways["key"], self._ways["upgrade"], self._password, self._sign_in)
        for widget in (self._who, self._passphrase, self._recover, *ways):
            widget.hide()
        self._ways["again"].show()
        self._ways["report"].show()
        self._retranslate()
        self.tell(sentence)

    def tell(self, sentence: str) -> None:
        """Another sentence, the ways stay."""
        self._sentence.setText(sentence)

    def _give_passphrase(self) -> None:
        if self._passphrase.text():
            self.passphrase_given.emit(self._passphrase.text())

    def _give_password(self) -> None:
        if self._password.text():
            self.password_given.emit(self._password.text())
            self._password.clear()

    def _choose_login(self, login: object) -> None:
        self.login_chosen.emit(str(login))

    def _pressed(self) -> None:
        sender = self.sender()
        for way, button in self._ways.items():
            if button is sender:
                self.way_taken.emit(way)

    def _said(self, refusal: Refusal) -> str:
        if refusal.code is Code.PASSWORD_NEEDED:
            # The command line names a file besides.
            return words.fill(
                self.tr("Type the password of {login}."), login=refusal.values.get("login", "")
            )
        if refusal.code is Code.SIGN_IN_NEEDED:
            return self.tr("Several people work here.")
        return words.refusal(refusal)

    def _retranslate(self) -> None:
        locked = self._refusal is not None and self._refusal.code is Code.LOCKED
        if locked:
            title = self.tr("Locked")
        elif self._who.isVisibleTo(self):
            title = self.tr("Who is working?")
        elif self._password.isVisibleTo(self):
            title = self.tr("Sign in")
        else:
            title = self.tr("The workspace did not open")
        self._title.setText(title)
        if self._refusal is not None:
            self._sentence.setText(self._said(self._refusal))
        self._who.set_label(self.tr("Who is working?"))
        self._who.set_placeholder(self.tr("Choose"))
        self._passphrase.set_label(self.tr("Recovery passphrase"))
        self._passphrase.setPlaceholderText(self.tr("Recovery passphrase"))
        self._recover.set_text(self.tr("Open with it"))
        self._password.set_label(self.tr("Password"))
        self._password.setPlaceholderText(self.tr("Password"))
        self._sign_in.set_text(self.tr("Sign in"))
        self._ways["upgrade"].set_text(self.tr("Upgrade it and keep a copy"))
        self._ways["again"].set_text(self.tr("Unlock") if locked else self.tr("Try again"))
        self._ways["key"].set_text(self.tr("Name the key file…"))
        self._ways["report"].set_text(self.tr("Keep a report…"))
        self._ways["other"].set_text(self.tr("Another workspace…"))
        self._ways["door"].set_text(self.tr("Another server or person…"))
        self._ways["sample"].set_text(self.tr("Look at the sample programme"))

    def _lay_out(self) -> None:
        px = theme.px
        with_passphrase = QHBoxLayout()
        with_passphrase.setSpacing(px(8))
        with_passphrase.addWidget(self._passphrase, 1)
        with_passphrase.addWidget(self._recover)
        with_password = QHBoxLayout()
        with_password.setSpacing(px(8))
        with_password.addWidget(self._password, 1)
        with_password.addWidget(self._sign_in)
        buttons = WrapRow(36, gap=8)
        for way in ("upgrade", "again", "key", "report", "other", "door", "sample"):
            buttons.add(self._ways[way])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for widget in (self._title, self._sentence, self._who):
            column.addWidget(widget)
        column.addLayout(with_passphrase)
        column.addLayout(with_password)
        column.addWidget(buttons)
        column.addStretch(1)
