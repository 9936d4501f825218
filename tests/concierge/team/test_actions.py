"""Teams, and who works in them."""

from __future__ import annotations

import pytest

from concierge.errors import Code
from concierge.members import queries as members
from concierge.members.actions import NewMember, add_member
from concierge.store.work import Work
from concierge.team import queries
from concierge.team.actions import NewSteward, add_steward, add_team, set_intake
from concierge.team.kinds import Role
from tests.concierge.conftest import signed_in
from tests.refusals import refused


def test_somebody_new_makes_their_team_if_it_is_new(setup: Work) -> None:
    new = NewSteward("fang", "方晴", "steward", "Hangzhou", 2400)
    fang = setup.write(add_steward, new).result
    assert setup.read(queries.by_login, "fang") == fang
    rows = setup.read(queries.stewards)
    assert [(row.team, row.login, row.role) for row in rows] == [
        ("Hangzhou", "fang", "steward"),
        ("Shanghai", "he", "steward"),
        ("Shanghai", "shen", "lead"),
        ("Shanghai", "wang", "steward"),
    ]


def test_a_login_belongs_to_one_person(setup: Work) -> None:
    with refused(Code.LOGIN_TAKEN):
        setup.write(add_steward, NewSteward(" wang ", "王二", Role.STEWARD, "Shanghai"))
    with refused(Code.TEXT_MISSING):
        setup.write(add_steward, NewSteward(" ", "王二", Role.STEWARD, "Shanghai"))


@pytest.mark.in_a_file
@pytest.mark.parametrize(
    ("role", "code"),
    [(Role.FEED, Code.FEED_ON_A_SERVER), (Role.SERVICE, Code.SERVICE_ON_A_SERVER)],
)
def test_who_is_no_person_is_nobody_in_a_file(setup: Work, role: Role, code: Code) -> None:
    with refused(code):
        setup.write(add_steward, NewSteward("gate", "收单", role, "Shanghai"))


def test_a_team_has_a_name_of_its_own(setup: Work) -> None:
    setup.write(add_team, "Hangzhou")
    with refused(Code.TEAM_TAKEN):
        setup.write(add_team, "Hangzhou")
    with refused(Code.UNKNOWN_TEAM):
        setup.write(set_intake, "Suzhou", None)


def test_nobody_is_signed_in_as_who_is_not_here(setup: Work) -> None:
    with refused(Code.UNKNOWN_STEWARD):
        setup.read(queries.by_login, "nobody")


@pytest.mark.in_a_file  # on a server they get a login, too: see `test_admitting`
def test_a_new_lead_sees_the_members_of_the_team(work: Work, setup: Work) -> None:
    new = NewMember("1", "林", steward_id=work.actor.steward_id)
    member = work.write(add_member, new).result
    setup.write(add_steward, NewSteward("gu", "顾言", Role.LEAD, "Shanghai"))
    setup.write(add_steward, NewSteward("bo", "薄言", Role.LEAD, "Hangzhou"))
    assert signed_in(work.workspace, "gu").read(members.header, member).owner_name == "王静"
    with refused(Code.UNKNOWN_MEMBER):
        signed_in(work.workspace, "bo").read(members.header, member)
