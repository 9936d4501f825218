"""What on a server only the database may do: whoever takes a message sees nothing of the member it
is for. Its functions find by a full number alone, and write this one contact and nothing else."""

from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from concierge.messages.rules import Found, TakenMessage
from concierge.searchindex.folding import clean
from concierge.store import rows
from concierge.store.act import act
from concierge.store.types import IdType
from concierge.timeline.actions import entry_of
from concierge.timeline.kinds import Direction, Reached

_ENQUIRE = text("SELECT enquire(:asked, :operation, :number, :phone)")
_FOUND = text("SELECT found_id AS id, address, steward, member_id FROM found_by(:asked)").columns(
    id=IdType(), member_id=IdType()
)
_TAKE = text(
    "SELECT take_message(:found, :operation, :said, :channel, :party, :kind,"
    " :urgent, CAST(:words AS text[]))"
)


_LOOK = text(
    "SELECT look_in(:found, :operation, :reason, :confidential, CAST(:words AS text[])) AS member"
).columns(member=IdType())


def is_on_server(session: Session) -> bool:
    """Whether the workspace is a server's."""
    return session.connection().dialect.name == "postgresql"


def enquire(session: Session, asked_id: UUID, number: str, phone: str) -> bool:
    """Put the enquiry on the record; false where there were too many. Tells nothing else."""
    values = {"asked": asked_id, "operation": act(session).operation}
    return bool(session.scalar(_ENQUIRE, {**values, "number": number, "phone": phone}))


def found_by(session: Session, asked_id: UUID) -> list[Found]:
    """Whom an enquiry found that is on the record: nobody before its commit."""
    return rows.each(Found, session.execute(_FOUND, {"asked": asked_id}))


def take(session: Session, message: TakenMessage) -> bool | None:
    """Write the message and all that belongs to it; false where `found_id` is good for nothing,
    None where that were too many."""
    values = {
        "found": message.found_id,
        "operation": act(session).operation,
        "said": message.text,
        "channel": message.channel.value,
        "party": clean(message.party),
        "kind": message.whom.value,
        "urgent": message.urgent,
        "words": _words(session, message.text, clean(message.party), "contact.message",
                        message.channel.value, Direction.IN, Reached.YES, {}),
    }  # fmt: skip
    taken: bool | None = session.scalar(_TAKE, values)
    return taken


def look_in(session: Session, found_id: UUID, reason: str, confidential: bool) -> UUID | None:
    """Open whom `found_id` stands for; None where it is good for nothing."""
    values = {
        "found": found_id,
        "operation": act(session).operation,
        "reason": reason,
        "confidential": confidential,
        "words": _words(session, reason, None, "glass.opened", None, None, None, {}),
    }
    found: UUID | None = session.scalar(_LOOK, values)
    return found


def _words(session: Session, said: str, party: str | None, *called: Any) -> list[str]:
    """What the event will be found by; whose it is, only the database knows."""
    nobody = UUID(int=0)
    return sorted(entry_of(act(session).at, nobody, nobody, "", said, party, *called).tokens())
