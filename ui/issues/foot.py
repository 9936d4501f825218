"""The foot of an issue: closing it, or opening it again."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from concierge import words
from concierge.issues.queries import IssueDetail
from ui import language, theme
from ui.commands import command
from ui.theme import Role
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.ground import Pane
from ui.widgets.labels import PlainLabel


class CloseButton(ActionButton):
    """Looks disabled until everything is green; pressed before, it says what is missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Kind.PRIMARY, "issue.close", parent)
        self._ready = False

    def set_ready(self, ready: bool) -> None:
        """Whether nothing is missing."""
        self._ready = ready
        self.update()

    def _fill(self) -> QColor | None:
        return super()._fill() if self._ready else theme.tokens().pill

    def _ink(self) -> QColor:
        return super()._ink() if self._ready else theme.tokens().off

    def _hint_ink(self) -> QColor:
        return super()._hint_ink() if self._ready else theme.tokens().off


class FootPart(Pane):
    """48 high: what is missing, and the button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent, lines="top")
        self._detail: IssueDetail | None = None
        self._missing = ""
        self.word = PlainLabel("", Role.SMALL, "ink2", wrap=True, identifier="issue.missing")
        self.close_button = CloseButton(self)
        self.reopen = ActionButton(Kind.PLAIN, "issue.reopen", self)
        self.setMinimumHeight(theme.px(48))
        row = QHBoxLayout(self)
        px = theme.px
        row.setContentsMargins(px(16), px(10), px(16), px(9))
        row.addWidget(self.word, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.close_button)
        row.addWidget(self.reopen)
        language.follow(self._retranslate)

    def show_detail(self, detail: IssueDetail, missing: str) -> None:
        """How this issue stands; `missing` names what is."""
        self._detail, self._missing = detail, missing
        self._tell()

    def _retranslate(self) -> None:
        self.close_button.set_text(self.tr("Close"))
        self.close_button.set_hint(command("issue.close").key())
        self.reopen.set_text(self.tr("Reopen"))
        self._tell()

    def _tell(self) -> None:
        detail = self._detail
        closed = detail is not None and detail.end is not None
        self.close_button.setVisible(not closed)
        self.reopen.setVisible(closed)
        if detail is None or closed:
            self.word.setText("")
            return
        ready = self.tr("Nothing is missing")
        short = words.fill(self.tr("Missing: {what}"), what=self._missing)
        self.word.setText(ready if detail.ready else short)
        self.close_button.set_ready(detail.ready)
        self.close_button.setToolTip("" if detail.ready else short)
        self.close_button.setAccessibleDescription("" if detail.ready else short)
