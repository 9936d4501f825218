"""The screens of the window: each is built when it is first needed, and kept."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from concierge import settings
from concierge.moments import my_day
from concierge.settings import Settings
from concierge.today.rules import AgendaItem
from ui.desk import Desk
from ui.frame.member_view import Covered
from ui.frame.navigation import Beside, Place, Screen
from ui.today.acts import TodayActs
from ui.today.feed import TodayFeed
from ui.today.panel import TodayPanel
from ui.voice import Voice

if TYPE_CHECKING:
    from ui.frame.member_page import MemberPage
    from ui.issues.panel import IssuesPanel
    from ui.members.panel import MembersPanel
    from ui.people.panel import PeoplePanel
    from ui.team.panel import TeamPanel
    from ui.widgets.object_side import ObjectSide

TRUE = (
    "concierge.reminders.actions",
    "concierge.issues.closure",
    "concierge.contacts.actions",
    "concierge.contacts.retraction",
    "concierge.notes.actions",
    "concierge.finding.queries",
    "concierge.messages.taking",
)
"""Rooms of the concierge that other screens need; they are loaded beside the window."""
SEEN = (
    "ui.widgets.toast",
    "ui.widgets.due",
    "ui.today.snooze",
    "ui.palette.rows",
    "ui.palette.panel",
    "ui.widgets.object_side",
    "ui.members.panel",
    "ui.issues.panel",
    "ui.composer.fields",
    "ui.composer.act_form",
    "ui.calls.calls",
    "ui.members.header",
    "ui.members.side",
    "ui.issues.pane",
    "ui.timeline.stream",
    "ui.timeline.panel",
    "ui.frame.member_page",
)
"""What is seen of them, loaded between two events: classes of Qt that two threads make at once
crash the program."""
BREATH = 15
"""Milliseconds between two of them, for whoever is typing already."""


class Screens(QStackedWidget):
    """`set_internal` reaches those built later too."""

    page_made = Signal(object)  # MemberPage: whenever it is built
    member_added = Signal(object)  # UUID

    def __init__(self, desk: Desk, voice: Voice, kept: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._voice, self._kept, self._internal = desk, voice, kept, True
        my_day.begin_at(kept[settings.DAY_STARTS])
        self.feed = TodayFeed(desk, self, begins=kept[settings.DAY_STARTS])
        self.acts = TodayActs(desk, voice, window)
        self._makers: dict[Screen, Callable[[], QWidget]] = {
            "today": self._make_today,
            "member": self._make_member,
            "members": self._make_members,
            "issues": self._make_issues,
            "team": self._make_team,
            "settings": self._make_settings,
            "people": self._make_people,
            "audit": self._make_audit,
        }
        self._built: dict[Screen, QWidget] = {}
        self._wanted: list[str] = []
        self._between = QTimer(self, singleShot=True, interval=BREATH)
        self._between.timeout.connect(self._load_next)
        self._shown: QWidget | None = None
        self._cover = Covered(self)
        self._cover.hide()

    @property
    def today(self) -> TodayPanel:
        """Today, wide."""
        return cast(TodayPanel, self._page("today"))

    @property
    def member(self) -> "MemberPage":
        """The page of one member."""
        return cast("MemberPage", self._page("member"))

    @property
    def members(self) -> "MembersPanel":
        """The list of my members."""
        return cast("MembersPanel", self._page("members"))

    @property
    def issues(self) -> "IssuesPanel":
        """The list of issues."""
        return cast("IssuesPanel", self._page("issues"))

    @property
    def people(self) -> "PeoplePanel":
        """Who works here, lines and tiers."""
        return cast("PeoplePanel", self._page("people"))

    @property
    def team(self) -> "TeamPanel":
        """A lead's team."""
        return cast("TeamPanel", self._page("team"))

    def beside(self, screen: Beside) -> "ObjectSide | None":
        """The list of that screen as it stands beside a page; Today has one of its own."""
        if screen == "today":
            return None
        return self.issues.beside if screen == "issues" else self.members.beside

    def show_open(self, place: Place, item: AgendaItem | None) -> None:
        """A page is open, for that thing: every list of it that was shown says so."""
        if place.member_id is None:
            return
        key = item.key if item is not None and item.member_id == place.member_id else None
        self.member.today.show_open(place.member_id, key)
        self.today.show_open(place.member_id, key)
        for screen in ("members", "issues"):
            if screen in self._built or screen == place.beside:
                panel = self.issues if screen == "issues" else self.members
                panel.show_open(place.member_id, place.issue_id)

    def has_rows(self, screen: Beside) -> bool:
        """Whether anything stands in the list of that screen, or may still come; in that of the
        members the one whose page is open does."""
        if screen == "today":
            return self.feed.agenda is None or bool(self.feed.agenda.items)
        return screen == "members" or not self.issues.asked or bool(self.issues.list.rows())

    def keep_drafts(self) -> None:
        """Before the window closes: what is written is on the disk when this returns."""
        if "member" in self._built:
            self.member.timeline.keep_drafts()

    def put_away(self) -> None:
        """The page of a member one may not see any more is gone, with all that it showed."""
        page = self._built.pop("member", None)
        if page is not None:
            cast("MemberPage", page).timeline.keep_drafts()
            self.removeWidget(page)
            page.hide()
            page.deleteLater()

    def show_screen(self, screen: Screen) -> QWidget:
        """Show it, building it if need be; the page."""
        self._shown = self._page(screen)
        self._uncover()
        return self._shown

    def set_internal(self, shown: bool) -> None:
        """Whether what is internal may be seen, here and on pages still to be built."""
        self._internal = shown
        for page in self._built.values():
            _tell_internal(page, shown)
        self._uncover()

    def _uncover(self) -> None:
        """Only the page of one member is fit to be shared."""
        fit = self._internal or self._shown is self._built.get("member")
        if not fit and self.indexOf(self._cover) < 0:
            self.addWidget(self._cover)
        self.setCurrentWidget(self._shown if fit and self._shown else self._cover)

    def _page(self, screen: Screen) -> QWidget:
        if screen not in self._built:
            page = self._makers[screen]()
            _tell_internal(page, self._internal)
            self.addWidget(page)
            self._built[screen] = page
        return self._built[screen]

    def prepare(self) -> None:
        """Load what the other screens need, and build the member's page, while the person looks at
        Today: the first Enter is then as quick as the next."""
        self._wanted = list(SEEN)
        self._desk.background(_load, then=self._have_rooms)

    def _have_rooms(self, _nothing: object) -> None:
        self._between.start()

    def _load_next(self) -> None:
        if self._wanted:
            import_module(self._wanted.pop(0))
            self._between.start()
        else:
            self._page("member")

    def _make_today(self) -> QWidget:
        return TodayPanel(self._desk, self._voice, self.feed, self.acts, self)

    # The others are loaded when they are first shown: together they cost as much as the start.

    def _make_member(self) -> QWidget:
        from ui.frame.member_page import MemberPage

        made = MemberPage(self._desk, self._voice, self.feed, self.acts, self)
        self.page_made.emit(made)
        return made

    def _make_members(self) -> QWidget:
        from ui.members.panel import MembersPanel

        made = MembersPanel(self._desk, self._voice, self)
        made.member_added.connect(self.member_added)
        return made

    def _make_issues(self) -> QWidget:
        from ui.issues.panel import IssuesPanel

        return IssuesPanel(self._desk, self._voice, self)

    def _make_team(self) -> QWidget:
        from ui.team.panel import TeamPanel

        return TeamPanel(self._desk, self._voice, self)

    def _make_people(self) -> QWidget:
        from ui.people.panel import PeoplePanel

        return PeoplePanel(self._desk, self._voice, self)

    def _make_audit(self) -> QWidget:
        from ui.audit.panel import AuditPanel

        return AuditPanel(self._desk, self._voice, self)

    def _make_settings(self) -> QWidget:
        from ui.frame.preferences import PreferencesPanel

        made = PreferencesPanel(self._desk, self._kept, self)
        made.changed.connect(self._set)
        return made

    def _set(self, setting: object) -> None:
        if setting is settings.DAY_STARTS:
            my_day.begin_at(self._kept[settings.DAY_STARTS])
            self.feed.day_begins(self._kept[settings.DAY_STARTS])


def _load() -> None:
    """On another thread."""
    for name in TRUE:
        import_module(name)


def _tell_internal(page: QWidget, shown: bool) -> None:
    """Only pages that show something internal can hide it."""
    tell = getattr(page, "set_internal", None)
    if tell is not None:
        tell(shown)
