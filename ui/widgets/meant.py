"""What was understood, said under the field while one types, with the day of the week."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from concierge import words
from concierge.errors import Code, Refusal
from concierge.moments import Like
from ui import theme
from ui.theme import Role
from ui.widgets.announce import announce
from ui.widgets.button import set_identifier
from ui.widgets.labels import PlainLabel
from ui.widgets.paint import fill_round, text_width

WIDEST = 420
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.FocusOut)


class MeantNote(QWidget):
    """Lies under its field as a list of suggestions would, and takes no mouse and no focus.

    `say` gives the words for what is typed, "" for nothing to say, or raises Refusal. What was not
    read stays, and turns red with the whole of why, when one goes on from it with Enter.
    """

    def __init__(self, field: QLineEdit, say: Callable[[str], str], identifier: str = "") -> None:
        super().__init__(field)
        self._field, self._say = field, say
        set_identifier(self, identifier)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = PlainLabel("", Role.SMALL, "ink2", wrap=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(8), theme.px(4), theme.px(8), theme.px(4))
        column.addWidget(self._words)
        field.textEdited.connect(self._tell)
        field.returnPressed.connect(self._tell_why)
        field.editingFinished.connect(self._end)
        field.installEventFilter(self)
        self.hide()

    def text(self) -> str:
        """What is said now."""
        return "" if self.isHidden() else self._words.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LanguageChange:
            self._words.clear()
            self.setAccessibleName("")
            self.hide()
        elif event.type() in _MOVES:
            self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.tokens()
        fill_round(QPainter(self), self.rect(), theme.px(5), colours.raised, colours.line2)

    def _end(self) -> None:
        """One goes on, with what could be read."""
        self.setVisible(not self.isHidden() and self._why() is not None)

    def _why(self) -> Refusal | None:
        try:
            self._say(self._field.text())
        except Refusal as refusal:
            return refusal
        return None

    def _tell_why(self) -> None:
        refusal = self._why() if self._field.text().strip() else None
        if refusal is not None:
            self._show(words.refusal(refusal), "red")

    def _tell(self, text: str) -> None:
        try:
            self._show(self._say(text) if text.strip() else "")
        except Refusal as refusal:
            self._show(refused(refusal))

    def _show(self, said: str, ink: str = "ink2") -> None:
        self._words.set_ink(ink)
        self.setVisible(bool(said))
        if said:
            self._words.setText(said)
            self.setAccessibleName(said)
            self._lie_under()
            announce(self._field, said)

    def _lie_under(self) -> None:
        """In the window, under the field or, where it ends there, above it."""
        window, field = self._field.window(), self._field
        self.setParent(window)
        wide = min(theme.px(WIDEST), window.width() - theme.px(16))
        self._words.setMaximumWidth(wide)
        needed = text_width(self._words.text(), theme.font(Role.SMALL)) + theme.px(20)
        self.setFixedWidth(min(wide, max(needed, field.width())))
        self.setFixedHeight(self.heightForWidth(self.width()))
        at = field.mapTo(window, QPoint(0, field.height() + theme.px(2)))
        if at.y() + self.height() > window.height():
            at.setY(field.mapTo(window, QPoint(0, 0)).y() - self.height() - theme.px(2))
        self.move(min(at.x(), window.width() - self.width() - theme.px(8)), at.y())
        self.show()
        self.raise_()


def refused(refusal: Refusal) -> str:
    """Why it is no moment, in short, with what could be written; the whole of it is said when
    one goes on."""
    like = refusal.values.get("examples")
    examples = words.examples(like) if isinstance(like, Like) else ""
    says = {
        Code.MOMENT_PAST: QCoreApplication.translate("Meant", "That has passed. Like {examples}"),
        Code.MOMENT_AHEAD: QCoreApplication.translate(
            "Meant", "That has not come yet. Like {examples}"
        ),
    }
    unread = QCoreApplication.translate("Meant", "Not read yet. Like {examples}")
    return words.fill(says.get(refusal.code, unread), examples=examples)
