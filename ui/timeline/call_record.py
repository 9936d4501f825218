"""One call: since when, with whom, and all that was written of it, wherever it is shown."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from concierge.store.types import new_id
from ui.drafting import Sheet
from ui.timeline.acts import is_blank

PLACE = "call"


@dataclass(eq=False)
class Call:
    """It has one draft, in one place, whichever frame shows it."""

    began: datetime
    place: str = field(default_factory=lambda: f"{PLACE}:{new_id()}")
    member_id: UUID | None = None
    who: str = ""
    """Their form of address; what was typed of them until they are found."""
    sheet: Sheet = field(default_factory=Sheet)

    def is_blank(self) -> bool:
        """Whether nothing is known of who calls, not even what was typed, and nothing written."""
        return self.member_id is None and not self.who and not self.has_words()

    def has_words(self) -> bool:
        """Whether anything was written."""
        return not is_blank(self.sheet)

    def kept(self) -> Sheet:
        """As it is kept: what was written, and what makes it this call."""
        member = str(self.member_id) if self.member_id else None
        of_call = {"began": self.began.isoformat(), "member": member, "who": self.who}
        return Sheet(self.sheet.text, self.sheet.caret, self.sheet.fields | of_call)


def call_of(place: str, kept: Sheet) -> Call:
    """The call kept at that place."""
    fields = dict(kept.fields)
    began = datetime.fromisoformat(str(fields.pop("began")))
    member, who = fields.pop("member", None), str(fields.pop("who", "") or "")
    member_id = UUID(str(member)) if member else None
    return Call(began, place, member_id, who, Sheet(kept.text, kept.caret, fields))
