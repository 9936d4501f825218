"""The people of the house: two teams, two leads, twelve stewards."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.orm import Session

from concierge.store.act import Actor
from concierge.team.actions import NewSteward, add_steward, set_intake
from concierge.team.kinds import Role

SIGNED_IN = "wang"
CAPACITY = 2280
"""Minutes a week a steward has for members: 38 hours."""

SHANGHAI, ABROAD = "上海一组", "国际组 International"
LEADS = (("shen", "沈嘉言", SHANGHAI), ("webb", "Marcus Webb", ABROAD))
STEWARDS = (
    (SIGNED_IN, "王静", SHANGHAI),
    ("he", "何敏", SHANGHAI),
    ("qiu", "邱明远", SHANGHAI),
    ("yao", "姚佳宁", SHANGHAI),
    ("fang", "方晓东", SHANGHAI),
    ("tao", "陶冉", SHANGHAI),
    ("xiang", "向文清", SHANGHAI),
    ("tan", "Grace Tan", ABROAD),
    ("ferreira", "Luis Ferreira", ABROAD),
    ("byrne", "Aoife Byrne", ABROAD),
    ("ito", "Ito Haruka", ABROAD),
    ("duval", "Claire Duval", ABROAD),
)


@dataclass(frozen=True)
class Served:
    """A member, and who serves them now."""

    id: UUID
    number: str
    login: str


@dataclass
class House:
    """Who works here by login, and the members of whom stories are told, by name."""

    actors: dict[str, Actor] = field(default_factory=dict)
    served: dict[str, Served] = field(default_factory=dict)


def found(session: Session) -> House:
    """Take everybody on; a new member of a team goes to its first steward."""
    house = House()
    people = [(*one, Role.LEAD) for one in LEADS] + [(*one, Role.STEWARD) for one in STEWARDS]
    for login, name, team, role in people:
        capacity = CAPACITY if role is Role.STEWARD else None
        steward_id = add_steward(session, NewSteward(login, name, role, team, capacity))
        house.actors[login] = Actor(steward_id, login, role.value)
    for team in (SHANGHAI, ABROAD):
        intake = next(login for login, _, theirs in STEWARDS if theirs == team)
        set_intake(session, team, house.actors[intake].steward_id)
    return house
