"""Errands to other machines: by the mail clients of Python, at a server that says nothing. They
starve nobody, and end when the desk is closed, whatever patience they have."""

import imaplib
import smtplib
import threading
import time
from collections.abc import Callable, Iterator
from socket import socket
from threading import Event
from typing import Any
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from concierge.members.kinds import FactKind
from concierge.members.profile import NewFact, add_fact
from concierge.wire import Wire
from tests.patience import MOST_S
from tests.silence import Silent, silent
from tests.ui.test_desk import Listener, which_thread
from ui import desk as of_desk
from ui.desk import ERRANDS, OUTSIDE_S, Desk

LONG_S = 600.0
"""How long an SMTP server may take to answer."""
Settled = Callable[[], None]


@pytest.fixture
def machine() -> Iterator[Silent]:
    with silent() as made:
        yield made


def send(wire: Wire, there: Silent) -> None:
    """As a mail is sent."""

    class Post(smtplib.SMTP):
        def _get_socket(self, host: str, port: int, timeout: float) -> socket:
            return wire.connect(host, port, timeout)

    Post(there.host, there.port, timeout=LONG_S)


def hear(wire: Wire, there: Silent) -> None:
    """As one hears of mails that come."""

    class Box(imaplib.IMAP4):
        def _create_socket(self, timeout: float | None) -> socket:
            return wire.connect(self.host, self.port, LONG_S)

    Box(there.host, there.port)


def say(_wire: Wire, word: str) -> str:
    return word


def test_an_errand_is_answered_here(desk: Desk, settled: Settled) -> None:
    panel = Listener()
    desk.send_out(say, "sent", then=panel.take)
    settled()
    assert panel.answers == ["sent"]
    assert panel.threads == [threading.get_ident()]


def test_who_waits_for_a_silent_machine_keeps_nobody_else_waiting(
    desk: Desk, qtbot: QtBot, machine: Silent, member: UUID
) -> None:
    panel = Listener()
    for _ in range(ERRANDS):
        desk.send_out(send, machine)
    for _ in range(8):
        desk.listen(hear, machine)
    assert machine.called.wait(MOST_S)
    desk.read(which_thread, then=panel.take)
    desk.write(add_fact, NewFact(member, FactKind.LIKES, "靠窗"), then=panel.take)
    qtbot.waitUntil(lambda: len(panel.answers) == 2)


def test_many_listeners_leave_room_to_send(desk: Desk, qtbot: QtBot, machine: Silent) -> None:
    panel = Listener()
    for _ in range(8):
        desk.listen(hear, machine)
    desk.send_out(say, "sent", then=panel.take)
    qtbot.waitUntil(lambda: panel.answers == ["sent"])


@pytest.mark.parametrize("errands", [1, ERRANDS + 2])
def test_closing_ends_them_whatever_they_wait_for(
    desk: Desk, machine: Silent, errands: int
) -> None:
    heard = Listener()
    desk.failed.connect(heard.take)
    for _ in range(errands):
        desk.send_out(send, machine, failed=heard.take)
    desk.listen(hear, machine, failed=heard.take)
    assert machine.called.wait(MOST_S)
    before = set(threading.enumerate())
    began = time.monotonic()
    desk.close()
    assert time.monotonic() - began < OUTSIDE_S + MOST_S
    assert not [one for one in before if one.name in ("errands", "listens") and one.is_alive()]
    assert heard.answers == []


def test_what_cannot_be_ended_is_left_behind(desk: Desk) -> None:
    let, begun = Event(), Event()

    def look_a_name_up(_wire: Wire) -> None:
        begun.set()
        let.wait(LONG_S)

    desk.send_out(look_a_name_up)
    assert begun.wait(MOST_S)
    began = time.monotonic()
    desk.close()
    assert time.monotonic() - began < OUTSIDE_S + MOST_S
    let.set()


def test_who_began_an_errand_can_end_it_and_hears_nothing_more(
    desk: Desk, settled: Settled, machine: Silent
) -> None:
    panel = Listener()
    wire = desk.listen(hear, machine, failed=panel.take)
    assert machine.called.wait(MOST_S)
    wire.interrupt()
    settled()
    assert panel.answers == []


def test_an_errand_that_fails_says_so(desk: Desk, settled: Settled, machine: Silent) -> None:
    panel = Listener()

    def refused(wire: Wire) -> Any:
        return wire.connect(machine.host, 1, LONG_S)

    desk.send_out(refused, failed=panel.take)
    settled()
    assert isinstance(panel.answers[0], OSError)


def test_not_even_an_act_that_never_ends_holds_a_closing_desk(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_desk, "PARTING_S", 0.05)
    monkeypatch.setattr(of_desk, "LAST_S", 0.1)
    let, begun = Event(), Event()

    def stuck(_session: Session) -> None:
        begun.set()
        let.wait(LONG_S)

    desk.write(stuck)
    assert begun.wait(MOST_S)
    desk.close()
    let.set()
