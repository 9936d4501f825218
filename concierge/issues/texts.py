"""What an issue is found by. What was answered, proved or ended stands in its events."""

from datetime import datetime
from uuid import UUID

from concierge.issues.tables import Issue
from concierge.searchindex import index


def text_of(title: str, cause: str, next_step: str) -> str:
    """All that is searched of an issue itself."""
    return "\n".join(filter(None, (title, cause, next_step)))


def entry_of(
    issue_id: UUID, member_id: UUID, opened_at: datetime, title: str, cause: str, next_step: str
) -> index.Entry:
    """Its place in the text index."""
    text = text_of(title, cause, next_step)
    return index.Entry(opened_at, member_id, index.TextKind.ISSUE, issue_id, text)


def entry(issue: Issue) -> index.Entry:
    """`entry_of` what is at hand."""
    return entry_of(
        issue.id, issue.member_id, issue.opened_at, issue.title, issue.cause, issue.next_step
    )
