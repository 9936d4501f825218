"""Where each part of a row goes, measured once and painted many times."""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QTextLayout, QTextOption

from concierge import clock, words
from concierge.timeline.rows import Former, Row
from ui import theme
from ui.theme import Role
from ui.timeline.teller import BIT_ICONS, Side, Teller, icon, side
from ui.widgets.due import DueState, due_width
from ui.widgets.paint import elided, text_width

ROW = 28
HEADING = 24
STEP = 20
_MARGIN, _TIME, _ICON = 16, 42, 16
_TEXT = 82
_INDENT = 28
_LEAD_GAP = 6
_BIT_GAP = 4
_MIN_TEXT = 140
"""What was said has this much of the row before what the act brought with it has any."""
_NARROW = 520
"""A row narrower than this at 100 % has the sign of its business line without the word."""
_STATE = 3
"""What stands at the right has at most one part in so many of the row."""
_MOODS = {"overdue": DueState.OVERDUE, "soon": DueState.SOON, "settled": DueState.SETTLED}


@dataclass(frozen=True)
class Piece:
    """An icon and a text at a place in the row."""

    rect: QRect
    icon: str
    text: str


@dataclass(frozen=True)
class Plan:
    """A row, measured: all rectangles are relative to its top left corner."""

    side: Side
    icon: str
    struck: bool
    new: bool
    height: int
    left: int
    time: str
    lead: str
    lead_width: int
    lines: tuple[str, ...]
    chevron: QRect | None
    bits: tuple[Piece, ...]
    folded: tuple[Piece, ...]
    meta: tuple[Piece, ...]
    state: str
    mood: DueState
    state_rect: QRect
    line: Piece | None


WIDEST = 1000
"""What stands at the right of a row is at most so far from its left edge."""


def row_height() -> int:
    """Of a row of one line, at the scale in force."""
    return theme.px(ROW)


def heading_height() -> int:
    """Of the heading above a day, at the scale in force."""
    return theme.px(HEADING)


class Planner:
    """Plans rows for one width. `forget` after anything but a row changed."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        self._plans: dict[tuple[object, ...], tuple[Row, Plan]] = {}
        self.forget()

    def forget(self) -> None:
        """After the width, the scale, the language or the minute changed."""
        self._plans.clear()
        self._line_width = 0
        # Leads are a few words said again and again.
        self._lead_widths: dict[str, int] = {}
        self._fonts = {new: theme.font(Role.BODY, strong=new) for new in (False, True)}

    def plan(self, row: Row, width: int, *, expanded: bool) -> Plan:
        """The parts of a row `width` wide; a very wide one keeps its states near its text."""
        width = min(width, theme.px(WIDEST))
        key = (row.id, width, expanded)
        known = self._plans.get(key)
        if known is not None and known[0] is row:
            return known[1]
        if len(self._plans) > 2000:
            self._plans.clear()
        made = self._plan(row, width, expanded)
        self._plans[key] = (row, made)
        return made

    def _plan(self, row: Row, width: int, expanded: bool) -> Plan:
        px, said, whose = theme.px, self._teller.said(row), side(row)
        new = self._teller.is_new(row)
        lead = words.name(row.kind, "Kind") if row.retracted else said.lead
        left = px(_TEXT) + (0 if whose is Side.THEIRS else px(_INDENT))
        lead_width = self._lead_width(lead)
        mood = _MOODS.get(said.mood, DueState.PLAIN)
        state = said.state if due_width(mood, said.state) * _STATE <= width else ""
        state_rect = self._state_rect(state, mood, width)
        end = state_rect.left() - (px(12) if state else 0)
        lead = elided(lead, self._fonts[False], end - left)
        lead_width = min(lead_width, max(end - left, 0))
        lines = self._lines(row, new, expanded, lead_width, end - left)
        bits: tuple[Piece, ...] = ()
        chevron = None
        if said.bits and not expanded:
            at = left + lead_width + text_width(lines[0], self._fonts[new]) + px(8)
            chevron = QRect(at, px(4), px(12), px(STEP))
            some = _with_room(said.bits, self._bits_room(lead_width, end - left))
            bits = _bits(some, at + px(12) + px(6))
        bottom = px(4) + len(lines) * px(STEP)
        folded, meta = self._below(row, left, end, bottom) if expanded else ((), ())
        bottom += px(STEP) * (len(folded) + (1 if meta else 0))
        return Plan(
            side=whose,
            icon=icon(row),
            struck=row.retracted is not None,
            new=new,
            height=bottom + px(4),
            left=left,
            time=self._teller.time(row),
            lead=lead,
            lead_width=lead_width,
            lines=lines,
            chevron=chevron,
            bits=bits,
            folded=folded,
            meta=meta,
            state=state,
            mood=mood,
            state_rect=state_rect,
            line=self._line(row, width),
        )

    def _lead_width(self, lead: str) -> int:
        if lead not in self._lead_widths:
            wide = text_width(lead, self._fonts[False]) + theme.px(_LEAD_GAP) if lead else 0
            self._lead_widths[lead] = wide
        return self._lead_widths[lead]

    def _state_rect(self, state: str, mood: DueState, width: int) -> QRect:
        px, wide = theme.px, due_width(mood, state)
        right = width - px(_MARGIN) - self._lines_width(width) - px(12)
        return QRect(right - wide, px(4), wide, px(STEP))

    def _lines(
        self, row: Row, new: bool, expanded: bool, lead_width: int, room: int
    ) -> tuple[str, ...]:
        """All of the text, two lines of what is new, one of the rest and of an act with bits."""
        px, said = theme.px, self._teller.said(row)
        text = f"{said.lead}: {said.text}" if row.retracted else said.text
        font = self._fonts[new]
        if expanded or (new and not said.bits):
            most = 0 if expanded else 2
            least = lead_width + px(40)
            return tuple(wrapped_after(text, font, lead_width, max(room, least), most))
        if not said.bits:
            return (elided(text, font, room - lead_width),)
        bits = self._bits_room(lead_width, room)
        kept = bits + px(_MIN_TEXT) - _bits_width(_with_room(said.bits, bits))
        return (elided(text, font, kept),)

    def _bits_room(self, lead_width: int, room: int) -> int:
        """What is left for the bits of an act once the least of its text has its place."""
        px = theme.px
        return room - lead_width - (px(8) + px(12) + px(6)) - px(_MIN_TEXT)

    def _line(self, row: Row, width: int) -> Piece | None:
        line = self._teller.line(row)
        if line is None:
            return None
        px, column = theme.px, self._lines_width(width)
        rect = QRect(width - px(_MARGIN) - column, px(4), column, px(STEP))
        name = "" if width < px(_NARROW) else self._teller.line_name(row)
        return Piece(rect, line.icon, name)

    def _lines_width(self, width: int) -> int:
        """One column for all rows: an icon and the longest name of a line, 104 at most."""
        if width < theme.px(_NARROW):
            return theme.px(14)
        if not self._line_width:
            names = [words.line_name(line) for line in self._teller.lines.values()]
            font = theme.font(Role.SMALL)
            widest = max((text_width(name, font) for name in names), default=0)
            self._line_width = min(theme.px(14) + theme.px(4) + widest, theme.px(104))
        return self._line_width

    def _below(
        self, row: Row, left: int, end: int, top: int
    ) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """What an expanded row shows under its text: the things of the act, then who and where."""
        px, folded = theme.px, []
        for one in row.folded:
            said = self._teller.said(one)
            text = words.facts(f"{said.lead} {said.text}".strip(), said.state)
            rect = QRect(left, top, max(end - left, 1), px(STEP))
            folded.append(Piece(rect, BIT_ICONS.get(one.kind, icon(one)), text))
            top += px(STEP)
        for former in row.formers:
            room = max(end - left - px(20), px(40))
            for number, text in enumerate(self._former(former, room)):
                rect = QRect(left, top, max(end - left, 1), px(STEP))
                folded.append(Piece(rect, "" if number else "history", text))
                top += px(STEP)
        meta, font, at = [], theme.font(Role.SMALL), left
        for name, text in self._meta(row):
            wide = px(14) + px(4) + text_width(text, font)
            room = end - at
            if room < px(40):
                break
            meta.append(Piece(QRect(at, top, min(wide, room), px(STEP)), name, text))
            at += wide + px(16)
        return tuple(folded), tuple(meta)

    def _former(self, former: Former, room: int) -> list[str]:
        """What it said before, in lines; then who put it right, when and why."""
        said = self._teller.said(former.row)
        when = words.moment(former.row.at, self._teller.zone, clock.now())
        text = words.facts(when, f"{said.lead} {said.text}".strip(), said.state)
        by = words.moment(former.corrected_at, self._teller.zone, clock.now())
        why = "" if former.reason == "corrected" else former.reason
        font = theme.font(Role.SMALL)
        lines = wrapped_after(self._teller.was(text), font, 0, room, 0)
        return [*lines, words.facts(former.steward_name, by, why)]

    def _meta(self, row: Row) -> list[tuple[str, str]]:
        teller, found = self._teller, []
        if row.kind == "contact" and not row.retracted:
            found.append(("user-round", row.party or teller.address))
        found.append(("circle-dot", teller.issue_title(row)))
        found.append(("user-check", teller.by_somebody_else(row)))
        return [(name, text) for name, text in found if text]


def wrapped_after(text: str, font: QFont, taken: int, width: int, most: int) -> list[str]:
    """The text in lines of `width`, the first shorter by `taken`; `most` > 0 elides the last."""
    lines: list[str] = []
    for number, paragraph in enumerate(text.split("\n")):
        lines += _broken(paragraph, font, taken if number == 0 else 0, width)
    if 0 < most < len(lines):
        rest = "".join(lines[most - 1 :])
        lines = [*lines[: most - 1], elided(rest, font, width - (taken if most == 1 else 0))]
    return lines


def _broken(paragraph: str, font: QFont, taken: int, width: int) -> list[str]:
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    # Qt counts UTF-16 units, Python characters; rare Han and emoji are two units.
    units = paragraph.encode("utf-16-le", "surrogatepass")
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width - (0 if lines else taken), 1))
        start, end = line.textStart(), line.textStart() + line.textLength()
        lines.append(units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass"))
    layout.endLayout()
    return lines or [""]


def _with_room(bits: tuple[words.Bit, ...], room: int) -> tuple[words.Bit, ...]:
    """The first of them, and how many there are besides; none is left out without a word, unless
    there is no room even for that."""
    for n in range(len(bits), -1, -1):
        more = (words.Bit("", f"+{len(bits) - n}"),) if n < len(bits) else ()
        if _bits_width(bits[:n] + more) <= room:
            return bits[:n] + more
    return ()


def _bits_width(bits: tuple[words.Bit, ...]) -> int:
    return sum(_bit_width(bit) + theme.px(_BIT_GAP) for bit in bits)


def _bits(bits: tuple[words.Bit, ...], at: int) -> tuple[Piece, ...]:
    px, pieces = theme.px, []
    for bit in bits:
        wide = _bit_width(bit)
        icon_name = BIT_ICONS.get(bit.kind, "")
        pieces.append(Piece(QRect(at, px(4), wide, px(STEP)), icon_name, bit.text))
        at += wide + px(_BIT_GAP)
    return tuple(pieces)


def _bit_width(bit: words.Bit) -> int:
    px = theme.px
    icon_width = px(12) + px(4) if bit.kind else 0
    return px(5) + icon_width + text_width(bit.text, theme.font(Role.SMALL)) + px(6)
