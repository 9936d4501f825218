"""Which instants there are, and the whole microseconds they are kept as."""

from datetime import UTC, datetime, timedelta

from concierge.errors import Code, Refusal

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
FIRST, LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
"""Every instant we keep is from FIRST on and before LAST. Nobody means another one, the calendar's
ends have no local time in every zone, and the text index counts no further than 2248."""


def to_micros(at: datetime) -> int:
    """Microseconds since 1970 of an aware datetime. Raises TypeError for a naive one, Refusal
    DATE_WRONG for one that nobody means."""
    return (meant(at) - EPOCH) // MICROSECOND


def meant(at: datetime) -> datetime:
    """`at`, if it is an instant somebody may mean. Raises Refusal DATE_WRONG."""
    if not FIRST <= at < LAST:
        raise Refusal(Code.DATE_WRONG)
    return at


def from_micros(micros: int) -> datetime:
    """The aware UTC datetime of microseconds since 1970."""
    return EPOCH + timedelta(microseconds=micros)
