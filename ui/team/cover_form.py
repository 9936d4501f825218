"""Who stands in for somebody, from when until when: once, or by a weekly roster."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from concierge import clock, moments, words
from concierge.errors import Code, Refusal
from concierge.moments import wall
from concierge.team.plans import CoverDraft
from concierge.team.rules import Weekly
from ui import language, theme
from ui.desk import Desk
from ui.team.roster import RosterFields
from ui.team.rows import TeamRow, away, members_said
from ui.theme import Role
from ui.voice import Voice
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.field import FieldButton
from ui.widgets.icon_button import IconButton
from ui.widgets.kept import Kept
from ui.widgets.labels import PlainLabel
from ui.widgets.page_form import PageForm
from ui.widgets.segment import Segment
from ui.widgets.when_field import WhenField

ONCE, WEEKLY = "once", "weekly"
LAST_MINUTE = time(23, 59)
WEEKS = timedelta(weeks=4)
"""How far ahead a roster is planned unless somebody says otherwise."""


class CoverForm(PageForm):
    """`committed` with a CoverDraft; `left` when the lead goes back. Whoever was last chosen for
    somebody, else the one with the fewest members who is there, is offered: Ctrl+Enter is enough.
    """

    committed = Signal(object)

    def __init__(self, desk: Desk, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(desk, voice, parent, 64, quick=True)
        self._zone = zone = desk.zone
        self._row: TeamRow | None = None
        self._there: Sequence[TeamRow] = ()
        self._last: dict[UUID, UUID] = {}
        self._close = IconButton("x", "team.cover.close", self)
        self._prose = PlainLabel("", Role.SMALL, "ink2", wrap=True, parent=self)
        self.by = FieldButton("team.cover.by", self, framed=True)
        self.how = Segment("team.cover.how", self)
        self.since = WhenField(zone, "team.cover.since", self, whole_day=moments.FROM)
        self.until = WhenField(zone, "team.cover.until", self)
        self.roster = RosterFields(zone, self)
        self.commit = ActionButton(Kind.PRIMARY, "team.cover.commit", self, icon="user-check")
        self.form.add(self.by, self.how, *self.roster.fields, self.since, self.until)
        self.kept = Kept(desk, self._asked(), self, choices=True)
        self.kept.returned.connect(self._show_fields)
        self._lay_out()
        self.how.changed.connect(self._show_way)
        self._close.clicked.connect(self.leave)
        self.commit.clicked.connect(self.commit_now)
        language.follow(self._retranslate)
        self._show_way(ONCE)

    def ask(self, row: TeamRow, team: Sequence[TeamRow]) -> None:
        """Ask who stands in for that steward; the caret is on who."""
        now = clock.now()
        self._row = row
        self.kept.at(f"team-cover:{row.id}")
        self._there = [one for one in team if one.id != row.id and one.load.active]
        self._offer()
        self.by.set_value(self._suggested(row, self._there, now))
        self.how.set_value(ONCE)
        self._show_way(ONCE)
        self.since.show_instant(None)
        self.roster.begin(self._zone)
        self.form.forgive()
        self._tell_whom()
        self.kept.listen()
        self.by.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: Exception) -> None:
        """What cannot be, said at its field; everything chosen is still here."""
        fields: dict[Code, QWidget] = {
            Code.COVER_TIMES: self.until,
            Code.COVER_TOO_LONG: self.until,
            Code.HOURS_UNREADABLE: self.roster.hours,
            Code.ZONE_UNKNOWN: self.roster.place,
        }
        if isinstance(error, Refusal):
            self.form.blame(fields.get(error.code, self.by), words.refusal(error))

    def _retranslate(self) -> None:
        self._tell_whom()
        self._offer()
        self._close.set_text(self.tr("Back"))
        form = self.form
        form.set_label(self.by, self.tr("Stand-in"))
        self.by.set_placeholder(self.tr("Choose"))
        form.set_label(self.how, self.tr("When"))
        self.how.set_choices([(ONCE, self.tr("Once")), (WEEKLY, self.tr("Every week"))])
        form.set_label(self.roster.days, self.tr("Days"))
        form.set_label(self.roster.hours, self.tr("Hours"))
        form.set_label(self.roster.place, self.tr("Time zone"))
        form.set_label(self.since, self.tr("From"))
        self.since.setPlaceholderText(self.tr("now"))
        form.set_label(self.until, self.tr("Until"))
        self.commit.set_text(self.tr("Let them stand in"))
        self.commit.set_hint("Ctrl+Enter")

    def draft(self) -> CoverDraft | None:
        """What is to be begun; None with a sentence at each field that cannot be."""
        form, row, by_id = self.form, self._row, self.by.value()
        form.forgive()
        if not isinstance(by_id, UUID):
            form.complain(self.by, self.tr("Choose who stands in."))
        since, until = self._instant(self.since), self._instant(self.until)
        if until is None and not form.complaint(self.until):
            form.complain(self.until, self.tr("Say until when."))
        roster: Weekly | None = None
        if self.how.value() == WEEKLY:
            if not self.roster.days.chosen():
                form.complain(self.roster.days, self.tr("Choose at least one day."))
            try:
                roster = self.roster.roster()
            except Refusal as refusal:
                form.complain(self.roster.hours, words.refusal(refusal))
        wrong = form.focus_wrong()
        if wrong or row is None or until is None or not isinstance(by_id, UUID):
            return None
        zone = self.roster.zone() if roster else ""
        return CoverDraft(row.id, by_id, until, since, roster, zone)

    def _tell_whom(self) -> None:
        load = self._row.load if self._row is not None else None
        name, members = (load.name, load.members) if load is not None else ("", 0)
        self._title.setText(words.fill(self.tr("Who stands in for {name}?"), name=name))
        self._prose.setText(
            self.tr("They see and serve all %n members until it ends; nobody changes steward.", "",
                    members)
        )  # fmt: skip

    def commit_now(self) -> None:
        draft = self.draft()
        if draft is not None:
            self._last[draft.steward_id] = draft.by_id
            self.committed.emit(draft)

    def _instant(self, field: WhenField) -> datetime | None:
        try:
            return field.instant()
        except Refusal as refusal:
            self.form.complain(field, words.refusal(refusal))
            return None

    def _offer(self) -> None:
        now = clock.now()
        choices = [(one.id, self._offered(one, now), "user-round") for one in self._there]
        self.by.set_choices(choices)

    def _offered(self, row: TeamRow, now: datetime) -> str:
        """Who it is, how many they serve, and whether they are away or stand in already: what one
        goes by in a hurry."""
        return words.facts(row.load.name, members_said(row.load), away(row, self._zone, now))

    def _suggested(self, row: TeamRow, there: Sequence[TeamRow], now: datetime) -> UUID | None:
        free = [one for one in there if one.away is None or one.away.since > now]
        free = [one for one in free if not one.for_others] or free
        if self._last.get(row.id) in {one.id for one in free}:
            return self._last[row.id]
        return min(free, key=lambda one: one.load.members).id if free else None

    def _asked(self) -> dict[str, QWidget]:
        """Its fields by name, as they are kept."""
        roster = self.roster
        return {
            "by": self.by,
            "how": self.how,
            "days": roster.days,
            "hours": roster.hours,
            "zone": roster.place,
            "since": self.since,
            "until": self.until,
        }

    def leave(self) -> None:
        """What is not begun after all is nothing half written."""
        self.kept.done()
        super().leave()

    def _show_fields(self) -> None:
        for field in self.roster.fields:
            self.form.show_row(field, self.how.value() == WEEKLY)

    def _show_way(self, way: str) -> None:
        self._show_fields()
        today = clock.today(self._zone)
        last = today + (WEEKS if way == WEEKLY else timedelta(days=1))
        self.until.show_instant(wall.on(last, LAST_MINUTE, self._zone))

    def _lay_out(self) -> None:
        px = theme.px
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.commit)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(16))
        column.setSpacing(px(8))
        column.addLayout(top)
        column.addWidget(self._prose)
        column.addWidget(self.form)
        column.addLayout(foot)
        column.addStretch(1)
