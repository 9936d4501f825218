"""What one must know of a member while talking: who, what not to forget, last and next contact."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from concierge import clock, words
from concierge.brief.queries import Brief, brief
from concierge.members import queries
from concierge.members.fact_words import fact_text
from concierge.team.glass import stop_looking
from ui import language, theme
from ui.commands import command
from ui.desk import Desk
from ui.members.facts import FactStrip, FactWords
from ui.theme import Role
from ui.voice import Voice
from ui.widgets.button import set_identifier
from ui.widgets.icon_button import IconButton
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.member_words import fact_icon
from ui.widgets.reload import Reload

if TYPE_CHECKING:
    from concierge.workspace.live import Company

KINDS = (
    "member",
    "member_fact",
    "timeline_event",
    "due_item",
    "promise",
    "reminder",
    "break_glass",
)
HALF_A_MINUTE = 30_000


class MemberHeader(QWidget):
    """60 high, 40 where nothing stands in its second line; on surface ground. Its accessible name
    reads the whole of it.
    `look_over` tells that one's look at the member has ended."""

    look_over = Signal(object)
    named = Signal(str)  # how the member is spoken of, once that is known

    def __init__(self, desk: Desk, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_identifier(self, "member.header")
        self._desk, self._voice = desk, voice
        self._member_id: UUID | None = None
        self._header: queries.MemberHeader | None = None
        self._others: tuple[str, ...] = ()
        self._internal = True
        self._build()
        self._reload = Reload(desk, self, self._ask, KINDS)
        self._minute = QTimer(self, interval=HALF_A_MINUTE)
        self._minute.timeout.connect(self._tell)
        self._minute.start()
        self._look_ends = QTimer(self, singleShot=True)
        self._look_ends.timeout.connect(self._end_look)
        desk.company.connect(self._show_company)
        theme.notifier().changed.connect(self._measure)
        language.notifier().changed.connect(self._retranslate)

    def show_member(self, member_id: UUID, select: object = None) -> None:
        """Shows that member; `select` is for panels that have rows."""
        if member_id != self._member_id:
            self._header, self._others = None, ()
            self._tell_company()
            self._tell()
        self._member_id = member_id
        self._reload.of(member_id)

    def set_internal(self, shown: bool) -> None:
        """Whether it may say more than who they are and when they were last in contact."""
        self._internal = shown
        self._move.setVisible(shown and self._desk.leads)
        self._tell_company()
        self._tell()

    def offer_side(self, offered: bool, shown: bool) -> None:
        """Where there is no room beside the timeline, a button shows what stands there."""
        self.beside.setVisible(offered)
        self.beside.setChecked(shown)

    def who(self) -> str:
        """How the member is spoken of; empty until it is known."""
        return "" if self._header is None else self._header.address or self._header.name

    def shown(self) -> queries.MemberHeader | None:
        """What is known of the member; None until it is."""
        return self._header

    def looks(self) -> bool:
        """Whether one only looks at this member."""
        return self._header is not None and self._header.look is not None

    def stop_looking(self) -> None:
        """End one's look before its hour is over."""
        if self._header is not None and self._header.look is not None:
            self._desk.write(stop_looking, self._header.look.id, then=self._stopped)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_name()

    def _retranslate(self) -> None:
        self._last_label.setText(self.tr("Last contact"))
        self._move.set_text(command("member.move").label())
        for button, name in ((self.facts.add, "member.fact"), (self.beside, "member.side")):
            button.set_text(command(name).label())
            button.setToolTip(f"{command(name).label()} ({command(name).key()})")
        self._tell_company()
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.tokens().surface)

    def _build(self) -> None:
        self._name = ElidedLabel("", Role.TITLE, strong=True, identifier="member.name")
        self._full = ElidedLabel("", ink="ink2")
        self._identity = ElidedLabel("", ink="ink2")
        self._company = ElidedLabel("", Role.SMALL, "accent", identifier="member.company")
        self._last_label = PlainLabel("", Role.SMALL, "ink2")
        self._last = PlainLabel("", Role.SMALL)
        self._next_label = PlainLabel("", Role.SMALL, "ink2")
        self._next = ElidedLabel("", Role.SMALL)
        self._move = IconButton("arrow-right-left", "member.move", self)
        self._move.setVisible(self._desk.leads)
        self._move.clicked.connect(partial(self._voice.do, "member.move"))
        self.beside = IconButton("info", "member.side", self)
        self.beside.setCheckable(True)
        self.beside.hide()
        self.facts = FactStrip("member.facts", self)
        self._first = QHBoxLayout()
        for widget, gap in (
            (self._name, 10),
            (self._full, 24),
            (self._identity, 16),
            (None, 0),
            (self._company, 16),
            (self._last_label, 8),
            (self._last, 0),
            (self._next_label, 0),
            (self._next, 0),
            (self._move, 0),
            (self.beside, 0),
        ):
            if widget is None:
                self._first.addStretch(1)
            else:
                self._first.addWidget(widget)
                self._first.addSpacing(gap)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._first)
        self._column.addWidget(self.facts)
        self._measure()
        self._retranslate()

    def _measure(self) -> None:
        px = theme.px
        self._fit_height()
        self._column.setSpacing(px(1))
        # Pills are outdented by 4 so that what is in them follows the margin.
        self._column.setContentsMargins(px(12), px(6), px(12), px(5))
        self._first.setContentsMargins(px(4), 0, px(4), 0)
        self._first.setSpacing(0)
        # Of the label, not of the row: where nothing is next, nothing keeps the last from the edge.
        self._next_label.setContentsMargins(px(16), 0, px(8), 0)

    def _fit_height(self) -> None:
        """Of one line where nothing is to be minded, as in the member's own view."""
        minded = not (self.facts.is_empty() and self.facts.add.isHidden())
        self.facts.setVisible(minded)
        self.setFixedHeight(theme.px(60 if minded or self._header is None else 40))

    def _keep_name(self) -> None:
        """Whatever else must be cut, who it is stays whole, up to half of the line, what and where
        they are up to two fifths, and who else has them open up to a quarter. The last contact
        goes first: the timeline shows it too."""
        wide = self.width()
        most = (
            (self._name, wide // 2), (self._full, wide // 4), (self._identity, wide * 2 // 5),
            (self._company, wide // 4),
        )  # fmt: skip
        for label, room in most:
            label.setMinimumWidth(min(label.sizeHint().width(), room))
        known = self._header is not None
        self._last_label.setVisible(known)
        self._last.setVisible(known)
        fits = self._first.minimumSize().width() + theme.px(128) <= wide
        self._last_label.setVisible(known and fits)
        self._last.setVisible(known and fits)
        # Then the rest of the name, which the profile has too; what is next keeps its place.
        self._full.setVisible(bool(self._full.text()) and (fits or self._has_room(wide)))

    def _has_room(self, wide: int) -> bool:
        self._full.show()
        left = wide - self._first.minimumSize().width() + self._next.minimumSizeHint().width()
        return left >= min(self._next.sizeHint().width(), theme.px(160))

    def _ask(self) -> None:
        if self._member_id is not None:
            self._desk.read(brief, self._member_id, then=self._show, key="member.header")

    def _show(self, known: Brief) -> None:
        if known.header.id == self._member_id:
            self._header = known.header
            look = known.header.look
            if look is not None:
                left = (look.until - clock.now()).total_seconds()
                self._look_ends.start(max(int(left * 1000), 0) + 50)
            else:
                self._look_ends.stop()
            self._tell()
            self.named.emit(self.who())

    def _end_look(self) -> None:
        header = self._header
        if header is None or header.look is None:
            return
        if header.look.until > clock.now():
            self._reload.now()  # the computer slept, or its clock was set
        else:
            self.look_over.emit(header.id)

    def _stopped(self, _result: object) -> None:
        if self._header is not None:
            self.look_over.emit(self._header.id)

    def _show_company(self, company: "Company") -> None:
        if company.member_id == self._member_id and company.names != self._others:
            self._others = company.names
            self._tell_company()
            self._speak()

    def _tell_company(self) -> None:
        names = words.listed(self._others)
        self._company.setText(
            words.fill(self.tr("Also open: {names}"), names=names) if names else ""
        )
        self._company.setVisible(bool(names) and self._internal)
        self._keep_name()

    def _tell(self) -> None:
        header = self._header
        writes = self._internal and header is not None and header.look is None
        self.facts.add.setVisible(writes)
        due = header.next_due if header is not None and self._internal else None
        self._next_label.setVisible(due is not None)
        if header is None:
            for label in (self._name, self._full, self._identity, self._last, self._next):
                label.setText("")
            self.facts.show_facts(())
            self._keep_name()
            self.setAccessibleName("")
            return
        self._name.setText(header.address or header.name)
        self._full.setText(words.also(header.address, header.name))
        self._identity.setText(" · ".join(self._identity_parts(header)))
        self._last.setText(self._last_contact(header))
        self._next.setText(self._next_due(header) if due is not None else "")
        late = due is not None and due < clock.now()
        self._next.set_ink("red" if late else "ink")
        # What is late is not to come next.
        self._next_label.setText("" if late else self.tr("Next"))
        self.facts.show_facts(list(self._fact_words(header)) if self._internal else ())
        self._fit_height()
        self._keep_name()
        self._speak()

    def _identity_parts(self, header: queries.MemberHeader) -> Iterator[str]:
        if header.tier:
            yield words.tier_name(header.tier)
        yield words.city_time(header.city, header.timezone, clock.now())
        yield words.name(header.language, "Language")

    def _last_contact(self, header: queries.MemberHeader) -> str:
        if header.last_contact is None:
            return self.tr("never")
        return words.moment(header.last_contact, self._desk.zone, clock.now())

    def _next_due(self, header: queries.MemberHeader) -> str:
        if header.next_due is None:
            return ""
        now = clock.now()
        late = header.next_due < now
        moment = words.moment(header.next_due, self._desk.zone, now)
        when = words.late(header.next_due, now) if late else moment
        return f"{when} {header.next_due_title}".strip()

    def _fact_words(self, header: queries.MemberHeader) -> Iterator[FactWords]:
        if header.look is not None:
            until = words.clock_time(header.look.until, self._desk.zone)
            said = self.tr("You look until {time}: {reason}")
            said = words.fill(said, time=until, reason=header.look.reason)
            yield FactWords("eye", said, strong=True)
        for fact in header.facts:
            if fact.must_not_forget:
                yield FactWords(fact_icon(fact), fact_text(fact), strong=True)
        if not header.mine and header.owner_name:
            # Who stands in, or leads, must not speak as if the member were their own.
            served = words.fill(self.tr("Served by {name}"), name=header.owner_name)
            yield FactWords("arrow-right-left", served, strong=False)
        if header.complaints_30d:
            said = self.tr("%n complaints in 30 days", "", header.complaints_30d)
            yield FactWords("message-square-warning", said, strong=False)

    def _speak(self) -> None:
        said = [
            self._name.text(),
            self._full.text(),
            self._identity.text(),
            self.facts.accessibleName(),
            self._company.text(),
            f"{self._last_label.text()} {self._last.text()}",
        ]
        if self._next.text():
            said.append(f"{self._next_label.text()} {self._next.text()}".strip())
        self.setAccessibleName(", ".join(part for part in said if part))
