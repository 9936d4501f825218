"""Asking: a label, a field, and under it one plain sentence when what it holds cannot be."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from concierge import words
from concierge.errors import Refusal
from ui import language, theme
from ui.theme import Role
from ui.widgets.labels import PlainLabel

_MENDED = ("textEdited", "changed", "edited")
"""By which signal a field tells that a person changed what it holds."""


class Form(QWidget):
    """Rows of 32 with the label on the left, from the top. Nothing typed is ever lost by a
    complaint, and one goes as soon as its field is mended. Its line stays free until the form is
    tried again, so that nothing moves from under the mouse; `steady` keeps all of them free."""

    def __init__(
        self, parent: QWidget | None = None, *, label_width: int = 76, steady: bool = False
    ) -> None:
        super().__init__(parent)
        self._label_width, self._steady = label_width, steady
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._labels: dict[QWidget, PlainLabel] = {}
        self._complaints: dict[QWidget, PlainLabel] = {}
        theme.follow(self._measure)
        language.notifier().changed.connect(self.forgive)

    def add(self, *fields: QWidget) -> None:
        """Each in a row of its own; the label is set with `set_label`."""
        for field in fields:
            self._add(field)

    def _add(self, field: QWidget) -> None:
        at, above = 2 * len(self._labels), next(reversed(self._labels), None)
        label = PlainLabel("", Role.SMALL, "ink2", parent=self)
        complaint = PlainLabel("", Role.SMALL, "red", wrap=True, parent=self)
        complaint.hide()
        _keep_room(complaint, self._steady)
        # What is being mended is not complained of any more.
        for name in _MENDED:
            if hasattr(field, name):
                getattr(field, name).connect(partial(self._forgive, field))
        self._labels[field], self._complaints[field] = label, complaint
        self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignVCenter)
        # What never grows must not keep the whole column narrow where nothing else is shown.
        narrow = field.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Maximum
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(field, at, 1, left if narrow else Qt.AlignmentFlag(0))
        self._grid.addWidget(complaint, at + 1, 1)
        # What height is to spare is below the last row, never in a line between.
        self._grid.setRowStretch(at, 0)
        self._grid.setRowStretch(at + 2, 1)
        if above is not None:
            for one, following in pairwise((*_reached(above)[-1:], *_reached(field))):
                self.setTabOrder(one, following)

    def set_label(self, field: QWidget, text: str) -> None:
        """The words before the field, which are its accessible name too."""
        self._labels[field].setText(text)
        name = getattr(field, "set_label", field.setAccessibleName)
        name(text)

    def show_row(self, field: QWidget, shown: bool) -> None:
        """Whether the field and its label are there."""
        self._labels[field].setVisible(shown)
        field.setVisible(shown)
        complaint = self._complaints[field]
        _keep_room(complaint, self._steady and shown)
        if not shown:
            complaint.hide()

    def complain(self, field: QWidget, sentence: str) -> None:
        """Says under the field what cannot be; the screen reader hears it with the field."""
        complaint = self._complaints[field]
        complaint.setText(sentence)
        complaint.setVisible(bool(sentence))
        field.setAccessibleDescription(sentence)

    def complaint(self, field: QWidget) -> str:
        """What is said under the field now."""
        return field.accessibleDescription()

    def pass_over(self, sentence: str) -> None:
        """The cause of that one is gone, wherever it stands."""
        for field in self._complaints:
            if self.complaint(field) == sentence:
                self.complain(field, "")

    def forgive(self) -> None:
        """Takes every complaint back, and the room they had."""
        for field, complaint in self._complaints.items():
            self.complain(field, "")
            _keep_room(complaint, self._steady and not field.isHidden())

    def _forgive(self, field: QWidget, *_value: object) -> None:
        if self.complaint(field):
            _keep_room(self._complaints[field], True)
            self._complaints[field].hide()
            field.setAccessibleDescription("")

    def refuse(self, field: QWidget, error: Exception) -> None:
        """Says under the field what was refused; a bug is told where bugs are."""
        if isinstance(error, Refusal):
            self.complain(field, words.refusal(error))

    def blame(self, field: QWidget, sentence: str) -> None:
        """Says it under the field, the keyboard where it is to be mended."""
        self.complain(field, sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_complaint(self) -> QWidget | None:
        """The first field there is something to be said about."""
        return next((field for field in self._labels if self.complaint(field)), None)

    def focus_wrong(self) -> bool:
        """The keyboard where something is to be mended; False where nothing is."""
        wrong = self.first_complaint()
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        return wrong is not None

    def _measure(self) -> None:
        self._grid.setVerticalSpacing(theme.px(2))
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setColumnMinimumWidth(0, theme.px(self._label_width))


def _keep_room(complaint: QWidget, keeps: bool) -> None:
    """Whether its line is there while it says nothing."""
    policy = complaint.sizePolicy()
    policy.setRetainSizeWhenHidden(keeps)
    complaint.setSizePolicy(policy)


def _reached(field: QWidget) -> list[QWidget]:
    """What of a field Tab stops at, in its order; Tab goes as the form is read, wherever its fields
    happened to be made."""
    found: list[QWidget] = []
    one: QWidget | None = field
    while one is not None:
        # Most are not its own, and that is told sooner.
        if _holds(field, one) and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(one)
        one = one.nextInFocusChain()
        one = None if one is field else one
    return found


def _holds(field: QWidget, one: QWidget) -> bool:
    """A field that hands the keyboard to what is in it is where that is."""
    return one is field or field.isAncestorOf(one)
