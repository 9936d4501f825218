"""Whom one has on the phone: who and where they are, what not to forget, what is due."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from concierge import clock, words
from concierge.issues import queries as issues
from concierge.issues.queries import IssueRow
from concierge.members import lines as members_lines
from concierge.members import queries as members
from concierge.members.fact_words import fact_said
from concierge.members.lines import Line
from concierge.members.queries import MemberHeader
from concierge.timeline import queries as timeline
from concierge.timeline.queries import Spoken
from ui import theme
from ui.composer.member_frame import Session
from ui.desk import Desk
from ui.promises.rows import standing
from ui.theme import Role
from ui.widgets.due import DueState, due_width, paint_due
from ui.widgets.icon_button import IconButton
from ui.widgets.paint import baseline, draw_text


@dataclass(frozen=True)
class Calling:
    """What a call card must know of a member."""

    header: MemberHeader
    issues: tuple[IssueRow, ...]
    lines: tuple[Line, ...]
    spoken: tuple[Spoken, ...]


def calling(session: Session, member_id: UUID) -> Calling:
    """What a call card must know, in one snapshot."""
    return Calling(
        members.header(session, member_id),
        tuple(issues.open_of(session, member_id)),
        tuple(members_lines.lines(session)),
        tuple(timeline.spoken_with(session, member_id)),
    )


class CallerBlock(QWidget):
    """56 high on the ground of a selection; its arrow opens the member's page."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = desk.zone
        self._header: MemberHeader | None = None
        self.page = IconButton("arrow-right", "call.page", self)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(self.page)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.updateGeometry)
        self.retranslate()
        self.hide()

    def show_header(self, header: MemberHeader) -> None:
        """This member."""
        self._header = header
        first, second, due, _state = self._said()
        self.setAccessibleName(words.facts(first[0], first[1], second, due))
        self.show()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        facts = self._said()[1]
        return QSize(theme.px(400), theme.px(56 if facts else 36))

    def retranslate(self) -> None:
        """After the language changed."""
        self.page.set_text(self.tr("Open the member's page"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, colours = QPainter(self), theme.px, theme.tokens()
        painter.fillRect(event.rect(), colours.sel)
        painter.fillRect(0, 0, 2, self.height(), colours.accent)
        (name, about), facts, due, state = self._said()
        top = QRect(px(16), px(8), self.width() - px(64), px(20))
        below = top.translated(0, px(20))
        stand = baseline(top, theme.font(Role.BODY))
        wide = due_width(state, due)
        mark = QRect(top.right() - wide, top.top(), wide, top.height())
        paint_due(painter, mark, state, due, stand=stand)
        bold, small = theme.font(Role.BODY, strong=True), theme.font(Role.SMALL)
        room = top.adjusted(0, 0, -wide - px(12), 0)
        done = draw_text(painter, room, name, bold, colours.ink, stand=stand)
        rest = room.adjusted(done + px(8), 0, 0, 0)
        draw_text(painter, rest, about, small, colours.ink2, stand=stand)
        draw_text(painter, below, facts, small, colours.ink)

    def _said(self) -> tuple[tuple[str, str], str, str, DueState]:
        header, now = self._header, clock.now()
        if header is None:
            return ("", ""), "", "", DueState.PLAIN
        place = words.city_time(header.city, header.timezone, now)
        also = words.also(header.address, header.name)
        about = " · ".join(part for part in (also, words.tier_name(header.tier), place) if part)
        must = [fact_said(fact) for fact in header.facts if fact.must_not_forget]
        name = header.address or header.name
        if header.next_due is None:
            return (name, about), words.facts(*must), "", DueState.PLAIN
        state = standing(header.next_due, now)
        when = (
            words.late(header.next_due, now)
            if state is DueState.OVERDUE
            else words.short(header.next_due, self._zone, now)
        )
        title = header.next_due_title
        short = title if len(title) <= 12 else title[:11] + "…"
        return (name, about), words.facts(*must), f"{short} {when}".strip(), state
