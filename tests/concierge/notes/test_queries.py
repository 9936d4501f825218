"""Nobody is answered with a note they may not read."""

from datetime import timedelta
from uuid import UUID

import pytest

from concierge.clock import Hands
from concierge.finding.queries import search, search_member
from concierge.members.assigning import assign
from concierge.notes.actions import NewNote, write_note
from concierge.notes.kinds import Visibility
from concierge.notes.queries import notes, notes_of, pinned, texts
from concierge.notes.rules import may_read
from concierge.store.work import Work


@pytest.mark.parametrize(
    ("visibility", "author", "steward", "readable"),
    [
        (Visibility.MINE, True, False, True),
        (Visibility.MINE, False, True, False),
        (Visibility.HANDOVER, True, False, True),
        (Visibility.HANDOVER, False, True, True),
        (Visibility.HANDOVER, False, False, False),
        (Visibility.TEAM, False, False, True),
    ],
)
def test_who_may_read_a_note(
    visibility: Visibility, author: bool, steward: bool, readable: bool
) -> None:
    assert may_read(visibility, author=author, steward=steward) is readable


@pytest.fixture
def three(work: Work, member: UUID) -> dict[str, UUID]:
    """One pinned note of each visibility, about the same word."""
    return {
        visibility: work.write(write_note, NewNote(member, "楼层", visibility, True)).result
        for visibility in Visibility
    }


def test_the_author_reads_all(work: Work, member: UUID, three: dict[str, UUID]) -> None:
    assert {note.id for note in work.read(notes_of, member)} == set(three.values())


def test_whoever_takes_the_member_over_reads_all_but_mine(
    work: Work, colleague: Work, lead: Work, member: UUID, three: dict[str, UUID], hands: Hands
) -> None:
    assert colleague.read(notes_of, member) == []
    lead.write(assign, member, colleague.actor.steward_id)
    hands.move(timedelta(seconds=1))
    handed = {three["handover"], three["team"]}
    assert {note.id for note in colleague.read(notes_of, member)} == handed
    assert {note.id for note in colleague.read(pinned, member)} == handed
    assert set(colleague.read(notes, three.values())) == handed
    assert {hit.event_id for hit in colleague.read(search, "楼层")} == {
        note.event_id for note in colleague.read(notes_of, member)
    }
    assert len(colleague.read(search_member, member, "楼层")) == 2
    assert work.read(notes_of, member) == []


def test_a_lead_reads_what_is_for_the_team(
    lead: Work, member: UUID, three: dict[str, UUID]
) -> None:
    assert [note.id for note in lead.read(notes_of, member)] == [three["team"]]


def test_a_page_gets_its_texts_by_event(work: Work, member: UUID, three: dict[str, UUID]) -> None:
    written = work.read(notes_of, member)
    asked = [note.event_id for note in written[:2]]
    assert work.read(texts, asked) == {note.event_id: note for note in written[:2]}
    assert work.read(texts, []) == {}
