"""What is half written, as a list tells it: of whom, what it is, how it begins, since when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from concierge import clock, words
from concierge.members.queries import names_of
from ui.desk import Desk
from ui.drafting import Sheet, Spot, spot_of
from ui.marking import QT_TRANSLATE_NOOP

_NAMES = {
    "call": ("phone-call", QT_TRANSLATE_NOOP("Unfinished", "Call")),
    "message": ("message-square", QT_TRANSLATE_NOOP("Unfinished", "Message")),
    "contact": ("pencil-line", QT_TRANSLATE_NOOP("Unfinished", "Contact")),
    "note": ("notebook-pen", QT_TRANSLATE_NOOP("Unfinished", "Note")),
    "side-note": ("notebook-pen", QT_TRANSLATE_NOOP("Unfinished", "Note")),
    "issue": ("circle-dot", QT_TRANSLATE_NOOP("Unfinished", "New issue")),
    "issue-answer": ("circle-dot", QT_TRANSLATE_NOOP("Unfinished", "Answer to the member")),
    "issue-inner": ("lock", QT_TRANSLATE_NOOP("Unfinished", "Issue, internal")),
    "issue-proof": ("circle-dot", QT_TRANSLATE_NOOP("Unfinished", "Proof")),
    "issue-tell": ("circle-dot", QT_TRANSLATE_NOOP("Unfinished", "Telling the member")),
    "issue-number": ("circle-dot", QT_TRANSLATE_NOOP("Unfinished", "Business number")),
    "issue-end": ("circle-dot", QT_TRANSLATE_NOOP("Unfinished", "Reason for an end")),
    "promise": ("handshake", QT_TRANSLATE_NOOP("Unfinished", "Promise")),
    "promise-new": ("handshake", QT_TRANSLATE_NOOP("Unfinished", "Promise")),
    "promise-anew": ("handshake", QT_TRANSLATE_NOOP("Unfinished", "New time for a promise")),
    "profile": ("user-round", QT_TRANSLATE_NOOP("Unfinished", "Profile")),
    "new-member": ("user-plus", QT_TRANSLATE_NOOP("Unfinished", "New member")),
    "look": ("eye", QT_TRANSLATE_NOOP("Unfinished", "Reason to look")),
    "retract": ("user-x", QT_TRANSLATE_NOOP("Unfinished", "Wrong person")),
    "correct": ("pencil-line", QT_TRANSLATE_NOOP("Unfinished", "Entry put right")),
    "reminder-right": ("bell", QT_TRANSLATE_NOOP("Unfinished", "Reminder put right")),
    "fact-right": ("user-round", QT_TRANSLATE_NOOP("Unfinished", "Profile put right")),
    "people": ("users-round", QT_TRANSLATE_NOOP("Unfinished", "Person of the house")),
    "lines": ("tag", QT_TRANSLATE_NOOP("Unfinished", "Business line")),
    "tiers": ("tag", QT_TRANSLATE_NOOP("Unfinished", "Tier")),
    "promise-withdraw": ("ban", QT_TRANSLATE_NOOP("Unfinished", "Promise to be withdrawn")),
    "team-cover": ("user-check", QT_TRANSLATE_NOOP("Unfinished", "Standing in")),
    "team-leave": ("user-x", QT_TRANSLATE_NOOP("Unfinished", "A steward leaves")),
    "move": ("arrow-right-left", QT_TRANSLATE_NOOP("Unfinished", "Moving members")),
    "snooze": ("moon", QT_TRANSLATE_NOOP("Unfinished", "Snooze")),
}
_REMINDER = ("bell", QT_TRANSLATE_NOOP("Unfinished", "Reminder"))
_OTHER = ("pencil-line", QT_TRANSLATE_NOOP("Unfinished", "Draft"))


@dataclass(frozen=True)
class Begun:
    """One unfinished thing; `id` is its place among drafts."""

    id: str
    spot: Spot
    who: str
    sheet: Sheet

    def icon(self) -> str:
        """What it is, as a picture."""
        return self._named()[0]

    def what(self) -> str:
        """What it is, in a word."""
        return QCoreApplication.translate("Unfinished", self._named()[1])

    def text(self) -> str:
        """How it begins."""
        written = (self.sheet.text, *self._typed())
        return next((" ".join(one.split()) for one in written if one.strip()), "")

    def member_id(self) -> UUID | None:
        """Of whom it is, where that is known."""
        of_call = self.sheet.fields.get("member") if self.spot.what == "call" else None
        return UUID(str(of_call)) if of_call else self.spot.member_id

    def since(self, desk: Desk) -> str:
        """When something was last written of it."""
        return words.moment(self.sheet.at, desk.zone, clock.now()) if self.sheet.at else ""

    def spoken(self, desk: Desk) -> str:
        """As it is read aloud."""
        return words.facts(self.who, self.what(), self.text(), self.since(desk))

    def _typed(self) -> list[str]:
        """Words in fields; what is chosen is none."""
        fields = self.sheet.fields
        return [str(fields.get(name) or "") for name in _WRITTEN]

    def _named(self) -> tuple[str, str]:
        what = self.spot.what
        if self.sheet.fields.get("reminder_text") and not self.sheet.text.strip():
            return _REMINDER  # on whichever tab it was begun
        by_beginning = (_NAMES[name] for name in ("issue-end", "profile") if what.startswith(name))
        return _NAMES.get(what) or next(by_beginning, _OTHER)


_WRITTEN = ("issue_title", "promise_what", "reminder_text", "outcome", "promise_due", "party")
Have = Callable[[list[Begun]], object]


def ask(desk: Desk, then: Have) -> None:
    """`then` gets everything half written, the last first."""
    desk.keeper.load_all(partial(_name, desk, then))


def _name(desk: Desk, then: Have, drafts: dict[str, Sheet]) -> None:
    begun = [Begun(place, spot_of(place), "", sheet) for place, sheet in drafts.items()]
    members = tuple({one for one in (each.member_id() for each in begun) if one is not None})
    desk.read(names_of, members, then=partial(_named, then, begun), key=f"unfinished.{id(then)}")


def _named(then: Have, begun: list[Begun], names: Mapping[UUID, str]) -> None:
    then([replace(one, who=_who(one, names)) for one in begun])


def _who(one: Begun, names: Mapping[UUID, str]) -> str:
    """The form of address; of a caller not found yet what was typed; of a message the number."""
    member = one.member_id()
    if member is not None:
        return names.get(member, "")
    if one.spot.what == "call":
        return str(one.sheet.fields.get("who") or "")
    return one.spot.thing if one.spot.what == "message" else ""
