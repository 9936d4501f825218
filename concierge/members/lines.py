"""Business lines and tiers: data, so that a programme may have others; what it starts with."""

import re
from dataclasses import dataclass
from string import ascii_uppercase

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.members.tables import BusinessLine
from concierge.store import rows
from concierge.team.actions import require_in_charge, said


@dataclass(frozen=True, slots=True)
class Line:
    """A line of business; `letter` begins the references people see, `icon` is a Lucide name."""

    code: str
    letter: str
    name_en: str
    name_zh: str
    icon: str


DEFAULTS = (
    Line("retail", "R", "Shopping", "购物", "shopping-bag"),
    Line("travel", "T", "Travel", "旅行", "plane"),
    Line("food", "F", "Food", "餐饮", "utensils"),
    Line("entertainment", "E", "Entertainment", "娱乐", "ticket"),
    Line("grocery", "G", "Grocery", "生鲜", "carrot"),
    Line("payments", "P", "Payments", "支付", "wallet"),
    Line("logistics", "L", "Logistics", "物流", "package"),
    Line("crossborder", "C", "Cross-border", "跨境", "globe"),
)

LETTERS = tuple(one for one in ascii_uppercase if one not in "ILOUK")
"""Those that are not taken for a digit (Crockford); a task begins with K."""
ICON = "package"

_line = BusinessLine.__table__.c
_LINES = select(
    _line.code,
    _line.letter,
    _line.name_en,
    _line.name_zh,
    _line.icon,
).order_by(_line.position)

_KNOWN = select(_line.code).where(_line.code == bindparam("code"))


def lines(session: Session) -> list[Line]:
    """The business lines in the order in which they are offered."""
    return rows.each(Line, session.connection().execute(_LINES))


def known_line(session: Session, code: str | None) -> str | None:
    """The code itself, if there is such a line, or none was named. Raises Refusal LINE_UNKNOWN."""
    if code is not None and session.connection().scalar(_KNOWN, {"code": code}) is None:
        raise Refusal(Code.LINE_UNKNOWN, line=code)
    return code


@dataclass(frozen=True)
class LineEdit:
    """What a line is to be called or to look like; None leaves it as it is."""

    name_en: str | None = None
    name_zh: str | None = None
    icon: str | None = None


def add_line(session: Session, new: Line) -> None:
    """Add a business line after the others.

    Raises Refusal ONLY_IN_CHARGE (on a server ONLY_AN_ADMIN), CODE_WRONG, CODE_TAKEN,
    LETTER_WRONG, TEXT_MISSING.
    """
    require_in_charge(session)
    code = code_of(new.code)
    taken = {line.code: line.letter for line in lines(session)}
    if code in taken:
        raise Refusal(Code.CODE_TAKEN, code=code)
    letter = new.letter.strip().upper()
    free = [one for one in LETTERS if one not in taken.values()]
    if letter not in free:
        raise Refusal(Code.LETTER_WRONG, letter=new.letter, free=free)
    last = session.scalar(select(func.max(BusinessLine.position)))
    session.add(
        BusinessLine(
            code=code,
            letter=letter,
            name_en=said(new.name_en, "name"),
            name_zh=said(new.name_zh, "name"),
            icon=new.icon.strip() or ICON,
            position=0 if last is None else last + 1,
        )
    )


def change_line(session: Session, code: str, edit: LineEdit) -> LineEdit:
    """Call a line otherwise; its code and its letter stay, for things are called by them. Returns
    what it was. Raises Refusal LINE_UNKNOWN, ONLY_IN_CHARGE, TEXT_MISSING."""
    require_in_charge(session)
    line = session.get(BusinessLine, code.strip())
    if line is None:
        raise Refusal(Code.LINE_UNKNOWN, line=code)
    before = LineEdit(line.name_en, line.name_zh, line.icon)
    if edit.name_en is not None:
        line.name_en = said(edit.name_en, "name")
    if edit.name_zh is not None:
        line.name_zh = said(edit.name_zh, "name")
    if edit.icon is not None:
        line.icon = edit.icon.strip() or ICON
    return before


def code_of(typed: str) -> str:
    """A code as programs write it. Raises Refusal TEXT_MISSING, CODE_WRONG."""
    code = said(typed, "code")
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,31}", code):
        raise Refusal(Code.CODE_WRONG, code=typed)
    return code


def seed_lines(session: Session) -> None:
    """Fill a new workspace with the default lines (the seed of `workspace.create`)."""
    for position, line in enumerate(DEFAULTS):
        session.add(
            BusinessLine(
                code=line.code,
                letter=line.letter,
                name_en=line.name_en,
                name_zh=line.name_zh,
                icon=line.icon,
                position=position,
            )
        )
