"""The three lists of a profile; each line is a verb of its own, and can be taken back."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from concierge import words
from concierge.members.fact_words import fact_text
from concierge.members.kinds import DateKind, FactKind, PointKind
from concierge.members.profile import (
    NewDate,
    NewFact,
    NewPoint,
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
        for part in (self.facts, self.dates, self.points):
            column.addWidget(part)
        self._kept = {part: Kept(desk, part.asked(), self) for part in self._parts()}
        self._kept[self.facts].returned.connect(self.facts.ask_for_kind)
        self.facts.add_wanted.connect(self._add_fact)
        self.dates.add_wanted.connect(self._add_date)
        self.points.add_wanted.connect(self._add_point)
        self.already = Already(
            desk, "profile.points.already", [self.points.value], self.points.ways, self
        )
        self.points.kind.changed.connect(self.already.ask)
        column.addWidget(self.already)
        self.facts.drop_wanted.connect(self._drop_fact)
        self.dates.drop_wanted.connect(self._drop_date)
        self.points.drop_wanted.connect(self._drop_point)
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

    def _parts(self) -> tuple[Part, ...]:
        return self.facts, self.dates, self.points

    def _fill(self) -> None:
        if self._profile is not None:
            for part in (self.facts, self.dates, self.points):
                part.show_profile(self._profile)

    def _add_fact(self) -> None:
        self._add(self.facts, add_fact)

    def _add_date(self) -> None:
        self._add(self.dates, add_date)

    def _add_point(self) -> None:
        self._add(self.points, add_point)

    def _add(self, part: Part, verb: Callable[..., Any]) -> None:
        if self._profile is None:
            return
        draft = part.draft(self._profile.header.id)
        if draft is not None:
            self._desk.write(
                verb, draft, then=partial(self._added, part), failed=part.trouble.refuse
            )

    def _added(self, part: Part, _result: object) -> None:
        part.empty()
        self._kept[part].done()

    def _drop_fact(self, fact_id: UUID) -> None:
        profile = self._profile
        for fact in profile.header.facts if profile else ():
            if profile and fact.id == fact_id:
                kind, hours = FactKind(fact.kind), (fact.quiet_from, fact.quiet_until)
                again = NewFact(profile.header.id, kind, fact.text, *hours)
                what = fact_text(fact)
                ways = (add_fact, again, end_fact)
                undo = _taken_up(self._desk, *ways, self._there_again(what))
                self._drop(end_fact, fact_id, what, undo)

    def _drop_date(self, date_id: UUID) -> None:
        profile = self._profile
        for one in profile.dates if profile else ():
            if profile and one.id == date_id:
                day = (one.month, one.day, one.year)
                again = NewDate(profile.header.id, DateKind(one.kind), one.label, *day)
                what = words.month_day(*day)
                ways = (add_date, again, end_date)
                undo = _taken_up(self._desk, *ways, self._there_again(what))
                self._drop(end_date, date_id, what, undo)

    def _drop_point(self, point_id: UUID) -> None:
        profile = self._profile
        for one in profile.points if profile else ():
            if profile and one.id == point_id:
                kind = PointKind(one.kind)
                again = NewPoint(profile.header.id, kind, one.value, one.label)
                what = words.phone(one.plain, one.value)
                ways = (add_point, again, end_point)
                undo = _taken_up(self._desk, *ways, self._there_again(what))
                self._drop(end_point, point_id, what, undo)

    def _there_again(self, what: str) -> str:
        return words.fill(self.tr("There again: {what}"), what=what)

    def _drop(self, verb: Callable[..., Any], line_id: UUID, what: str, undo: WayBack) -> None:
        """Ends a line; taking that back writes it down anew."""
        said = words.fill(self.tr("No longer: {what}"), what=what)
        self._desk.write(verb, line_id, then=partial(self._dropped, said, undo))

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
