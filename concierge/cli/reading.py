"""What is typed after an option, read: moments, amounts, numbers of things."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from concierge import clock, moments, money
from concierge.errors import Code, Refusal


def to_come(text: str, zone: ZoneInfo) -> datetime:
    """An aware instant ahead, as people type it or as RFC 3339, in `zone` where it names none.

    Raises Refusal as `moments.ahead` does.
    """
    return moments.ahead(text, clock.now(), zone)


def gone_by(text: str | None, zone: ZoneInfo) -> datetime | None:
    """`to_come`, looking back; None where nothing was said. Raises as `moments.behind` does."""
    return None if text is None else moments.behind(text, clock.now(), zone)


def amount(text: str | None, currency: str | None) -> tuple[Decimal | None, str | None]:
    """A sum as people of its currency write it, and the currency; both None for nothing.

    Raises as `money.read` and `money.kept` do; AMOUNT_WRONG for a currency of nothing.
    """
    found, code = money.read(text or "", currency)
    if found is None and currency:
        raise Refusal(Code.AMOUNT_WRONG, like=money.like(None))
    return money.kept(found, code)


def number(text: str) -> UUID:
    """The number of a thing, as `show` prints it. Raises Refusal ID_UNREADABLE."""
    try:
        return UUID(text.strip())
    except ValueError as error:
        raise Refusal(Code.ID_UNREADABLE, text=text) from error
