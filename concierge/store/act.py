"""Who asks or acts in a session, and when."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Actor:
    """The signed-in person a verb runs for."""

    steward_id: UUID
    login: str
    role: str


@dataclass(frozen=True)
class Act:
    """One operation: who, when (aware UTC), and the workspace's zone its days are counted in."""

    operation: UUID
    actor: Actor
    at: datetime
    zone: ZoneInfo


def act(session: Session) -> Act:
    """Who asks or acts here, and when that began."""
    return session.info["act"]  # type: ignore[no-any-return]
