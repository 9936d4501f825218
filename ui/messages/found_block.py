"""Whose member somebody is: asked by the full number, on the record, and told in one line."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from concierge import words
from concierge.errors import Refusal
from concierge.messages.rules import Found
from concierge.messages.taking import enquire, found_by
from ui import language, theme
from ui.desk import Desk
from ui.widgets.announce import announce
from ui.widgets.complaint import Complaint
from ui.widgets.labels import PlainLabel
from ui.widgets.line_field import LineField
from ui.widgets.segment import Segment


class FoundBlock(QWidget):
    """A number, and who was found by it. `found` tells the one chosen, or None."""

    found = Signal(object)  # Found or None

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: Sequence[Found] | None = None
        self._asked = ""
        self.number = LineField("found.number", self)
        self._who = PlainLabel("", wrap=True, identifier="found.who", parent=self)
        self._which = Segment("found.which", self)
        self._which.hide()
        self.number.returnPressed.connect(self._entered)
        self.number.textEdited.connect(self._typed)
        self._which.changed.connect(self._chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        for widget in (self.number, self._who, self._which):
            column.addWidget(widget)
        language.follow(self._retranslate)

    def ask(self, number: str) -> None:
        """Ask whose member has this number; with none, wait until one is typed."""
        self.number.setText(number)
        self._known, self._asked = None, number.strip()
        if self._asked:
            self._desk.write(enquire, self._asked, then=self._have_asked, failed=self._failed)
        self._tell()

    def begin(self, number: str, then: QWidget) -> None:
        """Ask, with the caret in `then`; with no number yet, in the number."""
        self.ask(number)
        first = then if number.strip() else self.number
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def demand(self, trouble: Complaint) -> Found | None:
        """Who was found; while it is nobody, that is said and the caret is in the number."""
        found = self.value()
        if found is None:
            trouble.say(self.tr("Find out first whose member it is."))
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        return found

    def value(self) -> Found | None:
        """Who was found, and chosen where there are several."""
        known = self._known or ()
        if len(known) > 1:
            return next((one for one in known if str(one.id) == self._which.value()), None)
        return known[0] if known else None

    def _retranslate(self) -> None:
        self.number.set_label(self.tr("Full phone or member number"))
        self.number.setPlaceholderText(self.tr("Full phone or member number"))
        self._tell()

    def _entered(self) -> None:
        if self.number.text().strip():
            self.ask(self.number.text())

    def _typed(self) -> None:
        self._known, self._asked = None, ""
        self._tell()

    def _have_asked(self, asked_id: UUID) -> None:
        self._desk.read(found_by, asked_id, then=self._have, key=f"found.{id(self)}")

    def _have(self, found: Sequence[Found]) -> None:
        self._known = found
        several = found if len(found) > 1 else ()
        self._which.set_choices([(str(one.id), one.address) for one in several])
        self._tell()
        announce(self, self._who.text())

    def _failed(self, error: Exception) -> None:
        self._asked = ""
        self._tell()
        if isinstance(error, Refusal):
            self._who.setText(words.refusal(error))
            announce(self, self._who.text())

    def _chosen(self, _value: str) -> None:
        self._tell()

    def _tell(self) -> None:
        found = self.value()
        self._which.setVisible(self._known is not None and len(self._known) > 1)
        self._who.set_ink("ink" if found is not None else "ink2")
        if found is not None:
            steward = words.fill(self.tr("steward {name}"), name=found.steward)
            self._who.setText(words.facts(found.address, steward))
        elif self._known is not None:
            self._who.setText(
                self.tr("Nobody has exactly this number. Ask for the whole phone or member number.")
            )
        elif self._asked:
            self._who.setText(self.tr("Asking …"))
        else:
            self._who.setText(self.tr("Enter asks whose member this is. That is on the record."))
        self.found.emit(found)
