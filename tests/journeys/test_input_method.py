"""With pinyin on: letters act in lists, and Enter while composing commits nothing anywhere."""

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodQueryEvent
from PySide6.QtWidgets import QApplication

from concierge import clock
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.issues.promised import promises_of
from concierge.issues.rules import IssueDraft, PromiseDraft
from concierge.members.portfolio import portfolio
from concierge.reminders.actions import set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.rules import Filter
from concierge.today.queries import agenda
from tests.journeys.seat import Seat, SitDown

ZONE = "Asia/Shanghai"


class PinyinSeat:
    """A seat whose letters go through an input method, wherever one may compose."""

    def __init__(self, seat: Seat) -> None:
        self.seat, self.keys = seat, seat.keys
        self.composed = ""

    def letter(self, letter: str) -> None:
        """The input method takes the letter where text can be written, else it is a key."""
        asked = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
        QApplication.sendEvent(QGuiApplication.focusObject(), asked)
        if asked.value(Qt.InputMethodQuery.ImEnabled):
            self.composed += letter.lower()
            self.keys.compose(self.composed)
        else:
            self.keys.press(letter)

    def letters(self, letters: str) -> None:
        """One after the other."""
        for letter in letters:
            self.letter(letter)

    def give_up(self) -> None:
        """The input method drops what it had."""
        self.composed = ""
        self.keys.compose("")


@pytest.fixture
def busy(work: Work, member: UUID, hands: clock.Hands) -> UUID:
    """林女士 with a promise in an issue and two reminders for today."""
    for text, hours in (("回访退货取件", 2), ("问新年行程", 3)):
        at = clock.now() + timedelta(hours=hours)
        work.write(set_reminder, member, ReminderDraft(text, at, ZONE))
    work.write(
        log_contact,
        Contact(
            member,
            "酒店说查不到我们的预订。",
            issue=IssueDraft("东京酒店预订丢失", "travel"),
            promises=(PromiseDraft("订好东京酒店", clock.now() + timedelta(hours=1), ZONE),),
        ),
    )
    return member


@pytest.fixture
def pinyin(busy: UUID, sit_down: SitDown) -> PinyinSeat:
    """The Chinese window, pinyin on."""
    return PinyinSeat(sit_down("zh"))


def on_the_page(pinyin: PinyinSeat) -> Seat:
    """On 林女士's page, found with the input method off for three letters."""
    pinyin.keys.press("Ctrl+K")
    pinyin.keys.type("lyl")
    pinyin.keys.press("Return")
    return pinyin.seat


def test_letters_act_in_today(pinyin: PinyinSeat, work: Work) -> None:
    seat = pinyin.seat
    assert seat.keys.focus() == "today.list"
    first = seat.current("today.list")
    pinyin.letter("J")
    assert seat.current("today.list") != first
    pinyin.letter("K")
    assert seat.current("today.list") == first
    pinyin.letters("JD")
    assert len(work.read(agenda).items) == 2
    pinyin.letter("S")
    assert seat.sees("snooze")
    pinyin.keys.press("Esc")
    pinyin.letter("N")
    assert seat.sees("member.header")
    assert pinyin.composed == ""


def test_letters_act_on_a_members_page(pinyin: PinyinSeat) -> None:
    seat = on_the_page(pinyin)
    assert seat.keys.focus() == "member.stream"
    pinyin.letter("K")
    row = seat.current("member.stream")
    pinyin.letter("K")
    assert seat.current("member.stream") != row
    pinyin.letter("J")
    assert seat.current("member.stream") == row
    pinyin.letter("N")
    assert seat.sees("issue.title") or seat.sees("side.promises")
    assert pinyin.composed == ""


@pytest.mark.parametrize(
    ("screen", "rows"), [("Ctrl+2", "members.list"), ("Ctrl+3", "issues.list")]
)
def test_letters_act_in_the_lists_of_members_and_issues(
    pinyin: PinyinSeat, screen: str, rows: str
) -> None:
    pinyin.keys.press(screen)
    assert pinyin.keys.focus() == rows
    pinyin.letters("JK")
    assert pinyin.composed == ""
    pinyin.keys.press("Return")
    assert pinyin.seat.sees("member.header")


def test_d_keeps_a_promise_in_the_issue(pinyin: PinyinSeat, work: Work, busy: UUID) -> None:
    on_the_page(pinyin)
    pinyin.keys.press("End", "Return", "Tab")
    assert pinyin.keys.focus() == "issue.promises"
    pinyin.letter("D")
    (promise,) = work.read(promises_of, busy, False)
    assert promise.state == "kept"


# ── Enter while composing ──


def everything(work: Work, member: UUID) -> tuple[int, int, int]:
    """How much there is of what one might commit by mistake."""
    page = work.read(timeline.page, member, Filter(), None, 99)
    return len(page.rows), len(work.read(agenda).items), len(work.read(portfolio))


def enter_does_nothing(pinyin: PinyinSeat, work: Work, member: UUID) -> None:
    """Enter, Ctrl+Enter and Ctrl+Shift+Enter while composing: the focus stays, nothing is made."""
    focus, before = pinyin.keys.focus(), everything(work, member)
    pinyin.letters("tuikuan")
    assert pinyin.composed == "tuikuan"
    pinyin.keys.press("Return", "Ctrl+Return", "Ctrl+Shift+Return", "Esc")
    assert pinyin.keys.focus() == focus
    assert everything(work, member) == before
    pinyin.give_up()


@pytest.mark.parametrize("tab", ["Alt+1", "Alt+2", "Alt+3", "Alt+4"])
def test_in_the_composer(pinyin: PinyinSeat, work: Work, busy: UUID, tab: str) -> None:
    on_the_page(pinyin)
    pinyin.keys.press(tab)
    pinyin.keys.type("退款三百元")
    enter_does_nothing(pinyin, work, busy)


@pytest.mark.parametrize("line", ["Ctrl+I", "Ctrl+P", "Ctrl+M"])
def test_in_what_is_added_to_a_contact(
    pinyin: PinyinSeat, work: Work, busy: UUID, line: str
) -> None:
    on_the_page(pinyin)
    pinyin.keys.press("Alt+1")
    pinyin.keys.type("退款三百元")
    pinyin.keys.press(line)
    enter_does_nothing(pinyin, work, busy)


def test_in_the_palette(pinyin: PinyinSeat, work: Work, busy: UUID) -> None:
    pinyin.keys.press("Ctrl+K")
    enter_does_nothing(pinyin, work, busy)
    assert pinyin.seat.sees("palette")
    pinyin.keys.type("林雅岚")
    enter_does_nothing(pinyin, work, busy)
    assert not pinyin.seat.sees("member.header")


def test_on_the_call_card(pinyin: PinyinSeat, work: Work, busy: UUID) -> None:
    pinyin.keys.press("F2")
    enter_does_nothing(pinyin, work, busy)
    pinyin.keys.type("林雅岚")
    enter_does_nothing(pinyin, work, busy)
    pinyin.keys.press("Return")
    pinyin.keys.type("她说可以")
    enter_does_nothing(pinyin, work, busy)
    assert pinyin.seat.sees("call.card")


def test_on_the_card_that_asks_until_when(pinyin: PinyinSeat, work: Work, busy: UUID) -> None:
    pinyin.letters("JS")
    assert pinyin.keys.focus() == "snooze.at"
    enter_does_nothing(pinyin, work, busy)
    assert pinyin.seat.sees("snooze")


def test_in_the_issue(pinyin: PinyinSeat, work: Work, busy: UUID) -> None:
    on_the_page(pinyin)
    pinyin.keys.press("End", "Return", "Return")
    assert pinyin.keys.focus() == "issue.answer.outcome"
    enter_does_nothing(pinyin, work, busy)
    pinyin.keys.type("换同级酒店")
    pinyin.keys.press("Tab", "Tab", "Tab", "Tab", "Return", "Tab", "Tab", "Tab")
    assert pinyin.keys.focus() == "issue.tell.party"
    enter_does_nothing(pinyin, work, busy)


def test_in_a_new_member(pinyin: PinyinSeat, work: Work, busy: UUID) -> None:
    pinyin.keys.press("Ctrl+K")
    pinyin.keys.type("Add a member")
    pinyin.keys.press("Return")
    assert pinyin.keys.focus().startswith("add_member.")
    enter_does_nothing(pinyin, work, busy)


def test_in_a_note_beside_the_stream(pinyin: PinyinSeat, work: Work, busy: UUID) -> None:
    on_the_page(pinyin)
    while pinyin.keys.focus() != "notes.new":
        pinyin.keys.press("Tab")
    pinyin.keys.press("Return")
    enter_does_nothing(pinyin, work, busy)


def test_in_search_and_the_day_to_go_to(pinyin: PinyinSeat, work: Work, busy: UUID) -> None:
    on_the_page(pinyin)
    pinyin.keys.press("Ctrl+F")
    assert pinyin.keys.focus() == "stream.search"
    enter_does_nothing(pinyin, work, busy)
    pinyin.keys.press("Esc")
    pinyin.keys.press("G")
    assert pinyin.keys.focus() == "stream.date"
    enter_does_nothing(pinyin, work, busy)
