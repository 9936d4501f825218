"""What is typed after an option, read: moments, amounts, numbers of things."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal, InvalidOperation
from uuid import UUID
from zoneinfo import ZoneInfo

from concierge import clock, moments
from concierge.errors import Code, Refusal

_Moment = Callable[[str, datetime, ZoneInfo], datetime]


def to_come(text: str, zone: ZoneInfo) -> datetime:
    """An aware instant ahead: ISO 8601, or as people type it, in `zone` where it names none.

    Raises Refusal as `moments.ahead` does.
    """
    return _moment(text, zone, moments.ahead)


def gone_by(text: str | None, zone: ZoneInfo) -> datetime | None:
    """`to_come`, looking back; None where nothing was said. Raises as `moments.behind` does."""
    return None if text is None else _moment(text, zone, moments.behind)


def _moment(text: str, zone: ZoneInfo, read: _Moment) -> datetime:
    if "T" not in text.upper():
        return read(text, clock.now(), zone)
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return read(text, clock.now(), zone)
    return at if at.tzinfo else at.replace(tzinfo=zone)


def amount(text: str | None) -> Decimal | None:
    """A sum in plain figures, as `show --json` prints it. Raises Refusal AMOUNT_WRONG."""
    if text is None:
        return None
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise Refusal(Code.AMOUNT_WRONG, amount=text) from error


def number(text: str) -> UUID:
    """The number of a thing, as `show` prints it. Raises Refusal ID_UNREADABLE."""
    try:
        return UUID(text.strip())
    except ValueError as error:
        raise Refusal(Code.ID_UNREADABLE, text=text) from error
