"""Who is working: read off the workspace before anybody is signed in."""

from uuid import UUID

from sqlalchemy import func, select

from concierge.errors import Code, Refusal
from concierge.store.act import Actor
from concierge.store.work import Store
from concierge.team.kinds import Role
from concierge.team.tables import Steward

SETUP = Actor(UUID(int=0), "", Role.ADMIN)
"""Who adds the first steward to a workspace that has none."""

# Of the table: the class would have every class of the program made ready before the first screen.
_steward = Steward.__table__.c

_OWNS = select(func.pg_has_role("concierge_owner", "MEMBER"))


def sign_in(workspace: Store, login: str | None, last: str | None = None) -> Actor:
    """The person `login`; without it the only one, or who worked here `last`. On a server, who
    may do all that its owner may is SETUP.

    Raises UNKNOWN_STEWARD, or SIGN_IN_NEEDED with the logins there are.
    """
    with workspace.readers.connect() as connection:
        rows = connection.execute(
            select(_steward.id, _steward.login, _steward.role)
            .where(_steward.active)
            .order_by(_steward.login)
        ).all()
        owns = connection.dialect.name == "postgresql" and connection.scalar(_OWNS)
    people = {row.login: Actor(row.id, row.login, row.role) for row in rows}
    if login is not None:
        if login not in people and owns:
            return SETUP
        if login not in people:
            raise Refusal(Code.UNKNOWN_STEWARD, login=login)
        return people[login]
    if last in people:
        return people[last]
    if len(people) > 1:
        raise Refusal(Code.SIGN_IN_NEEDED, logins=list(people))
    return next(iter(people.values()), SETUP)
