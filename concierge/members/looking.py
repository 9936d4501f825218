"""Who looked is on the record too: at somebody else's member, for words, at a whole list at once.

To read changes nothing, so whoever shows what was read says it by a small act of its own. Nobody's
panel is read again for it.
"""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.members.tables import Member
from concierge.store.act import act
from concierge.store.ledger import audit
from concierge.team.access import reasons, require
from concierge.team.glass import recorded_for

_member = Member.__table__.c


def is_anothers(session: Session, member_id: UUID) -> bool:
    """Whether the member is served by somebody else than who asks. Raises Refusal NOT_YOURS."""
    require(session, member_id)
    owner = session.scalar(select(_member.owner_id).where(_member.id == member_id))
    return owner is not None and owner != act(session).actor.steward_id


def looked(session: Session, member_id: UUID) -> None:
    """Somebody else's member was opened, and through what one may. Raises Refusal NOT_YOURS."""
    if is_anothers(session, member_id):
        through = reasons(session, member_id)
        whose = recorded_for(session, member_id)
        audit(session, "look", "member", member_id, whose, {"through": through})


def searched(session: Session, length: int, hits: int) -> None:
    """Something was searched for: how long it was and how much was found, never the words."""
    audit(session, "search", "text_ref", "", None, {"length": length, "hits": hits})


def exported(session: Session, table: str, rows: int, member_id: UUID | None = None) -> None:
    """So many rows were given out in a form for other programs: one member's, or of all mine."""
    whose = recorded_for(session, member_id) if member_id else None
    audit(session, "export", table, member_id or "", whose, {"rows": rows})
