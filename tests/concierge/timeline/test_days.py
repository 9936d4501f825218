"""A corrected zone: the days begin elsewhere, and what is counted by day is counted anew."""

import time
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.errors import Code, Refusal
from concierge.members.actions import NewMember, add_member
from concierge.store.work import Work
from concierge.team.sign_in import SETUP
from concierge.timeline.days import move_days
from concierge.timeline.tables import TimelineDay
from concierge.workspace import identity
from concierge.workspace.file import Workspace
from concierge.workspace.server import TeamWorkspace
from tests.concierge.conftest import signed_in
from tests.patience import MOST_S
from tests.refusals import refused

# 07:30 of the 20th in Shanghai, still the 19th in London.
EARLY = datetime(2026, 11, 19, 23, 30, tzinfo=UTC)


def days(work: Work) -> dict[str, int]:
    with work.workspace.readers.connect() as connection:
        rows = connection.execute(select(TimelineDay.day, TimelineDay.n)).all()
    found: dict[str, int] = {}
    for day, n in rows:
        found[day.isoformat()] = found.get(day.isoformat(), 0) + n
    return found


def called_early(work: Work) -> None:
    new = NewMember("88000001", "林雅岚", steward_id=work.actor.steward_id)
    member_id = work.write(add_member, new).result
    work.write(log_contact, Contact(member_id, "来电", at=EARLY))


@pytest.mark.in_a_file
def test_the_days_are_counted_by_the_new_zone(work: Work, lead: Work) -> None:
    called_early(work)
    before = days(work)
    assert lead.write(move_days, "Europe/London").result == "Asia/Shanghai"
    after = days(work)
    assert before["2026-11-20"] - after["2026-11-20"] == after["2026-11-19"] == 1
    assert lead.workspace.zone.key == "Europe/London"
    assert lead.write(move_days, "Asia/Shanghai").result == "Europe/London"
    assert days(work) == before


def test_on_a_server_they_are_too_once_nobody_is_at_work(team: TeamWorkspace) -> None:
    wang, house = signed_in(team, "wang"), Work(team, SETUP)
    called_early(wang)
    with refused(Code.OTHERS_AT_WORK):
        house.write(move_days, "Europe/London")
    wang.workspace.close()  # type: ignore[attr-defined]
    before = days(house)
    assert _moved_in_the_end(house, "Europe/London") == "Asia/Shanghai"
    after = days(house)
    assert before["2026-11-20"] - after["2026-11-20"] == after["2026-11-19"] == 1
    assert house.write(move_days, "Asia/Shanghai").result == "Europe/London"
    assert days(house) == before


def _moved_in_the_end(house: Work, zone: str) -> str:
    """A server takes a moment to see that somebody has gone."""
    until = time.monotonic() + MOST_S
    while True:
        try:
            return house.write(move_days, zone).result
        except Refusal:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


@pytest.mark.in_a_file
def test_the_next_start_begins_them_there_too(workspace: Workspace, lead: Work) -> None:
    lead.write(move_days, "Asia/Tokyo")
    assert identity.read(workspace.path).zone == "Asia/Tokyo"


@pytest.mark.in_a_file
def test_it_is_for_who_is_in_charge_and_for_zones_there_are(work: Work, lead: Work) -> None:
    with refused(Code.ONLY_IN_CHARGE):
        work.write(move_days, "Europe/London")
    with refused(Code.ZONE_UNKNOWN):
        lead.write(move_days, "Mars/Olympus")
