"""Where the person was: back to the same place, and among the last members."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from concierge.today.rules import Key

Screen = Literal["today", "member", "members", "issues", "team", "settings", "people", "audit"]
Beside = Literal["today", "members", "issues"]
DEPTH = 50
BESIDE: Mapping[Screen, Beside] = {
    "today": "today",
    "issues": "issues",
    "members": "members",
    "team": "members",
    "settings": "members",
    "people": "members",
    "audit": "members",
}
"""Which list stands beside a page opened from a screen."""


@dataclass(frozen=True)
class Place:
    """A screen, whose page it showed, the issue open on it, and the list beside it."""

    screen: Screen
    member_id: UUID | None = None
    issue_id: UUID | None = None
    beside: Beside = "today"


@dataclass(frozen=True)
class LeftOff:
    """Where one was: the place, by its identifier what had the focus, the composer's tab, and what
    was selected on Today."""

    place: Place
    focus: str
    act: str
    thing: Key | None = None


class Navigation:
    """The way one came; a place is remembered when it is left."""

    def __init__(self, start: Place) -> None:
        self.here = start
        self._behind: list[Place] = []
        self._members: list[UUID] = []
        self._turn = 0

    def page(
        self, member_id: UUID, issue_id: UUID | None = None, beside: Beside | None = None
    ) -> Place:
        """A member's page as it is opened from here: the list one came from stays beside it."""
        kept = beside or BESIDE.get(self.here.screen, self.here.beside)
        return Place("member", member_id, issue_id, kept)

    def go(self, place: Place) -> None:
        """We are at `place` now."""
        if place != self.here:
            self._behind = [*self._behind[-DEPTH + 1 :], self.here]
            self.here = place
        self._remember(place.member_id)

    def back(self) -> Place | None:
        """The place we came from, which is here now; None where the way began."""
        if not self._behind:
            return None
        self.here = self._behind.pop()
        self._remember(self.here.member_id)
        return self.here

    def forget(self, member_id: UUID) -> None:
        """No way leads back to a member one may not see any more."""
        self._behind = [place for place in self._behind if place.member_id != member_id]
        self._members = [one for one in self._members if one != member_id]

    def turn(self) -> UUID | None:
        """The next of the last members; `settle()` makes the one arrived at the newest."""
        if len(self._members) < 2 and self.here.member_id is not None:
            return None
        if not self._members:
            return None
        # Away from any member's page, the first turn goes to the member seen last.
        away = self.here.member_id is None
        self._turn = 0 if away else (self._turn + 1) % len(self._members)
        return self._members[self._turn]

    def turn_to(self, member_id: UUID) -> None:
        """Show a member while turning: the order of the last members stays until `settle()`."""
        place = self.page(member_id)
        if place != self.here:
            self._behind = [*self._behind[-DEPTH + 1 :], self.here]
            self.here = place

    def settle(self) -> None:
        """Turning has ended (the Control key is up)."""
        self._turn = 0
        self._remember(self.here.member_id)

    def _remember(self, member_id: UUID | None) -> None:
        if member_id is None:
            return
        if member_id in self._members:
            self._members.remove(member_id)
        self._members = [member_id, *self._members][:DEPTH]
