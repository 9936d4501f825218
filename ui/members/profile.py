"""Editing a profile in the side pane: the basics are saved together, the rest line by line."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from concierge import words
from concierge.errors import Code, Refusal
from concierge.members import actions
from concierge.members import queries as members
from ui import language, theme
from ui.commands import bind, command
from ui.desk import Desk
from ui.drafting import place_of
from ui.members.basics import BasicsForm
from ui.members.known_lists import KnownLists
from ui.theme import Role
from ui.voice import Voice
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.conflict import Conflict
from ui.widgets.ground import Pane
from ui.widgets.icon_button import IconButton
from ui.widgets.kept import Kept
from ui.widgets.labels import PlainLabel
from ui.widgets.reload import Reload
from ui.widgets.scroll_pane import ScrollPane

DRAFT = "profile"
"""What the basics are called among drafts."""
KINDS = ("member", "member_fact", "contact_point", "important_date")


class ProfileForm(Pane):
    """`left` when the person is done with it; what was typed and not saved stays in its fields."""

    left = Signal()

    def __init__(self, desk: Desk, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__("list", parent)
        self._desk, self._voice = desk, voice
        self._member_id: UUID | None = None
        self._profile: members.MemberProfile | None = None
        self._dirty = False
        self.basics = BasicsForm("profile", self)
        self.known = KnownLists(desk, voice, self)
        self.kept = Kept(desk, self.basics.named(), self)
        self.conflict = Conflict("profile.conflict", self)
        self.save = ActionButton(Kind.PRIMARY, "profile.save", self)
        self._title = PlainLabel("", Role.SUBTITLE, strong=True, parent=self)
        self._close = IconButton("x", "profile.close", self)
        self._lay_out()
        self._connect()
        self._reload = Reload(desk, self, self._ask, KINDS)
        language.follow(self._retranslate)

    def show_member(self, member_id: UUID) -> None:
        """Opens that member's profile."""
        if member_id != self._member_id:
            self._profile, self._dirty = None, False
            self.kept.at("")
            self.conflict.hide()
            self.basics.forgive()
        self._member_id = member_id
        self._reload.of(member_id)

    def take_focus(self, what: str = DRAFT) -> None:
        """The caret in the basics, or where that sort of thing is added."""
        first = {
            self.known.facts.draft_name: self.known.facts.text,
            self.known.dates.draft_name: self.known.dates.day,
            self.known.points.draft_name: self.known.points.value,
        }
        first.get(what, self.basics.address).setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_fact(self) -> None:
        """The keyboard where another thing to mind is added, first of what kind it is."""
        self.known.facts.kind.setFocus(Qt.FocusReason.TabFocusReason)
        self._show_focus()

    def _show_focus(self, _least: int = 0, _most: int = 0) -> None:
        """What is written stays in sight when lines come above it."""
        focus = self.focusWidget()
        if focus is not None and self.known.isAncestorOf(focus):
            self._scroll.ensureWidgetVisible(focus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Profile"))
        self._close.set_text(self.tr("Back"))
        self.save.set_text(self.tr("Save"))
        self.save.set_hint(command("field.save").key())

    def _lay_out(self) -> None:
        px = theme.px
        inner = Pane("list")
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(16), px(12), px(16), px(16))
        column.setSpacing(px(8))
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self._close)
        column.addLayout(top)
        column.addWidget(self.basics)
        column.addWidget(self.conflict)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.save)
        column.addLayout(foot)
        column.addWidget(self.known)
        column.addStretch(1)
        self._scroll = ScrollPane(self)
        self._scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _connect(self) -> None:
        self._close.clicked.connect(self.left)
        self.basics.edited.connect(self._edited)
        self.kept.returned.connect(self._edited)
        self.save.clicked.connect(self._save)
        self.conflict.mine.connect(self._save)
        self.conflict.theirs.connect(self._take_theirs)
        bind(self, {"field.save": self._save})
        self._scroll.verticalScrollBar().rangeChanged.connect(self._show_focus)

    def _ask(self) -> None:
        if self._member_id is not None:
            self._desk.read(members.profile, self._member_id, then=self._show, key="profile.form")

    def _edited(self) -> None:
        self._dirty = True

    def _show(self, profile: members.MemberProfile) -> None:
        if profile.header.id != self._member_id:
            return
        self.known.show_profile(profile)
        if self._dirty and self._profile is not None:
            # What one is writing stays; only where the basics stayed the same may it still be saved
            # over this version.
            if _basics(profile) == _basics(self._profile):
                self._profile = profile
            return
        if self._profile is None:
            self.kept.at(place_of(profile.header.id, DRAFT))
            self._show_basics(profile)
            self.kept.listen()
        else:
            self.kept.lay(partial(self._show_basics, profile))
        self._profile = profile

    def _show_basics(self, profile: members.MemberProfile) -> None:
        header, basics = profile.header, self.basics
        basics.address.show_text(header.address)
        basics.name.show_text(header.name)
        basics.show_tier(header.tier)
        basics.language.set_value(header.language)
        basics.city.show_text(header.city)
        basics.timezone.show_text(header.timezone)
        self._dirty = False

    def _draft(self, profile: members.MemberProfile) -> actions.MemberEdit:
        basics = self.basics
        return actions.MemberEdit(
            profile.header.id,
            profile.version,
            basics.name.text().strip(),
            basics.address.text().strip(),
            basics.tier_meant(),
            str(basics.language.value() or "zh"),
            basics.zone(),
            basics.city.text().strip(),
        )

    def _save(self) -> None:
        if self._profile is None:
            return
        if not self.basics.check():
            self.basics.focus_wrong()
            return
        self._desk.write(
            actions.change_member,
            self._draft(self._profile),
            then=self._saved,
            failed=self._refused,
            initiator=self,
        )

    def _saved(self, _result: object) -> None:
        self._dirty = False
        self.kept.done()
        self.conflict.hide()
        self._voice.offer(self.tr("Profile saved"))
        self._ask()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            return
        if error.code is Code.STALE and self._member_id is not None:
            self._desk.read(members.profile, self._member_id, then=self._show_both)
        else:
            zone = error.code is Code.ZONE_UNKNOWN
            field = self.basics.timezone if zone else self.basics.name
            self.basics.complain(field, words.refusal(error))

    def _show_both(self, profile: members.MemberProfile) -> None:
        self._profile = profile
        mine = self._draft(profile)
        said = (mine.address, mine.name, mine.tier, mine.language, mine.city, mine.timezone)
        self.conflict.ask(", ".join(filter(None, said)), ", ".join(filter(None, _basics(profile))))

    def _take_theirs(self) -> None:
        if self._profile is not None:
            self.kept.lay(partial(self._show_basics, self._profile))
            self.kept.done()


def _basics(profile: members.MemberProfile) -> tuple[str, ...]:
    one = profile.header
    return (one.address, one.name, one.tier, one.language, one.city, one.timezone)
