"""The three sorts of things known of a person: ways to reach them, days, facts."""

from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from concierge import moments, words
from concierge.errors import Code, Refusal
from concierge.members.fact_words import fact_text
from concierge.members.kinds import DateKind, FactKind, PointKind
from concierge.members.profile import NewDate, NewFact, NewPoint
from concierge.members.queries import MemberProfile
from ui.members.known import KnownLine, KnownList
from ui.widgets.fact_right import read_hour
from ui.widgets.field import FieldButton
from ui.widgets.line_field import LineField


def read_day(text: str) -> moments.MonthDay | None:
    """Month, day and year (None if not said) of `1988-11-29`, `19881129`, 11月29日; None if it is
    no day."""
    try:
        return moments.month_day(text)
    except Refusal:
        return None


def day_trouble(text: str) -> str:
    """Why that is no day of a person, in a sentence."""
    try:
        moments.month_day(text)
    except Refusal as refusal:
        if refusal.code is Code.MOMENT_IMPOSSIBLE:
            said = QCoreApplication.translate("Dates", "There is no such day as {day}.")
            return words.fill(said, day=text.strip())
        return QCoreApplication.translate("Dates", "Write the day like 1988-11-29 or 11-29.")
    return ""


class Points(KnownList):
    """Phones, mail, addresses."""

    draft_name = "profile-points"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("profile.points", parent)
        self.kind = FieldButton("profile.points.kind", self, framed=True)
        self.value = LineField("profile.points.value", self)
        self.fields.addWidget(self.kind, 2)
        self.fields.addWidget(self.value, 3)
        self.retranslate()
        self.kind.set_value(PointKind.PHONE)

    def asked(self) -> dict[str, QWidget]:
        """What is asked of a new one, by name."""
        return {"kind": self.kind, "value": self.value}

    def show_profile(self, profile: MemberProfile) -> None:
        """Phones show their tails here too."""
        self.show_lines(
            [
                KnownLine(
                    point.id,
                    point.label or words.name(point.kind, "PointKind"),
                    words.phone(point.plain, point.value)
                    if point.kind == PointKind.PHONE
                    else point.value,
                )
                for point in profile.points
            ]
        )

    def ways(self) -> list[tuple[PointKind, str]]:
        """The new one as it stands there."""
        return [(PointKind(str(self.kind.value())), self.value.text())]

    def draft(self, member_id: UUID) -> NewPoint | None:
        """What is to be added; None with a sentence when it cannot be."""
        value, kind = self.value.text().strip(), PointKind(str(self.kind.value()))
        self.trouble.say("" if value else self.tr("Write the number or the address first."))
        if kind is PointKind.EMAIL and value and "@" not in value:
            self.trouble.say(self.tr("An e-mail address has an @ in it."))
        return None if self.trouble.text() else NewPoint(member_id, kind, value)

    def as_new(self, profile: MemberProfile, point_id: UUID) -> tuple[str, NewPoint] | None:
        """What that one is, in words, and as it would be written down anew."""
        for one in profile.points:
            if one.id == point_id:
                new = NewPoint(profile.header.id, PointKind(one.kind), one.value, one.label)
                return words.phone(one.plain, one.value), new
        return None

    def empty(self) -> None:
        """It was added."""
        self.value.clear()

    def retranslate(self) -> None:
        super().retranslate()
        self.heading.setText(self.tr("Ways to reach them"))
        self.kind.set_label(self.tr("Kind"))
        self.kind.set_choices([(kind, words.name(kind), "") for kind in PointKind])
        self.value.set_label(self.tr("Number or address"))
        self.value.setPlaceholderText(self.tr("Number or address"))


class Dates(KnownList):
    """Days to remember; the year may be unknown."""

    draft_name = "profile-dates"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("profile.dates", parent)
        self.kind = FieldButton("profile.dates.kind", self, framed=True)
        self.day = LineField("profile.dates.day", self)
        self.label = LineField("profile.dates.label", self)
        self.fields.addWidget(self.kind, 2)
        self.fields.addWidget(self.day, 2)
        self.fields.addWidget(self.label, 2)
        self.retranslate()
        self.kind.set_value(DateKind.BIRTHDAY)

    def asked(self) -> dict[str, QWidget]:
        """What is asked of a new one, by name."""
        return {"kind": self.kind, "day": self.day, "label": self.label}

    def show_profile(self, profile: MemberProfile) -> None:
        """The next one first."""
        self.show_lines(
            [
                KnownLine(
                    dated.id,
                    dated.label or words.name(dated.kind, "DateKind"),
                    words.facts(
                        words.month_day(dated.month, dated.day, dated.year),
                        words.in_days(dated.in_days),
                    ),
                )
                for dated in profile.dates
            ]
        )

    def draft(self, member_id: UUID) -> NewDate | None:
        """What is to be added; None with a sentence when it cannot be."""
        day = read_day(self.day.text())
        self.trouble.say(day_trouble(self.day.text()))
        if day is None:
            return None
        kind, label = DateKind(str(self.kind.value())), self.label.text().strip()
        return NewDate(member_id, kind, label, *day)

    def as_new(self, profile: MemberProfile, date_id: UUID) -> tuple[str, NewDate] | None:
        """What that one is, in words, and as it would be written down anew."""
        for one in profile.dates:
            if one.id == date_id:
                day = (one.month, one.day, one.year)
                new = NewDate(profile.header.id, DateKind(one.kind), one.label, *day)
                return words.month_day(*day), new
        return None

    def empty(self) -> None:
        """It was added."""
        self.day.clear()
        self.label.clear()

    def retranslate(self) -> None:
        super().retranslate()
        self.heading.setText(self.tr("Days"))
        self.kind.set_label(self.tr("Kind"))
        self.kind.set_choices([(kind, words.name(kind), "") for kind in DateKind])
        self.day.set_label(self.tr("Day"))
        self.day.setPlaceholderText("1988-11-29")
        self.label.set_label(self.tr("Whose or what"))
        self.label.setPlaceholderText(self.tr("Whose or what"))


class Facts(KnownList):
    """What to mind: allergies, contact rules with quiet hours, taboos, family, likes."""

    draft_name = "profile-facts"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("profile.facts", parent)
        self.kind = FieldButton("profile.facts.kind", self, framed=True)
        self.text = LineField("profile.facts.text", self)
        self.quiet_from = LineField("profile.facts.from", self)
        self.quiet_until = LineField("profile.facts.until", self)
        for field, stretch in (
            (self.kind, 2),
            (self.text, 3),
            (self.quiet_from, 1),
            (self.quiet_until, 1),
        ):
            self.fields.addWidget(field, stretch)
        self.kind.changed.connect(self._kind_chosen)
        self.retranslate()
        self.kind.set_value(FactKind.ALLERGY)
        self._kind_chosen(None)

    def asked(self) -> dict[str, QWidget]:
        """What is asked of a new one, by name."""
        return {
            "kind": self.kind,
            "text": self.text,
            "quiet_from": self.quiet_from,
            "quiet_until": self.quiet_until,
        }

    def ask_for_kind(self) -> None:
        """Only a contact rule has hours."""
        self._kind_chosen(None)

    def show_profile(self, profile: MemberProfile) -> None:
        """What must not be forgotten first."""
        self.show_lines(
            [
                KnownLine(fact.id, words.name(fact.kind, "FactKind"), fact_text(fact))
                for fact in profile.header.facts
            ]
        )

    def draft(self, member_id: UUID) -> NewFact | None:
        """What is to be added; None with a sentence when it cannot be."""
        kind, text = FactKind(str(self.kind.value())), self.text.text().strip()
        said = [self.quiet_from.text().strip(), self.quiet_until.text().strip()]
        hours = [read_hour(hour) for hour in said]
        self.trouble.say("")
        if kind is not FactKind.CONTACT_RULE or not any(said):
            if not text:
                self.trouble.say(self.tr("Write what is to be minded."))
                return None
            return NewFact(member_id, kind, text)
        if None in hours:
            self.trouble.say(self.tr("Quiet hours need both ends, like 22:00 and 09:00."))
            return None
        return NewFact(member_id, kind, text or self.tr("no calls"), *hours)

    def as_new(self, profile: MemberProfile, fact_id: UUID) -> tuple[str, NewFact] | None:
        """What that one is, in words, and as it would be written down anew."""
        for one in profile.header.facts:
            if one.id == fact_id:
                hours = (one.quiet_from, one.quiet_until)
                new = NewFact(profile.header.id, FactKind(one.kind), one.text, *hours)
                return fact_text(one), new
        return None

    def empty(self) -> None:
        """It was added."""
        for field in (self.text, self.quiet_from, self.quiet_until):
            field.clear()

    def retranslate(self) -> None:
        super().retranslate()
        self.heading.setText(self.tr("What to mind"))
        self.kind.set_label(self.tr("Kind"))
        self.kind.set_choices([(kind, words.name(kind), "") for kind in FactKind])
        self.text.set_label(self.tr("What"))
        self.text.setPlaceholderText(self.tr("What"))
        self.quiet_from.set_label(self.tr("Quiet from"))
        self.quiet_from.setPlaceholderText("22:00")
        self.quiet_until.set_label(self.tr("Quiet until"))
        self.quiet_until.setPlaceholderText("09:00")

    def _kind_chosen(self, _kind: object) -> None:
        rule = self.kind.value() == FactKind.CONTACT_RULE
        self.quiet_from.setVisible(rule)
        self.quiet_until.setVisible(rule)
