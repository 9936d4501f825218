"""Writing, changing and taking back notes, in a real workspace."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.clock import Hands
from concierge.errors import Code
from concierge.finding.queries import search
from concierge.members.actions import NewMember, add_member
from concierge.members.assigning import assign
from concierge.notes.actions import NewNote, change_note, retract_note, write_note
from concierge.notes.kinds import Visibility
from concierge.notes.queries import NoteRow, notes_of, pinned
from concierge.notes.tables import NoteVersion
from concierge.store.work import Work
from concierge.timeline.queries import page
from concierge.timeline.rules import Filter
from tests.refusals import refused


def only(work: Work, member: UUID) -> NoteRow:
    """The one note of a member that this person may read."""
    [note] = work.read(notes_of, member)
    return note


@pytest.fixture
def neighbour(work: Work) -> UUID:
    """吴先生, another member of 王静's."""
    new = NewMember("88000002", "吴建国", "吴先生", steward_id=work.actor.steward_id)
    return work.write(add_member, new).result


def test_a_note_is_kept_as_written(work: Work, member: UUID) -> None:
    text = "  说结果就好，不爱听经过。\n一条说清。"
    note_id = work.write(write_note, NewNote(member, text, pinned=True)).result
    note = only(work, member)
    assert (note.id, note.text, note.pinned, note.mine) == (note_id, text, True, True)
    assert work.read(pinned, member) == [note]


def test_the_event_of_a_note_holds_no_text(work: Work, member: UUID) -> None:
    note_id = work.write(write_note, NewNote(member, "丈夫的生日是秘密")).result
    row = work.read(page, member, Filter(), None, 1).rows[0]
    assert (row.what, row.audience, row.title, row.body) == ("note.written", "internal", "", "")
    assert row.data == {"note_id": str(note_id), "visibility": "handover", "pinned": False}


def test_a_note_without_words_is_refused(work: Work, member: UUID) -> None:
    with refused(Code.TEXT_MISSING):
        work.write(write_note, NewNote(member, "  \n"))


def test_nobody_notes_on_somebody_elses_member(colleague: Work, member: UUID) -> None:
    with refused(Code.NOT_YOURS):
        colleague.write(write_note, NewNote(member, "退款"))


def test_what_a_note_said_before_stays_beside_it(work: Work, member: UUID, hands: Hands) -> None:
    note_id = work.write(write_note, NewNote(member, "喜欢高楼层")).result
    hands.move(timedelta(hours=1))
    work.write(change_note, note_id, 1, "喜欢高楼层，怕吵", Visibility.TEAM, True)
    note = only(work, member)
    assert (note.text, note.visibility, note.pinned) == ("喜欢高楼层，怕吵", Visibility.TEAM, True)
    assert (note.version, note.edited_at) == (2, hands.at)
    assert work.read(versions, note_id) == [(1, "喜欢高楼层")]
    assert work.read(page, member, Filter(), None, 1).rows[0].what == "note.changed"


def versions(session: Session, note_id: UUID) -> list[tuple[int, str]]:
    """Numbers and texts of what a note said before."""
    query = select(NoteVersion.version, NoteVersion.text).where(NoteVersion.note_id == note_id)
    return [tuple(row) for row in session.execute(query)]  # type: ignore[misc]


def test_saving_what_is_there_already_is_no_change(work: Work, member: UUID) -> None:
    note_id = work.write(write_note, NewNote(member, "喜欢高楼层")).result
    done = work.write(change_note, note_id, 1, "喜欢高楼层", Visibility.HANDOVER, False)
    assert only(work, member).version == 1
    assert not done.changes.members


def test_who_saves_second_is_told(work: Work, member: UUID) -> None:
    note_id = work.write(write_note, NewNote(member, "甲")).result
    work.write(change_note, note_id, 1, "乙", Visibility.HANDOVER, False)
    with refused(Code.STALE):
        work.write(change_note, note_id, 1, "丙", Visibility.HANDOVER, False)
    assert only(work, member).text == "乙"


def test_a_changed_note_is_found_by_its_new_words_only(work: Work, member: UUID) -> None:
    note_id = work.write(write_note, NewNote(member, "喜欢高楼层")).result
    work.write(change_note, note_id, 1, "喜欢低楼层", Visibility.HANDOVER, False)
    assert work.read(search, "高楼层") == []
    assert [hit.kind for hit in work.read(search, "低楼层")] == ["note"]


def test_who_may_see_a_note_is_its_authors_to_say(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: Hands
) -> None:
    note_id = work.write(write_note, NewNote(member, "高楼层", Visibility.TEAM)).result
    lead.write(assign, member, colleague.actor.steward_id)
    hands.move(timedelta(seconds=1))
    with refused(Code.NOT_YOURS):
        colleague.write(change_note, note_id, 1, "高楼层", Visibility.MINE, False)
    colleague.write(change_note, note_id, 1, "高楼层，怕吵", Visibility.TEAM, False)
    assert only(colleague, member).author_name == "王静"


def test_a_note_on_the_wrong_person_moves_as_it_was(
    work: Work, member: UUID, neighbour: UUID, hands: Hands
) -> None:
    wrong = work.write(write_note, NewNote(member, "花生过敏", Visibility.TEAM, True)).result
    written = only(work, member)
    work.write(change_note, wrong, 1, "花生过敏，严重", Visibility.TEAM, True)
    moved = work.write(retract_note, wrong, "记错人了", neighbour).result
    assert work.read(notes_of, member) == []
    note = only(work, neighbour)
    assert (note.id, note.text, note.at) == (moved, "花生过敏，严重", written.at)
    assert [hit.member_id for hit in work.read(search, "花生")] == [neighbour]
    stubs = work.read(page, member, Filter(kind="note"), None, 9).rows
    assert [row.retracted and row.retracted.reason for row in stubs] == ["记错人了"] * 2


def test_taking_a_note_back_needs_a_reason_and_another_person(work: Work, member: UUID) -> None:
    note_id = work.write(write_note, NewNote(member, "花生过敏")).result
    with refused(Code.TEXT_MISSING):
        work.write(retract_note, note_id, " ")
    with refused(Code.SAME_MEMBER):
        work.write(retract_note, note_id, "记错人了", member)
    assert only(work, member).text == "花生过敏"


def test_a_retracted_note_is_gone(work: Work, member: UUID) -> None:
    note_id = work.write(write_note, NewNote(member, "花生过敏")).result
    work.write(retract_note, note_id, "记错了")
    with refused(Code.GONE):
        work.write(retract_note, note_id, "再来")
