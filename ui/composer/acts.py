"""What one can write down of a member, and what must be asked for each."""

from enum import StrEnum
from uuid import UUID

from ui.drafting import Sheet, place_of


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
        "whom",
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


def is_blank(sheet: Sheet) -> bool:
    """Whether there is nothing in it worth keeping."""
    written = (value for key, value in sheet.fields.items() if key in WRITTEN)
    return not sheet.text.strip() and not any(str(value or "").strip() for value in written)


def place(member_id: UUID, act: ActKind) -> str:
    """Where the draft of an act is kept."""
    return place_of(member_id, act.value)
