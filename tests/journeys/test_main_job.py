"""The main job by keyboard alone, through the whole window, from the first word to the end.

Nothing is done here but pressing keys and typing; what is asserted is what a person sees or hears.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import pytest

from concierge import clock
from concierge.issues import queries as issues
from concierge.issues.promised import PromiseRow, promises_of
from concierge.store.work import Work
from tests.journeys.seat import Seat, SitDown


@dataclass(frozen=True)
class Tongue:
    """What is written, and what must be heard, in one language."""

    code: str
    call: str
    promise: str
    answer: str
    called: str
    bits: tuple[str, ...]
    untold: str
    missing: str
    answered: str
    told: str
    kept: str
    kept_late: str
    proved: str
    closed: str
    ended: str


TONGUES = [
    Tongue(
        code="en",
        call="The hotel cannot find our booking, we land tonight.",
        promise="Tokyo hotel booked",
        answer="A hotel of the same class, confirmed",
        called="Call in",
        bits=("Issue routine", "Promise 18:00"),
        untold="Write what the member gets",
        missing="proof",
        answered="Answer",
        told="Told the member",
        kept="kept",
        kept_late="kept late",
        proved="member confirmed",
        closed="Issue closed",
        ended="Closed: ",
    ),
    Tongue(
        code="zh",
        call="酒店说查不到我们的预订，今晚就落地了。",
        promise="订好东京酒店",
        answer="换同级酒店，已确认",
        called="来电",
        bits=("事项 常规", "承诺 18:00"),
        untold="先写",
        missing="凭证",
        answered="答复",
        told="告知会员",
        kept="已兑现",
        kept_late="逾期兑现",
        proved="会员已确认",
        closed="办结",
        ended="已办结",
    ),
]
both_languages = pytest.mark.parametrize("tongue", TONGUES, ids=lambda one: one.code)


@both_languages
def test_the_main_job_is_done_by_keyboard_alone(
    tongue: Tongue, sit_down: SitDown, member: UUID, work: Work
) -> None:
    seat = sit_down(tongue.code)
    presses = find_and_log(seat, tongue)
    assert presses <= 12
    call = seat.last()
    for heard in (tongue.called, tongue.call, *tongue.bits):
        assert heard in call

    open_the_issue(seat)
    answer_it(seat, tongue)
    assert tongue.answered in seat.last()
    assert tongue.answer in seat.last()

    tell_the_member(seat)
    assert tongue.told in seat.last()
    assert tongue.answer in seat.last()

    try_to_close(seat)
    assert "18:00" in seat.name("issue.check.promises_ended")
    assert tongue.promise in seat.name("issue.check.promises_ended")
    assert tongue.missing in seat.told()
    assert not ended(work, member)

    settle_the_promise(seat)
    assert tongue.promise in seat.last()
    assert tongue.kept in seat.last()

    prove_it(seat)
    assert tongue.proved in seat.last()

    try_to_close(seat)
    assert tongue.ended in seat.told()
    assert tongue.closed in seat.last()
    assert ended(work, member)
    assert len(seat.hears("member.stream")) == 7


@both_languages
def test_a_broken_promise_keeps_the_issue_open_and_kept_late_still_counts_as_broken(
    tongue: Tongue, sit_down: SitDown, member: UUID, work: Work, hands: clock.Hands
) -> None:
    seat = sit_down(tongue.code)
    find_and_log(seat, tongue)
    open_the_issue(seat)
    answer_it(seat, tongue)
    tell_the_member(seat)
    try_to_close(seat)
    prove_it(seat)
    hands.set(at(19, 30))

    try_to_close(seat)
    assert not ended(work, member)
    assert tongue.promise in seat.name("issue.check.promises_ended")

    settle_the_promise(seat)
    assert tongue.kept_late in seat.last()

    try_to_close(seat)
    assert ended(work, member)
    assert promise(work, member).broken_at == at(18)
    assert promise(work, member).ended_at == at(19, 30)


def find_and_log(seat: Seat, tongue: Tongue) -> int:
    """A member by their initials; a call with an issue and a promise, in one act.

    How many keys that took besides the text.
    """
    keys = seat.keys
    before = keys.presses
    keys.press("Ctrl+K")
    keys.type("lyl")
    keys.press("Return")
    assert seat.sees("member.header")
    keys.press("Alt+1")
    keys.type(tongue.call)
    keys.press("Ctrl+I")  # its title is taken from the text
    keys.press("Ctrl+P")
    keys.type(tongue.promise)
    keys.press("Tab")
    keys.type("18:00")
    keys.press("Ctrl+Return")  # the business line is asked for, the likely one at hand
    keys.press("Return")
    assert keys.focus() == "composer.line"
    keys.press("Ctrl+Return")
    assert keys.focus() == "composer.text"
    return keys.presses - before


def open_the_issue(seat: Seat) -> None:
    """The newest row of the stream, and the issue that came with it."""
    seat.keys.press("Esc", "End", "Return")
    assert seat.keys.focus() == "issue.tell"


def answer_it(seat: Seat, tongue: Tongue) -> None:
    """Nothing to tell yet: the program asks for the answer, which is kept when it is left."""
    seat.keys.press("Return")
    assert seat.keys.focus() == "issue.answer.outcome"
    assert tongue.untold in seat.describes("issue.answer.outcome")
    seat.keys.type(tongue.answer)
    seat.keys.press("Tab", "Tab", "Tab", "Tab")
    assert seat.keys.focus() == "issue.tell"


def tell_the_member(seat: Seat) -> None:
    """By phone, and they were reached."""
    seat.keys.press("Return")
    assert seat.keys.focus() == "issue.tell.channel"
    seat.keys.press("Ctrl+Return")


def try_to_close(seat: Seat) -> None:
    """As if it were ready."""
    seat.keys.press("Ctrl+Return")


def settle_the_promise(seat: Seat) -> None:
    """The program has put the keyboard on what is missing first."""
    assert seat.keys.focus() == "issue.closure.promises_ended"
    seat.keys.press("Return")
    assert seat.keys.focus() == "issue.promises"
    seat.keys.press("D")


def prove_it(seat: Seat) -> None:
    """Closing again leads to the proof, whose first kind is that the member confirmed it."""
    seat.keys.press("Ctrl+Return")
    if seat.keys.focus() != "issue.closure.proof":
        seat.keys.press("Tab")
    assert seat.keys.focus() == "issue.closure.proof"
    seat.keys.press("Return")
    assert seat.keys.focus() == "issue.proof"
    seat.keys.press("Down", "Return")


def at(hour: int, minute: int = 0) -> datetime:
    return datetime.fromisoformat(f"2026-11-20T{hour:02}:{minute:02}:00+08:00")


def ended(work: Work, member: UUID) -> bool:
    return not work.read(issues.open_of, member)


def promise(work: Work, member: UUID) -> PromiseRow:
    """The one promise this member was made."""
    (one,) = work.read(promises_of, member, False)
    return one
