"""Business lines: data, so that a programme may have others; these are what it starts with."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.members.tables import BusinessLine


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
    return [Line(*row) for row in session.connection().execute(_LINES)]


def known_line(session: Session, code: str | None) -> str | None:
    """The code itself, if there is such a line, or none was named. Raises Refusal LINE_UNKNOWN."""
    if code is not None and session.connection().scalar(_KNOWN, {"code": code}) is None:
        raise Refusal(Code.LINE_UNKNOWN, line=code)
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
