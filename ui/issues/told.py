"""Whether the member knows the answer, and telling them."""

from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from concierge import clock, words
from concierge.contacts.conscience import Attempt, allowed
from concierge.contacts.rules import Telling
from concierge.issues.queries import IssueDetail, TellRow
from concierge.members.queries import MemberHeader
from concierge.timeline.kinds import Channel, Direction, Reached
from ui import language, theme
from ui.desk import Desk
from ui.drafting import place_of
from ui.party.whom_field import WhomField
from ui.theme import Role
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.field import FieldButton
from ui.widgets.kept import Kept
from ui.widgets.lay import flat
from ui.widgets.line_field import LineField
from ui.widgets.member_words import CHANNEL_ICONS
from ui.widgets.paint import baseline, draw_icon, draw_text, text_width
from ui.widgets.weighed_strip import WeighedStrip

ICONS = {**CHANNEL_ICONS, Channel.PHONE: "phone-outgoing"}


class ToldState(QWidget):
    """An icon, the state, and how: told 14:05, by phone; below it where one line has no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._ink, self._state, self._how = "circle-dashed", "ink2", "", ""
        # Not Fixed: the height of one line would then be the most it gets.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.notifier().changed.connect(self._settle)

    def show_state(self, settled: bool, state: str, how: str) -> None:
        """`settled` is green with a check."""
        self._icon = "circle-check" if settled else "circle-dashed"
        self._ink = "green" if settled else "ink2"
        self._state, self._how = state, how
        self.setAccessibleName(words.facts(state, how))
        self.setToolTip(how)
        self._settle()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return theme.px(32 if self._fits(width) else 44)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(140), theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, colours = QPainter(self), theme.px, theme.tokens()
        below = 0 if self._fits(self.width()) else px(20)
        first = self.rect().adjusted(0, 0, 0, -below)
        draw_icon(painter, QRect(0, 0, px(16), first.height()), self._icon, self._ink, 16)
        body = theme.font(Role.BODY)
        rest = first.adjusted(px(24), 0, 0, 0)
        stand = baseline(rest, body)
        done = draw_text(painter, rest, self._state, body, colours.ink, stand=stand)
        how = rest.translated(0, below) if below else rest.adjusted(done + px(6), 0, 0, 0)
        draw_text(painter, how, self._how, body, colours.ink2, stand=stand + below)

    def _fits(self, width: int) -> bool:
        """Whether all of it has room in one line."""
        px, body = theme.px, theme.font(Role.BODY)
        words_of = text_width(self._state, body) + px(6) + text_width(self._how, body)
        return not self._how or px(24) + words_of <= width

    def _settle(self) -> None:
        self.updateGeometry()
        self.update()


class TellStrip(WeighedStrip):
    """By which channel, whether it got through, and to whom if not the member."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "issue.tell", parent)
        self._answer = ""
        self._chosen = False
        self.channel = FieldButton("issue.tell.channel", self, framed=True)
        self.reached = FieldButton("issue.tell.reached", self, framed=True)
        self.party = LineField("issue.tell.party", self)
        self.whom = WhomField("issue.tell.whom", self.party, self, framed=True)
        self.form.add(self.channel, self.reached, self.whom, self.party)
        fields = {"channel": self.channel, "whom": self.whom, "party": self.party}
        self.kept = Kept(desk, fields, self)
        self.retranslate()
        self.channel.set_value(Channel.PHONE)
        self.reached.set_value(Reached.YES)
        self.channel.changed.connect(self._channel_chosen)
        self.whom.changed.connect(self.weigh)
        self.party.textChanged.connect(self.weigh)
        self.conscience.other_wanted.connect(self._use_other)

    def attempt(self) -> Attempt:
        channel = Channel(str(self.channel.value()))
        return Attempt(channel, Direction.OUT, clock.now(), self.whom.kind())

    def written(self) -> list[str]:
        return [self._answer]

    def knows(self, header: MemberHeader) -> None:
        """By a way that the member's rules allow now, where none was chosen."""
        if not self._chosen and not self.party.text():
            theirs = ZoneInfo(header.timezone)
            first = allowed(header.facts, theirs, clock.now(), Channel.PHONE)
            self.channel.set_value(first)

    def begin(self, member_id: UUID) -> None:
        """Asked anew: nothing is chosen yet."""
        self._chosen = False
        self.mind(member_id)

    def _channel_chosen(self, _value: object) -> None:
        self._chosen = True
        self.weigh()

    def _use_other(self, channel: Channel) -> None:
        self.channel.set_value(channel)
        self._channel_chosen(channel)
        self.channel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_answer(self, answer: str) -> None:
        """What is to be told, in the heading, so that it can be read out."""
        self._answer = answer
        self.heading.setText(words.fill(self.tr("Tell the member: {answer}"), answer=answer))

    def retranslate(self) -> None:
        super().retranslate()
        self.form.set_label(self.channel, self.tr("By"))
        self.form.set_label(self.reached, self.tr("Reached"))
        self.form.set_label(self.whom, self.tr("Whom"))
        self.form.set_label(self.party, self.tr("Name"))
        self.party.setPlaceholderText(self.tr("empty is the member"))
        self.whom.retranslate()
        self.commit.set_text(self.tr("Told"))
        self.channel.set_choices([(one, words.name(one), ICONS[one]) for one in Channel])
        self.reached.set_choices([(one, words.name(one), "") for one in Reached])


class ToldPart(QWidget):
    """32 high, and the strip under it. `tell_wanted` with a `Telling` to write."""

    tell_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: IssueDetail | None = None
        self.state = ToldState(self)
        self.writes = True
        self.tell = ActionButton(Kind.PLAIN, "issue.tell", self)
        self.strip = TellStrip(desk, self)
        row = QHBoxLayout()
        px = theme.px
        row.setContentsMargins(px(16), px(4), px(16), px(4))
        row.addWidget(self.state, 1)
        row.addWidget(self.tell)
        column = flat(QVBoxLayout(self))
        column.addLayout(row)
        column.addWidget(self.strip)
        self.strip.committed.connect(self._commit)
        self.strip.left.connect(self._back)
        language.follow(self._retranslate)

    def show_detail(self, detail: IssueDetail) -> None:
        """How the answer of this issue stands."""
        if self._detail is not None and detail.row.id != self._detail.row.id:
            self.strip.close_strip()
        if self._detail is None or detail.row.id != self._detail.row.id:
            self.strip.kept.at(place_of(detail.row.member_id, "issue-tell", detail.row.id))
            self.strip.whom.empty()
            self.strip.kept.listen()
        self._detail = detail
        self._tell_state()
        self.tell.setVisible(detail.end is None and self.writes)

    def ask(self, answer: str) -> None:
        """Opens the strip for the answer as it is saved now."""
        self.strip.show_answer(answer)
        self.strip.reached.set_value(Reached.YES)
        if self._detail is not None:
            self.strip.begin(self._detail.row.member_id)
        self.strip.open_strip(self.strip.channel)

    def done(self) -> None:
        """It was told, or tried."""
        self.strip.whom.empty()
        self.strip.conscience.waved()
        self.strip.kept.done()
        self.strip.close_strip()

    def _retranslate(self) -> None:
        self.tell.set_text(self.tr("Tell the member"))
        self._tell_state()

    def _tell_state(self) -> None:
        detail = self._detail
        if detail is None or detail.answer is None:
            self.state.show_state(False, self.tr("No answer yet"), "")
            return
        tried = [row for row in detail.tells if _counts(row, detail)]
        if detail.told_at is not None:
            how = tried[-1] if tried else None
            self.state.show_state(True, self.tr("Told"), self._how(how, detail))
        elif missed := [row for row in tried if not row.reached]:
            tries = words.facts(self.tr("try %n", "", len(missed)), self._when(missed[-1]))
            self.state.show_state(False, words.name("no_answer", "Reached"), tries)
        else:
            self.state.show_state(False, self.tr("Not told yet"), "")

    def _how(self, row: TellRow | None, detail: IssueDetail) -> str:
        if row is None:
            if detail.told_at is None:
                return ""
            return words.short(detail.told_at, self._desk.zone, clock.now())
        return words.facts(f"{self._when(row)} {words.name(row.channel, 'Channel')}", row.party)

    def _when(self, row: TellRow) -> str:
        return words.short(row.at, self._desk.zone, clock.now())

    def _commit(self) -> None:
        if self._detail is None:
            return
        strip = self.strip
        channel, reached = Channel(str(strip.channel.value())), Reached(str(strip.reached.value()))
        telling = Telling(
            self._detail.row.id,
            channel,
            reached,
            strip.whom.party(),
            party_kind=strip.whom.kind(),
        )
        self.tell_wanted.emit(telling)

    def _back(self) -> None:
        self.tell.setFocus(Qt.FocusReason.OtherFocusReason)


def _counts(row: TellRow, detail: IssueDetail) -> bool:
    """Whether it told the present answer, not one from before it was changed."""
    return detail.answered_at is not None and row.at >= detail.answered_at
