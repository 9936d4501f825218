"""What frames the member's stream and the composer: who it is, and what may be written to."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from concierge.issues import queries as issues
from concierge.issues.queries import IssueRow
from concierge.members import lines as members_lines
from concierge.members import queries as members
from concierge.members.lines import Line
from concierge.members.queries import MemberHeader
from concierge.team import queries as team
from concierge.timeline import queries as timeline
from concierge.timeline.queries import Seen, Spoken

Session = Any
"""A question hands its session on and never looks inside it."""


@dataclass(frozen=True)
class Frame:
    """What stands around the rows: who it is, and what may be written to."""

    header: MemberHeader
    lines: tuple[Line, ...]
    open_issues: tuple[IssueRow, ...]
    stewards: dict[UUID, str]
    seen: Seen
    spoken: tuple[Spoken, ...] = ()
    """Who speaks for them, or about them."""


def frame(session: Session, member_id: UUID) -> Frame:
    """What stands around the rows. Chips are asked for apart: counting takes longer than a page."""
    return Frame(
        header=members.header(session, member_id),
        lines=tuple(members_lines.lines(session)),
        open_issues=tuple(issues.open_of(session, member_id)),
        stewards={one.id: one.name for one in team.stewards(session)},
        seen=timeline.unseen(session, member_id),
        spoken=tuple(timeline.spoken_with(session, member_id)),
    )
