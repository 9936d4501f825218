"""The palette: type, walk with the arrows, Enter opens."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from concierge import clock
from concierge.finding.lookup import TEXTS, Lookup, lookup
from ui import language, theme
from ui.commands import COMMANDS, command, key_text
from ui.desk import Desk
from ui.palette.delegate import HEADING, ROW, PaletteDelegate
from ui.palette.foot import PaletteFoot
from ui.palette.found import (
    Found,
    add_for,
    commands_for,
    contact_with,
    in_order,
    message_for,
    rows_of,
)
from ui.palette.rows import PaletteRows
from ui.theme import Role
from ui.voice import Voice
from ui.widgets.announce import announce
from ui.widgets.button import is_enter, set_identifier
from ui.widgets.card import FloatingCard
from ui.widgets.composing import ComposingLine
from ui.widgets.ground import HairLine
from ui.widgets.labels import PlainLabel
from ui.widgets.lay import flat
from ui.widgets.rows import RowList

MOST_COMMANDS = 6
MORE = 24
"""Further texts that are asked for at once."""
TOP = 96
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Palette(FloatingCard):
    """640 wide over everything; what was typed is asked at every key, the newest answer shown."""

    look_wanted = Signal(str)  # the number typed

    def __init__(self, desk: Desk, voice: Voice, parent: QWidget) -> None:
        super().__init__(parent, "palette", width=640, top=TOP, scrim=True)
        self._desk, self._voice = desk, voice
        self._allowed: frozenset[str] = frozenset()
        self._asking = False
        self._more = False
        self._most = TEXTS
        self._entered: bool | None = None
        self._searched: tuple[int, int] | None = None
        self._icon = QLabel()
        self._input = ComposingLine()
        self._count = PlainLabel(role=Role.SMALL, ink="ink2")
        self._rows = PaletteRows(self)
        self._list = RowList("palette.results", self, keeps_colour=True)
        self._nothing = PlainLabel(ink="ink2", wrap=True, identifier="palette.nothing")
        self._foot = PaletteFoot()
        self._line = QWidget()
        self._head = QHBoxLayout(self._line)
        set_identifier(self._input, "palette.input")
        self._input.setProperty("bare", True)
        self._input.installEventFilter(self)
        self._input.textChanged.connect(self._typed)
        self._list.setItemDelegate(PaletteDelegate(self._list))
        self._list.setModel(self._rows)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.clicked.connect(self._take)
        self._list.selectionModel().currentChanged.connect(self._say_current)
        self._list.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.dismissed.connect(self.close_card)
        self._lay_out()
        theme.follow(self._dress)
        language.follow(self._retranslate)

    def ask(self, allowed: frozenset[str]) -> None:
        """Begin with an empty line; `allowed` are the ids of the commands that can be done now."""
        self._allowed = allowed
        self._input.clear()
        self._show([])
        self.open_card()
        self._input.setFocus()

    def place(self) -> None:
        """As high as what was found, where there is room for it."""
        px, headings = theme.px, self._rows.headings()
        rows = self._rows.rowCount() - headings
        # Above it the card's place and the field, below it the foot and air; the lines between.
        others = px(TOP + 46 + 34 + 16) + 3
        most = min(px(456), self._over.height() - others)
        self._list.setFixedHeight(min(rows * px(ROW) + headings * px(HEADING) + px(8), most))
        self._list.setVisible(rows > 0)
        super().place()

    def close_card(self) -> None:
        super().close_card()
        searched, self._searched = self._searched, None
        if searched is not None:
            # That one searched is on the record, not for what; and nobody waits for it.
            from concierge.members.looking import searched as on_record

            self._desk.write(on_record, *searched, failed=self._not_told)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._input and event.type() is QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Whether the key is ours; everything else is the line's, or an input method's."""
        if self._input.preedit_active():
            return False
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        arrow = event.key() in _STEPS and not event.modifiers()
        if is_enter(event) and self._asking:
            self._entered = control  # hands are faster than the answer: it is taken when it comes
        elif is_enter(event):
            self._take(compose=control)
        elif arrow:
            self._step(_STEPS[Qt.Key(event.key())])
        return arrow or is_enter(event)

    def _step(self, by: int) -> None:
        """To the next row, and from either end round to the other."""
        here = self._list.currentIndex()
        edge, other = self._rows.last(), self._rows.first()
        if by < 0:
            edge, other = other, edge
        if here == edge and by > 0 and self._more:
            self._ask_more()
        elif here == edge:
            self._list.select_row(other)
        else:
            self._list.step(by)

    def _scrolled(self, value: int) -> None:
        """Further texts are asked for before one comes to the end."""
        if value >= self._list.verticalScrollBar().maximum() - theme.px(ROW):
            self._ask_more()

    def _ask_more(self) -> None:
        if self._more and not self._asking and len(self._input.text().strip()):
            self._more, self._most = False, self._most + MORE
            self._desk.read(
                lookup, self._input.text(), self._most, then=self._have_more, key="palette"
            )

    def _have_more(self, found: Lookup) -> None:
        here, at = self._rows.found(self._list.currentIndex()), self._list.verticalScrollBar()
        before = at.value()
        self._have(found)
        if here is not None and (again := self._rows.index_of(here.id)).isValid():
            self._list.select_row(again)
        at.setValue(before)
        self._fill_up()

    def _fill_up(self) -> None:
        """Where nothing can be scrolled, nobody could come to what is further down."""
        self._list.doItemsLayout()
        if not self._list.verticalScrollBar().maximum():
            self._ask_more()

    def _typed(self, text: str) -> None:
        self._asking, self._entered = bool(text.strip()), None
        self._more, self._most = False, TEXTS
        if self._asking:
            self._desk.read(lookup, text, then=self._have, key="palette")
        else:
            self._show([])

    def _have(self, found: Lookup) -> None:
        entered, self._asking, self._entered = self._entered, False, None
        if text := self._input.text().strip():
            self._searched, self._more = (len(text), len(found)), found.more
            self._show(
                rows_of(found, self._desk.zone, clock.now(), text), self._for_nobody(text, found)
            )
            if entered is not None and self.isVisible():
                self._take(compose=entered)
            else:
                self._fill_up()

    def _for_nobody(self, text: str, found: Lookup) -> list[Found]:
        """What can be done for somebody who is none of one's own."""
        add = add_for(text, found, self._desk.zone) if "member.add" in self._allowed else []
        return [*message_for(text, found, self._desk.zone), *add]

    def _show(self, found: list[Found], for_nobody: Sequence[Found] = ()) -> None:
        text = self._input.text()
        commands = commands_for(text, COMMANDS, self._allowed.__contains__)
        compose = contact_with(found, key_text("Ctrl+Return")) if text.strip() else []
        acts = [*(commands if not text else commands[:MOST_COMMANDS]), *compose, *for_nobody]
        rows = in_order(found, acts, meant=bool(commands))
        self._rows.fill(rows)
        first = self._rows.first()
        if first.isValid():
            self._list.select_row(first)
            self._list.scrollToTop()
        self._nothing.setVisible(not rows and bool(text.strip()))
        count = self.tr("%n or more found", "", len(found)) if self._more else ""
        count = count or self.tr("%n found", "", len(found))
        self._count.setText(count if text.strip() else "")
        self._dress()

    def _take(self, _index: object = None, *, compose: bool = False) -> None:
        row = self._rows.found(self._list.currentIndex())
        if row is None:
            return
        target = row.target
        self.close_card()
        if target.member_id is not None and (compose or target.compose):
            self._voice.log_contact(target.member_id)
        elif target.issue_id is not None:
            self._voice.open_issue(target.issue_id)
        elif target.member_id is not None:
            self._voice.open_member(target.member_id, target.event_id)
        elif target.look:
            self.look_wanted.emit(target.number)
        elif target.new:
            self._voice.add_member(target.new)
        elif target.number:
            self._voice.take_message(target.number)
        else:
            self._voice.do(target.command_id)

    def _not_told(self, _error: Exception) -> None:
        """What was found was found all the same."""

    def _say_current(self) -> None:
        row = self._rows.found(self._list.currentIndex())
        if row is not None and self.isVisible():
            announce(self._input, row.spoken())

    def _retranslate(self) -> None:
        self._input.setPlaceholderText(self.tr("Find a member, a number, an issue, a text"))
        self._input.setAccessibleName(self.tr("Find"))
        self._list.setAccessibleName(self.tr("Found"))
        self._nothing.setText(
            self.tr(
                "Nothing like that. A colleague's member is found by the whole phone or member"
                " number."
            )
        )
        self._foot.show_keys(
            [
                ("↑ ↓", self.tr("choose")),
                (key_text("Return"), self.tr("open")),
                (key_text("Ctrl+Return"), command("compose.contact").label()),
            ],
            self.tr("Name, initials, phone tail, last 6 digits"),
        )

    def _lay_out(self) -> None:
        self._head.addWidget(self._icon)
        self._head.addWidget(self._input, 1)
        self._head.addWidget(self._count)
        column = flat(QVBoxLayout(), self._line, HairLine(), self._list, self._nothing, self._foot)
        self.body.addLayout(column)

    def _dress(self) -> None:
        px = theme.px
        self._head.setContentsMargins(px(16), 0, px(16), 0)
        self._head.setSpacing(px(10))
        self._nothing.setContentsMargins(px(16), px(10), px(16), px(12))
        self._icon.setPixmap(theme.icon("search", "ink2", 18))
        self._icon.setFixedSize(px(18), px(46))
        self._input.setFont(theme.font(Role.SUBTITLE))
        # A row of its own height: a bare layout keeps places from before the list shrank.
        self._line.setFixedHeight(px(46))
        self._input.setFixedHeight(px(46))
        palette = self._list.palette()
        palette.setColor(palette.ColorRole.Base, theme.tokens().raised)
        self._list.setPalette(palette)
        self.place()
