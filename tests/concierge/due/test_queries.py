"""What due things are called, asked for the kinds that are there and in one question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import event

from concierge.clock import Hands
from concierge.due.queries import title_of
from concierge.issues.promises import make_promise
from concierge.issues.rules import PromiseDraft
from concierge.members.kinds import DueKind
from concierge.messages.looking import LookDraft, look_in
from concierge.messages.rules import TakenMessage
from concierge.messages.taking import enquire, found_by, take_message
from concierge.reminders.actions import set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.store.work import Work
from concierge.today.queries import agenda

ZONE = "Asia/Shanghai"
HOUR = timedelta(hours=1)


@pytest.fixture
def asked(work: Work) -> Callable[[], list[str]]:
    """What Today asks of the database about due things."""

    def of_today() -> list[str]:
        heard: list[str] = []

        def note(_c: object, _k: object, statement: str, *_rest: object) -> None:
            heard.append(statement)

        event.listen(work.workspace.readers, "before_cursor_execute", note)
        try:
            work.read(agenda)
        finally:
            event.remove(work.workspace.readers, "before_cursor_execute", note)
        return [statement for statement in heard if "due_item" in statement]

    return of_today


def test_titles_are_one_question_more_and_only_of_the_kinds_that_are_there(
    work: Work, member: UUID, hands: Hands, asked: Callable[[], list[str]]
) -> None:
    assert len(asked()) == 1
    work.write(set_reminder, member, ReminderDraft("回访", hands.at + HOUR, ZONE))
    _things, titles = asked()
    assert "reminder" in titles
    assert "promise" not in titles
    work.write(make_promise, member, PromiseDraft("退款", hands.at + HOUR, ZONE))
    _things, titles = asked()
    assert "JOIN reminder" in titles
    assert "JOIN promise" in titles
    assert "break_glass" not in titles


def test_every_kind_that_is_made_has_its_words_and_its_reason_at_once(
    work: Work, colleague: Work, member: UUID, hands: Hands
) -> None:
    work.write(set_reminder, member, ReminderDraft("回访", hands.at + HOUR, ZONE))
    work.write(make_promise, member, PromiseDraft("退款", hands.at + HOUR, ZONE))
    [found] = colleague.read(found_by, colleague.write(enquire, "88000001").result)
    colleague.write(take_message, TakenMessage(found.id, "请\n回电"))
    colleague.write(look_in, LookDraft(found.id, "会员在前台"))
    said = {item.kind: item for item in work.read(agenda).items}
    assert {kind: item.title for kind, item in said.items()} == {
        "promise": "退款",
        "reminder": "回访",
        "reply": "请 回电",
        "look": "会员在前台",
    }
    assert said["reminder"].why.values == {"set_at": hands.at}
    assert said["look"].why.values == {"by": "何敏", "look_until": hands.at + HOUR}
    assert set(said["reply"].why.values) == {"by", "taken_at", "party_kind"}
    assert said["promise"].why.values == {}
    for kind, item in said.items():
        assert work.read(title_of, kind, item.ref_id) == item.title


def test_nobody_is_told_the_title_of_somebody_elses_thing(
    work: Work, colleague: Work, member: UUID, hands: Hands
) -> None:
    draft = ReminderDraft("回访", hands.at + HOUR, ZONE)
    reminder = work.write(set_reminder, member, draft).result
    assert work.read(title_of, DueKind.REMINDER, reminder) == "回访"
    assert colleague.read(title_of, DueKind.REMINDER, reminder) == ""
