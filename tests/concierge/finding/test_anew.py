"""After an upgrade everything is found that was found before it, cut as this program cuts it."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from concierge.clock import Hands
from concierge.contacts.actions import log_contact
from concierge.contacts.retraction import retract_contact
from concierge.contacts.rules import Contact
from concierge.finding.anew import find_anew
from concierge.finding.queries import search
from concierge.issues.rules import IssueDraft
from concierge.members.find import find
from concierge.notes.actions import NewNote, write_note
from concierge.notes.kinds import Visibility
from concierge.store.work import Work


def forget(work: Work) -> None:
    """As the revision does."""
    with work.workspace.writer.begin() as connection:
        connection.execute(text("DELETE FROM member_term"))
        connection.execute(text("DELETE FROM text_ref"))
        if connection.dialect.name == "sqlite":
            connection.execute(text("INSERT INTO text_fts(text_fts) VALUES ('delete-all')"))


def fill(work: Work) -> None:
    with work.workspace.writer.begin() as connection, Session(connection) as session:
        find_anew(session)
        session.flush()


def found(work: Work) -> dict[str, list[tuple[str, str]]]:
    # In whatever order: of two texts of one instant neither is the newer.
    asked = ("退款", "CA1832", "错人", "猫", "O'Brien", "转接", "电话")
    return {
        word: sorted((one.kind, one.excerpt) for one in work.read(search, word)) for word in asked
    } | {"林雅岚": [(one.name, one.how) for one in work.read(find, "lyl")]}


def test_what_was_emptied_is_filled_with_the_same(
    setup: Work, work: Work, colleague: Work, member: UUID, hands: Hands
) -> None:
    issue = IssueDraft("退款迟到", "payments", cause="银行转接慢")
    work.write(log_contact, Contact(member, "CA1832 退款没到", issue=issue))
    hands.move(timedelta(minutes=1))
    work.write(write_note, NewNote(member, "养猫", Visibility.MINE))
    wrong = work.write(log_contact, Contact(member, "找 O’Brien")).result.event_id
    work.write(retract_contact, wrong, "错人了")
    before = found(work)
    assert all(before.values()) is False  # what was taken off is found no more
    assert [word for word, hits in before.items() if not hits] == ["O'Brien"]
    forget(setup)
    assert not any(found(work).values())
    fill(setup)
    assert found(work) == before
    assert not colleague.read(search, "猫")


def test_what_is_full_is_left_alone(setup: Work, work: Work, member: UUID) -> None:
    work.write(log_contact, Contact(member, "退款没到"))
    fill(setup)
    assert len(work.read(search, "退款")) == 1
