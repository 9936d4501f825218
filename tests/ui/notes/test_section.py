"""Notes beside the stream: pinned ones always, the others when asked, changed without loss."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from concierge.notes.actions import NewNote, change_note, write_note
from concierge.notes.kinds import Visibility
from concierge.notes.queries import NoteRow, notes_of
from concierge.store.work import Work
from ui.desk import Desk
from ui.notes.block import NoteBlock
from ui.notes.section import NotesSection
from ui.voice import Voice

Settled = Callable[[], None]
Now = Callable[[], list[NoteRow]]


@pytest.fixture
def now(work: Work, member: UUID) -> Now:
    return lambda: work.read(notes_of, member)


@pytest.fixture
def section(
    desk: Desk, work: Work, member: UUID, settled: Settled, qtbot: QtBot, voice: Voice
) -> NotesSection:
    """One pinned note, one that is not."""
    work.write(write_note, NewNote(member, "说结果就好", pinned=True))
    work.write(write_note, NewNote(member, "家宴是给先生过生日", Visibility.TEAM))
    window = QWidget()
    window.resize(348, 600)
    qtbot.addWidget(window)
    made = NotesSection(desk, voice, window)
    made.resize(348, 600)
    with qtbot.waitExposed(window):
        window.show()
    made.show_member(member)
    settled()
    made.window_kept = window  # type: ignore[attr-defined]
    return made


def shown(section: NotesSection) -> list[str]:
    blocks = section.findChildren(NoteBlock)
    return [block.note.text for block in blocks if block.isVisible()]


def test_pinned_ones_first_and_the_others_when_asked_for(section: NotesSection, reach: Any) -> None:
    assert shown(section) == ["说结果就好"]
    assert "1 more note" in reach.find(section, "notes.all").word()
    reach.press(section, "notes.all")
    assert shown(section) == ["说结果就好", "家宴是给先生过生日"]


def test_a_note_reads_what_who_may_read_it_and_when(section: NotesSection, reach: Any) -> None:
    reach.press(section, "notes.all")
    block = section.findChildren(NoteBlock)[-1]
    assert block.accessibleName() == "家宴是给先生过生日, the team, today 14:05"


def test_a_new_note_is_kept(
    section: NotesSection, reach: Any, now: Now, settled: Settled, qtbot: QtBot
) -> None:
    reach.press(section, "notes.new")
    text = reach.find(section, "note.text")
    assert text.hasFocus()
    qtbot.keyClicks(text, "prefers high floors")
    reach.find(section, "note.pinned").setChecked(True)
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert ("prefers high floors", True) in [(row.text, row.pinned) for row in now()]
    assert "prefers high floors" in shown(section)
    assert not text.isVisible()


def test_an_empty_note_is_not_kept_and_says_so(
    section: NotesSection, reach: Any, now: Now, settled: Settled
) -> None:
    reach.press(section, "notes.new")
    reach.press(section, "note.commit")
    settled()
    assert len(now()) == 2
    assert section.form.trouble.text() == "Write the note first."


def test_enter_on_a_note_edits_it_with_who_may_read_it(
    section: NotesSection, reach: Any, now: Now, settled: Settled, qtbot: QtBot
) -> None:
    block = section.findChildren(NoteBlock)[0]
    block.setFocus()
    qtbot.keyClick(block, Qt.Key.Key_Return)
    text = reach.find(section, "note.text")
    assert text.toPlainText() == "说结果就好"
    text.setPlainText("一条说清")
    reach.choose(section, "note.visibility", Visibility.MINE)
    reach.press(section, "note.commit")
    settled()
    changed = next(row for row in now() if row.pinned)
    assert (changed.text, changed.visibility) == ("一条说清", Visibility.MINE)


def test_both_texts_are_shown_when_the_note_was_changed_meanwhile(
    section: NotesSection, reach: Any, work: Work, now: Now, settled: Settled, qtbot: QtBot
) -> None:
    block = section.findChildren(NoteBlock)[0]
    block.edit_wanted.emit(block.note)
    reach.find(section, "note.text").setPlainText("mine")
    row = block.note
    work.write(change_note, row.id, row.version, "theirs", row.visibility, True)
    reach.press(section, "note.commit")
    settled()
    assert reach.find(section, "note.conflict.theirs.text").text() == "theirs"
    reach.press(section, "note.conflict.mine")
    settled()
    assert next(row for row in now() if row.pinned).text == "mine"


def test_the_pin_is_taken_off_and_put_back(
    section: NotesSection, now: Now, settled: Settled, qtbot: QtBot, voice: Voice
) -> None:
    with qtbot.waitSignal(voice.offered) as told:
        section.findChildren(NoteBlock)[0].pin.click()
    settled()
    assert not any(row.pinned for row in now())
    assert told.args[0] == "Unpinned"
    told.args[1]()
    settled()
    assert [row.text for row in now() if row.pinned] == ["说结果就好"]


def test_what_was_begun_survives_leaving_the_form(
    section: NotesSection, reach: Any, qtbot: QtBot
) -> None:
    reach.press(section, "notes.new")
    text = reach.find(section, "note.text")
    qtbot.keyClicks(text, "begun")
    qtbot.keyClick(text, Qt.Key.Key_Escape)
    assert not text.isVisible()
    reach.press(section, "notes.new")
    assert text.toPlainText() == "begun"


def test_everything_that_can_be_reached_has_a_name(section: NotesSection, reach: Any) -> None:
    reach.press(section, "notes.new")
    reach.press(section, "notes.all")
    assert reach.nameless(section) == []


def test_without_a_pinned_one_it_says_how_many_notes_there_are_not_how_many_more(
    section: NotesSection, reach: Any, work: Work, settled: Settled
) -> None:
    for row in section._rows:
        if row.pinned:
            work.write(change_note, row.id, row.version, row.text, row.visibility, False)
    section._ask()
    settled()
    assert "2 notes" in reach.find(section, "notes.all").word()
    reach.press(section, "notes.all")
    assert reach.find(section, "notes.all").word() == "Hide the notes"
