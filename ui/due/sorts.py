"""How each kind of due thing is shown, and what its keys do: one record a kind, beside the one in
`concierge/due/sorts.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from concierge.members.kinds import DueKind
from concierge.today.rules import AgendaItem
from ui.marking import QT_TRANSLATE_NOOP


class Asked(StrEnum):
    """What is asked of whoever says that a thing is done."""

    NOTHING = "nothing"
    CALLED_BACK = "called_back"
    OPEN_AGAIN = "open_again"


def _nothing(_item: AgendaItem) -> Asked:
    return Asked.NOTHING


def _of_a_reply(item: AgendaItem) -> Asked:
    """A word on a closed issue opens it again, or not; a message is answered by a call."""
    return Asked.CALLED_BACK if item.issue_id is None else Asked.OPEN_AGAIN


SNOOZE, RENEGOTIATE = "today.snooze", "today.renegotiate"
_SETTLED = QT_TRANSLATE_NOOP(
    "Righting", "This was not written by hand: it is settled, not put right."
)


@dataclass(frozen=True)
class DueShown:
    """How things of one kind look and what can be done with them.

    later: the command by which its time becomes another.
    by_hand: a reminder's form puts it right; anything else says why not, in the context "Righting".
    asked: before it is done.
    when_late: what to do about one that is late, in the context "Brief"; {key} opens what settles
    it.
    """

    kind: str
    icon: str
    later: str = SNOOZE
    by_hand: bool = False
    why_not: str = _SETTLED
    asked: Callable[[AgendaItem], Asked] = _nothing
    when_late: str = ""


SORTS: tuple[DueShown, ...] = (
    DueShown(
        DueKind.PROMISE,
        "handshake",
        later=RENEGOTIATE,
        why_not=QT_TRANSLATE_NOOP(
            "Righting", "A promise is not rewritten: R agrees a new time with the member."
        ),
        when_late=QT_TRANSLATE_NOOP(
            "Brief", "Keep it now, or agree a new time; {key} opens what settles it"
        ),
    ),
    DueShown(DueKind.CLOCK, "timer"),
    DueShown(DueKind.REMINDER, "bell", by_hand=True),
    DueShown(
        DueKind.REPLY,
        "reply",
        why_not=QT_TRANSLATE_NOOP(
            "Righting", "Words that were taken stay as they are; log the call that answers them."
        ),
        asked=_of_a_reply,
    ),
    DueShown(DueKind.LOOK, "eye"),
    DueShown(DueKind.TASK, "users-round"),
)


def shown_as(kind: str) -> DueShown:
    """Its record; a plain one for a kind that only a newer program knows."""
    known = next((sort for sort in SORTS if sort.kind == kind), None)
    return known or DueShown(kind, "circle-dot")
