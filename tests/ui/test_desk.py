"""The desk asks and writes off the window's thread, and answers on it."""

import gc
import threading
import time
from collections.abc import Callable
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot
from sqlalchemy import text
from sqlalchemy.orm import Session

from concierge import clock
from concierge.changes import Changes
from concierge.errors import Code, Refusal
from concierge.members.kinds import FactKind
from concierge.members.portfolio import portfolio
from concierge.members.profile import NewFact, add_fact
from concierge.members.queries import header
from concierge.store.work import Work
from concierge.timeline.actions import look
from tests.patience import MOST_S
from ui.desk import PATIENCE, Desk

Settled = Callable[[], None]


def which_thread(_session: Session) -> int:
    return threading.get_ident()


def refuse(_session: Session) -> None:
    raise Refusal(Code.NOT_YOURS)


def stumble(_session: Session) -> None:
    raise ZeroDivisionError


def count_slowly(session: Session) -> int:
    """Many minutes of SQL, unless it is interrupted."""
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000000000) "
        "SELECT count(*) FROM n"
    )
    return int(session.connection().scalar(text(endless)) or 0)


def peanuts(member: UUID) -> NewFact:
    return NewFact(member, FactKind.ALLERGY, "花生")


class Listener(QObject):
    """A panel as the desk sees it."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []
        self.threads: list[int] = []

    def take(self, answer: object) -> None:
        self.answers.append(answer)
        self.threads.append(threading.get_ident())


def test_a_question_is_asked_elsewhere_and_answered_here(desk: Desk, settled: Settled) -> None:
    panel = Listener()
    desk.read(which_thread, then=panel.take)
    settled()
    assert panel.answers != [threading.get_ident()]
    assert panel.threads == [threading.get_ident()]


class Ended:
    """Notes which thread let go of it last."""

    def __init__(self, threads: set[int]) -> None:
        self._threads = threads

    def __del__(self) -> None:
        self._threads.add(threading.get_ident())


def test_whom_an_answer_is_for_is_let_go_of_here(desk: Desk, settled: Settled) -> None:
    threads: set[int] = set()

    def take(_held: Ended, _answer: object) -> None:
        """The answer does not matter."""

    for n in range(400):
        held = Ended(threads)
        key = "same" if n % 2 else None
        desk.read(which_thread, then=partial(take, held), key=key)
        desk.read(refuse, then=partial(take, held), failed=partial(take, held))
        del held
        if n % 20 == 0:
            settled()
    settled()
    gc.collect()
    assert threads == {threading.get_ident()}


def test_an_answer_is_real(desk: Desk, settled: Settled, member: UUID) -> None:
    panel = Listener()
    desk.read(portfolio, then=panel.take)
    settled()
    [mine] = panel.answers
    assert [row.address for row in mine] == ["林女士"]  # type: ignore[attr-defined]


def test_a_newer_question_makes_the_older_one_stale_and_stops_it(
    desk: Desk, settled: Settled
) -> None:
    panel = Listener()
    began = time.monotonic()
    desk.read(count_slowly, then=panel.take, failed=panel.take, key="palette")
    QCoreApplication.processEvents()
    desk.read(which_thread, then=panel.take, key="palette")
    settled()
    assert time.monotonic() - began < MOST_S
    assert len(panel.answers) == 1
    assert isinstance(panel.answers[0], int)


def test_questions_with_different_keys_do_not_touch_each_other(
    desk: Desk, settled: Settled
) -> None:
    panel = Listener()
    desk.read(which_thread, then=panel.take, key="header")
    desk.read(which_thread, then=panel.take, key="stream")
    settled()
    assert len(panel.answers) == 2


def test_an_act_is_told_once_to_everybody_and_says_who_began_it(
    desk: Desk, settled: Settled, member: UUID
) -> None:
    panel, heard = Listener(), Listener()
    desk.changed.connect(heard.take)
    desk.write(add_fact, peanuts(member), then=panel.take, initiator=panel)
    settled()
    [changes] = heard.answers
    assert isinstance(changes, Changes)
    assert changes.touch(member, "member_fact")
    assert changes.initiator is panel
    assert len(panel.answers) == 1


def test_the_one_who_began_it_hears_before_the_others(
    desk: Desk, settled: Settled, member: UUID
) -> None:
    order: list[str] = []
    desk.changed.connect(lambda _changes: order.append("everybody"))
    desk.write(add_fact, peanuts(member), then=lambda _id: order.append("who began it"))
    settled()
    assert order == ["who began it", "everybody"]


def test_acts_happen_in_the_order_they_were_asked_for(
    desk: Desk, settled: Settled, work: Work, member: UUID
) -> None:
    for number in range(12):
        desk.write(add_fact, NewFact(member, FactKind.LIKES, f"{number:02}"))
    settled()
    facts = work.read(header, member).facts
    assert sorted(fact.text for fact in facts) == [fact.text for fact in facts]
    assert len(facts) == 12


def test_a_refusal_goes_to_who_asked(desk: Desk, settled: Settled) -> None:
    panel, everybody = Listener(), Listener()
    desk.failed.connect(everybody.take)
    desk.write(refuse, failed=panel.take)
    settled()
    assert [error.code for error in panel.answers] == [Code.NOT_YOURS]  # type: ignore[attr-defined]
    assert everybody.answers == []


def test_a_refusal_nobody_takes_is_told_in_the_one_place(desk: Desk, settled: Settled) -> None:
    everybody = Listener()
    desk.failed.connect(everybody.take)
    desk.read(refuse, then=everybody.take)
    settled()
    assert isinstance(everybody.answers[0], Refusal)


def test_a_bug_is_told_in_the_one_place_and_to_who_asked(desk: Desk, settled: Settled) -> None:
    panel, everybody = Listener(), Listener()
    desk.failed.connect(everybody.take)
    desk.write(stumble, failed=panel.take)
    settled()
    for heard in (panel, everybody):
        assert isinstance(heard.answers[0], ZeroDivisionError)


def test_a_failed_act_changes_nothing_and_says_so_to_nobody(desk: Desk, settled: Settled) -> None:
    everybody = Listener()
    desk.changed.connect(everybody.take)
    desk.saved.connect(everybody.take)
    desk.write(refuse, failed=lambda _error: None)
    settled()
    assert everybody.answers == []


@pytest.mark.parametrize("wrapped", [False, True])
def test_an_answer_for_a_panel_that_is_gone_is_dropped(
    desk: Desk, settled: Settled, wrapped: bool
) -> None:
    panel, failures = Listener(), Listener()
    desk.failed.connect(failures.take)
    answers = panel.answers
    desk.read(which_thread, then=partial(panel.take) if wrapped else panel.take)
    panel.deleteLater()
    QCoreApplication.sendPostedEvents(panel, QEvent.Type.DeferredDelete.value)
    settled()
    assert answers == []
    assert failures.answers == []


def test_what_a_colleague_writes_is_told_too(
    desk: Desk, qtbot: QtBot, colleague: Work, member: UUID, work: Work
) -> None:
    work.news.since_last()  # our own act of adding the member is not news
    desk.watch()
    with qtbot.waitSignal(desk.changed, timeout=5000) as heard:
        # Another program of the same person: the workspace is open twice.
        Work(work.workspace, work.actor).write(add_fact, peanuts(member))
    [changes] = heard.args or []
    assert changes.touch(member, "member_fact")
    assert changes.initiator is None


def test_an_act_that_takes_long_is_announced(desk: Desk, qtbot: QtBot) -> None:
    def slowly(_session: Session) -> None:
        time.sleep(1.5 * PATIENCE / 1000)

    heard = Listener()
    desk.working.connect(heard.take)
    desk.write(slowly)
    qtbot.waitUntil(desk.idle)
    assert heard.answers == [1, 0]


def test_a_quick_act_is_not_announced(desk: Desk, settled: Settled, member: UUID) -> None:
    heard = Listener()
    desk.working.connect(heard.take)
    desk._slow.setInterval(int(MOST_S * 1000))  # quick is what it is on an idle machine
    desk.write(add_fact, peanuts(member))
    settled()
    assert 1 not in heard.answers


def test_closing_lets_an_act_end(desk: Desk, work: Work, member: UUID) -> None:
    desk.write(add_fact, peanuts(member))
    desk.close()
    assert [fact.text for fact in work.read(header, member).facts] == ["花生"]


def test_a_closed_desk_asks_nobody(desk: Desk) -> None:
    panel = Listener()
    desk.close()
    desk.read(which_thread, then=panel.take)
    assert desk.idle()


def test_looking_is_not_saving(desk: Desk, settled: Settled, member: UUID) -> None:
    heard = Listener()
    desk.saved.connect(heard.take)
    desk.write(look, member, clock.now())
    settled()
    assert heard.answers == []
