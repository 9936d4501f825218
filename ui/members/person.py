"""The person: days to remember, family, likes and dislikes, and how to reach them."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from concierge import words
from concierge.members.kinds import DateKind, FactKind, PointKind
from concierge.members.profile import reveal_point
from concierge.members.queries import Dated, MemberProfile, Point
from ui import language, theme
from ui.desk import Desk
from ui.theme import Role
from ui.voice import Voice
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.facts import SectionHeading
from ui.widgets.icon_button import IconButton
from ui.widgets.labels import PlainLabel

_KNOWN = (FactKind.FAMILY, FactKind.LIKES, FactKind.DISLIKES)
_OURS = frozenset({FactKind.LIKES, FactKind.DISLIKES})
"""What the house has noticed of them."""
LABEL = 60


class ShowButton(ActionButton):
    """As high as a line, so that the row keeps its rhythm."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(20))


class PersonSection(QWidget):
    """Key and value rows of 26. A phone shows its tail until somebody asks, on the record."""

    def __init__(self, desk: Desk, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._voice = desk, voice
        self._profile: MemberProfile | None = None
        self._revealed: dict[UUID, str] = {}
        self._internal = self._writes = True
        self._rows: list[QWidget] = []
        self.heading = SectionHeading("", parent=self)
        self.edit = IconButton("pencil-line", "member.edit", self)
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addWidget(self.edit)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        px = theme.px
        column.setContentsMargins(px(16), 0, px(10), 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(self._grid)
        theme.follow(self._measure)
        language.follow(self._retranslate)

    def show_profile(self, profile: MemberProfile) -> None:
        """This person, as they are now."""
        self._profile = profile
        self._fill()

    def hide_numbers(self) -> None:
        """Somebody comes by, or comes by again: what was shown in full was for that one look."""
        self._revealed.clear()
        self._fill()

    def set_internal(self, shown: bool) -> None:
        """Whether what the house has noticed may be seen, and numbers in full."""
        self._internal = shown
        self._revealed.clear()
        self.edit.setVisible(shown and self._writes)
        self._fill()

    def set_writes(self, writes: bool) -> None:
        """Whether the pencil is there."""
        self._writes = writes
        self.edit.setVisible(self._internal and writes)
        self._fill()

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("Person"))
        self.edit.set_text(self.tr("Edit the profile"))
        self._fill()

    def _measure(self) -> None:
        self._grid.setColumnMinimumWidth(0, theme.px(LABEL))
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setContentsMargins(0, theme.px(3), theme.px(6), theme.px(3))

    def _fill(self) -> None:
        for widget in self._rows:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._rows = []
        if self._profile is None:
            return
        for dated in self._profile.dates:
            self._add(_date_label(dated), self._dated(dated))
        for kind in _KNOWN:
            texts = [fact.text for fact in self._profile.header.facts if fact.kind == kind]
            if texts and (self._internal or kind not in _OURS):
                value = PlainLabel(self.tr("; ").join(texts), wrap=True, parent=self)
                self._add(words.name(kind), value)
        for point in self._profile.points:
            label = point.label or words.name(point.kind, "PointKind")
            self._add(label, self._point(point))
        if not self._rows:
            nothing = self.tr("Nothing known yet.")
            if self._writes:
                nothing = self.tr("Nothing known yet. The pencil writes it down.")
            self._add("", PlainLabel(nothing, Role.SMALL, "ink2", wrap=True, parent=self))

    def _add(self, label: str, value: QWidget) -> None:
        at = self._grid.rowCount()
        key = PlainLabel(label, Role.SMALL, "ink2", parent=self)
        # Beside the first line of what wraps, in the middle of a row that a button makes higher;
        # 12 px beside 13 px: lower, so that the baselines meet.
        wraps = isinstance(value, PlainLabel)
        key.setContentsMargins(0, theme.px(3 if wraps else 1), 0, 0)
        beside = Qt.AlignmentFlag.AlignTop if wraps else Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(key, at, 0, beside)
        self._grid.addWidget(value, at, 1)
        self._rows += [key, value]

    def _dated(self, dated: Dated) -> QWidget:
        day = words.month_day(dated.month, dated.day)
        shown, away = PlainLabel(day), PlainLabel(words.in_days(dated.in_days), ink="ink2")
        whole = words.month_day(dated.month, dated.day, dated.year)
        shown.setToolTip(whole)
        parts = [shown, away]
        kind = words.name(dated.kind, "DateKind")
        if dated.label and dated.kind == DateKind.BIRTHDAY and kind not in dated.label:
            # Somebody else's: whose stands before it, so what is said beside the day.
            parts.append(PlainLabel(kind))
        return _beside(self, *parts, spoken=words.facts(whole, *(one.text() for one in parts[1:])))

    def _point(self, point: Point) -> QWidget:
        if point.kind != PointKind.PHONE or point.id in self._revealed:
            shown = self._revealed.get(point.id, point.value)
            value = PlainLabel(shown, wrap=True, parent=self)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            return value
        button = ShowButton(Kind.GHOST, "member.phone.show")
        button.set_text(self.tr("Show"))
        button.setAccessibleName(
            words.fill(
                self.tr("Show the number ending in {tail}"),
                tail=words.phone(point.plain, point.value),
            )
        )
        button.setToolTip(self.tr("Shows the whole number; this goes on the record"))
        button.clicked.connect(partial(self._reveal, point.id))
        if not self._internal:
            button.hide()
        row = _beside(self, PlainLabel(words.phone(point.plain, point.value)), button)
        QWidget.setTabOrder(self.edit, button)
        return row

    def _reveal(self, point_id: UUID, _checked: bool = False) -> None:
        then = partial(self._show_revealed, point_id)
        refuse = self._voice.refuse
        self._desk.write(reveal_point, point_id, then=then, failed=refuse, initiator=self)

    def _show_revealed(self, point_id: UUID, number: str) -> None:
        self._revealed[point_id] = number
        self._fill()


def _date_label(dated: Dated) -> str:
    return dated.label or words.name(dated.kind, "DateKind")


def _beside(parent: QWidget, *parts: QWidget, spoken: str = "") -> QWidget:
    holder = QWidget(parent)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    holder.setAccessibleName(spoken)
    return holder
