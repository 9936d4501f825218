"""The three lists of a profile; each line is a verb of its own, and can be taken back."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from concierge import words
from concierge.members.profile import (
    add_date,
    add_fact,
    add_point,
    end_date,
    end_fact,
    end_point,
)
from concierge.members.queries import MemberProfile
from ui import language, theme
from ui.desk import Desk
from ui.drafting import place_of
from ui.members.already import Already
from ui.members.known_kinds import Dates, Facts, Points
from ui.undo import WayBack
from ui.voice import Voice
from ui.widgets.kept import Kept

Part = Points | Dates | Facts
_Verb = Callable[..., Any]


class KnownLists(QWidget):
    """What to mind, days, ways to reach them."""

    def __init__(self, desk: Desk, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._voice = desk, voice
        self._profile: MemberProfile | None = None
        self.facts, self.dates, self.points = Facts(self), Dates(self), Points(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self._verbs: dict[Part, tuple[_Verb, _Verb]] = {
            self.facts: (add_fact, end_fact),
            self.dates: (add_date, end_date),
            self.points: (add_point, end_point),
        }
        for part in self._verbs:
            column.addWidget(part)
            part.add_wanted.connect(partial(self._add, part))
            part.drop_wanted.connect(partial(self._drop, part))
        self._kept = {part: Kept(desk, part.asked(), self) for part in self._verbs}
        self._kept[self.facts].returned.connect(self.facts.ask_for_kind)
        self.already = Already(
            desk, "profile.points.already", [self.points.value], self.points.ways, self
        )
        self.points.kind.changed.connect(self.already.ask)
        column.addWidget(self.already)
        language.notifier().changed.connect(self._fill)

    def show_profile(self, profile: MemberProfile) -> None:
        """This person's."""
        other = self._profile is None or self._profile.header.id != profile.header.id
        self._profile = profile
        self._fill()
        self.already.ask_for(profile.header.id, profile.header.timezone)
        if other:
            for part, kept in self._kept.items():
                kept.at(place_of(profile.header.id, part.draft_name))
                part.empty()
                kept.listen()

    def _fill(self) -> None:
        if self._profile is not None:
            for part in self._verbs:
                part.show_profile(self._profile)

    def _add(self, part: Part) -> None:
        if self._profile is None:
            return
        draft = part.draft(self._profile.header.id)
        if draft is not None:
            self._desk.write(
                self._verbs[part][0],
                draft,
                then=partial(self._added, part),
                failed=part.trouble.refuse,
            )

    def _added(self, part: Part, _result: object) -> None:
        part.empty()
        self._kept[part].done()

    def _drop(self, part: Part, line_id: UUID) -> None:
        """Ends a line; taking that back writes it down anew."""
        found = part.as_new(self._profile, line_id) if self._profile is not None else None
        if found is not None:
            (what, new), (add, end) = found, self._verbs[part]
            again = words.fill(self.tr("There again: {what}"), what=what)
            undo = _taken_up(self._desk, add, new, end, again)
            said = words.fill(self.tr("No longer: {what}"), what=what)
            self._desk.write(end, line_id, then=partial(self._dropped, said, undo))

    def _dropped(self, said: str, undo: WayBack, _result: object) -> None:
        self._voice.offer(said, undo)


def _taken_up(
    desk: Desk, add: _Verb, new: object, end: _Verb, undone: str, _answer: object = None
) -> WayBack:
    """Written down anew; done again, it is the new line that ends."""

    def ended(line_id: UUID) -> WayBack:
        again = partial(_taken_up, desk, add, new, end, undone)
        return WayBack(desk, end, line_id, undone="", again=again)

    return WayBack(desk, add, new, undone=undone, again=ended)
