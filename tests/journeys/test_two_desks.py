"""Two desks on one server: each shows what the other writes, and nothing that is not its own."""

from __future__ import annotations

from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.issues import queries as issues
from concierge.issues.actions import open_issue
from concierge.issues.answer import set_answer
from concierge.issues.rules import AnswerDraft, IssueDraft
from concierge.members.actions import NewMember, add_member
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.rules import Filter
from concierge.workspace.live import Live
from concierge.workspace.server import TeamWorkspace
from tests.concierge.conftest import signed_in
from tests.journeys.seat import SitDown
from tests.server import Server


@pytest.fixture
def workspace(team: TeamWorkspace) -> TeamWorkspace:
    """On a server, whichever engine the other tests are run on."""
    return team


@pytest.fixture
def lin(work: Work) -> UUID:
    """林女士, whom 王静 serves."""
    new = NewMember("88000001", "林雅岚", "林女士", steward_id=work.actor.steward_id)
    return work.write(add_member, new).result


def test_what_a_colleague_writes_comes_into_sight_by_itself(
    team: TeamWorkspace, lin: UUID, sit_down: SitDown, qtbot: QtBot
) -> None:
    seat = sit_down("zh")
    seat.keys.press("Ctrl+K")
    seat.keys.type("lyl")
    seat.keys.press("Return")
    assert "林女士" in seat.writing()[0]
    seat.watch()
    lead = signed_in(team, "shen")  # type: ignore[arg-type]
    lead.write(log_contact, Contact(lin, "主管已回电致歉"))
    qtbot.waitUntil(lambda: "主管已回电致歉" in seat.last(), timeout=3000)


def test_a_member_of_a_colleagues_is_found_by_nothing_one_types(
    team: TeamWorkspace, lin: UUID, sit_down: SitDown
) -> None:
    he = signed_in(team, "he")  # type: ignore[arg-type]
    new = NewMember("88000002", "吴柏川", phones=("13900002086",), steward_id=he.actor.steward_id)
    theirs = he.write(add_member, new).result
    he.write(log_contact, Contact(theirs, "改签到几点"))
    seat = sit_down("en")
    for typed in ("wbc", "88000002", "2086", "改签"):
        seat.keys.press("Ctrl+K")
        seat.keys.type(typed)
        assert "吴柏川" not in " ".join(seat.hears("palette.results")), typed
        seat.keys.press("Escape")


def test_a_server_that_falls_over_takes_nothing_with_it(
    lin: UUID, work: Work, sit_down: SitDown, server: Server, qtbot: QtBot
) -> None:
    seat = sit_down("en")
    seat.keys.press("Ctrl+K")
    seat.keys.type("lyl")
    seat.keys.press("Return", "Alt+1")
    seat.keys.type("改签到几点？")
    begun = seat.writing()
    server.stop()
    try:
        seat.keys.press("Ctrl+Return")
        seat.waits_for("composer.trouble")
        assert "server does not answer" in seat.reads("composer.trouble")
        assert seat.writing() == begun
    finally:
        server.start()
    seat.keys.press("Ctrl+Return")
    qtbot.waitUntil(lambda: "改签到几点？" in seat.last())
    rows = work.read(timeline.page, lin, Filter(kind="contact"), None, 10).rows
    assert [row.body for row in rows] == ["改签到几点？"]


def test_two_who_edit_one_answer_the_second_sees_both_and_chooses(
    team: TeamWorkspace, lin: UUID, work: Work, sit_down: SitDown, qtbot: QtBot
) -> None:
    issue = work.write(open_issue, lin, IssueDraft("酒店没了", "travel")).result
    seat = sit_down("zh")
    seat.keys.press("Ctrl+K")
    seat.keys.type("lyl")
    seat.keys.press("Return", "End", "Return", "Return")
    seat.watch()
    assert seat.keys.focus() == "issue.answer.outcome"
    seat.keys.type("换同级酒店")
    lead = signed_in(team, "shen")  # type: ignore[arg-type]
    lead.write(set_answer, issue, 1, AnswerDraft("退全款"))
    seat.keys.press("Ctrl+S")
    assert seat.sees("issue.answer.conflict.mine")
    assert seat.reads("issue.answer.conflict.theirs.text") == "退全款"
    assert seat.reads("issue.answer.conflict.mine.text") == "换同级酒店"
    assert work.read(issues.detail, issue).answer.outcome == "退全款"  # type: ignore[union-attr]
    seat.presses("issue.answer.conflict.mine")
    assert not seat.sees("issue.answer.conflict.mine")
    assert work.read(issues.detail, issue).answer.outcome == "换同级酒店"  # type: ignore[union-attr]


def test_who_else_has_the_member_open_stands_above_them(
    team: TeamWorkspace, lin: UUID, sit_down: SitDown, qtbot: QtBot
) -> None:
    seat = sit_down("zh")
    seat.keys.press("Ctrl+K")
    seat.keys.type("lyl")
    seat.keys.press("Return")
    seat.watch()
    lead = signed_in(team, "shen")  # type: ignore[arg-type]
    assert isinstance(lead.workspace, TeamWorkspace)
    other = Live(lead.workspace)
    other.start(lambda _news: None)
    try:
        other.sit_at(lin)
        qtbot.waitUntil(lambda: "也在查看：沈嘉言" in seat.name("member.header"))
    finally:
        other.close()
