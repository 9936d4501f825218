"""The screens of the window: each is built when it is first needed, and kept."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from concierge.settings import Settings
from ui.desk import Desk
from ui.issues.panel import IssuesPanel
from ui.member_page import MemberPage
from ui.members.panel import MembersPanel
from ui.navigation import Screen
from ui.preferences import PreferencesPanel
from ui.today.acts import TodayActs
from ui.today.feed import TodayFeed
from ui.today.panel import TodayPanel


class Screens(QStackedWidget):
    """Hands on what any of its panels wants; `set_internal` reaches those built later too."""

    member_wanted = Signal(object, object)
    issue_wanted = Signal(object)
    toast_wanted = Signal(str, object)
    said = Signal(str)
    door_opened = Signal(str)
    internal_wanted = Signal(bool)

    def __init__(self, desk: Desk, kept: Settings, internal: bool, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._kept, self._internal = desk, kept, internal
        self.feed = TodayFeed(desk, self)
        self.acts = TodayActs(desk, window)
        self._makers: dict[Screen, Callable[[], QWidget]] = {
            "today": self._make_today,
            "member": self._make_member,
            "members": self._make_members,
            "issues": self._make_issues,
            "settings": self._make_settings,
        }
        self._built: dict[Screen, QWidget] = {}

    @property
    def today(self) -> TodayPanel:
        """Today, wide."""
        page = self._page("today")
        assert isinstance(page, TodayPanel)  # noqa: S101 - says what the table above says
        return page

    @property
    def member(self) -> MemberPage:
        """The page of one member."""
        page = self._page("member")
        assert isinstance(page, MemberPage)  # noqa: S101 - as above
        return page

    @property
    def members(self) -> MembersPanel:
        """The list of my members."""
        page = self._page("members")
        assert isinstance(page, MembersPanel)  # noqa: S101 - as above
        return page

    def keep_drafts(self) -> None:
        """Before the window closes: what is written is on the disk when this returns."""
        if "member" in self._built:
            self.member.timeline.keep_drafts()

    def show_screen(self, screen: Screen) -> QWidget:
        """Show it, building it if need be; the page."""
        page = self._page(screen)
        self.setCurrentWidget(page)
        return page

    def set_internal(self, shown: bool) -> None:
        """Whether what is internal may be seen, here and on pages still to be built."""
        self._internal = shown
        for page in self._built.values():
            _tell_internal(page, shown)

    def _page(self, screen: Screen) -> QWidget:
        if screen not in self._built:
            page = self._makers[screen]()
            for name in ("member_wanted", "issue_wanted", "toast_wanted", "said"):
                if hasattr(page, name):
                    getattr(page, name).connect(getattr(self, name))
            _tell_internal(page, self._internal)
            self.addWidget(page)
            self._built[screen] = page
        return self._built[screen]

    def _make_today(self) -> QWidget:
        made = TodayPanel(self._desk, self.feed, self.acts)
        made.door_opened.connect(self.door_opened)
        return made

    def _make_member(self) -> QWidget:
        made = MemberPage(self._desk, self.feed, self.acts)
        made.internal_wanted.connect(self.internal_wanted)
        return made

    def _make_members(self) -> QWidget:
        return MembersPanel(self._desk)

    def _make_issues(self) -> QWidget:
        return IssuesPanel(self._desk)

    def _make_settings(self) -> QWidget:
        return PreferencesPanel(self._desk, self._kept)


def _tell_internal(page: QWidget, shown: bool) -> None:
    """Only pages that show something internal can hide it."""
    tell = getattr(page, "set_internal", None)
    if tell is not None:
        tell(shown)
