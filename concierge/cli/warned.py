"""What speaks against a contact or its words: said on stderr, and in `warnings` for programs. The
verb is done all the same: whoever calls it decides."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from concierge.cli.output import complain
from concierge.contacts.conscience import Against, Attempt, against
from concierge.contacts.warning import warning
from concierge.members import queries as members
from concierge.members.fact_words import fact_text
from concierge.store.work import Work


def warned(
    work: Work, member_id: UUID, texts: Sequence[str | None], attempt: Attempt | None = None
) -> list[dict[str, Any]]:
    """Asked before the verb is called, of what it is going to write."""
    header = work.read(members.header, member_id)
    theirs, mine = ZoneInfo(header.timezone), work.workspace.zone
    found = against(header.facts, theirs, attempt, [text for text in texts if text])
    shapes = [_shape(one, theirs, mine) for one in found]
    for shape in shapes:
        complain(shape["sentence"])
    return shapes


def _shape(one: Against, theirs: ZoneInfo, mine: ZoneInfo) -> dict[str, Any]:
    return {
        "why": one.why.value,
        "fact": fact_text(one.fact),
        "words": list(one.words),
        "until": one.until.isoformat() if one.until else None,
        "instead": [channel.value for channel in one.instead],
        "sentence": warning(one, theirs, mine),
    }
