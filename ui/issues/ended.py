"""How a closed issue ended: what, when, by whom, and the proof."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from concierge import clock, words
from concierge.issues.queries import IssueDetail
from ui import language, theme
from ui.desk import Desk
from ui.theme import Role
from ui.widgets.ground import Pane
from ui.widgets.labels import PlainLabel


class EndedPart(Pane):
    """On green ground at the top of the pane; not there while the issue is open."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("greenbg", parent)
        self._desk = desk
        self._detail: IssueDetail | None = None
        self.end = PlainLabel("", ink="green", strong=True, wrap=True, identifier="issue.ended")
        self.more = PlainLabel("", Role.SMALL, wrap=True, identifier="issue.ended.more")
        column = QVBoxLayout(self)
        px = theme.px
        column.setContentsMargins(px(16), px(8), px(16), px(8))
        column.setSpacing(px(2))
        column.addWidget(self.end)
        column.addWidget(self.more)
        self.hide()
        language.notifier().changed.connect(self._tell)

    def show_detail(self, detail: IssueDetail) -> None:
        """Of this issue."""
        self._detail = detail
        self._tell()

    def _tell(self) -> None:
        detail = self._detail
        self.setVisible(detail is not None and detail.end is not None)
        if detail is None or detail.end is None:
            return
        closed = words.name("closed", "Status")
        self.end.setText(words.facts(closed, words.name(detail.end, "End")))
        when = ""
        if detail.row.closed_at is not None:
            when = words.moment(detail.row.closed_at, self._desk.zone, clock.now())
        by = words.fill(self.tr("by {name}"), name=detail.closed_by) if detail.closed_by else ""
        into = words.fill(self.tr("goes on in {ref}"), ref=detail.merged_into)
        lines = [
            words.facts(when, by, into if detail.merged_into else ""),
            detail.end_reason,
            words.facts(words.name(detail.proof, "ProofKind"), detail.proof_text),
        ]
        self.more.setText("\n".join(line for line in lines if line))
