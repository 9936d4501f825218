"""What speaks against what is being written or chosen, said at once, with what is allowed instead.

It never stands in the way: the first Ctrl+Enter says it once more, the next goes on.
"""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from concierge import words
from concierge.contacts.conscience import Against, Attempt, Why, against, marked
from concierge.contacts.warning import warning, when
from concierge.members.mentioned import Span
from concierge.members.queries import Fact, MemberHeader
from concierge.timeline.kinds import Channel
from ui import language, theme
from ui.commands import bind, command
from ui.theme import Role
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.announce import announce
from ui.widgets.button import set_identifier
from ui.widgets.labels import PlainLabel
from ui.widgets.member_words import fact_icon
from ui.widgets.paint import draw_icon, fill_round
from ui.widgets.wrap_row import WrapRow


class Conscience(QWidget):
    """Not there while nothing speaks against it. `other_wanted` with the channel that is allowed,
    `remind_wanted` with the instant from which on the chosen one is."""

    other_wanted = Signal(object)
    remind_wanted = Signal(object)

    def __init__(
        self,
        zone: ZoneInfo,
        identifier: str,
        parent: QWidget | None = None,
        *,
        inside: bool = False,
    ) -> None:
        """`inside` something that has margins of its own."""
        super().__init__(parent)
        set_identifier(self, identifier)
        self._sides = (0, 0) if inside else (16, 16)
        self._mine = self._theirs = zone
        self._facts: tuple[Fact, ...] = ()
        self._found: list[Against] = []
        self._known: frozenset[object] = frozenset()
        self._again = "Ctrl+Enter"
        self._holding = False
        self._text = PlainLabel("", Role.SMALL, wrap=True, identifier=f"{identifier}.text")
        self.other = ActionButton(Kind.GHOST, f"{identifier}.other", self)
        self.remind = ActionButton(Kind.GHOST, f"{identifier}.remind", self, icon="bell")
        self._ways = WrapRow(28, gap=4)
        self._lay_out()
        self.other.clicked.connect(self._take_other)
        self.remind.clicked.connect(self._take_remind)
        theme.follow(self._measure)
        self._offer()
        self.hide()
        language.notifier().changed.connect(self._tell)

    # ── what is known, and what is written ──

    def know(self, header: MemberHeader) -> None:
        """Whose facts are minded, and by whose clock."""
        self._facts, self._theirs = header.facts, ZoneInfo(header.timezone)

    def forget(self) -> None:
        """Another member, or another draft: nothing is minded yet, nothing was waved through."""
        self._facts, self._known = (), frozenset()
        self._show([])

    def weigh(self, attempt: Attempt | None, texts: Sequence[str] = ()) -> None:
        """Say what speaks against that contact, None for none, and against these words."""
        self._show(against(self._facts, self._theirs, attempt, texts))

    def marked(self, text: str) -> list[Span]:
        """Where in a text the words are that speak against it."""
        return marked(self._facts, text)

    def facts(self) -> tuple[Fact, ...]:
        """What is minded."""
        return self._facts

    def theirs(self) -> ZoneInfo:
        """The member's zone."""
        return self._theirs

    def text(self) -> str:
        """What is said now; empty if nothing is."""
        return "" if self.isHidden() else self._text.text()

    # ── going on all the same ──

    def lets_pass(self) -> bool:
        """Whether one may go on: nothing speaks against it but what was said at the last try."""
        said = self._said()
        if said <= self._known:
            return True
        self._known, self._holding = self._known | said, True
        self._tell()
        announce(self, self._text.text())
        return False

    def waved(self) -> None:
        """It was logged or told: the next one is weighed anew."""
        self._known, self._holding = frozenset(), False
        self._show([])

    def go_on_with(self, key: str) -> None:
        """The key that goes on here, as it is read."""
        self._again = key

    # ── showing ──

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._found:
            return
        painter, px, colours = QPainter(self), theme.px, theme.tokens()
        left, right = map(px, self._sides)
        inside = self.rect().adjusted(left, px(2), -right, -px(2))
        fill_round(painter, inside, px(4), colours.amberbg)
        line = theme.line_height(Role.SMALL)
        square = QRect(left + px(8), inside.top() + px(6), px(14), line)
        draw_icon(painter, square, self._icon(), "amber", 14)

    def _said(self) -> frozenset[object]:
        return frozenset((one.why, one.fact.text, one.words) for one in self._found)

    def _show(self, found: list[Against]) -> None:
        before = self._said()
        self._found = found
        self._holding = self._holding and self._said() <= self._known
        self._tell()
        self.setVisible(bool(found))
        if self._said() - before:
            announce(self, self._text.text())

    def _tell(self) -> None:
        said = [warning(one, self._theirs, self._mine) for one in self._found]
        if self._holding and said:
            again = self.tr("Nothing was recorded yet: {key} once more goes on all the same.")
            said.append(words.fill(again, key=self._again))
        self._text.setText("\n".join(said))
        self.setAccessibleName(self._text.text())
        self._offer()
        self.updateGeometry()
        self.update()

    def _offer(self) -> None:
        other, until = self._other(), self._until()
        self.other.setVisible(other is not None)
        self.remind.setVisible(until is not None)
        self._ways.setVisible(other is not None or until is not None)
        self.other.set_text(command("conscience.other").label())
        self.remind.set_text(command("conscience.remind").label())
        if other is not None:
            said = words.fill(self.tr("{channel} instead"), channel=words.name(other, "Channel"))
            self.other.set_text(said)
            self.other.set_hint(command("conscience.other").key())
        if until is not None:
            at = when(until, self._found[0].at or until, self._mine)
            self.remind.set_text(words.fill(self.tr("Remind me {time}"), time=at))
            self.remind.set_hint(command("conscience.remind").key())

    def _rule(self) -> Against | None:
        return next((one for one in self._found if one.why is Why.RULE), None)

    def _other(self) -> Channel | None:
        rule = self._rule()
        return rule.instead[0] if rule is not None and rule.instead else None

    def _until(self) -> datetime | None:
        rule = self._rule()
        return rule.until if rule is not None else None

    def _icon(self) -> str:
        fact = self._found[0].fact
        return fact_icon(fact) if isinstance(fact, Fact) else "triangle-alert"

    def _take_other(self) -> None:
        other = self._other()
        if other is not None:
            self.other_wanted.emit(other)

    def _take_remind(self) -> None:
        until = self._until()
        if until is not None:
            self.remind_wanted.emit(until)

    def listen(self, place: QWidget) -> None:
        """Its two keys work anywhere in `place`."""
        acts = {"conscience.other": self._take_other, "conscience.remind": self._take_remind}
        bind(place, acts)

    def _lay_out(self) -> None:
        self._ways.add(self.other)
        self._ways.add(self.remind)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._text)
        self._column.addWidget(self._ways)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _measure(self) -> None:
        px = theme.px
        left, right = map(px, self._sides)
        self._column.setContentsMargins(left + px(8 + 14 + 6), px(8), right + px(8), px(6))
        self._column.setSpacing(px(2))
        self._ways.setContentsMargins(0, 0, 0, 0)
        self.updateGeometry()
