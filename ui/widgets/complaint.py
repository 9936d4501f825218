"""What cannot be, in one plain sentence under what was asked."""

from PySide6.QtWidgets import QWidget

from concierge import words
from concierge.errors import Refusal
from ui import language
from ui.theme import Role
from ui.widgets.announce import announce
from ui.widgets.labels import PlainLabel


class Complaint(PlainLabel):
    """Not there while there is nothing to say; what is said is read aloud as well."""

    def __init__(self, identifier: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", Role.SMALL, "red", wrap=True, identifier=identifier, parent=parent)
        language.notifier().changed.connect(self._forget)
        self.hide()

    def say(self, sentence: str) -> None:
        """This is wrong; '' takes it back."""
        self.setText(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def refuse(self, error: Exception) -> None:
        """Says a refusal; a bug is told where bugs are."""
        if isinstance(error, Refusal):
            self.say(words.refusal(error))

    def pass_over(self, sentence: str) -> None:
        """The cause of that one is gone: it is not so any more."""
        if self.text() == sentence:
            self.say("")

    def _forget(self) -> None:
        """It was said in the other language."""
        self.say("")
