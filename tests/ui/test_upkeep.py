"""What a desk does for its workspace while nobody waits."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from concierge.finding.queries import search
from concierge.members.kinds import FactKind
from concierge.members.profile import NewFact, add_fact
from concierge.notes.actions import NewNote, write_note
from concierge.sealing import chain
from concierge.store.work import Work
from concierge.workspace import engine
from concierge.workspace.file import Workspace
from ui.desk import Desk
from ui.upkeep import TIDYING_MS, Upkeep

Settled = Callable[[], None]


class Listener(QObject):
    """A panel as the desk sees it."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []

    def take(self, answer: object) -> None:
        self.answers.append(answer)


@pytest.fixture
def upkeep(desk: Desk) -> Upkeep:
    """That desk's."""
    found = desk.findChild(Upkeep)
    assert isinstance(found, Upkeep)
    return found


def test_the_index_is_tidied_and_nobody_is_told(
    desk: Desk, upkeep: Upkeep, qtbot: QtBot, settled: Settled, member: UUID, work: Work
) -> None:
    desk.write(write_note, NewNote(member, "喜欢高楼层"))
    settled()
    everybody = Listener()
    desk.saved.connect(everybody.take)
    desk.changed.connect(everybody.take)
    upkeep._untidy.start(0)
    qtbot.waitUntil(lambda: not upkeep._untidy.isActive() and desk.idle())
    assert everybody.answers == []
    assert [found.excerpt for found in work.read(search, "高楼")] == ["喜欢高楼层"]


def test_saves_that_follow_do_not_put_it_off(
    desk: Desk, upkeep: Upkeep, settled: Settled, member: UUID, qtbot: QtBot
) -> None:
    desk.write(write_note, NewNote(member, "喜欢高楼层"))
    settled()
    qtbot.waitUntil(lambda: upkeep._untidy.remainingTime() < TIDYING_MS)
    before = upkeep._untidy.remainingTime()
    desk.write(write_note, NewNote(member, "不吃花生"))
    settled()
    assert upkeep._untidy.remainingTime() <= before


@pytest.mark.in_a_file
def test_the_log_is_copied_into_the_file_before_a_save_has_to(
    desk: Desk,
    upkeep: Upkeep,
    settled: Settled,
    member: UUID,
    workspace: Workspace,
    qtbot: QtBot,
) -> None:
    desk.write(write_note, NewNote(member, "喜欢高楼层"))
    settled()
    upkeep._untidy.start(0)
    qtbot.waitUntil(lambda: not upkeep._untidy.isActive() and desk.idle())
    with workspace.readers.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        (_busy, log, copied) = driver.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        assert (log, copied) == (copied, log)
    with workspace.writer.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        (pages,) = driver.execute("PRAGMA wal_autocheckpoint").fetchone()
    assert pages == engine.CHECKPOINT


def test_what_was_done_is_sealed_a_minute_later_and_nobody_is_told(
    desk: Desk,
    upkeep: Upkeep,
    workspace: Workspace,
    member: UUID,
    settled: Settled,
    qtbot: QtBot,
) -> None:
    desk.write(add_fact, NewFact(member, FactKind.ALLERGY, "花生"))
    settled()
    assert upkeep._unsealed.isActive()
    listener = Listener()
    desk.changed.connect(listener.take)
    upkeep._unsealed.start(0)
    qtbot.waitUntil(lambda: not upkeep._unsealed.isActive() and desk.idle())
    # On a server whoever only works there reads no seal.
    with workspace.readers.connect() as connection:
        found = chain.verify(connection)
    assert found.sealed > 0
    assert (found.waiting, found.broken) == (0, ())
    assert listener.answers == []
