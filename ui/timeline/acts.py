"""What one can write down of a member, and what must be asked for each."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID


class ActKind(StrEnum):
    """The tabs of the composer, in their order."""

    CONTACT = "contact"
    NOTE = "note"
    ISSUE = "issue"
    PROMISE = "promise"


ASKED: dict[ActKind, tuple[str, ...]] = {
    ActKind.CONTACT: (
        "direction",
        "channel",
        "party",
        "reached",
        "line",
        "about",
        "at",
        "minutes",
    ),
    ActKind.NOTE: ("visibility", "about", "pinned"),
    ActKind.ISSUE: ("line", "level"),
    ActKind.PROMISE: ("about", "line"),
}
"""The fields of each tab, in the order they stand."""


@dataclass
class Sheet:
    """One unfinished act as it is kept: its text, the caret, and what its fields hold."""

    text: str = ""
    caret: int = 0
    fields: dict[str, Any] = field(default_factory=dict)

    def is_blank(self) -> bool:
        """Whether there is nothing in it worth keeping."""
        written = (value for key, value in self.fields.items() if key in WRITTEN)
        return not self.text.strip() and not any(str(value or "").strip() for value in written)


WRITTEN = (
    "issue_title",
    "references",
    "promise_what",
    "promise_due",
    "promise_amount",
    "reminder_text",
    "reminder_at",
    "outcome",
    "outcome_amount",
)
"""Fields that hold words of the steward; the others are choices, which are not worth a draft."""


def place(member_id: UUID, act: ActKind) -> str:
    """Where the draft of an act is kept."""
    return f"member:{member_id}:{act.value}"
