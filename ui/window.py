"""The one window: places the panels, wires them, remembers where one was."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from concierge import settings, words
from concierge.changes import Changes
from concierge.errors import Code, Refusal
from concierge.members.portfolio import how_many
from concierge.members.tiers import tiers
from concierge.settings import Settings
from concierge.today.rules import AgendaItem
from ui import on_screen
from ui.calls.row import CallRow
from ui.commands import COMMANDS, Command, bind, command
from ui.desk import Desk
from ui.frame.by_place import ByPlace, meant, press
from ui.frame.floats import Floats
from ui.frame.left_over import LeftOvers
from ui.frame.member_view import LEFT, ViewBanner
from ui.frame.nameplate import Nameplate
from ui.frame.navigation import Beside, LeftOff, Navigation, Place, Screen
from ui.frame.notices import Notices
from ui.frame.panes import go_round
from ui.frame.rail import SCREENS, Rail
from ui.frame.screens import Screens
from ui.frame.status import StatusLine
from ui.today.up_next import UpNext
from ui.trouble import Trouble
from ui.unfinished.still import StillUnfinished
from ui.voice import Voice
from ui.widgets.complaint import Complaint
from ui.widgets.form import Form
from ui.widgets.lay import flat

if TYPE_CHECKING:
    from concierge.issues.queries import IssueDetail
    from concierge.workspace.live import Weather
    from ui.frame.member_page import MemberPage
    from ui.issues.left_reminders import LeftOfIssue
    from ui.unfinished.begun import Begun

KEYS: dict[Screen, tuple[str, ...]] = {
    "today": ("screens", "sheet", "call", "palette"),
    "member": ("move", "stream.expand", "pane.next", "internals", "sheet", "call", "palette"),
    "members": ("move", "screens", "sheet", "next", "call", "palette"),
    "issues": ("move", "screens", "sheet", "next", "call", "palette"),
    "team": ("move", "screens", "sheet", "next", "call", "palette"),
    "settings": ("screens", "sheet", "next", "call", "palette"),
    "people": ("move", "screens", "sheet"),
    "audit": ("move", "screens", "sheet"),
}
"""Which keys the status line tells on a screen."""
ARRANGING: tuple[Screen, ...] = ("people", "audit", "settings")
"""The screens of whoever sees no member."""
LEAST = 920, 500
"""Of a screen of 1440 x 900 at 150 % what a taskbar and a title leave."""
OF_ARRANGING = frozenset(
    ("screen.people", "screen.audit", "screen.settings", "screens", "back", "pane.next",
     "pane.back", "undo", "redo", "sheet", "lock", "switch", "quit", "list.open", "list.down",
     "list.up", "move")
)  # fmt: skip
"""What whoever sees no member does by a key."""
COMPOSE = frozenset(one.id for one in COMMANDS if one.id.startswith("compose."))


class Window(QWidget):
    """Everything is built once, when it is first needed, and kept."""

    sample_wanted = Signal()
    closing = Signal()
    lock_wanted = Signal()
    switch_wanted = Signal()

    def __init__(
        self, desk: Desk, trouble: Trouble, kept: Settings, *, name: str = "", sample: bool = False
    ) -> None:
        super().__init__()
        self._desk, self._kept = desk, kept
        self._internal = True
        voice = Voice(self)
        self.navigation = Navigation(Place("today"))
        self._focus: dict[Place, QWidget] = {}
        self._unheld: UUID | None = None
        self._by_place = ByPlace(self)
        self.setObjectName("window")
        self.setMinimumSize(*LEAST)
        self.rail = Rail(for_lead=desk.leads or desk.arranges, shown=self._screens())
        self.status = StatusLine(desk.zone, screens=self._screens())
        self.nameplate = Nameplate(desk, self.status, self, workspace=name, sample=sample)
        self.screens = Screens(desk, voice, kept, self)
        self.notices = Notices(trouble, self, sample=sample, hold=self.status.hold_last)
        row = CallRow(self.status)
        self.status.hold(row)
        self.floats = Floats(desk, voice, self, row)
        self.left_overs = LeftOvers(desk, voice, self.issue_looked_at, self)
        self.up_next = UpNext(desk, voice, self.screens.feed, self)
        self.still_unfinished = StillUnfinished(desk, self._today_shown, self)
        self.acts: dict[str, Callable[[], object]] = {
            "screen.today": self.show_today,
            "screen.members": self.show_members,
            "screen.issues": self.show_issues,
            "screen.settings": self.show_settings,
            "next": self.next_that_needs_me,
            "palette": self.open_palette,
            "call": self.floats.next_call,
            "unfinished": self.floats.show_unfinished,
            "call.new": self.floats.begin_call,
            "call.member": self.call_here,
            "message": self.floats.take_message,
            "look": self.floats.look,
            "look.end": self.stop_looking,
            "internals": self.toggle_internal,
            "back": self.back,
            "members.last": self.turn,
            "pane.next": self.next_pane,
            "pane.back": self.pane_before,
            "undo": self.notices.take_back,
            "redo": self.notices.do_again,
            "reminders.done": self.finish_left,
            "reminders.keep": self.keep_left,
            "sheet": self._open_sheet,
            "member.add": self.add_member,
            "lock": self.lock_wanted.emit,
            "switch": self.switch_wanted.emit,
            "quit": self.close,
        }
        if desk.leads:
            self.acts |= {"screen.team": self.show_team, "member.move": self.move_members}
        if desk.leads or desk.arranges:
            self.acts["screen.audit"] = self.show_audit
        if desk.in_charge:
            self.acts["screen.people"] = self.show_people
        if desk.arranges:
            self.acts = {name: act for name, act in self.acts.items() if name in OF_ARRANGING}
        self._keys = {one: bind(self, {one: act}) for one, act in self.acts.items()}
        self.view = ViewBanner(self.toggle_internal, self)
        self._lay_out()
        self._wire()
        self._listen(voice)
        self.show_first()
        self._take_room(kept[settings.GEOMETRY])

    def start(self) -> None:
        """Ask the first questions, once the window is painted."""
        self._ask_tiers()
        self.nameplate.ask()
        if self._desk.arranges:
            return
        self.screens.feed.ask()
        self.screens.today.take_focus()
        self._count_members()

    def prepare(self) -> None:
        """Once the first screen stands: what the next ones need, and calls left unfinished."""
        if self._desk.arranges:
            return
        self.screens.prepare()
        self.floats.calls.resume()
        self.still_unfinished.ask()

    def leave_off(self) -> LeftOff:
        """Where one is, before the desk is locked."""
        here, focus = self.navigation.here, QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        act = self.screens.member.timeline.composer.act() if here.screen == "member" else ""
        thing = None if self._desk.arranges else self.screens.today.list.kept()
        return LeftOff(here, focus.objectName() if focus is not None and inside else "", act, thing)

    def come_back(self, left: LeftOff) -> None:
        """Where one was when the desk was locked, the caret in the same text."""
        if left.thing is not None:
            self.screens.today.list.keep_to(left.thing)
        self._go(left.place)
        if left.act:
            self.screens.member.timeline.composer.start(left.act)
            self.screens.member.timeline.focus_stream()
        focus = self.findChild(QWidget, left.focus) if left.focus else None
        if focus is not None and focus.isVisibleTo(self):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_first(self) -> None:
        """What one begins with: Today, and without members the people of the house."""
        if self._desk.arranges:
            self.show_people()
        else:
            self.show_today()

    def show_people(self) -> None:
        """Who works here, and what lines and tiers there are."""
        self._go(Place("people"))

    def show_audit(self) -> None:
        """Who did what, and who looked."""
        self._go(Place("audit"))

    def show_today(self) -> None:
        """What needs me."""
        self._go(Place("today"))

    def show_members(self) -> None:
        """My members."""
        self._go(Place("members"))

    def show_issues(self) -> None:
        """The issues of my members."""
        self._go(Place("issues"))

    def show_team(self) -> None:
        """What everybody in a lead's team carries, and who stands in for whom."""
        self._go(Place("team"))

    def show_members_of(self, steward_id: UUID) -> None:
        """The members of one of a lead's team."""
        self.show_members()
        self.screens.members.show_members_of(steward_id)

    def move_members(self) -> None:
        """To another steward: the member shown, or those chosen in the list."""
        here = self.navigation.here
        if here.member_id is not None:
            self.floats.ask_where_to([here.member_id], self.screens.member.header.who())
        elif here.screen == "members":
            chosen = self.screens.members.chosen()
            name = chosen[0].address or chosen[0].name if len(chosen) == 1 else ""
            if chosen:
                self.floats.ask_where_to([row.id for row in chosen], name)

    def show_settings(self) -> None:
        """What one can set."""
        self._go(Place("settings"))

    def show_member(
        self, member_id: UUID, select: object = None, *, beside: Beside | None = None
    ) -> None:
        """A member's page, with something on it selected: an AgendaItem or an event's id."""
        self._leave()
        item = select if isinstance(select, AgendaItem) else None
        issue_id = item.issue_id if item else None
        place = self.navigation.page(member_id, issue_id, beside)
        if not self.screens.has_rows(place.beside):  # which says nothing of whose page it is
            place = replace(place, beside="members")
        self.navigation.go(place)
        self._show(self.navigation.here)
        self.screens.member.show_member(member_id, select)
        self._show_open(item)
        self.screens.member.timeline.focus_stream()

    def next_that_needs_me(self) -> None:
        """Down the issues one looks through, else the top of what needs me."""
        here, focus = self.navigation.here, QApplication.focusWidget()
        if focus is not None and not self._has(focus):
            return  # a letter pressed on a card that floats
        if here.screen == "issues" or (here.screen == "member" and here.beside == "issues"):
            self.screens.issues.beside.go_on()
        else:
            self.up_next.go()

    def show_issue(self, issue_id: UUID, member_id: UUID | None = None) -> None:
        """An issue beside its member's stream, whoever that is."""
        if member_id is not None:
            self._show_issue_of(member_id, issue_id)
            return
        # Today does not need it.
        from concierge.issues.queries import detail

        self._desk.read(detail, issue_id, then=self._have_issue, key="window.issue")

    def settle(self, item: AgendaItem) -> None:
        """Where a promise is kept, replaced or withdrawn."""
        self.show_member(item.member_id, item)
        self.screens.member.settle(item)

    def renegotiate(self, item: AgendaItem) -> None:
        """The promise that takes the place of one that cannot be kept."""
        self.show_member(item.member_id, item)
        self.screens.member.timeline.composer.start("promise", replaces=item.ref_id)

    def back(self) -> None:
        """To the same place as before, the focus where it was."""
        self._leave()
        left = self.navigation.here.member_id
        place = self.navigation.back()
        if place is not None:
            self._arrive(place)
            self.floats.calls.come_back(left)

    def turn(self) -> None:
        """Among the last members; letting Control go settles on one."""
        member_id = self.navigation.turn()
        if member_id is not None:
            self._leave()
            self.navigation.turn_to(member_id)
            self._arrive(self.navigation.here)
            _app().installEventFilter(self)

    def issue_looked_at(self) -> UUID | None:
        """The issue that is open beside the stream."""
        on_page = self.navigation.here.screen == "member"
        return self.screens.member.issue_id if on_page else None

    def finish_left(self) -> None:
        """The reminders that a closed issue left are done."""
        for one in self._asking_what_is_left():
            one.finish()

    def keep_left(self) -> None:
        """They come up all the same."""
        for one in self._asking_what_is_left():
            one.keep()

    def _asking_what_is_left(self) -> "list[LeftOvers | LeftOfIssue]":
        """What across the window, or the issue beside the stream, asks just now."""
        if self.left_overs.stands():
            return [self.left_overs]
        if self.issue_looked_at() is not None and self.screens.member.issue.left.asks():
            return [self.screens.member.issue.left]
        self.status.say(self.tr("No closed issue asks for its reminders now"))
        return []

    def toggle_internal(self) -> None:
        """The member's own view, or the desk again."""
        self.set_internal(not self._internal)

    def next_pane(self) -> None:
        """The keyboard in the next pane of the screen."""
        go_round(self._panes(), 1)

    def pane_before(self) -> None:
        """The keyboard in the pane before."""
        go_round(self._panes(), -1)

    def set_internal(self, shown: bool) -> None:
        """Whether what is internal may be seen. Else nothing is left on the screen but the member
        who is open, and no key leads to anybody else."""
        self._internal = shown
        self.floats.put_away()
        self.notices.put_away()
        self.left_overs.keep()
        self.view.setVisible(not shown)
        for place in (self.rail, self.status):
            place.setVisible(shown)
        for command_id, keys in self._keys.items():
            for key in keys:
                key.setEnabled(shown or command_id in LEFT)
        self.screens.set_internal(shown)
        if self._today_shown():
            self.still_unfinished.ask()
        if self.navigation.here.member_id is not None:
            self.screens.member.timeline.focus_stream()

    def open_palette(self) -> None:
        """Find anything."""
        on_page = self.navigation.here.screen == "member"
        can = set(self.acts) | (COMPOSE if on_page else set())
        if not (on_page and self.screens.member.header.looks()):
            can.discard("look.end")
        if not on_page:
            can.discard("call.member")
        self.floats.open_palette(frozenset(can))

    def stop_looking(self) -> None:
        """End one's look at the member whose page is open."""
        if self.navigation.here.screen == "member":
            self.screens.member.header.stop_looking()

    def look_over(self, member_id: UUID) -> None:
        """The hour is over: what was seen is put away."""
        if self.navigation.here.member_id == member_id:
            self.show_today()
        self.navigation.forget(member_id)
        self.screens.put_away()
        self.notices.offer(self.tr("Your look at this member is over"), None)

    def call_here(self) -> None:
        """A call with the member whose page is open."""
        if self.navigation.here.member_id is not None:
            self.floats.call_with(self.navigation.here.member_id)

    def add_member(self, typed: str = "") -> None:
        """Ask who is to be added, on the members' screen; `typed` is what is known of them."""
        self.show_members()
        self.screens.members.add_member(typed)

    def do(self, command_id: str) -> None:
        """A command by its id, as if its key had been pressed."""
        if command_id == "sample":
            self.sample_wanted.emit()
        elif command_id in COMPOSE:
            self.screens.member.timeline.start(command_id.removeprefix("compose."))
        elif command_id == "stream.expand":
            self.screens.member.timeline.expand()
        else:
            self.acts[command_id]()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nothing under the focus took: a sign, by whatever keys it is written here; and what
        works on the screen works on the rail and the status line beside it."""
        wanted, focus = meant(event), QApplication.focusWidget()
        beside = focus is not None and not self.screens.isAncestorOf(focus) and self._has(focus)
        came = QKeySequence(event.keyCombination())
        done = wanted is not None and press(wanted)
        if not done and not (beside and press(came, self.screens.currentWidget())):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._by_place.watch(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only while turning among the last members: until Control is let go."""
        released = event.type() is QEvent.Type.KeyRelease
        if released and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Control:
            self.navigation.settle()
            _app().removeEventFilter(self)
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.screens.keep_drafts()
        self.floats.keep_drafts()
        self._desk.keeper.flush_and_wait()
        self._kept[settings.GEOMETRY] = bytes(self.saveGeometry().data())
        self.closing.emit()
        super().closeEvent(event)

    def _has(self, focus: QWidget) -> bool:
        """Whether it is on the desk itself, not on what floats over it."""
        if focus is self:
            return True
        return any(one.isAncestorOf(focus) for one in (self.rail, self.screens, self.status))

    def _panes(self) -> list[QWidget]:
        page = self.screens.currentWidget() or self.screens
        inside = page.panes() if hasattr(page, "panes") else [page]
        return [self.rail, *inside]

    def _screens(self) -> list[Screen]:
        """Those this person has, in their order."""
        wanted = ARRANGING if self._desk.arranges else SCREENS
        there = (one for one in wanted if one != "people" or self._desk.in_charge)
        for_leads = self._desk.leads or self._desk.arranges
        return [one for one in there if for_leads or not command(f"screen.{one}").for_leads]

    def _go(self, place: Place) -> None:
        self._leave()
        self.navigation.go(place)
        self._arrive(place)

    def _leave(self) -> None:
        """Remember where the focus was here."""
        focus = QApplication.focusWidget()
        if focus is not None and self.screens.isAncestorOf(focus):
            self._focus[self.navigation.here] = focus

    def _arrive(self, place: Place) -> None:
        """Show a place as it was left; its widgets were kept, so are caret and draft."""
        page = self._show(place)
        if place.member_id is not None and self.screens.member.member_id != place.member_id:
            self.screens.member.show_member(place.member_id)
        if place.issue_id is not None and self.screens.member.issue_id != place.issue_id:
            self.screens.member.show_issue(place.issue_id)
        self._show_open()
        focus = self._focus.get(place)
        if focus is not None and isValid(focus) and focus.isVisibleTo(self):
            focus.setFocus()
        elif hasattr(page, "take_focus"):
            page.take_focus()

    def _show(self, place: Place) -> QWidget:
        self._desk.sit_at(place.member_id)
        on_page = place.screen == "member"
        self.rail.show_screen(place.beside if on_page else place.screen)
        self.nameplate.show_member(self._member_named() if on_page else "")
        if on_page:
            self.screens.member.show_beside(self.screens.beside(place.beside))
        told = KEYS[place.screen]
        if self._desk.arranges:
            told = tuple(one for one in told if one in OF_ARRANGING)
        self.status.show_keys(told)
        if self._today_shown():
            self.still_unfinished.ask()
        return self.screens.show_screen(place.screen)

    def _show_open(self, item: AgendaItem | None = None) -> None:
        """Whose page is open, and for what: said by every list, and passed by N."""
        here = self.navigation.here
        if item is not None:
            self.up_next.opened(item)
        elif here.member_id is not None:
            item = self.up_next.opened_page(here.member_id, here.issue_id)
        self.screens.show_open(here, item)
        if here.member_id is not None:
            self._unheld = here.member_id
            self._hold()

    def _go_next(self, item: AgendaItem) -> None:
        self.show_member(item.member_id, item, beside="today")

    def _to_list(self) -> None:
        """The whole of the list beside the page."""
        self.do(f"screen.{self.navigation.here.beside}")

    def _name_member(self, name: str) -> None:
        if self.navigation.here.screen == "member":
            self.nameplate.show_member(name)
            self._hold()

    def _hold(self) -> None:
        """Once whose member it is is known: the list of members beside the page has them."""
        here, known = self.navigation.here, self.screens.member.header.shown()
        if known is not None and self._unheld == known.id == here.member_id:
            self._unheld = None
            if here.beside == "members":
                self.screens.members.hold(known.id, known.owner_id)

    def _member_named(self) -> str:
        here, page = self.navigation.here, self.screens.member
        return page.header.who() if page.member_id == here.member_id else ""

    def _have_issue(self, found: "IssueDetail") -> None:
        self._show_issue_of(found.row.member_id, found.row.id)

    def _show_issue_of(self, member_id: UUID, issue_id: UUID) -> None:
        self._leave()
        self.navigation.go(self.navigation.page(member_id, issue_id))
        self._arrive(self.navigation.here)
        self.screens.member.issue.take_focus()

    def _log_contact(self, member_id: UUID) -> None:
        self.show_member(member_id)
        self.screens.member.timeline.start("contact")

    def _count_members(self) -> None:
        self._desk.read(how_many, then=self.status.show_members, key="window.members")

    def _open_sheet(self) -> None:
        self.floats.open_sheet(frozenset(one.id for one in COMMANDS if self._has_key(one)))

    def _has_key(self, told: Command) -> bool:
        """Whether that key does anything at this desk."""
        if self._desk.arranges:
            return told.id in OF_ARRANGING
        return told.place != "window" or told.id in self.acts

    def _ask_tiers(self) -> None:
        self._desk.read(tiers, then=words.know_tiers, key="window.tiers")

    def _changed(self, changes: Changes) -> None:
        if changes.touch(None, "tier"):
            self._ask_tiers()
        if changes.touch(None, "stewardship") and not self._desk.arranges:
            self._count_members()

    def _wire(self) -> None:
        self.rail.wanted.connect(self._screen_wanted)
        self.screens.page_made.connect(self._use_page)
        self.screens.member_added.connect(self.floats.member_added)
        self.screens.acts.settle_wanted.connect(self.settle)
        self.screens.acts.renegotiate_wanted.connect(self.renegotiate)
        self.status.wanted.connect(self.do)
        self.up_next.wanted.connect(self._go_next)
        self.floats.go_on_wanted.connect(self.go_on)
        self.floats.recorded.connect(self._recorded)
        self.still_unfinished.told.connect(self._tell_unfinished)
        self._desk.changed.connect(self._changed)
        self._desk.saved.connect(self.status.show_saved)
        self._desk.saved.connect(self.notices.calm)
        self._desk.begun.connect(self.notices.act_begins)
        self._desk.answered.connect(self.notices.act_answered)
        self._desk.working.connect(self.status.show_working)
        self._desk.weather.connect(self.status.show_weather)
        self._desk.weather.connect(self._weather_changed)

    def _listen(self, voice: Voice) -> None:
        voice.offered.connect(self.notices.offer)
        voice.said.connect(self.status.say)
        voice.member_wanted.connect(self.show_member)
        voice.members_wanted.connect(self.show_members_of)
        voice.issue_wanted.connect(self.show_issue)
        voice.contact_wanted.connect(self._log_contact)
        voice.call_wanted.connect(self.floats.call_with)
        voice.message_wanted.connect(self.floats.take_message)
        voice.addition_wanted.connect(self.add_member)
        voice.command_wanted.connect(self.do)
        voice.page_left.connect(self._to_list)

    def _weather_changed(self, weather: "Weather") -> None:
        """Where the server answers again nothing says that it does not."""
        if weather.fair:
            sentence = words.refusal(Refusal(Code.SERVER_AWAY))
            places: list[Complaint | Form] = [*self.findChildren(Complaint)]
            for place in (*places, *self.findChildren(Form)):
                place.pass_over(sentence)

    def go_on(self, begun: "Begun") -> None:
        """To where that is written, the caret where one stopped."""
        if self.floats.go_on(begun):
            return
        member_id = begun.spot.member_id
        if begun.spot.what == "new-member":
            self.add_member()
        elif begun.spot.what in ("people", "lines", "tiers") and "screen.people" in self.acts:
            self.show_people()
            self.screens.people.go_on(begun.spot.what, begun.spot.thing)
        elif begun.spot.what in ("team-cover", "team-leave"):
            self.show_team()
            self.screens.team.go_on(begun.spot.what, UUID(begun.spot.thing))
        elif member_id is not None:
            self.show_member(member_id)
            self.screens.member.go_on(begun.spot.what, begun.spot.thing)

    def _today_shown(self) -> bool:
        return self.navigation.here.screen == "today" and self.isVisible()

    def _tell_unfinished(self, n: int, what: str) -> None:
        """On a screen that others see, nobody's name."""
        self.screens.today.show_unfinished(n if self._internal else 0, what)

    def _recorded(self, member_id: UUID, event_id: UUID) -> None:
        """From a card, of the member whose page is open."""
        if self.navigation.here.member_id == member_id:
            self.screens.member.timeline.feed.select_new(event_id)

    def _use_page(self, page: "MemberPage") -> None:
        page.header.look_over.connect(self.look_over)
        page.header.named.connect(self._name_member)
        self.floats.calls.use_composer(page.timeline.composer)

    def _screen_wanted(self, screen: str) -> None:
        self.do(f"screen.{screen}")

    def _take_room(self, geometry: bytes) -> None:
        """As it was; the first time all of a small screen."""
        room = self.screen().availableSize()
        self.resize(1440, 900)
        # A place on a screen that is much larger or smaller is not taken up again.
        if geometry and self.restoreGeometry(QByteArray(geometry)):
            on_screen.fit(self)
            return
        on_screen.put_in_the_middle(self)
        if room.width() <= 1440 or room.height() <= 900:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _lay_out(self) -> None:
        row = flat(QHBoxLayout(), self.rail)
        row.addWidget(self.screens, 1)
        column = flat(QVBoxLayout(self), self.view)
        column.addLayout(self.notices.banners)
        column.addLayout(self.left_overs.room)
        column.addLayout(row, 1)
        column.addWidget(self.status)


def _app() -> QCoreApplication:
    return cast(QCoreApplication, QApplication.instance())
