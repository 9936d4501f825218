"""Questions about the people of the house."""

from __future__ import annotations

from sqlalchemy.orm import Session

from concierge.errors import Code
from concierge.store.work import Work
from concierge.team.queries import by_login, stewards
from concierge.team.tables import Steward
from tests.refusals import refused


def test_everybody_who_works_here_now(work: Work, setup: Work, colleague: Work) -> None:
    def leave(session: Session) -> None:
        session.get_one(Steward, colleague.actor.steward_id).active = False

    setup.write(leave)
    assert [(row.login, row.name, row.team) for row in work.read(stewards)] == [
        ("shen", "沈嘉言", "Shanghai"),
        ("wang", "王静", "Shanghai"),
    ]
    with refused(Code.UNKNOWN_STEWARD):
        work.read(by_login, "he")
    assert work.read(by_login, " wang ") == work.actor.steward_id
