"""How much everybody carries: counted as it stands, told to whom it concerns."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from concierge.clock import Hands
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.errors import Code
from concierge.issues.rules import IssueDraft, PromiseDraft
from concierge.members.actions import NewMember, add_member
from concierge.members.assigning import assign
from concierge.members.workload import Load, team_name, workload
from concierge.store.act import Actor
from concierge.store.work import Work
from concierge.team.actions import NewSteward, add_steward
from concierge.team.kinds import Role
from tests.refusals import refused

HOUR = timedelta(hours=1)


def of(found: list[Load], login: str) -> Load:
    return next(one for one in found if one.login == login)


def call(work: Work, member: UUID, due: timedelta, hands: Hands) -> None:
    """A call that opens an issue and promises something."""
    draft = Contact(
        member,
        "酒店说查不到预订",
        issue=IssueDraft("酒店预订丢失", "travel"),
        promises=(PromiseDraft("订好酒店", hands.at + due, "Asia/Shanghai"),),
    )
    work.write(log_contact, draft)


def test_a_lead_sees_what_each_of_the_team_carries(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: Hands
) -> None:
    quiet = NewMember("88000002", "吴柏川", steward_id=work.actor.steward_id)
    work.write(add_member, quiet)
    call(work, member, HOUR, hands)
    hands.move(HOUR / 2)
    call(work, member, 3 * HOUR, hands)
    hands.move(HOUR)
    wang, he = of(lead.read(workload), "wang"), of(lead.read(workload), "he")
    assert (wang.members, wang.open_issues) == (2, 2)
    assert (wang.promises_due, wang.promises_broken) == (1, 1)
    assert wang.waiting_since == hands.at - HOUR
    assert (he.members, he.open_issues, he.promises_due, he.promises_broken) == (0, 0, 0, 0)
    assert he.waiting_since is None
    assert lead.read(team_name) == "Shanghai"


def test_it_goes_with_a_member_who_is_moved(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: Hands
) -> None:
    call(work, member, HOUR, hands)
    before = of(lead.read(workload), "wang")
    lead.write(assign, member, colleague.actor.steward_id)
    after = of(lead.read(workload), "he")
    assert of(lead.read(workload), "wang").members == 0
    assert (after.members, after.open_issues, after.promises_due, after.waiting_since) == (
        before.members, before.open_issues, before.promises_due, before.waiting_since,
    )  # fmt: skip


def test_a_lead_is_in_the_list_only_while_they_serve(work: Work, lead: Work, member: UUID) -> None:
    assert [one.login for one in lead.read(workload)] == ["he", "wang"]
    lead.write(assign, member, lead.actor.steward_id)
    assert [one.login for one in lead.read(workload)] == ["he", "shen", "wang"]


def test_a_steward_is_told_their_own_and_another_teams_lead_nothing(
    work: Work, colleague: Work, setup: Work, member: UUID
) -> None:
    assert [(one.login, one.members) for one in work.read(workload)] == [("wang", 1)]
    assert [one.login for one in colleague.read(workload)] == ["he"]
    away = setup.write(add_steward, NewSteward("gu", "顾一帆", "lead", "Hangzhou")).result
    if setup.workspace.readers.dialect.name == "sqlite":
        elsewhere = Work(setup.workspace, Actor(away, "gu", Role.LEAD))
        assert elsewhere.read(workload) == []


def test_who_has_no_members_to_look_after_is_refused(setup: Work) -> None:
    with refused(Code.ONLY_A_LEAD):
        setup.read(workload)
