"""Two people who change the same thing at the same time: one is saved, the other is told, always.

On a server they are two logins with connections of their own, in a file two programs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Barrier, Thread
from typing import Any
from uuid import UUID

import pytest

from concierge.errors import Code, Refusal
from concierge.issues import queries as issues
from concierge.issues.actions import IssueEdit, change_issue, open_issue
from concierge.issues.answer import set_answer
from concierge.issues.rules import AnswerDraft, IssueDraft
from concierge.members import queries as members
from concierge.members.actions import MemberEdit, change_member
from concierge.notes import queries as notes
from concierge.notes.actions import NewNote, change_note, write_note
from concierge.notes.kinds import Visibility
from concierge.store.work import Work

ROUNDS = {"sqlcipher": 25, "postgresql": 75}
"""For each of the four things two people edit."""

Seen = tuple[int, str]
"""The version of a thing, and its text."""


@dataclass(frozen=True)
class Thing:
    """Something two people edit: how it is read, and how a text is saved over a version of it."""

    read: Callable[[Work], Seen]
    save: Callable[[Work, Seen, str], Any]


def answer(work: Work, member: UUID) -> Thing:
    """The answer to the member."""
    issue = work.write(open_issue, member, IssueDraft("酒店没了", "travel")).result

    def read(by: Work) -> Seen:
        found = by.read(issues.detail, issue)
        return found.version, found.answer.outcome if found.answer else ""

    return Thing(
        read, lambda by, seen, text: by.write(set_answer, issue, seen[0], AnswerDraft(text))
    )


def inside(work: Work, member: UUID) -> Thing:
    """What stays inside, of an issue."""
    issue = work.write(open_issue, member, IssueDraft("酒店没了", "travel")).result

    def read(by: Work) -> Seen:
        found = by.read(issues.detail, issue)
        return found.version, found.cause

    def save(by: Work, seen: Seen, text: str) -> None:
        edit = IssueEdit(issue, seen[0], "酒店没了", "travel", None, text, "", 0, 0, 0)
        by.write(change_issue, edit)

    return Thing(read, save)


def profile(_work: Work, member: UUID) -> Thing:
    """The form of address."""

    def read(by: Work) -> Seen:
        found = by.read(members.profile, member)
        return found.version, found.header.address

    def save(by: Work, seen: Seen, text: str) -> None:
        by.write(
            change_member,
            MemberEdit(member, seen[0], "林雅岚", text, "黑金", "zh", "Asia/Shanghai", "上海"),
        )

    return Thing(read, save)


def note(work: Work, member: UUID) -> Thing:
    """A note for the team."""
    written = work.write(write_note, NewNote(member, "对花生过敏", Visibility.TEAM)).result

    def read(by: Work) -> Seen:
        [found] = by.read(notes.notes_of, member)
        return found.version, found.text

    return Thing(
        read,
        lambda by, seen, text: by.write(
            change_note, written, seen[0], text, Visibility.TEAM, False
        ),
    )


@pytest.mark.parametrize("made", [answer, inside, profile, note])
def test_of_two_who_save_at_once_one_does_and_the_other_is_told(
    made: Callable[[Work, UUID], Thing], work: Work, lead: Work, member: UUID,
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    rounds = ROUNDS[request.config.getoption("--engine")]
    thing = made(work, member)
    start = Barrier(2)
    told: dict[str, list[str]] = {"saved": [], "stands": []}

    def edit(by: Work) -> None:
        for n in range(rounds):
            seen = thing.read(by)
            start.wait(30)
            text = f"{by.actor.login} {n}"
            try:
                thing.save(by, seen, text)
            except Refusal as refusal:
                told.setdefault(refusal.code, []).append(text)
            else:
                told.setdefault("saved", []).append(text)
            start.wait(30)
            # Both texts are at hand for who was told: theirs, and the one that stands there now.
            told.setdefault("stands", []).append(thing.read(by)[1])
            start.wait(30)

    threads = [Thread(target=edit, args=(by,)) for by in (work, lead)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(told) == {"saved", Code.STALE, "stands"}
    assert len(told["saved"]) == len(told[Code.STALE]) == rounds
    assert set(told["saved"]).isdisjoint(told[Code.STALE])
    assert told["stands"] == [text for text in told["saved"] for _ in range(2)]
    assert {text.split()[0] for text in told["saved"]} == {"wang", "shen"}
